"""The same records under other rules: what a rule pack changes in the numbers."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest
from small import Table, sheet, with_tables
from worked_examples import YEAR

from etl.metrics import compute, duties
from etl.metrics.rulebook import check_rules
from etl.problems import Stop

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


FAULTS = {
    "没有的指标": ('at_least = 1, measure = "contcts"', "duties[1].items[1].measure：没有名为“contcts”的指标或记录"),
    "没有的栏目": ('at_least = 1, measure = "contact[knd=结对]"', "duties[1].items[1].measure：方括号里的 knd 不是记录 contact的栏目"),
    "门槛小于零": ('at_least = -1, measure = "contacts"', "duties[1].items[1].at_least：写的是 -1，不能小于 0"),
    "没有的一项": ('at_leats = 1, measure = "contacts"', "duties[1].items[1].at_leats：规则里没有这一项"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_pack_that_cannot_be_counted_is_refused_with_file_line_and_key(fault: str, tmp_path: Path) -> None:
    """Before a build begins, so that the one in force stays."""
    item, reason = FAULTS[fault]
    lines = [
        'title = "本地"', 'extends = "national"', "[[duties]]", 'citation = "本地办法"', "valid_from = 2020-01-01",
        "min_days = 90", "items = [", f'  {{ mark = "联", title = "联系", {item} }},', "]",
    ]  # fmt: skip
    (tmp_path / "local.toml").write_text("\n".join(lines), "utf-8")
    with pytest.raises(Stop) as stopped:
        check_rules(tmp_path, "local")
    assert str(stopped.value) == f"规则文件 local.toml 第 8 行 {reason}。"


def test_a_pack_that_can_be_counted_passes(tmp_path: Path) -> None:
    check_rules(tmp_path, "wangchuan")
