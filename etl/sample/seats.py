"""The seats of a county: who holds which from when to when, by-elections among them."""

from dataclasses import dataclass

import numpy as np

from etl.sample.draw import END, Flags, Ints, indices, some
from etl.sample.places import County

OPEN = 10_000
"""The last day of a mandate that has not ended."""
_BEGAN = -721  # 10 January 2022
_DUAL = 0.5  # of the county deputies of a town, how many sit in its own congress too


@dataclass(frozen=True)
class Seats:
    """One entry per person. town: number of the town. county, own: sits in the congress of the county, of the town.

    upper: 0, or 1 市, 2 省, 3 全国. council: 议政代表 or 议事代表. start, end: first and last day in office.
    follows: the person whose seat was filled by by-election, else -1.
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


def seats_of(county: County) -> Seats:
    """By town; those who came by by-election last."""
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
