"""What stands in a file that left the system: how it was made, its cells, its table; written as we write or as a
spreadsheet saved it again."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import openpyxl
from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from openpyxl.utils.exceptions import InvalidFileException

from dashboard.exports.packet import MINUTES
from dashboard.exports.page_text import recipe_text, texts_of
from dashboard.exports.recipe import SHEET, Recipe, read
from dashboard.exports.tables import EXPLAINED, FORMULA
from etl.problems import Stop

NONE = "里没有怎样做成的标记：不是从这里下载的，或者另存时丢了，或者本来就不是算出来的，没法再算一遍"
PAGES = (".html", ".htm")
Cells = Mapping[tuple[str, str], str]
"""(where, what) -> what is written there, in one form (see `one_form`)."""

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?")
_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})( 00:00:00)?")


@dataclass(frozen=True)
class Table:
    """heads; rows: (row number in the file, a text per head)."""

    title: str
    heads: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str]]]


def recipe_of(file: Path) -> Recipe:
    """Raises Stop where the file holds none."""
    if file.suffix.lower() == ".zip":
        raise Stop(f"{file.name} 是压缩包：请先解开，里面的一份一份核。")
    try:
        return read(_recipe_text(file))
    except (OSError, ValueError, KeyError, BadZipFile, PackageNotFoundError, InvalidFileException) as error:
        raise Stop(f"{file.name} {NONE}。") from error


def _recipe_text(file: Path) -> str:
    if file.suffix.lower() == ".docx":
        return str(Document(str(file)).core_properties.comments)
    if file.suffix.lower() in PAGES:
        return recipe_text(file.read_bytes())
    if file.suffix.lower() == ".csv":
        return "".join(_unguarded(row[1]) for row in _csv_rows(file.read_bytes()) if row[:1] == [SHEET])
    book = openpyxl.load_workbook(file, read_only=True)
    return "".join(str(value) for (value,) in book[SHEET].iter_rows(values_only=True, max_col=1) if value)


def cells_of(content: bytes, suffix: str) -> Cells:
    """Every cell of a workbook, every paragraph and table cell of a document or a page."""
    if suffix.lower() in PAGES:
        return texts_of(content)
    return dict(_of_document(content) if suffix.lower() == ".docx" else _of_workbook(content))


def table_of(content: bytes, suffix: str) -> Table:
    """The one table of a list."""
    if suffix.lower() == ".csv":
        rows = _csv_rows(content)
        ends = (n - 1 for n, row in enumerate(rows) if row[:1] == [EXPLAINED] and n and not any(rows[n - 1]))
        end = next(ends, len(rows))
        texts = [[one_form(_unguarded(cell)) for cell in row] for row in rows[:end]]
        return Table("CSV", texts[0], list(enumerate(texts[1:], 2)))
    page = openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets[0]
    read_ = [[one_form(value) for value in row] for row in page.iter_rows(values_only=True)]
    return Table(page.title, read_[0], [(n, row) for n, row in enumerate(read_[1:], 2) if any(row)])


def one_form(value: object) -> str:
    """Numbers, days and yes or no as one text each, whoever wrote them: a spreadsheet writes 3 where we wrote 3.0."""
    text = "" if value is None else str(value)
    if _NUMBER.fullmatch(text):
        return f"{float(text):.10g}"
    if found := _DAY.fullmatch(text):
        return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    return {"True": "是", "true": "是", "TRUE": "是", "False": "否", "false": "否", "FALSE": "否"}.get(text, text)


def _of_workbook(content: bytes) -> Iterator[tuple[tuple[str, str], str]]:
    for page in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        if page.title not in (SHEET, MINUTES):  # what was said goes on
            for row in page.iter_rows():
                yield from (
                    ((page.title, cell.coordinate), one_form(cell.value)) for cell in row if cell.value is not None
                )


def _of_document(content: bytes) -> Iterator[tuple[tuple[str, str], str]]:
    document = Document(io.BytesIO(content))
    yield from ((("", f"第{n}段"), line.text) for n, line in enumerate(document.paragraphs, 1))
    for n, table in enumerate(document.tables, 1):
        for i, row in enumerate(table.rows, 1):
            yield from (((f"表{n}", f"第{i}行第{j}列"), cell.text) for j, cell in enumerate(row.cells, 1))


def _csv_rows(content: bytes) -> list[list[str]]:
    """As we write it, or as a spreadsheet of this country saves it again."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return list(csv.reader(io.StringIO(content.decode(encoding), newline="")))
        except UnicodeDecodeError:
            continue
    raise ValueError("neither UTF-8 nor GB 18030")


def _unguarded(text: str) -> str:
    """Without the sign that kept it from being a formula."""
    return text[1:] if text[:1] == "'" and re.match(FORMULA, text[1:]) else text
