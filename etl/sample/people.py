"""The people of a county: who they are, which seats they hold from when to when, how much they do."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from etl.sample.draw import Flags, Ints, Reals, indices, some, words
from etl.sample.names import full_names
from etl.sample.places import County
from etl.sample.seats import OPEN, Seats, seats_of
from etl.sample.texts import either, filled, of
from etl.sample.words import EDUCATION, OCCUPATIONS, PARTIES, PEOPLES

_CADRES = 1  # the place of 社区干部 in OCCUPATIONS
_HEADS = 5


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

    def there(self, who: Ints, day: Ints | int) -> Flags:
        """Whether each of `who` (any shape) is in office and not suspended on its day."""
        seats = self.seats
        away = (self.away_from[who] <= day) & (day <= self.away_to[who])
        flags: Flags = (seats.start[who] <= day) & (day <= seats.end[who]) & ~away
        return flags

    def in_office(self, day: int) -> Flags:
        """Whether each person is in office on one day."""
        return self.there(np.arange(len(self)), day)


def people_of(county: County) -> People:
    """Everyone who holds or held a seat here, by town; those who came by by-election last."""
    seats = seats_of(county)
    rng = county.rng("people")
    frame = _frame(rng, county, seats)
    leader = (frame["occupation"] == "领导干部").to_numpy()
    frame = _at_the_head(county, seats, frame, leader)
    zeal = np.exp(rng.normal(-0.18, 0.6, len(seats))) * np.where(leader, 0.45, 1.0)
    away_from, away_to = _suspended(rng, seats)
    twice = frame["deputy_name"].is_duplicated()
    called = pl.select(pl.when(twice).then(frame["deputy_id"]).otherwise(frame["deputy_name"])).to_series()
    called = frame["deputy_id"] if county.prefix else called
    return People(seats, frame, leader, zeal, away_from, away_to, called)


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
        "gender": either(female, "女", "男"),
        "born": pl.Series([f"{y}-{m:02d}" for y, m in zip(born.tolist(), month.tolist(), strict=True)]),
        "ethnicity": words(rng, *_parts(PEOPLES, size)),
        "party": words(rng, *_parts(PARTIES, size)),
        "education": words(rng, *_parts(EDUCATION, size)),
        "occupation": of([row[0] for row in OCCUPATIONS], trade),
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
    """A post of the trade; of those of 社区干部 the first two are found in streets, the others in towns."""
    counts = np.array([len(row[3]) for row in OCCUPATIONS])
    draw = rng.random(len(trade))
    chosen = (draw * counts[trade]).astype(np.int64)
    streets = np.array([town.is_street for town in county.towns])[seats.town]
    chosen = np.where(trade == _CADRES, (draw * 2).astype(np.int64) + np.where(streets, 0, 2), chosen)
    posts = of([post for row in OCCUPATIONS for post in row[3]], (np.cumsum(counts) - counts)[trade] + chosen)
    return filled(posts, town=of([town.name for town in county.towns], seats.town))


def _at_the_head(county: County, seats: Seats, frame: pl.DataFrame, leader: Flags) -> pl.DataFrame:
    """The posts of those who lead the standing committee."""
    heads = _committee(seats, leader)[:_HEADS].tolist()
    posts = {who: f"{county.name}人大常委会{'副主任' if n else '主任'}" for n, who in enumerate(heads)}
    rows = frame["post"].to_list()
    return frame.with_columns(pl.Series("post", [posts.get(n, post) for n, post in enumerate(rows)]))


def _committee(seats: Seats, leader: Flags) -> Ints:
    return np.flatnonzero(seats.county & leader & (seats.follows < 0))[:26]


def committee(people: People) -> Ints:
    """The standing committee: leaders of the county congress, its head first, four deputies of his after."""
    return _committee(people.seats, people.leader)


def presidium(people: People, town: int) -> Ints:
    """The presidium of a town congress; in a street the deputies its 工委 meets with. Its head first."""
    seats = people.seats
    here = (seats.town == town) & (seats.follows < 0)
    own = np.flatnonzero(here & seats.own)
    return (own if len(own) else np.flatnonzero(here & seats.county))[:7]
