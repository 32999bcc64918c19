"""Delimited text (CSV) as a RawSheet: quickly where that provably gives the same rows, else exactly.

The exact reader is the `csv` module. The quick one is polars, which reads a well-formed file alike and some
malformed ones differently; it is used only when every line by itself is one well-formed record (no line break
inside quotes, no stray quote, no lone carriage return).
"""

import csv
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

import polars as pl

from etl.intake.read.encoding import encoding_of
from etl.intake.read.limits import USUAL, Limits
from etl.intake.read.refuse import kind_of, refuse
from etl.intake.read.sheet import RawSheet, frame, tidy

DELIMITERS = ",\t;"
HEAD_ROWS = 40
QUICK = ("utf-8", "utf-8-sig")
END = "\ue000"  # private use: never text of ours; read back alone unless a quote was left open before it


@dataclass(frozen=True)
class Layout:
    """How a delimited file is written, so that another engine could read the same file.

    encoding: a Python codec name. width: most fields among the first rows. is_clean: UTF-8, and every line is
    one well-formed record, so that any reader that cuts by lines gives the same rows. head: the first rows;
    `find_table(head)` tells the record, the header row and the columns.
    """

    path: Path
    encoding: str
    delimiter: str
    width: int
    is_clean: bool
    head: RawSheet


def scan(path: Path, limits: Limits = USUAL) -> Layout:
    """Look at a delimited file without keeping its rows; Stop where it is no text."""
    if kind_of(path, limits) != "text":
        refuse(path, "是工作簿，不是 CSV。")
    encoding = encoding_of(path)
    head = _first_rows(path, encoding)
    delimiter, rows = max(head.items(), key=lambda item: _evenness(item[1]))
    width = max(map(len, rows), default=0)
    if width > limits.max_columns:
        refuse(path, f"有 {width:,} 列，超过上限 {limits.max_columns:,} 列。")
    is_clean = encoding in QUICK and _lines_are_records(path, delimiter)
    return Layout(path, encoding, delimiter, width, is_clean, _sheet(path, frame(rows)))


def read_delimited(path: Path, limits: Limits = USUAL) -> RawSheet:
    """The whole file; Stop where it is blank, is no text, or leaves a quote open."""
    layout = scan(path, limits)
    rows = _quick(layout) if layout.is_clean else _transcoded(layout)
    if rows is None:
        rows = frame(exact_rows(layout))
    if rows.is_empty():
        refuse(path, "没有任何内容。")
    return _sheet(path, rows)


def _sheet(path: Path, rows: pl.DataFrame) -> RawSheet:
    return RawSheet(path.name, path.stem, rows)


def _first_rows(path: Path, encoding: str) -> dict[str, list[list[str]]]:
    """The first rows under each delimiter."""
    with _text(path, encoding) as text:
        lines = list(islice(text, HEAD_ROWS))
    try:
        return {delimiter: list(csv.reader(lines, delimiter=delimiter)) for delimiter in DELIMITERS}
    except csv.Error:
        refuse(path, "开头有一格长得出奇，多半是引号没有配对。")


def _evenness(rows: list[list[str]]) -> tuple[int, int]:
    """How many rows agree on a width above one, and that width: the delimiter in use gives the most."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _lines_are_records(path: Path, delimiter: str) -> bool:
    """A line without quotes and lone carriage returns is a record; the others are looked at closely."""
    line = pl.all().str
    lines = pl.scan_lines(path, glob=False)
    in_doubt = line.contains('"', literal=True) | line.strip_suffix("\r").str.contains("\r", literal=True)
    if not lines.select(in_doubt.any()).collect().item():
        return True
    quoted, plain = r'"(?:[^"\r]|"")*"', rf'[^"\r{delimiter}]*'
    record = rf"^\u{{feff}}?(?:{quoted}|{plain})(?:{delimiter}(?:{quoted}|{plain}))*\r?$"
    return bool(lines.filter(in_doubt).select(line.contains(record).all()).collect().item())


def _quick(layout: Layout) -> pl.DataFrame | None:
    """The rows by polars; None where they might differ from those of the `csv` module."""
    if not layout.is_clean:
        return None
    schema = {f"c{i}": pl.String for i in range(layout.width or _widest(layout))}
    rows = pl.scan_csv(
        layout.path, separator=layout.delimiter, has_header=False, schema=schema,
        glob=False, missing_columns="insert", row_index_name="row", row_index_offset=1,
    )  # fmt: skip
    try:
        return tidy(rows)
    except pl.exceptions.ComputeError:  # a row wider than the first ones
        return None


def _widest(layout: Layout) -> int:
    """Where the first rows are blank: the most fields any line can have."""
    found = (
        pl.scan_lines(layout.path, glob=False)
        .select(pl.all().str.count_matches(layout.delimiter, literal=True).max())
        .collect()
    )
    return min(int(found.item() or 0) + 1, USUAL.max_columns)


def _transcoded(layout: Layout) -> pl.DataFrame | None:
    """The quick reader on a copy as it reads them: in UTF-8, and where nothing is quoted with line feeds alone, since
    then every carriage return ends a row."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "utf8.csv")
        with _text(layout.path, layout.encoding) as source:
            is_quoted = any('"' in text for text in iter(lambda: source.read(1 << 20), ""))
        if is_quoted and layout.encoding in QUICK:
            return None
        newline = "" if is_quoted else None
        with (
            _text(layout.path, layout.encoding, newline) as source,
            copy.open("w", encoding="utf-8", newline="") as out,
        ):
            while text := source.read(1 << 20):
                out.write(text)
        clean = _lines_are_records(copy, layout.delimiter)
        return _quick(Layout(copy, "utf-8", layout.delimiter, layout.width, clean, layout.head))


def exact_rows(layout: Layout) -> Iterator[Sequence[str]]:
    """Every record of the file by the `csv` module, blank lines included; Stop on a quote left open."""
    read, held = 0, None
    with _text(layout.path, layout.encoding) as text:
        rows = csv.reader(chain(text, [END]), delimiter=layout.delimiter)
        try:
            for row in rows:
                if held is not None:
                    yield held
                read, held = read + 1, row
        except csv.Error:
            refuse(layout.path, f"第 {read + 1} 行有一格长得出奇，多半是引号没有配对。")
    if held != [END]:
        refuse(layout.path, f"第 {read} 行起有一个引号没有配对，后面的行分不清。")


@contextmanager
def _text(path: Path, encoding: str, newline: str | None = "") -> Iterator[TextIO]:
    """The characters of the file, line breaks as they are (newline None: as line feeds), without a byte order mark."""
    with path.open(encoding=encoding, newline=newline) as text:
        if text.read(1) != "\ufeff":
            text.seek(0)
        yield text
