"""Which of many texts hang together by having most of their characters in common."""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil

import numpy as np
import numpy.typing as npt

from etl.audit.together import Ints, Together

Pairs = Iterator[tuple[Ints, Ints]]

AT_ONCE = 4_000_000
"""Keys held at once."""
COMPARED = 50_000
"""Pairs compared at once."""
ALMOST = 1e-9


def near(texts: Sequence[str], share: float) -> Ints:
    """Of each text the number of the first it hangs together with: by texts of whose characters, each counted once, at
    least `share` are in both (Jaccard), one like the next.

    So near they can only be if two of their rarest characters are the same (the prefix filter of Chaudhuri, Ganti, Kaushik
    2006, with two instead of one as in Wang, Li, Feng 2012): only texts that share two rare ones are compared, as bits, and
    only while they do not hang together by others: where nearly everything is alike, little is compared.
    """
    together = Together(len(texts))
    if not any(texts):
        return together.firsts
    common = Counter(sign for text in texts for sign in set(text))
    rank = {sign: n for n, sign in enumerate(sorted(common, key=lambda sign: (common[sign], sign)))}
    own = [sorted({rank[sign] for sign in text}) for text in texts]
    sizes, bits = np.array([len(one) for one in own]), _bits(own, len(rank))
    for left, right in _perhaps(own, share, len(rank), together):
        apart = together.firsts[left] != together.firsts[right]
        left, right = left[apart], right[apart]
        both = np.bitwise_count(bits[left] & bits[right]).sum(axis=1, dtype=np.int64)
        found = both >= share * (sizes[left] + sizes[right] - both) - ALMOST
        together.join(left[found], right[found])
    return together.firsts


def _bits(own: Sequence[Sequence[int]], width: int) -> npt.NDArray[np.uint64]:
    """One row per text, one bit per character."""
    held = np.zeros((len(own), width // 64 + 1), dtype=np.uint64)
    signs = np.fromiter((sign for signs in own for sign in signs), dtype=np.int64)
    rows = np.repeat(np.arange(len(own)), [len(signs) for signs in own])
    np.bitwise_or.at(held, (rows, signs // 64), np.uint64(1) << (signs % 64).astype(np.uint64))
    return held


def _perhaps(own: Sequence[Sequence[int]], share: float, width: int, together: Together) -> Pairs:
    """Pairs that have two of their rarest in common; or one, of those so short that one may be enough."""
    needed = [ceil(share * len(signs) - ALMOST) for signs in own]
    few = _padded([signs if need < 2 else () for signs, need in zip(own, needed, strict=True)])
    yield from _paired(few, np.arange(len(own)), together)
    heads = _padded([signs[: len(signs) - need + 2] for signs, need in zip(own, needed, strict=True)])
    rows, at = np.nonzero(heads >= 0)
    order = np.argsort(heads[rows, at], kind="stable")
    rows, at = rows[order], at[order]
    first = heads[rows, at]
    cuts = np.searchsorted(first, first[:: max(1, AT_ONCE // (heads.shape[1] + 1))])
    for start, end in zip(cuts, [*cuts[1:], len(first)], strict=True):
        some = slice(start, end)
        later = np.where(np.arange(heads.shape[1]) > at[some, None], heads[rows[some]], -1)
        yield from _paired(np.where(later >= 0, later + first[some, None] * width, -1), rows[some], together)


def _padded(lists: Sequence[Sequence[int]]) -> Ints:
    """One row per list, -1 behind its end."""
    padded = np.full((len(lists), max(map(len, lists), default=0)), -1)
    for n, one in enumerate(lists):
        padded[n, : len(one)] = one
    return padded


def _paired(keys: Ints, names: Ints, together: Together) -> Pairs:
    """Rows that have a key in common, by their names; -1 is no key. First each with the next; then, of those that do not
    hang together by now, each with every other."""
    rows, at = np.nonzero(keys >= 0)
    found, named = keys[rows, at], names[rows]
    order = np.argsort(found, kind="stable")
    found, named = found[order], named[order]
    is_same = found[1:] == found[:-1]
    yield named[:-1][is_same], named[1:][is_same]
    order = np.lexsort((together.firsts[named], found))
    found, named = found[order], named[order]
    yield from _across(found, named, together.firsts[named])


def _across(found: Ints, named: Ints, firsts: Ints) -> Pairs:
    """Of each key those that hang together with each of the others; in the order of both."""
    is_new = (found[1:] != found[:-1]) | (firsts[1:] != firsts[:-1])
    runs = np.concatenate([np.zeros(min(1, len(found)), dtype=np.int64), np.cumsum(is_new)])
    others = np.searchsorted(runs, runs, side="right")
    behind = np.searchsorted(found, found, side="right") - others
    ends = np.cumsum(behind)
    for some in np.array_split(np.arange(len(found)), 1 + int(behind.sum()) // COMPARED):
        left = np.repeat(some, behind[some])
        nth = np.arange(len(left)) - np.repeat((ends - behind)[some] - (ends - behind)[some][:1].sum(), behind[some])
        yield named[left], named[others[left] + nth]
