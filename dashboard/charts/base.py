"""What all Altair charts share: tokens, Chinese months and numbers, heights that hold, words for readers, and below each
its table and its picture to take away.

Pictures made of HTML (panels, ladders, bullets, calendars, matrices) are tables already: they are read, copied and
printed as such, and a list beside them is taken away as XLSX and CSV; only what is drawn on a canvas needs a PNG."""

import hashlib
import json
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from functools import partial, wraps
from typing import Any, ParamSpec, TypeAlias

import altair as alt
import polars as pl
import streamlit as st
import vl_convert

from dashboard import theme
from dashboard.parts import numbers
from dashboard.parts.download import download
from dashboard.parts.html import show, tag
from dashboard.parts.table import Column, table

alt.utils.schemapi.disable_debug_mode()  # checking every mark against the schema takes half of a page's time; tests check
alt.data_transformers.disable_max_rows()  # how many dots a picture has is for the picture to say

P = ParamSpec("P")
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
MOST, PNG_WIDTH = 60, 760  # rows of a table beside a chart; px of the plot of a picture
stamped: ContextVar[str] = ContextVar("stamped", default="")
"""What the pictures of this run stand on, in one line; the frame of the page says it."""


def largest(values: pl.Series, at_least: float = 1) -> float:
    """The largest value known, and never less than `at_least`: where an axis ends."""
    return max(at_least, *(float(value) for value in values.drop_nulls()), at_least)


@dataclass(frozen=True)
class Picture:
    """A chart that is built when it is looked at. key: what it is built from; the same gives the same picture."""

    key: str
    make: Callable[[], Chart]


def picture(build: Callable[P, Chart]) -> Callable[P, Picture]:
    """A grammar of charts, whose pictures are built once for the same data: to build one takes as long as all the rest of
    a page."""

    @wraps(build)
    def asked(*args: P.args, **named: P.kwargs) -> Picture:
        digest = hashlib.sha256(build.__module__.encode())
        for one in (*args, *(part for pair in sorted(named.items()) for part in pair)):
            digest.update(_bytes(one) if isinstance(one, pl.DataFrame) else repr(one).encode())
        return Picture(digest.hexdigest(), partial(build, *args, **named))

    return asked


def _bytes(frame: pl.DataFrame) -> bytes:
    return frame.write_ipc(None).getvalue()


@st.cache_data(max_entries=300, show_spinner=False)
def _spec(key: str, height: int, ink: theme.Palette, _picture: Picture) -> dict[str, Any]:
    """The picture as the browser draws it. `_picture` is told by its key."""
    found: dict[str, Any] = finish(_picture.make(), height).to_dict(validate=False)
    return found


def draw(
    picture: Picture, height: int, alt_text: str, key: str, wide: bool = False, rows: pl.DataFrame | None = None,
    title: str = "",
) -> None:  # fmt: skip
    """Puts a chart on the page. `height` is that of the plot in px; `wide` charts scroll sideways on a phone rather
    than squeeze their text; `alt_text` says the figures. `rows`: the same as a table, heads in Chinese, shown on
    看表格; `title` stands over the picture that is taken away."""
    with st.container(key=f"{'wide_' if wide else 'plot_'}{key}", gap=None):
        if wide:
            st.html('<div class="lv"><div class="swipe">左右滑动看全图</div></div>')
        st.vega_lite_chart(_spec(picture.key, height, theme.palette(), picture), theme=None, alt=alt_text)
    name, line = title or alt_text.split("。")[0], stamped.get()
    with st.container(horizontal=True, key=f"under_{key}", gap="small"):
        if rows is not None:
            _as_table(rows, name)
        download(
            "图片", lambda: png(finish(picture.make(), height), name, line), f"{name}.png", "image/png",
            key=f"png_{key}", icon=":material/image:", type="tertiary",
        )  # fmt: skip


def _as_table(rows: pl.DataFrame, name: str) -> None:
    """The figures of a picture, for whoever reads rather than looks."""
    heads = [Column(head, "r" if dtype.is_numeric() else "") for head, dtype in rows.schema.items()]
    cells = [[_text(value) for value in row] for row in rows.head(MOST).iter_rows()]
    with st.popover("看表格", icon=":material/table_rows:"):
        show(table(heads, cells, label=name))
        if rows.height > MOST:
            show(tag("p", f"共 {rows.height} 行，列出前 {MOST} 行", "note"))


def _text(value: Any) -> str:
    return numbers.number(value) if isinstance(value, int | float) else str(value if value is not None else "")


def png(finished: Chart, title: str, line: str) -> bytes:
    """The picture on white paper, with its title and what it stands on; drawn here, on this machine, when asked for.
    A picture looked at in the dark is turned light, colour by colour."""
    words = alt.TitleParams(title, subtitle=line, anchor="start", fontSize=18, subtitleFontSize=13, offset=16)
    whole = finished.properties(width=PNG_WIDTH, title=words).to_dict()
    spec = json.dumps({**whole, "background": theme.LIGHT.paper, "padding": 20})
    for dark, light in zip(asdict(theme.DARK).values(), asdict(theme.LIGHT).values(), strict=True):
        spec = spec.replace(dark, light)
    return bytes(vl_convert.vegalite_to_png(spec, vl_version=_vega(), scale=2))


def _vega() -> str:
    """The Vega-Lite that altair writes, as vl-convert names it: 6.4."""
    return ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])


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
