"""Which activities come about: by whom, in which town, on which day."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from etl.sample.agenda import TEMPLATES, Template
from etl.sample.draw import YEARS, Flags, Ints, at, some, work
from etl.sample.groups import Group
from etl.sample.people import People, committee, presidium
from etl.sample.places import County
from etl.sample.registers import Posting

CONGRESS = {2024: date(2024, 1, 16), 2025: date(2025, 1, 14)}
"""The days the county congress opens."""


@dataclass(frozen=True)
class Plan:
    """Row by row, in the order of days: template, unit (number of the town, group or station that holds it; 0 for the
    county), town (-1: the county's), day."""

    template: Ints
    unit: Ints
    town: Ints
    day: Ints

    def __len__(self) -> int:
        return len(self.day)

    def each(self, field: str) -> np.ndarray:
        """A field of the template, row by row."""
        return np.array([getattr(template, field) for template in TEMPLATES], dtype=object)[self.template]

    def is_one_of(self, *kinds: str) -> Flags:
        flags: Flags = np.isin(self.each("kind").astype(str), kinds)
        return flags


def plan_of(rng: np.random.Generator, county: County, groups: tuple[Group, ...]) -> Plan:
    """Every activity of the two years."""
    parts = [
        _drawn(rng, n, template, _units(county, groups, template), year)
        for n, template in enumerate(TEMPLATES)
        for year in YEARS
    ]
    number, unit, town, year = np.concatenate(parts, axis=1)
    day = _days(rng, number, year)
    order = np.lexsort((number, day))
    return Plan(number[order], unit[order], town[order], day[order])


def _drawn(rng: np.random.Generator, number: int, template: Template, units: list[tuple[int, int]], year: int) -> Ints:
    """[4, row]: template, unit, town, year."""
    pairs = np.array(units, dtype=np.int64).reshape(-1, 2)
    held = np.repeat(np.arange(len(pairs)), template.times)
    held = held[some(rng, len(held), template.share)]
    return np.stack([np.full(len(held), number), pairs[held, 0], pairs[held, 1], np.full(len(held), year)])


def _units(county: County, groups: tuple[Group, ...], template: Template) -> list[tuple[int, int]]:
    """(number, town) of everyone who holds such an activity."""
    towns = list(enumerate(county.towns))
    return {
        "county": [(0, -1)],
        "town": [(n, n) for n, _ in towns],
        "street": [(n, n) for n, town in towns if town.is_street],
        "township": [(n, n) for n, town in towns if not town.is_street],
        "council": [(n, n) for n, town in towns if town.council],
        "group": [(n, g.town) for n, g in enumerate(groups) if g.kind != "监督小组"],
        "station": [(n, county.stations[n].town) for n in county.in_service],
    }[template.host]


def _days(rng: np.random.Generator, number: Ints, year: Ints) -> Ints:
    """A working day in the months of each template; the county congress has its own days."""
    later = (year - YEARS[0]).astype(np.int64)
    bounds = np.array([[at(date(y + m // 12, m % 12 + 1, 1)) for m in range(13)] for y in YEARS])
    months = np.array([template.months for template in TEMPLATES])[number]
    day = work().pick(rng, bounds[later, months[:, 0] - 1], bounds[later, months[:, 1]] - 1)
    return np.where(number == 0, np.array([at(CONGRESS[y]) for y in YEARS])[later], day).astype(np.int64)


def called(
    people: People, groups: tuple[Group, ...], posted: Posting, template: Template, unit: int, town: int
) -> Ints:
    """Whom an activity calls, whether or not in office that day."""
    seats, here = people.seats, people.seats.town == town
    match template.called:
        case "committee":
            return committee(people)
        case "presidium":
            return presidium(people, town)
        case "group":
            return groups[unit].members
        case "station":
            return posted.at(unit)
        case "few":
            return np.flatnonzero(seats.county if town < 0 else here & people.deputies)
    flags = {
        "county": seats.county, "town": here & people.deputies, "congress": here & seats.own,
        "council": here & seats.council,
    }  # fmt: skip
    return np.flatnonzero(flags[template.called])
