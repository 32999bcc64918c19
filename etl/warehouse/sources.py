"""From stage folders to what a build reads: the sheets of every delivery, their rows, the problems found so far."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from etl.history import Delivery
from etl.records import RECORDS, columns, fold
from etl.warehouse.schema import quote, stored
from etl.warehouse.statements import Con, put, run

ROWS_PER_SOURCE = 1 << 32
"""row_id = source_id × this + the place of the row in its staged file: unique, stable, in the order received."""


@dataclass(frozen=True)
class Input:
    """A delivery and the folder that holds its checked rows."""

    delivery: Delivery
    folder: Path


@dataclass(frozen=True)
class Sheet:
    """One staged sheet. unit: the deliveries that count as one, told by its last number (see `units`)."""

    source_id: int
    delivery: Delivery
    unit: int
    n: int
    sheet: str
    record: str | None
    rows_read: int
    problems: int
    columns: tuple[str, ...]
    extra: tuple[str, ...]
    path: Path


def read_sheets(inputs: Sequence[Input], first: int = 1) -> list[Sheet]:
    """Every sheet of every delivery, numbered on from `first` in the order received."""
    told = [(given, entry) for given in inputs for entry in _entries(given)]
    unit = units([(given.delivery, entry["record"]) for given, entry in told])
    return [
        Sheet(
            source_id, given.delivery, unit[given.delivery.number], entry["n"], entry["sheet"], entry["record"],
            entry["rows_read"], entry["problems"], tuple(entry["columns"]), tuple(entry["extra"]),
            given.folder / f"{entry['n']}.parquet",
        )
        for source_id, (given, entry) in enumerate(told, first)
    ]  # fmt: skip


def _entries(given: Input) -> list[dict[str, Any]]:
    entries = json.loads((given.folder / "sheets.json").read_text("utf-8"))
    return sorted(entries, key=lambda entry: entry["n"])


def units(sheets: Sequence[tuple[Delivery, str | None]]) -> dict[int, int]:
    """Number of a delivery -> number of its unit: a CSV named 说明 makes one of all CSV files of its call."""
    covered = {d.call for d, record in sheets if record == "cover" and _is_csv(d)}
    last: dict[str, int] = {}
    for delivery, _ in sheets:
        if delivery.call in covered and _is_csv(delivery):
            last[delivery.call] = max(last.get(delivery.call, 0), delivery.number)
    return {d.number: last.get(d.call, d.number) if _is_csv(d) else d.number for d, _ in sheets}


def _is_csv(delivery: Delivery) -> bool:
    return delivery.file.lower().endswith((".csv", ".tsv", ".txt"))


def load_sources(con: Con, new: Sequence[Input], sheets: Sequence[Sheet], first: int) -> None:
    """Fill the work table `sheet` with every sheet; of those from source `first` on also `source` (sender still
    open) and `problem` with what the check found. new: the deliveries these are of."""
    run(con, "sources")
    schema = {
        "source_id": pl.Int32, "number": pl.Int32, "unit": pl.Int32, "n": pl.Int32, "sheet": pl.String,
        "record": pl.String, "rows_read": pl.Int64, "staged_problems": pl.Int64, "columns": pl.List(pl.String),
        "path": pl.String, "delivery": pl.String, "file": pl.String, "given_sender": pl.String, "received_on": pl.Date,
        "extra": pl.List(pl.String),
    }  # fmt: skip
    put(con, "sheet", schema, (_told(sheet) for sheet in sheets))
    run(con, "source_rows", first=str(first))
    if found := [str(given.folder / "problems.parquet") for given in new]:
        run(con, "staged_problems", files=_list(found))


def _told(sheet: Sheet) -> tuple[object, ...]:
    d = sheet.delivery
    sender = fold.text(d.sent_by) if d.sent_by and d.sent_by.strip() else None
    return (
        sheet.source_id, d.number, sheet.unit, sheet.n, sheet.sheet, sheet.record, sheet.rows_read, sheet.problems,
        list(sheet.columns), str(sheet.path), d.sha256, d.file, sender, d.received_on,
        list(sheet.extra),
    )  # fmt: skip


def stage_view(con: Con, record: str, sheets: Sequence[Sheet]) -> bool:
    """Make `staged` the checked rows of `record` in these sheets; False when there are none."""
    paths = [str(sheet.path) for sheet in sheets if sheet.record == record and sheet.rows_read > sheet.problems]
    if paths:
        wanted = ", ".join(f"p.{quote(name)}" for name in _staged_columns(record))
        run(con, "staged", files=_list(paths), columns=wanted, each=str(ROWS_PER_SOURCE))
    return bool(paths)


def _staged_columns(record: str) -> Iterator[str]:
    for column in columns(RECORDS[record]):
        yield from (name for name, _ in stored(column) if name != f"{column.name}_area")
        if column.name_header:
            yield column.name_column


def _list(paths: Sequence[str]) -> str:
    """A list of files as SQL; a quote in a folder's name is doubled."""
    return "[" + ", ".join("'" + path.replace("'", "''") + "'" for path in paths) + "]"
