"""Seeded chance: every unit draws from generators of its own, so that units can be made in any order and let go."""

import zlib
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

import chinese_calendar
import numpy as np
import polars as pl
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]

FIRST, LAST = date(2024, 1, 1), date(2025, 12, 31)
"""The two years every sample tells of; what lies after LAST is plan, promise or term."""
YEARS = (2024, 2025)
END = (LAST - FIRST).days
"""Days are whole numbers from FIRST (0) to LAST (END); earlier days are negative."""

_MONTHS = (0.85, 0.6, 1.25, 1.05, 1.0, 1.0, 0.9, 0.85, 1.0, 0.95, 1.1, 1.55)
_QUIET = 12  # days around Spring Festival in which little happens


def generator(seed: int, path: Sequence[int], topic: str) -> np.random.Generator:
    """The generator of one topic of one unit: the same whatever else is drawn, and in whatever order."""
    return np.random.default_rng([seed, *path, zlib.crc32(topic.encode())])


def at(day: date) -> int:
    """A day as a number."""
    return (day - FIRST).days


def dates(days: Ints, known: Flags | None = None) -> pl.Series:
    """Numbers as Date; blank where not known."""
    epoch = (FIRST - date(1970, 1, 1)).days
    series = pl.Series((days + epoch).astype(np.int32)).cast(pl.Date)
    return series if known is None else blank(series, known)


def years(days: Ints) -> pl.Series:
    return dates(days).dt.year()


def blank(values: pl.Series, known: Flags) -> pl.Series:
    """The values where known, else blank."""
    return pl.select(pl.when(pl.Series(known)).then(values)).to_series()


def words(
    rng: np.random.Generator, pool: Sequence[str], size: int, weights: Sequence[float] | None = None
) -> pl.Series:
    """`size` words drawn from the pool."""
    return pl.Series(pool, dtype=pl.String).gather(indices(rng, len(pool), size, weights))


def indices(rng: np.random.Generator, of: int, size: int, weights: Sequence[float] | Reals | None = None) -> Ints:
    """`size` numbers below `of`, weighted."""
    sums = np.cumsum(np.ones(of) if weights is None else np.asarray(weights, dtype=float))
    drawn: Ints = np.searchsorted(sums, rng.random(size) * sums[-1], side="right").astype(np.int64)
    return np.minimum(drawn, of - 1)


def some(rng: np.random.Generator, size: int, share: float | Reals) -> Flags:
    """True for about that share."""
    drawn: Flags = rng.random(size) < share
    return drawn


class Season:
    """How likely each day is: work is done on working days, more in March and December, little around New Year."""

    def __init__(self, weekend: float, holiday: float) -> None:
        days = [FIRST + timedelta(n) for n in range(END + 1)]
        weights = [_MONTHS[day.month - 1] * _kind_of_day(day, weekend, holiday) for day in days]
        self._sums = np.concatenate([[0.0], np.cumsum(weights)])

    def pick(self, rng: np.random.Generator, low: Ints, high: Ints) -> Ints:
        """One day in each span low..high, both included."""
        start, stop = self._sums[low], self._sums[high + 1]
        place = start + rng.random(len(low)) * (stop - start)
        drawn: Ints = np.searchsorted(self._sums, place, side="right").astype(np.int64) - 1
        return np.clip(drawn, low, high)

    def year(self, rng: np.random.Generator, year: int, size: int, months: tuple[int, int] = (1, 12)) -> Ints:
        """`size` days of the months of a year."""
        last = date(year + months[1] // 12, months[1] % 12 + 1, 1) - timedelta(1)
        low, high = at(date(year, months[0], 1)), at(last)
        return self.pick(rng, np.full(size, low), np.full(size, high))


@cache
def work() -> Season:
    """Office days: meetings, replies, visits."""
    return Season(weekend=0.06, holiday=0.01)


@cache
def life() -> Season:
    """Days of residents: what comes by phone or code."""
    return Season(weekend=0.8, holiday=0.4)


def _kind_of_day(day: date, weekend: float, holiday: float) -> float:
    festival = date(2024, 2, 10) if day.year == 2024 else date(2025, 1, 29)
    quiet = 0.12 if abs((day - festival).days) <= _QUIET else 1.0
    if day in chinese_calendar.holidays:
        return holiday * quiet
    return quiet * (1.0 if chinese_calendar.is_workday(day) else weekend)
