"""A small warehouse from tables as an office writes them: Chinese sheets, Chinese headers, one row per line.

Rows are judged by the record classes and become facts by the warehouse's own statements, so that what is filled in,
copied and credited is what a build does; only references are taken as they stand: every id is its own name.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import duckdb
import polars as pl

from etl.records import RECORDS, SHEETS, Column, columns
from etl.rules import load_rules
from etl.rules.book import RuleBook
from etl.warehouse.facts import insert_facts
from etl.warehouse.load import order
from etl.warehouse.pointers import Pointer, references
from etl.warehouse.schema import WITH_DEPUTIES, create_schema, quote
from etl.warehouse.senders import dates
from etl.warehouse.statements import run
from etl.warehouse.tables import put_classes, put_days, put_replies, put_rules
from etl.warehouse.who import name_deputies

AS_OF = date(2023, 12, 31)
ROOT = "A"


@dataclass(frozen=True)
class Table:
    """One sheet: headers, and rows of printed text."""

    sheet: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def record(self) -> str:
        return SHEETS[self.sheet].record


def sheet(name: str, headers: str, *rows: str) -> Table:
    """Cells apart by spaces; a dot is a blank cell."""
    return Table(name, tuple(headers.split()), tuple(tuple("" if c == "." else c for c in row.split()) for row in rows))


@cache
def book() -> RuleBook:
    """The national rules."""
    return load_rules(Path("no-such-folder"))


def new_warehouse(tables: Sequence[Table]) -> duckdb.DuckDBPyConnection:
    """An empty warehouse under the national rules with `tables` in it."""
    con = duckdb.connect()
    create_schema(con)
    run(con, "sources")
    put_replies(con, book())
    put_rules(con, book(), AS_OF)
    add(con, tables)
    return con


@contextmanager
def with_tables(con: duckdb.DuckDBPyConnection, tables: Sequence[Table]) -> Iterator[duckdb.DuckDBPyConnection]:
    """The warehouse with more sheets delivered, for as long as the block lasts."""
    con.execute("BEGIN")
    try:
        add(con, tables)
        yield con
    finally:
        con.execute("ROLLBACK")


def add(con: duckdb.DuckDBPyConnection, tables: Sequence[Table]) -> None:
    """Deliver the sheets. What they cover is what 说明 says; without it the whole home and the year 2023."""
    first = con.execute("SELECT coalesce(max(source_id), 0) + 1 FROM source").fetchall()[0][0]
    by_record = {table.record: (first + n, table) for n, table in enumerate(tables)}
    for record in order():
        if record in by_record:
            source_id, table = by_record[record]
            _stage(con, source_id, table)
            put_classes(con, book(), record)
            con.execute(insert_facts(record, _as_they_stand(record)))
            if record in WITH_DEPUTIES:
                name_deputies(con, record, source_id)
        if record == "area":
            con.execute("DELETE FROM area_tree")
            run(con, "area_tree")
        if record == "conduct":
            con.execute("DELETE FROM office")
            run(con, "office")
            run(con, "only_mandate")
    if "station" in by_record:
        con.execute("DELETE FROM calendar")  # as in a build from nothing
        put_days(con, book(), AS_OF, ())
    _cover(con, by_record)


def _stage(con: duckdb.DuckDBPyConnection, source_id: int, table: Table) -> None:
    known = {column.header: column for column in columns(SHEETS[table.sheet])}
    con.execute(
        "INSERT INTO source (source_id, delivery, file, sheet, record, sent_by, sender_area, received_on) "
        "VALUES (?, 'sha', 'office.xlsx', ?, ?, '测试', ?, ?)",
        [source_id, table.sheet, table.record, ROOT, AS_OF],
    )
    staged = [_judged(table, known, row) for row in table.rows]
    frame = pl.DataFrame(staged, schema=_schema(table.record), orient="row")
    con.register("given", frame.with_row_index("n"))
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE staged AS SELECT {source_id}::BIGINT << 32 | n + 1 AS row_id, "
        f"{source_id}::INTEGER AS source_id, (n + 2)::INTEGER AS row, MAP {{}} AS printed, * EXCLUDE n FROM given"
    )
    con.unregister("given")


def _judged(table: Table, known: Mapping[str, Column], row: Sequence[str]) -> dict[str, object]:
    named = dict(zip(table.headers, row, strict=True))
    found = SHEETS[table.sheet].judge({known[header].name: cell or None for header, cell in named.items()})
    assert not isinstance(found, list), f"《{table.sheet}》 {named}: {found}"
    return found.staged()


def _schema(record: str) -> dict[str, pl.DataType | type[pl.DataType]]:
    kinds = {
        "date": pl.Date, "bool": pl.Boolean, "int": pl.Int64, "year": pl.Int64, "list": pl.List(pl.String),
        "list ref": pl.List(pl.String), "count": pl.Float64, "number": pl.Float64,
    }  # fmt: skip
    schema: dict[str, pl.DataType | type[pl.DataType]] = {}
    for column in columns(RECORDS[record]):
        if column.kind == "private":
            continue
        schema[column.name] = kinds.get(column.kind, pl.String())
        if column.kind in ("count", "number"):
            schema[f"{column.name}_bound"] = pl.String()
        if column.name_header:
            schema[column.name_column] = pl.String()
    return schema


def _as_they_stand(record: str) -> dict[str, Pointer]:
    """Every reference is the id itself; a group lies where its members say."""
    group_area = '(SELECT any_value(g.area_id) FROM group_member g WHERE g."group" = s.{})'
    return {
        column.name: Pointer(f"s.{quote(column.name)}", area=group_area.format(quote(column.name)))
        for column in references(record)
    }


def _cover(con: duckdb.DuckDBPyConnection, by_record: Mapping[str, tuple[int, Table]]) -> None:
    told = con.execute("SELECT sent_by, area_id, covers_from, covers_to, covers, covers_stations FROM cover").fetchall()
    if "cover" in by_record:
        claims = [
            (SHEETS[sheet].record, sent_by, area, station, first, last)
            for sent_by, area, first, last, sheets, stations in told
            for sheet in sheets
            for station in stations or [None]
        ]
    else:
        claims = [(record, "测试", ROOT, None, date(2023, 1, 1), AS_OF) for record in by_record]
    for record, sent_by, area, station, first, last in claims:
        source_id, table = by_record.get(record, (0, None))
        fields = [c.name for c in columns(RECORDS[record]) if table is None or c.header in table.headers]
        period = (first, last) if dates(record) else (None, None)
        con.execute(
            "INSERT INTO coverage (record, sent_by, area_id, station_id, from_on, to_on, is_inferred, columns, source_id) "
            "VALUES (?, ?, ?, ?, ?, ?, false, ?, ?)",
            [record, sent_by, area, station, *period, fields, source_id],
        )
