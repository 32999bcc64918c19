"""社情民意: what residents said at receptions, by phone and by code, and what became of it."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from etl.sample.choice import choose
from etl.sample.draw import END, Flags, Ints, blank, dates, indices, life, some, words
from etl.sample.people import People
from etl.sample.places import County
from etl.sample.receptions import Receptions, heard, rosters
from etl.sample.registers import Posting
from etl.sample.texts import drawn_matters, filled, listed, matters, numbered, of, photos, results, topics
from etl.sample.words import OPINIONS

_ONLINE = ("联络站二维码", "代表二维码", "随手拍", "微信", "网格", "电话")
_HANDLING = ("现场答复", "形成建议", "转办", "民主协商", "待处理")
_SETTLED = np.array([0.96, 0.62, 0.8, 0.75, 0.1])  # by handling
_PER_RECEPTION, _PER_STATION = 1.75, 9
_FLOOD, _FLOOD_DAY = 28, 318  # opinions that one station entered on one day
_SOON = 120


@dataclass(frozen=True)
class _Told:
    """Row by row, in the order of days: reception (-1: none), station, day, who heard it [row, up to 3]."""

    reception: Ints
    station: Ints
    day: Ints
    who: Ints


def opinions_of(
    county: County, people: People, posted: Posting, receptions: Receptions, suggestions: pl.DataFrame
) -> pl.DataFrame:
    """The rows of 社情民意. suggestions: those that may have come of them."""
    rng = county.rng("opinions")
    told = _told(rng, county, people, posted, receptions)
    size = len(told.day)
    handling = indices(rng, len(_HANDLING), size, (73, 11, 10, 3, 3))
    handling = np.where((handling == 4) & (told.day < 400), 2, handling)  # nothing waits for ever
    apart = told.reception < 0
    frame = _rows(rng, county, told, handling).with_columns(
        blank(receptions.frame["reception_id"].gather(np.maximum(told.reception, 0)), ~apart).alias("reception_id"),
        blank(of([s.station_id for s in county.stations], told.station), apart).alias("station_id"),
        blank(listed(people.called, told.who), apart).alias("deputy_ids"),
        blank(words(rng, _ONLINE, size, (22, 14, 20, 20, 14, 10)), apart).alias("channel"),
        _became(county, told, handling, suggestions).alias("suggestion_id"),
    )
    return frame if county.prefix else _with_residents(rng, frame)


def _told(rng: np.random.Generator, county: County, people: People, posted: Posting, receptions: Receptions) -> _Told:
    at_one = np.repeat(np.arange(len(receptions.day)), rng.poisson(_PER_RECEPTION, len(receptions.day)))
    busy = np.array(county.in_service)
    count = rng.poisson(_PER_STATION * len(busy))
    station = np.concatenate([busy[indices(rng, len(busy), count)], np.full(_FLOOD, busy[0])])
    any_day = life().pick(rng, np.zeros(count, dtype=np.int64), np.full(count, END))
    day = np.concatenate([any_day, np.full(_FLOOD, _FLOOD_DAY)])
    kept = heard(county, station, day)
    station, day = station[kept], day[kept]
    who = choose(rng, people, rosters(posted)[station], day, np.ones(len(day), dtype=np.int64))
    reception = np.concatenate([at_one, np.full(len(day), -1)])
    station, day = np.concatenate([receptions.station[at_one], station]), np.concatenate([receptions.day[at_one], day])
    who, order = np.concatenate([receptions.who[at_one], who]), np.lexsort((reception, day))
    return _Told(reception[order], station[order], day[order], who[order])


def _rows(rng: np.random.Generator, county: County, told: _Told, handling: Ints) -> pl.DataFrame:
    size, town = len(told.day), np.array([s.town for s in county.stations])[told.station]
    matter = drawn_matters(rng, county.is_rural(town))
    resolved, on = _resolved(rng, handling, told.day)
    pushed = np.minimum(told.day + rng.integers(5, 40, size), END)
    return pl.DataFrame({
        "opinion_id": numbered(f"{county.prefix}Y", told.day),
        "happened_on": dates(told.day),
        "topic": topics(matter),
        "text": filled(words(rng, OPINIONS, size), matter=matters(matter)),
        "handling": of(_HANDLING, handling),
        "escalated_to": blank(words(rng, ("市", "省", "县"), size, (70, 20, 10)), some(rng, size, 0.012)),
        "followed_up_on": dates(pushed, some(rng, size, 0.35) & (handling > 0)),
        "result_raw": blank(results(rng, indices(rng, 4, size, (74, 17, 5, 4))), resolved),
        "resolved_on": dates(on, resolved),
        "evidence": photos(rng, "随手拍", told.day, 0.2),
        "_town": town,
        "_day": told.day,
    })  # fmt: skip


def _resolved(rng: np.random.Generator, handling: Ints, day: Ints) -> tuple[Flags, Ints]:
    """(whether settled by the end, when): on the spot soon, the rest after weeks."""
    takes = np.where(handling == 0, rng.integers(0, 6, len(day)), rng.gamma(2.0, 22.0, len(day)).astype(int) + 3)
    return some(rng, len(day), _SETTLED[handling]) & (day + takes <= END), day + takes


def _became(county: County, told: _Told, handling: Ints, suggestions: pl.DataFrame) -> pl.Series:
    """The next suggestion out of the same town within four months, for those that formed one."""
    town = np.array([s.town for s in county.stations])[told.station]
    later = suggestions.sort("_town", "_day", maintain_order=True)
    keys, wanted = later["_town"].to_numpy() * 10_000 + later["_day"].to_numpy(), town * 10_000 + told.day
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    near = (keys[place] >= wanted) & (keys[place] <= wanted + _SOON)
    return blank(later["suggestion_id"].gather(place), (handling == 1) & near)


def _with_residents(rng: np.random.Generator, frame: pl.DataFrame) -> pl.DataFrame:
    """What an office writes beside and the system never keeps: who spoke, and a number nobody has."""
    size, told = len(frame), some(rng, len(frame), 0.3)
    phone = pl.Series(rng.integers(0, 10_000, size)).cast(pl.String).str.zfill(4)
    return frame.with_columns(
        blank(words(rng, ("王女士", "李先生", "张大爷", "刘阿姨", "陈先生"), size), told).alias("resident"),
        blank(pl.select(pl.lit("1380000") + phone).to_series(), told & some(rng, size, 0.7)).alias("phone"),
    )
