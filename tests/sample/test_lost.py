"""A quarter that never came: no rows, no claim to be complete, and nothing else points into it."""

from datetime import date, timedelta
from pathlib import Path

import polars as pl
from conftest import SEED, Written

from etl.home import Home
from etl.sample.county import Frames
from etl.sample.draw import FIRST
from etl.sample.lost import IN_TOWNS, lost_quarters
from etl.sample.scales import counties_of
from etl.warehouse.build import load
from etl.warehouse.publish import open_warehouse

COUNTY = next(counties_of("district", SEED))[1]
LOST = {
    COUNTY.towns[n]: (FIRST + timedelta(first), FIRST + timedelta(last))
    for n, (first, last) in lost_quarters(COUNTY).items()
}


def test_two_quarters_of_the_district_never_came(written: Written) -> None:
    """Seven towns send eight quarters each, one of them sends one twice; two are missing."""
    sent = [path for path in written("district", "xlsx").glob("*季度-*.xlsx") if "人大常委会" not in path.name]
    assert len(LOST) == 2
    assert len(sent) == 7 * 8 + 1 - 2


def test_nothing_of_it_is_in_the_records(district: Frames) -> None:
    for town, (first, last) in LOST.items():
        for record in IN_TOWNS:
            days = (pl.lit(FIRST) + pl.duration(days=pl.col("_day"))).cast(pl.Date)
            here = district[record].filter(pl.col("_town") == COUNTY.towns.index(town))
            assert len(here), (town.name, record)
            assert here.filter(days.is_between(first, last)).is_empty(), (town.name, record)


def test_nobody_claims_to_know(written: Written, tmp_path: Path) -> None:
    """Blank, not 0: no cover sheet speaks for that town in that quarter, in either format."""
    for form in ("csv", "xlsx"):
        files = sorted(written("district", form).glob(f"*.{form}"))  # type: ignore[arg-type]
        build = load(Home(tmp_path / form), files, as_of=date(2025, 12, 31))[1]
        with open_warehouse(build.path) as con:
            for town, (first, last) in LOST.items():
                claims = (
                    "record IN ('activity', 'reception', 'contact') AND area_id IN ($area, 'WC') AND NOT is_inferred"
                )
                query = f"SELECT record FROM coverage WHERE {claims} AND from_on <= $last AND to_on >= $first"
                found = con.execute(query, {"area": town.area_id, "first": first, "last": last}).fetchall()
                assert found == [], (form, town.name)
