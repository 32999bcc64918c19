"""Two people come in through the door, in a real browser: a station head and a deputy. Each does the own, and no more."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import Browser, Page
from visiting import CHROMIUM, served, stand_still

from dashboard.gate import accounts
from dashboard.gate.accounts import Account
from etl.home import Home
from etl.journal import entries
from etl.settlements import said
from etl.warehouse.publish import current, open_warehouse

pytestmark = pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="这台机器上没有 chromium")
PASSWORD = "correct-horse-9"
DEPUTY = "D003"
LI = "李站长（li）"


@pytest.fixture(scope="module")
def home(street: Path, tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(shutil.copytree(street, tmp_path_factory.mktemp("signed") / "home"))
    accounts.add(home, Account("li", "李站长", "station", (), ("S01",), None), PASSWORD)
    accounts.add(home, Account("wang", "本人", "deputy", (), (), DEPUTY), PASSWORD)
    return home


@pytest.fixture(scope="module")
def address(home: Home) -> Iterator[str]:
    with served(home.root) as url:
        yield url


def signed_in(chromium: Browser, address: str, name: str, to: str) -> Page:
    """A browser of one's own, sent to the door by the page asked for, and back to it."""
    page = chromium.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(f"{address}{to}")
    page.fill("[name=name]", name)
    page.fill("[name=password]", "a-wrong-one-9")
    page.click("button[type=submit]")
    assert "名字或密码" in page.inner_text("[role=alert]")
    page.fill("[name=name]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")
    stand_still(page)
    return page


def workbook(path: Path, station: str) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("接待")
        for n, row in enumerate(
            [("接待编号", "站点编号", "日期", "接待人次"), (f"N-{station}", station, "2025-11-04", "6")]
        ):
            sheet.write_row(n, 0, row)
    return path


def receptions(home: Home) -> set[str]:
    path = current(home)
    assert path is not None
    with open_warehouse(path) as con:
        return {id_ for (id_,) in con.execute("SELECT reception_id FROM reception").fetchall()}


def test_a_station_head_sends_for_the_own_station_and_not_for_another(
    home: Home, address: str, chromium: Browser, tmp_path: Path
) -> None:
    page = signed_in(chromium, address, "li", "/deliveries")
    page.set_input_files("input[type=file]", workbook(tmp_path / "别站.xlsx", "S02"))
    page.wait_for_selector("text=不能发布，原有数据没有变", timeout=60_000)
    assert page.get_by_role("button", name="发布", exact=True).count() == 0
    page.reload()
    page.wait_for_selector("input[type=file]", state="attached", timeout=60_000)
    page.set_input_files("input[type=file]", workbook(tmp_path / "本站.xlsx", "S01"))
    page.get_by_role("button", name="发布", exact=True).click(timeout=60_000)
    page.wait_for_selector("text=已发布：数据版", timeout=60_000)
    assert "N-S01" in receptions(home) and "N-S02" not in receptions(home)
    page.goto(f"{address}/journal")
    stand_still(page)
    assert "谁在什么时候做了什么" not in page.inner_text("body"), "another role's page is none"
    told = [(one.who, one.what) for one in entries(home)]
    assert [one for one in told if one[0] == LI] == [
        (LI, "登录失败"), (LI, "登录"), (LI, "报送被拒"), (LI, "报送"), (LI, "越界被拒")
    ]  # fmt: skip
    page.context.close()


def test_a_deputy_sees_the_own_profile_and_objects_to_a_figure(home: Home, address: str, chromium: Browser) -> None:
    page = signed_in(chromium, address, "wang", "/")
    own = page.inner_text("h1")
    pages = page.locator("[data-testid=stSidebarNavLink]").all_inner_texts()
    assert "代表" not in pages and "评选" not in pages and "操作日志" not in pages
    page.goto(f"{address}/deputy?id=D001")
    stand_still(page)
    assert "没有选定代表" in page.inner_text("body"), "a profile out of sight is as if it were not there"
    page.goto(f"{address}/")
    page.wait_for_selector(f"h1:has-text('{own}')", timeout=60_000)
    page.get_by_text("提出异议").click()
    page.get_by_label("说明").last.fill("三月那次我到了")
    page.get_by_role("button", name="记下").click()
    page.wait_for_selector("text=有异议的数", timeout=60_000)
    (one,) = said(home, f"异议|{DEPUTY}|")
    assert one.reason == "三月那次我到了" and one.who == "本人（wang）"
    page.context.close()
