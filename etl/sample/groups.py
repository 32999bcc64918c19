"""小组: groups of deputies in towns, of one trade in the county, one for each project, and those of the 议政 lane."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from etl.sample.draw import Flags, Ints, dates
from etl.sample.people import People
from etl.sample.places import County
from etl.sample.seats import OPEN

_NUMBERS = "一二三四五六七八九十"
_TRADES = ("法治监察", "城建环保", "教科文卫", "财政经济", "农业农村")


@dataclass(frozen=True)
class Group:
    """town: -1 where it is one of the county."""

    name: str
    kind: str
    town: int
    members: Ints


def groups_of(county: County, people: People) -> tuple[Group, ...]:
    """Every group, those of the towns first."""
    rng, seats = county.rng("groups"), people.seats
    found = [group for n in range(len(county.towns)) for group in _of_town(county, people, n)]
    elected = np.flatnonzero(seats.county & (seats.end == OPEN))
    for trade in _TRADES if county.prefix or len(county.towns) > 1 else _TRADES[:1]:
        found.append(_drawn(rng, f"{county.name}{trade}专业小组", "专业小组", elected, 12))
    for number in _NUMBERS:
        found.append(_drawn(rng, f"{county.name}民生实事第{number}监督小组", "监督小组", elected, 4))
    return tuple(found)


def _of_town(county: County, people: People, n: int) -> list[Group]:
    town, seats = county.towns[n], people.seats
    here = seats.town == n
    kind = "代表小组" if town.is_street else "联络组"
    found = _split(f"{town.label}第{{}}{kind}", kind, n, here & people.deputies, 16)
    return found + _split(f"{town.label}第{{}}{town.lane}小组", f"{town.lane}小组", n, here & seats.council, 12)


def _split(name: str, kind: str, town: int, here: Flags, size: int) -> list[Group]:
    members = np.flatnonzero(here)
    if not len(members):
        return []
    parts = np.array_split(members, max(1, round(len(members) / size)))
    return [Group(name.format(_NUMBERS[k % 10]), kind, town, part) for k, part in enumerate(parts[:10])]


def _drawn(rng: np.random.Generator, name: str, kind: str, among: Ints, size: int) -> Group:
    return Group(name, kind, -1, np.sort(rng.choice(among, min(size, len(among)), replace=False)))


def group_members(county: County, people: People, groups: tuple[Group, ...]) -> pl.DataFrame:
    """The rows of 小组; the first of a group leads it."""
    sizes = [len(group.members) for group in groups]
    who = np.concatenate([group.members for group in groups])
    place = np.concatenate([np.arange(size) for size in sizes])
    areas = [county.towns[g.town].area_id if g.town >= 0 else county.area_id for g in groups]
    which = np.repeat(np.arange(len(groups)), sizes)
    return pl.DataFrame({
        "group": pl.Series([group.name for group in groups]).gather(which),
        "kind": pl.Series([group.kind for group in groups]).gather(which),
        "area_id": pl.Series(areas).gather(which),
        "deputy_id": people.ids.gather(who),
        "role": pl.Series(["组长", "副组长", "组员"]).gather(np.minimum(place, 2)),
        "from_on": dates(people.seats.start[who], people.seats.start[who] > -700),
        "to_on": dates(people.seats.end[who], people.seats.end[who] < OPEN),
    })  # fmt: skip
