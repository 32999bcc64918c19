"""Selections: gates, unknowns, ties, points; and what holds for any selection."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as some
from warehouse_office import PLACES, Office, problems

from etl.award import Candidate, Part, award_titles, firmness, select
from etl.award.firmness import on_list
from etl.award.points import scores
from etl.award.ranking import ranked
from etl.award.selection import Selection
from etl.metrics import View
from etl.problems import Stop
from etl.warehouse.publish import open_warehouse

YEAR = View(date(2025, 1, 1), date(2025, 12, 31), date(2025, 12, 31))

PACK = """
title = "甲办法"
extends = "national"

[[award]]
citation = "测试用"
valid_from = 2020-01-01
title = "热心代表"
quota = 1
scoring = "按件"
weightings = 500
gates = [{ title = "任职满半年", measure = "service_days", at_least = 180 }]
veto = [{ title = "没有负面事项", measure = "conduct", at_most = 0 }]
points = [
  { title = "接待", measure = "receptions", weight = 60, cap = 4 },
  { title = "建议", measure = "suggestions", weight = 40, cap = 2 },
]
listed = ["funds_wan"]
"""

SHEETS = """
# 说明
报送单位 | 区域编号 | 覆盖开始 | 覆盖结束 | 报送内容
区办 | Q | 2025-01-01 | 2025-12-31 | 接待、建议、负面事项
# 接待
接待编号 | 站点编号 | 代表 | 日期 | 接待人次
J1 | SA | D1 | 2025-03-01 | 5
J2 | SA | D1、D4 | 2025-04-01 | 5
J3 | SB | D2 | 2025-04-02 | 5
# 建议
建议编号 | 标题 | 提出期间 | 领衔代表 | 提出日期
Y1 | 修路 | 会议期间 | D4 | 2025-02-01
# 负面事项
代表编号 | 类型 | 日期
D2 | 违纪 | 2025-05-01
"""


def chosen(office: Office, sheets: str = SHEETS) -> Selection:
    office.home.rules.mkdir(parents=True, exist_ok=True)
    (office.home.rules / "ours.toml").write_text(PACK, "utf-8")
    (office.home.rules / "office.toml").write_text('pack = "ours"\n', "utf-8")
    office.send(PLACES + sheets)
    assert not problems(office)
    return select(open_warehouse(office.build().path), "热心代表", YEAR)


def told(found: Selection) -> list[str]:
    def short(one: Candidate) -> str:
        if one.fell_at:
            return f"{one.id} {one.fell_at.title}：{one.fell_at.outcome}"
        return (
            f"{one.id} 第{one.place} {one.total:g}{' 入选' if one.is_listed else ''}"
            if one.place
            else f"{one.id} 不能比较"
        )

    return [short(one) for one in found.candidates]


def test_gates_veto_points_and_the_list(office: Office) -> None:
    assert told(chosen(office)) == [
        "D4 第1 35 入选",  # one reception of four: 15; one suggestion of two: 20
        "D1 第2 30",
        "D2 没有负面事项：没有通过",
    ]


def test_equal_points_share_a_place_and_the_list_grows_past_its_quota(office: Office) -> None:
    tied = SHEETS.replace("Y1 | 修路 | 会议期间 | D4 | 2025-02-01", "Y1 | 修路 | 会议期间 | D2 | 2025-02-01").replace(
        "D1、D4", "D4"
    )
    assert told(chosen(office, tied))[:2] == ["D1 第1 15 入选", "D4 第1 15 入选"]


def test_what_nobody_reported_is_no_zero(office: Office) -> None:
    """No sheet of suggestions: nobody is compared."""
    without = SHEETS.partition("# 建议")[0] + "# 负面事项" + SHEETS.partition("# 负面事项")[2]
    without = without.replace("接待、建议、负面事项", "接待、负面事项")
    assert told(chosen(office, without)) == ["D1 不能比较", "D4 不能比较", "D2 没有负面事项：没有通过"]


def test_who_may_have_a_mark_against_them_that_nobody_delivered_has_not_passed(office: Office) -> None:
    without = SHEETS.partition("# 负面事项\n代")[0].replace("建议、负面事项", "建议")
    assert {one.partition("：")[2] for one in told(chosen(office, without))} == {"没有报送，不能判断"}


def test_an_award_nobody_knows_is_one_sentence(office: Office) -> None:
    chosen(office)
    con = open_warehouse(office.build().path)
    assert "热心代表" in award_titles(con)
    with pytest.raises(Stop, match="规则包里没有名为“最懒代表”的评选"):
        select(con, "最懒代表", YEAR)


def candidate(n: int, points: Sequence[float | None]) -> Candidate:
    parts = tuple(Part(f"p{i}", "m", one, one, one) for i, one in enumerate(points))
    return Candidate(f"D{n:03}", f"人{n}", "其他代表", (), parts)


POINTS = some.lists(
    some.lists(some.one_of(some.none(), some.integers(0, 5).map(float)), min_size=2, max_size=2), max_size=12
)


@given(POINTS, some.integers(1, 5), some.randoms(use_true_random=False))
def test_places_hold_whatever_the_order(points: list[list[float | None]], quota: int, dice: Any) -> None:
    people = [candidate(n, own) for n, own in enumerate(points)]
    found = ranked(people, quota)
    dice.shuffle(people)
    assert ranked(people, quota) == found
    known = [one for one in found if one.total is not None]
    assert all(one.place == 1 + sum(other.total > one.total for other in known) for one in known)  # type: ignore[operator]
    assert sum(one.is_listed for one in found) >= min(quota, len(known))
    listed, rest = [o.total for o in known if o.is_listed], [o.total for o in known if not o.is_listed]
    assert not rest or min(listed) > max(rest)  # type: ignore[type-var]
    assert all(one.place is None and not one.is_listed for one in found if one.total is None)


@given(POINTS, some.integers(1, 5))
def test_somebody_who_is_worse_in_everything_changes_nobodys_place_on_the_list(
    points: list[list[float | None]], quota: int
) -> None:
    before = {one.id for one in ranked([candidate(n, own) for n, own in enumerate(points)], quota) if one.is_listed}
    worse = candidate(999, [-1.0, -1.0])
    after = {
        one.id for one in ranked([*(candidate(n, own) for n, own in enumerate(points)), worse], quota) if one.is_listed
    }
    assert before <= after and after - before <= {"D999"}


TABLE = some.lists(some.lists(some.floats(0, 1), min_size=3, max_size=3), min_size=1, max_size=8)
WEIGHTS = some.lists(some.floats(0.5, 9), min_size=3, max_size=3)


@given(TABLE, WEIGHTS, some.integers(1, 4), some.sampled_from([0.5, 2.0, 4.0]))
def test_the_list_under_many_weights_is_that_of_each_alone(
    table: list[list[float]], weights: list[float], quota: int, times: float
) -> None:
    """The slow way: add up, sort, cut. Weights all multiplied alike change nothing."""
    rows, drawn = np.array(table), np.array([weights, [one * times for one in weights]])
    fast = on_list(rows, drawn, quota)
    totals = [sum(a * b for a, b in zip(row, weights, strict=True)) for row in table]
    cut = sorted(totals, reverse=True)[min(quota, len(totals)) - 1]
    slow = [total >= cut - 1e-6 for total in totals]
    sure = [abs(total - cut) < 1e-12 or abs(total - cut) > 1e-6 for total in totals]
    assert all(a == b for a, b, is_sure in zip(fast[:, 0], slow, sure, strict=True) if is_sure)
    assert all(a == b for a, b, is_sure in zip(fast[:, 0], fast[:, 1], sure, strict=True) if is_sure)


def test_how_firm_a_list_is(office: Office) -> None:
    found = chosen(office)
    firm = firmness(found)
    assert firm.draws == 500 and firm == firmness(found)
    assert firm.stays["D4"] + firm.stays["D1"] == pytest.approx(1, abs=0.02)
    assert firm.stays["D4"] > firm.stays["D1"]
    # D1: 60·2/4 against D4: 60·1/4 + 40·1/2, level where receptions weigh 80 or suggestions 30
    assert firm.changes["接待"] == (None, pytest.approx(1.35)) and firm.changes["建议"] == (pytest.approx(0.75), None)
    assert firm.saturated == ()


SCORED = [
    ("by count, capped", "按件", [0.0, 2.0, 9.0, None], [0.0, 0.5, 1.0, None]),
    ("by place among one's cohort", "同类百分位", [0.0, 2.0, 9.0, None], [0.0, 0.5, 1.0, None]),
    ("equal ones share", "同类百分位", [3.0, 3.0, 3.0, None], [0.5, 0.5, 0.5, None]),
    ("more than the cap is the cap", "同类百分位", [4.0, 40.0, 0.0, None], [0.75, 0.75, 0.0, None]),
]


@pytest.mark.parametrize("case, scoring, values, expected", SCORED)
def test_scores(case: str, scoring: str, values: list[float | None], expected: list[float | None]) -> None:
    award = {"scoring": scoring, "points": [{"measure": "m", "cap": 4.0}]}
    frame = pl.DataFrame({"id": list("abcd"), "cohort": ["x"] * 4, "measure.m": values})
    found = scores(award, frame, list("abcd"))
    assert [found[id_][0] for id_ in "abcd"] == expected, case
