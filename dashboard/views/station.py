"""站点档案: is this station alive. The calendar of receptions, from reception to resolution, built and used, who is posted."""

from typing import Any

import streamlit as st
from markupsafe import Markup

from dashboard import data, theme
from dashboard.ask import Ask
from dashboard.blocks.mend_form import adding
from dashboard.blocks.station_life import opinion_stages, reception_calendar, roster
from dashboard.blocks.station_use import built_and_used
from dashboard.frame import Frame
from dashboard.parts import measured
from dashboard.parts.figures import key_figures
from dashboard.parts.head import bold
from dashboard.parts.html import join, paper
from dashboard.parts.section import empty, note

KEY = ("reception_day_rate", "receptions", "active_months", "duty_roster_rate", "on_spot_rate")


def body(frame: Frame) -> None:
    ask = frame.ask()
    subject = st.query_params.get("id", "")
    found = data.rows(ask, "station", subject)
    if found.is_empty():
        frame.head("站点档案", "请从站点页点一个站点。")
        empty("没有选定站点", "请回到站点页，点一个名称。")
        return
    station = found.row(0, named=True)
    frame.head(station["station_name"], _facts(station), f"站点　{subject}", ask.period.words)
    with frame.bar:
        st.link_button("打印", paper("station", id=subject), icon=":material/print:")
    _figures(ask, subject)
    reception_calendar(ask, subject)
    if not theme.is_printing():
        note(adding(station_id=subject))
    left, right = st.columns(2, gap="large")
    with left:
        opinion_stages(ask, subject)
    with right:
        built_and_used(ask, subject)
    roster(ask, subject)


def _facts(station: dict[str, Any]) -> Markup:
    rule = (
        Markup("接待日为{}").format(bold(station["reception_rule"])) if station["reception_rule"] else "没有公示接待日"
    )
    opened = f"{station['opened_on'].year}年{station['opened_on'].month}月启用" if station["opened_on"] else ""
    kind = station["kind"] + (f"（依托{station['setting']}）" if station["setting"] else "")
    stars = f"{'一二三四五'[station['stars'] - 1]}星级" if station["stars"] else ""
    return join((part for part in (station["area_name"], kind, station["status"], rule, opened, stars) if part), "　")


def _figures(ask: Ask, subject: str) -> None:
    now, prior = data.of(ask, KEY, "station", subject), ask.period.prior()
    then = data.of(ask, KEY, "station", subject, prior) if prior else None
    everyone = data.numbers(ask, KEY, "station")
    shown = []
    for metric in KEY:
        median = measured.median_words(metric, everyone)
        lines = (f"站点中位 {median}" if median else "", measured.compared(metric, now, then, ask.period.prior_word))
        shown.append(
            measured.figure(
                metric,
                "station",
                subject,
                now,
                lines,
                measured.metric_of(metric).unit if metric == "receptions" else "",
            )
        )
    key_figures(shown)
