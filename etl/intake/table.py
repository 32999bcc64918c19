"""Which record a sheet holds, where its header stands, which column is which and which rows are data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polars as pl

from etl.intake.headers import Vocabulary, headers_of, label
from etl.intake.heading import Heading, Place, best
from etl.intake.lines import LeftOut, Total, split
from etl.intake.merged import unmerged
from etl.intake.read import RawSheet
from etl.records import RECORDS, SHEETS, Column, Record, columns
from etl.rules.book import RuleBook

SILENT = ("填表须知", "问题清单")
"""Sheets of our own making, in templates and in marked workbooks: no rows, and nothing is said of them."""
COPY_MARK = re.compile(r"(\(\d+\)|-?副本|\d+)$")


@dataclass(frozen=True)
class NotARecord:
    """A sheet that is no record; message: what the sender is told, None where there is nothing to tell."""

    file: str
    sheet: str
    message: str | None


@dataclass(frozen=True)
class Table:
    """A sheet understood as rows of one record.

    places: our column (or name column) -> where it stands. rows: `row` and cN, data rows only. fault: why no row
    can be read (a required column is missing, a header stands twice), else None. messages: what else is told.
    """

    file: str
    sheet: str
    record: type[Record]
    header_row: int
    places: Mapping[str, Place]
    rows: pl.DataFrame
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    totals: tuple[Total, ...]
    fault: str | None

    @property
    def cells(self) -> dict[str, str]:
        """Our column -> cN."""
        return {name: place.cell for name, place in self.places.items()}

    @property
    def delivered(self) -> tuple[str, ...]:
        """The fields of the record that the sheet has a column for."""
        return tuple(c.name for c in columns(self.record) if {c.name, c.name_column} & self.places.keys())

    def header(self, column: Column) -> str:
        """The header under which a column was delivered, as printed; that of the contract where it was not."""
        place = self._place(column)
        return place.title if place else column.header

    def letter(self, column: Column) -> str | None:
        """The column of the sheet in which a field stands: C."""
        place = self._place(column)
        return letter(place.cell) if place else None

    def _place(self, column: Column) -> Place | None:
        return self.places.get(column.name) or self.places.get(column.name_column)


def find_table(sheet: RawSheet, book: RuleBook) -> Table | NotARecord:
    """The record by the name of the sheet (of the file, for a CSV), else the one whose required headers it has."""
    if label(sheet.sheet).text in SILENT:
        return NotARecord(sheet.file, sheet.sheet, None)
    named = _by_name(sheet)
    if named and (heading := best(sheet, words(named, book))):
        return _table(sheet, named, heading)
    fitting = _best_fitting(sheet, book)
    if len(fitting) == 1:
        return _table(sheet, *fitting[0])
    names = [record.sheet for record, _ in fitting]
    return NotARecord(sheet.file, sheet.sheet, _why_not(sheet, named, names))


def words(record: type[Record], book: RuleBook) -> Vocabulary:
    """What the headers of a record may be called under this rule book."""
    return _words(record, tuple(book.headers.get(record.record, {}).items()))


@lru_cache(maxsize=256)
def _words(record: type[Record], synonyms: tuple[tuple[str, str], ...]) -> Vocabulary:
    return Vocabulary(record, dict(synonyms))


def _by_name(sheet: RawSheet) -> type[Record] | None:
    """建議 is 建议; a CSV, whose one sheet has the name of the file, ends with the name: 2023-代表.csv."""
    name = label(sheet.sheet).text
    if name in SHEETS:
        return SHEETS[name]
    return _by_ending(name) if is_one_sheet(sheet) else None


def is_one_sheet(sheet: RawSheet) -> bool:
    """Whether the sheet has no name of its own, as in a CSV."""
    return sheet.merged is None and sheet.sheet == Path(sheet.file).stem


def _by_ending(name: str) -> type[Record] | None:
    stem = COPY_MARK.sub("", name)
    endings = [known for known in SHEETS if stem.endswith(known)]
    return SHEETS[max(endings, key=len)] if endings else None


def _best_fitting(sheet: RawSheet, book: RuleBook) -> list[tuple[type[Record], Heading]]:
    """The record whose required headers a row has: of several the one with more columns named, then the one whose
    listed values the cells hold. Several, where they cannot be told apart.

    A sheet whose name ends with a record (2023年建议) may lack one, so that it can be named. One header alone
    tells nothing: 日期 is all that 社情民意 requires.
    """
    ending = _by_ending(label(sheet.sheet).text)
    found = [(record, best(sheet, words(record, book))) for record in RECORDS.values()]
    fitting = [
        (record, heading)
        for record, heading in found
        if heading and heading.named > 1 and (record is ending or not _missing(record, heading))
    ]
    marks = [(heading.named, _listed(sheet, record, heading), record is ending) for record, heading in fitting]
    return [pair for pair, mark in zip(fitting, marks, strict=True) if mark == max(marks)]


def _listed(sheet: RawSheet, record: type[Record], heading: Heading) -> int:
    """How many cells of the first rows hold a listed value of their column."""
    rows = sheet.rows.filter(pl.col("row") > heading.row).head(50)
    listed = [(heading.places[c.name].cell, c.values) for c in columns(record) if c.values and c.name in heading.places]
    return sum(rows.filter(pl.col(cell).is_in(values)).height for cell, values in listed)


def _missing(record: type[Record], heading: Heading) -> list[Column]:
    return [c for c in columns(record) if c.required and not {c.name, c.name_column} & heading.places.keys()]


def _why_not(sheet: RawSheet, named: type[Record] | None, alike: list[str]) -> str | None:
    """What is said of a sheet that is no record: nothing if it holds no table."""
    place = f"{sheet.file}，{sheet.sheet}"
    if alike:
        return f"{place}：表头同时合 {'、'.join(alike)}，分不清是哪一种，整张表没有读；请把表名改成其中一个。"
    wide = pl.sum_horizontal(pl.col(sheet.cells).is_not_null()) >= 2
    if sheet.rows.select(wide.sum()).item() < 2:
        return None
    if named:
        return f"{place}：前 30 行里没有找到“{named.sheet}”的表头，整张表没有读。"
    return f"{place}：表名不是登记表的名字，表头也不合任何一种登记表，整张表没有读。"


def _table(sheet: RawSheet, record: type[Record], heading: Heading) -> Table:
    places = dict(heading.places)
    below = unmerged(sheet.rows.filter(pl.col("row") > heading.row), sheet.merged, record, places)
    parts = split(below, sheet, record, places)
    missing = [c for c in columns(record) if c.required and not {c.name, c.name_column} & places.keys()]
    doubled = [column for column, claimed in heading.doubled.items() if not _alike(parts.rows, claimed)]
    return Table(
        file=sheet.file, sheet=record.sheet if is_one_sheet(sheet) else sheet.sheet, record=record,
        header_row=heading.row, places=places, rows=parts.rows, missing=tuple(c.header for c in missing),
        extra=_extra(parts.rows, heading), left_out=parts.left_out, totals=parts.totals,
        fault=_fault(record, missing, [heading.doubled[column] for column in doubled]),
    )  # fmt: skip


def _alike(rows: pl.DataFrame, claimed: tuple[Place, ...]) -> bool:
    """Whether columns under one header hold the same in every row, so that it is all one which is read."""
    first, *others = (rows[place.cell] for place in claimed)
    return all(first.equals(other) for other in others)


def _extra(rows: pl.DataFrame, heading: Heading) -> tuple[str, ...]:
    """Headers nobody knows as printed, and columns that hold something under no header at all: F列."""
    seen = {place.cell for place in heading.places.values()} | heading.unknown.keys()
    seen |= {place.cell for claimed in heading.doubled.values() for place in claimed}
    bare = [name for name in rows.columns if name not in seen and name != "row" and rows[name].count()]
    return (*heading.unknown.values(), *(f"{letter(name)}列" for name in bare))


def letter(cell: str) -> str:
    """c0 -> A, c27 -> AB: the column as Excel names it."""
    number, letters = int(cell[1:]) + 1, ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _fault(record: type[Record], missing: list[Column], doubled: list[tuple[Place, ...]]) -> str | None:
    """Why no row of the sheet can be read, as one sentence without the place."""
    if missing:
        names = "、".join("或".join(f"“{header}”" for header in headers_of(column)) for column in missing)
        return f"缺少必填的列 {names}，整张表的行都没有收"
    if doubled:
        names = "、".join(
            f"“{claimed[0].title}”（{'、'.join(letter(p.cell) for p in claimed)}列）" for claimed in doubled
        )
        return f"表头 {names} 出现不止一次，分不清用哪一列，整张表的行都没有收"
    return None
