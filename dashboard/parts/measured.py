"""A metric and its row of numbers as they are written on a page: value, base, comparison, whether too thin to compare."""

import statistics
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import polars as pl
from markupsafe import Markup

from dashboard.charts.panel import Bar, Measure
from dashboard.parts import numbers
from dashboard.parts.figures import KeyFigure, target_line
from dashboard.parts.html import href, join, link, tag
from dashboard.parts.marks import mark
from dashboard.parts.spoken import spoken
from etl.metrics import METRICS, Metric, wilson
from etl.metrics.expression import resolve

Row = Mapping[str, Any]
UNITS = {
    "attendance_rate": "人次", "reception_day_rate": "日", "on_time_reply_rate": "件", "reply_rate": "件",
    "solved_rate": "件", "closed_rate": "件", "duties_all_done_rate": "人", "duty_roster_rate": "人",
    "on_spot_rate": "条", "active_months": "个月", "satisfied_rate": "件", "debriefing_coverage": "人",
    "duties_done": "项",
}  # fmt: skip
"""What the numerator and the denominator of a share count."""


NAMED = 8
"""Names told before 等."""
FEWEST = 3
"""Values a median wants: the middle of two is between two people."""


def metric_of(metric_id: str) -> Metric:
    """The entry of the registry; for a record, an entry made of it. Raises ValueError where there is neither."""
    name = metric_id.partition("[")[0]
    return METRICS[name] if name in METRICS else replace(resolve(metric_id), title=spoken(metric_id))


def parts(metric_id: str, row: Row | None) -> tuple[float | None, float | None]:
    """(numerator, denominator)"""
    row = row or {}
    return row.get(f"{metric_id}.numerator"), row.get(f"{metric_id}.denominator")


def value(metric_id: str, row: Row | None) -> str:
    """96.1% · 272; blank where unknown or without a base."""
    metric = metric_of(metric_id)
    if metric.unit == "share":
        return numbers.share(*parts(metric_id, row))
    return numbers.count((row or {}).get(metric_id), "", (row or {}).get(f"{metric_id}.bound"))


def base(metric_id: str, row: Row | None, unit: str | None = None) -> str:
    """318/331 件; blank for counts and where there is nothing to divide by."""
    metric = metric_of(metric_id)
    numerator, denominator = parts(metric_id, row)
    if not metric.is_ratio or not denominator:
        return ""
    return numbers.base(numerator, denominator, UNITS.get(metric.id, "") if unit is None else unit)


def is_thin(metric_id: str, row: Row | None) -> bool:
    """Whether the base is too small to compare."""
    denominator = parts(metric_id, row)[1]
    return denominator is not None and denominator < metric_of(metric_id).smallest_base


def interval(metric_id: str, row: Row | None) -> str:
    """95% 置信区间 76%—99% of a share that was not counted in full; blank for counts and without a base."""
    metric = metric_of(metric_id)
    ends = wilson(*parts(metric_id, row)) if metric.unit == "share" and metric.smallest_base > 1 else None
    return (
        f"95%置信区间 {numbers.half_up(ends[0] * 100)}%—{numbers.half_up(ends[1] * 100)}%（威尔逊法）" if ends else ""
    )


def compared(metric_id: str, now: Row, then: Row | None, word: str) -> str:
    """上年 94.2%，升 1.9 个百分点 · 上年 261，增 11 场次; blank where either is unknown."""
    metric, before = metric_of(metric_id), value(metric_id, then)
    if not before or not value(metric_id, now):
        return ""
    if metric.unit == "share":
        return f"{word} {before}，{numbers.points(_pair(metric_id, now), _pair(metric_id, then or {}))}"
    return f"{word} {before}，{numbers.step(now[metric_id], (then or {})[metric_id], metric.unit)}"


def _pair(metric_id: str, row: Row) -> tuple[float, float]:
    numerator, denominator = parts(metric_id, row)
    return float(numerator or 0), float(denominator or 1)


