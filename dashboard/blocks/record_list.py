"""The rows behind a number in their three parts, found by words, and all of them to take away."""

from collections.abc import Callable, Sequence

import polars as pl
import streamlit as st

from dashboard.data.sending import SENDERS
from dashboard.exports.recipe import Recipe
from dashboard.exports.tables import Told
from dashboard.frame import Frame
from dashboard.parts import choosing
from dashboard.parts.grid import GridColumn, grid
from dashboard.parts.html import href
from dashboard.parts.listing import picked, plain
from dashboard.parts.section import empty, section
from dashboard.parts.takeaway import takeaway
from etl.records import RECORDS
from etl.warehouse.mend import MENDABLE

PARTS = {"numerator": "计入分子", "denominator": "只计入分母", "left_out": "不计入"}
FEW = 12  # rows among which nobody searches
PART = GridColumn("kept", "计入", about="计入分子、只计入分母，或不计入")
COLUMNS = (
    GridColumn("happened_on", "日期", "date"), GridColumn("called", "记录"), GridColumn("title", "内容"),
    GridColumn("file", "文件"), GridColumn("sheet", "工作表", is_wide=True), GridColumn("row", "行", "number"),
    GridColumn("reason", "为什么不计入", is_wide=True),
)  # fmt: skip
MEND = GridColumn(
    "mend",
    "更正",
    "link",
    to=lambda row: href("mend", record=row["record"], row=str(row["row_id"])) if row["mend"] else None,
)


def record_list(frame: Frame, found: pl.DataFrame, told: Told, made: Callable[[int], Recipe]) -> None:
    """`found`: see etl.metrics.records; `told`: the number, its days, what it means, for the download; `made`: how so many
    of its rows are made again."""
    if found.is_empty():
        empty("没有记录", "这段时间里没有可算的记录，或这个数由别的指标合成。")
        return
    named = in_words(found)
    shown, asked = _narrowed(named) if found.height > FEW else (named, "")
    columns = picked(COLUMNS, "records")
    mends = [MEND] if frame.scope.role in SENDERS and not frame.ground.stamp.frozen_as else []
    parts = [_part(name, words, shown, [*columns, *mends]) for name, words in PARTS.items()]
    rows = pl.concat([part for part in parts if part is not None] or [shown])
    if rows.is_empty():
        empty("没有符合条件的记录", "可换一个词，或换一种记录。")
    more = [("查找", asked)] if asked else []
    takeaway("记录", plain(rows, [PART, *columns]), frame.ground.stamp, told=[*told, *more], made=made(rows.height))


def in_words(found: pl.DataFrame) -> pl.DataFrame:
    """The rows of etl.metrics.records with called, kept and mend, as they are shown."""
    sheets = {name: record.sheet for name, record in RECORDS.items()}
    return found.with_columns(
        pl.col("record").replace_strict(sheets, default="").alias("called"),
        pl.col("part").replace_strict(PARTS, default="").alias("kept"),
        pl.when(pl.col("record").is_in(MENDABLE)).then(pl.lit("更正")).alias("mend"),
    )


def _part(part: str, words: str, rows: pl.DataFrame, columns: Sequence[GridColumn]) -> pl.DataFrame | None:
    """One part of the rows; why a row does not count is asked only of those that do not."""
    own = rows.filter(part=part)
    if own.is_empty():
        return None
    section(words, f"{len(own)} 条")
    heads = [column for column in columns if part == "left_out" or column.name != "reason"]
    return grid(own, heads, words, key=part)


def _narrowed(rows: pl.DataFrame) -> tuple[pl.DataFrame, str]:
    with st.container(key="fb_list", horizontal=True, vertical_alignment="center"):
        asked = choosing.typed("内容或文件")
        called = choosing.one_of(rows, "called", "记录", "called")
    shown = choosing.holding(rows, asked, ("title", "file"))
    return (shown.filter(called=called) if called else shown), "，".join(filter(None, (asked, called)))
