"""A sheet understood as rows of one record: which column is which, which rows are data, what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from etl.intake.headers import headers_of
from etl.intake.heading import Heading, Place, letter
from etl.intake.legend import legend
from etl.intake.lines import LeftOut, Lines, Total, split
from etl.intake.merged import unmerged
from etl.intake.read import RawSheet
from etl.intake.read.sheet import Merge
from etl.records import Column, Record, columns
from etl.records.kinds import Reading
from etl.rules.book import RuleBook


@dataclass(frozen=True)
class NotARecord:
    """A sheet that is no record; message: what the sender is told, None where there is nothing to tell."""

    file: str
    sheet: str
    message: str | None


@dataclass(frozen=True)
class Origin:
    """Where the rows of a table stand that a layout made, several of one row of the sheet.

    frame: row (of the table), true (row of the sheet), letter and heading (of the cell the row was made of).
    name: our column that holds the heading. value: our column that holds the cell.
    """

    frame: pl.DataFrame
    name: str
    value: str

    def true_rows(self, rows: pl.DataFrame) -> pl.DataFrame:
        """`row` as Excel shows it."""
        return rows.join(self.frame, on="row", how="left", maintain_order="left").select(
            pl.col("true").alias("row"), pl.exclude("row", *self.frame.columns)
        )


@dataclass(frozen=True)
class Table:
    """A sheet understood as rows of one record.

    places: our column (or name column) -> where it stands. rows: `row` and the cells, data rows only. fault: why no
    row can be read (a required column is missing, a header stands twice), else None. legend: `record.field` -> {mark
    -> listed value}, where the sheet itself says what its marks mean. origin: None where rows are rows of the sheet.
    merged: the merged ranges of the sheet. layouts: (id, title) of the layout that read it, then of those that could have.
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
    legend: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    origin: Origin | None = None
    merged: tuple[Merge, ...] = ()
    layouts: tuple[tuple[str, str], ...] = ()

    def reading(self, book: RuleBook) -> Reading:
        """How cells are read: by the rule pack, and before it by the legend of the sheet."""
        of_book = book.reading
        words = {name: {**of_book.wordings.get(name, {}), **marks} for name, marks in self.legend.items()}
        return Reading(of_book.roc_years, {**of_book.wordings, **words}) if words else of_book

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
        return letter(place.cell) if place and place.cell.startswith("c") else None

    def _place(self, column: Column) -> Place | None:
        return self.places.get(column.name) or self.places.get(column.name_column)


def is_one_sheet(sheet: RawSheet) -> bool:
    """Whether the sheet has no name of its own, as in a CSV."""
    return sheet.merged is None and sheet.sheet == Path(sheet.file).stem


def as_table(sheet: RawSheet, record: type[Record], heading: Heading, book: RuleBook) -> Table:
    """The sheet as rows of the record below this header row."""
    places = dict(heading.places)
    below = unmerged(sheet.rows.filter(pl.col("row") > heading.row), sheet.merged, record, places)
    parts = split(below, sheet, record, places)
    doubled = [claimed for claimed in heading.doubled.values() if not _alike(parts.rows, claimed)]
    table = Table(
        file=sheet.file, sheet=record.sheet if is_one_sheet(sheet) else sheet.sheet, record=record,
        header_row=heading.row, places=places, rows=parts.rows, missing=(), extra=_extra(parts.rows, heading),
        left_out=parts.left_out, totals=parts.totals, fault=_doubled(doubled),
        legend=_legend(sheet, record, heading, parts, book), merged=sheet.merged or (),
    )  # fmt: skip
    return with_fault(table)


def missing_columns(record: type[Record], places: Mapping[str, Place]) -> list[Column]:
    """The required columns a sheet does not have; a reference is there by its number or by its name."""
    return [c for c in columns(record) if c.required and not {c.name, c.name_column} & places.keys()]


def with_fault(table: Table) -> Table:
    """`missing` and `fault` as the places are now."""
    missing = missing_columns(table.record, table.places)
    names = "、".join("或".join(f"“{header}”" for header in headers_of(column)) for column in missing)
    fault = f"缺少必填的列 {names}，整张表的行都没有收" if missing else table.fault if not table.missing else None
    return replace(table, missing=tuple(column.header for column in missing), fault=fault)


def _doubled(doubled: list[tuple[Place, ...]]) -> str | None:
    """Why no row of the sheet can be read, as one sentence without the place."""
    names = "、".join(f"“{claimed[0].title}”（{'、'.join(letter(p.cell) for p in claimed)}列）" for claimed in doubled)
    return f"表头 {names} 出现不止一次，分不清用哪一列，整张表的行都没有收" if doubled else None


def _legend(
    sheet: RawSheet, record: type[Record], heading: Heading, parts: Lines, book: RuleBook
) -> dict[str, dict[str, str]]:
    """`record.field` -> {mark -> listed value}, from the lines above the table and those left out of it."""
    aside = [line.row for line in parts.left_out]
    lines = sheet.rows.filter((pl.col("row") < heading.row) | pl.col("row").is_in(aside)).drop("row")
    texts = [cell for line in lines.iter_rows() for cell in line if cell]
    enums = [column for column in columns(record) if column.values] if texts else []
    words = book.reading.wordings
    found = {f"{record.record}.{c.name}": legend(texts, c, words.get(f"{record.record}.{c.name}", {})) for c in enums}
    return {name: marks for name, marks in found.items() if marks}


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
