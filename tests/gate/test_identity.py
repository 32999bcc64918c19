"""A place with an identity provider: its claims are roles, in a real browser against a small provider on this machine."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from small_provider import CLIENT, SECRET, Provider, running
from visiting import CHROMIUM, browser, served, stand_still

from dashboard.gate.identity import provider
from dashboard.serve import free_port
from etl.home import Home
from etl.problems import Stop
from etl.sample import write_sample
from etl.warehouse.build import load

ACCESS = """
claim = "groups"

[[role]]
value = "rd-committee"
role = "committee"

[[role]]
value = "rd-deputies"
role = "deputy"
deputy_claim = "deputy_number"
"""

CLAIMS: list[tuple[str, dict[str, Any], tuple[str, str | None] | None]] = [
    ("in the group", {"groups": ["others", "rd-committee"], "name": "张主任"}, ("committee", None)),
    ("a single value", {"groups": "rd-committee"}, ("committee", None)),
    ("a deputy, with a number", {"groups": ["rd-deputies"], "deputy_number": "D003"}, ("deputy", "D003")),
    ("a deputy without a number sees nobody", {"groups": ["rd-deputies"]}, ("deputy", None)),
    ("in no group of ours", {"groups": ["others"]}, None),
    ("no groups at all", {}, None),
]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "access.toml").write_text(ACCESS, "utf-8")
    return Home(tmp_path)


@pytest.mark.parametrize("case, claims, expected", CLAIMS)
def test_claims_are_roles(
    home: Home, case: str, claims: dict[str, Any], expected: tuple[str, str | None] | None
) -> None:
    told = provider(home)
    assert told is not None
    scope = told.scope(claims)
    assert (scope and (scope.role, scope.deputy)) == expected, case


NAMES: list[tuple[dict[str, Any], str, str]] = [
    ({"name": "张主任", "email": "zhang@office.example", "sub": "7"}, "张主任", "zhang@office.example"),
    ({"name": "张主任", "sub": "7"}, "张主任", "7"),
    ({"email": "zhang@office.example", "sub": "7"}, "zhang@office.example", "zhang@office.example"),
    ({"sub": "7"}, "7", "7"),
    ({}, "", ""),
]


@pytest.mark.parametrize("claims, name, account", NAMES)
def test_what_somebody_is_called_and_what_they_sign_in_with(
    home: Home, claims: dict[str, Any], name: str, account: str
) -> None:
    told = provider(home)
    scope = told and told.scope({**claims, "groups": ["rd-committee"]})
    assert scope and (scope.name, scope.account) == (name, account)


WRONG = [
    ("claim = ", "access.toml 不是合格的 TOML"),
    ('claim = "groups"', "access.toml 的 role 不对"),
    (ACCESS.replace('"committee"', '"king"'), "access.toml 的 role.0.role 不对"),
    (ACCESS + 'areaz = ["WC01"]', "access.toml 的 role.1.areaz 不对"),
]


@pytest.mark.parametrize("text, sentence", WRONG)
def test_a_wrong_file_is_one_sentence_with_the_key(home: Home, text: str, sentence: str) -> None:
    (home.root / "access.toml").write_text(text, "utf-8")
    with pytest.raises(Stop, match=sentence):
        provider(home)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = Home(tmp_path_factory.mktemp("office"))
    load(home, write_sample(home.root / "books", "street", 20, "csv"))
    (home.root / "access.toml").write_text(ACCESS, "utf-8")
    return home.root


@pytest.fixture
def signed(office: Path, tmp_path: Path) -> Iterator[tuple[Browser, str, Provider]]:
    """A browser, the address of the dashboard, and the provider it signs in at."""
    with running() as told:
        secrets, port = tmp_path / "secrets.toml", free_port(8700)
        secrets.write_text(
            f'[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\ncookie_secret = "{"x" * 40}"\n'
            f'client_id = "{CLIENT}"\nclient_secret = "{SECRET}"\n'
            f'server_metadata_url = "{told.address}/.well-known/openid-configuration"\n',
            "utf-8",
        )
        with served(office, port, secrets) as address, browser() as chromium:
            yield chromium, address, told


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_who_signs_in_at_the_provider_sees_what_the_claims_say(signed: tuple[Browser, str, Provider]) -> None:
    chromium, address, told = signed
    told.claims = {"sub": "1", "name": "唐本人", "groups": ["rd-deputies"], "deputy_number": "D003"}
    page = chromium.new_page()
    page.goto(address)
    page.get_by_role("button", name="登录").click(timeout=60_000)
    page.wait_for_selector(".foot", timeout=60_000)  # the page before it stands still as well
    stand_still(page)
    assert "唐本人" in page.content() and "我的履职" in page.content() and "D003" in page.content()
    assert "总览" not in page.locator("[data-testid=stSidebar]").inner_text()


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_who_has_no_role_sees_nothing(signed: tuple[Browser, str, Provider]) -> None:
    chromium, address, told = signed
    told.claims = {"sub": "2", "name": "路人", "groups": ["others"]}
    page = chromium.new_page()
    page.goto(address)
    page.get_by_role("button", name="登录").click(timeout=60_000)
    page.get_by_text("还没有分配权限").wait_for(timeout=60_000)
    assert page.locator(".letterhead").count() == 0
