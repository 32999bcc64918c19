"""One number for the whole area in view: an expression of the language, with + and / between names."""

import re
from dataclasses import dataclass

import duckdb

from etl.metrics.compute import values
from etl.metrics.expression import parse, resolve
from etl.metrics.metric import Metric
from etl.metrics.registry import METRICS
from etl.metrics.rulebook import rule
from etl.metrics.view import View

Row = dict[str, object]


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
    return evaluate_all(con, [expression], view)[0]


def evaluate_all(con: duckdb.DuckDBPyConnection, expressions: list[str], view: View) -> list[Value]:
    """Many expressions over one view, every name of them counted together."""
    return evaluate_at(con, expressions, view, [_place(con, view)])[0]


def evaluate_at(
    con: duckdb.DuckDBPyConnection, expressions: list[str], view: View, places: list[str]
) -> list[list[Value]]:
    """The same for several areas of the view at once, in the order of `places`."""
    split = [_split(expression) for expression in expressions]
    metrics = {metric.id: metric for metric in (resolve(name) for parts in split for name in parts[::2])}
    rows = _rows(con, [metric for metric in metrics.values() if "area" in metric.grains], view, places)
    return [[_total(con, parts, metrics, row) for parts in split] for row in rows]


def names(expression: str) -> list[str]:
    """The names an expression is made of, as they stand in it."""
    return _split(expression)[::2]


def _split(expression: str) -> list[str]:
    """name, sign, name …; a sign inside brackets is part of a value (口头+书面)."""
    return re.split(r"\s*([+/])\s*(?![^\[]*\])", expression.strip())


def _rows(con: duckdb.DuckDBPyConnection, metrics: list[Metric], view: View, places: list[str]) -> list[Row]:
    frame = values(con, metrics, "area", view)
    found = frame.filter(frame["id"].is_in(places)).rows_by_key("id", named=True, unique=True)
    if missing := next((place for place in places if place not in found), None):
        raise ValueError(f"没有编号为“{missing}”的区域")
    return [found[place] for place in places]


def _place(con: duckdb.DuckDBPyConnection, view: View) -> str:
    """The area in view, else the root of the home."""
    if view.area:
        return view.area
    roots = con.execute("SELECT area_id FROM area_tree WHERE depth = 0 AND distance = 0").fetchall()
    if not roots:
        raise ValueError("还没有区域，先报送“区域”表")
    return str(roots[0][0])


def _total(con: duckdb.DuckDBPyConnection, parts: list[str], metrics: dict[str, Metric], row: Row) -> Value:
    total = _one(con, parts[0], metrics, row)
    for sign, text in zip(parts[1::2], parts[2::2], strict=True):
        other = _one(con, text, metrics, row)
        total = _added(total, other) if sign == "+" else _divided(total, other)
    return total


def _one(con: duckdb.DuckDBPyConnection, text: str, metrics: dict[str, Metric], row: Row) -> Value:
    metric = metrics[resolve(text).id]
    if metric.id == "duties_done":  # how many the pack names is known without counting anybody
        n = float(len(rule(con, "duties") or []))
        return Value(n if parse(text).part == "denominator" else None, None, None, n)
    if "area" not in metric.grains:
        raise ValueError(f"指标 {metric.id}（{metric.title}）没有整个区域的数")
    told = [_number(row[name]) for name in (metric.id, f"{metric.id}.numerator", f"{metric.id}.denominator")]
    value, numerator, denominator = told
    bound = _text(row.get(f"{metric.id}.bound"))
    side = parse(text).part if parse(text).name in METRICS else None
    if side == "denominator":
        return Value(denominator, None, numerator, denominator)
    return Value(numerator if side == "numerator" else value, bound, numerator, denominator)


def _number(found: object) -> float | None:
    return None if found is None else float(str(found))


def _text(found: object) -> str | None:
    return None if found is None else str(found)


def _added(one: Value, other: Value) -> Value:
    bounds = {one.bound, other.bound} - {None}
    total = one.value + other.value if one.value is not None and other.value is not None else None
    return Value(total, bounds.pop() if len(bounds) == 1 else ("about" if bounds else None))


def _divided(one: Value, other: Value) -> Value:
    share = one.value / other.value if one.value is not None and other.value else None
    return Value(share, one.bound if other.bound is None else "about", one.value, other.value)
