"""记录: the exact rows behind one number, each with its file, sheet and row."""

from typing import cast, get_args

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.frame import Frame
from dashboard.parts import measured, numbers
from dashboard.parts.html import show, tag
from dashboard.parts.section import empty, section
from dashboard.parts.table import Column, table
from etl.metrics import METRICS
from etl.metrics.metric import Grain
from etl.records import RECORDS

PARTS = {"numerator": "计入分子", "denominator": "只计入分母", "left_out": "不计入"}
COLUMNS = (
    Column("日期", "nw"), Column("记录", "nw"), Column("内容"), Column("文件", "s"), Column("工作表", "nw s wide"), Column("行", "r"),
)  # fmt: skip
WHY = Column("为什么不计入", "s wide")
MOST = 300


def body(frame: Frame) -> None:
    metric, by, of = (st.query_params.get(name, "") for name in ("metric", "by", "of"))
    ask = frame.ask()
    if measured_or_none(metric) is None or by not in get_args(Grain):
        frame.head("记录", "从任何一页点一个数字，就能看到它是由哪些记录得来的。")
        empty("没有选定数字", "请回到总览、代表、站点或建议页，点一个数字。")
        return
    row = data.of(ask, (metric,), cast(Grain, by), of)
    found = data.records(ask, metric, cast(Grain, by), of)
    title = measured.metric_of(metric).title
    shown = " ".join(filter(None, (measured.value(metric, row), measured.base(metric, row))))
    lead = f"{ask.period.title}{title} {shown or '没有可算的数'}，由下列记录得来。{measured.metric_of(metric).meaning}"
    frame.head(str(row["name"] or of), lead, "记录", ask.period.words)
    for part, words in PARTS.items():
        rows = found.filter(pl.col("part") == part)
        if len(rows):
            section(words, f"{len(rows)} 条" + (f"，列出前 {MOST} 条" if len(rows) > MOST else ""))
            heads = (*COLUMNS, WHY) if part == "left_out" else COLUMNS
            show(table(heads, [_row(one)[: len(heads)] for one in rows.head(MOST).to_dicts()], label=words))
    if found.is_empty():
        empty("没有记录", "这段时间里没有可算的记录，或这个数由别的指标合成。")
    show(tag("p", f"{title}：{measured.metric_of(metric).caution}", "note"))


def measured_or_none(metric: str) -> str | None:
    return metric if metric.partition("[")[0] in METRICS else None


def _row(one: measured.Row) -> tuple[str, ...]:
    sheet = RECORDS[one["record"]].sheet if one["record"] in RECORDS else ""
    return (
        numbers.day(one["happened_on"]), sheet, one["title"] or "", one["file"] or "", one["sheet"] or "",
        str(one["row"] or ""), one["reason"] or "",
    )  # fmt: skip
