"""A file that left the system, made again from the build (or the round) it came from: equal, or what differs."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import openpyxl
from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from openpyxl.utils.exceptions import InvalidFileException

from dashboard import data
from dashboard.access import HERE
from dashboard.ask import Ask
from dashboard.exports.bulk import paper_of
from dashboard.exports.packet import MINUTES, dossier, list_workbook
from dashboard.exports.recipe import SHEET, Kind, Recipe, read
from dashboard.exports.told import told
from dashboard.exports.yearly import yearly
from etl.home import Home
from etl.problems import Stop
from etl.warehouse.rounds import build_file

NONE = "里没有数据版的标记，不是从这里下载的，或者另存时丢了，没法再算一遍"
Cells = Mapping[tuple[str, str], str]
"""(where, what) -> what is written there."""


@dataclass(frozen=True)
class Difference:
    """where: sheet and cell, or paragraph, or table cell. was: in the file. is_: made again; blank where there is nothing."""

    where: str
    was: str
    is_: str


def verify(home: Home, file: Path) -> tuple[Recipe, int, list[Difference]]:
    """How it was made, how many figures and texts were compared, what differs. Raises Stop where it cannot be made again."""
    made = recipe_of(file)
    build = build_file(home, made.build)
    if build is None:
        raise Stop(f"{file.name} 出自数据版 {made.build}，它已不在；要留住的请先冻结成一轮（lvzhi round freeze）。")
    ask = made.ask(build)
    if made.kind == "list":
        was, is_ = _listed(file, made, ask)
    else:
        was, is_ = cells_of(file.read_bytes(), file.suffix), cells_of(_AGAIN[made.kind](ask, made.args), file.suffix)
    keys = dict.fromkeys([*is_, *was])
    return made, len(is_), [
        Difference("，".join(filter(None, key)), was.get(key, ""), is_.get(key, ""))
        for key in keys
        if not _same(was.get(key, ""), is_.get(key, ""))
    ]  # fmt: skip


def recipe_of(file: Path) -> Recipe:
    """Raises Stop where the file holds none."""
    try:
        if file.suffix == ".docx":
            return read(str(Document(str(file)).core_properties.comments))
        book = openpyxl.load_workbook(file, read_only=True)
        return read("".join(str(value) for (value,) in book[SHEET].iter_rows(values_only=True, max_col=1) if value))
    except (OSError, ValueError, KeyError, BadZipFile, PackageNotFoundError, InvalidFileException) as error:
        raise Stop(f"{file.name} {NONE}。") from error


def cells_of(content: bytes, suffix: str) -> Cells:
    """Every cell of a workbook, every paragraph and table cell of a document."""
    return dict(_of_document(content) if suffix == ".docx" else _of_workbook(content))


def _of_workbook(content: bytes) -> Iterator[tuple[tuple[str, str], str]]:
    for page in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        if page.title not in (SHEET, MINUTES):  # what was said goes on
            for row in page.iter_rows():
                yield from (
                    ((page.title, cell.coordinate), _text(cell.value)) for cell in row if cell.value is not None
                )


def _of_document(content: bytes) -> Iterator[tuple[tuple[str, str], str]]:
    document = Document(io.BytesIO(content))
    yield from ((("", f"第{n}段"), line.text) for n, line in enumerate(document.paragraphs, 1))
    for n, table in enumerate(document.tables, 1):
        for i, row in enumerate(table.rows, 1):
            yield from (((f"表{n}", f"第{i}行第{j}列"), cell.text) for j, cell in enumerate(row.cells, 1))


def _listed(file: Path, made: Recipe, ask: Ask) -> tuple[Cells, Cells]:
    """The numbers of a list, row by row as it was written: (in the file, counted again)."""
    page = openpyxl.load_workbook(file, data_only=True).worksheets[0]
    heads = {str(cell.value): cell.column for cell in page[1]}
    columns, ids, by = made.args["columns"], made.args["ids"], made.args["by"]
    again = data.numbers(ask, tuple(dict.fromkeys(name.partition(".")[0] for name in columns.values())), by)
    rows = {row["id"]: row for row in again.to_dicts()}
    was, is_ = dict[tuple[str, str], str](), dict[tuple[str, str], str]()
    for n, id_ in enumerate(ids, 2):
        for head, name in columns.items():
            where = (page.title, f"{_row_named(page, n)} {head}")
            was[where] = _text(page.cell(n, heads[head]).value) if head in heads else ""
            is_[where] = _text(rows.get(id_, {}).get(name))
    return was, is_


def _row_named(page: Any, row: int) -> str:
    """第 5 行（王芳）"""
    return f"第{row}行（{page.cell(row, 1).value or ''}）"


def _award(ask: Ask, args: Mapping[str, Any]) -> bytes:
    return list_workbook(args["title"], *data.selection(ask, args["title"]), _stamp(ask))


def _dossier(ask: Ask, args: Mapping[str, Any]) -> bytes:
    found, firm = data.selection(ask, args["title"])
    one = next((each for each in found.candidates if each.id == args["id"]), None)
    if one is None:
        raise Stop(f"这个数据版的“{args['title']}”里没有 {args['id']}。")
    return dossier(ask, args["title"], one, found, firm, _stamp(ask))


def _yearly(ask: Ask, args: Mapping[str, Any]) -> bytes:
    return yearly(args["title"], ask.period.words, data.paragraphs(ask), _stamp(ask))


def _of_person(ask: Ask, kind: str, args: Mapping[str, Any]) -> bytes:
    one = told(ask, args["id"], with_peers=args.get("with_peers", True))
    if one is None:
        raise Stop(f"这个数据版里没有 {args['id']}。")
    return paper_of(kind, one, _stamp(ask), data.pictures(ask))


_AGAIN: Mapping[Kind, Callable[[Ask, Mapping[str, Any]], bytes]] = {
    "record": lambda ask, args: _of_person(ask, "履职档案", args),
    "handbook": lambda ask, args: _of_person(ask, "履职手册", args),
    "report": lambda ask, args: _of_person(ask, "履职报告", args),
    "award": _award,
    "dossier": _dossier,
    "yearly": _yearly,
}


def _stamp(ask: Ask) -> Any:
    return data.ground(HERE, ask.build).stamp


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _same(was: str, is_: str) -> bool:
    """Numbers as numbers: a spreadsheet writes 3 where we wrote 3.0."""
    if was == is_:
        return True
    number = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
    return bool(number.fullmatch(was) and number.fullmatch(is_)) and abs(float(was) - float(is_)) <= 1e-9
