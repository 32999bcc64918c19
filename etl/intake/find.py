"""Which record a sheet holds: by its name, by the name of the file, by its headers."""

import re

import polars as pl

from etl.intake.headers import Vocabulary, label, vocabulary
from etl.intake.heading import Heading, best
from etl.intake.read import RawSheet
from etl.intake.table import NotARecord, Table, as_table, is_one_sheet, missing_columns
from etl.records import RECORDS, SHEETS, Record, columns
from etl.rules.book import RuleBook

SILENT = ("填表须知", "问题清单")
"""Sheets of our own making, in templates and in marked workbooks: no rows, and nothing is said of them."""
COPY_MARK = re.compile(r"(\(\d+\)|-?副本|\d+)$")


def find_table(sheet: RawSheet, book: RuleBook) -> Table | NotARecord:
    """The record by the name of the sheet (of the file, for a CSV), else the one whose required headers it has."""
    if label(sheet.sheet).text in SILENT:
        return NotARecord(sheet.file, sheet.sheet, None)
    named = _by_name(sheet)
    if named and (heading := best(sheet, words(named, book))):
        return as_table(sheet, named, heading, book)
    fitting = _best_fitting(sheet, book)
    if len(fitting) == 1:
        return as_table(sheet, *fitting[0], book)
    names = [record.sheet for record, _ in fitting]
    return NotARecord(sheet.file, sheet.sheet, _why_not(sheet, named, names))


def words(record: type[Record], book: RuleBook) -> Vocabulary:
    """What the headers of a record may be called under this rule book."""
    return vocabulary(record, tuple(book.headers.get(record.record, {}).items()))


def _by_name(sheet: RawSheet) -> type[Record] | None:
    """建議 is 建议; a CSV, whose one sheet has the name of the file, ends with the name: 2023-代表.csv."""
    name = label(sheet.sheet).text
    if name in SHEETS:
        return SHEETS[name]
    return _by_ending(name) if is_one_sheet(sheet) else None


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
        if heading and heading.named > 1 and (record is ending or not missing_columns(record, heading.places))
    ]
    marks = [(heading.named, _listed(sheet, record, heading), record is ending) for record, heading in fitting]
    return [pair for pair, mark in zip(fitting, marks, strict=True) if mark == max(marks)]


def _listed(sheet: RawSheet, record: type[Record], heading: Heading) -> int:
    """How many cells of the first rows hold a listed value of their column."""
    rows = sheet.rows.filter(pl.col("row") > heading.row).head(50)
    listed = [(heading.places[c.name].cell, c.values) for c in columns(record) if c.values and c.name in heading.places]
    return sum(rows.filter(pl.col(cell).is_in(values)).height for cell, values in listed)


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
