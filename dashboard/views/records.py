"""记录: the exact rows behind one number, each with its file, sheet and row."""

from typing import cast, get_args

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.frame import Frame
from dashboard.parts import measured
from dashboard.parts.html import show, tag
from dashboard.parts.record_rows import COLUMNS, WHY, cells
from dashboard.parts.section import empty, section
from dashboard.parts.table import table
from etl.metrics.expression import resolve
from etl.metrics.metric import Grain

PARTS = {"numerator": "计入分子", "denominator": "只计入分母", "left_out": "不计入"}
MOST = 300


def body(frame: Frame) -> None:
    metric, by, of = (st.query_params.get(name, "") for name in ("metric", "by", "of"))
    ask = frame.ask().seen(st.query_params.get("level"))
    if not _is_countable(metric, by):
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
            show(table(heads, [cells(one)[: len(heads)] for one in rows.head(MOST).to_dicts()], label=words))
    if found.is_empty():
        empty("没有记录", "这段时间里没有可算的记录，或这个数由别的指标合成。")
    sure = measured.interval(metric, row)
    show(
        tag(
            "p", "".join(filter(None, (f"{title}：{measured.metric_of(metric).caution}", sure and f"{sure}。"))), "note"
        )
    )


def _is_countable(metric: str, by: str) -> bool:
    """A metric or a record, perhaps sliced, that has numbers of that grain."""
    try:
        return by in get_args(Grain) and by in resolve(metric).grains
    except ValueError:
        return False
