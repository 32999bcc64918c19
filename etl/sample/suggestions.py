"""建议: who raised them, when they were handed over, which unit replied, how late, with which result."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from etl.sample.draw import END, YEARS, Flags, Ints, Reals, blank, dates, indices, some, words, work
from etl.sample.meetings import Meetings, numbered
from etl.sample.opinions import by_choice
from etl.sample.people import People
from etl.sample.places import County
from etl.sample.receptions import choose, listed
from etl.sample.words import MATTERS, RESULTS, TITLES

_UNITS = {
    # unit -> share replied in time, share solved
    "住建局": (0.84, 0.51), "城管局": (0.91, 0.48), "卫健局": (0.97, 0.52), "交通局": (0.79, 0.45),
    "教育局": (0.97, 0.84), "民政局": (0.99, 0.55), "农业农村局": (0.85, 0.41), "生态环境局": (0.98, 0.65),
    "水务局": (0.62, 0.43), "市场监管局": (0.9, 0.5), "文旅局": (0.93, 0.53), "人社局": (0.98, 0.67),
    "发改局": (0.96, 0.5), "公安分局": (0.85, 0.4),
}  # fmt: skip
_ABOVE = ("", "市", "省", "全国")
_YEARLY = 0.7  # suggestions led by one deputy of usual zeal
_NEVER = 0.012
CLASSES = "ABCD"


@dataclass(frozen=True)
class Suggestions:
    """Row by row: leader, day submitted; handed, replied: days, beyond END = not yet; result: number in CLASSES."""

    lead: Ints
    day: Ints
    unit: pl.Series
    accepted: Flags
    handed: Ints
    replied: Ints
    result: Ints
    priority: Flags
    frame: pl.DataFrame

    @property
    def ids(self) -> pl.Series:
        return self.frame["suggestion_id"]


def suggestions_of(county: County, people: People, meetings: Meetings) -> Suggestions:
    """Every suggestion in the order submitted."""
    rng = county.rng("suggestions")
    lead, level, at_congress, day = _raised(rng, county, people, meetings)
    size, matter = len(lead), indices(rng, len(MATTERS), len(lead))
    rates = np.array([_UNITS[row[2]] for row in MATTERS])[matter]
    accepted = ~some(rng, size, 0.05)
    handed = np.where(accepted, day + np.where(at_congress, rng.integers(8, 24, size), rng.integers(3, 15, size)), 9999)
    term = np.where(level == "乡镇", 60, 90)
    hard = some(rng, size, 0.07)
    replied = _replied(rng, handed, term * np.where(hard, 2, 1), rates[:, 0])
    result = _result(rng, rates[:, 1])
    priority = accepted & some(rng, size, 0.05)
    unit = _unit(county, people, lead, level, matter)
    frame = _frame(rng, county, people, lead, level, at_congress, day, matter, accepted, handed, replied, result)
    frame = frame.with_columns(
        blank(dates(handed + term * 2), hard & (handed <= END)).alias("reply_due_on"),
        blank(unit, handed <= END).alias("lead_unit"),
        pl.Series(np.where(priority, "是", "否")).alias("is_priority"),
        blank(pl.select(pl.lit(f"{county.name}人大常委会副主任")).to_series().new_from_index(0, size), priority).alias(
            "supervised_by"
        ),
    )
    return Suggestions(lead, day, unit, accepted, handed, replied, result, priority, frame)


def _raised(
    rng: np.random.Generator, county: County, people: People, meetings: Meetings
) -> tuple[Ints, np.ndarray, Flags, Ints]:
    """(leader, level, whether at a congress, day), in the order of days."""
    parts = []
    for year in YEARS:
        first = 0 if year == YEARS[0] else 366
        lead = np.repeat(
            np.arange(len(people)), rng.poisson(_YEARLY * people.zeal * np.where(people.seats.council, 0.45, 1))
        )
        level = _levels(rng, county, people, lead)
        at_congress = some(rng, len(lead), 0.44) & (level != "议政代表") & (level != "议事代表")
        closed = work().pick(rng, np.full(len(lead), first), np.full(len(lead), min(first + 365, END)))
        day = np.where(at_congress, _congress_day(rng, meetings, people.seats.town[lead], level, first), closed)
        parts.append((lead, level, at_congress & (day >= 0), np.where(day < 0, closed, day)))
    lead, level, at_congress, day = (np.concatenate(part) for part in zip(*parts, strict=True))
    there = people.in_office(day[:, None])[np.arange(len(lead)), lead]
    order = np.lexsort((lead, day))
    order = order[there[order]]
    return lead[order], level[order], at_congress[order], day[order]


def _levels(rng: np.random.Generator, county: County, people: People, lead: Ints) -> np.ndarray:
    """In which congress: that of the county, else of the town, else above; in the lane of the street for the rest."""
    seats = people.seats
    lane = np.array([town.lane for town in county.towns], dtype=object)[seats.town[lead]]
    above = np.array(_ABOVE, dtype=object)[seats.upper[lead]]
    own = seats.own[lead] & (~seats.county[lead] | some(rng, len(lead), 0.25))
    return np.where(seats.council[lead], lane, np.where(own, "乡镇", np.where(seats.county[lead], "县", above)))


def _congress_day(rng: np.random.Generator, meetings: Meetings, town: Ints, level: np.ndarray, first: int) -> Ints:
    """A day of the congress: of the county for it and those above, of the town for 乡镇; -1 where there was none."""
    of_year = (
        (meetings.activities["kind"] == "人代会").to_numpy() & meetings.held & (meetings.day // 366 == first // 366)
    )
    opened = np.full(int(max(meetings.town.max(), town.max(initial=0))) + 2, -1)
    for where, day in zip(meetings.town[of_year][::-1].tolist(), meetings.day[of_year][::-1].tolist(), strict=True):
        opened[where] = day  # the first of the year stands; the county's is the last entry (-1)
    place = np.where(level == "乡镇", town, -1)
    return np.where(opened[place] < 0, -1, opened[place] + np.where(place < 0, rng.integers(0, 3, len(town)), 0))


def _replied(rng: np.random.Generator, handed: Ints, term: Ints, punctual: Reals) -> Ints:
    size = len(handed)
    fate = rng.random(size)
    takes = np.where(fate < punctual, rng.uniform(0.22, 0.97, size) * term, term + 2 + rng.gamma(1.6, 16.0, size))
    return np.where(fate > 1 - _NEVER, 9999, handed + takes.astype(np.int64))


def _result(rng: np.random.Generator, solved: Reals) -> Ints:
    draw = rng.random(len(solved))
    rest = (draw - solved) / (1 - solved)
    return np.select([draw < solved, rest < 0.68, rest < 0.86], [0, 1, 2], 3).astype(np.int64)


def _unit(county: County, people: People, lead: Ints, level: np.ndarray, matter: Ints) -> pl.Series:
    """The unit of the place whose congress it is."""
    towns = [t.label + ("办事处" if t.is_street else "政府") for t in county.towns]
    home = county.name if county.prefix else county.name[-1]
    names = []
    for who, where, what in zip(lead.tolist(), level.tolist(), matter.tolist(), strict=True):
        unit = MATTERS[what][2]
        if where in ("乡镇", "议政代表", "议事代表"):
            names.append(towns[people.seats.town[who]])
        else:
            names.append(f"{where if where in ('市', '省') else home}{unit}")
    return pl.Series(names, dtype=pl.String)


def _frame(
    rng: np.random.Generator, county: County, people: People, lead: Ints, level: np.ndarray, at_congress: Flags, day: Ints,
    matter: Ints, accepted: Flags, handed: Ints, replied: Ints, result: Ints,
) -> pl.DataFrame:  # fmt: skip
    size, done = len(lead), replied <= END
    promised = done & (result == 1) & some(rng, size, 0.85)
    promise = replied + rng.integers(40, 260, size)
    kept = rng.random(size)
    delivery = np.where(kept < 0.76, promise - rng.integers(0, 25, size), promise + rng.integers(5, 60, size))
    delivery = np.maximum(delivery, replied)
    title = pl.DataFrame({"p": words(rng, TITLES, size), "m": pl.Series([r[0] for r in MATTERS]).gather(matter)})
    return pl.DataFrame({
        "suggestion_id": numbered(county.prefix, day, 4 if county.prefix else 3),
        "title": title.select(pl.col("p").str.replace("{}", pl.col("m"), literal=True)).to_series(),
        "kind": pl.Series(np.where(at_congress & some(rng, size, 0.04), "议案", "建议")),
        "period": pl.Series(np.where(at_congress, "大会", "闭会")),
        "level": pl.Series(level.tolist(), dtype=pl.String),
        "lead_deputy_id": people.called.gather(lead),
        "co_deputy_ids": listed(people.called, _cosigners(rng, people, lead, day)),
        "topic": pl.Series([row[1] for row in MATTERS]).gather(matter),
        "submitted_on": dates(day),
        "is_accepted": pl.Series(np.where(accepted, "是", "否")),
        "handed_over_on": dates(handed, handed <= END),
        "met_in_person": blank(pl.Series(np.where(some(rng, size, 0.82), "是", "否")), done & some(rng, size, 0.93)),
        "replied_on": dates(replied, done),
        "result_raw": blank(by_choice(result, [words(rng, RESULTS[c], size) for c in CLASSES]), done & ~some(rng, size, 0.012)),
        "promised_on": dates(promise, promised),
        "delivered_on": dates(delivery, promised & (delivery <= END) & (kept < 0.9)),
        "co_units": blank(words(rng, [f"{county.name}财政局", f"{county.name}发改局"], size), some(rng, size, 0.12) & (handed <= END)),
        "_town": people.seats.town[lead],
        "_day": day,
    })  # fmt: skip


def _cosigners(rng: np.random.Generator, people: People, lead: Ints, day: Ints) -> Ints:
    """Deputies of the same town and lane; once in a while very many."""
    seats = people.seats
    homes = [(t, c) for t in range(int(seats.town.max()) + 1) for c in (False, True)]
    lists = [np.flatnonzero((seats.town == t) & (seats.council == c)) for t, c in homes]
    widest = max(30, max(len(roster) for roster in lists))
    table = np.array([np.pad(roster, (0, widest - len(roster)), constant_values=-1) for roster in lists])
    among = table[seats.town[lead] * 2 + seats.council[lead]]
    among = np.where(among == lead[:, None], -1, among)
    most = np.where(some(rng, len(lead), 0.006), 25, indices(rng, 7, len(lead), (34, 20, 17, 13, 8, 5, 3)))
    return choose(rng, people, among, day, most, 25)
