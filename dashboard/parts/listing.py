"""A long list: which columns, the grid, and what is shown to take away. Search and filters are the page's own."""

from collections.abc import Callable, Sequence

import polars as pl
import streamlit as st

from dashboard.exports.recipe import Recipe
from dashboard.parts.grid import PAGE, GridColumn, Row, grid
from dashboard.parts.head import Stamp
from dashboard.parts.marks import WORDS
from dashboard.parts.takeaway import takeaway
from etl.metrics import METRICS

Told = Sequence[tuple[str, str]]


def listing(
    title: str, frame: pl.DataFrame, columns: Sequence[GridColumn], stamp: Stamp, filters: Told = (), key: str = "grid",
    page: int = PAGE, act: Callable[[Row], bool] | None = None, made: Recipe | None = None,
) -> None:  # fmt: skip
    """`made`: how to make all its columns again, so that a downloaded list can be compared.
    `filters`: what the page left out, in words (what, how); it goes into the sheet 说明 with what each column means."""
    shown = picked(columns, key)
    rows = grid(frame, shown, title, key, page, act=act)
    asked = [(name, words) for name, words in filters if words]
    takeaway(title, plain(rows, shown), stamp, _shares(shown), [*asked, *definitions(shown)], made)


def picked(columns: Sequence[GridColumn], key: str = "grid") -> list[GridColumn]:
    """The columns one wants to see, by their heads; the first always. The choice lives in the link."""
    first, *more = columns
    heads = [column.head for column in more]
    with st.popover("选择各栏", icon=":material/view_column:"):
        chosen = st.pills(
            "显示哪些栏", heads, selection_mode="multi", default=[column.head for column in more if column.is_shown],
            key=f"{key}_columns", bind="query-params",
        )  # fmt: skip
    return [first, *(column for column in more if column.head in chosen)]


def plain(frame: pl.DataFrame, columns: Sequence[GridColumn]) -> pl.DataFrame:
    """The columns shown under their Chinese heads, as values; a share with its two parts, a mark as its word."""
    made: list[pl.Expr] = []
    for column in columns:
        value = pl.col(column.name)
        if column.kind == "mark":
            value = value.replace_strict(WORDS, default=None, return_dtype=pl.String)
        made.append(value.alias(_name(column)))
        if column.kind == "share":
            made += [
                pl.col(f"{column.name}.{part}").alias(f"{column.head}（{word}）")
                for part, word in (("numerator", "分子"), ("denominator", "分母"))
            ]
    return frame.select(made)


def _name(column: GridColumn) -> str:
    """In a sheet a head stands alone: a mark's one character says too little there."""
    return column.about.partition("：")[0] if column.kind == "mark" and column.about else column.head


def _shares(columns: Sequence[GridColumn]) -> tuple[str, ...]:
    return tuple(column.head for column in columns if column.kind == "share")


def definitions(columns: Sequence[GridColumn]) -> list[tuple[str, str]]:
    """What each column means: by the registry, else in its own words."""
    told = []
    for column in columns:
        metric = METRICS.get(column.name)
        words = f"{metric.meaning}{metric.caution}" if metric else column.about
        if words:
            told.append((_name(column), words))
    return told
