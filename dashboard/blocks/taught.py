"""The layouts that were taught, what they read, and the way to take one back."""

from collections.abc import Mapping

import streamlit as st

from dashboard.access import Scope
from dashboard.data import teaching
from dashboard.parts.html import join, show, tag
from dashboard.parts.section import note
from etl.problems import Stop
from etl.records import RECORDS
from etl.rules.layouts import Layout


def taught_list(scope: Scope) -> None:
    """Every layout taught here, for those who may teach."""
    known = teaching.taught()
    if not known or not teaching.may_teach(scope):
        return
    relying = teaching.relying(scope)
    with st.expander(f"教过的表样（{len(known)} 种）", icon=":material/school:"):
        for one in known:
            _line(scope, one, relying)


def _line(scope: Scope, one: Layout, relying: Mapping[str, int]) -> None:
    told, button = st.columns([5, 1], vertical_alignment="center")
    count = relying.get(one.id, 0)
    used = f"现有 {count} 张表这样读" if count else "现在没有表这样读"
    said = f"；只读写着“{one.said[0]}”的" if one.said else ""
    about = f"《{RECORDS[one.record].sheet}》凭 {'、'.join(one.headers)} 认；{used}{said}"
    with told:
        show(join((tag("span", one.title), tag("span", about, "quiet small")), " "))
    with button.popover("不再用"):
        note(f"下次发布起，这 {count} 张表读不出来，里面的行不再计数。" if count else "以后遇到这样的表会再问。")
        if st.button("确定不再用", key=f"forget_{one.id}"):
            try:
                teaching.forget(scope, one.id)
            except Stop as stop:
                st.error(str(stop), icon=":material/error:")
                return
            st.rerun()
