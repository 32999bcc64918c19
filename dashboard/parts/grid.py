"""A read-only grid for long lists: marks, bars, links, shares with their base; head and first column stay in sight.

A components-v2 piece (`grid.js`, `grid.css`) that draws a real `<table>`, so that it prints and a reader can walk it.
Rows are ordered and paged here, not in the browser: a list of thousands sends one page, the order stands in the link,
and what is taken away is in the order shown. What v2 could not do: tell in AppTest what was drawn (tests read its
payload), and style an isolated piece by the page's sheet (so it is not isolated, and marks and colours are the page's).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import polars as pl
import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from dashboard import theme
from dashboard.parts import numbers
from dashboard.parts.marks import WORDS
from dashboard.parts.search import sound

Row = Mapping[str, Any]
Kind = Literal["text", "number", "share", "bar", "mark", "link", "date", "state"]
PAGE, PAPER = 100, 2000  # rows on the screen, rows on paper
_HERE = Path(__file__).parent
_RIGHT = ("number", "share", "bar")


@dataclass(frozen=True)
class GridColumn:
    """One column of the frame, `name`. A share stands beside `name.numerator` and `name.denominator` and is grey under
    `smallest_base`; a bar is as long as its part of the largest; a mark holds one of `marks.WORDS` or nothing; a state
    is a word, orange in a row that calls for action.

    `to`: what a cell opens. `about`: what the column means, over its head and in the sheet 说明 of a download.
    `group`: a head over several columns. `is_wide`: not on a phone. `is_shown`: without being picked.
    """

    name: str
    head: str
    kind: Kind = "text"
    to: Callable[[Row], str | None] | None = None
    about: str = ""
    group: str = ""
    smallest_base: int = 0
    is_wide: bool = False
    is_shown: bool = True


def grid(
    frame: pl.DataFrame, columns: Sequence[GridColumn], label: str, key: str = "grid", page: int = PAGE,
    param: str = "sort", act: Callable[[Row], bool] | None = None,
) -> pl.DataFrame:  # fmt: skip
    """Draws a page of `frame` and, where there are more, the pages below; gives the whole frame in the order shown.

    `param` is the order's name in the link (one for each grid of a page); `act` tells rows that call for action.
    """
    order = st.query_params.get(param, "")
    rows = ordered(frame, columns, order)
    size = PAPER if theme.is_printing() else page
    box, pages = st.container(gap=None), -(-rows.height // size)
    number = st.pagination(pages, key=f"{key}_page", bind="query-params") if pages > 1 else 1
    part = rows.slice((min(number, pages) - 1) * size, size) if pages else rows
    with box:
        _piece()(
            key=key, data=payload(part, columns, label, order, rows, act), height="content",
            on_order_change=lambda: _keep(key, param),
        )  # fmt: skip
    return rows


@st.cache_resource(show_spinner=False)
def _piece() -> ComponentRenderer:
    return st.components.v2.component(
        "lvzhi_grid", html='<div class="lv grid" tabindex="0" role="region"></div>',
        css=(_HERE / "grid.css").read_text("utf-8"), js=(_HERE / "grid.js").read_text("utf-8"), isolate_styles=False,
    )  # fmt: skip


def _keep(key: str, param: str) -> None:
    """The order asked for by a click on a head goes into the link; a third click on the same head takes it out."""
    asked = st.session_state[key].order
    if asked:
        st.query_params[param] = asked
    else:
        st.query_params.pop(param, None)


def ordered(frame: pl.DataFrame, columns: Sequence[GridColumn], order: str) -> pl.DataFrame:
    """`order`: the name of a column, with − before it downwards; anything else leaves the rows as they are. Text goes by
    its pinyin; what is unknown stands last both ways; equals keep their order."""
    column = next((one for one in columns if one.name == order.lstrip("-")), None)
    if column is None or not order:
        return frame
    values = frame[column.name]
    if values.dtype == pl.String:
        known = values.drop_nulls().unique()
        values = values.replace_strict(known, [sound(text) for text in known], default=None, return_dtype=pl.String)
    blank = values.is_null() | (values == "") if values.dtype == pl.String else values.is_null()
    return (
        frame.with_columns(values.alias("·by"), blank.alias("·blank"))
        .sort("·blank", "·by", descending=[False, order.startswith("-")], maintain_order=True)
        .drop("·by", "·blank")
    )


def payload(
    part: pl.DataFrame, columns: Sequence[GridColumn], label: str, order: str = "", whole: pl.DataFrame | None = None,
    act: Callable[[Row], bool] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """What goes over: heads, and rows of cells as they are written; a plain cell is its text."""
    longest = {c.name: _longest(part if whole is None else whole, c.name) for c in columns if c.kind == "bar"}
    rows = part.to_dicts()
    return {
        "label": f"{label}，共 {(part if whole is None else whole).height} 行",
        "order": order,
        "paper": theme.is_printing(),
        "columns": [_head(column) for column in columns],
        "rows": [[_cell(column, row, longest.get(column.name)) for column in columns] for row in rows],
        "act": [n for n, row in enumerate(rows) if act and act(row)],
    }


def _longest(frame: pl.DataFrame, name: str) -> float:
    return float(frame[name].max() or 1)  # type: ignore[arg-type]


def _head(column: GridColumn) -> dict[str, Any]:
    cls = ["r" if column.kind in _RIGHT else "m" if column.kind == "mark" else "", "wide" if column.is_wide else ""]
    return {
        "name": column.name, "head": column.head, "about": column.about, "group": column.group,
        "cls": " ".join(filter(None, (*cls, column.kind))),
    }  # fmt: skip


def _cell(column: GridColumn, row: Row, longest: float | None) -> str | dict[str, Any]:
    value = row[column.name]
    if value is None or value == "":
        return ""
    extra: dict[str, Any] = {}
    if column.kind == "mark":
        extra = {"m": value, "a": WORDS[value]}
    elif column.kind == "share":
        n, d = row[f"{column.name}.numerator"], row[f"{column.name}.denominator"]
        extra = {"b": numbers.base(n, d), "thin": (d or 0) < column.smallest_base}
    elif column.kind == "bar":
        extra = {"v": round(float(value) / (longest or 1) * 100, 1)}
    to = column.to(row) if column.to else None
    return {"t": written(column, row), **extra, **({"h": to} if to else {})} if extra or to else written(column, row)


def written(column: GridColumn, row: Row) -> str:
    """The value as it stands on the page."""
    value = row[column.name]
    if column.kind == "share":
        return numbers.share(row[f"{column.name}.numerator"], row[f"{column.name}.denominator"])
    if column.kind == "mark":
        return ""
    if column.kind == "date":
        return numbers.day(value)
    if column.kind in ("number", "bar"):
        return numbers.count(value, "", row.get(f"{column.name}.bound"))
    return str(value)
