"""评价轮次: the committee freezes, sees whose figures moved, and looks at the whole dashboard as it was."""

import re
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest
from visiting import grids, open_page, text, words
from warehouse_office import PLACES, Office

from dashboard.access import Scope
from dashboard.data import frozen
from etl.home import Home
from etl.journal import entries
from etl.problems import Stop
from etl.warehouse.rounds import freeze, rounds

FIRST = """
# 接待
接待编号 | 站点编号 | 代表 | 日期 | 接待人次
J1 | SA | D1 | 2025-03-04 | 3
"""
LATER = """
# 接待
接待编号 | 站点编号 | 代表 | 日期 | 接待人次
J2 | SA | D1 | 2025-06-04 | 5
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    office = Office(Home(tmp_path / "home"))
    office.send(PLACES + FIRST)
    office.build()
    monkeypatch.setenv("LVZHI_HOME", str(office.home.root))
    return office


def frozen_and_moved(office: Office) -> str:
    """The name of the file that came after the freeze."""
    freeze(office.home, "2025年度", "张主任", (date(2025, 1, 1), date(2025, 12, 31)))
    later = office.send(LATER)
    office.build()
    return later.file


def test_the_form_freezes_and_the_journal_says_who(office: Office) -> None:
    app = open_page("rounds")
    app.text_input(key="freeze_name").set_value("2025年度")
    app.button[0].click().run()
    (one,) = rounds(office.home)
    assert one.name == "2025年度" and "已冻结“2025年度”" in app.success[0].value
    last = entries(office.home)[-1]
    assert (last.who, last.what) == ("本机", "冻结轮次") and one.sha256[:12] in last.about


def test_a_name_that_is_taken_is_one_sentence(office: Office) -> None:
    frozen_and_moved(office)
    app = open_page("rounds")
    app.text_input(key="freeze_name").set_value("2025年度")
    app.button[0].click().run()
    assert "已经有“2025年度”这一轮" in app.warning[0].value and len(rounds(office.home)) == 1


def test_whose_figures_moved_stands_on_the_page_with_file_and_row(office: Office) -> None:
    file = frozen_and_moved(office)
    shown = [
        " ".join(str(cell if isinstance(cell, str) else cell.get("t", "")) for cell in row)
        for grid in grids(open_page("rounds")) for row in grid["rows"]
    ]  # fmt: skip
    assert any("接待场次" in row and "1" in row and "2" in row and file in row for row in shown), shown


def test_a_round_that_is_looked_at_shows_the_figures_of_then(office: Office) -> None:
    frozen_and_moved(office)
    then, now = (text(words(open_page("stations", **query))) for query in ({"round": "2025年度"}, {}))
    assert "评价轮次 2025年度" in then and "评价轮次" not in now.partition("数据版")[2].partition("规则")[0]
    assert "共接待 1 场次" in then and "共接待 2 场次" in now


def test_a_round_of_an_earlier_year_is_seen_from_its_own_days(office: Office) -> None:
    """Opened in 2025 a round of 2024 shows 2024, by its link and where it is chosen beside the pages."""
    office.send(FIRST.replace("J1", "J0").replace("2025-03-04", "2024-03-05"))
    office.build()
    freeze(office.home, "2024年度", "张主任", (date(2024, 1, 1), date(2024, 12, 31)))
    then, now = (text(words(open_page("stations", **query))) for query in ({"round": "2024年度"}, {}))
    assert "2024年1月1日—12月31日" in then and "2025年1月1日—12月31日" in now
    link = next(one for one in re.findall(r'href="([^"]+)"', unescape(words(open_page("rounds")))) if "round=" in one)
    query = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
    assert query == {"round": "2024年度", "period": "自选", "from": "2024-01-01", "to": "2024-12-31"}


def test_nothing_is_mended_in_a_round_and_no_round_is_made_up(office: Office) -> None:
    frozen_and_moved(office)
    assert "已经冻结，只能看" in text(words(open_page("mend", record="reception", row="1", round="2025年度")))
    assert "没有“2031年度”这一轮" in text(words(open_page("overview", round="2031年度")))


def test_nobody_but_the_committee_sees_a_round(office: Office) -> None:
    frozen_and_moved(office)

    def page() -> None:
        import streamlit as st

        from dashboard.access import Scope
        from dashboard.pages import open_page, pages_of

        st.query_params.update(round="2025年度")
        scope = Scope("station", "李站长", stations=("SA",))
        open_page(next(one for one in pages_of("station") if one.view == "stations"), scope)

    app = AppTest.from_function(page, default_timeout=60).run()
    assert "不在您可看的范围内" in text(words(app))
    with pytest.raises(Stop, match="范围"):
        frozen.rounds(Scope("office", "甲街道", areas=("A",)))


def test_a_card_that_cannot_be_read_stops_the_page_of_the_rounds_and_no_other(office: Office) -> None:
    frozen_and_moved(office)
    (office.home.rounds / "2025年度" / "round.json").write_text("{", "utf-8")
    assert "round.json 读不出来" in text(words(open_page("rounds")))
    assert "共接待 2 场次" in text(words(open_page("stations")))


def test_a_build_that_was_changed_is_named_on_the_page(office: Office) -> None:
    frozen_and_moved(office)
    file = rounds(office.home)[0].path(office.home)
    content = file.read_bytes()
    file.unlink()  # it may be one file with a build of the warehouse
    file.write_bytes(content + b"x")
    assert "与冻结时的不一样" in text(words(open_page("rounds")))


def test_a_round_that_is_looked_at_has_a_way_back(office: Office) -> None:
    frozen_and_moved(office)
    assert "看现在的数" in text(words(open_page("stations", round="2025年度")))
    assert "共接待 2 场次" in text(words(open_page("stations", round="在用的数据版")))
