"""Whose eyes a run of the script has: asked anew on each run, since an open socket outlives a session."""

import os
from typing import cast

import streamlit as st
from markupsafe import Markup

from dashboard import data
from dashboard.access import DEMONSTRATION, HERE, TITLES, Scope
from dashboard.gate import accounts, sessions
from dashboard.gate.identity import name_of, provider
from dashboard.parts.html import show, tag
from dashboard.parts.section import empty
from etl.home import Home
from etl.journal import note
from etl.problems import Stop

SWITCHED = "demo_scope"
ENDED = "登录已失效，请重新登录。"


def viewer(home: Home) -> Scope:
    """The scope of whoever looks. Raises Stop where nobody is signed in."""
    if told := provider(home):
        return _of_provider(home, told.scope(st.user.to_dict()) if st.user.is_logged_in else None)
    if accounts.exist(home):
        account = sessions.who(home, st.context.cookies.get(sessions.COOKIE))
        if account is None:
            _note_ended(home)
            raise Stop(ENDED)
        return account.scope
    if is_demonstration():
        return cast(Scope, st.session_state.get(SWITCHED, DEMONSTRATION))
    return HERE


def _note_ended(home: Home) -> None:
    account = sessions.whose(home, st.context.cookies.get(sessions.COOKIE))
    _note_once(home, account.scope.who if account else "", "登录已失效", "页面还开着，要重新登录")


def _note_once(home: Home, who: str, what: str, about: str = "") -> None:
    """Once for each open page: who looks is asked again and again."""
    if (what, who) not in st.session_state.setdefault("door_noted", set()):
        st.session_state["door_noted"].add((what, who))
        note(home, who, what, about)


def is_demonstration() -> bool:
    """`lvzhi demo` alone lets the visitor switch roles."""
    return os.environ.get("LVZHI_DEMO") == "1"


def _of_provider(home: Home, scope: Scope | None) -> Scope:
    if scope is None and not st.user.is_logged_in:
        raise Stop("请先登录。")
    if scope is None:
        _note_once(home, name_of(st.user.to_dict()), "登录失败", "没有分配权限")
        raise Stop("登录成功，但这个账号还没有分配权限，请联系人大机关的管理员。")
    _note_once(home, scope.who, "登录", "统一身份认证")
    return scope


def ask_in(sentence: str) -> None:
    """Nobody is signed in: one sentence, and the way in."""
    st.navigation([st.Page(lambda: _way_in(sentence), title="登录", url_path="signed_out")], position="hidden").run()


def _way_in(sentence: str) -> None:
    empty(sentence, "登录之后会回到这里。")
    if not provider(Home(data.home())):
        st.link_button("登录", "/login")
    elif st.user.is_logged_in:
        st.button("换一个账号", on_click=st.logout)
    else:
        st.button("登录", on_click=st.login)


def who(scope: Scope) -> None:
    """Under the list of pages: who is looking, and at how much; the way out, or in a demonstration another role."""
    sees = "可看全部" if scope.sees_everything else "只看本范围"
    with st.sidebar:
        show(tag("div", f"{scope.name}　{TITLES[scope.role]}　{sees}", "who"))
        if is_demonstration():
            _switch(scope)
        elif provider(Home(data.home())):
            st.button("退出", on_click=st.logout)
        elif scope != HERE:
            show(tag("div", link_out(), "who"))


def _switch(scope: Scope) -> None:
    roles = scopes_of_demonstration()
    names = [one.name for one in roles]
    chosen = st.selectbox("演示：换一个身份看", names, index=names.index(scope.name) if scope.name in names else 0)
    if chosen != scope.name and chosen in names:
        st.session_state[SWITCHED] = roles[names.index(chosen)]
        st.rerun()


def link_out() -> Markup:
    return Markup('<a href="/logout" target="_self">退出</a>')


def scopes_of_demonstration() -> list[Scope]:
    """One of each role, of people and places that the current build has."""
    build = data.current_build()
    some = data.examples(DEMONSTRATION, build) if build else {}
    if not some:
        return [DEMONSTRATION]
    return [
        DEMONSTRATION,
        Scope("office", some["area_name"], areas=(some["area_id"],)),
        Scope("station", some["station_name"], stations=(some["station_id"],)),
        Scope("deputy", some["deputy_name"], deputy=some["deputy_id"]),
        Scope("public", "公众"),
    ]
