"""A sheet nobody knows, and what somebody says of it by pointing: together a layout.

Pointing says which row is the header, which column is which header of which record, what the marks mean, and what holds
for all rows of the sheet. The layout is told by the headings that were pointed at, so it fits the next sheet like it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

import polars as pl

from etl.intake.find import words
from etl.intake.headers import headers_of, label
from etl.intake.heading import HEAD_ROWS, best, letter
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

PERSON = r"^[\u4e00-\u9fff]{1,3}·?[\u4e00-\u9fff]{1,3}$"
LEAST_NAMES = 0.7


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
    -> {mark -> listed value}. constants: header -> the value of all rows."""

    style: Style
    record: str
    row: int
    columns: Mapping[int, str]
    meanings: Mapping[str, Mapping[str, str]]
    constants: Mapping[str, str]


def unread(path: Path, book: RuleBook) -> list[Unread]:
    """The sheets of a file of which no row is read although they hold a table. Raises Stop where it cannot be opened."""
    found = []
    for sheet in read_file(path):
        for table in tables(sheet, book):
            why = table.fault if isinstance(table, Table) else table.message
            if why and sheet.rows.height:
                found.append(Unread(sheet, why))
    return found


def guessed(one: Unread, style: Style, record: str, book: RuleBook, row: int | None = None) -> Pointed:
    """What we would point at ourselves: the row that names most of the record, each heading by name, else by likeness."""
    heading = best(one.sheet, words(RECORDS[record], book))
    number = row or (heading.row if heading else _widest(one))
    known = offered(record)
    taken: dict[int, str] = {}
    for n, printed in enumerate(_cells(one, number)):
        header = _header(record, printed, book) or next(iter(get_close_matches(label(printed).text, known, 1, 0.5)), "")
        if header and header not in taken.values():
            taken[n] = header
    if style != "rows":
        taken = _across(one, number, taken)
    return Pointed(style, record, number, taken, {}, {})


def _across(one: Unread, row: int, taken: dict[int, str]) -> dict[int, str]:
    """The column of people, by its heading, else by what it holds; every filled column behind it is one of many."""
    below = one.sheet.rows.filter(pl.col("row") > row)
    filled = {n: below[cell].drop_nulls() for n, cell in enumerate(one.sheet.cells)}
    people = next((n for n, header in taken.items() if header in ("姓名", "代表编号")), None)
    if people is None:
        people = next((n for n, cells in filled.items() if _are_people(cells)), None)
    if people is None:
        return taken
    heads = _cells(one, row)
    each = {n: EACH for n, cells in filled.items() if n > people and n not in taken and len(cells) and heads[n]}
    return {**taken, people: taken.get(people, "姓名"), **each}


def _are_people(cells: pl.Series) -> bool:
    """Mostly short words in Chinese, and hardly one of them twice."""
    alike = cells.str.contains(PERSON).sum()
    return bool(len(cells) and alike >= LEAST_NAMES * len(cells) and cells.n_unique() >= LEAST_NAMES * len(cells))


def offered(record: str) -> list[str]:
    """Every header a column of this record may have."""
    return list(dict.fromkeys(header for column in columns(RECORDS[record]) for header in headers_of(column)))


def lacking(pointed: Pointed) -> list[Column]:
    """Required columns nobody pointed at and no constant fills: the first to be asked for."""
    have = {*pointed.columns.values(), *pointed.constants}
    if pointed.style in ACROSS:
        have |= {ACROSS[pointed.style][1].name_to, ACROSS[pointed.style][1].value_to}
    return [c for c in columns(RECORDS[pointed.record]) if c.required and not have & {*headers_of(c)}]


def marks(one: Unread, pointed: Pointed, book: RuleBook) -> dict[str, dict[str, int]]:
    """Header with listed values -> what is printed below it that is none of them -> how often."""
    listed = {header: c for c in columns(RECORDS[pointed.record]) if c.values for header in headers_of(c)}
    below = one.sheet.rows.filter(pl.col("row") > pointed.row)
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


def layout_of(one: Unread, pointed: Pointed, book: RuleBook) -> Layout:
    """Raises Stop where nothing was pointed at."""
    printed = {n: _cells(one, pointed.row)[n] for n in pointed.columns}
    named = {n: header for n, header in pointed.columns.items() if header != EACH and printed[n]}
    if not named:
        raise Stop("请先指出哪一列是什么。")
    headings = [printed[n] for n in named]
    mapped = {printed[n]: header for n, header in named.items() if _header(pointed.record, printed[n], book) != header}
    told = hashlib.sha256("|".join([pointed.record, *sorted(headings)]).encode()).hexdigest()[:8]
    return Layout(
        id=f"taught_{told}", title=_title(one, pointed.row) or f"{one.sheet.sheet}：{'、'.join(headings[:6])}", record=pointed.record,
        headers=tuple(headings), columns=mapped,
        meanings={header: dict(own) for header, own in pointed.meanings.items() if own},
        fill=tuple(Fill(header=header, value=value) for header, value in pointed.constants.items() if value.strip()),
        unpivot=ACROSS[pointed.style][1] if EACH in pointed.columns.values() and pointed.style in ACROSS else None,
    )  # fmt: skip


def tried(one: Unread, layout: Layout, book: RuleBook) -> Table | None:
    """The sheet read by this layout alone; None where it does not fit."""
    found = tables(one.sheet, replace(book, layouts=(layout,)))
    return next((table for table in found if isinstance(table, Table) and table.record is RECORDS[layout.record]), None)


def _title(one: Unread, row: int) -> str:
    """The one text of a line above the header; blank where there is none."""
    above = [[cell for cell in cells if cell] for number, cells in one.head if number < row]
    return next((" ".join(cells[0].split())[:60] for cells in above if len(cells) == 1), "")


def _widest(one: Unread) -> int:
    """The row with the most cells that are words."""
    return max(one.head, key=lambda row: sum(bool(cell) and not cell.strip().isdecimal() for cell in row[1]))[0]


def _cells(one: Unread, row: int) -> list[str]:
    return next((cells for number, cells in one.head if number == row), [""] * len(one.sheet.cells))


def _header(record: str, printed: str, book: RuleBook) -> str:
    """The header of the contract a heading names by itself; blank where it names none."""
    known = words(RECORDS[record], book).find(label(printed).text)
    if not known:
        return ""
    for column in columns(RECORDS[record]):
        for header, name in zip(headers_of(column), (column.name, column.name_column), strict=False):
            if known.column == name:
                return header
    return ""
