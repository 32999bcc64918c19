"""People, their mandates, postings, groups, honours and misconduct."""

from typing import Literal

from etl.records.column import column
from etl.records.kinds import AreaRef, Born, Day, DeputyRef, GroupRef, Id, Level, ProjectRef, StationRef, Text
from etl.records.needed import ExactlyOne
from etl.records.record import Record
from etl.records.rules import NotBefore


class Deputy(Record):
    """A person; what he or she holds is under mandate."""

    record = "deputy"
    sheet = "代表"
    about = "一人一行的基本情况；任哪一级代表写在 任职"
    key = ("deputy_id",)

    deputy_id: Id = column("代表编号", "一人一个，不论任几级代表；一人一行")
    deputy_name: Text = column("姓名")
    gender: Literal["男", "女"] | None = column("性别", default=None)
    born: Born | None = column("出生年月", "只有年，或年月日，也行", default=None)
    ethnicity: Text | None = column("民族", default=None)
    party: Text | None = column("政治面貌", "中共党员、群众、无党派，或八个民主党派之一", default=None)
    education: Literal["小学", "初中", "高中", "中专", "大专", "大学", "研究生"] | None = column("学历", default=None)
    occupation: Text | None = column(
        "职业类别", "一人一类，如 领导干部、社区干部、企业单位负责人、农民、教师、医务；同类之间才比较", default=None
    )
    post: Text | None = column("单位职务", default=None)


class Mandate(Record):
    """One person in office at one level, with dates."""

    record = "mandate"
    sheet = "任职"
    about = "谁在哪一级、从哪天到哪天当代表；一个任职一行"
    key = ("deputy_id", "level", "area_id", "from_on")
    rules = (NotBefore("to_on", "from_on"),)

    deputy_id: DeputyRef = column("代表编号", "任几级代表就有几行")
    level: Level = column("级别", "哪一级的代表")
    congress: Text | None = column("届次", "如 第十九届", default=None)
    electoral_district: Text | None = column("选区", "选区或选举单位", default=None)
    area_id: AreaRef = column("区域编号", "哪个区域的人大管这个任职；本人没写区域的记录都算在这里")
    role: Text | None = column("职务", "如 常委会组成人员、主席团成员；领导和当然成员另行比较", default=None)
    from_on: Day = column("开始日期", "任职第一天", future=True)
    to_on: Day | None = column(
        "结束日期", "任职最后一天，空着就是在任；同一人同一级的任职不能重叠", default=None, future=True
    )
    entered_by: Literal["换届选举", "补选", "推荐"] | None = column("产生方式", default=None)
    ended_by: Literal["届满", "辞职", "调离", "罢免", "去世", "其他"] | None = column("终止原因", default=None)


class Assignment(Record):
    """A deputy posted to a station."""

    record = "assignment"
    sheet = "驻站"
    about = "哪位代表在哪个站点，从哪天到哪天"
    key = ("deputy_id", "station_id", "from_on")
    rules = (NotBefore("to_on", "from_on"),)

    deputy_id: DeputyRef = column("代表编号")
    station_id: StationRef = column("站点编号")
    role: Text = column("职务", "站长、驻站代表、联络员；空着算驻站代表", default="驻站代表")
    from_on: Day | None = column("开始日期", "空着就是在最早的报送以前已经开始", default=None, future=True)
    to_on: Day | None = column("结束日期", "最后一天，空着就是还在；不早于开始日期", default=None, future=True)


class GroupMember(Record):
    """A deputy in a group."""

    record = "group_member"
    sheet = "小组"
    about = "代表小组、专业小组和谁在里面；一组一人一行"
    key = ("group", "area_id", "deputy_id", "from_on")
    rules = (NotBefore("to_on", "from_on"),)

    group: Text = column("小组名称", "一个区域里，一个名称就是一个小组；一人一行")
    kind: Literal["代表小组", "专业小组", "联络组", "监督小组", "议事代表小组", "议政代表小组"] = column(
        "类型", "同一小组各行要一致"
    )
    area_id: AreaRef | None = column("区域编号", "空着就是报送单位的区域", default=None)
    deputy_id: DeputyRef = column("代表编号", "一人可以在几个小组")
    role: Text = column("职务", "组长、副组长、组员；空着算组员", default="组员")
    from_on: Day | None = column("开始日期", "空着就是在最早的报送以前已经开始", default=None, future=True)
    to_on: Day | None = column("结束日期", "最后一天，空着就是还在；不早于开始日期", default=None, future=True)


class Honour(Record):
    """An honour given to a deputy, group, station, project or office."""

    record = "honour"
    sheet = "荣誉"
    about = "代表、小组、站点、项目或机关得的荣誉"
    day = "happened_on"
    rules = (ExactlyOne(("deputy_id", "group", "station_id", "project_id", "area_id")),)

    honour: Text = column("称号", "如 最美人大代表、优秀代表、先进代表小组、示范家站、典型案例")
    level: Literal["全国", "省", "市", "县", "乡镇"] | None = column("级别", "哪一级给的", default=None)
    happened_on: Day = column("日期", "授予的日子")
    deputy_id: DeputyRef | None = column("代表编号", "代表、小组、站点、项目、区域里正好填一个", default=None)
    group: GroupRef | None = column("小组名称", "给小组的填", default=None)
    station_id: StationRef | None = column("站点编号", "给站点的填", default=None)
    project_id: ProjectRef | None = column("项目编号", "给项目的填", default=None)
    area_id: AreaRef | None = column("区域编号", "给机关自己的填，如调研报告获奖", default=None)


class Conduct(Record):
    """What counts against a deputy, and suspensions."""

    record = "conduct"
    sheet = "负面事项"
    about = "警告、违纪、违法，以及暂停执行职务"
    key = ("deputy_id", "kind", "happened_on")
    day = "happened_on"
    rules = (NotBefore("to_on", "happened_on"),)

    deputy_id: DeputyRef = column("代表编号")
    kind: Literal["警告", "违纪", "违法", "暂停执行职务", "其他"] = column("类型", "暂停执行职务的日子不算在任")
    happened_on: Day = column("日期", "第一天")
    to_on: Day | None = column("结束日期", "暂停执行职务的最后一天，空着就是还没恢复", default=None, future=True)
    text: Text | None = column("内容", "评选时一票否决的依据", default=None)
