"""activities."""

from typing import Literal

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
from etl.records.record import Record, column
from etl.records.rules import AtMost, NotBefore


class Activity(Record):
    """activity."""

    record = "activity"
    sheet = "活动"
    key = ("activity_id",)
    day = "happened_on"
    rules = (
        NotBefore("to_on", "happened_on"),
        AtMost("opinions_adopted", "opinions_raised"),
    )

    activity_id: Id | None = column("活动编号", default=None)
    kind: ActivityKind = column(
        "类型",
        "人代会|常委会会议|工委会议|主席团会议|议事会议|学习研讨|学习培训|考察学习|集中视察|视察|调研|调研视察|执法检查|监督检查|预决算审查|座谈会|情况通报会|推进会|党委研究人大工作|走访企业|走访慰问|回头看|共建活动|到站活动|代表小组活动|接待考察|其他",
    )
    activity_name: Text = column("活动名称")
    topic: Items = column("领域", "e.g. 新城建设|小区物业|乡村振兴", default=())
    place: Text | None = column("地点", default=None)
    happened_on: Day = column("日期")
    to_on: Day | None = column("结束日期", ">= happened_on", default=None, future=True)
    status: Literal["计划", "已举行", "取消"] = column(
        "状态", "计划|已举行|取消; default 已举行; a plan is never counted as a result", default="已举行"
    )
    area_id: AreaRef | None = column(
        "区域编号", "whose body held it; default that of its station or group, else the sender's", default=None
    )
    electoral_district: Text | None = column("选区", default=None)
    station_id: StationRef | None = column("站点编号", "filled = held at or by the station", default=None)
    group: GroupRef | None = column("小组名称", "filled = held by the group", default=None)
    campaign: Items = column(
        "主题活动",
        "campaigns, series and other tags: 优化营商环境 | 代表统一活动日 | 宣传员 | 双建 | 疫情防控",
        default=(),
    )
    host: Items = column("走访对象", "companies, villages or delegations visited or received", default=())
    laws: Items = column("法律法规", "laws looked at in an inspection", default=())
    opinions_raised: Count | None = column("提出意见建议", "opinions or problems raised", default=None)
    opinions_adopted: Count | None = column(
        "采纳意见建议", "<= opinions_raised; of these adopted or settled; blank = not known", default=None
    )
    trigger: Literal["计划", "临时动议"] = column("发起", "计划|临时动议; default 计划", default="计划")
    all_due: Bool | None = column(
        "是否全员应到",
        "yes = everyone in office in the area was called and a deputy without a row is 未记录; else only those listed under 出席 were",
        default=None,
    )
    evidence: Items = column("佐证材料", "file names kept beside the delivery", default=())


class Attendance(Record):
    """attendance."""

    record = "attendance"
    sheet = "出席"
    key = ("activity_id", "session", "deputy_id")

    activity_id: ActivityRef = column("活动编号")
    deputy_id: DeputyRef = column("代表编号", "unique per activity and sitting")
    session: Text | None = column(
        "场次", "one meeting may have several sittings: 上午|下午|第1次全体会议; each counts once", default=None
    )
    presence: Literal["出席", "请假", "缺席", "公务", "列席", "不适用", "未记录"] = column(
        "出席情况",
        "出席|请假|缺席|公务|列席|不适用|未记录; 请假 = approved leave; the reason for a leave is never read",
    )
    spoke: Bool | None = column("是否发言", default=None)


class AgendaItem(Record):
    """agenda_item."""

    record = "agenda_item"
    sheet = "议题"

    activity_id: ActivityRef = column("活动编号", "the meeting")
    title: Text = column("标题")
    kind: Literal["研究议题", "听取工作报告", "审议决定", "票决"] = column(
        "类型", "研究议题|听取工作报告|审议决定|票决; the only place where reports heard are counted"
    )
    project_id: ProjectRef | None = column("项目编号", "the project a decision decides", default=None)
