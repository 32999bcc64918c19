"""Other shapes of workbook: a sheet that is no record itself becomes record rows by data/rules/layouts.toml.

fill: a value above the table becomes a column. unpivot: columns that are no header of the record become rows. Every
cell keeps its row and column in the sheet.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from etl.intake.around import filled, is_said, year_of
from etl.intake.dated import by_day, two_rows
from etl.intake.find import find_table
from etl.intake.headers import Vocabulary, label, vocabulary
from etl.intake.heading import Heading, Place, headings, letter
from etl.intake.read import RawSheet
from etl.intake.table import NotARecord, Origin, Table, as_table, with_fault
from etl.records import RECORDS, Record, columns, fold
from etl.rules.book import RuleBook
from etl.rules.layouts import Layout, Unpivot

LEAST_SHARE = 0.5  # of the filled cells of a column have to be marks, or numbers, for it to be taken


def tables(sheet: RawSheet, book: RuleBook) -> list[Table | NotARecord]:
    """What a sheet holds: the record it is, else the records that layouts make of it."""
    found = find_table(sheet, book)
    if isinstance(found, Table) and not found.missing:
        return [found]
    made = [table for layout in book.layouts if (table := _shaped(sheet, layout, book))]
    whole = _first_of_each([table for table in made if not table.fault])
    return [*whole] or [*_nearest([*made, *([found] if isinstance(found, Table) else [])])] or [found]


def _nearest(faulty: Sequence[Table]) -> list[Table]:
    """Of tables that cannot be read the one that lacks least; of several records each, where nothing tells them apart."""
    least = min((len(table.missing) for table in faulty), default=0)
    near = [table for table in faulty if len(table.missing) == least]
    return near[-1:] if len({table.record for table in near}) == 1 else near


def _first_of_each(made: Sequence[Table]) -> list[Table]:
    """One table a record: two layouts that both read a sheet would count every row twice. The office's own come first."""
    first = {table.record: table for table in reversed(made)}
    claims = {record: [table.layouts[0] for table in made if table.record is record] for record in first}
    return [replace(table, layouts=tuple(claims[record])) for record, table in first.items()][::-1]


@dataclass(frozen=True)
class _Shape:
    """A layout on a sheet: what it says of which record, with the words that record knows under it."""

    sheet: RawSheet
    layout: Layout
    record: type[Record]
    words: Vocabulary

    def column(self, header: str) -> str:
        """Our column for a header of the contract."""
        known = self.words.find(label(header).text)
        assert known, header  # the rule files are checked against the contract when they are loaded
        return known.column


def _shaped(sheet: RawSheet, layout: Layout, book: RuleBook) -> Table | None:
    record = RECORDS[layout.record]
    synonyms = {**book.headers.get(layout.record, {}), **layout.columns}
    words = vocabulary(record, tuple(synonyms.items()))
    shape = _Shape(sheet, layout, record, words)
    fitting = [one for one in headings(sheet, words) if _fits(shape, one) and is_said(sheet, one.row, layout)]
    if not fitting:
        return None
    heading = max(fitting, key=lambda one: one.named)
    top = heading.row
    if layout.unpivot:
        heading = two_rows(sheet, heading, _marks(shape, layout.unpivot, book))
    table = as_table(sheet, record, heading, book)
    told = {f"{record.record}.{shape.column(header)}": marks for header, marks in layout.meanings.items()}
    table = replace(table, legend={**table.legend, **told})
    if layout.unpivot:
        unpivoted = _unpivoted(shape, table, heading, layout.unpivot, book)
        if unpivoted is None:
            return None
        table = unpivoted
    made = {shape.column(header): value for header, value in filled(sheet, top, layout.fill)}
    table = _with_made(table, made)
    return replace(with_fault(_with_blanks(shape, table)), layouts=((layout.id, layout.title),))


def _marks(shape: _Shape, how: Unpivot, book: RuleBook) -> tuple[str, ...]:
    """What stands below a heading, as far as it is known before the sheet is read."""
    column = next(one for one in columns(shape.record) if one.name == shape.column(how.value_to))
    return (*column.values, *book.reading.wordings.get(f"{shape.record.record}.{column.name}", {}))


