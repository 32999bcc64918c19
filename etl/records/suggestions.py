"""suggestions."""

from typing import Literal

from etl.records.kinds import (
    Bool,
    Count,
    Day,
    DeputyRef,
    DeputyRefs,
    Id,
    Int,
    Items,
    Level,
    Number,
    SuggestionRef,
    Text,
)
from etl.records.record import Record, column
from etl.records.rules import Excludes, NeededWhen, NotBefore, Together, Within


class Suggestion(Record):
    """suggestion."""

    record = "suggestion"
    sheet = "建议"
    key = ("suggestion_id",)
    day = "submitted_on"
    rules = (
        NotBefore("handed_over_on", "submitted_on"),
        NotBefore("replied_on", "handed_over_on"),
        NotBefore("promised_on", "replied_on"),
        NotBefore("delivered_on", "replied_on"),
        NeededWhen("lead_unit", "handed_over_on"),
        Excludes("co_deputy_ids", "lead_deputy_id"),
    )

    suggestion_id: Id = column("建议编号")
    title: Text = column("标题")
    kind: Literal["议案", "建议"] = column("类型", "议案|建议; default 建议", default="建议")
    period: Literal["大会", "闭会"] = column("提出期间", "大会|闭会")
    level: Level | None = column("级别", "as mandate.level; default the lead's only mandate that day", default=None)
    lead_deputy_id: DeputyRef = column("领衔代表")
    co_deputy_ids: DeputyRefs = column("附议代表", "excludes the lead", default=())
    topic: Items = column("领域", default=())
    submitted_on: Day = column("提出日期")
    is_accepted: Bool = column(
        "是否受理",
        "default yes; rejected ones (personal matters, forwarded letters, cases) leave every count",
        default=True,
    )
    handed_over_on: Day | None = column("交办日期", ">= submitted_on", default=None)
    reply_due_on: Day | None = column(
        "答复期限",
        "default by the rule pack from the day of handing over (nation 3 months, hard matters 6; some townships 2 and 4)",
        default=None,
        future=True,
    )
    lead_unit: Text | None = column("主办单位", "required once handed over", default=None)
    co_units: Items = column("会办单位", "shown; the unit counted is 主办单位", default=())
    met_in_person: Bool | None = column("是否面商", default=None)
    replied_on: Day | None = column("答复日期", ">= handed_over_on", default=None)
    result_raw: Text | None = column(
        "办理结果",
        "as the place writes it, at the reply; mapped by the rule pack to A|B|C|D (solved | being solved or planned | not now | for reference); an unmapped wording is a problem row",
        default=None,
    )
    promised_on: Day | None = column("承诺完成日期", ">= replied_on", default=None, future=True)
    delivered_on: Day | None = column("承诺兑现日期", ">= replied_on", default=None)
    is_priority: Bool = column("是否重点督办", "default no", default=False)
    supervised_by: Text | None = column("督办领导", default=None)


class SuggestionEvaluation(Record):
    """suggestion_evaluation."""

    record = "suggestion_evaluation"
    sheet = "建议评价"
    key = ("suggestion_id", "by", "round")
    day = "evaluated_on"
    rules = (
        NotBefore("evaluated_on", "sent_on"),
        Within("round", 1, 2),
        Within("score", 0, 100),
        Together(("votes_satisfied", "votes_fairly", "votes_dissatisfied")),
    )

    suggestion_id: SuggestionRef = column("建议编号")
    by: Literal["领衔代表", "代表集体", "常委会"] = column("评价方", "领衔代表|代表集体|常委会")
    round: Int = column("轮次", "1 or 2; default 1; 2 = after the matter was taken up again", default=1)
    sent_on: Day | None = column("发出日期", "the form sent; blank = the day it came back", default=None)
    evaluated_on: Day | None = column(
        "评价日期",
        ">= sent_on; returned = a rating, votes or a score is there; without a day it takes the day of the reply",
        default=None,
    )
    attitude_rating: Literal["满意", "基本满意", "不满意"] | None = column(
        "态度评价", "满意|基本满意|不满意", default=None
    )
    result_rating: Literal["满意", "基本满意", "不满意"] | None = column(
        "结果评价", "满意|基本满意|不满意; this, votes or 分数 blank = sent and not returned", default=None
    )
    votes_satisfied: Count | None = column("满意票", "the three votes together", default=None)
    votes_fairly: Count | None = column("基本满意票", default=None)
    votes_dissatisfied: Count | None = column("不满意票", default=None)
    score: Number | None = column("分数", "0 to 100, for 评议打分", default=None)


class SuggestionFollowup(Record):
    """suggestion_followup."""

    record = "suggestion_followup"
    sheet = "建议督办"
    day = "happened_on"

    suggestion_id: SuggestionRef = column("建议编号")
    happened_on: Day = column("日期")
    kind: Literal["领衔督办", "对口督办", "代表参与督办", "集体评议", "回头看", "重新办理"] = column(
        "类型", "领衔督办|对口督办|代表参与督办|集体评议|回头看|重新办理"
    )
    result_raw: Text | None = column("办理结果", "as suggestion.result_raw; what was found this time", default=None)
