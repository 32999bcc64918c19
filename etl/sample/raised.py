"""Who raises a suggestion, in which congress, at a congress or between, on which day."""

from dataclasses import dataclass

import numpy as np

from etl.sample.draw import END, YEARS, Flags, Ints, some, work
from etl.sample.meetings import Meetings
from etl.sample.people import People
from etl.sample.places import County

_ABOVE = ("", "市", "省", "全国")
_YEARLY = 0.78  # suggestions led by one deputy of usual zeal
_OF_THE_LANE = 0.45  # 议政代表 raise fewer
_AT_CONGRESS = 0.44
LANES = ("议政代表", "议事代表")


@dataclass(frozen=True)
class Raised:
    """Row by row, in the order of days: leader, level, whether at a congress, day."""

    lead: Ints
    level: np.ndarray
    at_congress: Flags
    day: Ints

    def __len__(self) -> int:
        return len(self.day)

    def __getitem__(self, rows: Ints | Flags) -> "Raised":
        return Raised(self.lead[rows], self.level[rows], self.at_congress[rows], self.day[rows])


def raised_by(rng: np.random.Generator, county: County, people: People, meetings: Meetings) -> Raised:
    """Every suggestion of those in office that day."""
    parts = [_of_year(rng, county, people, meetings, year) for year in YEARS]
    columns = ("lead", "level", "at_congress", "day")
    both = Raised(*(np.concatenate([getattr(part, column) for part in parts]) for column in columns))
    both = both[people.there(both.lead, both.day)]
    return both[np.lexsort((both.lead, both.day))]


def _of_year(rng: np.random.Generator, county: County, people: People, meetings: Meetings, year: int) -> Raised:
    first = 366 * (year - YEARS[0])
    often = _YEARLY * people.zeal * np.where(people.seats.council, _OF_THE_LANE, 1.0)
    lead = np.repeat(np.arange(len(people)), rng.poisson(often))
    level = _levels(rng, county, people, lead)
    between = work().pick(rng, np.full(len(lead), first), np.full(len(lead), min(first + 365, END)))
    at = _congress_day(rng, meetings, people.seats.town[lead], level, first)
    at_congress = some(rng, len(lead), _AT_CONGRESS) & ~np.isin(level.astype(str), LANES) & (at >= 0)
    return Raised(lead, level, at_congress, np.where(at_congress, at, between))


def _levels(rng: np.random.Generator, county: County, people: People, lead: Ints) -> np.ndarray:
    """In which congress: that of the county, else of the town, else above; in the lane of the street for the rest."""
    seats = people.seats
    lane = np.array([town.lane for town in county.towns], dtype=object)[seats.town[lead]]
    above = np.array(_ABOVE, dtype=object)[seats.upper[lead]]
    own = seats.own[lead] & (~seats.county[lead] | some(rng, len(lead), 0.25))
    return np.where(seats.council[lead], lane, np.where(own, "乡镇", np.where(seats.county[lead], "县", above)))


def _congress_day(rng: np.random.Generator, meetings: Meetings, town: Ints, level: np.ndarray, first: int) -> Ints:
    """A day of the congress: of the county for it and those above, of the town for 乡镇; -1 where there was none."""
    plan = meetings.plan
    held = np.flatnonzero(plan.is_one_of("人代会") & meetings.held & (plan.day // 366 == first // 366))
    opened = np.full(int(max(plan.town.max(), town.max(initial=0))) + 2, -1)
    for n in held[::-1].tolist():
        opened[plan.town[n]] = plan.day[n]  # the first of the year stands; the county's is the last entry (-1)
    place = np.where(level == "乡镇", town, -1)
    return np.where(opened[place] < 0, -1, opened[place] + np.where(place < 0, rng.integers(0, 3, len(town)), 0))
