"""民生实事 and 重大项目."""

from etl.metrics.metric import Agg, Metric, Rows, Told, told_or
from etl.metrics.registry.suggestions import VOTED, VOTES

_SOURCE = "地方组织法（2022年）；民生实事项目人大代表票决制办法"
_MAJOR = "本地重大项目监督办法（五机制、三环节）"
_CHOSEN = "f.kind = '民生实事' AND f.is_whole"

PROJECT_ITEMS_DONE_RATE = Metric(
    id="project_items_done_rate", title="民生实事子项完成率", unit="share", grains=("area",),
    numerator="完成的子项", denominator="入选民生实事的子项；没有子项的项目自己算一项", direction="higher", counted_in="项目年度",
    source=_SOURCE, meaning="入选的民生实事，子项完成了多少。", caution="由主办单位报完成，质量看测评。",
    smallest_base=1, needs=("project.status|project.completed_on",), formula=Rows("project_item", Agg("f.is_done"), Agg()),
)  # fmt: skip
PROJECT_ON_TIME_RATE = Metric(
    id="project_on_time_rate", title="民生实事按期完成率", unit="share", grains=("area", "unit"),
    numerator="在计划完成日期当天或以前完成的", denominator="计划完成日期已过的入选民生实事（子项除外）", direction="higher",
    counted_in="项目年度", source=_SOURCE, meaning="到期的民生实事，按期完成了多少。", caution="没有计划完成日期的不在其中。",
    smallest_base=1, needs=("project.due_on", "project.completed_on"),
    formula=Rows(
        "project_now", Agg("f.is_due AND f.is_on_time"), Agg("f.is_due"), where=_CHOSEN,
        reasons=(Told("NOT coalesce(f.is_due, false)", "计划完成日期还没有过，或没有填"),),
    ),
)  # fmt: skip
PROJECT_GROUP_RATE = Metric(
    id="project_group_rate", title="一件一小组", unit="share", grains=("area",),
    numerator="有监督小组的", denominator="入选的民生实事", direction="higher", counted_in="项目年度", source=_SOURCE,
    meaning="每件民生实事是否有一个小组跟着。", caution="有小组不等于监督过。", smallest_base=1, needs=("project.group",),
    formula=Rows("project_now", Agg("f.has_group"), Agg(), where=_CHOSEN),
)  # fmt: skip
PROJECT_INSPECTION_RATE = Metric(
    id="project_inspection_rate", title="一季一督查", unit="share", grains=("area",),
    numerator="有督查或小组监督的项目季度（重大项目：有季度专报的）", denominator="每个入选项目从年度首季到完成季、截至日前已结束的季度",
    direction="higher", counted_in="季度", source=f"{_SOURCE}；{_MAJOR}", meaning="每个项目每个季度是否督查过。",
    caution="有一次就算。", smallest_base=1, needs=("project_supervision.kind",),
    formula=Rows("project_quarter", Agg("f.is_inspected"), Agg(), only=(told_or("f.is_inspected"),)),
)  # fmt: skip
PROJECT_EVALUATION_RATE = Metric(
    id="project_evaluation_rate", title="一年一测评", unit="share", grains=("area",),
    numerator="测评过的", denominator="年度已结束或已经测评的入选民生实事", direction="higher", counted_in="项目年度",
    source=_SOURCE, meaning="每件民生实事是否测评过。", caution="测评过不等于满意。", smallest_base=1,
    needs=("project_supervision.kind",),
    formula=Rows(
        "project_now", Agg("f.is_evaluated"), Agg("f.year_has_ended OR f.is_evaluated"), where=_CHOSEN,
        only=(told_or("f.is_evaluated"),), reasons=(Told("NOT f.year_has_ended", "年度还没有结束，也还没有测评"),),
    ),
)  # fmt: skip
PROJECT_SATISFIED_RATE = Metric(
    id="project_satisfied_rate", title="民生实事满意率", unit="share", grains=("area",),
    numerator="测评的满意票之和", denominator="测评的三种票之和", direction="higher", counted_in="监督日期", source=_SOURCE,
    meaning="民生实事测评的票里，满意票占多少。", caution="数的是票，不是项目。", smallest_base=20,
    needs=("project_supervision.votes_satisfied",),
    formula=Rows(
        "project_supervision", Agg(value="f.votes_satisfied", bound="f.votes_satisfied_bound"), Agg(value=VOTES),
        day="happened_on", where="f.kind = '测评' AND f.project_kind = '民生实事'", only=(VOTED,),
    ),
)  # fmt: skip
VOTE_COVERAGE = Metric(
    id="vote_coverage", title="票决制覆盖率", unit="share", grains=("area",),
    numerator="由人大代表票决过民生实事的地方", denominator="有人大常委会或乡镇人大主席团的地方（本级和以下）",
    direction="higher", counted_in="项目年度", source=_SOURCE, meaning="有代表大会的地方，有多少实行了票决制。",
    caution="街道没有代表大会，不计入；议政代表票选是征求意见，不算票决。", smallest_base=1,
    needs=("project.voted_by", "area.body"), formula=Rows("congress_area", Agg("f.has_voted"), Agg(), only=(told_or("f.has_voted"),)),
)  # fmt: skip
MAJOR_MECHANISMS = Metric(
    id="major_mechanisms", title="重大项目监督机制", unit="share", grains=("area",),
    numerator="用过的“项目×机制”", denominator="5 × 在建的重大项目", direction="higher", counted_in="监督日期", source=_MAJOR,
    meaning="跟踪监督、协同监督、专业监督、季度专报、联席会议五个机制用了几成。", caution="用过一次就算。", smallest_base=1,
    needs=("project_supervision.kind",), formula=Rows("major_pair", Agg("f.is_used"), Agg(), where="f.part = '机制'", only=(told_or("f.is_used"),)),
)  # fmt: skip
MAJOR_PHASES = Metric(
    id="major_phases", title="重大项目三环节", unit="share", grains=("area",),
    numerator="有监督的“项目×环节”", denominator="3 × 在建的重大项目", direction="higher", counted_in="到期间最后一天的监督日期",
    source=_MAJOR, meaning="确定、实施、监督三个环节是否都监督到了。", caution="还没有到的环节也在底数里。", smallest_base=1,
    needs=("project_supervision.phase",), formula=Rows("major_pair", Agg("f.is_used"), Agg(), where="f.part = '环节'", only=(told_or("f.is_used"),)),
)  # fmt: skip
DECISIONS_FOLLOWED_RATE = Metric(
    id="decisions_followed_rate", title="决定跟踪率", unit="share", grains=("area",),
    numerator="之后有监督的", denominator="涉及项目的审议决定和票决", direction="higher", counted_in="会议日期",
    source="监督法（2024年）；决定加监督的做法", meaning="作了决定以后，有没有跟着监督。", caution="监督了不等于落实了。", smallest_base=1,
    needs=("agenda_item.project_id", "project_supervision.happened_on"),
    formula=Rows("decision", Agg("f.is_followed"), Agg(), only=(told_or("f.is_followed"),)),
)  # fmt: skip
