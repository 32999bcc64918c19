"""Which of many texts have most of their characters in common."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Pairs = Iterator[tuple[Ints, Ints]]
T = TypeVar("T", int, str)

AT_ONCE = 4_000_000
"""Keys held at once."""
COMPARED = 50_000
"""Pairs compared at once."""
ALMOST = 1e-9


def near(texts: Sequence[str], share: float) -> Iterator[tuple[int, int]]:
    """Pairs of texts of whose characters, each counted once, at least `share` are in both (Jaccard); a pair may come twice.

    So near they can only be if two of their rarest characters are the same (the prefix filter of Chaudhuri, Ganti, Kaushik
    2006, with two instead of one as in Wang, Li, Feng 2012): only texts that share two rare ones are compared, as bits.
    """
    if not any(texts):
        return
    common = Counter(sign for text in texts for sign in set(text))
    rank = {sign: n for n, sign in enumerate(sorted(common, key=lambda sign: (common[sign], sign)))}
    own = [sorted({rank[sign] for sign in text}) for text in texts]
    sizes, bits = np.array([len(one) for one in own]), _bits(own, len(rank))
    for left, right in _perhaps(own, share, len(rank)):
        both = np.bitwise_count(bits[left] & bits[right]).sum(axis=1, dtype=np.int64)
        found = both >= share * (sizes[left] + sizes[right] - both) - ALMOST
        yield from zip(left[found].tolist(), right[found].tolist(), strict=True)


def _bits(own: Sequence[Sequence[int]], width: int) -> npt.NDArray[np.uint64]:
    """One row per text, one bit per character."""
    held = np.zeros((len(own), width // 64 + 1), dtype=np.uint64)
    signs = np.fromiter((sign for signs in own for sign in signs), dtype=np.int64)
    rows = np.repeat(np.arange(len(own)), [len(signs) for signs in own])
    np.bitwise_or.at(held, (rows, signs // 64), np.uint64(1) << (signs % 64).astype(np.uint64))
    return held


def _perhaps(own: Sequence[Sequence[int]], share: float, width: int) -> Pairs:
    """Pairs that have two of their rarest in common; or one, of those so short that one may be enough."""
    needed = [ceil(share * len(signs) - ALMOST) for signs in own]
    yield from _paired(_padded([signs if need < 2 else () for signs, need in zip(own, needed, strict=True)]))
    heads = _padded([signs[: len(signs) - need + 2] for signs, need in zip(own, needed, strict=True)])
    rows, at = np.nonzero(heads >= 0)
    order = np.argsort(heads[rows, at], kind="stable")
    rows, at = rows[order], at[order]
    first = heads[rows, at]
    cuts = np.searchsorted(first, first[:: max(1, AT_ONCE // (heads.shape[1] + 1))])
    for start, end in zip(cuts, [*cuts[1:], len(first)], strict=True):
        some = slice(start, end)
        later = np.where(np.arange(heads.shape[1]) > at[some, None], heads[rows[some]], -1)
        yield from _paired(np.where(later >= 0, later + first[some, None] * width, -1), rows[some])


def _padded(lists: Sequence[Sequence[int]]) -> Ints:
    """One row per list, -1 behind its end."""
    padded = np.full((len(lists), max(map(len, lists), default=0)), -1)
    for n, one in enumerate(lists):
        padded[n, : len(one)] = one
    return padded


def _paired(keys: Ints, names: Ints | None = None) -> Pairs:
    """Rows that have a key in common, the earlier first, by their names or numbers; -1 is no key."""
    rows, at = np.nonzero(keys >= 0)
    found = keys[rows, at]
    order = np.argsort(found, kind="stable")
    found, rows = found[order], rows[order] if names is None else names[rows[order]]
    behind = np.searchsorted(found, found, side="right") - np.arange(len(found)) - 1
    ends = np.cumsum(behind)
    for some in np.array_split(np.arange(len(found)), 1 + int(behind.sum()) // COMPARED):
        left = np.repeat(some, behind[some])
        nth = np.arange(len(left)) - np.repeat((ends - behind)[some] - (ends - behind)[some][:1].sum(), behind[some])
        yield rows[left], rows[left + 1 + nth]


def clusters(pairs: Iterable[tuple[T, T]]) -> list[list[T]]:
    """What hangs together by pairs, each cluster sorted, the clusters by their first."""
    above: dict[T, T] = {}

    def top(one: T) -> T:
        while (up := above.setdefault(one, one)) != one:
            above[one] = one = above[up]
        return one

    for one, other in pairs:
        above[top(other)] = top(one)
    found = defaultdict(list)
    for one in sorted(above):
        found[top(one)].append(one)
    return sorted(found.values())
