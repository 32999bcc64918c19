"""评价轮次: evaluations that were frozen; whose figures have moved since and through which delivery; freezing one."""

from typing import Literal

import streamlit as st
from markupsafe import Markup

from dashboard.blocks.frozen import freeze_form, moved_list, round_list
from dashboard.data import frozen
from dashboard.frame import Frame
from dashboard.parts.head import bold
from dashboard.parts.section import empty
from etl.problems import Stop

BY: dict[str, Literal["deputy", "station"]] = {"代表": "deputy", "站点": "station"}


def body(frame: Frame) -> None:
    found = frozen.rounds(frame.scope)
    with frame.bar:
        name = st.selectbox("轮次", [one.name for one in found], key="since", bind="query-params", width=220,
                            label_visibility="collapsed") if found else None  # fmt: skip
        by = BY[st.segmented_control("按什么看", list(BY), default="代表", required=True, key="moved_by",
                                     bind="query-params", label_visibility="collapsed") or "代表"]  # fmt: skip
    frame.head("评价轮次", Markup("冻结了 {} 轮。").format(bold(str(len(found)))) if found else "还没有冻结过。")
    if found:
        round_list(found)
        one = next((each for each in found if each.name == name), found[0])
        try:
            moved_list(frame, one, by, frozen.moved(frame.scope, one, by))
        except Stop as stop:
            empty(str(stop), "别的轮次不受影响。")
    else:
        empty("还没有轮次", "评价定稿的时候冻结一轮，以后的报送就不再改变它的数。")
    freeze_form(frame)
