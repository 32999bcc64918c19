"""voters."""

from typing import Literal

from etl.records.kinds import (
    Bool,
    Channel,
    Count,
    Day,
    DeputyRef,
    DeputyRefs,
    Id,
    Items,
    Level,
    Money,
    Number,
    OpinionRef,
    Private,
    ReceptionRef,
    StationRef,
    SuggestionRef,
    Text,
)
from etl.records.record import Record, column
from etl.records.rules import AtMost, NeededUnless, NeededWhen, NotBefore, Together


class Contact(Record):
    """contact."""

    record = "contact"
    sheet = "联系走访"
    day = "happened_on"
    rules = (
        NeededUnless("linked_to", "kind", ("入户走访",)),
        NeededUnless("happened_on", "kind", ("结对",)),
        AtMost("contacts_made", "contacts_due"),
    )

    deputy_id: DeputyRef = column("代表编号")
    kind: Literal["结对", "联系群众", "入户走访", "机关联系代表"] = column(
        "类型",
        "结对|联系群众|入户走访|机关联系代表; 结对 = a standing tie, no contact yet; 机关联系代表 = an organ contacts the deputy (双联)",
    )
    linked_to: Text | None = column(
        "联系对象",
        "an organ, a community or a household number, never a resident's name; required unless 入户走访",
        default=None,
    )
    happened_on: Day | None = column("日期", "required unless 结对", default=None)
    contacts_due: Count | None = column("应联系数", "households due, for 入户走访", default=None)
    contacts_made: Count | None = column(
        "联系数", "people, default 1; for 入户走访 households, no default, <= 应联系数", default=None
    )


class Reception(Record):
    """reception."""

    record = "reception"
    sheet = "接待"
    key = ("reception_id",)
    day = "happened_on"

    reception_id: Id | None = column("接待编号", default=None)
    station_id: StationRef | None = column("站点编号", "blank here and in 代表 = the sender's area", default=None)
    deputy_ids: DeputyRefs = column("代表", "all who received", default=())
    happened_on: Day = column("日期")
    channel: Channel = column(
        "渠道",
        "现场|来访|来信|电话|代表二维码|联络站二维码|微信|网络平台|随手拍|网格; default 现场; a local name (民情直通车 代表直通车) is mapped by the rule pack and kept as printed",
        default="现场",
    )
    venue: Literal["站点", "选区", "流动", "线上"] = column("场所", "站点|选区|流动|线上; default 站点", default="站点")
    campaign: Items = column("主题活动", "as activity.campaign", default=())
    visitors: Count = column("接待人次")
    evidence: Items = column("佐证材料", default=())


class Opinion(Record):
    """opinion."""

    record = "opinion"
    sheet = "社情民意"
    key = ("opinion_id",)
    day = "happened_on"
    rules = (
        NotBefore("followed_up_on", "happened_on"),
        NotBefore("resolved_on", "happened_on"),
    )

    opinion_id: Id | None = column("意见编号", default=None)
    reception_id: ReceptionRef | None = column(
        "接待编号", "station, deputies and channel left blank are those of the reception", default=None
    )
    station_id: StationRef | None = column("站点编号", "blank here and in 代表 = the sender's area", default=None)
    deputy_ids: DeputyRefs = column("代表", "all who collected it", default=())
    happened_on: Day = column("日期", "the day it was collected")
    channel: Channel | None = column("渠道", "as reception.channel, without its default", default=None)
    topic: Items = column("领域", default=())
    text: Text | None = column("内容", default=None)
    handling: Literal["现场答复", "形成建议", "转办", "民主协商", "待处理"] = column(
        "处理方式", "现场答复|形成建议|转办|民主协商|待处理; default 待处理", default="待处理"
    )
    escalated_to: Level | None = column(
        "提请级别", "as mandate.level; passed up to a deputy of a higher congress", default=None
    )
    suggestion_id: SuggestionRef | None = column(
        "建议编号", "for 形成建议; several opinions may form one suggestion", default=None
    )
    followed_up_on: Day | None = column("督办日期", ">= happened_on", default=None)
    result_raw: Text | None = column("办理结果", "as suggestion.result_raw; B = partly solved", default=None)
    resolved_on: Day | None = column("办结日期", ">= happened_on", default=None)
    evidence: Items = column("佐证材料", "随手拍 photos before and after", default=())
    resident: Private | None = column(
        "反映人", "read; never stored in clear; masked on every screen and export", default=None
    )
    phone: Private | None = column(
        "联系电话", "read; never stored in clear; masked on every screen and export", default=None
    )


class Debriefing(Record):
    """debriefing."""

    record = "debriefing"
    sheet = "述职"
    key = ("deputy_id", "happened_on")
    day = "happened_on"
    rules = (
        NotBefore("feedback_on", "happened_on"),
        Together(("votes_satisfied", "votes_fairly", "votes_dissatisfied")),
    )

    deputy_id: DeputyRef = column("代表编号")
    happened_on: Day = column("日期", "述")
    form: Literal["口头", "书面", "口头+书面"] = column("形式", "口头|书面|口头+书面")
    audience: Literal["选民", "原选举单位", "常委会"] | None = column(
        "述职对象", "选民|原选举单位|常委会", default=None
    )
    place: Text | None = column("地点", "electoral district or station", default=None)
    attendees: Count | None = column("参加人数", default=None)
    shown_on: Day | None = column("公示日期", "晒: the day the report was put up for all to read", default=None)
    votes_satisfied: Count | None = column("满意票", "评: the three votes together", default=None)
    votes_fairly: Count | None = column("基本满意票", default=None)
    votes_dissatisfied: Count | None = column("不满意票", default=None)
    feedback_on: Day | None = column("反馈日期", ">= happened_on", default=None)


class Service(Record):
    """service."""

    record = "service"
    sheet = "办实事"
    day = "happened_on"
    rules = (NeededWhen("quantity_unit", "quantity"),)

    deputy_ids: DeputyRefs = column("代表", "each deputy has it; the station and the area count it once", default=())
    station_id: StationRef | None = column("站点编号", "blank here and in 代表 = the sender's area", default=None)
    happened_on: Day = column("日期")
    kind: Literal["办实事", "解决问题", "基层治理", "推动建设", "筹集资金", "捐助", "民主协商", "联企助农"] = column(
        "类型",
        "办实事|解决问题|基层治理|推动建设|筹集资金|捐助|民主协商|联企助农; 推动建设 = works the government built, no personal score",
    )
    purpose: Text | None = column("用途", "e.g. 道路硬化|助学|矛盾化解|复工复产", default=None)
    text: Text = column("内容")
    amount_wan: Money | None = column("金额", "万元", default=None)
    is_forecast: Bool = column("是否预计", "default no; a forecast is never added to results", default=False)
    quantity: Number | None = column("数量", "one row per place served: six villages are six rows", default=None)
    quantity_unit: Text | None = column("单位", "required with 数量", default=None)
    opinion_id: OpinionRef | None = column("意见编号", "the opinion it answers", default=None)
    evidence: Items = column("佐证材料", default=())
