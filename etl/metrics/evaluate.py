"""One number for the whole area in view: an expression of the language, with + and / between names."""

import re
from dataclasses import dataclass

import duckdb

from etl.metrics.compute import values
from etl.metrics.expression import parse, resolve
from etl.metrics.metric import Metric
from etl.metrics.view import View


@dataclass(frozen=True)
class Value:
    """value None = unknown. numerator and denominator where the expression is one ratio."""

    value: float | None
    bound: str | None = None
    numerator: float | None = None
    denominator: float | None = None


def evaluate(con: duckdb.DuckDBPyConnection, expression: str, view: View) -> Value:
    """`opinions`, `visitors[channel=现场]`, `reply_rate.numerator`, `a + b`, `a / b`; left to right.

    Raises ValueError with one sentence where the expression cannot be read.
    """
    parts = re.split(r"\s*([+/])\s*(?![^\[]*\])", expression.strip())
    total = _one(con, parts[0], view)
    for sign, text in zip(parts[1::2], parts[2::2], strict=True):
        total = _added(total, _one(con, text, view)) if sign == "+" else _divided(total, _one(con, text, view))
    return total


def _one(con: duckdb.DuckDBPyConnection, text: str, view: View) -> Value:
    metric = resolve(con, text)
    row = values(con, [metric], "area", view).filter(id=_place(con, view)).row(0, named=True)
    side = parse(text).part
    if side in ("numerator", "denominator") and metric.is_ratio:
        return Value(row[f"{metric.id}.{side}"], row.get(f"{metric.id}.bound"))
    return _value(metric, row)


def _value(metric: Metric, row: dict[str, object]) -> Value:
    numbers = [row[name] for name in (metric.id, f"{metric.id}.numerator", f"{metric.id}.denominator")]
    value, numerator, denominator = (None if n is None else float(str(n)) for n in numbers)
    bound = row.get(f"{metric.id}.bound")
    return Value(value, None if bound is None else str(bound), numerator, denominator)


def _place(con: duckdb.DuckDBPyConnection, view: View) -> str:
    """The area in view, else the root of the home."""
    if view.area:
        return view.area
    root = con.execute("SELECT area_id FROM area_tree WHERE depth = 0 AND distance = 0").fetchall()
    if not root:
        raise ValueError("还没有区域，先报送“区域”表")
    return str(root[0][0])


def _added(one: Value, other: Value) -> Value:
    bounds = {one.bound, other.bound} - {None}
    known = one.value is not None and other.value is not None
    total = (one.value or 0) + (other.value or 0) if known else None
    return Value(total, bounds.pop() if len(bounds) == 1 else ("about" if bounds else None))


def _divided(one: Value, other: Value) -> Value:
    known = one.value is not None and bool(other.value)
    share = (one.value or 0) / (other.value or 1) if known else None
    return Value(share, None, one.value, other.value)
