"""A sheet nobody knows, and what somebody says of it by pointing: together a layout.

Pointing says which row is the header, which column is which header of which record, what the marks mean, and what holds
for all rows of the sheet. The layout is told by the headings that were pointed at, so it fits the next sheet like it.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

import polars as pl

from etl.intake.around import around
from etl.intake.find import words
from etl.intake.headers import headers_of, label
from etl.intake.heading import HEAD_ROWS, letter
from etl.intake.read import RawSheet, read_file
from etl.intake.shape import tables
from etl.intake.table import Table
from etl.problems import Stop
from etl.records import RECORDS, Column, columns
from etl.rules.book import RuleBook
from etl.rules.layouts import Fill, Layout, Unpivot

EACH = "每列一条"
"""Said of a column that is no header: its heading is a value, and each of its cells a row (a meeting, a measure)."""
Style = Literal["rows", "matrix", "totals"]
ACROSS: dict[Style, tuple[str, Unpivot]] = {
    "matrix": ("attendance", Unpivot(name_to="活动名称", value_to="出席情况", cells="marks")),
    "totals": ("stated_figure", Unpivot(name_to="指标", value_to="数值", cells="numbers")),
}
"""Shapes with a row a person and a column a meeting or a measure: the record, and what becomes of such a column."""

PASSING = ("year", "date", "id")
"""Kinds of what another sheet of the same shape says otherwise, as it does of the meeting."""
NAMELESS = re.compile(r"(sheet|表|工作表)\s*\d*", re.IGNORECASE)


@dataclass(frozen=True)
class Unread:
    """A sheet of which no row was read. why: what the sender is told."""

    sheet: RawSheet
    why: str

    @property
    def head(self) -> list[tuple[int, list[str]]]:
        """The first rows: number, cells left to right, blank as ''."""
        return [
            (int(number), [cell or "" for cell in cells]) for number, *cells in self.sheet.rows.head(HEAD_ROWS).rows()
        ]

    @property
    def letters(self) -> list[str]:
        return [letter(cell) for cell in self.sheet.cells]


@dataclass(frozen=True)
class Pointed:
    """columns: place of the column (0 = the first that holds cells) -> header of the record, or EACH. meanings: header
    -> {mark -> listed value}. constants: header -> the value of all rows. taken: header -> where such
    a value stands around the table."""

    style: Style
    record: str
    row: int
    columns: Mapping[int, str]
    meanings: Mapping[str, Mapping[str, str]]
    constants: Mapping[str, str]
    taken: Mapping[str, Fill] = field(default_factory=dict)


def unread(path: Path, book: RuleBook) -> list[Unread]:
    """The sheets of a file of which no row is read although they hold a table. Raises Stop where it cannot be opened."""
    found = []
    for sheet in read_file(path):
        for table in tables(sheet, book):
            why = table.fault if isinstance(table, Table) else table.message
            if why and sheet.rows.height:
                found.append(Unread(sheet, why))
    return found


def offered(record: str) -> list[str]:
    """Every header a column of this record may have."""
    return list(dict.fromkeys(header for column in columns(RECORDS[record]) for header in headers_of(column)))


def lacking(pointed: Pointed) -> list[Column]:
    """Required columns nobody pointed at and no constant fills: the first to be asked for."""
    have = {*pointed.columns.values(), *pointed.constants, *pointed.taken}
    if pointed.style in ACROSS:
        have |= {ACROSS[pointed.style][1].name_to, ACROSS[pointed.style][1].value_to}
    return [c for c in columns(RECORDS[pointed.record]) if c.required and not have & {*headers_of(c)}]


def marks(one: Unread, pointed: Pointed, book: RuleBook) -> dict[str, dict[str, int]]:
    """Header with listed values -> what is printed below it that is none of them -> how often."""
    listed = {header: c for c in columns(RECORDS[pointed.record]) if c.values for header in headers_of(c)}
    below = rows_of(one, pointed)
    found: dict[str, dict[str, int]] = {}
    for n, header in pointed.columns.items():
        header = ACROSS[pointed.style][1].value_to if header == EACH and pointed.style == "matrix" else header
        if header not in listed:
            continue
        known = {*listed[header].values, *book.reading.wordings.get(f"{pointed.record}.{listed[header].name}", {})}
        counted = below[one.sheet.cells[n]].drop_nulls().value_counts()
        for printed, count in counted.iter_rows():
            if printed.strip() not in known:
                own = found.setdefault(header, {})
                own[printed.strip()] = own.get(printed.strip(), 0) + count
    return found


def rows_of(one: Unread, pointed: Pointed) -> pl.DataFrame:
    """The rows below the header that name whose they are, where a column of people was pointed at."""
    people = [one.sheet.cells[n] for n, header in pointed.columns.items() if header in ("姓名", "代表编号")]
    below = one.sheet.rows.filter(pl.col("row") > pointed.row)
    named = [pl.col(cell).is_not_null() & ~pl.col(cell).str.contains("计$") for cell in people]
    return below.filter(pl.all_horizontal(*named)) if named else below


def bound(one: Unread, pointed: Pointed) -> str | None:
    """What must be said around the table for what was pointed at to hold, where a year, a day or a meeting was written
    down for all rows: another sheet of the shape is about another."""
    passing = [c for c in columns(RECORDS[pointed.record]) if c.kind in PASSING or c.to == "activity"]
    if not any({*headers_of(c)} & pointed.constants.keys() for c in passing):
        return None
    named = (text for text in around(one.sheet, pointed.row) if not NAMELESS.fullmatch(text))
    return next(named, one.sheet.file)


def layout_of(one: Unread, pointed: Pointed, book: RuleBook) -> Layout:
    """Raises Stop where nothing was pointed at."""
    printed = {n: cells_of(one, pointed.row)[n] for n in pointed.columns}
    named = {n: header for n, header in pointed.columns.items() if header != EACH and printed[n]}
    if not named:
        raise Stop("请先指出哪一列是什么。")
    headings = [printed[n] for n in named]
    mapped = {
        printed[n]: header for n, header in named.items() if header_of(pointed.record, printed[n], book) != header
    }
    said = bound(one, pointed)
    told = hashlib.sha256(
        "|".join([pointed.record, *sorted(headings), *([said] if said else [])]).encode()
    ).hexdigest()[:8]
    return Layout(
        id=f"taught_{told}", title=_title(one, pointed.row) or f"{one.sheet.sheet}：{'、'.join(headings[:6])}", record=pointed.record,
        headers=tuple(headings), said=(said,) if said else (), columns=mapped,
        meanings={header: dict(own) for header, own in pointed.meanings.items() if own},
        fill=(*pointed.taken.values(), *(Fill(header=h, value=v) for h, v in pointed.constants.items() if v.strip())),
        unpivot=_unpivot(one, pointed),
    )  # fmt: skip


def _unpivot(one: Unread, pointed: Pointed) -> Unpivot | None:
    """Without the columns nobody pointed at, though they hold what such columns hold."""
    if pointed.style not in ACROSS or EACH not in pointed.columns.values():
        return None
    heads = enumerate(cells_of(one, pointed.row))
    left = tuple(head for n, head in heads if head and n not in pointed.columns)
    return ACROSS[pointed.style][1].model_copy(update={"left": left})


def tried(one: Unread, layout: Layout, book: RuleBook) -> Table | None:
    """The sheet read by this layout alone; None where it does not fit."""
    found = tables(one.sheet, replace(book, layouts=(layout,)))
    return next((table for table in found if isinstance(table, Table) and table.record is RECORDS[layout.record]), None)


def _title(one: Unread, row: int) -> str:
    """The one text of a line above the header; blank where there is none."""
    above = [[cell for cell in cells if cell] for number, cells in one.head if number < row]
    return next((" ".join(cells[0].split())[:60] for cells in above if len(cells) == 1), "")


def cells_of(one: Unread, row: int) -> list[str]:
    return next((cells for number, cells in one.head if number == row), [""] * len(one.sheet.cells))


def header_of(record: str, printed: str, book: RuleBook) -> str:
    """The header of the contract a heading names by itself; blank where it names none."""
    known = words(RECORDS[record], book).find(label(printed).text)
    if not known:
        return ""
    for column in columns(RECORDS[record]):
        for header, name in zip(headers_of(column), (column.name, column.name_column), strict=False):
            if known.column == name:
                return header
    return ""
