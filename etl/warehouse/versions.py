"""What a row said before: its earlier versions, as they stand in the deliveries they came with."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from etl import deliveries as archive
from etl.history import history
from etl.home import Home
from etl.progress import silent
from etl.records import RECORDS, columns
from etl.rules.load import load_rules
from etl.warehouse.mend import Held
from etl.warehouse.preview import said
from etl.warehouse.schema import stored
from etl.warehouse.sources import Input, read_sheets
from etl.warehouse.stages import stage_all
from etl.warehouse.statements import Con

_CLOSE = 200
"""Replaced rows of a record without a key are only looked through when the delivery replaced no more than these."""


@dataclass(frozen=True)
class Version:
    """A row as one delivery told it. cells: header -> text. who, why: by whom and why that delivery was sent."""

    at: str
    file: str
    sheet: str
    row: int
    who: str
    why: str
    cells: dict[str, str]


def versions(home: Home, con: Con, now: Held) -> list[Version]:
    """All versions of the row that are in force or replaced, the newest first; the first is the one that counts."""
    key = RECORDS[now.record].key or ()
    found = con.execute(
        'SELECT s.delivery, s.sheet, r."row" FROM replaced r JOIN source s USING (source_id) WHERE r.record = $record '
        "AND (r.by_source_id = $own OR $keyed) ORDER BY r.source_id DESC",
        {"record": now.record, "own": now.source_id, "keyed": now.is_keyed},
    ).fetchall()
    [(sha, sheet, row)] = con.execute(
        f'SELECT s.delivery, s.sheet, f."row" FROM {now.record} f JOIN source s USING (source_id) WHERE f.row_id = $id',
        {"id": now.row_id},
    ).fetchall()
    told = _told(home)
    newest = [Version(*told[sha][:2], sheet, row, *told[sha][2:], _headed(now.record, now.cells))]
    if not now.is_keyed and len(found) > _CLOSE:
        return newest
    wanted: dict[str, set[tuple[str, int]]] = {}
    for delivery, name, number in found:
        wanted.setdefault(delivery, set()).add((name, number))
    older = [
        Version(*told[delivery][:2], place[0], place[1], *told[delivery][2:], _headed(now.record, cells))
        for delivery, places in wanted.items()
        for place, cells in _staged(home, delivery, now.record, places)
        if not now.is_keyed or _is_same(cells, now.cells, key)
    ]
    return [*newest, *(one for one in older if one.cells != newest[0].cells or now.is_keyed)]


def _is_same(one: dict[str, str], other: dict[str, str], key: tuple[str, ...]) -> bool:
    """A staged row points by number or by name; only the number is compared, a blank one fits any."""
    return all(one.get(name, "") in ("", other[name]) or one[name] == other[name] for name in key) and any(
        one.get(name) for name in key
    )


def _staged(
    home: Home, sha: str, record: str, places: set[tuple[str, int]]
) -> Iterator[tuple[tuple[str, int], dict[str, str]]]:
    """The rows at these places (sheet, row) of one delivery, as checked; from the cache, or checked again."""
    delivery = next(one for one in archive.received(home) if one.sha256 == sha)
    inputs: list[Input] = stage_all(home, load_rules(home.rules), [delivery], silent)
    for sheet in read_sheets(inputs):
        rows = [row for name, row in places if name == sheet.sheet]
        if sheet.record == record and rows and sheet.path.is_file():
            frame = pl.scan_parquet(sheet.path, glob=False).filter(pl.col("row").is_in(rows)).collect()
            for one in frame.to_dicts():
                yield (sheet.sheet, one["row"]), _cells(record, one)


def _cells(record: str, row: dict[str, Any]) -> dict[str, str]:
    printed = {pair["key"]: pair["value"] for pair in row.get("printed") or ()}
    cells = {}
    for col in columns(RECORDS[record]):
        names = [name for name, _ in stored(col)][:2]
        if names:
            value = [row.get(name) for name in names]
            if value[0] is None and col.name_header:
                value = [row.get(col.name_column)]
            cells[col.name] = printed.get(col.name) or said(value)
    return cells


def _headed(record: str, cells: dict[str, str]) -> dict[str, str]:
    return {col.header: cells.get(col.name, "") for col in columns(RECORDS[record]) if col.kind != "private"}


def _told(home: Home) -> dict[str, tuple[str, str, str, str]]:
    """sha256 -> when, file, who, why: as received, and as explained after."""
    found: dict[str, tuple[str, str, str, str]] = {}
    for event in history(home):
        sha = event["sha256"]
        if event["event"] == "received":
            found[sha] = (event["at"][:16].replace("T", " "), event["file"], event["sent_by"] or "", "")
        elif event["event"] == "explained":
            found[sha] = (*found[sha][:2], event["by"] or "", event["reason"] or "")
    return found
