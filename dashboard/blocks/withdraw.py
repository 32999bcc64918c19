"""Taking a delivery back, or bringing it back: with a reason, and with the build that shows it."""

import streamlit as st

from dashboard.access import Scope
from dashboard.blocks.upload import DONE, worked
from dashboard.data import sending


def withdraw(scope: Scope) -> None:
    found = sending.received(scope)
    if not found:
        return
    with st.expander("撤回或恢复一份报送", key="withdraw", icon=":material/undo:"):
        labels = {
            d.sha256: f"{d.number}　{d.file}　{d.received_at:%Y-%m-%d %H:%M}　{'在库' if is_in else '已撤回'}"
            for d, is_in in found
        }
        which = st.selectbox("哪一份", labels, format_func=labels.__getitem__, key=f"withdraw_{sending.now()}")
        is_in = dict((d.sha256, is_in) for d, is_in in found)[which]
        reason = st.text_input(
            "原因", max_chars=200, key="withdraw_why", placeholder="必填；历史里看得到谁、什么时候、为什么"
        )
        word, turn = ("撤回", sending.take_back) if is_in else ("恢复", sending.put_back)
        # A new build is a new choice and a button is of one delivery: a click never takes back another than it names.
        file = next(d.file for d, _ in found if d.sha256 == which)
        if st.button(f"{word}“{file}”", key=f"go_{which}"):
            delivery = worked(f"正在{word}", lambda step: turn(scope, which, reason, step))
            if delivery:
                st.session_state[DONE] = (
                    f"“{delivery.file}”已{word}；文件还留着，随时可以{'恢复' if is_in else '撤回'}。"
                )
                st.rerun()
