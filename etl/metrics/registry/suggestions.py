"""Suggestions: raised, handed over, replied, closed, solved, looked at again, judged."""

from etl.metrics.metric import NONE, Agg, Metric, Rows, Told, told_or

_REPLY = "代表法（2025年）第五十一条；答复期限依规则包"
ACCEPTED = (Told("f.is_accepted", "没有受理"),)
VOTED = Told("f.votes_satisfied IS NOT NULL", "没有测评票")
VOTES = "f.votes_satisfied + coalesce(f.votes_fairly, 0) + coalesce(f.votes_dissatisfied, 0)"
_CLOSED = "f.is_due AND f.is_replied AND f.latest_result IS NOT NULL"
_NOT_DUE = Told("NOT f.is_due", "还没有答复，也没有到答复期限")


def _handed_over(numerator: Agg, denominator: Agg | None = None, *reasons: Told) -> Rows:
    return Rows("suggestion", numerator, denominator, day="handed_over_on", only=ACCEPTED, reasons=reasons)


def _due(when: str) -> Rows:
    return _handed_over(Agg(f"f.is_due AND ({when})"), Agg("f.is_due"), _NOT_DUE)


SUGGESTIONS = Metric(
    id="suggestions", title="领衔建议", unit="件", grains=("deputy", "area"),
    numerator="受理的领衔建议", denominator=NONE, direction="none", counted_in="提出日期",
    source="代表法（2025年）第二十四条、第三十六条；七个一第三项", meaning="领衔提出并受理的建议和议案有多少件。",
    caution="领衔与附议从不相加；件数多少不说明质量。", smallest_base=0, needs=("suggestion.submitted_on",),
    formula=Rows("suggestion", Agg(), day="submitted_on", only=ACCEPTED),
)  # fmt: skip
SUGGESTIONS_COSIGNED = Metric(
    id="suggestions_cosigned", title="附议建议", unit="件", grains=("deputy",),
    numerator="受理的附议建议", denominator=NONE, direction="none", counted_in="提出日期",
    source="代表法（2025年）第二十四条", meaning="附议并受理的建议有多少件。", caution="附议另列，不与领衔相加。",
    smallest_base=0, needs=("suggestion.co_deputy_ids",),
    formula=Rows("suggestion", Agg(), day="submitted_on", only=ACCEPTED, part="cosigner"),
)  # fmt: skip
SUGGESTIONS_HANDED_OVER = Metric(
    id="suggestions_handed_over", title="交办建议", unit="件", grains=("deputy", "unit", "area"),
    numerator="受理并交办的建议", denominator=NONE, direction="none", counted_in="交办日期",
    source="代表法（2025年）第五十一条", meaning="交办给承办单位的建议有多少件。", caution="件数由职能范围决定，不说明好坏。",
    smallest_base=0, needs=("suggestion.handed_over_on",),
    formula=_handed_over(Agg()),
)  # fmt: skip
REPLY_RATE = Metric(
    id="reply_rate", title="答复率", unit="share", grains=("deputy", "unit", "area"),
    numerator="到截至日已答复的", denominator="应答复的：受理、交办，并且已答复或已过答复期限", direction="higher",
    counted_in="交办日期", source=_REPLY, meaning="应该答复的建议，答复了多少。",
    caution="昨天才交办、还没有到期的不算未答复；答复不等于办成。", smallest_base=5,
    needs=("suggestion.handed_over_on", "suggestion.replied_on"), formula=_due("f.is_replied"),
)  # fmt: skip
ON_TIME_REPLY_RATE = Metric(
    id="on_time_reply_rate", title="按期答复率", unit="share", grains=("deputy", "unit", "area"),
    numerator="在答复期限当天或以前答复的", denominator="应答复的（同答复率）", direction="higher", counted_in="交办日期",
    source=_REPLY, meaning="应该答复的建议，按期答复了多少。", caution="疑难事项可以延长到六个月，以登记的答复期限为准。",
    smallest_base=5, needs=("suggestion.handed_over_on", "suggestion.replied_on"), formula=_due("f.is_on_time"),
)  # fmt: skip
REPLY_DAYS = Metric(
    id="reply_days", title="答复用时中位数", unit="天", grains=("deputy", "unit", "area"),
    numerator="已答复的建议从交办到答复天数的中位数", denominator=NONE, direction="lower", counted_in="交办日期",
    source=_REPLY, meaning="答复的建议，一半在多少天以内答复。", caution="没有答复的不在其中；中位数取自每件记录，不是平均数的平均。",
    smallest_base=5, needs=("suggestion.handed_over_on", "suggestion.replied_on"),
    formula=_handed_over(
        Agg("f.is_replied", "date_diff('day', f.handed_over_on, f.replied_on)", "median"), None,
        Told("NOT f.is_replied", "还没有答复"),
    ),
)  # fmt: skip
OVERDUE = Metric(
    id="overdue", title="逾期未复", unit="件", grains=("deputy", "unit", "area"),
    numerator="截至日没有答复而答复期限已过的受理建议，不论何时交办", denominator=NONE, direction="lower",
    counted_in="截至日", source=_REPLY, meaning="现在有多少件过了期限还没有答复。", caution="按截至日判断，补报答复日期后会减少。",
    smallest_base=0, needs=("suggestion.handed_over_on", "suggestion.replied_on"),
    formula=Rows(
        "suggestion", Agg(), where="f.handed_over_on <= $as_of AND NOT f.is_replied AND f.reply_due_on < $as_of",
        only=ACCEPTED, so_far=True,
    ),
)  # fmt: skip
MET_RATE = Metric(
    id="met_rate", title="面商率", unit="share", grains=("deputy", "unit", "area"),
    numerator="办理中与代表面商过的", denominator="应答复且已答复、知道是否面商的", direction="higher", counted_in="交办日期",
    source="代表法（2025年）第五十一条", meaning="办理中有多少与代表当面商量过。", caution="由承办单位打勾，常常都是百分之百。",
    smallest_base=5, needs=("suggestion.met_in_person",),
    formula=_handed_over(
        Agg("f.is_due AND f.is_replied AND f.met_in_person"),
        Agg("f.is_due AND f.is_replied AND f.met_in_person IS NOT NULL"),
        _NOT_DUE, Told("NOT f.is_replied", "还没有答复"), Told("f.met_in_person IS NULL", "没有登记是否面商"),
    ),
)  # fmt: skip
CLOSED_RATE = Metric(
    id="closed_rate", title="办结率", unit="share", grains=("unit", "area", "deputy"),
    numerator="有办理结果（不论哪一类）的", denominator="应答复的（同答复率）", direction="none", counted_in="交办日期",
    source="代表法（2025年）第五十一条；办理结果四类分法", meaning="应该答复的建议，有了办理结果的有多少。",
    caution="办结不等于办成。", smallest_base=5, needs=("suggestion.handed_over_on", "suggestion.result_raw"),
    formula=_due(_CLOSED),
)  # fmt: skip
SOLVED_RATE = Metric(
    id="solved_rate", title="办成率", unit="share", grains=("unit", "area", "deputy"),
    numerator="最近一次结果为 A 类（解决或采纳）的", denominator="应答复的（同答复率）", direction="higher",
    counted_in="交办日期", source="代表法（2025年）第五十一条；办理结果四类分法",
    meaning="应该答复的建议，真正办成了多少。答复时的结果，由后来的回头看或重新办理改正。",
    caution="B 类是承诺，不算办成；与答复率、办结率同一个底数，所以一级比一级低。", smallest_base=5,
    needs=("suggestion.handed_over_on", "suggestion.result_raw"), formula=_due("f.is_replied AND f.latest_result = 'A'"),
)  # fmt: skip
RELAPSE_RATE = Metric(
    id="relapse_rate", title="反弹率", unit="share", grains=("unit", "area"),
    numerator="最近一次结果比答复时差的", denominator="答复时和回头看（重新办理）都有结果的", direction="lower",
    counted_in="交办日期", source="本地建议办理规则（回头看）", meaning="回头看时，有多少退回去了。", caution="没有回头看的不在其中。",
    smallest_base=5, needs=("suggestion_followup.result_raw",),
    formula=_handed_over(
        Agg("f.later_result > f.result"), Agg("f.later_result IS NOT NULL AND f.result IS NOT NULL"),
        Told("f.result IS NULL", "没有答复时的办理结果"), Told("f.later_result IS NULL", "没有回头看或重新办理的结果"),
    ),
)  # fmt: skip
PROMISE_KEPT_RATE = Metric(
    id="promise_kept_rate", title="承诺兑现率", unit="share", grains=("unit", "area"),
    numerator="在承诺完成日期当天或以前兑现的", denominator="承诺完成日期已过的受理建议", direction="higher",
    counted_in="承诺完成日期", source="本地建议办理规则（承诺台账）", meaning="答应什么时候办好的，到时候办好了多少。",
    caution="跨年度，不论现在是哪一类结果。", smallest_base=5, needs=("suggestion.promised_on", "suggestion.delivered_on"),
    formula=Rows(
        "suggestion", Agg("f.promised_on < $as_of AND f.delivered_on <= f.promised_on"), Agg("f.promised_on < $as_of"),
        day="promised_on", only=ACCEPTED, reasons=(Told("f.promised_on >= $as_of", "承诺的日期还没有过"),),
    ),
)  # fmt: skip
PRIORITY_COVERAGE = Metric(
    id="priority_coverage", title="重点督办覆盖率", unit="share", grains=("area",),
    numerator="到截至日有领衔督办的", denominator="受理并交办的重点督办建议", direction="higher", counted_in="交办日期",
    source="代表法（2025年）第五十二条", meaning="确定重点督办的建议，有多少由领导领衔督办了。",
    caution="对口督办和代表参与督办另列。", smallest_base=1, needs=("suggestion.is_priority", "suggestion_followup.kind"),
    formula=Rows(
        "suggestion", Agg("f.has_lead_supervision"), Agg(), day="handed_over_on", where="f.is_priority",
        only=(*ACCEPTED, told_or("f.has_lead_supervision", "f.follow_ups_told")),
    ),
)  # fmt: skip
LOOKBACK_RATE = Metric(
    id="lookback_rate", title="回头看覆盖率", unit="share", grains=("area", "unit"),
    numerator="到截至日回头看过的", denominator="应答复且有办理结果的", direction="higher", counted_in="交办日期",
    source="本地建议办理规则（回头看）", meaning="有了结果的建议，回头看了多少。", caution="看过不等于仍然有效，请看反弹率。",
    smallest_base=5, needs=("suggestion.result_raw", "suggestion_followup.kind"),
    formula=Rows(
        "suggestion", Agg(f"{_CLOSED} AND f.has_lookback"), Agg(_CLOSED), day="handed_over_on",
        only=(*ACCEPTED, told_or("f.has_lookback", "f.follow_ups_told")),
        reasons=(_NOT_DUE, Told(f"NOT ({_CLOSED})", "还没有办理结果")),
    ),
)  # fmt: skip
