"""What a number can be narrowed by, for pages where nobody must know the English name of a column."""

import re
from collections.abc import Iterator

import duckdb

from etl.metrics.expression import resolve
from etl.metrics.metric import Derived, Metric, People, Rows
from etl.metrics.relation import column_types, is_fact, rows_of
from etl.metrics.view import View
from etl.records import RECORDS, columns
from etl.records.column import Column
from etl.warehouse.schema import COPIED

FILLED = "*"
MOST = 60
_CHOSEN = ("enum", "bool", "text", "list", "year", "ref", "list ref")
_BETWEEN = re.compile(r"[,|\]=]")


def narrowing(con: duckdb.DuckDBPyConnection, name: str, view: View) -> dict[str, tuple[str, Column]]:
    """column -> (record that declares it, its declaration), of all that a slice of the metric or record may name.

    Raises ValueError where there is no such name.
    """
    metric = resolve(name)
    if isinstance(metric.formula, Derived) and metric.formula.how == "checklist":
        return {key: found for key, found in _of_fact("checklist") if key in ("checklist", "item")}
    found: dict[str, tuple[str, Column]] = {}
    for relation in _relations(metric):
        found.update(_of_fact(relation) if is_fact(relation) else _of_made(con, relation, view))
    return found


def values(con: duckdb.DuckDBPyConnection, record: str, column: Column) -> list[str]:
    """What may stand in the column: * (filled), then the values of the contract, else those delivered most often."""
    if column.kind == "bool":
        return [FILLED, "是", "否"]
    if column.values or column.kind in ("ref", "list ref"):
        return [FILLED, *column.values]
    name = f'"{column.name}"'
    value = f"unnest({name})" if column.kind == "list" else f"{name}::VARCHAR"
    sql = f"SELECT v FROM (SELECT {value} AS v FROM {record}) WHERE v IS NOT NULL GROUP BY v ORDER BY count(*) DESC, v"
    found = [str(row[0]) for row in con.execute(f"{sql} LIMIT {MOST}").fetchall()]
    return [FILLED, *(value for value in found if not _BETWEEN.search(value))]


def _relations(metric: Metric) -> list[str]:
    match metric.formula:
        case Rows() as rows:
            return [rows.relation]
        case People() as people:
            return ["person", people.record]
        case Derived() as made:
            return [part.rows.relation for part in made.parts]


def _of_fact(record: str) -> Iterator[tuple[str, tuple[str, Column]]]:
    yield from ((name, (record, column)) for name, column in _plain(record).items())
    for name, source, field in COPIED.get(record, ()):
        if column := _plain(source).get(field):
            yield name, (source, column)


def _of_made(con: duckdb.DuckDBPyConnection, relation: str, view: View) -> Iterator[tuple[str, tuple[str, Column]]]:
    """A column of a made relation is that of the record it stands for, else of a record it is made from."""
    sql = rows_of(relation)
    made_from = [record for record in RECORDS if re.search(rf"\b{record}\b", sql)]
    made_from.sort(key=lambda record: (not record.startswith(relation.partition("_")[0]), f"'{record}'" not in sql))
    for name in con.sql(f"SELECT * FROM ({sql}) LIMIT 0", params=view.parameters(sql)).columns:
        if record := next((record for record in made_from if name in _plain(record)), None):
            yield name, (record, _plain(record)[name])


def _plain(record: str) -> dict[str, Column]:
    """Columns that sort rows; not a number, a day, or a reference that every row has."""
    own = {c.name: c for c in columns(RECORDS[record]) if c.kind in _CHOSEN and c.name in column_types(record)}
    return {name: c for name, c in own.items() if not (c.required and c.kind == "ref")}
