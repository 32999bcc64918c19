"""An expression put together from Chinese names by select boxes. The expression is the truth, and stands in the link;
the boxes are read from it before they are drawn, and write it when one is changed."""

from collections.abc import Mapping
from contextlib import suppress

import streamlit as st

from dashboard import data
from dashboard.ask import LEVELS, Ask
from dashboard.parts.spoken import ANY, header
from etl.metrics import METRICS
from etl.metrics.choices import FILLED
from etl.metrics.evaluate import names
from etl.metrics.expression import parse
from etl.records import RECORDS, columns
from etl.records.column import Column

KEY = "expression"
SLICES = (1, 2)
OPTIONS = (*(metric.id for metric in METRICS.values() if "area" in metric.grains), *RECORDS)


def picked(ask: Ask) -> tuple[str, Ask]:
    """The expression asked for (blank where nothing was asked yet), and the question with the level asked for."""
    state = st.session_state
    state[KEY] = state.get(KEY, st.query_params.get(KEY, "")).strip()
    _read(state[KEY])
    with st.container(key="fb_pick", horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "数什么", OPTIONS, None, _title, key="pick_of", placeholder="选指标或记录", on_change=_write, width=230
        )
        if state["pick_of"]:
            _boxes(ask, state["pick_of"])
        st.text_input("算式", key=KEY, bind="query-params", width=420, placeholder="可不写；也可写 a + b、a / b")
        level = st.selectbox(
            "看哪一级", LEVELS, None, key="level", bind="query-params", placeholder="各级人大代表", width=170
        )
    return str(state[KEY]).strip(), ask.seen(level)


def _title(name: str) -> str:
    return METRICS[name].title if name in METRICS else f"《{RECORDS[name].sheet}》记录"


def _boxes(ask: Ask, name: str) -> None:
    parts = _parts(name)
    if len(parts) > 1:
        st.selectbox(
            "数哪一项", list(parts), format_func=parts.__getitem__, key="pick_part", on_change=_write, width=170
        )
    found = data.narrowing(ask, name)
    shown = _labels(found)
    for n in SLICES:
        column = st.session_state.get(f"pick_column_{n}")
        if column and column not in shown:
            shown[column] = header(column)
        st.selectbox(
            f"条件{'一二'[n - 1]}", list(shown), None, lambda key: shown[key], key=f"pick_column_{n}", placeholder="不限",
            on_change=_write, width=150,
        )  # fmt: skip
        if column:
            given = st.session_state[f"pick_values_{n}"]
            offered = data.choices(ask, name, column) if column in found else [FILLED]
            st.multiselect(
                "是", list(dict.fromkeys([*offered, *given])), format_func=lambda value: ANY if value == FILLED else value,
                key=f"pick_values_{n}", on_change=_write, width=220,
            )  # fmt: skip


def _labels(found: Mapping[str, tuple[str, Column]]) -> dict[str, str]:
    """Each label once, for a box knows its choice by the label: 类型, and 类型（建议） of the suggestion behind."""
    shown: dict[str, str] = {}
    for column, (record, _) in found.items():
        label = header(column, record)
        taken = label in shown.values()
        shown[column] = f"{label}（{RECORDS[record].sheet}）" if taken else label
    return shown


def _parts(name: str) -> dict[str, str]:
    """ "" is the whole: the rate, the count, the rows."""
    if name in RECORDS:
        return {"": "有几条", **{c.name: c.header for c in columns(RECORDS[name]) if c.kind != "private"}}
    return {"": "比率", "numerator": "分子", "denominator": "分母"} if METRICS[name].is_ratio else {"": "数"}


def _read(expression: str) -> None:
    """The boxes as the expression has them; empty where it is more than one name, or cannot be read."""
    state, asked = st.session_state, None
    with suppress(ValueError):
        asked = parse(expression) if expression and len(names(expression)) == 1 else None
    if asked and (asked.name not in OPTIONS or (asked.part or "") not in _parts(asked.name)):
        asked = None
    state["pick_of"] = asked.name if asked else None
    state["pick_part"] = (asked.part or "") if asked else ""
    for n in SLICES:
        column, values = asked.slices[n - 1] if asked and len(asked.slices) >= n else (None, ())
        state[f"pick_column_{n}"], state[f"pick_values_{n}"] = column, list(values)


def _write() -> None:
    """The expression as the boxes have it. A column just chosen keeps what is filled in, until a value is chosen."""
    state = st.session_state
    name, before = state["pick_of"], state[KEY]
    if not name:
        state[KEY] = ""
        return
    if not before or parse(names(before)[0]).name != name:
        state[KEY] = name
        return
    part = f".{state['pick_part']}" if state.get("pick_part") else ""
    earlier = dict(parse(before).slices)
    boxes = [(state.get(f"pick_column_{n}"), list(state.get(f"pick_values_{n}") or [])) for n in SLICES]
    typed = [(column, list(values)) for column, values in parse(before).slices[len(SLICES) :]]
    kept = {column: values if column in earlier else [] for column, values in (*boxes, *typed) if column}
    slices = ",".join(f"{column}={_joined(values)}" for column, values in kept.items())
    state[KEY] = f"{name}{part}[{slices}]" if slices else f"{name}{part}"


def _joined(values: list[str]) -> str:
    return "|".join([value for value in values if value != FILLED] or [FILLED])
