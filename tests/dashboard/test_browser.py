"""Every page in headless Chromium: its figures are there, no error box, and no request leaves this machine."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from visiting import CHROMIUM, served, visit

from dashboard.pages import PAGES
from etl.home import Home
from etl.journal import entries
from etl.warehouse.publish import current, open_warehouse

pytestmark = pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="这台机器上没有 chromium")


@pytest.fixture(scope="module")
def address(street: Path) -> Iterator[str]:
    with served(street) as url:
        yield url


@pytest.fixture(scope="module")
def subjects(street: Path) -> dict[str, str]:
    path = current(Home(street))
    assert path is not None
    with open_warehouse(path) as con:
        station = con.execute("SELECT station_id FROM station WHERE status = '投用' ORDER BY 1").fetchall()[0][0]
        root = con.execute("SELECT area_id FROM area_tree WHERE depth = 0 AND distance = 0").fetchall()[0][0]
    records = f"?metric=attendance_rate&by=area&of={root}"
    return {"deputy": "?id=D001", "station": f"?id={station}", "records": records, "question": "?expression=opinions"}


SHOWS = {
    "overview": "接待日兑现率",
    "deputies": "七个一完成情况",
    "stations": "用得怎样",
    "suggestions": "从提出到办成",
    "deliveries": "读到＝入库＋问题＋被替换",
    "metrics": "按期答复率",
    "question": "由哪些记录得来",
    "deputy": "与同类代表相比",
    "station": "接待日历",
    "records": "计入分子",
    "mend": "没有选定记录",
    "specimen": "样张",
    "todo": "件事要办",
    "attendance": "办了哪些活动",
    "debriefings": "谁该述职了",
    "consultative": "由谁组成",
    "projects": "一件一组，一季一查",
    "award": "过了哪几道门槛",
    "report": "核一份写好的报告",
    "reconcile": "对得上吗",
    "doubts": "值得问一问",
    "public": "到哪里找代表",
    "journal": "操作日志",
    "rounds": "还没有冻结过",
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.view)
def test_page(address: str, chromium: Browser, subjects: dict[str, str], page: object) -> None:
    view, path = page.view, page.path  # type: ignore[attr-defined]
    shown, outside = visit(chromium, f"{address}/{path}{subjects.get(view, '')}")
    said = shown.inner_text("body")
    assert SHOWS[view] in said
    assert "没有打开成功" not in said and "Page not found" not in said
    assert shown.locator("[data-testid=stException], [data-testid=stAlert]").count() == 0
    assert shown.locator("h1").count() == 1
    assert shown.evaluate("document.documentElement.lang").startswith("zh")
    assert outside == []
    shown.close()


def test_a_name_in_the_list_opens_the_profile_and_keeps_the_period(address: str, chromium: Browser) -> None:
    shown, _ = visit(chromium, f"{address}/deputies?period=上年")
    name = shown.locator(".grid tbody th[scope=row] a").first
    wanted = name.inner_text()
    name.click()
    shown.wait_for_selector(f"h1:has-text('{wanted}')", timeout=60_000)
    assert "2024年1月1日" in shown.inner_text("body")
    shown.close()


def test_the_period_stays_over_pages_and_links_without_loading_anew(address: str, chromium: Browser) -> None:
    shown, _ = visit(chromium, f"{address}/deputies")
    shown.evaluate("window.loadedOnce = true")
    shown.get_by_role("radio", name="上年").or_(shown.get_by_role("button", name="上年")).first.click()
    shown.wait_for_selector("text=2024年1月1日—12月31日")
    for name in ("站点", "建议"):
        shown.locator("[data-testid=stSidebarNavLink]", has_text=name).click()
        shown.wait_for_function(f"document.querySelector('h1')?.innerText === '{name}'")
        assert "period=" in shown.url
        assert "2024年1月1日" in shown.inner_text(".lv.span")
    shown.locator("table.ladder td a").first.click()
    shown.wait_for_selector("h2:has-text('计入分子')")
    assert "period=" in shown.url and "metric=" in shown.url
    assert shown.evaluate("window.loadedOnce")
    shown.close()


def test_paper_is_light_and_has_nothing_to_click(address: str, chromium: Browser) -> None:
    page = "deputy?id=D001&print=1&embed=true&embed_options=light_theme"
    dark = chromium.new_page(viewport={"width": 1000, "height": 900}, color_scheme="dark")
    dark.goto(f"{address}/{page}")
    dark.wait_for_selector(".foot", timeout=60_000)
    assert dark.evaluate("getComputedStyle(document.querySelector('.lv h1')).color") == "rgb(28, 27, 25)"
    assert dark.locator("[data-testid=stButtonGroup]:visible, [data-testid=stLinkButton]:visible").count() == 0
    assert dark.locator("[data-testid=stMainBlockContainer]").bounding_box()["width"] <= 700  # type: ignore[index]
    dark.close()


HOOKS = (
    "stMainBlockContainer", "stSidebarNavLink", "stNavSectionHeader", "stButtonGroup", "stVegaLiteChart", "stPopover",
    "stElementContainer", "stLayoutWrapper", "stVerticalBlock", "stHorizontalBlock",
)  # fmt: skip


def test_the_parts_of_streamlit_that_the_style_sheet_names_exist(address: str, chromium: Browser) -> None:
    shown, _ = visit(chromium, f"{address}/")
    missing = [hook for hook in HOOKS if not shown.locator(f"[data-testid={hook}]").count()]
    assert not missing
    shown.close()


@pytest.mark.parametrize("page", ["", "deputies", "stations", "suggestions", "deputy?id=D001"])
def test_nothing_scrolls_sideways_on_a_phone(address: str, chromium: Browser, page: str) -> None:
    shown, _ = visit(chromium, f"{address}/{page}", width=390)
    assert shown.evaluate("document.documentElement.scrollWidth") <= 390
    shown.close()


def test_a_pages_own_filter_is_there_and_narrows(address: str, chromium: Browser) -> None:
    shown, _ = visit(chromium, f"{address}/metrics")
    box = shown.get_by_placeholder("名称或代号")
    box.fill("出席")
    box.press("Enter")
    shown.wait_for_function("document.querySelectorAll('table.t tbody tr').length < 10")
    assert "出席率" in shown.inner_text("table.t") and "办成率" not in shown.inner_text("table.t")
    shown.close()


def test_what_is_taken_away_stands_in_the_journal(street: Path, address: str, chromium: Browser) -> None:
    shown, _ = visit(chromium, f"{address}/stations")
    before = len(entries(Home(street)))
    with shown.expect_download() as taken:
        shown.get_by_role("button", name="下载 CSV").click()
    (line,) = entries(Home(street))[before:]
    assert (line.who, line.what, line.about) == ("本机", "下载", taken.value.suggested_filename)
    shown.close()
