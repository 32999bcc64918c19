"""评选: who should be named, and why: gates, veto, points; how firm the list is; the packet; what was decided."""

import streamlit as st
from markupsafe import Markup

from dashboard import data
from dashboard.blocks.decided import decided
from dashboard.blocks.gates import fallen, funnel, one_candidate, the_list, turning_points
from dashboard.exports.packet import packet
from dashboard.frame import Frame
from dashboard.parts.download import download
from dashboard.parts.head import bold
from dashboard.parts.section import empty
from etl.award import Candidate, Selection
from etl.award.shares import UNIT

ZIP = "application/zip"


def body(frame: Frame) -> None:
    ask = frame.ask()
    titles = data.award_titles(ask)
    if not titles:
        frame.head("评选", "规则包里没有评选。")
        empty("没有评选办法", "在规则包里写一段 award：名额、门槛、否决、计分项，见“规则”说明。")
        return
    with frame.bar:
        title = st.selectbox("评选", titles, key="title", bind="query-params", width=200, label_visibility="collapsed")
    found, firm = data.selection(ask, str(title))
    frame.head(f"评选：{title}", _lead(found), days=ask.period.words)
    chosen = _chosen(found)
    if chosen:
        one_candidate(chosen, found.award["of"])
    funnel(found)
    the_list(found, firm)
    turning_points(found, firm)
    fallen(found)
    download(
        "下载评选材料（名单 XLSX，入选的各一份 DOCX）", lambda: packet(ask, str(title), found, firm, frame.ground.stamp),
        f"{title}-评选材料.zip", ZIP, type="primary",
    )  # fmt: skip
    decided(ask, str(title), found)


def _lead(found: Selection) -> Markup:
    through, compared = sum(one.fell_at is None for one in found.candidates), len(found.compared)
    unit = UNIT[found.award["of"]]
    begun = "在任" if found.award["of"] == "deputy" else "共"
    told = Markup("{} {} {}，过了全部门槛的 {} {}").format(
        begun, bold(str(len(found.candidates))), unit, bold(str(through)), unit
    )
    if through > compared:
        told += f"，其中 {through - compared} {unit}有计分项没有报送，不能比较"
    return told + "。先过门槛，再看否决，最后计分；捐款只列出，不计分。"


def _chosen(found: Selection) -> Candidate | None:
    wanted = st.query_params.get("candidate")
    return next((one for one in found.candidates if one.id == wanted), None)
