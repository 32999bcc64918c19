"""核对: the deputy's booklet beside the organisers' records: do the two ledgers agree."""

import streamlit as st
from markupsafe import Markup

from dashboard import data
from dashboard.blocks.agreeing import by_whom, outcomes
from dashboard.blocks.ledgers import Told, settle, side_by_side, state_of, told_of, waiting
from dashboard.blocks.matched_list import matched_list
from dashboard.blocks.said_before import said_before
from dashboard.frame import Frame
from dashboard.parts.head import bold
from dashboard.parts.section import empty, section
from etl.audit.reconcile import OUTCOMES, Match
from etl.settlements import STATES

EVERY, ALL, ANY = "代表：全部", "结果：全部", "处理：全部"


def body(frame: Frame) -> None:
    ask = frame.ask()
    found, told = data.matches(ask), told_of(ask)
    with frame.bar:
        people = sorted({_called(one) for one in found})
        who = _chosen("代表", [EVERY, *people], "who", 190)
        what = _chosen("结果", [ALL, *OUTCOMES], "what", 140)
        how = _chosen("处理", [ANY, *STATES], "how", 140)
    frame.head("核对", _lead(found, told), days=ask.period.words)
    if not found:
        empty("没有可以核对的", "代表的“手册登记”和组织者的记录都报送了的月份才核对；可换一个期间或区域。")
        said_before(found, told)
        return
    of_one = [one for one in found if who in (EVERY, _called(one))]
    outcomes(ask, of_one)
    by_whom(ask, of_one)
    kept = [one for one in of_one if what in (ALL, one.outcome) and how in (ANY, state_of(one, told))]
    apart = [one for one in kept if one.outcome != "相符" or what == "相符"]
    order = list(OUTCOMES)
    section("逐条", f"{'' if what == '相符' else '对不上的'} {len(apart)} 条；点一条看它的文件、工作表和行".strip())
    shown = side_by_side(sorted(apart, key=lambda one: order.index(one.outcome)), told)
    matched_list(frame, kept, told)
    settle(ask, shown)
    said_before(found, told)


def _chosen(name: str, options: list[str], key: str, width: int) -> str:
    chosen = st.selectbox(name, options, key=key, bind="query-params", width=width, label_visibility="collapsed")
    return chosen or options[0]


def _called(one: Match) -> str:
    return f"{one.line.name}（{one.line.id}）"


def _lead(found: list[Match], told: Told) -> Markup:
    entries = [one for one in found if one.entry]
    same = sum(one.outcome == "相符" for one in entries)
    if not entries:
        return Markup("代表手册和组织者的登记，两本账对一对。")
    return Markup("手册 {} 条，与登记相符 {} 条；两边合计还有 {} 处没有人处理。").format(
        *(bold(f"{n:,}") for n in (len(entries), same, waiting(found, told)))
    )
