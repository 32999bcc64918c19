"""Where every page gets its rows from: the build in force, what the scope holds of it, and no question about more.

The county of tests/metrics/worked/office.md: 甲, 乙 and the consultative 戊 in 东街, 丙 and 丁 in 西镇, a station in each.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest
import streamlit as st
from small import new_warehouse
from worked_examples import office

from dashboard.access import HERE, Role, Scope
from dashboard.ask import Ask
from dashboard.data.source import (
    OUTSIDE,
    Outside,
    area_of,
    check_grain,
    check_subject,
    current_build,
    cursor,
    home,
    in_sight,
    reopen,
    sql,
    view,
)
from dashboard.period import Period
from etl.home import Home
from etl.metrics import View
from etl.metrics.metric import Grain

YEAR = Period("本年", date(2023, 1, 1), date(2023, 12, 31), date(2023, 9, 1))
MARCH = Period("自选", date(2023, 3, 1), date(2023, 3, 31), date(2023, 9, 1))
STREET, STATION = Scope("office", "东街", ("东街",)), Scope("station", "站长", stations=("东站",))
DEPUTY, PUBLIC = Scope("deputy", "本人", deputy="丙"), Scope("public", "公众")


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("county"))
    home.warehouse.mkdir(parents=True)
    with new_warehouse(office()) as con:
        con.execute(f"ATTACH '{home.warehouse / 'warehouse-1.duckdb'}' AS file")
        con.execute("COPY FROM DATABASE memory TO file")
    home.current.write_text("warehouse-1.duckdb\n", "utf-8")
    return home


@pytest.fixture
def build(county: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("LVZHI_HOME", str(county.root))
    path = current_build()
    assert path and path.name == "warehouse-1.duckdb"
    yield path
    reopen()
    st.cache_data.clear()


def test_the_home_is_the_one_named_else_the_folder_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("LVZHI_HOME", raising=False)
    assert home() == Path("data")
    monkeypatch.setenv("LVZHI_HOME", str(tmp_path))
    assert home() == tmp_path and current_build() is None, "nothing was delivered yet"


SEEN = [
    (HERE, "甲乙丙丁戊"), (PUBLIC, "甲乙丙丁戊"), (STREET, "甲乙戊"), (STATION, "甲乙"), (DEPUTY, "丙"),
    (Scope("office", "两处", ("东街", "西镇")), "甲乙丙丁戊"), (Scope("deputy", "没有编号"), ""),
]  # fmt: skip


@pytest.mark.parametrize(("scope", "people"), SEEN, ids=[scope.name for scope, _ in SEEN])
def test_whoever_does_not_see_everything_asks_a_warehouse_that_holds_no_others(
    build: Path, scope: Scope, people: str
) -> None:
    found = cursor(scope, build).execute("SELECT deputy_id FROM deputy").fetchall()
    assert {id_ for (id_,) in found} == set(people)


def test_a_build_is_opened_once_and_anew_after_it_was_let_go(build: Path) -> None:
    assert STREET.sight
    once = in_sight(build, STREET.sight)
    assert in_sight(build, STREET.sight) is once
    reopen()
    assert in_sight(build, STREET.sight) is not once


AREAS = [
    (HERE, None, None), (HERE, "西镇", "西镇"), (STREET, None, "东街"), (STREET, "东街", "东街"), (STREET, "西镇", OUTSIDE),
    (STREET, "A", OUTSIDE), (STREET, "没有的", OUTSIDE), (Scope("office", "全县", ("A",)), "西镇", "西镇"),
    (Scope("office", "两处", ("东街", "西镇")), "西镇", "西镇"), (Scope("office", "两处", ("东街", "西镇")), None, "东街"),
    (STATION, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("scope", "asked", "told"), AREAS)
def test_the_area_asked_for_lies_in_the_scope(build: Path, scope: Scope, asked: str | None, told: str | None) -> None:
    ask = Ask(scope, build, YEAR, asked)
    if told == OUTSIDE:
        with pytest.raises(Outside, match=OUTSIDE):
            area_of(ask)
        with pytest.raises(Outside):
            view(ask)
        return
    assert area_of(ask) == told
    assert view(ask) == View(YEAR.first, YEAR.last, YEAR.as_of, None, told)


def test_a_view_is_of_the_days_and_the_level_asked_for(build: Path) -> None:
    ask = replace(Ask(HERE, build, YEAR), level="县")
    assert view(ask) == View(YEAR.first, YEAR.last, YEAR.as_of, "县", None)
    assert view(ask, MARCH) == View(MARCH.first, MARCH.last, MARCH.as_of, "县", None)


GRAINS: dict[Role, str] = {
    "committee": "deputy station unit group area",
    "office": "deputy station unit group area",
    "station": "station deputy",
    "deputy": "deputy",
    "public": "",
}
"""Of what a role gets numbers: a unit, a group or an area only partly in sight would have a wrong one."""


@pytest.mark.parametrize("by", ["deputy", "station", "unit", "group", "area"])
@pytest.mark.parametrize("role", GRAINS)
def test_of_what_a_role_gets_numbers(role: Role, by: Grain) -> None:
    if by in GRAINS[role].split():
        check_grain(Scope(role, "某人"), by)
    else:
        with pytest.raises(Outside):
            check_grain(Scope(role, "某人"), by)


SUBJECTS: list[tuple[Scope, Grain, str, bool]] = [
    (HERE, "area", "A", True), (STREET, "area", "东街", True), (STREET, "area", "A", False), (STREET, "area", "西镇", False),
    (STREET, "station", "西站", True), (STREET, "deputy", "丙", True), (STATION, "station", "西站", True),
    (STATION, "area", "东街", False), (DEPUTY, "deputy", "甲", True), (DEPUTY, "station", "西站", False),
]  # fmt: skip
"""Of people and stations out of sight nothing can be counted: they are not in the warehouse that is asked."""


@pytest.mark.parametrize(("scope", "by", "subject", "may"), SUBJECTS)
def test_of_whom_a_number_may_be_asked(build: Path, scope: Scope, by: Grain, subject: str, may: bool) -> None:
    ask, of_a_link = Ask(scope, build, YEAR), cast(Grain, "".join(by))  # no word of the program, though it reads alike
    if may:
        check_subject(ask, of_a_link, subject)
    else:
        with pytest.raises(Outside):
            check_subject(ask, of_a_link, subject)


def test_a_question_is_a_file(build: Path) -> None:
    assert cursor(HERE, build).sql(sql("examples")).columns[0] == "area_id"
