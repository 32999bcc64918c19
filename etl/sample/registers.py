"""The registers of people: 任职, 驻站, 小组, 负面事项."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from etl.sample.draw import END, Flags, Ints, blank, dates, indices, some, words
from etl.sample.people import People, committee, presidium
from etl.sample.places import County
from etl.sample.seats import OPEN
from etl.sample.texts import either, of

_LEVELS = ("县", "乡镇", "市", "省", "全国")
_COUNCIL = len(_LEVELS)  # the lane of a street, named by its town
_CONGRESS = ("第十八届", "第十九届", "第十五届", "第十四届", "第十四届", "第一届")
_BEGAN_AT_HOME = {2: -690, 3: -350, 4: -302}  # 市 2022-02, 省 2023-01, 全国 2023-03


@dataclass(frozen=True)
class Posting:
    """Who is posted where: row by row a person and the number of a station."""

    person: Ints
    station: Ints

    def at(self, station: int) -> Ints:
        there: Ints = self.person[self.station == station]
        return there


def mandates(county: County, people: People) -> pl.DataFrame:
    """A row per person and congress; 议政代表 and 议事代表 have a lane of their own."""
    seats, rng = people.seats, county.rng("mandates")
    holds = [seats.county, seats.own, *(seats.upper == n for n in (1, 2, 3)), seats.council]
    person = np.concatenate([np.flatnonzero(held) for held in holds])
    level = np.repeat(np.arange(len(holds)), [int(held.sum()) for held in holds])
    follows, end, town = seats.follows[person] >= 0, seats.end[person], seats.town[person]
    began = np.select([level == n for n in _BEGAN_AT_HOME], list(_BEGAN_AT_HOME.values()), seats.start[person])
    is_above = np.isin(level, list(_BEGAN_AT_HOME))
    areas, lanes = [*(t.area_id for t in county.towns), county.area_id], [t.lane for t in county.towns]
    return pl.DataFrame({
        "deputy_id": people.ids.gather(person),
        "level": of([*_LEVELS, *lanes], np.where(level == _COUNCIL, len(_LEVELS) + town, level)),
        "congress": of(_CONGRESS, level),
        "electoral_district": blank(_districts(rng, county, town), ~is_above),
        "area_id": of(areas, np.where(is_above, len(county.towns), town)),
        "role": _roles(people, person, level),
        "from_on": dates(np.where(follows, seats.start[person], began)),
        "to_on": dates(end, end < OPEN),
        "entered_by": of(("换届选举", "补选", "推荐"), np.where(level == _COUNCIL, 2, follows)),
        "ended_by": blank(words(rng, ("辞职", "调离", "去世", "罢免"), len(person), (50, 40, 8, 2)), end < OPEN),
    })  # fmt: skip


def _districts(rng: np.random.Generator, county: County, town: Ints) -> pl.Series:
    number = pl.Series(indices(rng, 8, len(town)) + 1).cast(pl.String)
    return pl.select(of([f"{t.short}第" for t in county.towns], town) + number + pl.lit("选区")).to_series()


def _roles(people: People, person: Ints, level: Ints) -> pl.Series:
    """Who sits on the standing committee, and on the presidium of a town congress."""
    board = committee(people)
    roles = dict.fromkeys(((0, who) for who in board.tolist()), "常委会委员")
    roles |= dict.fromkeys(((0, who) for who in board[1:5].tolist()), "常委会副主任")
    roles |= dict.fromkeys(((0, who) for who in board[:1].tolist()), "常委会主任")
    for town in np.unique(people.seats.town[people.seats.own]).tolist():
        members = [(1, who) for who in presidium(people, town).tolist()]
        roles |= dict.fromkeys(members, "主席团成员") | {members[0]: "主席团主席"}
    return pl.Series([roles.get(pair) for pair in zip(level.tolist(), person.tolist(), strict=True)], dtype=pl.String)


def posting(county: County, people: People) -> Posting:
    """Everyone has a station in service of the own town, one in eight a second one."""
    rng, size = county.rng("posting"), len(people)
    offers = [[n for n in county.in_service if county.stations[n].town == t] for t in range(len(county.towns))]
    counts = np.array([len(offer) for offer in offers])
    table = np.array([offer + [-1] * (counts.max() - len(offer)) for offer in offers])
    first = (rng.random(size) * counts[people.seats.town]).astype(int)
    second = (first + 1) % np.maximum(counts[people.seats.town], 1)
    posted = people.deputies & (counts[people.seats.town] > 0)
    twice = posted & (second != first) & some(rng, size, 0.125)
    who = np.concatenate([np.flatnonzero(posted), np.flatnonzero(twice)])
    where = np.concatenate([first[posted], second[twice]])
    return Posting(who, table[people.seats.town[who], where])


def assignments(county: County, people: People, posted: Posting) -> pl.DataFrame:
    """The rows of 驻站; the first of a station is its head."""
    who, stations = posted.person, posted.station
    _, firsts = np.unique(stations, return_index=True)
    role = np.full(len(who), "驻站代表", dtype=object)
    role[firsts] = "站长"
    start, end = people.seats.start[who], people.seats.end[who]
    return pl.DataFrame({
        "deputy_id": people.ids.gather(who),
        "station_id": pl.Series([station.station_id for station in county.stations]).gather(stations),
        "role": pl.Series(role.tolist()),
        "from_on": dates(start, start > -700),
        "to_on": dates(end, end < OPEN),
    })  # fmt: skip


def conduct(county: County, people: People) -> pl.DataFrame:
    """The rows of 负面事项: every suspension, and some warnings."""
    rng = county.rng("conduct")
    away = np.flatnonzero(people.away_to >= people.away_from)
    others = rng.choice(np.flatnonzero(people.in_office(END)), max(2, len(people) // 250), replace=False)
    who = np.concatenate([away, others])
    day = np.concatenate([people.away_from[away], rng.integers(30, END - 30, len(others))])
    end = np.concatenate([people.away_to[away], np.full(len(others), OPEN)])
    is_away: Flags = np.arange(len(who)) < len(away)
    kind = np.where(is_away, 0, 1 + indices(rng, 4, len(who), (50, 25, 20, 5)))
    return pl.DataFrame({
        "deputy_id": people.ids.gather(who),
        "kind": of(("暂停执行职务", "警告", "违纪", "其他", "违法"), kind),
        "happened_on": dates(day),
        "to_on": dates(end, end < OPEN),
        "text": either(is_away, "依法暂时停止执行代表职务", "由有关机关处理"),
    })  # fmt: skip
