"""Suggestions of one year to one unit whose titles are much alike, as clusters."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import ceil
from operator import itemgetter

import duckdb
import numpy as np
import numpy.typing as npt

from etl.audit.doubt import Doubt, Limits, ask
from etl.metrics import View

SHOWN = 20
"""How many numbers a link carries."""
SHORTEST = 6
"""Shorter titles are alike only where they are equal: two words share too much by chance."""
AT_ONCE = 2_000_000
"""Words of 64 bits compared at once."""
ALMOST = 1e-9


def alike(con: duckdb.DuckDBPyConnection, view: View, limits: Limits) -> Iterator[Doubt]:
    """One question per cluster: what is like what is like another."""
    if limits["alike"] is None:
        return
    rows = ask(con, "alike", view)
    of = {row["suggestion_id"]: row for row in rows}
    told = groupby(sorted(rows, key=itemgetter("told")), key=itemgetter("told"))
    pairs = [pair for _, own in told for pair in _pairs(list(own), limits["alike"])]
    for ids in clusters(pairs):
        said = f"{of[ids[0]]['lead_unit']}：“{of[ids[0]]['title']}”等 {len(ids)} 件标题相近，是不是一件事"
        behind = f"suggestion[suggestion_id={'|'.join(ids[:SHOWN])}]"
        yield Doubt("标题相近的建议", said, len(ids), len(ids), behind, "area", view.area or "")


def _pairs(rows: Sequence[dict[str, str]], share: float) -> Iterator[tuple[str, str]]:
    """Of equal words each with the first; of others the first ones with each other."""
    first: dict[str, str] = {}
    for row in rows:
        other = first.setdefault(row["words"], row["suggestion_id"])
        if other != row["suggestion_id"]:
            yield other, row["suggestion_id"]
    words = [one for one in first if len(one) >= SHORTEST]
    for n, m in near(words, share):
        yield first[words[n]], first[words[m]]


def near(texts: Sequence[str], share: float) -> Iterator[tuple[int, int]]:
    """Pairs of texts of whose characters, each counted once, at least `share` are in both (Jaccard).

    So near they can only be if they have one of their rarest characters in common (the prefix filter of Chaudhuri, Ganti,
    Kaushik 2006): only texts with the same rare one are compared, as bits, many at a time.
    """
    common = Counter(sign for text in texts for sign in set(text))
    rank = {sign: n for n, sign in enumerate(sorted(common, key=lambda sign: (common[sign], sign)))}
    own = [sorted({rank[sign] for sign in text}) for text in texts]
    sizes, bits = np.array([len(one) for one in own]), _bits(own, len(rank))
    having = defaultdict(list)
    for n, signs in enumerate(own):
        for sign in signs[: len(signs) - ceil(share * len(signs) - ALMOST) + 1]:
            having[sign].append(n)
    for rows in (np.array(rows) for rows in having.values() if len(rows) > 1):
        step = max(1, AT_ONCE // (len(rows) * bits.shape[1]))
        for start in range(0, len(rows), step):
            some = rows[start : start + step]
            both = np.bitwise_count(bits[some][:, None] & bits[rows][None]).sum(axis=2, dtype=np.int64)
            found = both >= share * (sizes[some][:, None] + sizes[rows][None] - both) - ALMOST
            first, second = np.nonzero(np.triu(found, start + 1))
            yield from zip(some[first].tolist(), rows[second].tolist(), strict=True)


def _bits(own: Sequence[Sequence[int]], width: int) -> npt.NDArray[np.uint64]:
    """One row per text, one bit per character."""
    held = np.zeros((len(own), -(-max(width, 1) // 64) * 64), dtype=bool)
    for row, signs in enumerate(own):
        held[row, signs] = True
    return np.packbits(held, axis=1).view(np.uint64)


def clusters(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """What hangs together by pairs, each cluster sorted, the clusters by their first."""
    above: dict[str, str] = {}

    def top(one: str) -> str:
        while (up := above.setdefault(one, one)) != one:
            above[one] = one = above[up]
        return one

    for one, other in pairs:
        above[top(other)] = top(one)
    found = defaultdict(list)
    for one in sorted(above):
        found[top(one)].append(one)
    return sorted(found.values())
