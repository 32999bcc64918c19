"""Every page over a city: thousands of people, hundreds of stations. `make long`, since the city takes minutes to load."""

from datetime import date
from pathlib import Path

import pytest
from visiting import open_page, text, words

from dashboard.pages import PAGES
from etl.home import Home
from etl.sample import write_sample
from etl.warehouse.build import load
from etl.warehouse.publish import current, open_warehouse

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = Home(tmp_path_factory.mktemp("city"))
    load(home, write_sample(home.root / "files", "city", 20, "csv"), as_of=date(2025, 12, 31))
    return home.root


@pytest.mark.parametrize("view", [page.view for page in PAGES])
def test_a_page_of_a_city(city: Path, monkeypatch: pytest.MonkeyPatch, view: str) -> None:
    monkeypatch.setenv("LVZHI_HOME", str(city))
    path = current(Home(city))
    assert path is not None
    con = open_warehouse(path)
    subject = {
        "deputy": {"id": con.execute("SELECT min(deputy_id) FROM attendance").fetchall()[0][0]},
        "station": {"id": con.execute("SELECT min(station_id) FROM reception").fetchall()[0][0]},
        "records": {"metric": "receptions", "by": "area",
                    "of": con.execute("SELECT area_id FROM area_tree WHERE depth = 0 AND distance = 0").fetchall()[0][0]},
    }  # fmt: skip
    said = text(words(open_page(view, **subject.get(view, {}))))
    assert "没有打开成功" not in said and "截至 2025年12月31日" in said