def aimed(metric_id: str, row: Row, target: float | None) -> Markup | str:
    """● 目标 95%，已达到 · ○ 目标 90%，还差 10 日."""
    numerator, denominator = parts(metric_id, row)
    if target is None or numerator is None or not denominator:
        return ""
    words = f"目标 {numbers.number(target * 100)}%"
    short = target * denominator - numerator
    if short <= 1e-9:
        return target_line(f"{words}，已达到", True)
    missing = numbers.count(float(-(-short // 1)), UNITS.get(metric_id, ""))
    return target_line(f"{words}，还差 {missing}", False)


def gap(found: Mapping[str, Any] | None) -> Markup | str:
    """◐ 3 个月没有报送；4 个站点有的月份没有报送, a link to what was delivered; blank where nothing is missing."""
    if not found:
        return ""
    return join((mark("half", "有漏报"), " ", link(found["said"], "deliveries", "q")))


def gap_told(found: Mapping[str, Any] | None) -> str:
    """The same in a sentence, with the names of what is missing."""
    if not found:
        return ""
    named = [
        f"{kind}：{'、'.join(found[column][:NAMED])}{f' 等 {len(found[column])} 个' if len(found[column]) > NAMED else ''}"
        for kind, column in (
            ("有的月份没有报送的区域", "missing_areas"),
            ("有的月份没有报送的站点", "missing_stations"),
        )
        if found[column]
    ]
    return f"这个数没有把全部地方和月份算进来：{found['said']}。{''.join(f'{one}。' for one in named)}"


def figure(
    metric_id: str,
    by: str,
    subject: str,
    now: Row,
    lines: tuple[Markup | str, ...] = (),
    unit: str = "",
    title: str = "",
) -> KeyFigure:
    """A key figure that opens the records behind it."""
    metric = metric_of(metric_id)
    shown = value(metric_id, now)
    thin = is_thin(metric_id, now)
    why = "" if shown else ("没有可算的记录" if parts(metric_id, now)[1] == 0 else "没有报送")
    note = (f"基数不足{metric.smallest_base}，不作比较",) if thin and shown else ()
    return KeyFigure(
        title or metric.title, shown, unit, base(metric_id, now), (*note, *lines), why, thin,
        to=href("records", metric=metric_id, by=by, of=subject),
    )  # fmt: skip


def opened(metric_id: str, row: Row, by: str) -> Markup | str:
    """The value as a quiet link to its records: 96%, or 12."""
    shown = value(metric_id, row)
    return link(shown, "records", "q", metric=metric_id, by=by, of=str(row["id"])) if shown else ""


def with_base(metric_id: str, row: Row, by: str) -> Markup:
    """74% 25/34 in one cell, grey where the base is too small."""
    cls = "thin" if is_thin(metric_id, row) else ""
    return join(
        (tag("span", opened(metric_id, row, by), cls), " ", tag("span", base(metric_id, row, ""), "small quiet"))
    )


def measure(metric_id: str, frame: pl.DataFrame, by: str, gate: float | None = None) -> Measure:
    """A column of bars over the subjects of `frame`, each opening its records; under `gate` is orange, unless the
    metric points nowhere."""
    metric = metric_of(metric_id)
    is_share = metric.unit == "share"
    gate = None if metric.direction == "none" else gate
    bars = tuple(_bar(metric_id, row, by, gate) for row in frame.to_dicts())
    top = 1.0 if is_share else max([bar.value or 0 for bar in bars], default=1) or 1
    middle = median(metric_id, frame)
    return Measure(metric.title, bars, top, middle, median_words(metric_id, frame), has_base=is_share)


def median(metric_id: str, frame: pl.DataFrame) -> float | None:
    """The middle of the known values, small bases left out; None for fewer than three."""
    fair = [row[metric_id] for row in frame.to_dicts() if row[metric_id] is not None and not is_thin(metric_id, row)]
    return statistics.median(fair) if len(fair) >= FEWEST else None


def median_words(metric_id: str, frame: pl.DataFrame) -> str:
    """92% · 17; blank where there is none."""
    middle = median(metric_id, frame)
    return "" if middle is None else bare(metric_id, middle)


def bare(metric_id: str, value: float) -> str:
    """A number that stands for several: 92% · 17, without unit and base."""
    return f"{numbers.half_up(value * 100)}%" if metric_of(metric_id).unit == "share" else numbers.number(value)


def _bar(metric_id: str, row: Row, by: str, gate: float | None) -> Bar:
    thin = is_thin(metric_id, row)
    is_low = gate is not None and not thin and row[metric_id] is not None and row[metric_id] < gate
    return Bar(row[metric_id], opened(metric_id, row, by), base(metric_id, row, ""), is_low, thin)
