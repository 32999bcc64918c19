"""Columns of text: numbers of records, lists of names, photographs, patterns filled in."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from etl.sample.draw import Flags, Ints, blank, indices, some, words, years
from etl.sample.words import MATTERS, RESULTS

CLASSES = "ABCD"


def same(value: str, size: int) -> pl.Series:
    """One word in every row."""
    return pl.Series([value], dtype=pl.String).new_from_index(0, size)


def nothing(size: int, dtype: type[pl.DataType] = pl.String) -> pl.Series:
    """A column that is blank throughout."""
    return pl.Series([None], dtype=dtype).new_from_index(0, size)


def either(flags: np.ndarray, yes: str = "是", no: str = "否") -> pl.Series:
    return pl.Series(np.where(flags, yes, no))


def numbered(prefix: str, day: Ints, width: int = 4) -> pl.Series:
    """prefix + year + running number within the year: H2025-0012."""
    year = years(day)
    running = pl.DataFrame({"y": year}).select(pl.int_range(1, pl.len() + 1).over("y")).to_series()
    tail = running.cast(pl.String).str.zfill(width)
    return pl.select(pl.lit(prefix) + year.cast(pl.String) + pl.lit("-") + tail).to_series()


def listed(called: pl.Series, who: Ints) -> pl.Series:
    """who: [row, people or -1]. The names of each row, joined by 、; blank where there is none."""
    parts = [blank(called.gather(np.maximum(column, 0)), column >= 0).alias(str(n)) for n, column in enumerate(who.T)]
    joined = pl.DataFrame(parts).select(pl.concat_str(pl.all(), separator="、", ignore_nulls=True)).to_series()
    return blank(joined, who[:, 0] >= 0)


def photos(rng: np.random.Generator, word: str, day: Ints, share: float) -> pl.Series:
    """佐证材料 of about that share of the rows."""
    names = pl.select(pl.lit(word) + pl.Series(day).cast(pl.String) + pl.lit(".jpg")).to_series()
    return blank(names, some(rng, len(day), share))


def filled(patterns: pl.Series, **marks: pl.Series) -> pl.Series:
    """Each pattern with {mark} replaced by the mark of its row."""
    frame = pl.DataFrame({"_": patterns, **marks})
    text = pl.col("_")
    for mark in marks:
        text = text.str.replace(f"{{{mark}}}", pl.col(mark), literal=True)
    return frame.select(text).to_series()


_RURAL = np.array([any(sign in row[0] + row[1] for sign in "农乡村") for row in MATTERS])
_URBAN = np.flatnonzero(~_RURAL)


def drawn_matters(rng: np.random.Generator, rural: Flags) -> Ints:
    """A number in MATTERS for each place; fields and villages are no matter of a street."""
    anywhere = indices(rng, len(MATTERS), len(rural))
    return np.where(rural, anywhere, _URBAN[indices(rng, len(_URBAN), len(rural))])


def matters(matter: Ints) -> pl.Series:
    return pl.Series([row[0] for row in MATTERS]).gather(matter)


def topics(matter: Ints) -> pl.Series:
    return pl.Series([row[1] for row in MATTERS]).gather(matter)


def results(rng: np.random.Generator, classes: Ints) -> pl.Series:
    """A printed wording for each class (its number in CLASSES)."""
    size = len(classes)
    pools = [words(rng, RESULTS[letter], size) for letter in CLASSES]
    return pl.concat(pools).gather(classes * size + np.arange(size))


def of(values: Sequence[str | None], number: Ints) -> pl.Series:
    """The value with that number, row by row."""
    return pl.Series(values, dtype=pl.String).gather(number)
