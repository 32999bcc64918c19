"""Two buttons below a list: the same rows as XLSX and as CSV, made only when one is pressed."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from dashboard.exports.recipe import Recipe
from dashboard.exports.tables import Sheet, csv, workbook
from dashboard.parts.download import download
from dashboard.parts.head import Stamp


def takeaway(
    title: str, frame: pl.DataFrame, stamp: Stamp, shares: tuple[str, ...] = (), told: Sequence[tuple[str, str]] = (),
    made: Recipe | None = None,
) -> None:  # fmt: skip
    """`frame`: what is shown, headers in Chinese. `told`: what else 说明 says: filters, definitions. `made`:
    how to make the list again, where it can be."""
    if frame.is_empty():
        return
    name = f"{title}-{stamp.as_of.isoformat()}"
    with st.container(horizontal=True, key=f"take_{title}"):
        download(
            "下载 XLSX", lambda: workbook([Sheet(title, frame, shares)], stamp, told, made), f"{name}.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", key=f"xlsx_{title}",
        )  # fmt: skip
        download("下载 CSV", lambda: csv(frame, stamp, told, made), f"{name}.csv", "text/csv", key=f"csv_{title}")
