"""数据报送: what was delivered, what became of every row, what is missing."""

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard import data
from dashboard.frame import Frame
from dashboard.parts import numbers
from dashboard.parts.figures import KeyFigure, key_figures
from dashboard.parts.head import act, bold
from dashboard.parts.html import show
from dashboard.parts.months import coverage_table
from dashboard.parts.section import empty, note, section
from dashboard.parts.table import Column, table
from etl.records import RECORDS

COUNTS = ("rows_read", "facts", "problems", "replaced")
MOST = 40
HEADS = [Column("读到", "r"), Column("入库", "r"), Column("问题", "r"), Column("被替换", "r")]


def body(frame: Frame) -> None:
    ask = frame.ask()
    files, kinds, faults = (data.rows(ask, name) for name in ("deliveries", "row_counts", "problems"))
    total = {name: int(files[name].sum() or 0) for name in COUNTS}
    bad = act(f"{total['problems']} 行有问题") if total["problems"] else Markup("没有问题行")
    lead = Markup("在库 {} 份报送，读到 {} 行，{}。").format(
        bold(str(len(files))), bold(numbers.number(total["rows_read"])), bad
    )
    frame.head("数据报送", lead, days=ask.period.words)
    key_figures([
        KeyFigure("读到", numbers.number(total["rows_read"]), "行", f"{len(files)} 份报送"),
        KeyFigure("入库", numbers.number(total["facts"]), "行", numbers.share(total["facts"], total["rows_read"])),
        KeyFigure("问题", numbers.number(total["problems"]), "行", "没有入库，也没有丢掉"),
        KeyFigure("被替换", numbers.number(total["replaced"]), "行", "以后来的报送为准"),
        KeyFigure("对账", "相符" if total["rows_read"] == sum(total[n] for n in COUNTS[1:]) else "不符", "", "读到＝入库＋问题＋被替换"),
    ])  # fmt: skip
    _problems(faults)
    section("覆盖", f"{ask.period.title}各月有多少个区域报送，底数是报送过这种记录的区域；空白为没有一个报送")
    coverage_table(data.rows(ask, "coverage"))
    _files(files, kinds)


def _problems(faults: pl.DataFrame) -> None:
    section("问题", "改好后把同一份工作簿重新报送即可；命令 lvzhi check 文件 --problems 可得到标好的工作簿")
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
    st.download_button(
        "下载全部问题（CSV）", lambda: b"\xef\xbb\xbf" + _named(faults).write_csv().encode(), "问题清单.csv", "text/csv",
        on_click="ignore", icon=":material/download:",
    )  # fmt: skip


def _named(faults: pl.DataFrame) -> pl.DataFrame:
    names = {
        "file": "文件",
        "sheet": "工作表",
        "row": "行",
        "column": "列",
        "found": "填的是",
        "allowed": "应为",
        "message": "说明",
    }
    return faults.rename(names).with_columns(
        pl.when(pl.col(pl.String).str.contains(r"^[=+\-@\t]"))
        .then("'" + pl.col(pl.String))
        .otherwise(pl.col(pl.String))
        .name.keep()
    )


def _files(files: pl.DataFrame, kinds: pl.DataFrame) -> None:
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
        (row["file"], row["sent_by"] or "", numbers.day(row["received_on"]), str(row["sheets"]), *_counts(row))
        for row in files.slice(first, MOST).to_dicts()
    ]
    heads = [Column("文件"), Column("报送单位", "wide"), Column("收到", "nw s"), Column("表数", "r s wide"), *HEADS]
    show(table(heads, rows, label="报送"))
    if pages > 1:
        st.pagination(pages, key="files")


def _counts(row: dict[str, float]) -> tuple[Markup | str, ...]:
    problems = act(numbers.number(row["problems"])) if row["problems"] else ""
    return (
        numbers.number(row["rows_read"]),
        numbers.number(row["facts"]),
        problems,
        numbers.number(row["replaced"]) if row["replaced"] else "",
    )
