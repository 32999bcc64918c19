"""One among peers: a strip of dots per measure, the median a rule, the person a large dot. Never a rank."""

from typing import Any

import altair as alt
import polars as pl

from dashboard import theme
from dashboard.charts.base import SMALL, TEXT, Chart, picture

ROW = 64  # px per measure


@picture
def strip(peers: pl.DataFrame, person: pl.DataFrame) -> Chart:
    """`peers`: n (0, 1, …: the measure), x (0–1 inside its own range), jitter (0–1), tip.
    `person`: n, label, x, value (text), median_x, median (text), low, high (text ends), above (text).
    Unknown x is left out: no dot."""
    ink = theme.palette()
    rows = person.height
    y = alt.Y("y:Q", scale=alt.Scale(domain=[rows, 0]), axis=None)
    dots = peers.with_columns(y=pl.col("n") + 0.5 + (pl.col("jitter") - 0.5) * 0.4, px=_at("x"))
    own = person.with_columns(y=pl.col("n") + 0.5, px=_at("x"), mx=_at("median_x"))
    cloud = (
        alt.Chart(dots.drop_nulls("px"))
        .mark_circle(size=30, color=ink.peer, opacity=0.45)
        .encode(x=_x(), y=y, tooltip=alt.Tooltip("tip:N", title="同类"))
    )
    return alt.layer(
        cloud, *_medians(own, ink), *_self(own, ink), _text(own, "label", 0, "left", ink.ink, TEXT),
        _text(own, "low", 0.155, "right", ink.ink2), _text(own, "high", 0.803, "left", ink.ink2),
        _text(own, "above", 1, "right", ink.ink2),
    )  # fmt: skip


def _at(column: str) -> pl.Expr:
    """From the measure's own range to the middle of the picture, beside it the words."""
    return pl.col(column) * 0.62 + 0.17


def _x() -> alt.X:
    return alt.X("px:Q", scale=alt.Scale(domain=[0, 1], nice=False), axis=None)


def _medians(own: pl.DataFrame, ink: theme.Palette) -> tuple[Chart, Chart]:
    known = own.drop_nulls("mx").with_columns(px=pl.col("mx"), top=pl.col("y") - 0.28, end=pl.col("y") + 0.28)
    rule = alt.Chart(known).mark_rule(strokeWidth=2, color=ink.ink).encode(x=_x(), y="top:Q", y2="end:Q")
    text = (
        alt.Chart(known)
        .mark_text(dy=26, fontSize=SMALL, color=ink.ink2)
        .encode(x=_x(), y="y:Q", text=alt.Text("median:N"))
    )
    return rule, text


def _self(own: pl.DataFrame, ink: theme.Palette) -> tuple[Chart, Chart]:
    known = own.drop_nulls("px")
    dot = (
        alt.Chart(known)
        .mark_circle(size=200, color=ink.acc, opacity=1, stroke=ink.paper, strokeWidth=2)
        .encode(x=_x(), y="y:Q")
    )
    text = (
        alt.Chart(known)
        .mark_text(dy=-20, fontSize=TEXT, fontWeight=600, color=ink.acc)
        .encode(x=_x(), y="y:Q", text=alt.Text("value:N"))
    )
    return dot, text


def _text(own: pl.DataFrame, column: str, at: float, align: Any, colour: str, size: int = SMALL) -> Chart:
    placed = own.drop_nulls(column).with_columns(px=pl.lit(at))
    return (
        alt.Chart(placed)
        .mark_text(align=align, color=colour, fontSize=size)
        .encode(x=_x(), y="y:Q", text=f"{column}:N")
    )
