"""建议: who raised them, when they were handed over, which unit replied, how late, with which result."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from etl.sample.choice import choose, table_of
from etl.sample.draw import END, Flags, Ints, Reals, blank, dates, indices, some, words
from etl.sample.meetings import Meetings
from etl.sample.people import People
from etl.sample.places import County
from etl.sample.raised import LANES, Raised, raised_by
from etl.sample.texts import drawn_matters, either, filled, listed, matters, numbered, results, same, topics
from etl.sample.words import MATTERS, TITLES

_UNITS = {
    # unit -> share replied in time, share solved
    "住建局": (0.79, 0.51), "城管局": (0.86, 0.48), "卫健局": (0.93, 0.52), "交通局": (0.79, 0.45),
    "教育局": (0.93, 0.84), "民政局": (0.99, 0.55), "农业农村局": (0.85, 0.41), "生态环境局": (0.98, 0.65),
    "水务局": (0.62, 0.43), "市场监管局": (0.9, 0.5), "文旅局": (0.88, 0.53), "人社局": (0.98, 0.67),
    "发改局": (0.96, 0.5), "公安分局": (0.8, 0.4),
}  # fmt: skip
_NOT_YET = 9999
_NEVER = 0.012
_MANY = 25  # co-signers, once in a while


@dataclass(frozen=True)
class Handling:
    """Row by row: accepted; handed, replied: days, beyond END = not yet; term: days a reply may take; hard: twice
    as many; result: number in CLASSES; priority."""

    accepted: Flags
    handed: Ints
    replied: Ints
    term: Ints
    hard: Flags
    result: Ints
    priority: Flags


@dataclass(frozen=True)
class Suggestions:
    """unit: who answers, whether or not handed over yet. frame: 建议."""

    raised: Raised
    handling: Handling
    unit: pl.Series
    frame: pl.DataFrame

    @property
    def ids(self) -> pl.Series:
        return self.frame["suggestion_id"]


def suggestions_of(county: County, people: People, meetings: Meetings) -> Suggestions:
    """Every suggestion in the order submitted."""
    rng = county.rng("suggestions")
    raised = raised_by(rng, county, people, meetings)
    matter = drawn_matters(rng, county.is_rural(people.seats.town[raised.lead]))
    handling = _handling(rng, raised, matter)
    unit = _units(county, people, raised, matter)
    frame = _raised_rows(rng, county, people, raised, matter)
    return Suggestions(raised, handling, unit, frame.with_columns(_handled(rng, county, handling, unit)))


def _handling(rng: np.random.Generator, raised: Raised, matter: Ints) -> Handling:
    size = len(raised)
    rates = np.array([_UNITS[row[2]] for row in MATTERS])[matter]
    accepted, hard = ~some(rng, size, 0.05), some(rng, size, 0.07)
    waits = np.where(raised.at_congress, rng.integers(8, 24, size), rng.integers(3, 15, size))
    handed = np.where(accepted, raised.day + waits, _NOT_YET)
    term = np.where(raised.level == "乡镇", 60, 90)
    replied = _replied(rng, handed, term * np.where(hard, 2, 1), rates[:, 0])
    priority = accepted & some(rng, size, 0.05)
    return Handling(accepted, handed, replied, term, hard, _result(rng, rates[:, 1]), priority)


def _replied(rng: np.random.Generator, handed: Ints, term: Ints, punctual: Reals) -> Ints:
    size, fate = len(handed), rng.random(len(handed))
    takes = np.where(fate < punctual, rng.uniform(0.22, 0.97, size) * term, term + 2 + rng.gamma(1.6, 16.0, size))
    return np.where(fate > 1 - _NEVER, _NOT_YET, handed + takes.astype(np.int64))


def _result(rng: np.random.Generator, solved: Reals) -> Ints:
    draw = rng.random(len(solved))
    rest = (draw - solved) / (1 - solved)
    return np.select([draw < solved, rest < 0.68, rest < 0.86], [0, 1, 2], 3).astype(np.int64)


def _units(county: County, people: People, raised: Raised, matter: Ints) -> pl.Series:
    """The unit of the place whose congress it is."""
    towns = [town.label + ("办事处" if town.is_street else "政府") for town in county.towns]
    homes = people.seats.town[raised.lead].tolist()
    asked = zip(homes, raised.level.tolist(), matter.tolist(), strict=True)
    names = [
        towns[home]
        if level in ("乡镇", *LANES)
        else f"{level if level in ('市', '省') else county.calls}{MATTERS[what][2]}"
        for home, level, what in asked
    ]
    return pl.Series(names, dtype=pl.String)


def _raised_rows(
    rng: np.random.Generator, county: County, people: People, raised: Raised, matter: Ints
) -> pl.DataFrame:
    size = len(raised)
    return pl.DataFrame({
        "suggestion_id": numbered(county.prefix, raised.day, 4 if county.prefix else 3),
        "title": filled(words(rng, TITLES, size), matter=matters(matter)),
        "kind": either(raised.at_congress & some(rng, size, 0.04), "议案", "建议"),
        "period": either(raised.at_congress, "大会", "闭会"),
        "level": pl.Series(raised.level.tolist(), dtype=pl.String),
        "lead_deputy_id": people.called.gather(raised.lead),
        "co_deputy_ids": listed(people.called, _cosigners(rng, people, raised)),
        "topic": topics(matter),
        "submitted_on": dates(raised.day),
        "_town": people.seats.town[raised.lead],
        "_day": raised.day,
    })  # fmt: skip


def _handled(rng: np.random.Generator, county: County, handling: Handling, unit: pl.Series) -> list[pl.Series]:
    size, handed, done = len(unit), handling.handed <= END, handling.replied <= END
    columns = {
        "is_accepted": either(handling.accepted),
        "handed_over_on": dates(handling.handed, handed),
        "reply_due_on": dates(handling.handed + handling.term * 2, handling.hard & handed),
        "lead_unit": blank(unit, handed),
        "co_units": blank(
            words(rng, [f"{county.name}财政局", f"{county.name}发改局"], size), some(rng, size, 0.12) & handed
        ),
        "met_in_person": blank(either(some(rng, size, 0.82)), done & some(rng, size, 0.93)),
        "replied_on": dates(handling.replied, done),
        "result_raw": blank(results(rng, handling.result), done & ~some(rng, size, 0.012)),
        "is_priority": either(handling.priority),
        "supervised_by": blank(same(f"{county.name}人大常委会副主任", size), handling.priority),
    }
    return [series.alias(name) for name, series in columns.items()] + _promises(rng, handling, done)


def _promises(rng: np.random.Generator, handling: Handling, done: Flags) -> list[pl.Series]:
    """What was promised of the planned ones: most of it kept in time, some late, some not yet."""
    size, fate = len(done), rng.random(len(done))
    promised = done & (handling.result == 1) & some(rng, size, 0.85)
    due = handling.replied + rng.integers(40, 260, size)
    kept = np.where(fate < 0.76, due - rng.integers(0, 25, size), due + rng.integers(5, 60, size))
    kept = np.maximum(kept, handling.replied)
    delivered = dates(kept, promised & (kept <= END) & (fate < 0.9))
    return [dates(due, promised).alias("promised_on"), delivered.alias("delivered_on")]


def _cosigners(rng: np.random.Generator, people: People, raised: Raised) -> Ints:
    """Deputies of the same town and lane; once in a while very many."""
    seats, lead = people.seats, raised.lead
    homes = [(town, lane) for town in range(int(seats.town.max()) + 1) for lane in (False, True)]
    table = table_of([np.flatnonzero((seats.town == town) & (seats.council == lane)) for town, lane in homes], _MANY)
    among = table[seats.town[lead] * 2 + seats.council[lead]]
    among = np.where(among == lead[:, None], -1, among)
    most = np.where(some(rng, len(lead), 0.006), _MANY, indices(rng, 7, len(lead), (34, 20, 17, 13, 8, 5, 3)))
    return choose(rng, people, among, raised.day, most, _MANY)
