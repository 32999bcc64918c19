"""Whose eyes a page has: by the session of an account, by the claims of a provider, by nothing on a machine of one's own."""

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.runtime import context
from streamlit.testing.v1 import AppTest
from visiting import text, words

from dashboard.access import DEMONSTRATION, HERE, Scope
from dashboard.gate import accounts, sessions
from dashboard.gate.accounts import Account
from dashboard.gate.viewer import SWITCHED, scopes_of_demonstration
from etl.home import Home
from etl.journal import entries

PASSWORD = "correct-horse-9"
LI = Account("li", "李站长", "station", (), ("S01",))
ACCESS = """
claim = "groups"
[[role]]
value = "rd-office"
role = "office"
areas = ["WC01"]
"""


@pytest.fixture
def home(street: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """The small office, with nobody's account and an empty journal."""
    home = Home(shutil.copytree(street, tmp_path / "home"))
    home.journal.unlink(missing_ok=True)
    monkeypatch.setenv("LVZHI_HOME", str(home.root))
    monkeypatch.delenv("LVZHI_DEMO", raising=False)
    return home


def page() -> None:
    """What dashboard/app.py does around the page itself."""
    import streamlit as st

    from dashboard import data
    from dashboard.gate import viewer as door
    from etl.home import Home
    from etl.problems import Stop

    try:
        st.session_state["scope"] = door.viewer(Home(data.home()))
    except Stop as stop:
        st.session_state["scope"] = None
        door.ask_in(str(stop))
        return
    door.who(st.session_state["scope"])


def look(**user: Any) -> AppTest:
    app = AppTest.from_function(page, default_timeout=60)
    if user:
        app.secrets["auth"] = {"cookie_secret": "x" * 40}
        app.user = user
    return app.run()


def seen(app: AppTest) -> Scope | None:
    scope = app.session_state["scope"]
    assert scope is None or isinstance(scope, Scope)
    return scope


def said(app: AppTest) -> str:
    return text(words(app))


def buttons(app: AppTest) -> list[str]:
    return [one.label for one in app.button]


def done(home: Home) -> list[tuple[str, str, str]]:
    return [(one.who, one.what, one.about) for one in entries(home)]


def with_cookie(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    sent = SimpleNamespace(cookies={sessions.COOKIE: token}, headers={}, remote_ip="127.0.0.1")
    monkeypatch.setattr(context, "_get_client_context", lambda: sent)


def test_who_sits_at_a_machine_without_accounts_sees_everything_and_has_nowhere_to_sign_out(home: Home) -> None:
    app = look()
    assert seen(app) == HERE and "本机 常委会 可看全部" in said(app) and "退出" not in said(app)
    assert not app.selectbox and not buttons(app) and done(home) == []


def test_a_session_is_the_scope_of_its_account_and_leads_out(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    accounts.add(home, LI, PASSWORD)
    with_cookie(monkeypatch, sessions.begin(home, LI))
    app = look()
    assert seen(app) == LI.scope and "李站长 站长 只看本范围" in said(app)
    assert '<a href="/logout" target="_self">退出</a>' in words(app) and done(home) == []


def test_without_a_session_a_page_says_one_sentence_and_writes_it_down_once(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts.add(home, LI, PASSWORD)
    with_cookie(monkeypatch, "forged")
    app = look()
    app.run()
    assert seen(app) is None and "登录已失效，请重新登录。" in said(app)
    assert done(home) == [("", "登录已失效", "页面还开着，要重新登录")]


def test_a_session_that_ended_names_whose_it_was(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    accounts.add(home, LI, PASSWORD)
    with_cookie(monkeypatch, sessions.begin(home, LI, now=1_000_000.0))
    assert seen(look()) is None
    assert done(home) == [("李站长（li）", "登录已失效", "页面还开着，要重新登录")]


def test_the_provider_says_who_one_is(home: Home) -> None:
    (home.root / "access.toml").write_text(ACCESS, "utf-8")
    app = look(is_logged_in=True, name="王科员", email="wang@office.example", groups=["rd-office"])
    app.run()
    assert seen(app) == Scope("office", "王科员", ("WC01",), account="wang@office.example")
    assert "王科员 街道乡镇 只看本范围" in said(app) and buttons(app) == ["退出"]
    assert done(home) == [("王科员（wang@office.example）", "登录", "统一身份认证")]


def test_who_has_no_role_at_the_provider_may_take_another_account(home: Home) -> None:
    (home.root / "access.toml").write_text(ACCESS, "utf-8")
    app = look(is_logged_in=True, name="路人", groups=["others"])
    app.run()
    assert seen(app) is None and "还没有分配权限" in said(app) and buttons(app) == ["换一个账号"]
    assert done(home) == [("路人", "登录失败", "没有分配权限")]


def test_who_is_not_signed_in_at_the_provider_is_sent_there(home: Home) -> None:
    (home.root / "access.toml").write_text(ACCESS, "utf-8")
    app = look(is_logged_in=False)
    assert seen(app) is None and "请先登录。" in said(app) and buttons(app) == ["登录"]
    assert done(home) == []


def test_a_demonstration_alone_lets_one_switch(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LVZHI_DEMO", "1")
    app = look()
    (roles,) = app.selectbox
    names = [one.name for one in scopes_of_demonstration()]
    assert seen(app) == DEMONSTRATION and (roles.options, roles.value) == (names, "演示")
    for role, n in (("station", 2), ("deputy", 3), ("public", 4), ("office", 1), ("committee", 0)):
        app.selectbox[0].set_value(names[n]).run()
        scope = seen(app)
        assert scope and (scope.role, scope.name, app.selectbox[0].value) == (role, names[n], names[n])


def test_each_role_of_a_demonstration_sees_what_it_is_of(home: Home) -> None:
    whole, office, station, deputy, public = scopes_of_demonstration()
    assert (whole, public) == (DEMONSTRATION, Scope("public", "公众"))
    assert office.areas and station.stations and deputy.deputy and not (office.stations or station.areas)


def test_a_role_that_the_build_no_longer_has_gives_way_to_the_whole(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LVZHI_DEMO", "1")
    app = AppTest.from_function(page, default_timeout=60)
    app.session_state[SWITCHED] = Scope("station", "已撤销的站", stations=("S99",))
    app.run()
    assert app.selectbox[0].value == "演示" and seen(app) == DEMONSTRATION


def test_an_empty_home_has_the_whole_alone_to_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LVZHI_HOME", str(tmp_path))
    assert scopes_of_demonstration() == [DEMONSTRATION]
