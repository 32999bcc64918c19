"""Part of a county reported: who and what nobody told of is out of the base, and how much is missing is said beside it.

The county of worked/office.md: 甲 and 乙 in 东街, 丙 and 丁 in 西镇, a station in each.
"""

from datetime import date

import duckdb
import pytest
from small import Table, sheet, with_tables
from worked_examples import YEAR

from etl.metrics import View, compute, covered, records
from etl.metrics.metric import Grain


def cover(*rows: str) -> Table:
    return sheet("说明", "报送单位 区域编号 覆盖开始 覆盖结束 报送内容 覆盖站点", *(f"县人大 {row}" for row in rows))


WHOLE_YEAR = "东街 2023-01-01 2023-12-31"
FIRST_HALF = "东街 2023-01-01 2023-06-30"
DEBRIEFING = sheet("述职", "代表编号 日期 形式", "甲 2023-05-01 口头")
RECEPTION = sheet("接待", "接待编号 站点编号 代表 日期 接待人次", "J1 东站 甲 2023-03-15 9")
CONTACT = sheet("联系走访", "代表编号 类型 联系对象 日期", "甲 联系群众 一社区 2023-03-01")
MEETING = sheet("活动", "活动编号 类型 活动名称 日期 小组名称", "H1 代表小组活动 学习 2023-02-10 一组")

BASES = [
    # metric, whose, delivered, covered, what comes out, who or what is left out unreported
    ("debriefing_coverage", "area A", DEBRIEFING, f"{WHOLE_YEAR} 述职 .", (1, 2), 2),
    ("debriefing_coverage", "area A", DEBRIEFING, "A 2023-01-01 2023-12-31 述职 .", (1, 4), 0),
    ("contacted_rate", "area A", CONTACT, f"{FIRST_HALF} 联系走访 .", (1, 2), 2),
    ("contacted_rate", "group 一组@东街", CONTACT, f"{FIRST_HALF} 联系走访 .", (1, 2), 0),
    ("active_station_rate", "area A", RECEPTION, f"{WHOLE_YEAR} 接待 .", (1, 1), 1),
    ("active_months", "station 东站", RECEPTION, f"{FIRST_HALF} 接待 .", (1, 6), 6),
    ("active_months", "deputy 甲", RECEPTION, f"{FIRST_HALF} 接待 .", (1, 6), 6),
    ("active_months", "deputy 丙", RECEPTION, f"{FIRST_HALF} 接待 .", (None, None), 12),
    ("reception_day_rate", "station 东站", RECEPTION, f"{FIRST_HALF} 接待 .", (1, 6), 6),
    ("duty_roster_rate", "area A", RECEPTION, f"{WHOLE_YEAR} 接待 .", (1, 2), 1),
    ("duty_roster_rate", "area A", RECEPTION, "A 2023-01-01 2023-12-31 接待 东站", (1, 2), 1),
    ("group_meeting_rate", "group 一组@东街", MEETING, f"{FIRST_HALF} 活动 .", (1, 2), 2),
]


@pytest.mark.parametrize(("metric", "whose", "given", "told", "expected", "left_out"), BASES)
def test_who_was_not_reported_is_not_in_the_base(
    county: duckdb.DuckDBPyConnection, metric: str, whose: str, given: Table, told: str,
    expected: tuple[float | None, float | None], left_out: int,
) -> None:  # fmt: skip
    by, _, subject = whose.partition(" ")
    with with_tables(county, [given, cover(told)]) as con:
        row = compute(con, [metric], by, YEAR).filter(id=subject).row(0, named=True)  # type: ignore[arg-type]
        assert (row[f"{metric}.numerator"], row[f"{metric}.denominator"]) == expected
        found = records(con, metric, by, subject, YEAR)  # type: ignore[arg-type]
    assert found["reason"].to_list().count("没有报送，不知道有没有") == left_out


MISSING = [
    # whose, covered (areas, months, stations), months of the period, months, areas and stations missing, what is said
    ("area A", ["A 2023-01-01 2023-12-31 接待 ."], 12, 0, [], [], None),
    ("area A", ["A 2023-01-01 2023-10-31 接待 ."], 12, 2, [], [], "2 个月没有报送"),
    ("area A", [f"{WHOLE_YEAR} 接待 ."], 12, 0, ["西镇"], [], "1 个区域有的月份没有报送"),
    ("area A", [f"{FIRST_HALF} 接待 ."], 12, 6, ["西镇"], [], "6 个月没有报送；1 个区域有的月份没有报送"),
    ("area A", ["A 2023-01-01 2023-12-31 接待 东站"], 12, 0, [], ["西站"], "1 个站点有的月份没有报送"),
    ("area 西镇", [f"{WHOLE_YEAR} 接待 ."], 12, 12, [], [], "12 个月没有报送"),
    ("area 东街", [f"{FIRST_HALF} 接待 .", "A 2023-07-01 2023-08-15 接待 ."], 12, 4, [], [], "4 个月没有报送"),
    ("station 东站", [f"{FIRST_HALF} 接待 东站"], 12, 6, [], [], "6 个月没有报送"),
    ("station 西站", ["A 2023-01-01 2023-12-31 接待 东站"], 12, 12, [], [], "12 个月没有报送"),
    ("deputy 甲", [f"{FIRST_HALF} 接待 ."], 12, 6, [], [], "6 个月没有报送"),
    ("group 二组@西镇", [f"{FIRST_HALF} 接待 ."], 12, 12, [], [], "12 个月没有报送"),
]


@pytest.mark.parametrize(("whose", "told", "months", "missing", "areas", "stations", "said"), MISSING)
def test_how_much_is_missing(
    county: duckdb.DuckDBPyConnection, whose: str, told: list[str], months: int, missing: int, areas: list[str],
    stations: list[str], said: str | None,
) -> None:  # fmt: skip
    by, _, subject = whose.partition(" ")
    with with_tables(county, [RECEPTION, cover(*told)]) as con:
        assert one(con, by, subject, YEAR) == (subject, "receptions", months, missing, areas, stations, said)  # type: ignore[arg-type]


def test_a_deputy_is_asked_about_the_months_in_office(county: duckdb.DuckDBPyConnection) -> None:
    late = [
        sheet("代表", "代表编号 姓名", "己 己"), sheet("任职", "代表编号 级别 区域编号 开始日期", "己 县 东街 2023-05-20"),
    ]  # fmt: skip
    with with_tables(county, [*late, RECEPTION, cover(f"{FIRST_HALF} 接待 .")]) as con:
        assert one(con, "deputy", "己", YEAR)[2:4] == (8, 6)


def test_nothing_after_the_day_it_is_judged_is_missing(county: duckdb.DuckDBPyConnection) -> None:
    view = View(date(2023, 1, 1), date(2023, 12, 31), date(2023, 8, 15))
    with with_tables(county, [RECEPTION, cover(f"{FIRST_HALF} 接待 .")]) as con:
        assert one(con, "station", "东站", view)[2:4] == (8, 2)


def one(con: duckdb.DuckDBPyConnection, by: Grain, subject: str, view: View) -> tuple[object, ...]:
    return covered(con, ["receptions"], by, view).filter(id=subject).row(0)
