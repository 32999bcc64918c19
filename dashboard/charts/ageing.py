"""How long waiting: one mark per open case, on the days left to the due date. ▲ overdue, △ due in 30 days, ● later."""

from typing import Any

import altair as alt
import polars as pl

from dashboard import theme
from dashboard.charts.base import SMALL, TEXT, Chart, largest, picture

BIN, SOON = 4, 30  # days per stack; "soon"
STEP = 17  # px per mark in a stack
LONGEST = 120  # days: what waits longer stands at this end, or one old case would squeeze all others


def height(cases: pl.DataFrame) -> int:
    """Plot height in px for the highest stack, with room for the words above it."""
    stacks = cases.select(bin=_bin()).group_by("bin").len()
    return int(largest(stacks["len"])) * STEP + 60


@picture
def ageing(cases: pl.DataFrame) -> Chart:
    """`cases`: days_left (negative = overdue), title, unit."""
    ink = theme.palette()
    stacked = _stacked(cases)
    rows = (height(cases) - 44) / STEP
    low = -min(largest(-cases["days_left"], 30), LONGEST) - 12
    high = min(largest(cases["days_left"], 60), LONGEST * 1.5) + 12
    x = alt.X("at:Q", scale=alt.Scale(domain=[low, high], nice=False), axis=_axis(int(low), int(high)))
    y = alt.Y("level:Q", scale=alt.Scale(domain=[0, rows]), axis=None)
    tips = [
        alt.Tooltip("title:N", title="建议"),
        alt.Tooltip("unit:N", title="主办单位"),
        alt.Tooltip("tip:N", title="期限"),
    ]
    marks = [
        alt.Chart(stacked.filter(pl.col("kind") == kind)).mark_point(**style).encode(x=x, y=y, tooltip=tips)
        for kind, style in _styles(ink).items()
    ]
    return alt.layer(*_zones(stacked, low, ink), *marks)


def _bin() -> pl.Expr:
    return pl.col("days_left").clip(-LONGEST, LONGEST * 1.5).cast(pl.Int64) // BIN


def _stacked(cases: pl.DataFrame) -> pl.DataFrame:
    kind = pl.when(pl.col("days_left") < 0).then(pl.lit("late")).when(pl.col("days_left") <= SOON).then(pl.lit("soon"))
    words = (
        pl.when(pl.col("days_left") < 0)
        .then(pl.format("逾期 {} 天", -pl.col("days_left")))
        .otherwise(pl.format("还有 {} 天", pl.col("days_left")))
    )
    return (
        cases.sort("days_left")
        .with_columns(bin=_bin(), kind=kind.otherwise(pl.lit("later")), tip=words)
        .with_columns(at=pl.col("bin") * BIN + BIN / 2, level=pl.int_range(pl.len()).over("bin") + 0.5)
    )


def _styles(ink: theme.Palette) -> dict[str, dict[str, Any]]:
    return {
        "late": {"shape": "triangle-up", "size": 110, "filled": True, "color": ink.att, "opacity": 1},
        "soon": {"shape": "triangle-up", "size": 90, "filled": False, "color": ink.att, "strokeWidth": 2, "opacity": 1},
        "later": {"shape": "circle", "size": 90, "filled": True, "color": ink.acc2, "opacity": 1},
    }


def _zones(stacked: pl.DataFrame, low: float, ink: theme.Palette) -> list[Chart]:
    """The ground of what is overdue, the line of the due date, and the counts over the zones."""
    counts = dict(stacked.group_by("kind").len().iter_rows())
    ground = alt.Chart(pl.DataFrame({"from": [low], "to": [0]})).mark_rect(color=ink.att2)
    line = alt.Chart(pl.DataFrame({"at": [0]})).mark_rule(color=ink.ink, strokeWidth=2).encode(x="at:Q")
    words: tuple[tuple[str, int, Any, int, str, Any], ...] = (
        (f"逾期 {counts.get('late', 0)} 件", 0, "right", -8, ink.att, 600),
        (f"30日内 {counts.get('soon', 0)} 件", 0, "left", 8, ink.ink, 400),
        (f"30日以上 {counts.get('later', 0)} 件", SOON + 2, "left", 70, ink.ink2, 400),
    )
    texts = [
        alt.Chart(pl.DataFrame({"at": [at], "text": [text]}))
        .mark_text(align=align, dx=dx, color=colour, fontWeight=weight, fontSize=TEXT if weight == 600 else SMALL)
        .encode(x="at:Q", y=alt.value(10), text="text:N")
        for text, at, align, dx, colour, weight in words
    ]
    return [ground.encode(x="from:Q", x2="to:Q"), line, *texts]


def _axis(low: int, high: int) -> alt.Axis:
    values = [day for day in range(-LONGEST, LONGEST * 2, 30) if low <= day <= high]
    late = f"'逾期' + (-datum.value) + '天' + (datum.value == -{LONGEST} ? '以上' : '')"
    name = f"datum.value == 0 ? '答复期限' : datum.value < 0 ? {late} : '还有' + datum.value + '天'"
    return alt.Axis(title=None, grid=False, values=values, labelExpr=name, labelOverlap="greedy")
