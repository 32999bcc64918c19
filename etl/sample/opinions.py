"""社情民意: what residents said at receptions, by phone and by code, and what became of it."""

import numpy as np
import polars as pl

from etl.sample.draw import END, Flags, Ints, blank, dates, indices, life, some, words
from etl.sample.meetings import numbered
from etl.sample.people import People
from etl.sample.places import County
from etl.sample.receptions import Receptions, choose, listed, rosters, silent_months
from etl.sample.seats import Posting
from etl.sample.words import MATTERS, OPINIONS, RESULTS

_ONLINE = ("联络站二维码", "代表二维码", "随手拍", "微信", "网格", "电话")
_HANDLING = ("现场答复", "形成建议", "转办", "民主协商", "待处理")
_FLOOD = 28  # opinions that one station entered on one day
_CLASSES = "ABCD"


def opinions_of(
    county: County, people: People, posted: Posting, receptions: Receptions, suggestions: pl.DataFrame
) -> pl.DataFrame:
    """The rows of 社情民意 in the order of days. suggestions: those that may have come of them."""
    rng = county.rng("opinions")
    reception, station, day, who = _gathered(rng, county, people, posted, receptions)
    size = len(day)
    matter = indices(rng, len(MATTERS), size)
    handling = indices(rng, len(_HANDLING), size, (73, 11, 10, 3, 3))
    handling = np.where((handling == 4) & (day < 400), 2, handling)
    resolved, days = _resolved(rng, handling, day)
    at_reception = reception >= 0
    frame = pl.DataFrame({
        "opinion_id": numbered(f"{county.prefix}Y", day),
        "reception_id": blank(receptions.frame["reception_id"].gather(np.maximum(reception, 0)), at_reception),
        "station_id": blank(pl.Series([s.station_id for s in county.stations]).gather(station), ~at_reception),
        "deputy_ids": blank(listed(people.called, who), ~at_reception),
        "happened_on": dates(day),
        "channel": blank(words(rng, _ONLINE, size, (22, 14, 20, 20, 14, 10)), ~at_reception),
        "topic": pl.Series([row[1] for row in MATTERS]).gather(matter),
        "text": _texts(rng, matter),
        "handling": pl.Series(_HANDLING).gather(handling),
        "escalated_to": blank(words(rng, ("市", "省", "县"), size, (70, 20, 10)), some(rng, size, 0.012)),
        "suggestion_id": _became(county, station, day, handling, suggestions),
        "followed_up_on": dates(np.minimum(day + rng.integers(5, 40, size), END), some(rng, size, 0.35) & (handling > 0)),
        "result_raw": blank(_results(rng, size), resolved),
        "resolved_on": dates(days, resolved),
        "evidence": blank(pl.select(pl.lit("随手拍") + pl.Series(day).cast(pl.String) + pl.lit(".jpg")).to_series(), some(rng, size, 0.2)),
        "_town": np.array([s.town for s in county.stations])[station],
        "_day": day,
    })  # fmt: skip
    return frame if county.prefix else _with_residents(rng, frame)


def _gathered(
    rng: np.random.Generator, county: County, people: People, posted: Posting, receptions: Receptions
) -> tuple[Ints, Ints, Ints, Ints]:
    """(reception or -1, station, day, who) in the order of days."""
    told = np.repeat(np.arange(len(receptions.day)), rng.poisson(1.75, len(receptions.day)))
    busy = np.array(county.in_service)
    count = rng.poisson(9 * len(busy))
    station = np.concatenate([busy[indices(rng, len(busy), count)], np.full(_FLOOD, busy[0])])
    day = np.concatenate([life().pick(rng, np.zeros(count, dtype=np.int64), np.full(count, END)), np.full(_FLOOD, 318)])
    spoke = np.ones(len(day), dtype=bool)
    for silent, (first, last) in silent_months(county).items():
        spoke &= ~((station == silent) & (day >= first) & (day <= last))
    station, day = station[spoke], day[spoke]
    who = choose(rng, people, rosters(posted)[station], day, np.ones(len(day), dtype=np.int64))
    reception = np.concatenate([told, np.full(len(day), -1)])
    station, day = np.concatenate([receptions.station[told], station]), np.concatenate([receptions.day[told], day])
    who = np.concatenate([receptions.who[told], who])
    order = np.lexsort((reception, day))
    return reception[order], station[order], day[order], who[order]


def _resolved(rng: np.random.Generator, handling: Ints, day: Ints) -> tuple[Flags, Ints]:
    """(whether settled by the end, when): on the spot soon, the rest after weeks."""
    takes = np.where(handling == 0, rng.integers(0, 6, len(day)), rng.gamma(2.0, 22.0, len(day)).astype(int) + 3)
    done = some(rng, len(day), np.array([0.96, 0.62, 0.8, 0.75, 0.1])[handling]) & (day + takes <= END)
    return done, day + takes


def _results(rng: np.random.Generator, size: int) -> pl.Series:
    classes = indices(rng, 4, size, (74, 17, 5, 4))
    pools = [words(rng, RESULTS[c], size) for c in _CLASSES]
    return by_choice(classes, pools)


def by_choice(chosen: Ints, pools: list[pl.Series]) -> pl.Series:
    """Row by row the word of the pool chosen."""
    return pl.concat(pools).gather(chosen * len(chosen) + np.arange(len(chosen)))


def _texts(rng: np.random.Generator, matter: Ints) -> pl.Series:
    frame = pl.DataFrame(
        {"p": words(rng, OPINIONS, len(matter)), "m": pl.Series([r[0] for r in MATTERS]).gather(matter)}
    )
    return frame.select(pl.col("p").str.replace("{}", pl.col("m"), literal=True)).to_series()


def _became(county: County, station: Ints, day: Ints, handling: Ints, suggestions: pl.DataFrame) -> pl.Series:
    """The next suggestion out of the same town within four months, for those that formed one."""
    town = np.array([s.town for s in county.stations])[station]
    later = suggestions.sort("_town", "_day")
    keys = later["_town"].to_numpy() * 10_000 + later["_day"].to_numpy()
    place = np.minimum(np.searchsorted(keys, town * 10_000 + day), len(keys) - 1)
    near = (keys[place] >= town * 10_000 + day) & (keys[place] <= town * 10_000 + day + 120)
    return blank(later["suggestion_id"].gather(place), (handling == 1) & near)


def _with_residents(rng: np.random.Generator, frame: pl.DataFrame) -> pl.DataFrame:
    """What an office writes beside and the system never keeps: who spoke, and a number nobody has."""
    size, told = len(frame), some(rng, len(frame), 0.3)
    phone = pl.Series(rng.integers(0, 10_000, size)).cast(pl.String).str.zfill(4)
    return frame.with_columns(
        blank(words(rng, ("王女士", "李先生", "张大爷", "刘阿姨", "陈先生"), size), told).alias("resident"),
        blank(pl.select(pl.lit("1380000") + phone).to_series(), told & some(rng, size, 0.7)).alias("phone"),
    )
