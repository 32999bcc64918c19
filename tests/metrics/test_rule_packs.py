"""The same records under other rules: what a rule pack changes in the numbers."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import pytest
from small import Table, sheet, with_tables
from worked_examples import YEAR

from etl.metrics import compute, duties

CONGRESS = sheet("活动", "活动编号 类型 活动名称 日期", "H1 人代会 大会 2023-01-10")
MEISHAN = [
    {"sessions": ["代表团会议", "代表团全体会议"], "missed": 4},
    {"sessions": ["全体会议"], "missed": 2},
]
"""As data/rules/meishan.toml has it."""


@contextmanager
def under(
    con: duckdb.DuckDBPyConnection, key: str, value: object, *tables: Table
) -> Iterator[duckdb.DuckDBPyConnection]:
    with with_tables(con, tables):
        con.execute('DELETE FROM rule WHERE "key" = ?', [key])
        con.execute("INSERT INTO rule VALUES (?, ?)", [key, json.dumps(value)])
        yield con


def numbers(con: duckdb.DuckDBPyConnection, metric: str, deputy: str = "甲") -> tuple[float, float]:
    row = compute(con, [metric], "deputy", YEAR).filter(id=deputy).row(0, named=True)
    return row[f"{metric}.numerator"], row[f"{metric}.denominator"]


@pytest.mark.parametrize(("is_missed", "told"), [(False, (1, 2)), (True, (1, 3))], ids=["请假中性", "请假算缺席"])
def test_leave_is_neutral_or_missed(county: duckdb.DuckDBPyConnection, is_missed: bool, told: tuple[int, int]) -> None:
    marks = sheet("出席", "活动编号 代表编号 场次 出席情况", "H1 甲 一 出席", "H1 甲 二 缺席", "H1 甲 三 请假")
    with under(county, "attendance.leave_is_missed", is_missed, CONGRESS, marks) as con:
        assert numbers(con, "attendance_rate") == told


@pytest.mark.parametrize(
    ("missed", "absences"),
    [
        (["第1次全体会议"], 0),
        (["第1次全体会议", "第2次全体会议"], 1),
        (["代表团会议一", "代表团会议二", "代表团会议三", "第1次全体会议"], 0),
        (["代表团会议一", "代表团会议二", "代表团会议三", "代表团会议四"], 1),
        (["代表团全体会议一", "代表团全体会议二"], 0),
    ],
    ids=["缺一次全体会议", "缺两次", "各不够数", "缺四次代表团会议", "代表团全体会议不是全体会议"],
)
def test_so_many_sittings_missed_are_an_absence(
    county: duckdb.DuckDBPyConnection, missed: list[str], absences: int
) -> None:
    rows = [f"H1 甲 {session} 缺席" for session in missed]
    marks = sheet("出席", "活动编号 代表编号 场次 出席情况", "H1 甲 预备会 出席", *rows)
    with under(county, "attendance.conversions", MEISHAN, CONGRESS, marks) as con:
        assert numbers(con, "unapproved_absences")[0] == absences


@pytest.mark.parametrize(("counts", "told"), [(False, 3), (True, 5)], ids=["接待不算联系", "接待算一次联系"])
def test_a_reception_may_count_as_a_contact(county: duckdb.DuckDBPyConnection, counts: bool, told: int) -> None:
    given = [
        sheet("联系走访", "代表编号 类型 联系对象 日期 联系数", "甲 联系群众 第一社区 2023-03-01 3"),
        sheet(
            "接待", "接待编号 站点编号 代表 日期 接待人次", "J1 东站 甲、乙 2023-03-15 12", "J2 东站 甲 2023-04-15 9"
        ),
    ]
    with under(county, "contact.reception_counts_as_contact", counts, *given) as con:
        assert numbers(con, "contacts")[0] == told


def test_the_duties_are_those_of_the_pack(county: duckdb.DuckDBPyConnection) -> None:
    own = [
        {"mark": "接", "title": "接待两次", "measure": "receptions", "at_least": 2, "per": "年", "prorated": False},
        {
            "mark": "来",
            "title": "接待来信",
            "measure": "receptions[channel=来信]",
            "at_least": 1,
            "per": "季",
            "prorated": True,
        },
    ]
    given = sheet(
        "接待", "接待编号 站点编号 代表 日期 接待人次 渠道", "J1 东站 甲 2023-03-15 9 来信", "J2 东站 甲 2023-04-15 9 ."
    )
    with under(county, "duties", own, given) as con:
        assert numbers(con, "duties_done") == (1, 2)
        told = duties(con, YEAR).filter(id="甲").select("mark", "count", "threshold", "reached").rows()
    assert told == [("接", 2, 2, True), ("来", 1, 4, False)]
