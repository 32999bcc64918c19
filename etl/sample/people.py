"""The people of a county: who they are, which seats they hold from when to when, how much they do."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from etl.sample.draw import END, Flags, Ints, Reals, indices, some, words
from etl.sample.names import full_names
from etl.sample.places import County
from etl.sample.words import EDUCATION, OCCUPATIONS, PARTIES, PEOPLES

OPEN = 10_000
"""The last day of a mandate that has not ended."""
_BEGAN = -721  # 10 January 2022
_DUAL = 0.5  # of the county deputies of a town, how many sit in its own congress too


@dataclass(frozen=True)
class Seats:
    """One entry per person. town: number of the town. county, own: sits in the congress of the county, of the town.

    upper: 0, or 1 市, 2 省, 3 全国. council: 议政代表 or 议事代表. start, end: first and last day in office. follows: the person
    whose seat was filled by by-election, else -1.
    """

    town: Ints
    county: Flags
    own: Flags
    upper: Ints
    council: Flags
    start: Ints
    end: Ints
    follows: Ints

    def __len__(self) -> int:
        return len(self.town)


@dataclass(frozen=True)
class People:
    """seats, and of each person: id, name, whether leading, zeal (1 = usual), a suspension (from > to: none).

    called: how a list names the person: the name where it is borne once, else the number; in the larger samples always
    the number.
    """

    seats: Seats
    frame: pl.DataFrame
    leader: Flags
    zeal: Reals
    away_from: Ints
    away_to: Ints
    called: pl.Series

    def __len__(self) -> int:
        return len(self.seats)

    @property
    def ids(self) -> pl.Series:
        return self.frame["deputy_id"]

    @property
    def deputies(self) -> Flags:
        """Everyone but 议政代表 and 议事代表."""
        return ~self.seats.council

    def in_office(self, day: Ints | int) -> Flags:
        """Who is in office and not suspended; day: one for all, or one row per day against one column per person."""
        there = (self.seats.start <= day) & (day <= self.seats.end)
        away: Flags = (self.away_from <= day) & (day <= self.away_to)
        return there & ~away


def people_of(county: County) -> People:
    """Everyone who holds or held a seat here, by town; those who came by by-election last."""
    seats = _seats(county)
    rng = county.rng("people")
    frame = _frame(rng, county, seats)
    leader = (frame["occupation"] == "领导干部").to_numpy()
    zeal = np.exp(rng.normal(-0.18, 0.6, len(seats))) * np.where(leader, 0.45, 1.0)
    away_from, away_to = _suspended(rng, seats)
    twice = frame["deputy_name"].is_duplicated()
    called = pl.select(pl.when(twice).then(frame["deputy_id"]).otherwise(frame["deputy_name"])).to_series()
    called = frame["deputy_id"] if county.prefix else called
    return People(seats, frame, leader, zeal, away_from, away_to, called)


def _seats(county: County) -> Seats:
    rng = county.rng("seats")
    blocks = [block for n, town in enumerate(county.towns) for block in _blocks(n, town.seats, town.own_seats)]
    blocks += [(n, town.council, False, False, True) for n, town in enumerate(county.towns)]
    size = [block[1] for block in blocks]
    town, seat, own, council = (np.repeat([block[k] for block in blocks], size) for k in (0, 2, 3, 4))
    upper = np.zeros(len(town), dtype=np.int64)
    held = np.flatnonzero(~council)
    levels = np.repeat([1, 2, 3], county.upper)
    doubly = rng.permutation(len(levels)) < len(levels) // 2
    upper[rng.choice(held, int(doubly.sum()), replace=False)] = levels[doubly]
    alone = levels[~doubly]
    nothing = np.zeros(len(alone), dtype=bool)
    town = np.concatenate([town, indices(rng, len(county.towns), len(alone))])
    seat, own, council = (np.concatenate([flags, nothing]) for flags in (seat, own, council))
    return _with_changes(rng, town, seat, own, np.concatenate([upper, alone]), council)


def _blocks(town: int, seats: int, own: int) -> list[tuple[int, int, bool, bool, bool]]:
    """(town, people, in the county congress, in that of the town, 议政代表)"""
    both = round(seats * _DUAL) if own else 0
    return [
        (town, seats - both, True, False, False),
        (town, both, True, True, False),
        (town, own - both, False, True, False),
    ]


def _with_changes(rng: np.random.Generator, town: Ints, seat: Flags, own: Flags, upper: Ints, council: Flags) -> Seats:
    """Some leave; a by-election follows within some months, if there is time left."""
    size = len(town)
    start = np.where(council, rng.choice([31, 45, 60], size), _BEGAN)
    leaves = some(rng, size, 0.045) & (upper == 0)
    end = np.where(leaves, rng.integers(-240, END - 20, size), OPEN)
    end = np.where(leaves & council, np.maximum(end, 200), end)
    after = end + rng.integers(40, 170, size)
    follows = np.flatnonzero(leaves & (after < END - 10) & some(rng, size, 0.85))
    both = np.concatenate([np.arange(size), follows])
    return Seats(
        town=town[both], county=seat[both], own=own[both], upper=upper[both], council=council[both],
        start=np.concatenate([start, after[follows]]), end=np.concatenate([end, np.full(len(follows), OPEN)]),
        follows=np.concatenate([np.full(size, -1), follows]),
    )  # fmt: skip


def _suspended(rng: np.random.Generator, seats: Seats) -> tuple[Ints, Ints]:
    """About one in four hundred is suspended for a while, at least one in a county."""
    stays = np.flatnonzero((seats.end == OPEN) & ~seats.council & (seats.start < 0))
    who = rng.choice(stays, max(1, len(seats) // 400), replace=False)
    start, end = np.full(len(seats), 1), np.zeros(len(seats), dtype=np.int64)
    start[who] = rng.integers(150, 520, len(who))
    end[who] = np.where(some(rng, len(who), 0.5), start[who] + rng.integers(60, 200, len(who)), OPEN)
    return start, end


def _frame(rng: np.random.Generator, county: County, seats: Seats) -> pl.DataFrame:
    """The rows of 代表."""
    size = len(seats)
    female = some(rng, size, 0.34)
    trade = _trades(rng, county, seats)
    born = rng.triangular(1957, 1974, 1997, size).astype(int)
    month = rng.integers(1, 13, size)
    numbers = pl.Series(np.arange(1, size + 1)).cast(pl.String).str.zfill(3 if size < 1000 else 4)
    return pl.DataFrame({
        "deputy_id": pl.select(pl.lit(f"{county.prefix}D") + numbers).to_series(),
        "deputy_name": _names(rng, county, seats, female),
        "gender": pl.Series(["男", "女"]).gather(female.astype(int)),
        "born": pl.Series([f"{y}-{m:02d}" for y, m in zip(born.tolist(), month.tolist(), strict=True)]),
        "ethnicity": words(rng, *_parts(PEOPLES, size)),
        "party": words(rng, *_parts(PARTIES, size)),
        "education": words(rng, *_parts(EDUCATION, size)),
        "occupation": pl.Series([row[0] for row in OCCUPATIONS]).gather(trade),
        "post": _posts(rng, county, seats, trade),
    })  # fmt: skip


def _parts(pool: tuple[tuple[str, int], ...], size: int) -> tuple[list[str], int, list[float]]:
    return [word for word, _ in pool], size, [float(weight) for _, weight in pool]


def _names(rng: np.random.Generator, county: County, seats: Seats, female: Flags) -> pl.Series:
    """Names as they fall; in the small samples two people of the first town are sure to share one."""
    names = full_names(rng, female)
    if county.prefix:
        return names
    first = np.flatnonzero((seats.town == 0) & seats.county & (seats.end == OPEN))
    return names.scatter(int(first[7]), names[int(first[2])])


def _trades(rng: np.random.Generator, county: County, seats: Seats) -> Ints:
    """Numbers in OCCUPATIONS: leaders sit in the county congress, peasants in towns."""
    streets = np.array([town.is_street for town in county.towns])[seats.town]
    in_street = indices(rng, len(OCCUPATIONS), len(seats), [row[1] for row in OCCUPATIONS])
    in_town = indices(rng, len(OCCUPATIONS), len(seats), [row[2] for row in OCCUPATIONS])
    trade = np.where(streets, in_street, in_town)
    return np.where((trade == 0) & seats.council, 1, trade)


def _posts(rng: np.random.Generator, county: County, seats: Seats, trade: Ints) -> pl.Series:
    posts = [post for row in OCCUPATIONS for post in row[3]]
    firsts = np.cumsum([0, *(len(row[3]) for row in OCCUPATIONS)])
    counts = np.diff(firsts)
    chosen = firsts[trade] + (rng.random(len(trade)) * counts[trade]).astype(int)
    towns = pl.Series([town.name for town in county.towns]).gather(seats.town)
    frame = pl.DataFrame({"post": pl.Series(posts).gather(chosen), "town": towns})
    return frame.select(pl.col("post").str.replace("{}", pl.col("town"), literal=True)).to_series()


def committee(people: People) -> Ints:
    """The standing committee: leaders of the county congress, its head first, four deputies of his after."""
    seats = people.seats
    return np.flatnonzero(seats.county & people.leader & (seats.follows < 0))[:26]


def presidium(people: People, town: int) -> Ints:
    """The presidium of a town congress; in a street the deputies its 工委 meets with. Its head first."""
    seats = people.seats
    here = (seats.town == town) & (seats.follows < 0)
    own = np.flatnonzero(here & seats.own)
    return (own if len(own) else np.flatnonzero(here & seats.county))[:7]
