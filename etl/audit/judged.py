"""Numbers by which people and units are judged: where they tell nobody apart, are swollen, or do not last."""

from collections.abc import Iterator

import duckdb
import polars as pl

from etl.audit.doubt import Doubt, Limits, reaches
from etl.metrics import METRICS, View, compute
from etl.metrics.metric import Grain

FULL: dict[Grain, tuple[str, ...]] = {
    "deputy": ("attendance_rate", "congress_attendance_rate", "on_time_reply_rate", "reply_rate", "satisfied_rate", "duties_done"),
    "station": ("reception_day_rate",),
    "unit": ("on_time_reply_rate", "reply_rate", "satisfied_rate"),
}  # fmt: skip
"""Shares by which they are told apart, where they are."""
_WHOSE = {"deputy": "人", "station": "个站", "unit": "个单位"}


def judged(con: duckdb.DuckDBPyConnection, view: View, limits: Limits) -> Iterator[Doubt]:
    yield from _saturated(con, view, limits)
    yield from _cosigned(con, view, limits)
    yield from _relapsed(con, view, limits)
    yield from _gaps(con, view, limits)


def _saturated(con: duckdb.DuckDBPyConnection, view: View, limits: Limits) -> Iterator[Doubt]:
    for by, metrics in FULL.items():
        frame = compute(con, metrics, by, view)
        for metric in metrics:
            fair = frame.filter(pl.col(f"{metric}.denominator") >= METRICS[metric].smallest_base)
            n, full = len(fair), fair.filter(pl.col(metric) >= 1).height
            if reaches(full, n, limits["saturated"], limits["smallest"]):
                said = (
                    f"{METRICS[metric].title}：有基数的 {n} {_WHOSE[by]}里 {full} {_WHOSE[by]}是满的，还要不要拿它来比"
                )
                can_open = view.area and "area" in METRICS[metric].grains
                yield Doubt("几乎人人满分", said, full, n, metric if can_open else "", "area", view.area or "")


def _cosigned(con: duckdb.DuckDBPyConnection, view: View, limits: Limits) -> Iterator[Doubt]:
    names = ("suggestions", "suggestions_cosigned")
    for row in compute(con, names, "deputy", view).to_dicts():
        led, cosigned = row["suggestions"] or 0, row["suggestions_cosigned"] or 0
        if limits["cosigned"] and cosigned >= limits["smallest"] and cosigned >= limits["cosigned"] * max(led, 1):
            said = f"{row['name']}：附议 {cosigned:g} 件，领衔 {led:g} 件，两项有没有相加"
            yield Doubt("附议远多于领衔", said, cosigned, cosigned + led, names[1], "deputy", row["id"])


def _relapsed(con: duckdb.DuckDBPyConnection, view: View, limits: Limits) -> Iterator[Doubt]:
    smallest = METRICS["relapse_rate"].smallest_base
    for row in compute(con, ("relapse_rate",), "unit", view).to_dicts():
        n, d = row["relapse_rate.numerator"] or 0, row["relapse_rate.denominator"] or 0
        if n and reaches(n, d, limits["relapsed"], smallest):
            said = f"{row['name']}：回头看或重新办理的 {d:g} 件里 {n:g} 件比答复时差，办结时是不是急了"
            yield Doubt("办结后反弹", said, n, d, "relapse_rate", "unit", row["id"])


def _gaps(con: duckdb.DuckDBPyConnection, view: View, limits: Limits) -> Iterator[Doubt]:
    frame, smallest = compute(con, ("double_gap",), "unit", view), METRICS["double_gap"].smallest_base
    for row in frame.drop_nulls("double_gap").to_dicts():
        gap, n = row["double_gap"], row["double_gap.base"] or 0
        if limits["gap_points"] is not None and n >= smallest and abs(gap) >= limits["gap_points"]:
            way = "高" if gap > 0 else "低"
            said = (
                f"{row['name']}：{n:g} 件两种评价都有，代表满意率比常委会满意度{way} {abs(gap):.1f} 个百分点，差在哪里"
            )
            yield Doubt("两种评价差得多", said, n, n, "double_gap", "unit", row["id"])
