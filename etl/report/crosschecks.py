"""Sums that must hold on a warehouse, whatever was delivered: what does not, as sentences with the place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from itertools import pairwise
from typing import Any

import duckdb

from etl.metrics import METRICS, View, compute, evaluate_all
from etl.metrics.expression import parse, resolve
from etl.report.figures import percent
from etl.report.stated import Stated, expression_of, stated

HANDLINGS = ("现场答复", "形成建议", "转办", "民主协商", "待处理")
LADDER = {
    "交办": "suggestions_handed_over", "应答复": "reply_rate.denominator", "已答复": "reply_rate.numerator",
    "已办结": "closed_rate.numerator", "已办成": "solved_rate.numerator",
}  # fmt: skip
"""Step -> how many suggestions stand on it. 提出 is no step: one may be handed over in a later period."""


@dataclass(frozen=True)
class Finding:
    """One sum that does not hold. check: which. sentence: Chinese, with the place. expression, area, first, last: what
    it is about, where it is about the rows of one area and certain days."""

    check: str
    sentence: str
    expression: str = ""
    area: str = ""
    first: date | None = None
    last: date | None = None


def crosschecks(con: duckdb.DuckDBPyConnection, view: View) -> list[Finding]:
    """Everything that does not hold: rows and opinions as the sum of their parts, the ladder of suggestions that only
    falls, no share above one, no event twice, and stated totals (实际) that differ from what is counted.

    Sums of numbers are over the period and area in view; rows, events and stated totals over all that was delivered.
    """
    sums = (
        ("行数", _rows(con)),
        ("民意", _opinions(con, view)),
        ("建议", _ladder(con, view)),
        ("比率", _shares(con, view)),
    )
    found = [Finding(check, sentence) for check, sentences in sums for sentence in sentences]
    return [*found, *_twice(con), *_stated(con, view)]


def _rows(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    for file, sheet, read, facts, problems, replaced in _ask(con, "rows_as_parts"):
        yield (
            f"{file}，{sheet}：读到 {read} 行，入库 {facts} + 问题 {problems} + 被替换 {replaced} = "
            f"{facts + problems + replaced} 行。"
        )


def _opinions(con: duckdb.DuckDBPyConnection, view: View) -> Iterator[str]:
    parts = {name: f"opinions[handling={name}]" for name in HANDLINGS}
    for row in _areas(con, ["opinions", *parts.values()], view):
        total, counts = row["opinions"], {name: row[part] or 0 for name, part in parts.items()}
        if total is not None and total != sum(counts.values()):
            told = " + ".join(f"{name} {count:g}" for name, count in counts.items())
            yield f"{row['name']}：社情民意 {total:g} 条，各种处理方式相加不等：{told}。"


def _ladder(con: duckdb.DuckDBPyConnection, view: View) -> Iterator[str]:
    metrics = list(dict.fromkeys(step.partition(".")[0] for step in LADDER.values()))
    for row in _areas(con, metrics, view):
        yield from rising(row["name"], {name: row[step] for name, step in LADDER.items()})


def rising(place: str, steps: dict[str, float | None]) -> Iterator[str]:
    """Every step of a ladder that holds more than the one above it; unknown steps are passed over."""
    known = [(name, count) for name, count in steps.items() if count is not None]
    for (upper, above), (lower, below) in pairwise(known):
        if below > above:
            yield f"{place}：建议{lower} {below:g} 件，多于{upper} {above:g} 件。"


def _shares(con: duckdb.DuckDBPyConnection, view: View) -> Iterator[str]:
    """Parts of a whole; what was spent of a budget or done of a plan may well be more."""
    shares = [one for one in METRICS.values() if "area" in one.grains and one.is_ratio and one.unit == "share"]
    parts = [one for one in shares if not any("stated_figure." in need for need in one.needs)]
    for row in _areas(con, [one.id for one in parts], view):
        for one in parts:
            part, whole = row[f"{one.id}.numerator"], row[f"{one.id}.denominator"]
            if part is not None and whole is not None and part > whole:
                yield f"{row['name']}：{one.title}的分子 {part:g} 大于分母 {whole:g}。"


def _areas(con: duckdb.DuckDBPyConnection, asked: list[str], view: View) -> list[dict[str, Any]]:
    """A row per area in view: name, and the columns of compute."""
    return compute(con, asked, "area", view).to_dicts()


def _twice(con: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    for day, kind, name, file, sheet, row, area, places in _ask(con, "events_twice"):
        said = f"{file}，{sheet}，第{row}行：{day} 的{kind}“{name}”与{places}相同，像是同一次活动记了两次。"
        yield Finding("重复", said, f"activity[happened_on={day},kind={kind}]", area or "", day, day)


def _stated(con: duckdb.DuckDBPyConnection, view: View) -> Iterator[Finding]:
    for one in stated(con):
        beside = _beside(con, one, view)
        if beside is None or holds(beside[0], one.bound, beside[1]):
            continue
        file, sheet, row = one.place
        what = one.measure if one.kind in (None, one.measure) else f"{one.measure}（{one.kind}）"
        said, counted, unit = _printed(beside[0], one.bound), f"{beside[1]:g}", beside[2]
        sentence = f"{file}，{sheet}，第{row}行：{one.area_name}{one.year}年{what}填报 {said}{unit}，按记录是 {counted}{unit}。"
        days = date(one.year, 1, 1), date(one.year, 12, 31)
        yield Finding("填报", sentence, expression_of(one) or "", one.area, *days)


def _beside(con: duckdb.DuckDBPyConnection, one: Stated, view: View) -> tuple[float, float, str] | None:
    """(stated, counted, unit) for that year and area, a share as percent; None where nobody delivered the records, or
    nothing can be counted."""
    expression = expression_of(one)
    if expression is None:
        return None
    year = View(date(one.year, 1, 1), date(one.year, 12, 31), view.as_of, view.level, one.area)
    try:
        counted = evaluate_all(con, [expression], year)[0]
    except ValueError:  # a number people have and areas have not
        return None
    if counted.value is None:
        return None
    if resolve(expression).unit == "share" and parse(expression).part is None:
        return percent(one.share, counted.denominator), percent(counted.value, counted.denominator), "%"
    return one.amount, counted.value, ""


def holds(amount: float, bound: str | None, counted: float) -> bool:
    """Whether a total as printed is right about the count: 20余 = 20 and more, 近50 = over 40 up to 50, 约50 = within 10.

    The step of 近 and 约 is that of the last place printed.
    """
    step = _step(amount)
    match bound:
        case "at_least":
            return amount <= counted
        case "almost":
            return amount - step < counted <= amount
        case "about":
            return abs(counted - amount) < step
    return counted == amount


def _step(amount: float) -> float:
    step = 1.0
    while amount and amount % (step * 10) == 0:
        step *= 10
    return step


def _printed(amount: float, bound: str | None) -> str:
    return {"at_least": "{:g}余", "almost": "近{:g}", "about": "约{:g}"}.get(bound or "", "{:g}").format(amount)


def _ask(con: duckdb.DuckDBPyConnection, name: str) -> list[tuple[Any, ...]]:
    return con.execute(files(__package__).joinpath(f"{name}.sql").read_text("utf-8")).fetchall()
