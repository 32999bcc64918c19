"""Which rows below a header are data: blank rows, banners, repeated headers and totals are none."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from etl.intake.foot import is_foot, signing
from etl.intake.headers import label
from etl.intake.heading import Place
from etl.intake.legend import LOOKS_LIKE_ONE
from etl.intake.read import RawSheet
from etl.records import Record, columns

TOTALS = ("合计", "总计", "小计", "共计")
COUNTED = ("int", "count", "number")
FOOT_ROWS = 5
LONGEST_TOTAL = 16
MOST_CELLS_ASIDE = 3  # 填表人：… 审核人：… 日期：…
TOTAL = r"[合总小共]\s*计\s*[:：]?$"
NUMBER = re.compile(r"[\d.,，%余多近约元万亿人次件场条个\s]+")
UNIT = re.compile(r"\((单位[:：]?)?\w{1,5}\)")
REMARK = re.compile(r".{30,}|.{6,}[。；，：！;,!]", re.DOTALL)
SECTION = re.compile(r"(第?[一二三四五六七八九十百]+[、.章节部分]|\([一二三四五六七八九十]+\))")


@dataclass(frozen=True)
class LeftOut:
    """A row that is no data, and what it is: 小标题, 表头, 合计."""

    row: int
    why: str


@dataclass(frozen=True)
class Total:
    """A row of sums: the word that heads it and its cells by our column."""

    row: int
    word: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Lines:
    """The rows of a table, parted."""

    rows: pl.DataFrame
    left_out: tuple[LeftOut, ...]
    totals: tuple[Total, ...]


def split(below: pl.DataFrame, sheet: RawSheet, record: type[Record], places: Mapping[str, Place]) -> Lines:
    """`below`: the rows under the header. Only the last rows and those that lack something a record needs are looked
    at one by one; a row that is complete is data, whatever words it holds."""
    totals: list[Total] = []
    left_out = list(_column_numbers(below, places))
    merged = {top for top, left, _, right in sheet.merged or () if right > left}
    for row in _in_doubt(below, record, places).iter_rows(named=True):
        cells = {name: value for name, value in row.items() if name != "row" and value is not None}
        if word := _total(cells, record, places):
            totals.append(Total(row["row"], word, {n: cells[p.cell] for n, p in places.items() if p.cell in cells}))
            left_out.append(LeftOut(row["row"], word))
        elif why := _banner(cells, row["row"] in merged, record, places):
            left_out.append(LeftOut(row["row"], why))
    left_out += _signing(below, record, places, {line.row for line in left_out})
    numbers = [line.row for line in left_out]
    rows = below.filter(~pl.col("row").is_in(numbers)) if numbers else below
    return Lines(rows, tuple(left_out), tuple(totals))


def _signing(
    below: pl.DataFrame, record: type[Record], places: Mapping[str, Place], aside: set[int]
) -> Iterator[LeftOut]:
    """Who signs the table, and the day, in the last rows, whatever stands aside already."""
    dated = {places[c.name].cell for c in columns(record) if c.kind in ("date", "born") and c.name in places}
    last: list[tuple[int, list[str], bool]] = []
    for row in below.tail(FOOT_ROWS).iter_rows(named=True):
        cells = {name: cell for name, cell in row.items() if name != "row" and cell is not None}
        if row["row"] not in aside:
            last.append((row["row"], list(cells.values()), not dated.isdisjoint(cells)))
    return (LeftOut(number, "落款") for number in signing(last))


def _column_numbers(below: pl.DataFrame, places: Mapping[str, Place]) -> Iterator[LeftOut]:
    """The row 1 2 3 4 that numbers the columns right under a header."""
    for number, *cells in below.head(1).iter_rows():
        filled = [cell for cell in cells if cell is not None]
        if len(filled) >= max(3, len(places)) and filled == [str(n + 1) for n in range(len(filled))]:
            yield LeftOut(number, "列号")


def _in_doubt(below: pl.DataFrame, record: type[Record], places: Mapping[str, Place]) -> pl.DataFrame:
    """The last rows; those whose first cell ends with 合计; those that repeat a header, or lack a required cell and
    hold little."""
    needed = [[places[n].cell for n in (c.name, c.name_column) if n in places] for c in columns(record) if c.required]
    blank = [pl.all_horizontal(pl.col(cells).is_null()) for cells in needed if cells]
    lacks = pl.any_horizontal(blank) if blank else pl.lit(True)
    repeats = [pl.col(place.cell) == place.printed for place in places.values()]
    is_total = pl.coalesce(pl.col(pl.String)).str.contains(TOTAL)
    known = [place.cell for place in places.values()]
    is_scant = pl.sum_horizontal(pl.col(known).is_not_null()) <= MOST_CELLS_ASIDE
    last = pl.col("row").is_in(below["row"].tail(FOOT_ROWS).to_list())
    scant = below.filter(lacks).filter(is_scant)["row"].to_list()
    return below.filter(pl.any_horizontal(last, is_total, *repeats, pl.col("row").is_in(scant)))


def _total(cells: Mapping[str, str], record: type[Record], places: Mapping[str, Place]) -> str | None:
    """合计, 总计, 一季度小计 …: it fills the first filled cell, and no column that makes a row a record is filled;
    where there is more than the word itself, nothing but numbers stands beside it."""
    (first, words), *others = cells.items()
    word = label(words).text if len(words) < LONGEST_TOTAL else ""
    named = [c for c in columns(record) if (c.required or c.kind == "id") and c.kind not in COUNTED]
    identifying = {places[n].cell for c in named for n in (c.name, c.name_column) if n in places}
    are_numbers = bool(others) and all(NUMBER.fullmatch(cell) for _, cell in others)
    if word in TOTALS and are_numbers:
        return word
    if word[-2:] not in TOTALS or (identifying - {first}) & cells.keys():
        return None
    return word if word in TOTALS or are_numbers else None


def _banner(cells: Mapping[str, str], is_merged: bool, record: type[Record], places: Mapping[str, Place]) -> str | None:
    """What a row is that is no data. One with nothing in any known column is blank, though it may be numbered."""
    only = next(iter(cells.values())) if len(cells) == 1 else None
    if not cells.keys() & {place.cell for place in places.values()}:
        return "空行" if only is None or not SECTION.match(only) else "小标题"
    if _repeats_header(cells, places):
        return "表头"
    if is_foot(list(cells.values())):
        return "表尾"
    if only and LOOKS_LIKE_ONE.search(only):
        return "图例"
    if only and (is_merged or SECTION.match(only)):
        return "小标题"
    if only and REMARK.match(only) and not cells.keys() & _wordy(record, places):
        return "附注"
    if all(UNIT.fullmatch(unicodedata.normalize("NFKC", value)) for value in cells.values()):
        return "单位"
    return None


def _wordy(record: type[Record], places: Mapping[str, Place]) -> set[str]:
    """The cells of columns that may hold a sentence."""
    free = ("text", "list", "list ref", "private")
    return {places[c.name].cell for c in columns(record) if c.name in places and c.kind in free}


def _repeats_header(cells: Mapping[str, str], places: Mapping[str, Place]) -> bool:
    headers = {place.cell: place.printed for place in places.values()}
    return all(value == headers.get(cell, value) for cell, value in cells.items()) and bool(
        headers.keys() & cells.keys()
    )
