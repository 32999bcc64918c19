"""Two buttons below a list: the same rows as XLSX and as CSV, made only when one is pressed."""

from collections.abc import Callable, Sequence

import polars as pl
import streamlit as st

from dashboard.exports.recipe import Recipe
from dashboard.exports.tables import Sheet, csv, workbook
from dashboard.parts.download import download
from dashboard.parts.head import Stamp


def takeaway(
    title: str, frame: pl.DataFrame | Callable[[], pl.DataFrame], stamp: Stamp, shares: tuple[str, ...] = (),
    told: Sequence[tuple[str, str]] = (), made: Recipe | None = None,
) -> None:  # fmt: skip
    """`frame`: what is shown, headers in Chinese, or how to make it where that takes long. `told`: what else 说明 says:
    filters, definitions. `made`: how to make the list again, where it can be."""
    if isinstance(frame, pl.DataFrame) and frame.is_empty():
        return

    def rows() -> pl.DataFrame:
        return frame if isinstance(frame, pl.DataFrame) else frame()

    name = f"{title}-{stamp.as_of.isoformat()}"
    with st.container(horizontal=True, key=f"take_{title}"):
        download(
            "下载 XLSX", lambda: workbook([Sheet(title, rows(), shares)], stamp, told, made), f"{name}.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", key=f"xlsx_{title}",
        )  # fmt: skip
        download("下载 CSV", lambda: csv(rows(), stamp, told, made), f"{name}.csv", "text/csv", key=f"csv_{title}")
