"""接待: on each station's days, made up after a holiday, missed, and in between."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache

import chinese_calendar
import numpy as np
import polars as pl

from etl.records.reception_rule import reception_dates
from etl.sample.choice import choose, table_of
from etl.sample.draw import END, FIRST, LAST, Flags, Ints, at, blank, dates, indices, some, words, work
from etl.sample.people import People
from etl.sample.places import County
from etl.sample.registers import Posting
from etl.sample.texts import listed, numbered, of, photos
from etl.sample.words import CAMPAIGNS

_EXTRA = 7.0  # receptions a year between the days of the rule
_CHANNELS = ("现场", "来访", "电话", "微信", "来信", "代表二维码", "网络平台")
_CHANNEL_WEIGHTS = (70, 12, 6, 5, 2, 3, 2)
_ONLINE = 5  # from this place on in _CHANNELS
_VENUES = ("站点", "选区", "流动", "线上")


@dataclass(frozen=True)
class Receptions:
    """Row by row: station, day, who received [row, up to 3] (-1: nobody more). frame: 接待."""

    station: Ints
    day: Ints
    who: Ints
    frame: pl.DataFrame


@cache
def due_days(rule: str) -> tuple[tuple[int, bool], ...]:
    """(day, whether it is a public holiday) of each reception day of a rule."""
    return tuple((at(day), day in chinese_calendar.holidays) for day in reception_dates(rule, FIRST, LAST))


def silent_months(county: County) -> dict[int, tuple[int, int]]:
    """station -> first and last day of months for which it sent nothing: one in twelve stations has such a gap."""
    rng = county.rng("silence")
    stations = [n for n in county.in_service if some(rng, 1, 1 / 12)[0]]
    gaps = {}
    for station in stations or [county.in_service[-1]]:
        month, length = int(rng.integers(3, 21)), int(rng.integers(1, 4))
        gaps[station] = (_month(month), _month(month + length) - 1)
    return gaps


def _month(n: int) -> int:
    """The first day of the n-th month, 0 = January 2024."""
    return at(FIRST.replace(year=FIRST.year + n // 12, month=n % 12 + 1))


def heard(county: County, station: Ints, day: Ints) -> Flags:
    """Whether a station was open that day and sent what it had for it."""
    opened = np.array([at(s.opened) if s.opened else -10_000 for s in county.stations])
    flags: Flags = day >= opened[station]
    for silent, (first, last) in silent_months(county).items():
        flags &= ~((station == silent) & (day >= first) & (day <= last))
    return flags


def rosters(posted: Posting) -> Ints:
    """[station, widest roster]: who is posted where; -1 = nobody more."""
    return table_of([posted.at(n) for n in range(int(posted.station.max()) + 1)])


def receptions_of(county: County, people: People, posted: Posting) -> Receptions:
    """Every reception in the order of days; none in the months a station was silent."""
    rng = county.rng("receptions")
    station, day, is_due = _days(rng, county)
    order = np.lexsort((station, day))
    order = order[heard(county, station, day)[order]]
    station, day, is_due = station[order], day[order], is_due[order]
    most = indices(rng, 3, len(day), (35, 49, 16)) + 1
    who = choose(rng, people, rosters(posted)[station], day, most)
    frame = _rows(rng, county, station, day, is_due).with_columns(listed(people.called, who).alias("deputy_ids"))
    return Receptions(station, day, who, frame)


def _days(rng: np.random.Generator, county: County) -> tuple[Ints, Ints, Flags]:
    """(station, day, whether it is the reception day)"""
    station, day, due = [], [], []
    for n in county.in_service:
        place = county.stations[n]
        own = [_held(rng, on, is_off, place.held) for on, is_off in due_days(place.rule)] if place.rule else []
        kept = [on for on in own if on is not None and on <= END]
        count = rng.poisson(_EXTRA * 2 * (0.35 + 0.65 * place.held))
        more = work().pick(rng, np.zeros(count, dtype=np.int64), np.full(count, END))
        station.append(np.full(len(kept) + count, n))
        day.append(np.concatenate([np.array(kept, dtype=np.int64), more]))
        due.append(np.arange(len(kept) + count) < len(kept))
    return np.concatenate(station), np.concatenate(day), np.concatenate(due)


def _held(rng: np.random.Generator, day: int, is_holiday: bool, share: float) -> int | None:
    """The day of the reception: the day itself; after a holiday within a week; some made up late; else none."""
    chance, later = rng.random(), int(rng.integers(1, 8))
    if chance < share * (0.93 if is_holiday else 1.0):
        return _working(day + later) if is_holiday else day
    return _working(day + 2 + later) if chance > 0.8 else None


def _working(day: int) -> int:
    """The day, or the next working day."""
    while day <= END and not chinese_calendar.is_workday(FIRST + timedelta(day)):
        day += 1
    return day


def _rows(rng: np.random.Generator, county: County, station: Ints, day: Ints, is_due: Flags) -> pl.DataFrame:
    size = len(day)
    channel = indices(rng, len(_CHANNELS), size, _CHANNEL_WEIGHTS)
    channel = np.where(is_due & some(rng, size, 0.85), 0, channel)
    venue = np.where(channel >= _ONLINE, len(_VENUES) - 1, indices(rng, 3, size, (86, 10, 4)))
    return pl.DataFrame({
        "reception_id": numbered(f"{county.prefix}J", day),
        "station_id": of([s.station_id for s in county.stations], station),
        "happened_on": dates(day),
        "channel": of(_CHANNELS, channel),
        "venue": of(_VENUES, venue),
        "campaign": blank(words(rng, CAMPAIGNS, size), some(rng, size, 0.18)),
        "visitors": pl.Series(1 + rng.negative_binomial(2.2, 0.23, size)),
        "evidence": photos(rng, "接待", day, 0.75),
        "_town": np.array([s.town for s in county.stations])[station],
        "_day": day,
    })  # fmt: skip
