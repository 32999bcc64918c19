"""代表: the list, with the duties as marks; how many items are done, and which item is hard."""

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard import data, wording
from dashboard.ask import Ask
from dashboard.blocks.duty_charts import duty_charts
from dashboard.blocks.register import register, registered
from dashboard.frame import Frame
from dashboard.parts.head import bold
from dashboard.parts.search import narrowed
from dashboard.parts.section import empty, section


def body(frame: Frame) -> None:
    ask = frame.ask()
    with frame.bar:
        wanted = st.text_input(
            "姓名或编号",
            key="q",
            placeholder="姓名、首字母或编号",
            label_visibility="collapsed",
            width=200,
            bind="query-params",
        )
        only_short = st.checkbox("只看未完成", key="short", bind="query-params")
    done = data.duties(ask)
    people = registered(ask, done)
    frame.head("代表", _lead(ask, people), days=ask.period.words)
    if done.is_empty():
        empty(f"{ask.period.title}没有在任的代表", "可换一个期间或区域，或到“数据报送”查看报送情况。")
        return
    duty_charts(done.filter("judged"))
    shown = narrowed(people, wanted or "")
    if only_short:
        shown = shown.filter((pl.col("done") < pl.col("known")) & pl.col("judged"))
    section(
        "名册",
        f"● 已达到　○ 未达到　空白为没有报送或任职不足规定天数。按姓氏拼音排列，{wording.NO_RANKING}；点姓名打开档案",
    )
    register(shown, done)


def _lead(ask: Ask, people: pl.DataFrame) -> Markup:
    judged = people.filter("judged")
    whole = judged.filter(pl.col("done") == pl.col("items")).height
    short = people.height - judged.height
    told = Markup("{}任过职的 {} 人。应评的 {} 人中，七个一全部完成 {} 人，完成五项以上 {} 人").format(
        ask.period.title, bold(str(people.height)), bold(str(judged.height)), bold(str(whole)),
        bold(str(judged.filter(pl.col("done") >= 5).height)),
    )  # fmt: skip
    return told + (f"；任职不足规定天数的 {short} 人不作评价。" if short else "。")
