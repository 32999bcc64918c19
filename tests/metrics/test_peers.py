"""Whom a deputy is compared with, and where one value stands among the others."""

from datetime import date

import duckdb
import polars as pl
import pytest
from small import sheet, with_tables
from worked_examples import YEAR

from etl.metrics import View, cohorts, peers_of, standing

NEW = [f"新{n}" for n in range(6)]
PEOPLE = sheet("代表", "代表编号 姓名 职业类别", *(f"{p} {p} 农民" for p in NEW), "长 长 农民", "官 官 领导干部")
SEATS = sheet(
    "任职", "代表编号 级别 区域编号 职务 开始日期",
    *(f"{p} 县 东街 . 2022-01-01" for p in NEW), "长 县 A 县人大常委会主任 2022-01-01", "官 县 A . 2015-01-01",
)  # fmt: skip
SUSPENDED = sheet("负面事项", "代表编号 类型 日期 结束日期", "新0 暂停执行职务 2023-03-01 2023-04-30")


def test_leaders_and_newcomers_are_compared_apart(county: duckdb.DuckDBPyConnection) -> None:
    with with_tables(county, [PEOPLE, SEATS, SUSPENDED]) as con:
        told = {row["deputy_id"]: row for row in cohorts(con, YEAR).to_dicts()}
    assert told["长"]["cohort"] == told["官"]["cohort"] == "领导职务"
    assert told["甲"]["cohort"] == "其他代表"
    assert (told["甲"]["tenure"], told["官"]["tenure"]) == (1, 2)  # 365 days and more; 1826 and more
    assert told["新0"]["since_on"] == date(2022, 1, 1)  # suspended meanwhile, and no newcomer for that
    assert "戊" not in told


@pytest.mark.parametrize(
    ("since", "tenure"),
    [("2023-12-31", 0), ("2023-01-02", 0), ("2023-01-01", 1), ("2019-01-02", 1), ("2019-01-01", 2), ("2000-01-01", 2)],
    ids=["只有一天", "差一天满365天", "满365天", "差一天满1826天", "满1826天", "很久"],
)
def test_the_length_in_office_counts_both_the_first_and_the_last_day(
    county: duckdb.DuckDBPyConnection, since: str, tenure: int
) -> None:
    given = [
        sheet("代表", "代表编号 姓名", "己 己"),
        sheet("任职", "代表编号 级别 区域编号 开始日期", f"己 县 东街 {since}"),
    ]
    with with_tables(county, given) as con:
        assert cohorts(con, YEAR).filter(deputy_id="己")["tenure"].to_list() == [tenure]


def test_a_cohort_under_six_is_not_shown(county: duckdb.DuckDBPyConnection) -> None:
    with with_tables(county, [PEOPLE, SEATS]) as con:
        assert peers_of(con, "长", YEAR) == ("领导职务", [])
        name, ids = peers_of(con, "甲", YEAR)
        assert (name, sorted(ids)) == ("其他代表", sorted([*NEW, "甲", "乙", "丙"]))  # 丁 sits in another congress
        assert peers_of(con, "丁", YEAR) == ("其他代表", [])
        assert peers_of(con, "甲", View(date(2019, 1, 1), date(2019, 12, 31), date(2019, 12, 31))) == ("", [])


@pytest.mark.parametrize(
    ("values", "own", "median", "above", "tied"),
    [
        ([1, 2, 3, 4, 5, 6, 7], 4, 4, 0.5, 0),
        ([1, 2, 3, 4, 5, 6, 7], 7, 4, 1.0, 0),
        ([1, 2, 3, 4, 5, 6, 7], 1, 4, 0.0, 0),
        ([5, 5, 5, 5, 5, 5], 5, 5, 0.5, 5),
        ([0, 0, 0, 3, 4, 9], 0, 1.5, 0.2, 2),
        ([1, None, 3, 4, 5, 6, 7], 3, 4.5, 0.2, 0),
    ],
    ids=["居中", "最高", "最低", "全都一样", "并列算一半", "空的不比"],
)
def test_where_a_value_stands(values: list[float], own: float, median: float, above: float, tied: int) -> None:
    found = standing(pl.Series(values), own)
    assert found is not None
    assert (found.median, found.above, found.tied) == (median, pytest.approx(above), tied)
    known = [value for value in values if value is not None]
    assert (found.low, found.high, found.n) == (min(known), max(known), len(known))


@pytest.mark.parametrize(
    ("values", "own"), [([1, 2, 3, 4, 5], 3), ([1, 2, 3, 4, 5, None], 3), ([1, 2, 3, 4, 5, 6], None)]
)
def test_nothing_to_compare(values: list[float], own: float | None) -> None:
    assert standing(pl.Series(values), own) is None
