"""Contact with voters: visits, receptions, opinions, debriefings, services."""

from typing import Literal

from etl.records.column import column
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
from etl.records.needed import NeededUnless, NeededWhen, Together
from etl.records.record import Record
from etl.records.rules import AtMost, NotBefore


class Contact(Record):
    """A deputy in touch with voters, or an organ with a deputy."""

    record = "contact"
    sheet = "联系走访"
    about = "代表联系群众、入户走访、结对，以及机关联系代表；一次（一个结对）一行"
    day = "happened_on"
    rules = (
        NeededUnless("linked_to", "kind", ("入户走访",)),
        NeededUnless("happened_on", "kind", ("结对",)),
        AtMost("contacts_made", "contacts_due"),
    )

    deputy_id: DeputyRef = column("代表编号")
    kind: Literal["结对", "联系群众", "入户走访", "机关联系代表"] = column(
        "类型", "结对是固定的联系关系，还不是一次联系；机关联系代表是机关来联系代表"
    )
    linked_to: Text | None = column("联系对象", "机关、社区或户号，不写居民姓名；除入户走访外必填", default=None)
    happened_on: Day | None = column("日期", "除结对外必填", default=None)
    contacts_due: Count | None = column("应联系数", "入户走访：应走多少户", default=None)
    contacts_made: Count | None = column(
        "联系数", "人数，空着算 1；入户走访填走了多少户，空着就是不知道，不大于应联系数", default=None
    )


class Reception(Record):
    """One reception of voters."""

    record = "reception"
    sheet = "接待"
    about = "代表接待选民和群众；一次一行"
    key = ("reception_id",)
    day = "happened_on"

    reception_id: Id | None = column("接待编号", "自编也行，不重复；空着的，社情民意就指不到它", default=None)
    station_id: StationRef | None = column("站点编号", "站点和代表都空着，就算报送单位的区域", default=None)
    deputy_ids: DeputyRefs = column("代表", "一起接待的全部代表", default=())
    happened_on: Day = column("日期")
    channel: Channel = column("渠道", "空着算现场；本地叫法由规则包对应，原话保留", default="现场")
    venue: Literal["站点", "选区", "流动", "线上"] = column("场所", "空着算站点", default="站点")
    campaign: Items = column("主题活动", "同 活动 的主题活动", default=())
    visitors: Count = column("接待人次")
    evidence: Items = column("佐证材料", "文件名", default=())


class Opinion(Record):
    """One opinion of residents, and what became of it."""

    record = "opinion"
    sheet = "社情民意"
    about = "收集到的每一条意见，怎么处理、结果怎样"
    key = ("opinion_id",)
    day = "happened_on"
    rules = (NotBefore("followed_up_on", "happened_on"), NotBefore("resolved_on", "happened_on"))

    opinion_id: Id | None = column("意见编号", "自编也行，不重复；空着的，办实事就指不到它", default=None)
    reception_id: ReceptionRef | None = column("接待编号", "站点、代表、渠道空着的，取这次接待的", default=None)
    station_id: StationRef | None = column("站点编号", "站点和代表都空着，就算报送单位的区域", default=None)
    deputy_ids: DeputyRefs = column("代表", "一起收集的全部代表", default=())
    happened_on: Day = column("日期", "收集的那一天")
    channel: Channel | None = column("渠道", "空着取这次接待的", default=None)
    topic: Items = column("领域", default=())
    text: Text | None = column("内容", default=None)
    handling: Literal["现场答复", "形成建议", "转办", "民主协商", "待处理"] = column(
        "处理方式", "空着算待处理", default="待处理"
    )
    escalated_to: Level | None = column("提请级别", "交给了哪一级的代表去提", default=None)
    suggestion_id: SuggestionRef | None = column("建议编号", "形成建议的填；几条意见可以并成一件建议", default=None)
    followed_up_on: Day | None = column("督办日期", "不早于日期", default=None)
    result_raw: Text | None = column("办理结果", "同 建议 的办理结果；B 类是部分解决", default=None)
    resolved_on: Day | None = column("办结日期", "不早于日期", default=None)
    evidence: Items = column("佐证材料", "文件名，如随手拍的前后照片", default=())
    resident: Private | None = column("反映人", "可以填，不入库，不显示，不导出", default=None)
    phone: Private | None = column("联系电话", "可以填，不入库，不显示，不导出", default=None)


class Debriefing(Record):
    """A deputy reporting to those who elected him or her."""

    record = "debriefing"
    sheet = "述职"
    about = "代表向选民或选举单位述职：述、晒、评；一次一行"
    key = ("deputy_id", "happened_on")
    day = "happened_on"
    rules = (
        NotBefore("feedback_on", "happened_on"),
        Together(("votes_satisfied", "votes_fairly", "votes_dissatisfied")),
    )

    deputy_id: DeputyRef = column("代表编号")
    happened_on: Day = column("日期", "述：述职的日子")
    form: Literal["口头", "书面", "口头+书面"] = column("形式")
    audience: Literal["选民", "原选举单位", "常委会"] | None = column("述职对象", default=None)
    place: Text | None = column("地点", "选区或站点", default=None)
    attendees: Count | None = column("参加人数", default=None)
    shown_on: Day | None = column("公示日期", "晒：报告公示的日子", default=None)
    votes_satisfied: Count | None = column("满意票", "评：三种票要么都填，要么都空", default=None)
    votes_fairly: Count | None = column("基本满意票", default=None)
    votes_dissatisfied: Count | None = column("不满意票", default=None)
    feedback_on: Day | None = column("反馈日期", "不早于日期", default=None)


class Service(Record):
    """A deed for residents, a problem eased, money raised."""

    record = "service"
    sheet = "办实事"
    about = "为群众办的实事、解决的问题、筹的资金；一件一行"
    day = "happened_on"
    plan = ("is_forecast", (True,))
    rules = (NeededWhen("quantity_unit", "quantity"),)

    deputy_ids: DeputyRefs = column("代表", "每位代表名下都有一件，站点和区域只算一件", default=())
    station_id: StationRef | None = column("站点编号", "站点和代表都空着，就算报送单位的区域", default=None)
    happened_on: Day = column("日期")
    kind: Literal["办实事", "解决问题", "基层治理", "推动建设", "筹集资金", "捐助", "民主协商", "联企助农"] = column(
        "类型", "推动建设是政府建成的，不算个人成绩"
    )
    purpose: Text | None = column("用途", "如 道路硬化、助学、矛盾化解、复工复产", default=None)
    text: Text = column("内容")
    amount_wan: Money | None = column("金额", "万元；写“预计”的算预计", default=None)
    is_forecast: Bool = column("是否预计", "空着算否；预计的从不加进成果", default=False)
    quantity: Number | None = column("数量", "一处一行：惠及六个村就写六行", default=None)
    quantity_unit: Text | None = column("单位", "填了数量就必填", default=None)
    opinion_id: OpinionRef | None = column("意见编号", "回应的是哪条社情民意", default=None)
    evidence: Items = column("佐证材料", "文件名", default=())
