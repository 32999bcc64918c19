"""A quarter that never came: no rows, no claim to be complete, and nothing else points into it."""

from datetime import timedelta

import polars as pl
from sampled import SEED, Written

from etl.records import RECORDS
from etl.sample.books import books_of, cover_of
from etl.sample.county import Frames
from etl.sample.draw import FIRST
from etl.sample.lost import IN_TOWNS, lost_quarters
from etl.sample.scales import counties_of

SHEETS_OF_TOWNS = [RECORDS[record].sheet for record in IN_TOWNS]
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


def test_nobody_claims_to_know(district: Frames) -> None:
    """Blank, not 0: no cover sheet speaks for that town in that quarter, of workbooks or of CSVs."""
    books = [book.sheets[0].rows for book in books_of(COUNTY, district)]
    for claims in (pl.concat(books, how="diagonal_relaxed"), cover_of(COUNTY, district).rows):
        quarterly = pl.col("covers").str.split("、").list.set_intersection(SHEETS_OF_TOWNS).list.len() > 0
        for town, (first, last) in LOST.items():
            about = pl.col("area_id").is_in([town.area_id, COUNTY.area_id])
            then = (pl.col("covers_from") <= last) & (pl.col("covers_to") >= first)
            assert claims.filter(quarterly & about & then).is_empty(), town.name
            assert not claims.filter(quarterly & about & ~then).is_empty(), town.name
