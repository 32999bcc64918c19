"""Which numbers are asked about: planted cases are found with their numbers, plain ones are left in peace."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some
from warehouse_office import PLACES, Office

from etl.audit.doubts import clusters, doubts
from etl.metrics import View
from etl.warehouse.publish import open_warehouse

YEAR = View(date(2025, 1, 1), date(2025, 12, 31), date(2025, 12, 31))


def receptions(*rows: tuple[str, int]) -> str:
    """A sheet of receptions at SA: (day, visitors)."""
    lines = "".join(f"J{n} | SA | {day} | {visitors}\n" for n, (day, visitors) in enumerate(rows))
    return "# 接待\n接待编号 | 站点编号 | 日期 | 接待人次\n" + lines


def suggestions(*rows: tuple[str, str]) -> str:
    """A sheet of suggestions of D1: (title, unit)."""
    lines = "".join(
        f"Y{n} | {title} | 会议期间 | D1 | 2025-02-0{n + 1} | {unit}\n" for n, (title, unit) in enumerate(rows)
    )
    return "# 建议\n建议编号 | 标题 | 提出期间 | 领衔代表 | 提出日期 | 主办单位\n" + lines


SPREAD = [(f"2025-{month:02}-{day:02}", month + day) for month in range(1, 12) for day in (3, 17)]

CASES = [
    ("plain receptions, spread over the year", receptions(*SPREAD), []),
    ("too few to say anything", receptions(*[("2025-12-05", 10)] * 7), []),
    (
        "half of the year in December",
        receptions(*SPREAD[:10], *[(f"2025-12-{day:02}", day) for day in range(1, 11)]),
        ["年底集中 甲家：20 条记录里 10 条在十二月"],
    ),
    (
        "nine on one day",
        receptions(*SPREAD, *[("2025-06-20", n) for n in range(9)]),
        ["一天很多 甲家：2025年6月20日一天记了 9 场接待，全期 31 场"],
    ),
    (
        "the same number again and again",
        receptions(*[(day, 20) for day, _ in SPREAD[:12]], *SPREAD[12:16]),
        ["同一个数 甲家：16 场接待里 12 场都是 20 人次"],
    ),
    (
        "one title twice, to one unit",
        suggestions(("关于增设路灯的建议", "区住建局"), ("关于增设路灯的建议", "区住建局")),
        ["标题相近的建议 区住建局：“关于增设路灯的建议”等 2 件标题相近，是不是一件事"],
    ),
    ("one title, two units", suggestions(("关于增设路灯的建议", "区住建局"), ("关于增设路灯的建议", "区交通局")), []),
    ("two things", suggestions(("关于增设路灯的建议", "区住建局"), ("关于老旧小区加装电梯的建议", "区住建局")), []),
]


@pytest.mark.parametrize("case, sheet, expected", CASES)
def test_what_is_asked_about(office: Office, case: str, sheet: str, expected: list[str]) -> None:
    office.send(PLACES + sheet)
    con = open_warehouse(office.build().path)
    asked = [f"{one.kind} {one.sentence}" for one in doubts(con, YEAR) if one.kind != "数不合"]
    assert asked == expected, case


@given(some.lists(some.tuples(some.sampled_from("abcdefgh"), some.sampled_from("abcdefgh")), max_size=12))
def test_clusters_are_what_hangs_together_whatever_the_order(pairs: list[tuple[str, str]]) -> None:
    found = clusters(pairs)
    assert found == clusters(reversed(pairs))
    assert sorted(one for cluster in found for one in cluster) == sorted({one for pair in pairs for one in pair})
    for one, other in pairs:
        assert any(one in cluster and other in cluster for cluster in found)
