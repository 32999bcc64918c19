"""Who of those there takes part: the zealous oftener, nobody out of office."""

import numpy as np

from etl.sample.draw import Ints
from etl.sample.people import People


def table_of(lists: list[Ints], widest: int = 3) -> Ints:
    """[list, longest]: lists of people as one table, filled up with -1."""
    width = max([widest, *(len(one) for one in lists)])
    return np.array([np.pad(one, (0, width - len(one)), constant_values=-1) for one in lists], dtype=np.int64)


def choose(rng: np.random.Generator, people: People, among: Ints, day: Ints, most: Ints, limit: int = 3) -> Ints:
    """[row, limit]: of `among` [row, anyone or -1] those in office that day, no more than `most` of the row; -1 =
    none more."""
    there = (among >= 0) & people.there(among, day[:, None])
    keys = np.where(there, np.log(people.zeal[among]) * 0.8 + rng.gumbel(size=among.shape), -np.inf)
    best = np.argsort(-keys, axis=1)[:, :limit]
    found = np.where(np.take_along_axis(there, best, 1), np.take_along_axis(among, best, 1), -1)
    return np.where(np.arange(found.shape[1]) < most[:, None], found, -1).astype(np.int64)
