"""What all Altair charts share: tokens, Chinese months and numbers, heights that hold, and words for readers."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import altair as alt
import polars as pl
import streamlit as st

from dashboard import theme

Chart: TypeAlias = Any  # altair types its methods wider than what they return
_MONTHS = [f"{month}月" for month in range(1, 13)]
_DAYS = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"]
LOCALE: Mapping[str, Any] = {
    "time": {
        "dateTime": "%Y年%-m月%-d日 %H:%M",
        "date": "%Y-%m-%d",
        "time": "%H:%M",
        "periods": ["上午", "下午"],
        "days": _DAYS,
        "shortDays": [day[2] for day in _DAYS],
        "months": _MONTHS,
        "shortMonths": _MONTHS,
    },
    "number": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["¥", ""], "minus": "\u2212"},
}
TEXT, SMALL = 14, 13


def largest(values: pl.Series, at_least: float = 1) -> float:
    """The largest value known, and never less than `at_least`: where an axis ends."""
    return max(at_least, *(float(value) for value in values.drop_nulls()), at_least)


def draw(chart: Chart, height: int, alt_text: str, key: str, wide: bool = False) -> None:
    """Puts a chart on the page. `height` is that of the plot in px; `wide` charts scroll sideways on a phone rather
    than squeeze their text; `alt_text` says the figures."""
    with st.container(key=f"{'wide_' if wide else 'plot_'}{key}", gap=None):
        if wide:
            st.html('<div class="lv"><div class="swipe">左右滑动看全图</div></div>')
        st.altair_chart(finish(chart, height), theme=None, alt=alt_text)


def finish(chart: Chart, height: int) -> Chart:
    """Size, colours and language; done here so that every chart looks alike in both themes."""
    ink = theme.palette()
    sized = chart.properties(height=height, autosize=alt.AutoSizeParams(type="fit-x", contains="padding"))
    return (
        sized.configure(locale=LOCALE, background="transparent", font=theme.BODY, aria=False)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=ink.ink2,
            labelFontSize=SMALL,
            labelFont=theme.BODY,
            titleFont=theme.BODY,
            domainColor=ink.line2,
            tickColor=ink.line2,
            gridColor=ink.line,
            labelFlush=False,
            labelLimit=240,
        )
        .configure_text(fontSize=TEXT, font=theme.BODY, color=ink.ink)
    )
