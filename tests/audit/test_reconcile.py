"""Two ledgers of one person: every line stands in one outcome; a table of cases, and what holds for any ledgers."""

from collections import Counter
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from etl.audit.reconcile import BOOKLET, RECORDED, Line, Match, matched

DAYS, TAKEN = 3, [("视察", "调研"), ("接待", "到站活动")]


def lines(side: str, told: str) -> list[Line]:
    """`3日接待 5日视察` as lines of March."""
    words = told.split()
    return [
        Line(side, "D1", "王芳", date(2025, 3, int(word.partition("日")[0])), word.partition("日")[2], "r", n)
        for n, word in enumerate(words, 1 if side == BOOKLET else 101)
    ]


def told(found: list[Match]) -> list[str]:
    def short(one: Line | None) -> str:
        return f"{one.day.day}日{one.kind}" if one else "—"

    return [f"{one.outcome} {short(one.entry)} {short(one.record)}" for one in found]


CASES = [
    ("one and the same", "3日接待", "3日接待", ["相符 3日接待 3日接待"]),
    ("two days late", "3日接待", "5日接待", ["错 3日接待 5日接待"]),
    ("too far apart", "3日接待", "9日接待", ["漏登记 3日接待 —", "漏手册 — 9日接待"]),
    ("another kind, taken for it", "3日视察", "3日调研", ["错 3日视察 3日调研"]),
    ("another kind, not taken for it", "3日视察", "3日接待", ["漏手册 — 3日接待", "漏登记 3日视察 —"]),
    ("written twice", "3日接待 3日接待", "3日接待", ["相符 3日接待 3日接待", "重 3日接待 —"]),
    ("twice and there twice", "3日接待 3日接待", "3日接待 3日接待", ["相符 3日接待 3日接待", "相符 3日接待 3日接待"]),
    ("the same day is not given away to a near one", "2日接待 3日接待", "3日接待 5日接待",
     ["相符 3日接待 3日接待", "错 2日接待 5日接待"]),
    ("the most pairs, not the nearest first", "1日接待 4日接待", "4日视察 2日接待 7日接待",
     ["错 1日接待 2日接待", "漏手册 — 4日视察", "错 4日接待 7日接待"]),
    ("of two that are near, the nearer", "5日接待", "3日接待 6日接待", ["错 5日接待 6日接待", "漏手册 — 3日接待"]),
    ("of two that are near, the nearer, the other way round", "3日接待 6日接待", "5日接待",
     ["错 6日接待 5日接待", "漏登记 3日接待 —"]),
    ("only the booklet", "3日接待", "", ["漏登记 3日接待 —"]),
    ("nothing at all", "", "", []),
]  # fmt: skip


@pytest.mark.parametrize("case, booklet, recorded, expected", CASES)
def test_how_two_ledgers_meet(case: str, booklet: str, recorded: str, expected: list[str]) -> None:
    found = told(matched([*lines(BOOKLET, booklet), *lines(RECORDED, recorded)], DAYS, TAKEN))
    assert sorted(found) == sorted(expected), case


KINDS = some.sampled_from(["接待", "视察", "调研", "到站活动"])
LEDGER = some.lists(some.tuples(some.integers(1, 12), KINDS), max_size=5)


def ledger(side: str, rows: list[tuple[int, str]]) -> list[Line]:
    return [Line(side, "D1", "王芳", date(2025, 3, day), kind, "r", n) for n, (day, kind) in enumerate(rows)]


@given(LEDGER, LEDGER, some.randoms(use_true_random=False))
def test_every_line_stands_in_one_outcome_whatever_the_order(
    booklet: list[tuple[int, str]], recorded: list[tuple[int, str]], dice: object
) -> None:
    all_lines = [*ledger(BOOKLET, booklet), *ledger(RECORDED, recorded)]
    found = matched(all_lines, DAYS, TAKEN)
    stood = [one for match in found for one in (match.entry, match.record) if one]
    assert Counter(stood) == Counter(all_lines)
    dice.shuffle(all_lines)  # type: ignore[attr-defined]
    assert sorted(told(matched(all_lines, DAYS, TAKEN))) == sorted(told(found))


def slowly(mine: list[int], theirs: list[int]) -> tuple[int, int]:
    """The slow, obvious way: of every choice of partners the most pairs, and of these the fewest days apart in all."""
    choices = [
        [(one, other) for one, other in zip(mine, order, strict=True) if other is not None and abs(one - other) <= DAYS]
        for order in set(permutations([*theirs, *[None] * len(mine)], len(mine)))
    ]
    return max((len(pairs), -sum(abs(one - other) for one, other in pairs)) for pairs in choices)


DAY_LIST = some.lists(some.integers(1, 12), max_size=4)


def met(booklet: list[int], recorded: list[int]) -> tuple[int, tuple[int, int]]:
    """How many on one day; how many near, less the days they are apart."""
    sides = [*ledger(BOOKLET, [(d, "接待") for d in booklet]), *ledger(RECORDED, [(d, "接待") for d in recorded])]
    pairs = [(one.entry.day - one.record.day).days for one in matched(sides, DAYS, TAKEN) if one.entry and one.record]
    near = [abs(apart) for apart in pairs if apart]
    return len(pairs) - len(near), (len(near), -sum(near))


@settings(max_examples=100, deadline=None)
@given(DAY_LIST, DAY_LIST)
def test_equal_days_first_then_the_most_pairs_then_the_nearest(booklet: list[int], recorded: list[int]) -> None:
    mine, theirs = list(booklet), list(recorded)
    for day in booklet:
        if day in theirs:
            theirs.remove(day)
            mine.remove(day)
    assert met(booklet, recorded) == (len(booklet) - len(mine), slowly(mine, theirs))


@given(DAY_LIST, DAY_LIST)
def test_neither_ledger_is_favoured(booklet: list[int], recorded: list[int]) -> None:
    assert met(booklet, recorded) == met(recorded, booklet)


def test_equal_ones_have_keys_of_their_own() -> None:
    found = matched(lines(BOOKLET, "3日接待 3日接待 3日接待"), DAYS, TAKEN)
    assert [one.key for one in found] == ["D1|2025-03-03·接待|", "D1|2025-03-03·接待||2", "D1|2025-03-03·接待||3"]
