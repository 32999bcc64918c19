"""Places by points, and who is on the list: with equals at its end, or holding to shares."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from etl.award.candidate import ALMOST, Candidate
from etl.award.shares import seated, shares

NO_SHARES: Mapping[str, Any] = {}


def ranked(found: Sequence[Candidate], quota: int, award: Mapping[str, Any] = NO_SHARES) -> list[Candidate]:
    """With places: equal totals share one, and whoever equals the last of the list is on it too; a list that must hold
    to shares has no more than its quota, and says whom a share moved."""
    totals = sorted((one.total for one in found if one.total is not None), reverse=True)
    cut = totals[min(quota, len(totals)) - 1] if totals else 0.0
    placed = [
        Candidate(**{**vars(one), "place": 1 + sum(total > one.total + ALMOST for total in totals),
                     "is_listed": one.total >= cut - ALMOST})
        if one.total is not None else one
        for one in found
    ]  # fmt: skip
    placed = sorted(placed, key=lambda one: (one.place is None, one.place or 0, one.fell_at is not None, one.id))
    return _by_shares(placed, quota, award) if award.get("shares") else placed


def _by_shares(placed: list[Candidate], quota: int, award: Mapping[str, Any]) -> list[Candidate]:
    compared = [one for one in placed if one.place is not None]
    if not compared:
        return placed
    totals = np.array([[one.total or 0.0] for one in compared])
    held = dict(zip((one.id for one in compared), seated(totals, quota, shares(award, [o.marks for o in compared]))[:, 0],
                    strict=True))  # fmt: skip
    both = [{round(one.total or 0.0, 9) for one in compared if held[one.id] == on} for on in (True, False)]
    equal = both[0] & both[1]
    return [
        one if one.place is None
        else replace(one, is_listed=bool(held[one.id]), moved=_moved(one, bool(held[one.id]), equal))
        for one in placed
    ]  # fmt: skip


def _moved(one: Candidate, is_on: bool, equal: set[float]) -> str:
    """equal: the totals that some on the list have and some off it: which of them is on it nobody should decide by number."""
    is_equal = round(one.total or 0.0, 9) in equal
    if is_on:
        told = [] if one.is_listed else ["因名额限制递补"]
        return "，".join([*told, *["与没有列入的同分，请评委定"] * is_equal])
    if is_equal:
        return "与名单上的同分，名额不够，请评委定"
    return "因名额限制没有列入" if one.is_listed else ""
