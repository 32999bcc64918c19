"""A list that must hold to shares: who is passed over, who comes in, and what cannot be."""

from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from etl.award.selection import Candidate, Part, ranked
from etl.award.shares import Shares, seated, shares
from etl.problems import Stop
from etl.rules.load import load_rules

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
        "quota": quota,
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
    assert {one.id: one.moved for one in found}["D3"] == "与名单上的人同分，名额不够，请评委定"


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
        lists = [
            list(chosen)
            for chosen in combinations(range(len(points)), size)
            if all(sum(inside[list(chosen)]) <= limit for inside, limit in held.most)
            and all(sum(inside[list(chosen)]) >= need for inside, need in held.least)
        ]
        if lists:
            return max(lists, key=lambda chosen: sum(points[n] for n in chosen))
    return []


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
    assert all((together[inside].sum(axis=0) <= limit).all() for inside, limit in held.most)


HEAD = '[[award]]\ncitation = "测试"\nvalid_from = 2020-01-01\ntitle = "热心代表"\nweightings = 10\ngates = []\nveto = []\n'
WRONG = [
    ("weights that do not fit", 'quota = 3\nscoring = "按件"\npoints = [{ title = "接待", measure = "receptions", weight = 60, cap = 4 }]',
     "权重合计应为 100，写的是 60"),
    ("more at least than there are seats", 'quota = 3\nscoring = "按件"\nshares = [{ by = "area", value = "甲街道", at_least = 4 }]\n'
     'points = [{ title = "接待", measure = "receptions", weight = 100, cap = 4 }]', "名额 3 个，按 area 至少要有 4 个，不可能"),
    ("at most less than at least", 'quota = 3\nscoring = "按件"\nshares = [{ by = "area", value = "甲街道", at_least = 2, at_most = 1 }]\n'
     'points = [{ title = "接待", measure = "receptions", weight = 100, cap = 4 }]', "at_most 1 比 at_least 2 还少"),
    ("at least of whom", 'quota = 3\nscoring = "按件"\nshares = [{ by = "area", at_least = 2 }]\n'
     'points = [{ title = "接待", measure = "receptions", weight = 100, cap = 4 }]', "用 value 说明是哪一个"),
    ("bands without 分档", 'quota = 3\nscoring = "按件"\npoints = [{ title = "接待", measure = "receptions", weight = 100, cap = 4, '
     'bands = [{ title = "优", at_least = 3, score = 1.0 }] }]', "分档"),
    ("bands upside down", 'quota = 3\nscoring = "分档"\npoints = [{ title = "接待", measure = "receptions", weight = 100, cap = 4, '
     'bands = [{ title = "中", at_least = 1, score = 0.5 }, { title = "优", at_least = 3, score = 1.0 }] }]', "从高到低"),
    ("money scored", 'quota = 3\nscoring = "按件"\npoints = [{ title = "捐款", measure = "funds_wan", weight = 100, cap = 4 }]', "不计分"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "text", "said"), WRONG, ids=[case[0] for case in WRONG])
def test_a_selection_that_does_not_fit_is_refused_in_one_sentence(
    tmp_path: Path, case: str, text: str, said: str
) -> None:
    (tmp_path / "ours.toml").write_text(f'title = "甲办法"\nextends = "national"\n\n{HEAD}{text}\n', "utf-8")
    with pytest.raises(Stop, match=said) as stop:
        load_rules(tmp_path, "ours")
    assert "ours.toml" in str(stop.value) and "\n" not in str(stop.value)


@pytest.mark.parametrize("most", [2, 3])
def test_exactly_so_many_or_from_so_many_to_so_many_may_be_asked_for(tmp_path: Path, most: int) -> None:
    shares = f'shares = [{{ by = "area", value = "甲街道", at_least = 2, at_most = {most} }}]\n'
    points = 'points = [{ title = "接待", measure = "receptions", weight = 100, cap = 4 }]'
    text = f'title = "甲办法"\nextends = "national"\n\n{HEAD}quota = 3\nscoring = "按件"\n{shares}{points}\n'
    (tmp_path / "ours.toml").write_text(text, "utf-8")
    assert load_rules(tmp_path, "ours").title == "甲办法"
