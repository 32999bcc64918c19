"""更正: one record mended or added by a form; it becomes a delivery of its own."""

import streamlit as st

from dashboard.blocks import mend_form
from dashboard.blocks.mend_form import adding, given
from dashboard.blocks.upload import worked
from dashboard.data import mending
from dashboard.frame import Frame
from dashboard.parts.section import empty, note, section
from etl.records import RECORDS
from etl.warehouse.mend import MENDABLE

DONE = "mended_sentence"
SENT = "改好后单独成为一份报送，以它为准；原来的文件和原值都留着"
ADDED = "填好后单独成为一份报送；报错了可到“数据报送”撤回"


def body(frame: Frame) -> None:
    record, row_id = st.query_params.get("record", ""), st.query_params.get("row", "")
    if record not in MENDABLE:
        frame.head("更正", "从一条记录点“更正”，改好以后成为一份单独的报送；原来的文件不动。")
        empty("没有选定记录", "接待、社情民意、出席可以在这里更正，也可以补登；其他的请到“数据报送”用工作簿报。")
        note(adding())
        return
    sheet = RECORDS[record].sheet
    old = mending.row(frame.scope, frame.build, record, int(row_id)) if row_id.isdecimal() else None
    frame.head(f"更正一条{sheet}" if old else f"补登一条{sheet}", RECORDS[record].about, "更正")
    if told := st.session_state.pop(DONE, None):
        st.success(told, icon=":material/check_circle:")
    section("改成什么" if old else "填什么", SENT if old else ADDED)
    with st.form("mend", border=False):
        cells = mend_form.fields(
            record, old.cells if old else given(record), mending.pickable(frame.scope, frame.build)
        )
        why = st.text_input("为什么（必填）", max_chars=200, placeholder="如：签到簿上是 12 人次，录入时写错")
        pressed = st.form_submit_button("发布更正" if old else "发布", type="primary", icon=":material/publish:")
    if pressed:
        asked = mending.Mend(record, old.row_id if old else None, cells, why)
        built = worked("正在发布", lambda step: mending.mend(frame.scope, frame.build, asked, step))
        if built:
            found = mending.find_again(frame.scope, built.path, asked)
            st.session_state[DONE] = f"已发布：数据版 {built.id}。可到“数据报送”撤回。"
            if found is not None:
                st.query_params["row"] = str(found)
            st.rerun()
    if old:
        mend_form.history(mending.history(frame.scope, frame.build, record, old.row_id))
