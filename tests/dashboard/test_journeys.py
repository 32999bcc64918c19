"""What people come for, from the first click to the last, in a real browser on a real small office."""

import io
import os
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Browser
from visiting import CHROMIUM, served, visit

from etl.home import Home
from etl.journal import entries
from etl.sample import write_sample
from etl.settlements import said
from etl.warehouse.build import load

pytestmark = pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="这台机器上没有 chromium")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of its own: what is decided here is written down here."""
    home = Home(tmp_path_factory.mktemp("journeys"))
    home.rules.mkdir(parents=True)
    (home.rules / "office.toml").write_text('pack = "wangchuan"\n', "utf-8")
    load(home, write_sample(home.root / "workbooks", "street", 20, "xlsx"), as_of=date(2025, 12, 31))
    return home.root


@pytest.fixture(scope="module")
def address(office: Path) -> Iterator[str]:
    with served(office) as url:
        yield url


def test_a_committee_member_reviews_a_deputy_and_follows_a_figure_to_its_row(
    address: str, chromium: Browser, office: Path
) -> None:
    page, _ = visit(chromium, f"{address}/deputy?id=D001")
    assert "七个一" in page.inner_text("body")
    figure = page.locator(".fig", has_text="出席率").first
    base = re.search(r"(\d+)/(\d+) 人次", figure.inner_text())
    assert base
    figure.locator("a").click()
    page.wait_for_selector("h2:has-text('计入分子')", timeout=60_000)
    assert f"{base[1]} 条" in page.inner_text("body")
    line = page.locator("tr", has=page.locator("td", has_text=".xlsx")).first
    line.wait_for(timeout=60_000)
    row = re.search(r"(\S+\.xlsx)\s+出席\s+(\d+)", line.inner_text())
    assert row, line.inner_text()
    sheet = openpyxl.load_workbook(office / "workbooks" / row[1], read_only=True)["出席"]
    cells_of_row = [str(cell.value) for cell in next(iter(sheet.iter_rows(int(row[2]), int(row[2]))))]
    assert "D001" in cells_of_row
    page.close()


def test_a_secretary_makes_the_award_list(address: str, chromium: Browser, office: Path) -> None:
    page, _ = visit(chromium, f"{address}/award")
    body = page.inner_text("body")
    assert "过了哪几道门槛" in body and "在任" in body
    first = page.locator("table.ladder td a").first
    name = first.inner_text()
    first.click()
    page.wait_for_selector(f"h2:has-text('{name}')", timeout=60_000)
    page.locator("table[aria-label=计分] td a").first.click()
    page.wait_for_selector("h2:has-text('计入分子')", timeout=60_000)
    assert page.inner_text("h1") == name
    page.go_back()
    page.wait_for_selector(f"h2:has-text('{name}')", timeout=60_000)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载评选材料").click()
    packet = zipfile.ZipFile(waiting.value.path())
    names = packet.namelist()
    book = openpyxl.load_workbook(io.BytesIO(packet.read(next(one for one in names if one.endswith(".xlsx")))))
    assert [page.title for page in book if page.sheet_state == "visible"] == ["名单", "计分", "门槛", "权重", "说明"]
    listed = [row[3].value for row in book["名单"].iter_rows(2) if row[1].value == "是"]
    papers = [one for one in names if one.endswith(".docx")]
    assert listed and sorted(one.partition("-")[2].removesuffix(".docx") for one in papers) == sorted(listed)
    paper = docx.Document(io.BytesIO(packet.read(papers[0])))
    assert "评选材料" in paper.paragraphs[0].text and "截至 2025年12月31日" in paper.paragraphs[-1].text
    page.locator("[data-testid=stForm]").get_by_text("决定", exact=True).click()
    page.get_by_label("意见或理由").fill("按名单公示七天")
    page.get_by_role("button", name="记下").click()
    page.get_by_text("按名单公示七天").first.wait_for(timeout=30_000)
    decided = said(Home(office), "评选|")
    assert [(one.verdict, one.reason) for one in decided] == [("决定", "按名单公示七天")]
    assert entries(Home(office))[-1].what == "决定"
    page.locator("[data-testid=stForm]").get_by_text("决定", exact=True).click()
    page.get_by_label("涉及谁").click()
    page.get_by_role("option", name=name).first.click()
    page.keyboard.press("Escape")
    page.get_by_label("意见或理由").fill("经评委会表决")
    page.get_by_role("button", name="记下").click()
    page.get_by_text("最后决定 1 个").first.wait_for(timeout=30_000)
    assert name in page.inner_text("table[aria-label=评议记录]")
    assert len(said(Home(office), "评选|")[-1].people) == 1
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载评选材料").click()
    packet = zipfile.ZipFile(waiting.value.path())
    book = openpyxl.load_workbook(io.BytesIO(packet.read(next(n for n in packet.namelist() if n.endswith(".xlsx")))))
    minutes = [[cell.value for cell in row] for row in book["评议和决定"].iter_rows(2)]
    assert [row[1:4] for row in minutes] == [["决定", None, "按名单公示七天"], ["决定", name, "经评委会表决"]]
    assert any("最后决定 1 个" in str(row[1].value) for row in book["说明"].iter_rows())
    page.close()


def test_a_deputys_objection_stays_beside_the_figure(address: str, chromium: Browser, office: Path) -> None:
    page, _ = visit(chromium, f"{address}/deputy?id=D001")
    page.get_by_text("登记异议或答复").click()
    page.get_by_label("说明").fill("三月那次会我到了")
    page.get_by_role("button", name="记下").click()
    page.get_by_text("三月那次会我到了").first.wait_for(timeout=30_000)
    assert "提出异议" in page.inner_text("table[aria-label=异议和答复]")
    assert [one.about.split("|")[1] for one in said(Home(office), "异议|")] == ["D001"]
    page.close()
