"""The form of one row: what may be picked is what the viewer sees; a row that is added is a delivery of its own."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from elsewhere import visited
from streamlit.testing.v1 import AppTest
from visiting import text, words

from dashboard.access import HERE, Scope
from dashboard.data import mending
from etl.home import Home
from etl.journal import entries
from etl.warehouse.publish import current, open_warehouse

HEAD = Scope("station", "李站长", stations=("S01",))


@pytest.fixture
def home(street: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A street of its own: it will be changed."""
    shutil.copytree(street, tmp_path / "home")
    monkeypatch.setenv("LVZHI_HOME", str(tmp_path / "home"))
    return Home(tmp_path / "home")


def form(record: str, **given: str) -> AppTest:
    """The blank form as the head of station S01 opens it."""

    def page(query: dict[str, str]) -> None:
        import streamlit as st

        from dashboard.access import Scope
        from dashboard.pages import open_page, pages_of

        st.query_params.update(query)
        scope = Scope("station", "李站长", stations=("S01",))
        open_page(next(one for one in pages_of("station") if one.view == "mend"), scope)

    return AppTest.from_function(page, kwargs={"query": {"record": record, **given}}, default_timeout=120).run()


def box(app: AppTest, kind: str, label: str) -> object:
    return next(one for one in getattr(app, kind) if one.label.startswith(label))


def asked(home: Home, query: str) -> list[tuple[object, ...]]:
    path = current(home)
    assert path is not None
    with open_warehouse(path) as con:
        return con.execute(query).fetchall()


def test_a_station_head_picks_among_own_stations_and_people_only(home: Home) -> None:
    build = current(home)
    assert build is not None
    own, everyone = mending.pickable(HEAD, build), mending.pickable(HERE, build)
    assert list(own["station"]) == ["S01"]
    assert set(own["deputy"]) < set(everyone["deputy"])
    posted = {id_ for (id_,) in asked(home, "SELECT deputy_id FROM assignment WHERE station_id = 'S01'")}
    assert set(own["deputy"]) == posted


def test_a_reception_is_added_by_the_form_and_stands_in_the_journal(home: Home) -> None:
    [(before,)] = asked(home, "SELECT count(*) FROM reception")
    app = form("reception", station_id="S01")
    assert "补登一条接待" in text(words(app))
    assert box(app, "selectbox", "站点编号").value == "S01"  # type: ignore[attr-defined]
    [(deputy,)] = asked(home, "SELECT min(deputy_id) FROM assignment WHERE station_id = 'S01'")
    box(app, "multiselect", "代表").set_value([deputy])  # type: ignore[attr-defined]
    box(app, "date_input", "日期").set_value(date(2025, 11, 18))  # type: ignore[attr-defined]
    box(app, "text_input", "接待人次").set_value("23")  # type: ignore[attr-defined]
    box(app, "text_input", "为什么").set_value("签到簿补录")  # type: ignore[attr-defined]
    app.button[0].click()
    app.run()
    assert not app.error, app.error
    assert asked(home, "SELECT count(*) FROM reception") == [(before + 1,)]
    added = "SELECT station_id, deputy_ids, visitors FROM reception WHERE happened_on = '2025-11-18' AND visitors = 23"
    assert asked(home, added) == [("S01", [deputy], 23.0)]
    assert [(one.who, one.what) for one in entries(home)][-1] == ("李站长", "报送")


@pytest.mark.parametrize("record, column", [("reception", "站点编号"), ("opinion", "站点编号")])
def test_another_station_typed_by_hand_is_refused(home: Home, record: str, column: str) -> None:
    app = form(record, station_id="S02")
    box(app, "date_input", "日期").set_value(date(2025, 11, 18))  # type: ignore[attr-defined]
    if record == "reception":
        box(app, "text_input", "接待人次").set_value("5")  # type: ignore[attr-defined]
    box(app, "text_input", "为什么").set_value("试一试")  # type: ignore[attr-defined]
    build = current(home)
    app.button[0].click()
    app.run()
    assert len(app.error) == 1 and current(home) == build


def test_a_day_of_long_ago_is_mended_as_it_stands(home: Home) -> None:
    app = form("reception", station_id="S01", happened_on="1998-05-04")
    assert box(app, "date_input", "日期").value == date(1998, 5, 4)  # type: ignore[attr-defined]


def test_the_records_of_a_station_lead_to_a_form_with_the_station_filled_in(home: Home) -> None:
    seen = visited(home.root, "records", HEAD, {"metric": "reception", "by": "station", "of": "S01"})
    assert any("record=reception" in link and "station_id=S01" in link for link in seen.links)
    deputy = visited(
        home.root,
        "records",
        Scope("deputy", "本人", deputy="D003"),
        {"metric": "reception", "by": "deputy", "of": "D003"},
    )
    assert not any("record=reception" in link for link in deputy.links)
