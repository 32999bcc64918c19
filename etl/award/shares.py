"""Who gets a seat when the list must hold to shares: by points, the highest first, over what is full or must be kept free.

One way for one set of weights and for many thousand: the people are gone through once, all draws at a time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Shares:
    """Of n people: `most`, pairs of who is in it (n bools) and how many at most; `least`, who is in it and how many at
    least (no more than there are)."""

    most: tuple[tuple[Bools, int], ...] = ()
    least: tuple[tuple[Bools, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.most or self.least)


def shares(award: Mapping[str, Any], marks: Sequence[Mapping[str, tuple[str, ...]]]) -> Shares:
    """marks: of each person, what one belongs to: area -> (东篱街道,), station -> (S01站, S02站)."""
    most, least = [], []
    for share in award.get("shares") or ():
        held = [one.get(share["by"], ()) for one in marks]
        values = [share["value"]] if share["value"] else sorted({value for own in held for value in own})
        for value in values:
            inside = np.array([value in own for own in held], dtype=bool)
            if share["at_most"] is not None:
                most.append((inside, int(share["at_most"])))
            if share["at_least"] is not None:
                least.append((inside, min(int(share["at_least"]), int(inside.sum()))))
    return Shares(tuple(most), tuple(least))


def seated(totals: Floats, quota: int, held: Shares) -> Bools:
    """totals: people × draws, equal ones in the order of the rows. -> who has a seat under each draw.

    A person is passed over where one of the own shares is full, and where the seats that are left are all needed for
    those that must still come in.
    """
    people, draws = totals.shape
    order = np.argsort(-np.round(totals, 9), axis=0, kind="stable")
    found = np.zeros((people, draws), dtype=bool)
    taken, columns = np.zeros(draws, dtype=np.int64), np.arange(draws)
    full = [np.zeros(draws, dtype=np.int64) for _ in held.most]
    have = [np.zeros(draws, dtype=np.int64) for _ in held.least]
    for who in order:
        may = taken < quota
        if not may.any():
            break
        for count, (inside, limit) in zip(full, held.most, strict=True):
            may &= ~inside[who] | (count < limit)
        still = sum((np.maximum(need - count - inside[who], 0) for count, (inside, need) in zip(have, held.least, strict=True)),
                    start=np.zeros(draws, dtype=np.int64))  # fmt: skip
        may &= still <= quota - taken - 1
        found[who, columns] = may
        taken += may
        for count, (inside, _) in zip((*full, *have), (*held.most, *held.least), strict=True):
            count += may & inside[who]
    return found