def _fits(shape: _Shape, heading: Heading) -> bool:
    """Whether the header row has every heading the layout names, under its own words or those of the record."""
    printed = [place.printed for place in heading.places.values()] + list(heading.unknown.values())
    labels = {label(words).text for words in printed}

    def has(header: str) -> bool:
        known = shape.words.find(label(header).text)
        return label(header).text in labels or bool(known and known.column in heading.places)

    is_there = all(map(has, shape.layout.headers)) and labels.isdisjoint(
        label(one).text for one in shape.layout.none_of
    )
    return is_there and all(any(label(one).text in labels for one in group) for group in shape.layout.one_of)


def _unpivoted(shape: _Shape, table: Table, heading: Heading, how: Unpivot, book: RuleBook) -> Table | None:
    name, value = shape.column(how.name_to), shape.column(how.value_to)
    names = {label(word).text: title for word, title in how.names.items()}
    left = {label(word).text for word in how.left}
    is_one = _tester(table, value, how, book)
    year = year_of(shape.sheet, heading.row)
    is_activity = next((c.to for c in columns(table.record) if name in (c.name, c.name_column)), None) == "activity"
    taken = [
        (cell, printed, by_day(printed, year) if is_activity else names.get(label(printed).text, printed))
        for cell, printed in heading.unknown.items()
        if (not names or label(printed).text in names)
        and label(printed).text not in left
        and _share(table.rows[cell], is_one) >= LEAST_SHARE
    ]
    if not taken:
        return None
    long = pl.concat(_long(table.rows, *one) for one in taken).filter(pl.col("x.value").is_not_null())
    rows = long.sort("row", "x.order").rename({"row": "true"}).with_row_index("row", offset=1)
    origin = Origin(rows.select("row", "true", letter="x.letter", heading="x.heading"), name, value)
    made = {name: Place("x.name", how.name_to, None, 0), value: Place("x.value", how.value_to, None, 0)}
    extra = tuple(words for words in table.extra if words not in {printed for _, printed, _ in taken})
    table = replace(table, rows=rows.drop("true"), places={**table.places, **made}, origin=origin)
    return replace(table, extra=extra, totals=())


def _long(rows: pl.DataFrame, cell: str, printed: str, title: str) -> pl.DataFrame:
    """The rows once for one column: its heading, the cell, and where it stands."""
    made = {"name": title, "heading": "".join(printed.split()), "letter": letter(cell), "order": int(cell[1:])}
    return rows.with_columns(pl.col(cell).alias("x.value"), *(pl.lit(v).alias(f"x.{k}") for k, v in made.items()))


def _tester(table: Table, value: str, how: Unpivot, book: RuleBook) -> Callable[[str], bool]:
    """Whether a cell is a mark that is known, or a number."""
    if how.cells == "numbers":
        return is_number
    column = next(column for column in columns(table.record) if column.name == value)
    words = table.reading(book).wordings.get(f"{table.record.record}.{value}", {})
    known = {fold.word(word) for word in (*column.values, *words)}
    return lambda cell: fold.word(cell) in known


def is_number(cell: str) -> bool:
    try:
        return fold.number(cell) is not None
    except ValueError:
        return False


def _share(cells: pl.Series, is_one: Callable[[str], bool]) -> float:
    filled = cells.drop_nulls()
    return sum(map(is_one, filled)) / len(filled) if len(filled) else 0.0


def _with_made(table: Table, values: Mapping[str, str]) -> Table:
    """Columns with one value for all rows; what the sheet has a column for is left as it is."""
    made = {name: value for name, value in values.items() if name not in table.places}
    cells = [pl.lit(value).alias(f"x.{name}") for name, value in made.items()]
    places = {name: Place(f"x.{name}", name, None, 0) for name in made}
    return replace(table, rows=table.rows.with_columns(cells), places={**table.places, **places})


def _with_blanks(shape: _Shape, table: Table) -> Table:
    """What an empty cell of a column means in this shape; the column is made where it is not there."""
    values = {shape.column(header): value for header, value in shape.layout.blank.items()}
    table = _with_made(table, values)
    filled = [pl.col(table.cells[name]).fill_null(value) for name, value in values.items()]
    return replace(table, rows=table.rows.with_columns(filled))
