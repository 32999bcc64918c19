"""How firm a list is: who would stay on it with other weights, and which weight would change it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from etl.award.candidate import ALMOST
from etl.award.selection import Selection
from etl.award.shares import Shares, seated, shares

SEED = 20
SPREAD = 30.0
"""How near the drawn weights lie to the chosen ones: a share of a fifth mostly stays within a tenth and a third."""

NONE = Shares()
BLOCK = 250
"""Draws compared at once."""
FULL = 0.95
STEPS = np.linspace(0.0, 2.0, 41)
"""Times a single weight, from none to double."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Firmness:
    """stays: id -> share of the draws in which the person is on the list. changes: title of a weight -> (down, up), the
    nearest multiples of it at which the list is another, blank where none between nothing and double is. saturated:
    titles of points of which nearly everybody compared has all: they tell nobody apart."""

    draws: int
    stays: Mapping[str, float]
    changes: Mapping[str, tuple[float | None, float | None]]
    saturated: tuple[str, ...]


def firmness(selection: Selection) -> Firmness:
    """Over those compared; weights drawn around the chosen ones, the same ones at every run."""
    compared, points = selection.compared, selection.award["points"]
    if not compared:
        return Firmness(0, {}, {}, ())
    table = np.array([[part.score for part in one.parts] for one in compared], dtype=np.float64)
    weights = np.array([point["weight"] for point in points], dtype=np.float64)
    draws = int(selection.award["weightings"])
    drawn = np.random.default_rng(SEED).dirichlet(np.maximum(weights / weights.sum() * SPREAD, 1e-6), draws)
    held = shares(selection.award, [one.marks for one in compared])
    share = how_often(table, drawn, selection.award["quota"], held)
    stays = {one.id: float(found) for one, found in zip(compared, share, strict=True)}
    titles = [point["title"] for point in points]
    changes = {title: _changes(table, weights, n, selection.award["quota"], held) for n, title in enumerate(titles)}
    full = (table >= 1 - ALMOST).mean(axis=0)
    return Firmness(
        draws, stays, changes, tuple(title for title, held in zip(titles, full, strict=True) if held >= FULL)
    )


def how_often(table: Floats, drawn: Floats, quota: int, held: Shares = NONE) -> Floats:
    """The share of the draws (rows of `drawn`) under which each person is on the list; a block of draws at a time, so that
    thousands of people and of draws fit into memory. Who is seated among equals is drawn by lot anew for every block: of
    two equals for one seat each is on the list about half of the time, not always the first."""
    counted, lots = np.zeros(len(table)), np.random.default_rng(SEED)
    for start in range(0, len(drawn), BLOCK):
        rows = lots.permutation(len(table))
        counted[rows] += on_list(table[rows], drawn[start : start + BLOCK], quota, held.of(rows)).sum(axis=1)
    return np.asarray(counted / len(drawn), dtype=np.float64)


def on_list(table: Floats, weights: Floats, quota: int, held: Shares = NONE) -> npt.NDArray[np.bool_]:
    """Whether each person (row of `table`) is on the list under each set of weights; equal to the last is on it, unless
    the list must hold to shares."""
    totals = weights @ table.T
    if held:
        return seated(totals.T, quota, held)
    place = max(len(table) - quota, 0)
    cut = np.partition(totals, place, axis=1)[:, [place]]
    return np.asarray((totals >= cut - ALMOST).T)


def _changes(table: Floats, weights: Floats, which: int, quota: int, held: Shares) -> tuple[float | None, float | None]:
    tried = np.tile(weights, (len(STEPS), 1))
    tried[:, which] *= STEPS
    found = on_list(table, tried, quota, held)
    now = on_list(table, weights[None, :], quota, held)
    other = STEPS[(found != now).any(axis=0)]
    below, above = other[other < 1], other[other > 1]
    return (float(below.max()) if len(below) else None, float(above.min()) if len(above) else None)
