"""代表构成, month by month, duties one by one."""

from datetime import date

import duckdb
import pytest
from small import sheet, with_tables
from worked_examples import YEAR

from etl.metrics import View, composition, compute, duties, monthly


def told(con: duckdb.DuckDBPyConnection, dimension: str, view: View = YEAR) -> dict[str, tuple[int, float]]:
    frame = composition(con, view).filter(dimension=dimension)
    return {row["category"]: (row["count"], row["share"]) for row in frame.to_dicts()}


def test_composition_tells_the_blank_apart(county: duckdb.DuckDBPyConnection) -> None:
    assert told(county, "性别") == {"男": (2, 0.5), "女": (2, 0.5)}
    assert told(county, "政治面貌") == {"中共党员": (2, 0.5), "群众": (1, 0.25), "未填": (1, 0.25)}
    assert told(county, "学历")["未填"] == (1, 0.25)
    assert told(county, "年龄") == {
        "35岁以下": (1, 0.25),
        "36—45岁": (1, 0.25),
        "46—55岁": (1, 0.25),
        "未填": (1, 0.25),
    }


def test_a_person_with_two_mandates_is_one_person_and_two_mandates(county: duckdb.DuckDBPyConnection) -> None:
    seat = sheet("任职", "代表编号 级别 区域编号 开始日期", "丙 乡镇 西镇 2023-01-01")
    with with_tables(county, [seat]) as con:
        assert told(con, "性别")["男"][0] == 2
        assert told(con, "级别") == {"县": (3, 0.6), "乡镇": (2, 0.4)}


def test_composition_of_an_area_and_of_a_lane(county: duckdb.DuckDBPyConnection) -> None:
    assert told(county, "性别", View(YEAR.from_on, YEAR.to_on, YEAR.as_of, None, "西镇")) == {
        "男": (1, 0.5),
        "女": (1, 0.5),
    }
    assert told(county, "学历", View(YEAR.from_on, YEAR.to_on, YEAR.as_of, "议事代表")) == {"初中": (1, 1.0)}


def test_months_are_blank_where_nobody_reported(county: duckdb.DuckDBPyConnection) -> None:
    given = [
        sheet("说明", "报送单位 覆盖开始 覆盖结束 报送内容", "县人大 2023-01-01 2023-03-31 接待"),
        sheet(
            "接待",
            "接待编号 站点编号 日期 接待人次",
            "J1 东站 2023-01-15 9",
            "J2 东站 2023-03-15 9",
            "J3 东站 2023-03-16 9",
        ),
    ]
    view = View(date(2023, 1, 1), date(2023, 5, 31), date(2023, 4, 30))
    with with_tables(county, given) as con:
        found = monthly(con, ["receptions"], "area", "A", view)
    assert found.select("month", "value").rows() == [
        (date(2023, 1, 1), 1), (date(2023, 2, 1), 0), (date(2023, 3, 1), 2), (date(2023, 4, 1), None),
    ]  # fmt: skip


def test_a_share_month_by_month(county: duckdb.DuckDBPyConnection) -> None:
    given = [
        sheet("活动", "活动编号 类型 活动名称 日期", "H1 座谈会 一 2023-01-10", "H2 座谈会 二 2023-03-10"),
        sheet("出席", "活动编号 代表编号 出席情况", "H1 甲 出席", "H1 乙 缺席", "H2 甲 出席"),
    ]
    with with_tables(county, given) as con:
        found = monthly(con, ["attendance_rate"], "area", "A", View(date(2023, 1, 1), date(2023, 3, 31), YEAR.as_of))
    assert found["value"].to_list() == [0.5, None, 1]
    assert found.select("numerator", "denominator").rows() == [(1, 2), (0, 0), (1, 1)]


CONTACTS = sheet("联系走访", "代表编号 类型 联系对象 日期 联系数", "己 联系群众 第一社区 2023-11-01 2")


@pytest.mark.parametrize(
    ("first", "days", "threshold"),
    [
        ("2023-01-01", 365, 10),
        ("2023-07-02", 183, 6),
        ("2023-10-03", 90, 3),
        ("2023-10-04", 89, 3),
        ("2023-12-31", 1, 1),
    ],
    ids=["全年", "半年多一天，进一位", "刚满九十天，才算", "差一天满九十天", "只有一天"],
)
def test_a_yearly_threshold_follows_the_days_in_office(
    county: duckdb.DuckDBPyConnection, first: str, days: int, threshold: int
) -> None:
    people = [
        sheet("代表", "代表编号 姓名", "己 己"),
        sheet("任职", "代表编号 级别 区域编号 开始日期", f"己 县 东街 {first}"),
    ]
    with with_tables(county, [*people, CONTACTS]) as con:
        row = duties(con, YEAR).filter(id="己", measure="contacts").row(0, named=True)
    assert (row["days"], row["threshold"], row["judged"]) == (days, threshold, days >= 90)


def test_two_years_ask_for_twice_as_much(county: duckdb.DuckDBPyConnection) -> None:
    """A leap year among them adds nothing: each year is measured by its own length."""
    view = View(date(2024, 1, 1), date(2025, 12, 31), date(2025, 12, 31))
    asked = dict(duties(county, view).filter(id="甲").select("measure", "threshold").rows())
    assert (asked["contacts"], asked["suggestions"]) == (20, 2)


def test_a_duty_nobody_reported_is_blank_not_missed(county: duckdb.DuckDBPyConnection) -> None:
    with with_tables(county, [sheet("接待", "接待编号 日期 接待人次", "J1 2023-01-15 9")]) as con:
        frame = duties(con, YEAR)
        done = compute(con, ["duties_done"], "deputy", YEAR)
    assert frame["count"].null_count() == frame.height
    parts = ("duties_done", "duties_done.denominator", "duties_done.bound")
    assert done.filter(id="甲").select(parts).row(0) == (None, 7, None), "of nothing known nothing is the least"
