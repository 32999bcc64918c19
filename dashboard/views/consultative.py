"""议政代表: the consultative lane, counted apart from the deputies of the congresses."""

import streamlit as st
from markupsafe import Markup

from dashboard import data
from dashboard.ask import Ask
from dashboard.blocks.areas_panel import areas_panel
from dashboard.blocks.consulted import LANES, groups, handled, makeup
from dashboard.frame import Frame
from dashboard.parts import measured
from dashboard.parts.figures import key_figures
from dashboard.parts.head import bold
from dashboard.parts.html import LANE

KEY = ("composition", "attendance_rate", "suggestions", "solved_rate", "contacts")


def body(frame: Frame) -> None:
    with frame.bar:
        lane = st.segmented_control("身份", LANES, default=LANES[0], required=True, key="lane", bind="query-params",
                                    label_visibility="collapsed")  # fmt: skip
    st.query_params[LANE] = str(lane)
    ask = frame.ask().seen(lane)
    area = ask.area or ""
    now, then = data.with_prior(ask, KEY, "area", area)
    frame.head("议政代表", _lead(ask, now), days=ask.period.words)
    key_figures([
        measured.figure(metric, "area", area, now, (measured.compared(metric, now, then, ask.period.prior_word),))
        for metric in KEY
    ])  # fmt: skip
    makeup(ask)
    groups(ask)
    handled(ask, area)
    areas_panel(ask, "各区域", ("composition", "attendance_rate", "suggestions"))


def _lead(ask: Ask, now: measured.Row) -> Markup:
    if not now["composition"]:
        return Markup("这个区域没有在任的{}。").format(ask.level)
    told = Markup("在任{} {} 人").format(ask.level, bold(f"{now['composition']:g}"))
    raised = now["suggestions"]
    return told + (
        Markup("，{}提出建议 {} 件。").format(ask.period.title, bold(f"{raised:g}")) if raised else Markup("。")
    )
