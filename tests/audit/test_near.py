"""Which texts are near each other, and what hangs together: beside the slow way, and quick over many."""

from random import Random
from time import perf_counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from etl.audit.near import near
from etl.audit.together import Together


def test_twenty_thousand_opinions_of_one_office_are_compared_quickly() -> None:
    """Thirty characters each: seconds; every pair one by one would be many minutes."""
    dice = Random(2)
    texts = ["".join(chr(0x4E00 + int(abs(dice.gauss(0, 600)))) for _ in range(30)) for _ in range(20_000)]
    texts[19_999] = texts[7][:29] + "好"
    begun = perf_counter()
    firsts = near(texts, 0.8).tolist()
    assert firsts == [*range(19_999), 7] and perf_counter() - begun < 15


def test_where_nearly_everything_is_alike_it_is_as_quick() -> None:
    """Ten sentences, each told of a thousand places: ten clusters, fifty million pairs of which each is near."""
    dice = Random(3)
    sentences = ["".join(chr(0x4E00 + dice.randrange(900)) for _ in range(30)) for _ in range(10)]
    places = [chr(0x6000 + n // 40) + chr(0x7000 + n % 40) for n in range(1_000)]
    texts = [sentence + place for place in places for sentence in sentences]
    begun = perf_counter()
    assert near(texts, 0.8).tolist() == [n % 10 for n in range(10_000)] and perf_counter() - begun < 5


@given(
    some.lists(some.text("区路灯电梯公交河道菜场", min_size=1, max_size=9), max_size=14),
    some.sampled_from((0.5, 0.75, 0.8, 1.0)),
)
def test_near_hang_together_that_share_enough_characters(texts: list[str], share: float) -> None:
    """The slow way: every pair, by their sets of characters. Not by bytes, of which any two Chinese words share many."""
    pairs = [(n, m) for m in range(len(texts)) for n in range(m)]
    slow = [(n, m) for n, m in pairs if jaccard(set(texts[n]), set(texts[m])) >= share - 1e-9]
    assert near(texts, share).tolist() == spread(len(texts), slow)


def jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other)


def spread(count: int, pairs: list[tuple[int, int]]) -> list[int]:
    """The slow way: each takes the smaller number of a neighbour, until nothing changes."""
    firsts = list(range(count))
    for _ in range(count):
        for one, other in pairs:
            firsts[one] = firsts[other] = min(firsts[one], firsts[other])
    return firsts


@given(some.lists(some.tuples(some.integers(0, 9), some.integers(0, 9)), max_size=12), some.integers(1, 12))
def test_what_hangs_together_by_pairs_does_however_many_come_at_a_time(
    pairs: list[tuple[int, int]], at_once: int
) -> None:
    together = Together(10)
    for start in range(0, len(pairs), at_once):
        left, right = np.array(pairs[start : start + at_once]).T
        together.join(left, right)
    assert together.firsts.tolist() == spread(10, pairs)
