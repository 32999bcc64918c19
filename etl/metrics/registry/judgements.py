"""Suggestions judged: by their leads, by the committee, by votes and by points."""

from etl.metrics.metric import NONE, Agg, Derived, Metric, Part, Rows, Told
from etl.metrics.registry.suggestions import ACCEPTED, VOTED, VOTES


def _rated(when: str) -> Rows:
    return Rows("suggestion", Agg(when), Agg("f.rating IS NOT NULL"), day="rated_on", only=ACCEPTED)


SATISFIED_RATE = Metric(
    id="satisfied_rate", title="满意率", unit="share", grains=("deputy", "unit", "area"),
    numerator="领衔代表最近一次结果评价为满意的", denominator="领衔代表交回结果评价的", direction="higher",
    counted_in="最近一次评价日期", source="代表法（2025年）第五十一条；本地评价办法", meaning="交回评价的建议，满意的有多少。",
    caution="没有交回的不在其中；基本满意另列。", smallest_base=5,
    needs=("suggestion_evaluation.result_rating",), formula=_rated("f.rating = '满意'"),
)  # fmt: skip
FAIRLY_SATISFIED_RATE = Metric(
    id="fairly_satisfied_rate", title="满意和基本满意率", unit="share", grains=("deputy", "unit", "area"),
    numerator="领衔代表最近一次结果评价为满意或基本满意的", denominator="领衔代表交回结果评价的", direction="none",
    counted_in="最近一次评价日期", source="代表法（2025年）第五十一条；本地评价办法",
    meaning="交回评价的建议，满意和基本满意的有多少。", caution="从不离开满意率单独出现。", smallest_base=5,
    needs=("suggestion_evaluation.result_rating",), formula=_rated("f.rating IN ('满意', '基本满意')"),
)  # fmt: skip
ATTITUDE_RATE = Metric(
    id="attitude_rate", title="办理态度满意率", unit="share", grains=("unit", "area"),
    numerator="领衔代表最近一次态度评价为满意的", denominator="领衔代表交回态度评价的", direction="higher",
    counted_in="最近一次评价日期", source="本地评价办法（态度与结果分开评）", meaning="代表对办理态度满意的有多少。",
    caution="态度好不等于办成。", smallest_base=5, needs=("suggestion_evaluation.attitude_rating",),
    formula=Rows("suggestion", Agg("f.attitude = '满意'"), Agg("f.attitude IS NOT NULL"), day="attitude_on", only=ACCEPTED),
)  # fmt: skip
RETURNED_RATE = Metric(
    id="returned_rate", title="测评回收率", unit="share", grains=("unit", "area"),
    numerator="到截至日交回的", denominator="发给领衔代表的评价表", direction="higher", counted_in="发出日期",
    source="本地评价办法", meaning="发出的评价表，交回来多少。", caution="回收率低时，满意率的代表性也低。",
    smallest_base=5, needs=("suggestion_evaluation.by",),
    formula=Rows(
        "suggestion_evaluation", Agg("f.is_returned AND coalesce(f.evaluated_on <= $as_of, true)"), Agg(), day="sent_on",
        where="f.\"by\" = '领衔代表'", only=ACCEPTED,
    ),
)  # fmt: skip
COMMITTEE_SATISFIED_RATE = Metric(
    id="committee_satisfied_rate", title="常委会满意度", unit="share", grains=("unit", "area"),
    numerator="常委会测评的满意票之和", denominator="常委会测评的三种票之和", direction="higher", counted_in="评价日期",
    source="本地评价办法（双评）", meaning="常委会组成人员对办理结果的满意票占多少。", caution="数的是票，不是建议件数。",
    smallest_base=20, needs=("suggestion_evaluation.votes_satisfied",),
    formula=Rows(
        "suggestion_evaluation", Agg(value="f.votes_satisfied", bound="f.votes_satisfied_bound"), Agg(value=VOTES),
        day="evaluated_on", where="f.\"by\" = '常委会'", only=(*ACCEPTED, VOTED),
    ),
)  # fmt: skip
_BOTH_NEEDED = ("suggestion_evaluation.result_rating", "suggestion_evaluation.votes_satisfied")


def _both(when: str, value: str = "1", votes: str = "1") -> Rows:
    """Over the suggestions judged by the lead and by the committee."""
    where = "f.rating IS NOT NULL AND f.committee_votes > 0"
    return Rows("suggestion", Agg(when, value), Agg(value=votes), day="rated_on", where=where, only=ACCEPTED)


DOUBLE_GAP = Metric(
    id="double_gap", title="双评差", unit="百分点", grains=("unit", "area"),
    numerator="满意率减常委会满意度，只看两种评价都有的建议（件数另列）", denominator=NONE, direction="none",
    counted_in="最近一次评价日期", source="本地评价办法（双评）", meaning="代表和常委会的看法差多少个百分点。",
    caution="差距只提示回头看，不论好坏。", smallest_base=5,
    needs=("suggestion_evaluation.result_rating", "suggestion_evaluation.votes_satisfied"),
    formula=Derived("gap", (
        Part("deputies", _both("f.rating = '满意'"), _BOTH_NEEDED),
        Part("committee", _both("true", "f.committee_satisfied", "f.committee_votes"), _BOTH_NEEDED),
    )),
)  # fmt: skip
EVALUATION_SCORE = Metric(
    id="evaluation_score", title="评议得分", unit="分", grains=("unit", "area"),
    numerator="分数之和", denominator="打了分的评价数", direction="higher", counted_in="评价日期",
    source="本地评议办法", meaning="评议打分的平均分。", caution="是平均数，请与份数一起看。", smallest_base=5,
    needs=("suggestion_evaluation.score",),
    formula=Rows(
        "suggestion_evaluation", Agg(value="f.score", bound="f.score_bound"), Agg(), day="evaluated_on",
        only=(*ACCEPTED, Told("f.score IS NOT NULL", "没有打分")),
    ),
)  # fmt: skip
