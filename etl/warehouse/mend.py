"""One row mended or added without a workbook: it becomes a delivery of its own, never an edit in place.

A row with a key gives way to the later row of that key. A row without one gives way where a later delivery of the same
sender says by its cover sheet that it is complete for that day (and station): so the other rows of that day are sent again
beside the mended one.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from etl.problems import Stop
from etl.records import RECORDS, columns
from etl.records.kinds import Reading
from etl.records.record import Fault
from etl.warehouse.preview import said
from etl.warehouse.schema import quote, stored
from etl.warehouse.statements import Con

MENDABLE = ("reception", "opinion", "attendance")
"""What a form offers; everything else is mended by its workbook."""
Cells = dict[str, str]
"""Our column name -> text as it would be written into a cell; blank is ''."""


@dataclass(frozen=True)
class Held:
    """A row of the build: its cells, and whose delivery it came with."""

    record: str
    row_id: int
    cells: Cells
    sent_by: str | None
    source_id: int

    @property
    def is_keyed(self) -> bool:
        key = RECORDS[self.record].key or ()
        return bool(key) and (len(key) > 1 or bool(self.cells[key[0]]))


def held(con: Con, record: str, row_id: int) -> Held:
    """The row. Raises Stop where there is none (or none in sight)."""
    found = _rows(con, record, "f.row_id = $row_id", {"row_id": row_id})
    if record not in MENDABLE or not found:
        raise Stop("没有这条记录，或者它不在您可看的范围内。")
    return found[0]


def faults(record: str, cells: Cells, reading: Reading) -> list[Fault]:
    """What the record's class finds wrong with these cells."""
    judged = RECORDS[record].judge({name: text.strip() or None for name, text in cells.items()}, reading)
    return judged if isinstance(judged, list) else []


def write_mended(con: Con, record: str, old: Held | None, cells: Cells, told: Mapping[str, str], out: Path) -> None:
    """The workbook that mends `old` to `cells` (None: adds a row). told: 谁 and 为什么, kept in the workbook; they and the
    moment make it another file each time, so that a value put back is a new delivery too."""
    rows, cover = [cells], None
    if old and not old.is_keyed:
        beside, cover = _beside(con, old)
        rows = [*(one.cells for one in beside), cells]
    with xlsxwriter.Workbook(out) as book:
        book.set_properties({
            "title": "更正" if old else "补登", "author": told.get("谁", ""), "comments": told.get("为什么", ""),
            "keywords": uuid.uuid4().hex, "created": datetime.now(),
        })  # fmt: skip
        if cover:
            _write(book, "cover", [cover])
        _write(book, record, rows)


def _beside(con: Con, old: Held) -> tuple[list[Held], Cells]:
    """The sender's other rows without a key of that day (and station), and the cover sheet that speaks for them."""
    day, station = old.cells["happened_on"], old.cells.get("station_id", "")
    key = (RECORDS[old.record].key or ("row_id",))[0]
    where = f"f.happened_on = $day::DATE AND s.sent_by = $sender AND f.{quote(key)} IS NULL AND f.row_id <> $own"
    values: dict[str, Any] = {"day": _day(con, old), "sender": old.sent_by, "own": old.row_id}
    if station:
        where, values = f"{where} AND f.station_id = $station", {**values, "station": station}
    cover = {
        "sent_by": old.sent_by or "", "covers_from": day, "covers_to": day, "covers": RECORDS[old.record].sheet,
        "covers_stations": station,
    }  # fmt: skip
    return _rows(con, old.record, where, values), cover


def _day(con: Con, old: Held) -> str:
    [(day,)] = con.execute(f"SELECT happened_on FROM {old.record} WHERE row_id = $id", {"id": old.row_id}).fetchall()
    return str(day)


def _rows(con: Con, record: str, where: str, values: dict[str, Any]) -> list[Held]:
    if record not in MENDABLE:
        return []
    named = [(col, [name for name, _ in stored(col)][:2]) for col in columns(RECORDS[record]) if stored(col)]
    picked = ", ".join(f"f.{quote(name)}" for _, parts in named for name in parts)
    found = con.execute(
        f"SELECT f.row_id, f.source_id, s.sent_by, f.printed, {picked} FROM {record} f JOIN source s USING (source_id) "
        f"WHERE {where} ORDER BY f.row_id",
        values,
    ).fetchall()
    return [_held(record, named, row) for row in found]


def _held(record: str, named: list[tuple[Any, list[str]]], row: tuple[Any, ...]) -> Held:
    row_id, source_id, sent_by, printed, *rest = row
    cells, at = {}, 0
    for col, parts in named:
        own = rest[at : at + len(parts)]
        cells[col.name] = (printed or {}).get(col.name) or said(own)
        at += len(parts)
    return Held(record, row_id, cells, sent_by, source_id)


def _write(book: xlsxwriter.Workbook, record: str, rows: list[Cells]) -> None:
    sheet = book.add_worksheet(RECORDS[record].sheet)
    cols = [col for col in columns(RECORDS[record]) if col.kind != "private"]
    for n, col in enumerate(cols):
        sheet.write_string(0, n, col.header)
        for row, cells in enumerate(rows, 1):
            if cells.get(col.name):
                sheet.write_string(row, n, cells[col.name])
