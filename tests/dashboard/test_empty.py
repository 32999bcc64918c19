"""Pages with nothing to show: before the first build, with registers alone, in an area and in days without records."""

import re
from datetime import date
from pathlib import Path

import pytest
from visiting import open_page, text, words
from warehouse_office import PLACES, Office

from dashboard.pages import PAGES
from etl.home import Home

VIEWS = [page.view for page in PAGES if page.view != "specimen"]
BROKEN = re.compile(r"没有打开成功|\bnan\b|\bNone\b|Traceback")


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Areas, stations, deputies and mandates; not one record."""
    office = Office(Home(tmp_path_factory.mktemp("registers") / "data"), date(2025, 12, 31))
    office.send(PLACES)
    office.build()
    return office.home.root


@pytest.mark.parametrize("view", VIEWS)
def test_before_the_first_build_a_page_says_how_to_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    monkeypatch.setenv("LVZHI_HOME", str(tmp_path / "nowhere"))
    said = text(words(open_page(view)))
    assert any(word in said for word in ("还没有数据", "模板", "第一份")), said
    assert not BROKEN.search(said)


QUERY = {
    "deputy": {"id": "D1"},
    "station": {"id": "SA"},
    "records": {"metric": "receptions", "by": "area", "of": "Q"},
}


@pytest.mark.parametrize("view", VIEWS)
def test_with_registers_alone_nothing_is_zero_that_nobody_reported(
    registers: Path, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    monkeypatch.setenv("LVZHI_HOME", str(registers))
    said = text(words(open_page(view, **QUERY.get(view, {}))))
    assert not BROKEN.search(said), said
    assert "截至 2025年12月31日" in said
    if view != "award":  # there 0/3 of those in office come through the first gate
        assert not re.search(r"(?<!\d)0%", said), said


@pytest.mark.parametrize("view", VIEWS)
def test_a_year_in_which_nothing_happened(at_home: Path, view: str) -> None:
    query = {"deputy": {"id": "D001"}, "station": {"id": "S01"}, "records": QUERY["records"]}.get(view, {})
    said = text(words(open_page(view, **query, period="自选", **{"from": "2011-01-01", "to": "2011-12-31"})))
    assert not BROKEN.search(said), said
