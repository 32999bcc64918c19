"""Facts counted portion by portion and added up give what they give at once, for every number of everybody."""

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest
from invented import county as invent
from polars.testing import assert_frame_equal
from small import new_warehouse

from etl.metrics import METRICS, View, compute
from etl.metrics import portions as cut
from etl.metrics.metric import Grain, Rows

VIEW = View(date(2023, 1, 10), date(2023, 6, 20), date(2023, 9, 10))
GRAINS: tuple[Grain, ...] = ("deputy", "station", "unit", "group", "area")
FEW = 40
"""Rows of a portion here, so that three hundred rows of attendance are many of them."""


@pytest.fixture(scope="module")
def invented() -> Iterator[duckdb.DuckDBPyConnection]:
    with new_warehouse(invent(3)) as con:
        yield con


@pytest.mark.parametrize("by", GRAINS)
def test_every_number_is_the_same(
    invented: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, by: Grain
) -> None:
    asked = [metric.id for metric in METRICS.values() if by in metric.grains]
    at_once = compute(invented, asked, by, VIEW)
    monkeypatch.setattr(cut, "LARGEST", FEW)
    assert_frame_equal(compute(invented, asked, by, VIEW), at_once, rel_tol=1e-12, abs_tol=0)


def test_the_portions_are_all_rows_each_once(
    invented: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cut, "LARGEST", FEW)
    rate = METRICS["attendance_rate"].formula
    assert isinstance(rate, Rows)
    parts = cut.portions(invented, [rate])
    sizes = [invented.sql(f"SELECT count(*) FROM attendance WHERE {part}").fetchall()[0][0] for part in parts]
    assert len(parts) > 1 and sum(sizes) == invented.sql("SELECT count(*) FROM attendance").fetchall()[0][0]


def test_a_median_and_few_rows_are_asked_at_once(invented: duckdb.DuckDBPyConnection) -> None:
    rate, days = METRICS["attendance_rate"].formula, METRICS["reply_days"].formula
    assert isinstance(rate, Rows) and isinstance(days, Rows)
    assert cut.portions(invented, [rate]) == []
    assert cut.portions(invented, [days]) == []
