"""Which texts are near each other, and what hangs together: beside the slow way, and quick over many."""

from random import Random
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as some

from etl.audit.near import clusters, near


def test_twenty_thousand_opinions_of_one_office_are_compared_quickly() -> None:
    """Thirty characters each: seconds; every pair one by one would be many minutes."""
    dice = Random(2)
    texts = ["".join(chr(0x4E00 + int(abs(dice.gauss(0, 600)))) for _ in range(30)) for _ in range(20_000)]
    texts[19_999] = texts[7][:29] + "好"
    begun = perf_counter()
    assert set(near(texts, 0.8)) == {(7, 19_999)} and perf_counter() - begun < 15


@given(
    some.lists(some.text("区路灯电梯公交河道菜场", min_size=1, max_size=9), max_size=14),
    some.sampled_from((0.5, 0.75, 0.8, 1.0)),
)
def test_near_are_those_that_share_enough_characters(texts: list[str], share: float) -> None:
    """The slow way: every pair, by their sets of characters. Not by bytes, of which any two Chinese words share many."""
    pairs = [(n, m) for m in range(len(texts)) for n in range(m)]
    slow = {(n, m) for n, m in pairs if jaccard(set(texts[n]), set(texts[m])) >= share - 1e-9}
    assert {(min(pair), max(pair)) for pair in near(texts, share)} == slow


def jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other)


@given(some.lists(some.tuples(some.sampled_from("abcdefgh"), some.sampled_from("abcdefgh")), max_size=12))
def test_clusters_are_what_hangs_together_whatever_the_order(pairs: list[tuple[str, str]]) -> None:
    found = clusters(pairs)
    assert found == clusters(reversed(pairs))
    assert sorted(one for cluster in found for one in cluster) == sorted({one for pair in pairs for one in pair})
    for one, other in pairs:
        assert any(one in cluster and other in cluster for cluster in found)
