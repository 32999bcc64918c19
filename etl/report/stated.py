"""填报数: totals an office states without the records behind them, and what they say about a counted number.

A stated total is never added to a count. It stands alone where no records were delivered (nothing known, or none
of that kind). Where records were, the
count is the number; a bound that was stated with the very same number (20余 beside 20 rows) is carried to it, since
the office says of its own list that it is not the whole.
"""

from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files

import duckdb

from etl.metrics import METRICS
from etl.metrics.evaluate import Value
from etl.metrics.expression import Asked, parse, resolve
from etl.metrics.metric import Rows
from etl.metrics.view import View
from etl.records import RECORDS, SHEETS


@dataclass(frozen=True)
class Stated:
    """One total of one year and area. place: file, sheet, row (1-based). area_name: blank where
    it is the whole. amount: in the unit of the measure."""

    year: int
    area: str
    measure: str
    kind: str | None
    amount: float
    bound: str | None
    place: tuple[str, str, int]
    area_name: str = ""

    @property
    def share(self) -> float:
        """The amount where it is a share: 96% is stored as 0.96, a bare 96 means the same."""
        return self.amount if self.amount <= 1 else self.amount / 100


def stated(con: duckdb.DuckDBPyConnection) -> list[Stated]:
    """Every 实际 total of an area, in the order delivered."""
    sql = files(__package__).joinpath("stated_totals.sql").read_text("utf-8")
    rows = con.execute(sql).fetchall()
    return [
        Stated(year, area, measure, kind, amount, bound, (file, sheet, row), name or "")
        for year, area, measure, kind, amount, bound, file, sheet, row, name in rows
    ]


def within(told: list[Stated], areas: set[str], view: View) -> list[Stated]:
    """Those of these areas and of the year the view is over; none where it is over anything but one year."""
    year = view.from_on.year
    if (view.from_on, view.to_on) != (date(year, 1, 1), date(year, 12, 31)):
        return []
    return [one for one in told if one.year == year and one.area in areas]


def expression_of(one: Stated) -> str | None:
    """What to count beside it: its measure is the title or id of a metric, or a sheet. None = nothing (经费 …)."""
    titles = {metric.title: metric.id for metric in METRICS.values()}
    sheets = {sheet: record.record for sheet, record in SHEETS.items()}
    name = titles.get(one.measure) or sheets.get(one.measure) or one.measure
    expression = f"{name}[kind={one.kind}]" if one.kind and "[" not in name else name
    return expression if _read(expression) else None


def told_of(names: tuple[str, ...], expression: str, value: Value, told: list[Stated]) -> Stated | None:
    """The newest total that is about this number: it names it, or its measure asks for the same.

    names: what else the number is called. A total that names a share is about the numerator only where it equals it.
    """
    return next((one for one in reversed(told) if _is_about(one, names, expression, value)), None)


def with_stated(value: Value, one: Stated | None, *, is_percent: bool = False) -> tuple[Value, bool]:
    """The number as it may be shown, and whether it stands on the stated total alone."""
    if one is None:
        return value, False
    if not value.value:
        return Value(one.share if is_percent else one.amount, one.bound), True
    if one.bound and value.bound is None and one.amount == value.value:
        return replace(value, bound=one.bound), False
    return value, False


def _is_about(one: Stated, names: tuple[str, ...], expression: str, value: Value) -> bool:
    if one.measure in (*names, expression):
        return True
    asked, meant = _read(expression), _read(expression_of(one) or "")
    if not asked or not meant or _formula(asked) != _formula(meant):
        return False
    return _side(asked) == _side(meant) or one.amount == value.value


def _read(expression: str) -> Asked | None:
    """One name of the language; None for sums and shares of several, and for what is none."""
    try:
        resolve(expression)
        return parse(expression)
    except ValueError:
        return None


def _formula(asked: Asked) -> object:
    """`opinions` and `opinion` ask for the same: equal formulas, whatever they are called. What a row must be to count
    (held, accepted …) goes without saying in both."""
    formula = resolve(asked.text).formula
    return replace(formula, only=()) if isinstance(formula, Rows) else formula


def _side(asked: Asked) -> str | None:
    return None if asked.name in RECORDS else asked.part
