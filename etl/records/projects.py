"""Projects and their supervision."""

from typing import Literal

from etl.records.column import column
from etl.records.kinds import AreaRef, Bool, Count, Day, DeputyRefs, GroupRef, Id, Money, ProjectRef, Text, Year
from etl.records.needed import Together
from etl.records.record import Record


class Project(Record):
    """A project for the people's livelihood, or a major one."""

    record = "project"
    sheet = "项目"
    about = "民生实事项目和重大项目，子项也在这里；一项一行"
    key = ("project_id",)

    project_id: Id = column("项目编号", "自编也行，一个项目一个，不重复")
    project_name: Text = column("项目名称")
    kind: Literal["民生实事", "重大项目"] = column("类型")
    parent_project_id: ProjectRef | None = column("上级项目", "子项才填：属于哪个项目", default=None)
    area_id: AreaRef = column("区域编号")
    year: Year = column("年度", "票决入选或列入的年度")
    voted_on: Day | None = column("票决日期", default=None)
    voted_by: Literal["人大代表", "议政代表"] | None = column(
        "票决主体", "议政代表票选只是征求意见，照实写明", default=None
    )
    votes_for: Count | None = column("赞成票", default=None)
    votes_against: Count | None = column("反对票", default=None)
    votes_abstained: Count | None = column("弃权票", default=None)
    is_selected: Bool = column("是否入选", "空着算是；候选而没有选上的填否", default=True)
    lead_unit: Text | None = column("主办单位", default=None)
    group: GroupRef | None = column("小组名称", "监督它的小组；一件一小组", default=None)
    investment_wan: Money | None = column("投入资金", "万元", default=None)
    status: Literal["未开工", "在建", "完成"] | None = column("状态", default=None)
    due_on: Day | None = column("计划完成日期", default=None, future=True)
    completed_on: Day | None = column("完成日期", "填了就算完成", default=None)


class ProjectSupervision(Record):
    """One act of supervision of a project."""

    record = "project_supervision"
    sheet = "项目监督"
    about = "对一个项目的督查、测评、听取汇报；一次一行"
    day = "happened_on"
    rules = (Together(("votes_satisfied", "votes_fairly", "votes_dissatisfied")),)

    project_id: ProjectRef = column("项目编号")
    happened_on: Day = column("日期")
    kind: Literal[
        "督查", "小组监督", "听取汇报", "推进会", "测评", "跟踪监督", "协同监督", "专业监督", "季度专报", "联席会议"
    ] = column("类型")
    phase: Literal["确定", "实施", "监督"] | None = column("环节", "项目当时在哪个环节", default=None)
    group: GroupRef | None = column("小组名称", "哪个小组去的", default=None)
    deputy_ids: DeputyRefs = column("代表", "哪几位代表去的", default=())
    votes_satisfied: Count | None = column("满意票", "测评才填；三种票要么都填，要么都空", default=None)
    votes_fairly: Count | None = column("基本满意票", default=None)
    votes_dissatisfied: Count | None = column("不满意票", default=None)
