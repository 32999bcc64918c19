"""The figures of a yearly report: which ones is data (data/reports.csv), each an expression of the language."""

import csv
import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from math import floor
from pathlib import Path

import duckdb
import polars as pl

from etl.metrics.evaluate import Value, evaluate_all
from etl.metrics.view import View

REPORTS = Path(__file__).resolve().parents[2] / "data" / "reports.csv"
GENERAL = "annual"
"""The report of an office whose own report is not in the table."""

_FORECAST = re.compile(r"is_forecast=(yes|是|true)")
_SCHEMA = {
    "report": pl.String, "figure": pl.String, "label": pl.String, "value": pl.Float64, "unit": pl.String,
    "qualifier": pl.String, "numerator": pl.Float64, "denominator": pl.Float64, "from": pl.Date, "to": pl.Date,
}  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """One figure of one report. place: part of the name of its area. period: 2023, 2018-08, 2023..2024-07, ..2020."""

    report: str
    place: str
    period: str
    figure: str
    label: str
    unit: str
    expression: str


@cache
def reports() -> dict[str, tuple[Figure, ...]]:
    """report -> its figures, in the order printed."""
    with REPORTS.open(encoding="utf-8", newline="") as file:
        rows = [Figure(**row) for row in csv.DictReader(file)]
    return {report: tuple(same) for report, same in groupby(rows, key=lambda row: row.report)}


def report_of(con: duckdb.DuckDBPyConnection) -> str:
    """The report of the place this warehouse is about: named in one of its areas, else the general one."""
    names = [str(name) for (name,) in con.execute("SELECT area_name FROM area").fetchall()]
    places = {report: figures[0].place for report, figures in reports().items()}
    return next((r for r, place in places.items() if place and any(place in name for name in names)), GENERAL)


def figures(con: duckdb.DuckDBPyConnection, report: str, view: View, *, own_period: bool = True) -> pl.DataFrame:
    """report, figure, label, value, unit, qualifier, numerator, denominator, from, to: a row per figure.

    value: in the unit; a share is in percent, rounded as printed. Blank = unknown, and so is its qualifier (exact,
    at_least, almost, about, forecast). own_period: over the period the report itself speaks of, where it does.
    """
    asked = reports()[report]
    views = {period: view_of(period, view) if own_period else view for period in {one.period for one in asked}}
    found = {
        one: value
        for period, over in views.items()
        for one, value in _values(con, [one for one in asked if one.period == period], over)
    }
    return pl.DataFrame([_row(one, found[one], views[one.period]) for one in asked], _SCHEMA, orient="row")


def _values(
    con: duckdb.DuckDBPyConnection, asked: list[Figure], view: View
) -> Iterable[tuple[Figure, Value]]:  # fmt: skip
    return zip(asked, evaluate_all(con, [one.expression for one in asked], view), strict=True)


def view_of(period: str, view: View) -> View:
    """The view over a printed period; an empty one keeps the period of the view."""
    if not period:
        return view
    first, _, last = period.partition("..")
    from_on = date(*_parts(first), 1) if first else date.min
    year, month = _parts(last or first, last=True)
    return View(from_on, date(year, month, monthrange(year, month)[1]), view.as_of, view.level, view.area)


def _parts(text: str, *, last: bool = False) -> tuple[int, int]:
    year, _, month = text.partition("-")
    return int(year), int(month) if month else (12 if last else 1)


def _row(one: Figure, value: Value, view: View) -> tuple[object, ...]:
    qualifier = "forecast" if _FORECAST.search(one.expression) else value.bound or "exact"
    return (
        one.report, one.figure, one.label, _shown(value, one.unit), one.unit,
        None if value.value is None else qualifier, value.numerator, value.denominator, view.from_on, view.to_on,
    )  # fmt: skip


def _shown(value: Value, unit: str) -> float | None:
    """Percent: half up to one decimal, whole where the base is under 100."""
    if value.value is None or unit != "%":
        return value.value
    steps = 1.0 if value.denominator is not None and value.denominator < 100 else 10.0
    return floor(value.value * 100 * steps + 0.5 + 1e-9) / steps
