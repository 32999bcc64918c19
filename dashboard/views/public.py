"""公示: the public face: who the deputies are, what they did, where to find them; only what the rule pack publishes."""

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard import data
from dashboard.ask import Ask
from dashboard.blocks.noticed import people_table, published_file, stations_table
from dashboard.exports.recipe import recipe
from dashboard.frame import Frame
from dashboard.parts.download import download
from dashboard.parts.head import bold
from dashboard.parts.html import show
from dashboard.parts.search import by_sound, narrowed
from dashboard.parts.section import empty, note, section

PAGE = 50


def body(frame: Frame) -> None:
    ask = frame.ask()
    people = by_sound(data.published(ask))
    with frame.bar:
        wanted = st.text_input("姓名", key="q", bind="query-params", placeholder="姓名或首字母", width=170,
                               label_visibility="collapsed")  # fmt: skip
    frame.head("代表履职公示", _lead(ask, people), days=ask.period.words)
    shown = narrowed(people, wanted or "")
    section("代表", "基本信息和履职数字依代表法公示；按姓氏拼音排列，不作排名。空白是没有报送，不是 0")
    if shown.is_empty():
        empty("没有找到这样的代表", "可换一个姓名、首字母，或换一个区域。")
    else:
        pages = -(-len(shown) // PAGE)
        first = (min(st.session_state.get("page", 1), pages) - 1) * PAGE
        show(people_table(ask, shown.slice(first, PAGE)))
        if pages > 1:
            st.pagination(pages, key="page")
    show_stations(ask)
    _take_away(frame, ask)


def _take_away(frame: Frame, ask: Ask) -> None:
    def page() -> bytes:
        stamp = frame.ground.stamp
        return published_file(ask, stamp, recipe("notice", ask, stamp.build))

    download("下载公示页（HTML）", page, "代表履职公示.html", "text/html")


def _lead(ask: Ask, people: pl.DataFrame) -> Markup:
    return Markup("{}在任的人大代表 {} 人，各自做了什么，到哪里能找到。").format(
        ask.period.title, bold(str(people["id"].n_unique()))
    )


def show_stations(ask: Ask) -> None:
    section("到哪里找代表", "投用的代表之家、站、点和接待日")
    show(stations_table(ask))
    note("接待日当天有代表在站接待，可以直接去，也可以联系所在街道、乡镇人大。")
