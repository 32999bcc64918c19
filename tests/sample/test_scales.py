"""From one street to the nation by the same code: how many people, and one county at a time."""

from itertools import islice
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal
from sampled import SEED

from etl.records import RECORDS, columns
from etl.sample import Scale, write_sample
from etl.sample.county import Frames, frames_of
from etl.sample.people import people_of
from etl.sample.scales import SIZES, counties_of

PEOPLE: list[tuple[Scale, int, int]] = [
    # scale, at least, at most
    ("street", 60, 80),
    ("district", 285, 315),
    ("city", 5_000, 6_500),
    ("province", 100_000, 135_000),
    ("nation", 2_600_000, 2_900_000),
]
DRAWN = 24  # counties looked at where there are more


@pytest.mark.parametrize(("scale", "least", "most"), PEOPLE)
def test_deputies_in_office(scale: Scale, least: int, most: int) -> None:
    """Counted where there are few counties, else the average of some times all."""
    counties = [county for _, county in islice(counties_of(scale, SEED), DRAWN)]
    people = [people_of(county) for county in counties]
    lanes = 0 if scale != "street" else 1  # a street has hardly more deputies than people of its own lane
    held = sum(int(((p.seats.end > 730) & (p.deputies | bool(lanes))).sum()) for p in people)
    assert least <= held * SIZES[scale].counties / len(counties) <= most


def test_stations_of_the_nation() -> None:
    stations = [len(county.stations) for _, county in islice(counties_of("nation", SEED), DRAWN)]
    assert 170_000 <= sum(stations) / DRAWN * SIZES["nation"].counties <= 230_000


def test_a_county_is_the_same_whatever_was_made_before() -> None:
    """Units are independent: any part of the nation can be made anywhere."""
    third = list(islice(counties_of("nation", SEED), 3))[2][1]
    alone = frames_of(third)
    for _, county in islice(counties_of("nation", SEED), 3):
        frames = frames_of(county)
    for record in alone:
        assert_frame_equal(alone[record], frames[record])


def test_no_number_is_used_twice(two_counties: tuple[Frames, Frames]) -> None:
    for record in RECORDS:
        for name in (c.name for c in columns(RECORDS[record]) if c.kind == "id"):
            numbers = pl.concat([frames[record][name] for frames in two_counties])
            assert numbers.drop_nulls().is_duplicated().sum() == 0, (record, name)


def test_the_tree_of_areas_has_one_root() -> None:
    areas = pl.concat([pl.DataFrame([vars(a) for a in county.areas], infer_schema_length=None)
                       for _, county in islice(counties_of("nation", SEED), 60)], how="vertical_relaxed")  # fmt: skip
    assert areas.filter(pl.col("parent_area_id").is_null())["area_id"].to_list() == ["CN"]
    assert areas["area_id"].is_unique().all()
    assert areas["parent_area_id"].drop_nulls().is_in(areas["area_id"].implode()).all()


@pytest.fixture(scope="module")
def two_counties() -> tuple[Frames, Frames]:
    first, second = (frames_of(county) for _, county in islice(counties_of("city", SEED), 2))
    return first, second


def test_references_of_a_county_stay_within_it(two_counties: tuple[Frames, Frames]) -> None:
    assert two_counties[0]["attendance"]["deputy_id"].is_in(two_counties[0]["deputy"]["deputy_id"].implode()).all()
    assert not two_counties[1]["attendance"]["deputy_id"].is_in(two_counties[0]["deputy"]["deputy_id"].implode()).any()


def test_progress_is_told(tmp_path: Path) -> None:
    heard: list[tuple[str, int, int]] = []
    write_sample(tmp_path, "street", SEED, "csv", lambda *step: heard.append(step))
    assert heard[0] == ("望川区", 0, 1) and heard[-1][1:] == (1, 1)
