"""The grid in a real browser: a real table that the keyboard orders, that stays in sight, links and downloads."""

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page
from visiting import CHROMIUM, browser, served, visit

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
NAMES = ".grid tbody th"


@pytest.fixture(scope="module")
def address(street: Path) -> Iterator[str]:
    with served(street) as url:
        yield url


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as chromium:
        yield chromium


@pytest.fixture
def page(address: str, chromium: Browser) -> Iterator[Page]:
    page, outside = visit(chromium, f"{address}/deputies")
    page.wait_for_selector(NAMES)
    yield page
    assert not outside
    page.close()


def test_the_keyboard_orders_the_list_and_the_link_keeps_it(page: Page) -> None:
    head = page.locator(".grid button[data-name=receptions]")
    head.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".grid th[aria-sort=ascending]")
    page.keyboard.press("Enter")  # the head kept the focus
    page.wait_for_selector(".grid th[aria-sort=descending]")
    assert "sort=-receptions" in page.url
    n = page.locator(".grid thead tr:last-child th").evaluate_all("all => all.findIndex(one => one.ariaSort != 'none')")
    shown = [int(told) for told in page.locator(f".grid tbody tr > :nth-child({n + 1})").all_inner_texts()]
    assert shown == sorted(shown, reverse=True)
    page.reload()
    page.wait_for_selector(".grid th[aria-sort=descending]")


def test_a_reader_can_walk_the_table(page: Page) -> None:
    assert "代表名册，共" in page.locator(".grid caption").inner_text()
    assert page.locator(".grid tbody th[scope=row]").count() == page.locator(".grid tbody tr").count() > 1
    assert page.locator(".grid thead th[scope=col]").count() == page.locator(".grid thead th[aria-sort]").count() > 5
    assert page.locator(".grid .mk:not([aria-label])").count() == 0 < page.locator(".grid .mk[role=img]").count()
    assert page.evaluate("document.documentElement.lang") == "zh-CN"


def test_head_and_names_stay_in_sight(page: Page) -> None:
    page.set_viewport_size({"width": 700, "height": 500})
    page.wait_for_timeout(300)
    box = page.locator(".grid")
    box.evaluate("box => box.scrollTo(200, 300)")
    page.wait_for_timeout(200)
    around = box.bounding_box()
    head, name = page.locator(".grid th[aria-sort]").first.bounding_box(), page.locator(NAMES).nth(2).bounding_box()
    assert around and head and name
    assert around["y"] - 1 <= head["y"] <= around["y"] + 60
    assert abs(name["x"] - around["x"]) <= 1


@pytest.mark.parametrize("width", [390, 960, 1280])
def test_a_wide_list_scrolls_in_its_own_box(page: Page, width: int) -> None:
    """960 is 1440 at 150 %."""
    page.set_viewport_size({"width": width, "height": 800})
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_is_taken_away_is_what_is_shown(page: Page) -> None:
    box = page.get_by_placeholder("姓名、拼音或编号")
    name = page.locator(NAMES).first.inner_text()
    box.fill(name)
    box.press("Enter")
    page.wait_for_function(f"document.querySelectorAll('{NAMES}').length == 1")
    with page.expect_download() as taken:
        page.get_by_text("下载 XLSX").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(taken.value.path()).read_bytes()))
    assert [row[0].value for row in book["代表名册"].iter_rows(min_row=2)] == [name]
    told = {row[0].value: row[1].value for row in book["说明"].iter_rows()}
    assert told["查找"] == name and told["数据版"] and told["出席率"]


def test_a_name_opens_the_profile_without_loading_anew(page: Page) -> None:
    page.evaluate("window.still = true")
    page.locator(f"{NAMES} a").first.click()
    page.wait_for_selector(".kicker:has-text('代表档案')")
    assert page.evaluate("window.still") is True


def test_a_picture_comes_as_png(page: Page) -> None:
    with page.expect_download() as taken:
        page.get_by_text("图片").first.click()
    assert taken.value.suggested_filename.endswith(".png")
    assert Path(taken.value.path()).read_bytes().startswith(b"\x89PNG")
