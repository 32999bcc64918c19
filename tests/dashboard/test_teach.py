"""An office's own table is taught on the page by pointing, read at once, read by itself the next time, and forgotten."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import Browser, Page
from visiting import CHROMIUM, browser, served, visit

from dashboard.access import Scope
from dashboard.data import sending, teaching
from etl.home import Home
from etl.journal import entries
from etl.problems import Stop
from etl.rules.taught import taught
from etl.warehouse.publish import current, open_warehouse

DESK = [
    ("窗口来访登记",),
    ("哪天", "来了几位", "谁接的", "站点"),
    ("2025-10-14", "31", "D003", "S01", "13900001234"),
    ("2025-10-21", "40余", "D003", "S01"),
]
HEAD = Scope("station", "李站长", stations=("S01",))


def workbook(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Sheet1")
        for n, row in enumerate(DESK):
            sheet.write_row(n, 0, row)
    return path


@pytest.fixture
def home(street: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    shutil.copytree(street, tmp_path / "home")
    monkeypatch.setenv("LVZHI_HOME", str(tmp_path / "home"))
    return Home(tmp_path / "home")


@pytest.fixture
def page(home: Home) -> Iterator[Page]:
    with served(home.root) as address, browser() as chromium:
        yield opened(chromium, address)


def opened(chromium: Browser, address: str) -> Page:
    shown, _ = visit(chromium, f"{address}/deliveries")
    return shown


def pick(page: Page, label: str, value: str) -> None:
    box = page.get_by_role("combobox", name=label).last
    box.click()
    box.fill(value)
    page.wait_for_timeout(300)
    box.press("Enter")
    page.wait_for_timeout(1500)


@pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="这台机器上没有 chromium")
def test_a_table_is_taught_by_pointing_and_known_the_next_time(home: Home, page: Page, tmp_path: Path) -> None:
    file = workbook(tmp_path / "窗口.xlsx")
    page.set_input_files("input[type=file]", file)
    page.wait_for_selector("text=教系统认这张表", timeout=60_000)
    shown = page.get_by_role("table", name="没有读的表").inner_text()
    assert "139********" in shown and "0001234" not in shown
    pick(page, "A 列", "日期")
    pick(page, "B 列", "接待人次")
    pick(page, "C 列", "代表")
    pick(page, "D 列", "站点编号")
    page.get_by_role("button", name="记住这种表").click()
    page.wait_for_selector("text=可入库 2 行", timeout=60_000)
    page.get_by_role("button", name="发布", exact=True).click()
    page.wait_for_selector("text=已发布", timeout=60_000)
    path = current(home)
    assert path is not None
    query = "SELECT happened_on::VARCHAR, visitors, visitors_bound, station_id FROM reception WHERE file = '窗口.xlsx'"
    with open_warehouse(path) as con:
        found = con.execute(
            query.replace("reception WHERE", "reception JOIN source USING (source_id) WHERE")
        ).fetchall()
    assert sorted(found) == [("2025-10-14", 31.0, None, "S01"), ("2025-10-21", 40.0, "at_least", "S01")]
    assert [one.title for one in taught(home.rules)] == ["窗口来访登记"]
    assert ("本机", "教表样") in [(one.who, one.what) for one in entries(home)]
    page.get_by_text("教过的表样（1 种）").click()
    page.get_by_role("button", name="不再用").click()
    page.get_by_text("这 1 张表读不出来").wait_for()
    page.get_by_role("button", name="确定不再用").click()
    page.wait_for_selector("text=教过的表样", state="detached", timeout=30_000)
    assert taught(home.rules) == ()


def test_a_station_head_teaches_nothing_that_would_hold_for_everybody(home: Home, tmp_path: Path) -> None:
    parcel = sending.Parcel({"窗口.xlsx": workbook(tmp_path / "窗口.xlsx").read_bytes()})
    (one,) = teaching.unread(HEAD, parcel)
    assert "整张表没有读" in one.why and not teaching.may_teach(HEAD)
    with pytest.raises(Stop, match="范围"):
        teaching.forget(HEAD, "taught_1")
