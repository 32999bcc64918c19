"""What is written: press, papers, checklists, the booklet, stated figures."""

from typing import Literal

from etl.records.column import column
from etl.records.kinds import (
    Amount,
    AreaRef,
    Bool,
    Count,
    Day,
    DeputyRef,
    DeputyRefs,
    EntryKind,
    Figure,
    Items,
    StationRef,
    Text,
    Year,
)
from etl.records.needed import AtMostOne, ExactlyOne
from etl.records.record import Record


class Publicity(Record):
    """One piece in one outlet."""

    record = "publicity"
    sheet = "宣传"
    about = "写代表和人大工作的稿件；一篇上一家一行"
    day = "happened_on"

    happened_on: Day = column("日期")
    outlet: Text = column("媒体", "一篇上了几家就写几行；媒体是哪一级的由规则包给出")
    kind: Literal["新闻稿", "工作动态", "代表风采"] = column("类型")
    status: Literal["投稿", "录用", "转载"] = column(
        "状态", "空着算录用；投稿是寄出还没录用，转载是别处已经算过的", default="录用"
    )
    title: Text | None = column("标题", default=None)
    quantity: Count = column("数量", "篇数，空着算 1", default=Amount(1))
    area_id: AreaRef | None = column("区域编号", "空着取代表的区域，再没有取报送单位的", default=None)
    deputy_ids: DeputyRefs = column("代表", "写的是哪几位代表", default=())


class WorkProduct(Record):
    """A paper: research, rule, bulletin."""

    record = "work_product"
    sheet = "工作成果"
    about = "调研报告、制度、简报等；一件一行"
    day = "happened_on"

    happened_on: Day = column("日期")
    kind: Text = column("类型", "如 调研选题、调研报告、调研提纲、请示报告、工作制度、规范性文件、政务简报、心得体会")
    product_name: Text | None = column("成果名称", default=None)
    quantity: Count = column("数量", "空着算 1", default=Amount(1))
    to_on: Day | None = column("结束日期", "制度填：有效的最后一天", default=None, future=True)
    area_id: AreaRef | None = column("区域编号", "空着就是报送单位的区域", default=None)
    deputy_ids: DeputyRefs = column("代表", "作者", default=())


class Checklist(Record):
    """One item of one checklist, ticked or not, in one year."""

    record = "checklist"
    sheet = "清单"
    about = "八有、十有这类清单，一年查一次，一个事项一行"
    key = ("checklist", "item", "deputy_id", "station_id", "area_id", "year")
    rules = (ExactlyOne(("deputy_id", "station_id", "area_id")),)

    checklist: Text = column("清单", "如 八有、十有、一档一册一报告、两联一述；系统能从记录里数出来的事项不用填")
    item: Text = column("事项")
    deputy_id: DeputyRef | None = column(
        "代表编号", "代表、站点、区域里正好填一个；同一清单、事项、年度只有一行", default=None
    )
    station_id: StationRef | None = column("站点编号", "查站点的填", default=None)
    area_id: AreaRef | None = column("区域编号", "查区域的填", default=None)
    year: Year = column("年度", "查的是哪一年")
    is_done: Bool = column("是否完成")
    evidence: Items = column("佐证材料", "文件名", default=())


class BookletEntry(Record):
    """One line of the deputy's own booklet."""

    record = "booklet_entry"
    sheet = "手册登记"
    about = "代表手册里自己记的，同各表核对用；一条一行"
    day = "happened_on"

    deputy_id: DeputyRef = column("代表编号", "代表自己记的手册，是第二本账，同登记的相核对")
    happened_on: Day = column("日期")
    kind: EntryKind = column("类型")
    station_id: StationRef | None = column("站点编号", default=None)
    text: Text | None = column("内容", default=None)


class StatedFigure(Record):
    """A total, plan or target as printed, without records behind it."""

    record = "stated_figure"
    sheet = "填报数"
    about = "没有逐条记录的总数，以及计划数、目标数"
    rules = (AtMostOne(("deputy_id", "station_id", "area_id")),)

    year: Year = column("年度")
    deputy_id: DeputyRef | None = column(
        "代表编号", "代表、站点、区域里最多填一个；都空着就是报送单位的区域", default=None
    )
    station_id: StationRef | None = column("站点编号", "站点的数填", default=None)
    area_id: AreaRef | None = column("区域编号", "区域的数填", default=None)
    measure: Text = column("指标", "指标的名称或代号、表名，或 经费")
    kind: Text | None = column("类型", "这个数里的一类，如 学习研讨", default=None)
    nature: Literal["实际", "计划", "目标"] = column("性质", "实际是没有逐条记录的总数，只列在数出来的旁边，从不相加")
    amount: Figure = column("数值", "余、近、约、以上照写；钱写明单位，如 30万元；比率写成 96%")
    source: Text | None = column("出处", "出自哪份计划、报告或台账", default=None)
