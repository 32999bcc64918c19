"""Activities, who attended, what was on the agenda."""

from typing import Literal

from etl.records.column import column
from etl.records.kinds import (
    ActivityKind,
    ActivityRef,
    AreaRef,
    Bool,
    Count,
    Day,
    DeputyRef,
    GroupRef,
    Id,
    Items,
    ProjectRef,
    StationRef,
    Text,
)
from etl.records.record import Record
from etl.records.rules import AtMost, NotBefore


class Activity(Record):
    """A meeting, inspection, training or other event."""

    record = "activity"
    sheet = "活动"
    about = "会议、视察、调研、培训等，计划的也报；一次一行"
    key = ("activity_id",)
    day = "happened_on"
    plan = ("status", ("计划", "取消"))
    rules = (NotBefore("to_on", "happened_on"), AtMost("opinions_adopted", "opinions_raised"))

    activity_id: Id | None = column("活动编号", "自编也行，不重复；空着的，出席和议题就指不到它", default=None)
    kind: ActivityKind = column("类型")
    activity_name: Text = column("活动名称")
    topic: Items = column("领域", "如 新城建设、小区物业、乡村振兴", default=())
    place: Text | None = column("地点", default=None)
    happened_on: Day = column("日期", "第一天；计划的可以在以后")
    to_on: Day | None = column("结束日期", "最后一天；不早于日期", default=None)
    status: Literal["计划", "已举行", "取消"] = column("状态", "空着算已举行；计划从不算作成果", default="已举行")
    area_id: AreaRef | None = column(
        "区域编号", "哪里的人大办的；空着就取站点或小组的区域，再没有取报送单位的", default=None
    )
    electoral_district: Text | None = column("选区", default=None)
    station_id: StationRef | None = column("站点编号", "站点办的，或在站点办的，才填", default=None)
    group: GroupRef | None = column("小组名称", "小组办的才填", default=None)
    campaign: Items = column("主题活动", "属于哪个主题或系列，如 优化营商环境、代表统一活动日", default=())
    host: Items = column("走访对象", "走访的企业和村，或接待的考察团", default=())
    laws: Items = column("法律法规", "执法检查查了哪几部", default=())
    opinions_raised: Count | None = column("提出意见建议", "提出了几条意见或问题", default=None)
    opinions_adopted: Count | None = column("采纳意见建议", "其中采纳或解决了几条；不知道就空着", default=None)
    trigger: Literal["计划", "临时动议"] = column("发起", "空着算计划", default="计划")
    all_due: Bool | None = column(
        "是否全员应到", "是：区域内在任的人人应到，没有出席行的算未记录；否：只有出席表里列的人应到", default=None
    )
    evidence: Items = column("佐证材料", "文件名，文件同报送一起保存", default=())


class Attendance(Record):
    """One deputy called to one sitting."""

    record = "attendance"
    sheet = "出席"
    about = "每个活动应到的每位代表来没有来；一场一人一行"
    key = ("activity_id", "session", "deputy_id")

    activity_id: ActivityRef = column("活动编号")
    deputy_id: DeputyRef = column("代表编号", "同一活动、同一场次，一人一行")
    session: Text | None = column("场次", "一次会议有几场的，写 上午、下午、第1次全体会议，各算一次", default=None)
    presence: Literal["出席", "请假", "缺席", "公务", "列席", "不适用", "未记录"] = column(
        "出席情况", "请假指经批准的请假；请假的原因不报"
    )
    spoke: Bool | None = column("是否发言", default=None)


class AgendaItem(Record):
    """One item on the agenda of a meeting."""

    record = "agenda_item"
    sheet = "议题"
    about = "会议上的每一个议题"

    activity_id: ActivityRef = column("活动编号", "哪次会议")
    title: Text = column("标题")
    kind: Literal["研究议题", "听取工作报告", "审议决定", "票决"] = column("类型", "听取的工作报告只在这里数")
    project_id: ProjectRef | None = column("项目编号", "决定的是哪个项目", default=None)
