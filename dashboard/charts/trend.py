"""This year against last, by month: two lines on a zero base, each named at its end."""

import altair as alt
import polars as pl

from dashboard import theme
from dashboard.charts.base import SMALL, Chart, largest, picture
from dashboard.parts import numbers

HEIGHT = 150


@picture
def trend(months: pl.DataFrame) -> Chart:
    """`months`: series (text, the present one last), month (1–12), value (blank = not delivered)."""
    ink = theme.palette()
    names = months["series"].unique(maintain_order=True).to_list()
    colours = [ink.acc if name == names[-1] else ink.peer for name in names]
    colour = alt.Color("series:N", scale=alt.Scale(domain=names, range=colours), legend=None)
    base = alt.Chart(months.drop_nulls("value")).encode(x=_month_axis(), y=_value_axis(months))
    lines = base.mark_line(interpolate="linear").encode(
        color=colour,
        strokeWidth=alt.StrokeWidth("series:N", scale=alt.Scale(domain=names, range=_widths(names)), legend=None),
        tooltip=[
            alt.Tooltip("series:N", title="年份"),
            alt.Tooltip("month:Q", title="月"),
            alt.Tooltip("value:Q", title="数"),
        ],
    )
    return alt.layer(lines, _ends(months, names, ink))


def _widths(names: list[str]) -> list[float]:
    return [2.6 if name == names[-1] else 1.6 for name in names]


def _month_axis() -> alt.X:
    axis = alt.Axis(
        values=[1, 4, 7, 10, 12], labelExpr="datum.value + '月'", grid=False, title=None, labelOverlap=False
    )
    return alt.X("month:Q", scale=alt.Scale(domain=[1, 16.2]), axis=axis)


def _value_axis(months: pl.DataFrame) -> alt.Y:
    top = largest(months["value"])
    axis = alt.Axis(tickCount=3, title=None, domain=False, ticks=False, format=",d", zindex=0)
    return alt.Y("value:Q", scale=alt.Scale(domain=[0, top * 1.08], nice=False), axis=axis)


def _ends(months: pl.DataFrame, names: list[str], ink: theme.Palette) -> Chart:
    """The label at each line's end; labels that would touch are pushed apart."""
    known = months.drop_nulls("value").sort("month")
    last = known.group_by("series", maintain_order=True).last()
    top = largest(months["value"])
    labels = pl.DataFrame(
        [
            {
                "series": row["series"],
                "month": row["month"],
                "value": row["value"],
                "label": f"{row['series']} {numbers.number(row['value'])}",
            }
            for row in last.to_dicts()
        ],
        schema={"series": pl.String, "month": pl.Int64, "value": pl.Float64, "label": pl.String},
    )
    labels = labels.with_columns(at=_apart(labels["value"], top * 0.11))
    return alt.layer(
        *(
            alt.Chart(labels.filter(pl.col("series") == name))
            .mark_text(
                align="left",
                dx=6,
                fontSize=SMALL,
                fontWeight=600 if name == names[-1] else 400,
                color=ink.acc if name == names[-1] else ink.ink2,
            )
            .encode(x="month:Q", y="at:Q", text="label:N")
            for name in names
        )
    )


def _apart(values: pl.Series, gap: float) -> pl.Series:
    """The values, moved so that no two are nearer than `gap`."""
    placed: list[float] = []
    order = sorted(range(len(values)), key=lambda n: values[n])
    at = dict.fromkeys(order, 0.0)
    for n in order:
        at[n] = max(values[n], placed[-1] + gap) if placed else values[n]
        placed.append(at[n])
    return pl.Series("at", [at[n] for n in range(len(values))], dtype=pl.Float64)
