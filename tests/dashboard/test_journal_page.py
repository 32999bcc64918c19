"""操作日志: what people did through the pages is in it; whoever is refused is in it too; a changed line is named."""

import json
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from visiting import grids, open_page, text, words

from dashboard import data
from dashboard.access import Scope
from dashboard.data import sending
from dashboard.data.source import OUTSIDE
from etl import deliveries as archive
from etl.home import Home
from etl.journal import entries, note
from etl.problems import Stop

STATION = Scope("station", "李站长", stations=("S01",))
BOOK = "站点编号,代表,日期,接待人次\nS02,D001,2025-03-04,7\n".encode()


@pytest.fixture
def home(at_home: Path) -> Home:
    """The small office with an empty journal."""
    home = Home(at_home)
    home.journal.unlink(missing_ok=True)
    return home


def done(home: Home) -> list[tuple[str, str, str]]:
    return [(one.who, one.what, one.about) for one in entries(home)]


def test_a_link_that_leads_outside_is_refused_and_noted_once(home: Home) -> None:
    def page() -> None:
        import streamlit as st

        from dashboard.access import Scope
        from dashboard.pages import open_page, pages_of

        scope = Scope("station", "李站长", stations=("S01",))
        st.query_params.update(metric="receptions", by="area", of="WC01", find="王某某 13900001234")
        open_page(next(one for one in pages_of("station") if one.view == "records"), scope)

    app = AppTest.from_function(page, default_timeout=60).run()
    app.run()
    assert OUTSIDE in text(words(app))
    assert done(home) == [("李站长", "越界被拒", "记录 ?metric=receptions&by=area&of=WC01")]


def test_a_workbook_for_another_station_is_refused_and_noted(home: Home) -> None:
    seen = sending.foresee(STATION, sending.Parcel({"接待.csv": BOOK}), lambda *_: None)
    assert seen.refused
    ((who, what, about),) = done(home)
    assert (who, what) == ("李站长", "报送被拒") and about.startswith("接待.csv：")


def test_the_page_lists_the_newest_first_and_narrows(home: Home) -> None:
    for n in range(3):
        note(home, "张主任" if n else "李站长", "下载", f"第{n}份.xlsx")
    shown = grids(open_page("journal"))[0]["rows"]
    assert [row[-2] for row in shown] == ["第2份.xlsx", "第1份.xlsx", "第0份.xlsx"]
    (only,) = grids(open_page("journal", who="李站长"))[0]["rows"]
    assert only[-2] == "第0份.xlsx"


def test_a_changed_line_is_named_and_what_stands_before_it_is_still_read(home: Home) -> None:
    for n in range(1, 5):
        note(home, "张主任", "下载", f"第{n}份.xlsx")
    lines = home.journal.read_text("utf-8").splitlines()
    lines[2] = json.dumps({**json.loads(lines[2]), "who": "别人"}, ensure_ascii=False)
    home.journal.write_text("\n".join(lines) + "\n", "utf-8")
    app = open_page("journal")
    assert "第 3 行" in app.error[0].value
    assert len(grids(app)[0]["rows"]) == 2
    open_page("journal")
    told = [json.loads(line) for line in home.journal.read_text("utf-8").splitlines()]
    found = [one["about"] for one in told if one["what"] == "日志对不上"]
    assert found == ["操作日志第 3 行对不上：它或它前面的一行被改过、删过或插过。"], (
        "once, however often it is looked at"
    )


@pytest.mark.parametrize("count, size", [(sending.MOST_FILES + 1, 1), (1, sending.MOST_BYTES + 1)])
def test_too_many_or_too_large_is_refused_in_one_sentence_and_noted(home: Home, count: int, size: int) -> None:
    parcel = sending.Parcel({f"第{n}份.csv": bytes(size) for n in range(count)})
    with pytest.raises(Stop, match="一次最多"):
        sending.foresee(STATION, parcel, lambda *_: None)
    assert [(who, what) for who, what, _ in done(home)] == [("李站长", "报送被拒")]


def test_two_of_one_title_are_two_and_neither_takes_back_what_the_other_sent(
    street: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(shutil.copytree(street, tmp_path / "home"))
    monkeypatch.setenv("LVZHI_HOME", str(home.root))
    first, second = (Scope("station", "站长", stations=("S01",), account=name) for name in ("li", "wu"))
    assert first.who != second.who
    held = sending.received(Scope("committee", "张主任"))
    archive.explain(home, held[0][0].sha256, first.who, "季报")
    assert sending.own(first, held[0][0].sha256) and not sending.own(second, held[0][0].sha256)


def test_nobody_but_the_committee_reads_it(home: Home) -> None:
    with pytest.raises(Stop, match="范围"):
        data.journal(STATION)
