"""A list that must hold to shares: who is passed over, who comes in, and what cannot be."""

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from etl.award.candidate import Candidate, Part, Step
from etl.award.firmness import firmness
from etl.award.ranking import ranked
from etl.award.selection import Selection
from etl.award.shares import Shares, seated, shares, unmet

AREAS = {"area": ("甲", "甲", "甲", "乙", "乙", "丙")}
PEOPLE = ["D1", "D2", "D3", "D4", "D5", "D6"]

CASES: list[tuple[str, list[float], int, list[dict[str, Any]], dict[str, str]]] = [
    ("no share: the highest points", [9, 8, 7, 6, 5, 4], 3, [], {"D1": "", "D2": "", "D3": ""}),
    (
        "at most two of one area: the third gives way to the next of another",
        [9, 8, 7, 6, 5, 4], 3, [{"at_most": 2}],
        {"D1": "", "D2": "", "D4": "因名额限制递补"},
    ),
    (
        "at least one of 丙: the last seat is kept for it",
        [9, 8, 7, 6, 5, 4], 3, [{"value": "丙", "at_least": 1}],
        {"D1": "", "D2": "", "D6": "因名额限制递补"},
    ),
    (
        "at least two of 丙, where there is only one: one, and the rest by points",
        [9, 8, 7, 6, 5, 4], 3, [{"value": "丙", "at_least": 2}],
        {"D1": "", "D2": "", "D6": "因名额限制递补"},
    ),
    (
        "both at once",
        [9, 8, 7, 6, 5, 4], 3, [{"at_most": 1}, {"value": "丙", "at_least": 1}],
        {"D1": "", "D4": "因名额限制递补", "D6": "因名额限制递补"},
    ),
]  # fmt: skip


def award(quota: int, told: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "of": "deputy",
        "quota": quota,
        "points": [{"title": "p", "weight": 1.0}],
        "weightings": 400,
        "shares": [{"by": "area", "value": None, "at_most": None, "at_least": None, **one} for one in told],
    }


def people(points: list[float]) -> list[Candidate]:
    return [
        Candidate(id_, id_, "", (), (Part("p", "m", one, one, one),), marks={"area": (area,)})
        for id_, one, area in zip(PEOPLE, points, AREAS["area"], strict=True)
    ]


@pytest.mark.parametrize(("case", "points", "quota", "told", "on"), CASES, ids=[case[0] for case in CASES])
def test_who_is_on_the_list(
    case: str, points: list[float], quota: int, told: list[dict[str, Any]], on: dict[str, str]
) -> None:
    found = ranked(people(points), quota, award(quota, told))
    assert {one.id: one.moved for one in found if one.is_listed} == on


def test_who_was_kept_off_is_told() -> None:
    found = ranked(people([9, 8, 7, 6, 5, 4]), 3, award(3, [{"at_most": 2}]))
    assert {one.id: one.moved for one in found if one.moved} == {"D3": "因名额限制没有列入", "D4": "因名额限制递补"}


def test_equal_points_are_never_decided_by_number() -> None:
    found = ranked(people([9, 7, 7, 6, 5, 4]), 3, award(3, [{"at_most": 2}]))
    told = {one.id: one.moved for one in found if one.moved}
    assert told.pop("D2") == "与没有列入的同分，请评委定" and told.pop("D3") == "与名单上的同分，名额不够，请评委定"
    assert told == {"D4": "因名额限制递补"}


LIMITS = some.lists(some.tuples(some.sampled_from("甲乙丙"), some.integers(1, 3)), max_size=2)


@given(
    some.lists(some.sampled_from("甲乙丙"), min_size=1, max_size=7),
    some.integers(1, 4),
    some.integers(1, 3),
    LIMITS,
    some.randoms(use_true_random=False),
)
def test_with_one_kind_of_share_it_is_the_best_list_there_is(
    areas: list[str], quota: int, most: int, least: list[tuple[str, int]], dice: Any
) -> None:
    """The slow way: every possible list; of the fullest that hold to the shares, the one with the most points."""
    points = dice.sample(range(1, 1000), len(areas))
    told = [
        {"at_most": most},
        *({"value": value, "at_least": need} for value, need in dict(least).items() if need <= most),
    ]
    if sum(one.get("at_least", 0) for one in told) > quota:
        return
    held = shares(award(quota, told), [{"area": (area,)} for area in areas])
    fast = seated(np.array([[float(one)] for one in points]), quota, held)[:, 0]
    slow = best(points, quota, held)
    assert sorted(np.flatnonzero(fast)) == slow


