"""The files of a sample, one county after the other: nothing is held longer than it takes to write."""

from pathlib import Path
from typing import Literal, Protocol

import polars as pl

from etl.problems import Stop
from etl.progress import Progress, silent
from etl.records import RECORDS, Column, columns
from etl.sample.books import books_of, cover_of, whole_book
from etl.sample.county import frames_of
from etl.sample.excel import write_book
from etl.sample.mess import make_mess, send_again
from etl.sample.places import County
from etl.sample.scales import SIZES, Scale, counties_of
from etl.sample.sheets import Sheet, text_of
from etl.sample.trace import Planted, note_planted

Format = Literal["xlsx", "csv", "parquet"]

_BOM = b"\xef\xbb\xbf"


def write_sample(folder: Path, scale: Scale, seed: int, format: Format, progress: Progress = silent) -> list[Path]:
    """Invented people and lifelike records of two years, as files an office might send.

    xlsx: workbooks by sender and quarter. csv: one file per sheet and group, with one 说明. parquet: one file per
    sheet and group, typed. The same seed gives the same bytes. What was planted is told by `planted(folder)`.
    Returns the files in the order sent. Raises Stop when a workbook could not hold the scale.
    """
    if format == "xlsx" and SIZES[scale].is_big:
        raise Stop("省和全国的样本太大，Excel 装不下，请改用 csv 或 parquet。")
    folder.mkdir(parents=True, exist_ok=True)
    writers: dict[str, type[_Writer]] = {"xlsx": _Workbooks, "csv": _Texts, "parquet": _Tables}
    writer = writers[format](folder, SIZES[scale].is_big)
    for n, (group, county) in enumerate(counties_of(scale, seed)):
        progress(county.name, n, SIZES[scale].counties)
        writer.add(group, county)
    files = writer.finish()
    progress("完成", SIZES[scale].counties, SIZES[scale].counties)
    return files


class _Writer(Protocol):
    """Takes county after county; finish() tells the files in the order sent."""

    def __init__(self, folder: Path, is_big: bool) -> None: ...
    def add(self, group: str, county: County) -> None: ...
    def finish(self) -> list[Path]: ...


class _Workbooks:
    """Every book of every sender."""

    def __init__(self, folder: Path, is_big: bool) -> None:
        self._folder, self._files = folder, list[Path]()
        self._planted = list[Planted]()

    def add(self, group: str, county: County) -> None:
        frames = frames_of(county)
        books = list(books_of(county, frames))
        self._planted += make_mess(county, frames, books, lambda book, _: f"{book.name}.xlsx")
        for book in send_again(books):
            path = self._folder / f"{book.name}.xlsx"
            write_book(path, book)
            self._files.append(path)

    def finish(self) -> list[Path]:
        note_planted(self._folder, self._planted)
        return self._files


class _Texts:
    """A file per sheet and group, each county's rows below the last one's; small ones with a byte order mark."""

    def __init__(self, folder: Path, is_big: bool) -> None:
        self._folder, self._is_big, self._files = folder, is_big, dict[Path, None]()
        self._covers, self._planted = list[pl.DataFrame](), list[Planted]()

    def add(self, group: str, county: County) -> None:
        frames = frames_of(county)
        book = whole_book(county, frames, () if self._is_big else ("deputy",))
        self._covers.append(_alone(cover_of(county, frames).rows))
        if not self._is_big:
            self._planted += make_mess(county, frames, [book], lambda _, sheet: f"{group}-{sheet.name}.csv")
        for sheet in book.sheets:
            self._append(self._folder / f"{group}-{sheet.name}.csv", sheet)

    def _append(self, path: Path, sheet: Sheet) -> None:
        is_first = path not in self._files
        self._files[path] = None
        with path.open("wb" if is_first else "ab") as file:
            if is_first and not self._is_big:
                file.write(_BOM)
            text_of(sheet).write_csv(file, include_header=is_first)

    def finish(self) -> list[Path]:
        cover = Sheet("cover", pl.concat(self._covers, how="diagonal_relaxed"))
        path = self._folder / f"{cover.name}.csv"
        self._append(path, cover)
        if not self._is_big:
            note_planted(self._folder, self._planted)
        return [path, *(file for file in self._files if file != path)]


class _Tables:
    """A typed file per sheet and group; a group is let go when the next begins."""

    def __init__(self, folder: Path, is_big: bool) -> None:
        self._folder, self._files, self._group = folder, list[Path](), ""
        self._covers, self._held = list[pl.DataFrame](), dict[str, list[pl.DataFrame]]()

    def add(self, group: str, county: County) -> None:
        if group != self._group:
            self._flush()
            self._group = group
        frames = frames_of(county)
        self._covers.append(_alone(cover_of(county, frames).rows))
        for sheet in whole_book(county, frames, ()).sheets:
            self._held.setdefault(sheet.record, []).append(_typed(sheet))

    def _flush(self) -> None:
        for record, frames in self._held.items():
            self._write(f"{self._group}-{RECORDS[record].sheet}", record, frames)
        self._held = {}

    def _write(self, name: str, record: str, frames: list[pl.DataFrame]) -> None:
        path = self._folder / f"{name}.parquet"
        sheet = Sheet(record, pl.concat(frames))
        text_of(sheet).write_parquet(path, compression="zstd")
        self._files.append(path)

    def finish(self) -> list[Path]:
        self._flush()
        sheet = Sheet("cover", pl.concat(self._covers, how="diagonal_relaxed"))
        self._write(sheet.name, "cover", [_typed(sheet)])
        return [self._files[-1], *self._files[:-1]]


def _alone(rows: pl.DataFrame) -> pl.DataFrame:
    """The same rows in memory of their own: put together from pieces, they hold ten times as much, for every county."""
    return pl.DataFrame(rows.to_dict(as_series=False), schema=rows.schema)


def _typed(sheet: Sheet) -> pl.DataFrame:
    """A column that is blank throughout has the type of its kind all the same."""
    kinds = {column.name: column for column in columns(RECORDS[sheet.record])}
    blank = [name for name, dtype in sheet.rows.schema.items() if dtype == pl.Null]
    return sheet.rows.with_columns(pl.col(name).cast(_type(kinds[name])) for name in blank)


def _type(column: Column) -> pl.DataType:
    types = {"date": pl.Date(), "number": pl.Float64(), "int": pl.Int64(), "year": pl.Int64(), "count": pl.Int64()}
    return types.get(column.kind, pl.String())
