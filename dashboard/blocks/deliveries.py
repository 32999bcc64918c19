"""What was delivered, row by row accounted for; what is wrong with it; what happened to it."""

from typing import Any

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard.ask import Ask
from dashboard.exports.recipe import of_list
from dashboard.exports.tables import csv
from dashboard.parts import numbers
from dashboard.parts.download import download
from dashboard.parts.head import Stamp, act
from dashboard.parts.html import join, show, tag
from dashboard.parts.section import empty, note, section
from dashboard.parts.table import Column, table
from etl.records import RECORDS

MOST = 40

EVENTS = {"received": "收到", "withdrawn": "撤回", "restored": "恢复", "explained": "说明"}

HEADS = [Column("读到", "r"), Column("入库", "r"), Column("问题", "r"), Column("被替换", "r")]


def problem_list(ask: Ask, faults: pl.DataFrame, stamp: Stamp) -> None:
    section("问题", "改好后把同一份工作簿重新报送即可；报送之前，这一页会先列出问题，并能下载标好的工作簿")
    if faults.is_empty():
        empty("没有问题行", "每一行都已入库或被后来的报送替换。")
        return
    heads = [Column("文件"), Column("工作表", "nw"), Column("行", "r"), Column("列", "nw"), Column("哪里不对")]
    rows = [
        (row["file"], row["sheet"], str(row["row"] or ""), row["column"] or "", row["message"].partition("：")[2] or row["message"])
        for row in faults.head(MOST).to_dicts()
    ]  # fmt: skip
    show(table(heads, rows, label="问题"))
    if len(faults) > MOST:
        note(f"共 {len(faults)} 条，列出前 {MOST} 条。")
    made = of_list(ask, stamp.build, "problems", faults.height)
    download("下载全部问题（CSV）", lambda: csv(named(faults), stamp, made=made), "问题清单.csv", "text/csv")


def named(faults: pl.DataFrame) -> pl.DataFrame:
    names = {
        "file": "文件",
        "sheet": "工作表",
        "row": "行",
        "column": "列",
        "found": "填的是",
        "allowed": "应为",
        "message": "说明",
    }
    return faults.rename(names)


def delivery_lists(files: pl.DataFrame, kinds: pl.DataFrame) -> None:
    section("各类记录", "在库报送的行数")
    rows = [
        (RECORDS[row["record"]].sheet, str(row["sheets"]), *_counts(row))
        for row in kinds.to_dicts()
        if row["record"] in RECORDS
    ]
    show(table([Column("记录"), Column("表数", "r s"), *HEADS], rows, label="各类记录的行数"))
    section("报送", "按收到先后")
    pages = -(-len(files) // MOST)
    first = (min(st.session_state.get("files", 1), max(pages, 1)) - 1) * MOST
    rows = [
        (_file(row), row["sent_by"] or "", numbers.day(row["received_on"]), str(row["sheets"]), *_counts(row))
        for row in files.slice(first, MOST).to_dicts()
    ]
    heads = [Column("文件"), Column("报送单位", "wide"), Column("收到", "nw s"), Column("表数", "r s wide"), *HEADS]
    show(table(heads, rows, label="报送"))
    if pages > 1:
        st.pagination(pages, key="files")


def _file(row: dict[str, Any]) -> Markup:
    """The name of the file, and under it the columns nobody knows."""
    unknown = tag("div", f"不认得、没有读的列：{row['extra']}", "small quiet") if row["extra"] else Markup("")
    return join((row["file"], unknown))


def _counts(row: dict[str, float]) -> tuple[Markup | str, ...]:
    problems = act(numbers.number(row["problems"])) if row["problems"] else ""
    return (
        numbers.number(row["rows_read"]),
        numbers.number(row["facts"]),
        problems,
        numbers.number(row["replaced"]) if row["replaced"] else "",
    )


def history_list(events: list[dict[str, Any]]) -> None:
    """The archive keeps every file; what happened to it is only added to."""
    names = {event["sha256"]: event["file"] for event in events if "file" in event}
    section("历史", f"收到、撤回、恢复共 {len(events)} 次，后发生的在前；文件从不删除")
    rows = [
        (event["at"][:16].replace("T", " "), EVENTS.get(event["event"], event["event"]), names.get(event["sha256"], ""),
         event.get("by") or "", event.get("reason") or "")
        for event in events[:MOST]
    ]  # fmt: skip
    heads = [Column("时间", "nw"), Column("事", "nw"), Column("文件"), Column("谁", "wide"), Column("原因", "wide")]
    show(table(heads, rows, label="历史"))
