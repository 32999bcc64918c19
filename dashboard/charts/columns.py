"""How many in each class, or in each month: upright bars with the number over them."""

import altair as alt
import polars as pl

from dashboard import theme
from dashboard.charts.base import SMALL, TEXT, Chart, largest, picture

HEIGHT = 170
_QUARTER = "slice(datum.label, 5) == '01' ? slice(datum.label, 0, 4) + '年' : toNumber(slice(datum.label, 5)) + '月'"


@picture
def columns(classes: pl.DataFrame, deep: str | None = None, is_dense: bool = False) -> Chart:
    """`classes`: label, value in their order; `deep` is the label that counts. Blank = not delivered, no bar.

    is_dense: many narrow bars; a zero is then written in orange, since an empty month is what one looks for."""
    ink = theme.palette()
    order = classes["label"].to_list()
    x = alt.X("label:N", sort=order, axis=_axis(order, is_dense))
    known = classes.drop_nulls("value")
    base = alt.Chart(known).encode(x=x)
    colour = alt.condition(alt.datum.label == deep, alt.value(ink.acc), alt.value(ink.acc2))
    tips = [alt.Tooltip("label:N", title=" "), alt.Tooltip("value:Q", title="数")]
    y = alt.Y("value:Q", axis=None, scale=alt.Scale(domain=[0, _top(known)]))
    bars = base.mark_bar(width={"band": 0.7 if is_dense else 0.58}).encode(y=y, color=colour, tooltip=tips)
    empty = (
        alt.condition(alt.datum.value == 0, alt.value(ink.att), alt.value(ink.ink)) if is_dense else alt.value(ink.ink)
    )
    text = base.mark_text(dy=-8, fontSize=SMALL if is_dense else TEXT).encode(y="value:Q", text="value:Q", color=empty)
    return alt.layer(bars, text)


def _top(known: pl.DataFrame) -> float:
    return largest(known["value"]) * 1.15


def _axis(order: list[str], is_dense: bool) -> alt.Axis:
    """Of many months (2025-01, 2025-02, …) only the quarters are named: 2025年, 4月, 7月, 10月."""
    shown = [label for n, label in enumerate(order) if n % 3 == 0] if is_dense else order
    return alt.Axis(
        labelExpr=_QUARTER if is_dense else "datum.label",
        title=None,
        labelAngle=0,
        ticks=False,
        domain=True,
        labelOverlap=False,
        values=shown,
        labelPadding=6,
        offset=0,
    )
