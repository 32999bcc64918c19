"""Suggestions, how they are judged and followed up."""

from typing import Literal

from etl.records.column import column
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
    Rating,
    SuggestionRef,
    Text,
)
from etl.records.needed import NeededWhen, Together
from etl.records.record import Record
from etl.records.rules import Excludes, NotBefore, Within


class Suggestion(Record):
    """One suggestion or bill, from raising to result."""

    record = "suggestion"
    sheet = "建议"
    about = "议案和建议，从提出、交办、答复到办成；一件一行"
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

    suggestion_id: Id = column("建议编号", "一件一个，不重复")
    title: Text = column("标题")
    kind: Literal["议案", "建议"] = column("类型", "空着算建议", default="建议")
    period: Literal["大会", "闭会"] = column("提出期间", "大会期间，或闭会期间")
    level: Level | None = column("级别", "以哪一级代表的身份提；空着取领衔代表当天唯一的任职", default=None)
    lead_deputy_id: DeputyRef = column("领衔代表")
    co_deputy_ids: DeputyRefs = column("附议代表", "不含领衔代表", default=())
    topic: Items = column("领域", default=())
    submitted_on: Day = column("提出日期")
    is_accepted: Bool = column("是否受理", "空着算是；不受理的（个人事项、转交信件、个案）不进任何统计", default=True)
    handed_over_on: Day | None = column("交办日期", "不早于提出日期", default=None)
    reply_due_on: Day | None = column(
        "答复期限", "空着就按规则包从交办日期起算（一般三个月，疑难六个月）", default=None, future=True
    )
    lead_unit: Text | None = column("主办单位", "填了交办日期就必填", default=None)
    co_units: Items = column("会办单位", "只列出；统计算在主办单位", default=())
    met_in_person: Bool | None = column("是否面商", default=None)
    replied_on: Day | None = column("答复日期", "不早于交办日期", default=None)
    result_raw: Text | None = column(
        "办理结果", "答复时的结果，照本地写法；由规则包归入 A、B、C、D 类，归不了的算问题", default=None
    )
    promised_on: Day | None = column("承诺完成日期", "不早于答复日期", default=None, future=True)
    delivered_on: Day | None = column("承诺兑现日期", "不早于答复日期", default=None)
    is_priority: Bool = column("是否重点督办", "空着算否", default=False)
    supervised_by: Text | None = column("督办领导", default=None)


class SuggestionEvaluation(Record):
    """One judgement of how a suggestion was handled."""

    record = "suggestion_evaluation"
    sheet = "建议评价"
    about = "领衔代表、代表集体、常委会对办理的评价；一件、一方、一轮一行"
    key = ("suggestion_id", "by", "round")
    day = "evaluated_on"
    rules = (
        NotBefore("evaluated_on", "sent_on"),
        Within("round", 1, 2),
        Within("score", 0, 100),
        Together(("votes_satisfied", "votes_fairly", "votes_dissatisfied")),
    )

    suggestion_id: SuggestionRef = column("建议编号")
    by: Literal["领衔代表", "代表集体", "常委会"] = column("评价方", "谁评的")
    round: Int = column("轮次", "1 或 2，空着算 1；2 是重新办理以后再评", default=1)
    sent_on: Day | None = column("发出日期", "评价表发出的日子；空着就是交回的那天", default=None)
    evaluated_on: Day | None = column("评价日期", "交回的日子，不早于发出日期；交回了而没写，取答复日期", default=None)
    attitude_rating: Rating | None = column("态度评价", default=None)
    result_rating: Rating | None = column("结果评价", "评价、票数、分数都空着，就是发出了没有交回", default=None)
    votes_satisfied: Count | None = column("满意票", "三种票要么都填，要么都空", default=None)
    votes_fairly: Count | None = column("基本满意票", default=None)
    votes_dissatisfied: Count | None = column("不满意票", default=None)
    score: Number | None = column("分数", "评议打分，0 到 100", default=None)


class SuggestionFollowup(Record):
    """One act of supervision of a suggestion."""

    record = "suggestion_followup"
    sheet = "建议督办"
    about = "对一件建议的督办、评议、回头看、重新办理；一次一行"
    day = "happened_on"

    suggestion_id: SuggestionRef = column("建议编号")
    happened_on: Day = column("日期")
    kind: Literal["领衔督办", "对口督办", "代表参与督办", "集体评议", "回头看", "重新办理"] = column("类型")
    result_raw: Text | None = column("办理结果", "这一次看到的结果，写法同 建议 的办理结果", default=None)
