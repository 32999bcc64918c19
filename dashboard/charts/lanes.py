"""When: one lane per kind of record, one dot per record, the count in the lane's label."""

from datetime import date, timedelta

import altair as alt
import polars as pl

from dashboard import theme
from dashboard.charts.base import TEXT, Chart, picture

ROW = 34  # px per lane


@picture
def lanes(dots: pl.DataFrame, names: list[str], first: date, last: date) -> Chart:
    """`dots`: lane, happened_on, title. `names`: the lanes in order; a lane without dots keeps its line and a 0."""
    ink = theme.palette()
    counts = dict(dots.group_by("lane").len().iter_rows())
    labels = pl.DataFrame(
        {"lane": names, "n": range(len(names)), "label": [f"{name}　{counts.get(name, 0)}" for name in names]}
    )
    placed = dots.join(labels, on="lane").with_columns(y=pl.col("n") + 0.5)
    days = alt.Scale(domain=[_shift(first, last), _when(last)])
    y = alt.Y("y:Q", scale=alt.Scale(domain=[len(names), 0]), axis=None)
    x = alt.X("happened_on:T", scale=days, axis=_axis(first, last))
    points = (
        alt.Chart(placed)
        .mark_circle(size=70, color=ink.acc, opacity=0.75)
        .encode(
            x=x,
            y=y,
            tooltip=[
                alt.Tooltip("happened_on:T", title="日期", format="%Y-%m-%d"),
                alt.Tooltip("title:N", title="内容"),
            ],
        )
    )
    return alt.layer(_new_years(first, last, ink), points, _labels(labels, ink))


def _labels(labels: pl.DataFrame, ink: theme.Palette) -> Chart:
    return (
        alt.Chart(labels.with_columns(y=pl.col("n") + 0.5))
        .mark_text(align="left", fontSize=TEXT, color=ink.ink)
        .encode(x=alt.value(0), y="y:Q", text="label:N")
    )


def _new_years(first: date, last: date, ink: theme.Palette) -> Chart:
    years = pl.DataFrame({"happened_on": [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]},
                         schema={"happened_on": pl.Date})  # fmt: skip
    return alt.Chart(years).mark_rule(color=ink.line2).encode(x="happened_on:T")


def _axis(first: date, last: date) -> alt.Axis:
    quarters = [_when(date(year, month, 1)) for year in range(first.year, last.year + 2) for month in (1, 4, 7, 10)
                if first <= date(year, month, 1) <= last + timedelta(days=1)]  # fmt: skip
    name = "timeFormat(datum.value, '%m') == '01' ? timeFormat(datum.value, '%Y年') : timeFormat(datum.value, '%-m月')"
    return alt.Axis(title=None, grid=False, values=quarters, labelExpr=name, labelOverlap=False)


def _when(day: date) -> alt.DateTime:
    return alt.DateTime(year=day.year, month=day.month, date=day.day)


def _shift(first: date, last: date) -> alt.DateTime:
    """Room at the left for the lanes' names."""
    return _when(first - timedelta(days=round((last - first).days * 0.2)))
