"""Sending: the template, the files, what they would change, and only then their publication."""

from typing import Any

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard.access import Scope
from dashboard.blocks.foreseen import foreseen
from dashboard.blocks.mend_form import adding
from dashboard.blocks.taught import taught_list
from dashboard.blocks.teach import teach
from dashboard.data import sending
from dashboard.parts.download import download
from dashboard.parts.section import note, section
from etl.problems import Stop
from etl.warehouse.evidence import is_picture

KINDS = ["xlsx", "xls", "ods", "csv", "jpg", "jpeg", "png"]
DONE = "sent_sentence"


def upload(scope: Scope) -> None:
    """Template, files, preview, publication: in this order, on this page."""
    with st.container(key="upload_part"):
        _upload(scope)


def _upload(scope: Scope) -> None:
    section("报送", "先下载模板填好，再把工作簿放进来；发布之前先看会改变什么，不发布就什么也不变")
    place = st.container()  # a place of its own: what follows is not redrawn shut when the sentence goes
    if told := st.session_state.pop(DONE, None):
        place.success(told, icon=":material/check_circle:")
    with st.container(horizontal=True, key="templates"):
        download(
            "下载模板", lambda: sending.template(scope), "履职报送模板.xlsx",
            help="每种记录一张表；代表、站点可以从下拉里选",
        )  # fmt: skip
    note(Markup("只差一两条，不必用工作簿：{}").format(adding()))
    turn = st.session_state.setdefault("upload_turn", 0)
    files = st.file_uploader(
        "工作簿（XLSX、XLS、ODS、CSV，可一次放几份），和表里写到的佐证图片", KINDS, accept_multiple_files=True, key=f"upload_{turn}",
    )  # fmt: skip
    if not files:
        taught_list(scope)
        return
    reason = st.text_input("说明（可不填）", key=f"why_{turn}", max_chars=200, placeholder="如：三季度更正")
    sent = {one.name: one.getvalue() for one in files}
    if len(sent) < len(files):
        st.warning("有两份文件重名，请改名后再放进来。")
        return
    pictures = {name: content for name, content in sent.items() if is_picture(name)}
    books = {name: content for name, content in sent.items() if name not in pictures}
    if not books:
        st.warning("只有图片，没有工作簿；图片要和写到它的工作簿一起放。")
        return
    parcel = sending.Parcel(books, reason.strip(), _sender(scope), pictures)
    _look_and_send(scope, parcel, tuple((one.file_id, one.name) for one in files))


def _sender(scope: Scope) -> str | None:
    return None if scope.sees_everything else scope.name


def _look_and_send(scope: Scope, parcel: sending.Parcel, which: tuple[Any, ...]) -> None:
    """The preview is made once for these files over this build, and again where another build came in between."""
    asked = (which, sending.now())
    held = st.session_state.get("foreseen")
    if held is None or held[0] != asked:
        seen = worked("正在核对", lambda step: sending.foresee(scope, parcel, step))
        if seen is None:
            return
        held = st.session_state["foreseen"] = (asked, seen)
    foreseen(scope, parcel, held[1])
    if any(one.row is None for one in held[1].problems) and teach(scope, parcel, asked):
        st.session_state.pop("foreseen", None)
        st.rerun()
    if held[1].refused:
        return
    with st.container(horizontal=True, key="publish"):
        label = "发布" if not held[1].problems else "发布没有问题的行"
        if st.button(label, type="primary", disabled=not held[1].facts, icon=":material/publish:"):
            built = worked("正在发布", lambda step: sending.send(scope, parcel, held[1], step))
            if built:
                _leave(f"已发布：数据版 {built.id}，全库 {built.home.facts:,} 条。要反悔，可在下面撤回。")
        if st.button("不发布，清空"):
            _leave("没有发布，什么也没有变，放进来的文件也没有留下。")


def _leave(told: str) -> None:
    st.session_state.pop("foreseen", None)
    st.session_state["upload_turn"] += 1
    st.session_state[DONE] = told
    st.rerun()


def worked(doing: str, work: Any) -> Any:
    """Work with a bar; trouble is one sentence, and None."""
    bar = st.progress(0.0, f"{doing}……")
    try:
        return work(lambda what, done, of, _="": bar.progress(min(done / max(of, 1), 1.0), f"{doing}：{what}"))
    except Stop as stop:
        st.error(f"{str(stop).rstrip('。')}。", icon=":material/error:")
        return None
    except pl.exceptions.PolarsError:
        st.error("有一份工作簿读不出来，可能已损坏；请在表格软件里打开、另存以后再报。", icon=":material/error:")
        return None
    finally:
        bar.empty()