def best(points: list[int], quota: int, held: Shares) -> list[int]:
    for size in range(quota, -1, -1):
        lists = [list(chosen) for chosen in combinations(range(len(points)), size) if holds(list(chosen), held)]
        if lists:
            return max(lists, key=lambda chosen: sum(points[n] for n in chosen))
    return []


def holds(chosen: list[int], held: Shares) -> bool:
    inside = [sum(slot in held.own[n] for n in chosen) for slot in range(1, len(held.most))]
    return all(found <= most for found, most in zip(inside, held.most[1:], strict=True)) and all(
        found >= least for found, least in zip(inside, held.least[1:], strict=True)
    )


KINDS = some.lists(some.tuples(some.sampled_from("甲乙丙"), some.sampled_from("工农"), some.integers(0, 3)), max_size=7)
RULES = some.lists(
    some.one_of(
        some.fixed_dictionaries({"by": some.sampled_from(("area", "occupation")), "at_most": some.integers(1, 3)}),
        some.fixed_dictionaries({"by": some.just("area"), "value": some.sampled_from(("甲", "乙|丙")), "at_least": some.integers(1, 3)}),
        some.fixed_dictionaries({"by": some.just("occupation"), "value": some.sampled_from("工农"), "at_least": some.integers(1, 3)}),
    ),
    max_size=3,
)  # fmt: skip


def one_by_one(
    points: list[int], quota: int, told: list[dict[str, Any]], marks: list[dict[str, tuple[str, ...]]]
) -> list[int]:
    """The rule as one would do it by hand: three times down the list."""
    rules = [
        (share, {value} if value else set())
        for share in told
        for value in ([None] if share["value"] else sorted({one[share["by"]][0] for one in marks}))
    ]

    def is_in(n: int, rule: tuple[dict[str, Any], set[str]]) -> bool:
        share, value = rule
        return marks[n][share["by"]][0] in (value or set(share["value"].split("|")))

    on: list[int] = []

    def lacks(rule: tuple[dict[str, Any], set[str]], extra: list[int]) -> int:
        there = sum(is_in(n, rule) for n in range(len(points)))
        return max(min(rule[0]["at_least"] or 0, there) - sum(is_in(n, rule) for n in (*on, *extra)), 0)

    for step in ("free", "needed", "any"):
        for n in sorted(range(len(points)), key=lambda n: (-points[n], n)):
            full = any(
                rule[0]["at_most"] is not None
                and is_in(n, rule)
                and sum(is_in(o, rule) for o in on) >= rule[0]["at_most"]
                for rule in rules
            )
            needed = any(is_in(n, rule) and lacks(rule, []) for rule in rules)
            room = sum(lacks(rule, [n]) for rule in rules) <= quota - len(on) - 1
            if (
                n not in on
                and len(on) < quota
                and not full
                and (step == "any" or (needed and (step == "needed" or room)))
            ):
                on.append(n)
    return sorted(on)


@given(KINDS, some.integers(1, 5), RULES)
def test_with_several_kinds_it_is_the_rule_done_by_hand(
    people: list[tuple[str, str, int]], quota: int, rules: list[dict[str, Any]]
) -> None:
    """Equal points among them; never over what is full; a seat stays free only where everybody left is in what is full;
    what cannot be is told, what is held to is not."""
    told = award(quota, rules)
    marks = [{"area": (area,), "occupation": (trade,)} for area, trade, _ in people]
    points = [one for _, _, one in people]
    held = shares(told, marks)
    fast = seated(np.array(points, dtype=float).reshape(-1, 1), quota, held)[:, 0]
    on = list(np.flatnonzero(fast))
    assert on == one_by_one(points, quota, told["shares"], marks)
    most = Shares(held.own, held.most, np.zeros_like(held.least))
    assert holds(on, most)
    if len(on) < min(quota, len(people)):
        assert not any(holds([*on, n], most) for n in range(len(people)) if n not in on)
    asked = [share["at_least"] for share in told["shares"] if share["at_least"]]
    found = [sum(marks[n][s["by"]][0] in s["value"].split("|") for n in on) for s in told["shares"] if s["at_least"]]
    short = sum(have < need for have, need in zip(found, asked, strict=True)) + (len(on) < min(quota, len(people)))
    assert len(unmet(told, marks, fast)) == short


