"""What a marked workbook says: which cells are at fault, and the list of all problems."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

LIST = "问题清单"
AUTHOR = "履职看板"
RED = "F4C7C3"
WIDTHS = {"工作表": 14, "行": 8, "列": 16, "填的是": 24, "应为": 36, "说明": 80}
MOST_COMMENTS = 5_000  # Excel opens more of them slowly; the cells beyond are only coloured
MOST_ROWS = 1_048_576  # of a sheet of Excel
MOST_LISTED = 50_000  # nobody mends more by hand; the rest show when these are mended

Marks = Mapping[int, Mapping[str, str]]
"""number of the sheet -> cell (E41) -> what is wrong with it"""


@dataclass(frozen=True)
class Entry:
    """One line of 问题清单. n: the number of the sheet; cell: where it points; both None for a mere message."""

    n: int | None
    cell: str | None
    values: tuple[str | int | None, ...]


def marks(problems: pl.DataFrame) -> Marks:
    """A fault without a column of its own marks the first cell of its row."""
    found: dict[int, dict[str, str]] = {}
    for line in problems.filter(pl.col("row") <= MOST_ROWS).head(MOST_LISTED).iter_rows(named=True):
        cells, cell = found.setdefault(line["n"], {}), _cell(line["letter"], line["row"])
        told = line["message"].partition("：")[2]
        told = told if line["letter"] else f"{line['column'] or '这一行'}：{told}"
        cells[cell] = f"{cells[cell]}\n{told}" if cell in cells else told
    return found


def entries(problems: pl.DataFrame, messages: Iterable[str]) -> list[Entry]:
    """Messages first, then the problems in the order of the file; of very many the first, and how many more there are."""
    told = [Entry(None, None, (None, None, None, None, None, message)) for message in messages]
    more = problems.height - MOST_LISTED
    if more > 0:
        words = f"问题太多，只列了前 {MOST_LISTED:,} 个，另有 {more:,} 个没有列；多半是同一个原因，改好再核对一次。"
        told.append(Entry(None, None, (None, None, None, None, None, words)))
    listed = problems.sort("n", "row", nulls_last=False, maintain_order=True).head(MOST_LISTED)
    for line in listed.iter_rows(named=True):
        values = tuple(line[name] for name in ("sheet", "row", "column", "found", "allowed", "message"))
        is_there = line["row"] is not None and line["row"] <= MOST_ROWS
        told.append(Entry(line["n"], _cell(line["letter"], line["row"]) if is_there else None, values))
    return told


def _cell(letter: str | None, row: int) -> str:
    return f"{letter or 'A'}{row}"


def link(sheet: str, cell: str) -> str:
    """To a cell of the same workbook."""
    quoted = sheet.replace("'", "''")
    return f"#'{quoted}'!{cell}"
