"""papers."""

from typing import Literal

from etl.records.kinds import (
    Amount,
    AreaRef,
    Bool,
    Count,
    Day,
    DeputyRef,
    DeputyRefs,
    EntryKind,
    Items,
    Number,
    StationRef,
    Text,
    Year,
)
from etl.records.record import Record, column
from etl.records.rules import AtMostOne, ExactlyOne


class Publicity(Record):
    """publicity."""

    record = "publicity"
    sheet = "宣传"
    day = "happened_on"

    happened_on: Day = column("日期")
    outlet: Text = column("媒体", "one row per piece and outlet; the rule pack gives the level of an outlet")
    kind: Literal["新闻稿", "工作动态", "代表风采"] = column("类型", "新闻稿|工作动态|代表风采")
    status: Literal["投稿", "录用", "转载"] = column(
        "状态",
        "投稿|录用|转载; default 录用; 投稿 = sent in, not (yet) taken; 转载 = a piece already counted elsewhere",
        default="录用",
    )
    title: Text | None = column("标题", default=None)
    quantity: Count = column("数量", "default 1; pieces", default=Amount(1))
    area_id: AreaRef | None = column("区域编号", "default that of the deputies, else the sender's", default=None)
    deputy_ids: DeputyRefs = column("代表", "the people it is about", default=())


class WorkProduct(Record):
    """work_product."""

    record = "work_product"
    sheet = "工作成果"
    day = "happened_on"

    happened_on: Day = column("日期")
    kind: Text = column(
        "类型", "调研选题|调研报告|调研提纲|请示报告|工作制度|规范性文件|政务简报|内部期刊|心得体会|工作手册 or other"
    )
    product_name: Text | None = column("成果名称", default=None)
    quantity: Count = column("数量", "default 1", default=Amount(1))
    to_on: Day | None = column("结束日期", "for rules: the last day in force", default=None, future=True)
    area_id: AreaRef | None = column("区域编号", "default the sender's", default=None)
    deputy_ids: DeputyRefs = column("代表", "the authors", default=())


class Checklist(Record):
    """checklist."""

    record = "checklist"
    sheet = "清单"
    key = ("checklist", "item", "deputy_id", "station_id", "area_id", "year")
    rules = (ExactlyOne(("deputy_id", "station_id", "area_id")),)

    checklist: Text = column(
        "清单",
        "八有|十有|一档一册一报告|两联一述|231|五个一批|责任分解|存在问题 or any; items the rule pack computes from records need no row",
    )
    item: Text = column("事项")
    deputy_id: DeputyRef | None = column(
        "代表编号", "exactly one of 代表编号 站点编号 区域编号; unique with list, item and year", default=None
    )
    station_id: StationRef | None = column("站点编号", default=None)
    area_id: AreaRef | None = column("区域编号", default=None)
    year: Year = column("年度", "the year it was checked for")
    is_done: Bool = column("是否完成")
    evidence: Items = column("佐证材料", default=())


class BookletEntry(Record):
    """booklet_entry."""

    record = "booklet_entry"
    sheet = "手册登记"
    day = "happened_on"

    deputy_id: DeputyRef = column("代表编号", "the deputy's own booklet: the second ledger")
    happened_on: Day = column("日期")
    kind: EntryKind = column("类型", "as activity.kind|接待|社情民意|建议|述职|办实事|联系走访")
    station_id: StationRef | None = column("站点编号", default=None)
    text: Text | None = column("内容", default=None)


class StatedFigure(Record):
    """stated_figure."""

    record = "stated_figure"
    sheet = "填报数"
    rules = (AtMostOne(("deputy_id", "station_id", "area_id")),)

    year: Year = column("年度")
    deputy_id: DeputyRef | None = column(
        "代表编号", "at most one of 代表编号 站点编号 区域编号; none = the sender's area", default=None
    )
    station_id: StationRef | None = column("站点编号", default=None)
    area_id: AreaRef | None = column("区域编号", default=None)
    measure: Text = column("指标", "title or id of a metric, a sheet name, or a money line (经费)")
    kind: Text | None = column("类型", "a kind of that measure, e.g. 学习研讨", default=None)
    nature: Literal["实际", "计划", "目标"] = column(
        "性质",
        "实际|计划|目标; 实际 = a total without records behind it: shown beside the counted one, never added to it",
    )
    amount: Number = column("数值", "a bound (余 近 约 以上) is kept")
    source: Text | None = column("出处", "plan, report or ledger it is printed in", default=None)
