"""代表: the list, with the duties as marks; how many items are done, and which item is hard."""

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard import data, wording
from dashboard.ask import Ask
from dashboard.blocks.duty_charts import duty_charts
from dashboard.blocks.papers import all_papers
from dashboard.blocks.register import register, registered
from dashboard.charts.base import largest
from dashboard.frame import Frame
from dashboard.parts.head import bold
from dashboard.parts.marks import mark
from dashboard.parts.search import narrowed
from dashboard.parts.section import empty, section

EVERY = "身份：全部"


def body(frame: Frame) -> None:
    ask = frame.ask()
    done = data.duties(ask)
    everyone = registered(ask, done)
    with frame.bar:
        people, filters = _narrowed(everyone)
    frame.head("代表", _lead(ask, everyone), days=ask.period.words)
    if done.is_empty():
        empty(f"{ask.period.title}没有在任的代表", "可换一个期间或区域，或到“数据报送”查看报送情况。")
        return
    duty_charts(done.filter("judged"))
    section(
        "名册",
        Markup("{} 已达到　{} 未达到　空白为没有报送或任职不足规定天数。按姓氏拼音排列，{}；点姓名打开档案").format(
            mark("on"), mark("off"), wording.NO_RANKING
        ),
    )
    register(ask, people, done, frame.ground.stamp, [*frame.told(), *filters])
    all_papers(ask, people, frame.ground.stamp)


def _narrowed(everyone: pl.DataFrame) -> tuple[pl.DataFrame, list[tuple[str, str]]]:
    """The list as the page's own filters leave it, and those in words; the charts above it stay those of everyone."""
    cohorts = everyone["cohort"].drop_nulls().unique().sort().to_list()
    cohort = st.selectbox(
        "身份", [EVERY, *cohorts], key="cohort", bind="query-params", width=140, label_visibility="collapsed"
    )
    wanted = st.text_input(
        "姓名或编号",
        key="q",
        bind="query-params",
        placeholder="姓名、拼音或编号",
        width=170,
        label_visibility="collapsed",
    )
    only_short = st.checkbox("只看未完成", key="short", bind="query-params")
    shown = narrowed(everyone, wanted or "")
    if cohort not in (None, EVERY):
        shown = shown.filter(cohort=cohort)
    if only_short:
        shown = shown.filter((pl.col("done") < pl.col("known")) & pl.col("judged"))
    told = [
        ("查找", wanted or ""),
        ("身份", cohort if cohort and cohort != EVERY else ""),
        ("只看", "未完成" * only_short),
    ]
    return shown, told


def _lead(ask: Ask, people: pl.DataFrame) -> Markup:
    judged = people.filter("judged")
    whole = judged.filter(pl.col("done") == pl.col("items")).height
    short = people.height - judged.height
    most = max(1, int(largest(judged["items"])) - 2)
    told = Markup("{}任过职的 {} 人。应评的 {} 人中，七个一全部完成 {} 人，完成 {} 项以上 {} 人").format(
        ask.period.title, bold(str(people.height)), bold(str(judged.height)), bold(str(whole)),
        most, bold(str(judged.filter(pl.col("done") >= most).height)),
    )  # fmt: skip
    return told + (f"；任职不足规定天数的 {short} 人不作评价。" if short else "。")
