"""A page's own filters over a list: what is typed, and one value of a column. All of them live in the link."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from dashboard.parts.search import fits


def typed(words: str, key: str = "q", width: int = 220) -> str:
    """A box to search in; `words` say what is searched."""
    found = st.text_input(
        words, key=key, bind="query-params", placeholder=words, width=width, label_visibility="collapsed"
    )
    return (found or "").strip()


def one_of(frame: pl.DataFrame, column: str, name: str, key: str, width: int = 150) -> str:
    """One value of a column that has several, in the order of how often; blank = all of them."""
    counted = frame[column].drop_nulls().value_counts(sort=True)
    options = [value for value in counted[column].to_list() if value != ""]
    every = f"{name}：全部"
    chosen = st.selectbox(
        name, [every, *options], key=key, bind="query-params", width=width, label_visibility="collapsed"
    )
    return "" if chosen in (None, every) else str(chosen)


def holding(frame: pl.DataFrame, asked: str, columns: Sequence[str]) -> pl.DataFrame:
    """The rows of which one of `columns` holds what was typed, or is heard so."""
    if not asked:
        return frame
    found = pl.lit(False)
    for column in columns:
        texts = [text for text in frame[column].unique().to_list() if text and fits(text, asked)]
        found = found | pl.col(column).is_in(texts)
    return frame.filter(found.fill_null(False))
