"""One to one: the most pairs of days within reach, and of these the nearest. Both sides are treated alike."""

from collections.abc import Sequence
from datetime import date

Best = tuple[int, int]
"""(pairs, less the days they are apart): the larger is the better."""


def nearest(mine: Sequence[date], theirs: Sequence[date], reach: int) -> list[tuple[int, int]]:
    """Places (in `mine`, in `theirs`) of the pairs; both in the order of days, `reach`: most days apart.

    Two pairs that cross on the line of days are never better than the same four uncrossed, so it is enough to look at
    ever longer beginnings of both sides.
    """
    best = _best(mine, theirs, reach)
    pairs, i, j = [], len(mine), len(theirs)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]


def _best(mine: Sequence[date], theirs: Sequence[date], reach: int) -> list[list[Best]]:
    """[i][j]: the best of the first i and the first j."""
    best: list[list[Best]] = [[(0, 0)] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    for i, own in enumerate(mine, 1):
        for j, other in enumerate(theirs, 1):
            apart = abs((own - other).days)
            before = best[i - 1][j - 1]
            met = [(before[0] + 1, before[1] - apart)] if apart <= reach else []
            best[i][j] = max(best[i - 1][j], best[i][j - 1], *met)
    return best
