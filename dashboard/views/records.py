"""记录: the exact rows behind one number, each with its file, sheet and row."""

from functools import partial
from typing import cast, get_args

import streamlit as st

from dashboard import data
from dashboard.ask import Ask
from dashboard.blocks.mend_form import adding
from dashboard.blocks.record_list import record_list
from dashboard.data.sending import SENDERS
from dashboard.exports.recipe import of_list
from dashboard.frame import Frame
from dashboard.parts import measured
from dashboard.parts.html import show, tag
from dashboard.parts.section import empty, note
from etl.metrics import METRICS
from etl.metrics.expression import resolve
from etl.metrics.metric import Grain
from etl.warehouse.mend import MENDABLE


def body(frame: Frame) -> None:
    metric, by, of = (st.query_params.get(name, "") for name in ("metric", "by", "of"))
    ask = frame.ask().seen(st.query_params.get("level"))
    row = _row(ask, metric, by, of)
    if row is None:
        frame.head("记录", "从任何一页点一个数字，就能看到它是由哪些记录得来的。")
        empty("没有选定数字", "请回到总览、代表、站点或建议页，点一个数字。")
        return
    entry, title = measured.metric_of(metric), measured.metric_of(metric).title
    shown = " ".join(filter(None, (measured.value(metric, row), measured.base(metric, row))))
    lead = f"{ask.period.title}{title} {shown or '没有可算的数'}，由下列记录得来。{entry.meaning}"
    name = str(row["name"] or of)
    frame.head(name, lead, "记录", ask.period.words)
    told = [("数字", f"{name} {title} {shown}"), ("期间", ask.period.words), ("含义", entry.meaning)]
    made = partial(of_list, ask, frame.ground.stamp.build, "records", metric=metric, by=by, of=of)
    if frame.scope.role in SENDERS and metric.partition("[")[0] in MENDABLE:
        note(adding(**({"station_id": of} if by == "station" else {"deputy_id": of} if by == "deputy" else {})))
    record_list(frame, data.records(ask, metric, cast(Grain, by), of), told, made)
    sure = measured.interval(metric, row)
    _gap(ask, metric, cast(Grain, by), of)
    show(tag("p", "".join(filter(None, (f"{title}：{entry.caution}", sure and f"{sure}。"))), "note"))


def _gap(ask: Ask, metric: str, by: Grain, of: str) -> None:
    """Of a record counted without a metric nobody says what it needs."""
    if metric.partition("[")[0] in METRICS and (missing := data.covered(ask, (metric,), by, of).get(metric)):
        show(tag("p", measured.gap_told(missing), "note"))


def _row(ask: Ask, metric: str, by: str, of: str) -> measured.Row | None:
    """The number; None where it is no metric and no record, perhaps sliced, that can be counted by that grain."""
    try:
        is_known = by in get_args(Grain) and by in resolve(metric).grains
        return data.of(ask, (metric,), cast(Grain, by), of) if is_known else None
    except ValueError:  # a record has every grain by name: whether it can be counted by unit shows when it is
        return None
