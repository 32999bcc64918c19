"""people."""

from typing import Literal

from etl.records.kinds import AreaRef, Born, Day, DeputyRef, GroupRef, Id, Level, ProjectRef, StationRef, Text
from etl.records.record import Record, column
from etl.records.rules import ExactlyOne, NotBefore


class Deputy(Record):
    """deputy."""

    record = "deputy"
    sheet = "代表"
    key = ("deputy_id",)

    deputy_id: Id = column("代表编号", "one row per person, whatever the number of mandates")
    deputy_name: Text = column("姓名")
    gender: Literal["男", "女"] | None = column("性别", "男|女", default=None)
    born: Born | None = column("出生年月", default=None)
    ethnicity: Text | None = column("民族", default=None)
    party: Text | None = column(
        "政治面貌", "中共党员|群众|one of the eight democratic parties|无党派; 党员 = 中共党员", default=None
    )
    education: Literal["小学", "初中", "高中", "中专", "大专", "大学", "研究生"] | None = column(
        "学历", "小学|初中|高中|中专|大专|大学|研究生", default=None
    )
    occupation: Text | None = column(
        "职业类别",
        "one class per person, e.g. 领导干部|社区干部|企业单位负责人|网格员及社会人士|农民|教师|医务; the rule pack makes the peer cohorts from it and from 职务",
        default=None,
    )
    post: Text | None = column("单位职务", default=None)


class Mandate(Record):
    """mandate."""

    record = "mandate"
    sheet = "任职"
    key = ("deputy_id", "level", "area_id", "from_on")
    rules = (NotBefore("to_on", "from_on"),)

    deputy_id: DeputyRef = column("代表编号")
    level: Level = column("级别", "全国|省|市|县|乡镇|议政代表|议事代表")
    congress: Text | None = column("届次", default=None)
    electoral_district: Text | None = column("选区", default=None)
    area_id: AreaRef = column(
        "区域编号",
        "the area whose office keeps this mandate; rows of the deputy without an area of their own belong here",
    )
    role: Text | None = column(
        "职务", "e.g. 常委会组成人员|主席团成员; leaders and ex officio members are compared apart", default=None
    )
    from_on: Day = column("开始日期", "first day in office", future=True)
    to_on: Day | None = column(
        "结束日期",
        "last day in office; >= from_on; blank = open; no two mandates of one person and level overlap",
        default=None,
        future=True,
    )
    entered_by: Literal["换届选举", "补选", "推荐"] | None = column("产生方式", "换届选举|补选|推荐", default=None)
    ended_by: Literal["届满", "辞职", "调离", "罢免", "去世", "其他"] | None = column(
        "终止原因", "届满|辞职|调离|罢免|去世|其他", default=None
    )


class Assignment(Record):
    """assignment."""

    record = "assignment"
    sheet = "驻站"
    key = ("deputy_id", "station_id", "from_on")
    rules = (NotBefore("to_on", "from_on"),)

    deputy_id: DeputyRef = column("代表编号")
    station_id: StationRef = column("站点编号")
    role: Text = column("职务", "站长|驻站代表|联络员; default 驻站代表", default="驻站代表")
    from_on: Day | None = column("开始日期", "blank = since before anything delivered", default=None, future=True)
    to_on: Day | None = column("结束日期", ">= from_on", default=None, future=True)


class GroupMember(Record):
    """group_member."""

    record = "group_member"
    sheet = "小组"
    key = ("group", "area_id", "deputy_id", "from_on")
    rules = (NotBefore("to_on", "from_on"),)

    group: Text = column("小组名称", "one group = one name within one area")
    kind: Literal["代表小组", "专业小组", "联络组", "监督小组", "议事代表小组", "议政代表小组"] = column(
        "类型", "代表小组|专业小组|联络组|监督小组|议事代表小组|议政代表小组; the same on every row of a group"
    )
    area_id: AreaRef | None = column("区域编号", "default the sender's", default=None)
    deputy_id: DeputyRef = column("代表编号", "a deputy may be in several groups")
    role: Text = column("职务", "组长|副组长|组员; default 组员", default="组员")
    from_on: Day | None = column("开始日期", "blank = since before anything delivered", default=None, future=True)
    to_on: Day | None = column("结束日期", ">= from_on", default=None, future=True)


class Conduct(Record):
    """conduct."""

    record = "conduct"
    sheet = "负面事项"
    day = "happened_on"
    rules = (NotBefore("to_on", "happened_on"),)

    deputy_id: DeputyRef = column("代表编号")
    kind: Literal["警告", "违纪", "违法", "暂停执行职务", "其他"] = column("类型", "警告|违纪|违法|暂停执行职务|其他")
    happened_on: Day = column("日期", "first day")
    to_on: Day | None = column("结束日期", "last day of 暂停执行职务; blank = open", default=None, future=True)
    text: Text | None = column("内容", "a veto for selection (一票否决)", default=None)


class Honour(Record):
    """honour."""

    record = "honour"
    sheet = "荣誉"
    day = "happened_on"
    rules = (ExactlyOne(("deputy_id", "group", "station_id", "project_id", "area_id")),)

    honour: Text = column("称号", "最美人大代表|优秀代表|先进代表小组|示范家站|典型案例|优秀调研成果三等奖 or other")
    level: Literal["全国", "省", "市", "县", "乡镇"] | None = column(
        "级别", "全国|省|市|县|乡镇; who gave it", default=None
    )
    happened_on: Day = column("日期")
    deputy_id: DeputyRef | None = column(
        "代表编号", "exactly one of 代表编号 小组名称 站点编号 项目编号 区域编号", default=None
    )
    group: GroupRef | None = column("小组名称", default=None)
    station_id: StationRef | None = column("站点编号", default=None)
    project_id: ProjectRef | None = column("项目编号", default=None)
    area_id: AreaRef | None = column("区域编号", "the office itself, e.g. for a research report", default=None)
