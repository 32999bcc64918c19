"""Two buttons below a list: the same rows as XLSX and as CSV, made only when one is pressed."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from dashboard.exports.tables import Sheet, csv, workbook
from dashboard.parts.head import Stamp


def takeaway(
    title: str, frame: pl.DataFrame, stamp: Stamp, shares: tuple[str, ...] = (), told: Sequence[tuple[str, str]] = ()
) -> None:
    """`frame`: what is shown, headers in Chinese. `told`: what else the sheet 说明 says: filters, definitions."""
    if frame.is_empty():
        return
    name = f"{title}-{stamp.as_of.isoformat()}"
    with st.container(horizontal=True, key=f"take_{title}"):
        st.download_button(
            "下载 XLSX", lambda: workbook([Sheet(title, frame, shares)], stamp, told), f"{name}.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", on_click="ignore", key=f"xlsx_{title}",
            icon=":material/download:",
        )  # fmt: skip
        st.download_button(
            "下载 CSV", lambda: csv(frame), f"{name}.csv", "text/csv", on_click="ignore", key=f"csv_{title}",
            icon=":material/download:",
        )  # fmt: skip