@given(some.integers(2, 40), some.integers(1, 8), some.integers(1, 30), some.randoms(use_true_random=False))
def test_many_draws_at_once_are_each_draw_alone(number: int, quota: int, draws: int, dice: Any) -> None:
    totals = np.array([[dice.random() for _ in range(draws)] for _ in range(number)])
    marks = [{"area": (dice.choice("甲乙丙丁"),), "group": (dice.choice("一二"),)} for _ in range(number)]
    told = {"shares": [{"by": "area", "value": None, "at_most": 2, "at_least": None},
                       {"by": "group", "value": "一", "at_most": None, "at_least": 1}]}  # fmt: skip
    held = shares(told, marks)
    together = seated(totals, quota, held)
    for n in range(draws):
        assert (together[:, n] == seated(totals[:, [n]], quota, held)[:, 0]).all()
    assert together.sum(axis=0).max() <= quota
    for slot in range(1, len(held.most)):
        inside = (held.own == slot).any(axis=1)
        assert (together[inside].sum(axis=0) <= held.most[slot]).all()


UNMET = [
    ("held to: nothing is told", 3, [{"at_most": 2}, {"value": "丙", "at_least": 1}], []),
    ("nobody is from there", 3, [{"value": "丁", "at_least": 1}],
     ["名额限制“丁至少 1 人”达不到：能比较的有 0 人，名单上 0 人"]),
    ("more than there are", 3, [{"value": "丙", "at_least": 2}],
     ["名额限制“丙至少 2 人”达不到：能比较的有 1 人，名单上 1 人"]),
    ("several as one", 3, [{"value": "乙|丙", "at_least": 3}], []),
    ("too little from each for so long a list", 5, [{"at_most": 1}],
     ["名额 5 个，受“每个区域至多 1 人”限制，只列得出 3 人"]),
    ("two that cannot both be: no seat stays free for it", 3, [{"value": "甲", "at_least": 2}, {"value": "乙", "at_least": 2}],
     ["名额限制“乙至少 2 人”达不到：能比较的有 2 人，名单上 1 人"]),
]  # fmt: skip


@pytest.mark.parametrize(("case", "quota", "told", "said"), UNMET, ids=[case[0] for case in UNMET])
def test_a_share_that_cannot_be_is_one_sentence(
    case: str, quota: int, told: list[dict[str, Any]], said: list[str]
) -> None:
    asked = award(quota, told)
    found = Selection(asked, tuple(ranked(people([9, 8, 7, 6, 5, 4]), quota, asked)))
    assert found.unmet == said


ODD: list[tuple[str, list[float], list[dict[str, Any]], list[str], set[int]]] = [
    ("nobody", [], [], [], set()),
    ("nobody, with a share", [], [{"at_most": 1}], [], set()),
    ("all tie: the list is longer than its quota", [5] * 6, [], PEOPLE, {1}),
    ("all tie, with a share: two seats, the rest is the panel's", [5] * 6, [{"at_most": 1}], ["D1", "D4"], {1}),
]


@pytest.mark.parametrize(("case", "points", "told", "on", "tied"), ODD, ids=[case[0] for case in ODD])
def test_odd_lists(case: str, points: list[float], told: list[dict[str, Any]], on: list[str], tied: set[int]) -> None:
    asked = award(2, told)
    found = Selection(asked, tuple(ranked(people(points) if points else [], 2, asked)))
    assert [one.id for one in found.listed] == on and found.tied == tied
    assert set(firmness(found).stays) == {one.id for one in found.candidates}


def test_everybody_falls() -> None:
    fell = (Step("任职满半年", "service_days", 3.0, "没有通过"),)
    asked = award(2, [{"at_most": 1}])
    found = Selection(asked, tuple(ranked([Candidate("D1", "甲", "", fell)], 2, asked)))
    assert found.listed == () and found.unmet == [] and firmness(found).stays == {}


def test_among_equals_the_draws_cast_lots() -> None:
    """Six alike for two seats, at most one of each area: nobody stays at every draw because of the number in front."""
    asked = award(2, [{"at_most": 1}]) | {"weightings": 10_000}
    stays = firmness(Selection(asked, tuple(ranked(people([5] * 6), 2, asked)))).stays
    assert sum(stays.values()) == pytest.approx(2) and max(stays.values()) < 0.95 and min(stays.values()) > 0.05
