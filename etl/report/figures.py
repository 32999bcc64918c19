"""The figures of a yearly report: which ones is data (data/reports.csv), each an expression of the language."""

import csv
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import groupby
from math import floor
from pathlib import Path

import duckdb
import polars as pl

from etl.metrics.evaluate import Value, evaluate_all
from etl.metrics.view import View
from etl.report.stated import stated, told_of, with_stated, within

REPORTS = Path(__file__).resolve().parents[2] / "data" / "reports.csv"
GENERAL = "annual"
"""The report of an office whose own report is not in the table."""

_FORECAST = re.compile(r"is_forecast=(yes|是|true)")
_NUMBER = re.compile(r"近?(\d+(?:\.\d+)?)(?!.*\+)")
_SCHEMA = {
    "report": pl.String, "figure": pl.String, "label": pl.String, "value": pl.Float64, "unit": pl.String,
    "qualifier": pl.String, "numerator": pl.Float64, "denominator": pl.Float64, "basis": pl.String, "note": pl.String,
    "from": pl.Date, "to": pl.Date,
}  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """One figure of one report. place: part of the name of its area. period: 2023, 2018-08, 2023..2024-07, ..2020.

    printed: how the report itself has it; remark: what is wrong with its words. Both are only told, never counted.
    """

    report: str
    place: str
    period: str
    figure: str
    label: str
    unit: str
    expression: str
    printed: str
    remark: str


@dataclass(frozen=True)
class Found:
    """A figure as counted. is_stated: on a stated total alone."""

    figure: Figure
    value: Value
    is_stated: bool
    view: View

    @property
    def shown(self) -> float | None:
        """In the unit; percent half up to one decimal, whole where the base is under 100."""
        number = self.value.value
        if number is None or self.figure.unit != "%":
            return number
        return percent(number, self.value.denominator)

    @property
    def qualifier(self) -> str | None:
        if self.value.value is None:
            return None
        return "forecast" if _FORECAST.search(self.figure.expression) else self.value.bound or "exact"


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
    """report, figure, label, value, unit, qualifier, numerator, denominator, basis, note, from, to: a row per figure.

    value: in the unit; a share is in percent, rounded as printed. Blank = unknown, and so is its qualifier (exact,
    at_least, almost, about, forecast). basis: counted, or stated where no records were delivered and the total is the
    office's own (填报). note (Chinese): where the report printed another number. own_period: over the period the
    report itself speaks of, where it does.
    """
    asked = reports()[report]
    views = {one.period: view_of(one.period, view) if own_period else view for one in asked}
    found = {
        one.figure: told
        for period, over in views.items()
        for one, told in _found(con, [one for one in asked if one.period == period], over)
    }
    return pl.DataFrame([_row(found[one.figure], compared=own_period) for one in asked], _SCHEMA, orient="row")


def _found(con: duckdb.DuckDBPyConnection, asked: list[Figure], view: View) -> list[tuple[Figure, Found]]:
    values = evaluate_all(con, [one.expression for one in asked], view)
    told = within(stated(con), _places(con, asked[0].place, view), view)
    pairs = []
    for one, value in zip(asked, values, strict=True):
        about = told_of((one.figure, one.label), one.expression, value, told)
        shown, is_stated = with_stated(value, about, is_percent=one.unit == "%")
        pairs.append((one, Found(one, shown, is_stated, view)))
    return pairs


def _places(con: duckdb.DuckDBPyConnection, place: str, view: View) -> set[str]:
    """Whose totals are about the area in view: its own; of the whole home, the root's and those of the report's place."""
    if view.area:
        return {view.area}
    sql = files(__package__).joinpath("report_places.sql").read_text("utf-8")
    return {str(area) for (area,) in con.execute(sql, {"place": place}).fetchall()}


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


def _row(found: Found, *, compared: bool) -> tuple[object, ...]:
    one, value = found.figure, found.value
    basis = None if value.value is None else ("stated" if found.is_stated else "counted")
    return (
        one.report, one.figure, one.label, found.shown, one.unit, found.qualifier, value.numerator, value.denominator,
        basis, _note(found) if compared else None, found.view.from_on, found.view.to_on,
    )  # fmt: skip


def _note(found: Found) -> str | None:
    """What the report has otherwise: its number, where it begins with one, and its words."""
    printed, shown, value = _NUMBER.match(found.figure.printed), found.shown, found.value
    told = [found.figure.remark] if found.figure.remark else []
    if printed and shown is not None and float(printed[1]) != shown:
        of = (
            f"（{value.numerator:g}/{value.denominator:g}）"
            if value.numerator is not None and value.denominator
            else ""
        )
        told.insert(0, f"报告印作 {found.figure.printed}，按记录是 {shown:g}{found.figure.unit}{of}")
    return "；".join(told) or None


def percent(share: float, base: float | None) -> float:
    """0–1 as percent: half up to one decimal, whole where the base is under 100."""
    steps = 1.0 if base is not None and base < 100 else 10.0
    return floor(share * 100 * steps + 0.5 + 1e-9) / steps
