"""A number somebody asked for: itself, per area below, and the records behind."""

from collections.abc import Sequence

import polars as pl

from dashboard import data
from dashboard.ask import Ask
from dashboard.parts import numbers
from dashboard.parts.figures import KeyFigure, key_figures
from dashboard.parts.html import link, show
from dashboard.parts.record_rows import COLUMNS, cells
from dashboard.parts.section import empty, note, section
from dashboard.parts.spoken import spoken
from dashboard.parts.table import Column, table
from etl.metrics import METRICS, Value
from etl.metrics.document import needs
from etl.metrics.evaluate import names
from etl.metrics.expression import parse, resolve
from etl.records import RECORDS, columns

MOST = 100
HEADS = (
    Column("区域", "nw"),
    Column("数", "r"),
    Column("分子", "r"),
    Column("分母", "r"),
    Column("为什么空着", "s wide"),
)
PRINTED = {
    "at_least": "报送写的是“以上、余、多”，只会更多",
    "almost": "报送写的是“近”，只会更少",
    "about": "报送写的是“约”，只是大约",
}


def written(expression: str, value: Value) -> str:
    """The number with its unit; blank where unknown."""
    if _is_share(expression):
        return numbers.share(value.numerator, value.denominator)
    return numbers.count(value.value, _unit(expression), value.bound)


def figure(expression: str, told: str, value: Value) -> None:
    """The number in large, with numerator and denominator, how it was printed, and why it is blank."""
    base = numbers.base(value.numerator, value.denominator) if value.denominator else ""
    lines = (PRINTED.get(value.bound or "", ""), f"算式：{expression}")
    key_figures([KeyFigure(told, written(expression, value), "", base, lines, _why(expression, value))])
    named = [resolve(name) for name in names(expression) if parse(name).name in METRICS]
    note("".join(dict.fromkeys(f"{metric.title}：{metric.meaning}{metric.caution}" for metric in named)))


def below(expression: str, names_of: Sequence[str], values: Sequence[Value]) -> None:
    """The same number of each area one step below."""
    if not values:
        return
    rows = [_place(expression, name, value) for name, value in zip(names_of, values, strict=True)]
    shown = [n for n in range(len(HEADS)) if n < 2 or any(row[n] for row in rows)]
    section("下级区域", f"同样的算法，共 {len(rows)} 个；一件事各算各的，合计可以不等于上面的数")
    show(table([HEADS[n] for n in shown], [[row[n] for n in shown] for row in rows], label="下级区域"))


def behind(ask: Ask, expression: str) -> None:
    """The first records that are counted, of each name of the expression."""
    for name in dict.fromkeys(names(expression)):
        asked = resolve(name).id
        found = data.records(ask, asked, "area", ask.area or "")
        rows = found.filter(pl.col("part") != "left_out")
        more = f"，列出前 {MOST} 条" if len(rows) > MOST else ""
        section(f"由哪些记录得来：{spoken(asked)}", f"{len(rows)} 条{more}")
        if rows.is_empty():
            empty("没有记录", "这段时间里没有可算的记录，或这个数由规则包和别的指标合成。")
            continue
        show(table(COLUMNS, [cells(one)[: len(COLUMNS)] for one in rows.head(MOST).to_dicts()], label="记录"))
        note(link("全部记录，和没有计入的记录", "records", metric=asked, by="area", of=ask.area, level=ask.level))


def _place(expression: str, name: str, value: Value) -> tuple[str, ...]:
    sides = (numbers.number(side) for side in (value.numerator, value.denominator)) if value.denominator else ("", "")
    shown = written(expression, value)
    return (name, shown, *sides, "" if shown else _why(expression, value))


def _is_share(expression: str) -> bool:
    """A share of the registry, or one number over a part or a whole of the same name."""
    asked = [parse(name) for name in names(expression)]
    if len(asked) == 1:
        return asked[0].part is None and asked[0].name in METRICS and METRICS[asked[0].name].unit == "share"
    return "/" in expression and len(asked) == 2 and asked[0].name == asked[1].name


def _unit(expression: str) -> str:
    """That of the one metric or column; nothing for a sum of several kinds, or a part of a rate."""
    asked = [parse(name) for name in names(expression)]
    if len(asked) > 1:
        return ""
    name, part = asked[0].name, asked[0].part
    if name in METRICS:
        unit = METRICS[name].unit
        return "" if unit == "share" else unit
    return next((column.unit or "" for column in columns(RECORDS[name]) if column.name == part), "条")


def _why(expression: str, value: Value) -> str:
    if value.denominator == 0:
        return "分母是 0，没有可算的记录"
    metrics = {resolve(name).id: resolve(name) for name in names(expression)}
    return "没有报送" + "；".join(dict.fromkeys(needs(metric) for metric in metrics.values()))
