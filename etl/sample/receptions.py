"""接待: on each station's days, made up after a holiday, missed, and in between."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache

import chinese_calendar  # type: ignore[import-untyped]
import numpy as np
import polars as pl

from etl.records.reception_rule import reception_dates
from etl.sample.draw import END, FIRST, LAST, Flags, Ints, at, blank, dates, indices, some, words, work
from etl.sample.meetings import numbered
from etl.sample.people import People
from etl.sample.places import County
from etl.sample.seats import Posting
from etl.sample.words import CAMPAIGNS

_EXTRA = 7.0  # receptions a year between the days of the rule
_CHANNELS = ("现场", "来访", "电话", "微信", "来信", "代表二维码", "网络平台")
_CHANNEL_WEIGHTS = (70, 12, 6, 5, 2, 3, 2)


@dataclass(frozen=True)
class Receptions:
    """Row by row: station, day, who received (-1: nobody more), how many came."""

    station: Ints
    day: Ints
    who: Ints
    visitors: Ints
    frame: pl.DataFrame


@cache
def due_days(rule: str) -> tuple[tuple[int, bool], ...]:
    """(day, whether it is a public holiday) of each reception day of a rule."""
    return tuple((at(day), day in chinese_calendar.holidays) for day in reception_dates(rule, FIRST, LAST))


def silent_months(county: County) -> dict[int, tuple[int, int]]:
    """station -> first and last day of months for which it sent nothing: one in twelve stations has such a gap."""
    rng = county.rng("silence")
    stations = [n for n in county.in_service if some(rng, 1, 1 / 12)[0]]
    stations = stations or [county.in_service[-1]]
    gaps = {}
    for station in stations:
        month, length = int(rng.integers(3, 21)), int(rng.integers(1, 4))
        gaps[station] = (_month(month), _month(month + length) - 1)
    return gaps


def _month(n: int) -> int:
    """The first day of the n-th month, 0 = January 2024."""
    return at(FIRST.replace(year=FIRST.year + n // 12, month=n % 12 + 1))


def receptions_of(county: County, people: People, posted: Posting) -> Receptions:
    """Every reception in the order of days; none in the months a station was silent."""
    rng = county.rng("receptions")
    station, day, is_due = _days(rng, county)
    for silent, (first, last) in silent_months(county).items():
        keep = ~((station == silent) & (day >= first) & (day <= last))
        station, day, is_due = station[keep], day[keep], is_due[keep]
    order = np.lexsort((station, day))
    station, day, is_due = station[order], day[order], is_due[order]
    most = np.where(rng.random(len(day)) < 0.35, 1, np.where(rng.random(len(day)) < 0.75, 2, 3))
    who = choose(rng, people, rosters(posted)[station], day, most)
    visitors = 1 + rng.negative_binomial(2.2, 0.23, len(day))
    return Receptions(station, day, who, visitors, _frame(rng, county, people, station, day, who, visitors, is_due))


def _days(rng: np.random.Generator, county: County) -> tuple[Ints, Ints, Flags]:
    """(station, day, whether it is the reception day)"""
    stations, days, due = [], [], []
    for n in county.in_service:
        station = county.stations[n]
        opened = at(station.opened) if station.opened else 0
        own = [_held(rng, day, off, station.held) for day, off in due_days(station.rule or "每月10日") if day >= opened]
        more = work().pick(rng, *_span(opened, rng.poisson(_EXTRA * 2 * (0.35 + 0.65 * station.held))))
        kept = [day for day in own if day is not None and day <= END]
        stations += [n] * (len(kept) + len(more))
        days += [*kept, *more.tolist()]
        due += [True] * len(kept) + [False] * len(more)
    return np.array(stations), np.array(days), np.array(due)


def _span(opened: int, size: int) -> tuple[Ints, Ints]:
    return np.full(size, max(opened, 0)), np.full(size, END)


def _held(rng: np.random.Generator, day: int, is_holiday: bool, share: float) -> int | None:
    """The day of the reception: the day itself; after a holiday within a week; some made up late; else none."""
    chance, later = rng.random(), int(rng.integers(1, 8))
    if chance < share * (0.93 if is_holiday else 1.0):
        return _working(day + later) if is_holiday else day
    return _working(day + 2 + later) if chance > 0.8 else None


def _working(day: int) -> int:
    while day <= END and not chinese_calendar.is_workday(FIRST + timedelta(day)):
        day += 1
    return day


def rosters(posted: Posting) -> Ints:
    """[station, widest roster]: who is posted where, filled up with -1."""
    lists = [posted.at(n) for n in range(int(posted.station.max()) + 1)]
    widest = max(3, max(len(roster) for roster in lists))
    return np.array([np.pad(roster, (0, widest - len(roster)), constant_values=-1) for roster in lists])


def choose(rng: np.random.Generator, people: People, among: Ints, day: Ints, most: Ints, limit: int = 3) -> Ints:
    """[row, limit]: of `among` [row, anyone or -1] those in office that day, the zealous oftener, no more than
    `most` of the row; -1 = none more."""
    seats, on = people.seats, day[:, None]
    there = (among >= 0) & (seats.start[among] <= on) & (seats.end[among] >= on)
    there &= ~((people.away_from[among] <= on) & (people.away_to[among] >= on))
    keys = np.where(there, np.log(people.zeal[among]) * 0.8 + rng.gumbel(size=among.shape), -np.inf)
    best = np.argsort(-keys, axis=1)[:, :limit]
    found = np.where(np.take_along_axis(there, best, 1), np.take_along_axis(among, best, 1), -1)
    return np.where(np.arange(found.shape[1]) < most[:, None], found, -1)


def listed(called: pl.Series, who: Ints) -> pl.Series:
    """The names of each row, joined by 、; blank where there is none."""
    parts = [blank(called.gather(np.maximum(column, 0)), column >= 0).alias(str(n)) for n, column in enumerate(who.T)]
    joined = pl.DataFrame(parts).select(pl.concat_str(pl.all(), separator="、", ignore_nulls=True)).to_series()
    return blank(joined, who[:, 0] >= 0)


def _frame(
    rng: np.random.Generator, county: County, people: People, station: Ints, day: Ints, who: Ints, visitors: Ints,
    is_due: Flags,
) -> pl.DataFrame:  # fmt: skip
    size = len(day)
    channel = np.where(is_due & some(rng, size, 0.85), 0, indices(rng, len(_CHANNELS), size, _CHANNEL_WEIGHTS))
    online = channel >= 5
    return pl.DataFrame({
        "reception_id": numbered(f"{county.prefix}J", day),
        "station_id": pl.Series([s.station_id for s in county.stations]).gather(station),
        "deputy_ids": listed(people.called, who),
        "happened_on": dates(day),
        "channel": pl.Series(_CHANNELS).gather(channel),
        "venue": pl.Series(np.where(online, "线上", np.where(some(rng, size, 0.86), "站点", np.where(some(rng, size, 0.7), "选区", "流动")))),
        "campaign": blank(words(rng, CAMPAIGNS, size), some(rng, size, 0.18)),
        "visitors": pl.Series(visitors),
        "evidence": blank(pl.select(pl.lit("接待") + pl.Series(day).cast(pl.String) + pl.lit(".jpg")).to_series(), some(rng, size, 0.75)),
        "_town": np.array([s.town for s in county.stations])[station],
        "_day": day,
    })  # fmt: skip
