"""代表档案: what did this deputy do. Duties with thresholds, sittings, two years, peers, suggestions, records."""

from datetime import date
from typing import Any

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard import data
from dashboard.ask import Ask
from dashboard.blocks.objections import objected, objections
from dashboard.blocks.papers import own_papers
from dashboard.blocks.profile import duty_table, peer_strips, person_figures, sitting_cells
from dashboard.blocks.profile_lists import record_table, suggestion_table
from dashboard.charts import base, lanes
from dashboard.frame import Frame
from dashboard.parts import numbers
from dashboard.parts.html import join, paper
from dashboard.parts.section import empty, section

LANES = ["参加会议活动", "接待选民", "收集民意", "提出建议", "办实事解难题", "述职"]


def body(frame: Frame) -> None:
    ask = frame.ask()
    subject = st.query_params.get("id") or frame.scope.deputy or ""
    found = data.rows(ask, "deputy", subject)
    if found.is_empty():
        frame.head("代表档案", "请从代表页点一个姓名。")
        empty("没有选定代表", "请回到代表页，点一个姓名。")
        return
    person = found.row(0, named=True)
    frame.head(person["deputy_name"], _facts(ask, person), f"代表档案　{subject}", ask.period.words)
    with frame.bar:
        st.link_button("打印", paper("deputy", id=subject), icon=":material/print:")
        own_papers(ask, subject, person["deputy_name"], frame.ground.stamp)
    cohort, peers = data.peers(ask, subject)
    person_figures(ask, subject, peers)
    objected(ask, subject)
    duty_table(ask, subject, cohort, peers)
    sitting_cells(ask, subject)
    _timeline(ask, subject)
    peer_strips(ask, subject, cohort, peers)
    suggestion_table(ask, subject)
    record_table(ask, subject)
    objections(ask, subject)


def _facts(ask: Ask, person: dict[str, Any]) -> Markup:
    posts = data.rows(ask, "deputy_posts", person["deputy_id"])
    posted = "驻" + "、".join(posts["station_name"]) if len(posts) else ""
    office = f"{person['level']}代表" if person["level"] and not person["level"].endswith("代表") else person["level"]
    since = f"任期自{numbers.long_day(person['from_on'])}" if person["from_on"] else "没有报送任职"
    ended = person["to_on"] and person["to_on"] < ask.period.as_of
    until = f"至{numbers.long_day(person['to_on'])}" if ended else ""
    parts = (person["electoral_district"], office, person["role"], person["occupation"], posted, since + until)
    return join((part for part in parts if part), "　")


def _timeline(ask: Ask, subject: str) -> None:
    dots = data.rows(ask, "deputy_dots", subject)
    last = ask.period.end
    section("两年时间线", "每个点是一条记录；悬停看内容，下面的记录表可追到原件")
    if dots.is_empty():
        empty("两年里没有记录", "没有发生，或没有报送；看“数据报送”的覆盖。")
        return
    plot = lanes.lanes(dots, LANES, date(last.year - 1, 1, 1), last)
    told = "，".join(f"{name} {dots.filter(pl.col('lane') == name).height} 条" for name in LANES)
    heads = {"happened_on": "日期", "lane": "事项", "title": "内容"}
    base.draw(
        plot, lanes.ROW * len(LANES), told, "lanes", wide=True, title="两年时间线",
        rows=dots.select(list(heads)).rename(heads).sort("日期", descending=True),
    )  # fmt: skip
