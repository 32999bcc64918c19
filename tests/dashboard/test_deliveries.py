"""A station head finds and mends a wrong reception; a workbook with a problem comes back marked, is mended, published
and taken back. In a real browser, each on a home of its own."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from playwright.sync_api import Browser, Page
from visiting import CHROMIUM, served, visit

from etl.history import history
from etl.home import Home
from etl.warehouse.publish import current, open_warehouse

pytestmark = pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="这台机器上没有 chromium")


@pytest.fixture(scope="module")
def own_home(street: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("mended") / "home"
    shutil.copytree(street, root)
    return root


@pytest.fixture(scope="module")
def address(own_home: Path) -> Iterator[str]:
    with served(own_home) as url:
        yield url


def _ask(root: Path, query: str) -> list[tuple[object, ...]]:
    path = current(Home(root))
    assert path is not None
    with open_warehouse(path) as con:
        return con.execute(query).fetchall()


def test_a_wrong_reception_is_found_from_its_figure_and_mended(own_home: Path, address: str, chromium: Browser) -> None:
    query = (
        "SELECT station_id, max(reception_id) FROM reception WHERE year(happened_on) = 2025 AND station_id IS NOT NULL "
        "GROUP BY ALL ORDER BY count(*) DESC, 1 LIMIT 1"
    )
    [(station, reception)] = _ask(own_home, query)
    [(before,)] = _ask(own_home, f"SELECT visitors FROM reception WHERE reception_id = '{reception}'")
    [(total,)] = _ask(own_home, "SELECT count(*) FROM reception")
    page, _ = visit(chromium, f"{address}/station?id={station}")
    page.locator("a[href*='metric=receptions']").first.click()
    page.wait_for_selector("a[href*='mend?']")
    [(row_id,)] = _ask(own_home, f"SELECT row_id FROM reception WHERE reception_id = '{reception}'")
    page.locator(f"a[href*='row={row_id}']").click()
    page.wait_for_selector("h1:has-text('更正一条接待')")
    _fill(page, "接待人次（必填）", "很多")
    _fill(page, "为什么（必填）", "签到簿上是 88 人次")
    page.get_by_role("button", name="发布更正").click()
    page.wait_for_selector("text=接待人次：填的是“很多”")  # the class judges, in one sentence
    assert _ask(own_home, "SELECT count(*) FROM reception") == [(total,)]
    _fill(page, "接待人次（必填）", "88")
    page.get_by_role("button", name="发布更正").click()
    page.wait_for_selector("text=已发布：数据版", timeout=60_000)
    page.wait_for_selector(f"text=接待人次：{before:g} → 88", timeout=60_000)  # the history is drawn last
    assert "签到簿上是 88 人次" in page.inner_text("body")
    assert _ask(own_home, f"SELECT visitors FROM reception WHERE reception_id = '{reception}'") == [(88.0,)]
    assert _ask(own_home, "SELECT count(*) FROM reception") == [(total,)]
    page.close()


def _fill(page: Page, label: str, text: str) -> None:
    box = page.get_by_role("textbox", name=label)
    box.fill(text)
    box.press("Tab")


def _workbook(path: Path, *rows: tuple[str, ...]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("接待")
        for n, row in enumerate([("接待编号", "站点编号", "日期", "接待人次"), *rows]):
            sheet.write_row(n, 0, row)
    return path


def test_a_workbook_comes_back_marked_and_the_mended_one_is_published_and_withdrawn(
    own_home: Path, address: str, chromium: Browser, tmp_path: Path
) -> None:
    [(station,)] = _ask(own_home, "SELECT min(station_id) FROM station WHERE status = '投用'")
    [(before,)] = _ask(own_home, "SELECT count(*) FROM reception")
    begun = history(Home(own_home))
    page, _ = visit(chromium, f"{address}/deliveries")
    bad = _workbook(
        tmp_path / "十月.xlsx", ("W1", str(station), "2025-06-31", "3"), ("W2", str(station), "2025-06-30", "3")
    )
    page.locator("input[type=file]").set_input_files(bad)
    page.wait_for_selector("text=发布后会改变什么", timeout=60_000)
    with page.expect_download() as got:
        page.get_by_role("button", name="下载标好的工作簿").click()
    got.value.save_as(tmp_path / "标好.xlsx")
    assert "问题清单" in openpyxl.load_workbook(tmp_path / "标好.xlsx").sheetnames
    page.get_by_role("button", name="不发布，清空").click()
    page.wait_for_selector("text=没有发布，什么也没有变")
    assert history(Home(own_home)) == begun and _ask(own_home, "SELECT count(*) FROM reception") == [(before,)]
    good = _workbook(
        tmp_path / "十月改.xlsx", ("W1", str(station), "2025-06-29", "3"), ("W2", str(station), "2025-06-30", "3")
    )
    page.locator("input[type=file]").set_input_files(good)
    page.get_by_role("button", name="发布", exact=True).click(timeout=60_000)
    page.wait_for_selector("text=已发布：数据版", timeout=60_000)
    assert _ask(own_home, "SELECT count(*) FROM reception") == [(before + 2,)]  # type: ignore[operator]
    page.get_by_text("撤回或恢复一份报送").click()
    _fill(page, "原因", "试报的")
    page.get_by_role("button", name="撤回“十月改.xlsx”").click()
    page.wait_for_selector("text=已撤回；文件还留着", timeout=60_000)
    assert _ask(own_home, "SELECT count(*) FROM reception") == [(before,)]
    last = history(Home(own_home))[-1]
    assert (last["event"], last["by"], last["reason"]) == ("withdrawn", "本机", "试报的")
    page.close()
