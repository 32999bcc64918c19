"""Numbers made with the build of a large home: the very numbers counting gives, and none where something else is asked."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from polars.testing import assert_frame_equal
from small import new_warehouse, sheet
from worked_examples import YEAR, office

from etl.metrics import View, compute
from etl.metrics import published as made
from etl.metrics.published import publish_counts, published
from etl.metrics.size import people_of_areas
from etl.warehouse.publish import open_warehouse

IDS = ("receptions", "visitors", "debriefing_coverage", "reply_days")
HALF = View(date(2023, 1, 1), date(2023, 6, 30), date(2023, 9, 1))
RECEPTIONS = sheet("接待", "接待编号 站点编号 日期 接待人次", "J1 东站 2023-01-15 9", "J2 东站 2023-09-15 40余")
EVERYBODY = 5
"""In office in the county of worked/office.md."""


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """The county and two receptions, as a file."""
    path = tmp_path / "warehouse-1.duckdb"
    with new_warehouse([*office(), RECEPTIONS]) as con:
        con.execute(f"ATTACH '{path}' AS file")
        con.execute("COPY FROM DATABASE memory TO file")
    return path


def smaller_than(monkeypatch: pytest.MonkeyPatch, people: int) -> None:
    monkeypatch.setattr(made, "WORKABLE", people)


def test_how_many_people_an_area_holds_with_all_below_it(build: Path) -> None:
    with open_warehouse(build) as con:
        assert people_of_areas(con) == {"A": EVERYBODY, "东街": 3, "西镇": 2}


@pytest.mark.parametrize(("workable", "files"), [(EVERYBODY, 0), (EVERYBODY - 1, 2)])
def test_they_are_made_where_the_home_holds_more_than_can_be_counted_at_once(
    build: Path, monkeypatch: pytest.MonkeyPatch, workable: int, files: int
) -> None:
    smaller_than(monkeypatch, workable)
    assert publish_counts(build, IDS, [YEAR, HALF]) == files
    assert (published(build, IDS, YEAR) is not None) is (files > 0)


def test_what_is_made_is_what_is_counted_and_is_made_once(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    smaller_than(monkeypatch, 1)
    told: list[tuple[str, int, int]] = []
    assert publish_counts(build, IDS, [YEAR, HALF], lambda *stage: told.append(stage)) == 2
    assert [(done, of) for _, done, of in told] == [(0, 2), (1, 2)]
    assert told[0][0] == "计算各区域 2023-01-01 至 2023-12-31 的数"
    with open_warehouse(build) as con:
        for view in (YEAR, HALF):
            found = published(build, IDS, view)
            assert found is not None
            assert_frame_equal(found, compute(con, IDS, "area", view))
            one = published(build, IDS[1:2], view)
            assert one is not None
            assert_frame_equal(one, compute(con, IDS[1:2], "area", view))
    assert publish_counts(build, IDS, [YEAR, HALF]) == 0, "a build does not change"
    assert not [path for path in build.parent.iterdir() if path.name.startswith(".")], "nothing half made is left"


def test_another_level_day_or_number_is_not_made(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    smaller_than(monkeypatch, 1)
    publish_counts(build, IDS, [YEAR])
    assert published(build, IDS, replace(YEAR, level="县")) is None
    assert published(build, IDS, replace(YEAR, as_of=date(2023, 12, 30))) is None
    assert published(build, [*IDS, "opinions"], YEAR) is None
    assert published(build, ["visitors[channel=来访]"], YEAR) is None
