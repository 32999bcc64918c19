"""From the frames of a county to sheets as printed: headers of the contract, names beside numbers, cover sheets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from etl.records import RECORDS, Column, columns
from etl.sample.county import Frames

Names = Mapping[str, pl.DataFrame]
"""register (deputy, station, area …) -> number, name: what is printed beside a number."""

_NAMED = {
    "deputy": ("deputy_id", "deputy_name"), "station": ("station_id", "station_name"), "area": ("area_id", "area_name"),
    "activity": ("activity_id", "activity_name"), "project": ("project_id", "project_name"),
}  # fmt: skip


@dataclass
class Sheet:
    """One sheet. rows: our columns (and name columns) in the order printed; typed, not yet text.

    title: a line above the header. headers: by our column, where an office has words of its own.
    remark: a column 备注 nobody asked for. totals: a last line 合计. edits: (row, column) -> what the cell holds.
    """

    record: str
    rows: pl.DataFrame
    title: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    remark: bool = False
    totals: bool = False
    edits: dict[tuple[int, str], object] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return RECORDS[self.record].sheet

    def row_of(self, n: int) -> int:
        """The number the sheet gives its n-th row of data."""
        return n + (3 if self.title else 2)

    def lines(self) -> list[tuple[object, ...]]:
        """The rows below the header as they are written: edits made, remarks beside, 合计 below."""
        rows = [list(row) for row in self.rows.rows()]
        for (row, column), value in self.edits.items():
            rows[row][self.rows.columns.index(column)] = value
        if self.remark:
            rows = [[*row, "已归档" if n % 9 == 0 else None] for n, row in enumerate(rows)]
        lines: list[tuple[object, ...]] = [tuple(row) for row in rows]
        return [*lines, self._sums()] if self.totals else lines

    def _sums(self) -> tuple[object, ...]:
        sums = [column.sum() if column.dtype.is_numeric() else None for column in self.rows.iter_columns()]
        return ("合计", *sums[1:])

    @property
    def head(self) -> list[str]:
        return [*self.printed_headers, *(["备注"] if self.remark else [])]

    @property
    def printed_headers(self) -> list[str]:
        known = {c.name: c.header for c in columns(RECORDS[self.record])}
        known |= {c.name_column: c.name_header for c in columns(RECORDS[self.record]) if c.name_header}
        return [self.headers.get(name, known.get(name, name)) for name in self.rows.columns]


@dataclass
class Book:
    """What one unit sends at once: file name without ending, and sheets, the cover first."""

    name: str
    sheets: list[Sheet]

    def sheet(self, record: str) -> Sheet | None:
        return next((sheet for sheet in self.sheets if sheet.record == record), None)


def names_of(frames: Frames, registers: Sequence[str] = tuple(_NAMED)) -> Names:
    """The registers whose names are printed beside numbers."""
    return {
        register: frames[register].select(
            pl.col(_NAMED[register][0]).alias("number"), pl.col(_NAMED[register][1]).alias("name")
        )
        for register in registers
    }


def sheet_of(record: str, frame: pl.DataFrame, names: Names) -> Sheet:
    """The columns of the contract that the frame has, in their order; beside a number the name."""
    own = {column.name for column in columns(RECORDS[record])}
    printed = pl.DataFrame(
        [series for column in columns(RECORDS[record]) for series in _printed(column, frame, names, own)]
    )
    return Sheet(record, printed)


def _printed(column: Column, frame: pl.DataFrame, names: Names, own: set[str]) -> list[pl.Series]:
    if column.name not in frame.columns:
        return []
    values = frame[column.name].alias(column.name)
    if not column.name_header or column.to is None or column.to not in names or column.name_column in own:
        return [values]
    known = names[column.to]
    wanted = pl.DataFrame({"number": values.cast(pl.String)}).join(
        known, on="number", how="left", maintain_order="left"
    )
    return [values, wanted["name"].alias(column.name_column)]


def text_of(sheet: Sheet) -> pl.DataFrame:
    """The sheet as text under its headers, as a CSV holds it."""
    if not (sheet.edits or sheet.remark or sheet.totals):
        return sheet.rows.rename(dict(zip(sheet.rows.columns, sheet.head, strict=True)))
    lines = [[None if cell is None else str(cell) for cell in line] for line in sheet.lines()]
    width = len(sheet.head)
    lines = [line + [None] * (width - len(line)) for line in lines]
    return pl.DataFrame(lines, schema=dict.fromkeys(sheet.head, pl.String), orient="row")


@dataclass(frozen=True)
class Span:
    """The days a book is complete for."""

    first: date
    last: date


def cover(
    sender: str, area: str, span: Span, records: Sequence[str], silent: Mapping[str, Span], heard: Sequence[str]
) -> Sheet:
    """说明: what the sender is complete for.

    silent: station -> the months it sent nothing; heard: the others of the area. What stations hold is told station
    by station where any was silent.
    """
    whole = [record for record in records if not silent or record not in AT_STATIONS]
    rows = [_claim(sender, area, span, whole, [])] if whole else []
    stationed = [record for record in records if record not in whole]
    if stationed:
        rows += [_claim(sender, area, span, stationed, heard)] if heard else []
        rows += [_claim(sender, area, part, stationed, [s]) for s, gap in silent.items() for part in _around(span, gap)]
    return Sheet("cover", pl.DataFrame(rows, infer_schema_length=None))


AT_STATIONS = ("reception", "opinion", "service")


def _claim(sender: str, area: str, span: Span, records: Sequence[str], stations: Sequence[str]) -> dict[str, object]:
    told = "、".join(RECORDS[record].sheet for record in records)
    return {
        "sent_by": sender, "area_id": area, "covers_from": span.first, "covers_to": span.last, "covers": told,
        "covers_stations": "、".join(stations) or None,
    }  # fmt: skip


def _around(span: Span, gap: Span) -> list[Span]:
    """What is left of the span without the gap."""
    before = Span(span.first, date.fromordinal(gap.first.toordinal() - 1))
    after = Span(date.fromordinal(gap.last.toordinal() + 1), span.last)
    return [part for part in (before, after) if part.first <= part.last]
