"""A home of more people than anybody reads: one area after the other is looked at, and every number is the same.

The nation here is three copies of one street under a province, and what is too many is set to a hundred.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest
import streamlit as st
from polars.testing import assert_frame_equal
from visiting import open_page, text, words

from dashboard import data
from dashboard.access import HERE, Scope
from dashboard.ask import Ask
from dashboard.data.sized import at, made
from dashboard.data.source import cursor, view
from dashboard.pages import AREA, BOTH, PAGES
from dashboard.period import resolve
from etl.home import Home
from etl.metrics import METRICS, View, compute
from etl.metrics.published import publish_counts
from etl.warehouse.publish import current
from tests.benchmarks.copied import nation_of

AS_OF = date(2025, 12, 31)
YEAR = View(date(2025, 1, 1), AS_OF, AS_OF)
HUNDRED, STREETS = 100, ("000DL", "001DL", "002DL")


@pytest.fixture(scope="module")
def nation(street: Path, tmp_path_factory: pytest.TempPathFactory) -> Home:
    home, one = Home(tmp_path_factory.mktemp("nation")), current(Home(street))
    assert one
    home.warehouse.mkdir(parents=True)
    nation_of(one, home.warehouse / one.name, len(STREETS))
    home.current.write_text(f"{one.name}\n", "utf-8")
    return home


@pytest.fixture(autouse=True)
def large(nation: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LVZHI_HOME", str(nation.root))
    for module in ("dashboard.data.sized", "etl.metrics.published"):
        monkeypatch.setattr(f"{module}.WORKABLE", HUNDRED)
    st.cache_data.clear()
    yield
    st.cache_data.clear()


def ask_of(home: Home, area: str | None, scope: Scope = HERE) -> Ask:
    build = current(home)
    assert build
    return Ask(scope, build, resolve("本年", AS_OF, AS_OF), area)


def streets(home: Home) -> list[str]:
    found = cursor(HERE, ask_of(home, None).build).execute(
        "SELECT ancestor_id FROM area_tree WHERE depth > 1 GROUP BY 1 HAVING count(*) > 0 ORDER BY 1"
    )
    known = data.people_of(ask_of(home, None))
    return [area for (area,) in found.fetchall() if 0 < known.get(area, 0) <= HUNDRED]


@pytest.mark.parametrize("page", [page for page in PAGES if page.filters & (BOTH | AREA)], ids=lambda page: page.view)
def test_a_page_of_the_nation_lets_one_choose_an_area_and_shows_that_area(nation: Home, page: object) -> None:
    view_name = page.view  # type: ignore[attr-defined]
    said = text(words(open_page(view_name)))
    assert "没有打开成功" not in said
    if not page.filters & AREA:  # type: ignore[attr-defined]
        return
    assert "先选一个区域" in said and "第00省" in said
    label = data.ground(HERE, ask_of(nation, None).build).areas[streets(nation)[0]]
    own = text(words(open_page(view_name, area=label)))
    assert "先选一个区域" not in own and "没有打开成功" not in own


@pytest.mark.parametrize("by", ["area", "station", "deputy", "group", "unit"])
def test_every_number_of_an_area_is_the_same_alone_and_among_all(nation: Home, by: str) -> None:
    ids = [metric.id for metric in METRICS.values() if by in metric.grains]
    for area in streets(nation):
        ask = ask_of(nation, area)
        alone = compute(at(ask), ids, by, view(ask))  # type: ignore[arg-type]
        among = compute(cursor(HERE, ask.build), ids, by, view(ask))  # type: ignore[arg-type]
        assert len(alone) and at(ask).sql("SELECT count(*) FROM deputy").fetchall()[0][0] < HUNDRED
        assert_frame_equal(alone, among.filter(pl.col("id").is_in(alone["id"].implode())))


def test_numbers_made_with_the_build_are_those_counted(nation: Home) -> None:
    ids = tuple(metric.id for metric in METRICS.values() if "area" in metric.grains)
    ask = ask_of(nation, "CN")
    assert made(ask, ids) is None, "nothing was made yet"
    assert publish_counts(ask.build, ids, [YEAR]) == 1 and publish_counts(ask.build, ids, [YEAR]) == 0
    found = made(ask, ids)
    assert found is not None
    assert_frame_equal(found, compute(cursor(HERE, ask.build), ids, "area", YEAR))
    assert made(replace(ask, level="县"), ids) is None and made(ask, ("attendance_rate[kind=视察]",)) is None
    assert made(ask_of(nation, streets(nation)[0]), ids) is None, "a street is counted from its own rows"


def test_whoever_does_not_see_the_nation_does_not_get_its_numbers(nation: Home) -> None:
    publish_counts(ask_of(nation, None).build, ("receptions",), [YEAR])
    office = Scope("office", "街道", areas=(streets(nation)[0],))
    assert made(ask_of(nation, None, office), ("receptions",)) is None
    province = Scope("office", "省", areas=("P00",))
    assert made(ask_of(nation, "P00"), ("receptions",)) is not None, "the committee has them"
    assert made(ask_of(nation, "P00", province), ("receptions",)) is None, (
        "a large area, but not all of the home is seen"
    )
    with pytest.raises(data.source.Outside):
        data.numbers(ask_of(nation, "CN", office), ("receptions",), "area")


def test_a_profile_compares_within_the_own_area(nation: Home) -> None:
    ask = ask_of(nation, streets(nation)[0])
    deputy = at(ask).sql("SELECT min(deputy_id) FROM mandate").fetchall()[0][0]
    assert data.around(HERE, ask.build, deputy) in {*streets(nation)}
    said = text(words(open_page("deputy", id=deputy)))
    assert "没有打开成功" not in said and "先选" not in said


def test_records_behind_a_number_of_the_nation_are_asked_area_by_area() -> None:
    said = text(words(open_page("records", metric="receptions", by="area", of="CN")))
    assert "先选一个区域" in said
