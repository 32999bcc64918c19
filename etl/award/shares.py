"""Who gets a seat when the list must hold to shares: those a least needs first, then by points over what is full.

One way for one set of weights and for many thousand: the people are gone through once, all draws at a time.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Marks = Mapping[str, tuple[str, ...]]

BY = {"area": "区域", "station": "站点", "group": "小组", "occupation": "职业", "cohort": "身份"}
UNIT = {"deputy": "人", "group": "个小组", "station": "个站点"}
"""What a selection counts, by whom it chooses."""
NO_LIMIT = np.iinfo(np.int64).max
DIGITS = 1e9
"""Totals that differ by less than one in so many are equal."""
FIRST = 256
"""How many of the best are put in order before the rest is: a list is seldom longer."""


def _nothing() -> Ints:
    return np.zeros((0, 1), dtype=np.int64)


@dataclass(frozen=True)
class Shares:
    """own: people × k, the slots each person is in (slot 0 is everybody's and has no limit, it fills the row up). most,
    least: of each slot, how many at most and at least; no more at least than there are people in it."""

    own: Ints = field(default_factory=_nothing)
    most: Ints = field(default_factory=lambda: np.full(1, NO_LIMIT))
    least: Ints = field(default_factory=lambda: np.zeros(1, dtype=np.int64))

    def __bool__(self) -> bool:
        return len(self.most) > 1

    def of(self, rows: Ints) -> "Shares":
        """The same of these people, in this order."""
        return Shares(self.own[rows], self.most, self.least) if self else self


def shares(award: Mapping[str, Any], marks: Sequence[Marks]) -> Shares:
    """marks: of each person, what one belongs to: area -> (东篱街道,), station -> (S01站, S02站)."""
    inside: list[list[int]] = [[] for _ in marks]
    most, least = [NO_LIMIT], [0]
    for share in award.get("shares") or ():
        for people in _each(share, marks):
            for person in people:
                inside[person].append(len(most))
            most.append(NO_LIMIT if share["at_most"] is None else share["at_most"])
            least.append(min(share["at_least"] or 0, len(people)))
    own = np.zeros((len(marks), max([1, *map(len, inside)])), dtype=np.int64)
    for person, slots in enumerate(inside):
        own[person, : len(slots)] = slots
    return Shares(own, np.array(most), np.array(least))


def named(share: Mapping[str, Any]) -> tuple[str, ...]:
    """Whom a share names: one area, or several occupations as one (工人|农民); nobody where it means each alike."""
    return tuple(share["value"].split("|")) if share["value"] else ()


def words(award: Mapping[str, Any], share: Mapping[str, Any]) -> str:
    """每个区域至多 8 人；工人、农民至少 2 人."""
    unit = UNIT[award["of"]]
    limits = [
        f"{word} {share[name]} {unit}"
        for name, word in (("at_most", "至多"), ("at_least", "至少"))
        if share[name] is not None
    ]
    return ("、".join(named(share)) or f"每个{BY[share['by']]}") + "，".join(limits)


def unmet(award: Mapping[str, Any], marks: Sequence[Marks], on: Bools) -> list[str]:
    """One sentence per share the list cannot hold to, and one where the shares leave seats free."""
    told, unit = [], UNIT[award["of"]]
    for share in award["shares"]:
        for people in _each(share, marks) if share["at_least"] else ():
            found = int(on[people].sum())
            if found < share["at_least"]:
                told.append(
                    f"名额限制“{words(award, share)}”达不到：能比较的有 {len(people)} {unit}，名单上 {found} {unit}"
                )
    free = min(award["quota"], len(on)) - int(on.sum())
    limits = "”“".join(words(award, share) for share in award["shares"] if share["at_most"] is not None)
    return [*told, f"名额 {award['quota']} 个，受“{limits}”限制，只列得出 {int(on.sum())} {unit}"] if free > 0 else told


def _each(share: Mapping[str, Any], marks: Sequence[Marks]) -> list[list[int]]:
    """Who is in it: of the one that is named, or of each there is."""
    own = [set(one.get(share["by"], ())) for one in marks]
    wanted = [set(named(share))] if share["value"] else [{value} for value in sorted(set[str]().union(*own))]
    return [[n for n, held in enumerate(own) if held & values] for values in wanted]


def seated(totals: Floats, quota: int, held: Shares) -> Bools:
    """totals: people × draws, equal ones in the order of the rows. -> who has a seat under each draw.

    First who is needed for a least, as long as enough seats stay free for the other leasts; then who is needed for one at
    all; then anybody. Nobody is seated where one of the own slots is full.
    """
    keys = np.rint(-totals.T * DIGITS).astype(np.int64) * len(totals) + np.arange(len(totals))
    hall = _Hall(held, quota, keys)
    needed = held.least[held.own].any(axis=1)
    if needed.any():
        hall.let_in(keys[:, needed], is_needed=True, keeps_free=True)
        hall.let_in(keys[:, needed], is_needed=True)
    hall.let_in(keys)
    return np.ascontiguousarray(hall.found.T)


class _Hall:
    """The seats of every draw while they are given out. keys: draws × people, the smallest first; people by remainder."""

    def __init__(self, held: Shares, quota: int, keys: Ints) -> None:
        draws, self.people = keys.shape
        self.held, self.quota, self.rows = held, quota, np.arange(draws)
        self.found = np.zeros(keys.shape, dtype=bool)
        self.taken = np.zeros(draws, dtype=np.int64)
        self.have = np.zeros((draws, len(held.most)), dtype=np.int64)
        self.missing = np.full(draws, held.least.sum())

    def let_in(self, keys: Ints, is_needed: bool = False, keeps_free: bool = False) -> None:
        for who in _in_order(keys, self.people):
            if ((self.taken >= self.quota) | (is_needed & (self.missing == 0))).all():
                return
            self._one(who, is_needed, keeps_free)

    def _one(self, who: Ints, is_needed: bool, keeps_free: bool) -> None:
        slots = self.held.own[who]
        have = self.have[self.rows[:, None], slots]
        lacks = have < self.held.least[slots]
        may = ~self.found[self.rows, who] & (self.taken < self.quota) & (have < self.held.most[slots]).all(axis=1)
        if is_needed:
            may &= lacks.any(axis=1)
        if keeps_free:
            may &= self.missing - lacks.sum(axis=1) <= self.quota - self.taken - 1
        self.found[self.rows, who] |= may
        self.taken += may
        self.missing -= (lacks & may[:, None]).sum(axis=1)
        self.have[self.rows[:, None], slots] = have + may[:, None]


def _in_order(keys: Ints, people: int) -> Iterator[Ints]:
    """Of every draw the next best person; the best few are sorted first, the rest only when somebody asks."""
    first = min(FIRST, keys.shape[1])
    parted = np.partition(keys, first - 1, axis=1)
    for part in (slice(None, first), slice(first, None)):
        yield from (np.sort(parted[:, part], axis=1) % people).T
