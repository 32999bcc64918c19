"""Clean files of any length for the benchmarks: four records and the registers they point to."""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import polars as pl

from etl.sample.draw import END, dates, generator, indices, words, work
from etl.sample.excel import write_book
from etl.sample.invent import place_name
from etl.sample.names import full_names
from etl.sample.sheets import Book, Sheet, sheet_of, text_of
from etl.sample.texts import filled, matters, same, topics
from etl.sample.words import MATTERS, OPINIONS, RESULTS, TITLES

_DEPUTIES, _STATIONS, _TOWNS = 3000, 200, 50
_CALLED = 500  # deputies at one activity
_SHARES = {"reception": 0.15, "suggestion": 0.1, "opinion": 0.25}  # the rest is 出席

Sizes = Mapping[str, int]
"""record -> rows"""


def write_bench(folder: Path, rows: int, seed: int) -> list[Path]:
    """`rows` rows in all of 出席 (half of them), 社情民意, 接待 and 建议, and the registers they need (区域, 站点, 代表,
    任职, 活动): a CSV each, UTF-8 without a mark, every row a fact. rows: 20 or more.

    Returns the files, what others point to first. The same seed gives the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sizes = {record: round(rows * share) for record, share in _SHARES.items()}
    sizes["attendance"] = rows - sum(sizes.values())
    files = []
    for record in _MAKERS:
        sheet = _sheet(record, sizes, seed)
        files.append(folder / f"{sheet.name}.csv")
        text_of(sheet).write_csv(files[-1])
    return files


def write_bench_xlsx(path: Path, rows: int, seed: int = 1) -> Path:
    """One workbook: `rows` rows of 出席 and the registers they need, every row a fact. Excel holds 1,048,575."""
    records = ("area", "deputy", "mandate", "activity", "attendance")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_book(path, Book(path.stem, [_sheet(record, {"attendance": rows}, seed) for record in records]))
    return path


def _sheet(record: str, sizes: Sizes, seed: int) -> Sheet:
    return sheet_of(record, _MAKERS[record](generator(seed, (), record), sizes), {})


def _numbered(letter: str, numbers: np.ndarray) -> pl.Series:
    return pl.select(pl.lit(letter) + pl.Series(numbers).cast(pl.String)).to_series()


def _areas(_: np.random.Generator, __: Sizes) -> pl.DataFrame:
    towns = pl.DataFrame({
        "area_id": _numbered("A", np.arange(_TOWNS)),
        "area_name": pl.Series([f"{place_name(n)}镇" for n in range(_TOWNS)]),
        "tier": pl.Series(["乡镇街道"] * _TOWNS),
        "parent_area_id": pl.Series(["A"] * _TOWNS),
    })  # fmt: skip
    return pl.concat([pl.DataFrame({"area_id": ["A"], "area_name": ["测算县"], "tier": ["县"]}), towns], how="diagonal")


def _stations(_: np.random.Generator, __: Sizes) -> pl.DataFrame:
    number = np.arange(_STATIONS)
    return pl.DataFrame({
        "station_id": _numbered("S", number),
        "station_name": pl.Series([f"{place_name(n + _TOWNS)}联络站" for n in range(_STATIONS)]),
        "kind": pl.Series(["站"] * _STATIONS),
        "area_id": _numbered("A", number % _TOWNS),
        "status": pl.Series(["投用"] * _STATIONS),
        "reception_rule": pl.Series([f"每月{n % 28 + 1}日" for n in range(_STATIONS)]),
    })  # fmt: skip


def _deputies(rng: np.random.Generator, _: Sizes) -> pl.DataFrame:
    female = rng.random(_DEPUTIES) < 0.33
    return pl.DataFrame({
        "deputy_id": _numbered("D", np.arange(_DEPUTIES)),
        "deputy_name": full_names(rng, female),
        "gender": pl.Series(np.where(female, "女", "男")),
    })  # fmt: skip


def _mandates(_: np.random.Generator, __: Sizes) -> pl.DataFrame:
    number = np.arange(_DEPUTIES)
    return pl.DataFrame({
        "deputy_id": _numbered("D", number),
        "level": pl.Series(["县"] * _DEPUTIES),
        "area_id": _numbered("A", number % _TOWNS),
        "from_on": dates(np.full(_DEPUTIES, -721)),
    })  # fmt: skip


def _days(rng: np.random.Generator, size: int) -> np.ndarray:
    return work().pick(rng, np.zeros(size, dtype=np.int64), np.full(size, END))


def _activities(rng: np.random.Generator, sizes: Sizes) -> pl.DataFrame:
    number = np.arange(-(-sizes["attendance"] // _CALLED))
    return pl.DataFrame({
        "activity_id": _numbered("H", number),
        "kind": words(rng, ("人代会", "集中视察", "学习培训", "座谈会", "执法检查"), len(number)),
        "activity_name": _numbered("活动", number),
        "happened_on": dates(_days(rng, len(number))),
        "area_id": pl.Series(["A"] * len(number)),
    })  # fmt: skip


def _attendance(rng: np.random.Generator, sizes: Sizes) -> pl.DataFrame:
    rows = sizes["attendance"]
    number = np.arange(rows)
    return pl.DataFrame({
        "activity_id": _numbered("H", number // _CALLED),
        "deputy_id": _numbered("D", (number // _CALLED * 37 + number % _CALLED) % _DEPUTIES),
        "session": same("上午", rows),
        "presence": words(rng, ("出席", "请假", "缺席", "公务"), rows, (89, 5, 5, 1)),
        "spoke": words(rng, ("是", "否"), rows, (6, 94)),
    })  # fmt: skip


def _receptions(rng: np.random.Generator, sizes: Sizes) -> pl.DataFrame:
    rows = sizes["reception"]
    return pl.DataFrame({
        "reception_id": _numbered("J", np.arange(rows)),
        "station_id": _numbered("S", indices(rng, _STATIONS, rows)),
        "deputy_ids": _numbered("D", indices(rng, _DEPUTIES, rows)),
        "happened_on": dates(_days(rng, rows)),
        "channel": words(rng, ("现场", "来访", "电话", "微信"), rows, (75, 12, 7, 6)),
        "visitors": pl.Series(1 + rng.negative_binomial(2.2, 0.23, rows)),
    })  # fmt: skip


def _suggestions(rng: np.random.Generator, sizes: Sizes) -> pl.DataFrame:
    rows = sizes["suggestion"]
    day = _days(rng, rows)
    handed = np.minimum(day + rng.integers(3, 20, rows), END)
    replied = np.minimum(handed + rng.integers(20, 110, rows), END)
    matter = indices(rng, len(MATTERS), rows)
    return pl.DataFrame({
        "suggestion_id": _numbered("Y", np.arange(rows)),
        "title": filled(words(rng, TITLES, rows), matter=matters(matter)),
        "period": words(rng, ("大会", "闭会"), rows),
        "level": same("县", rows),
        "lead_deputy_id": _numbered("D", indices(rng, _DEPUTIES, rows)),
        "submitted_on": dates(day),
        "handed_over_on": dates(handed),
        "lead_unit": words(rng, [row[2] for row in MATTERS], rows),
        "replied_on": dates(replied),
        "result_raw": words(rng, [word for pool in RESULTS.values() for word in pool], rows),
    })  # fmt: skip


def _opinions(rng: np.random.Generator, sizes: Sizes) -> pl.DataFrame:
    rows = sizes["opinion"]
    day, number = _days(rng, rows), np.arange(rows)
    matter = indices(rng, len(MATTERS), rows)
    return pl.DataFrame({
        "opinion_id": _numbered("M", number),
        "reception_id": _numbered("J", indices(rng, sizes["reception"], rows)),
        "happened_on": dates(day),
        "topic": topics(matter),
        "text": filled(words(rng, OPINIONS, rows), matter=matters(matter)),
        "handling": words(rng, ("现场答复", "形成建议", "转办"), rows, (75, 12, 13)),
        "resolved_on": dates(np.minimum(day + rng.integers(0, 40, rows), END)),
    })  # fmt: skip


_MAKERS: dict[str, Callable[[np.random.Generator, Sizes], pl.DataFrame]] = {
    "area": _areas, "station": _stations, "deputy": _deputies, "mandate": _mandates, "activity": _activities,
    "attendance": _attendance, "reception": _receptions, "suggestion": _suggestions, "opinion": _opinions,
}  # fmt: skip
