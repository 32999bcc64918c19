"""Faults that other systems were seen to have, each with the case that shows it."""

from datetime import date

import duckdb
import pytest
from small import sheet, with_tables
from worked_examples import YEAR

from etl.metrics import View, compute
from etl.metrics.metric import Grain


def number(
    con: duckdb.DuckDBPyConnection, metric: str, by: Grain, subject: str, view: View = YEAR
) -> tuple[float, ...]:
    """(value, numerator, denominator)"""
    row = compute(con, [metric], by, view).filter(id=subject).row(0, named=True)
    return row[metric], row[f"{metric}.numerator"], row[f"{metric}.denominator"]


MEETINGS = sheet(
    "活动", "活动编号 类型 活动名称 日期",
    "H1 座谈会 一月 2023-01-10", "H2 座谈会 四月 2023-04-10", "H3 座谈会 七月 2023-07-10",
)  # fmt: skip


def test_a_mid_period_joiner_is_not_absent_from_earlier_meetings(county: duckdb.DuckDBPyConnection) -> None:
    """Seen: join and leave dates only dropped people wholly outside the period."""
    joiner = [
        sheet("代表", "代表编号 姓名", "己 己"),
        sheet("任职", "代表编号 级别 区域编号 开始日期 产生方式", "己 县 东街 2023-06-01 补选"),
    ]
    marks = sheet("出席", "活动编号 代表编号 出席情况", "H1 己 缺席", "H2 己 缺席", "H3 己 出席")
    with with_tables(county, [*joiner, MEETINGS, marks]) as con:
        assert number(con, "attendance_rate", "deputy", "己") == (1, 1, 1)
        assert number(con, "attendance_rate", "area", "东街") == (1, 1, 1)


def test_a_suspended_deputy_is_not_absent(county: duckdb.DuckDBPyConnection) -> None:
    conduct = sheet("负面事项", "代表编号 类型 日期 结束日期", "甲 暂停执行职务 2023-04-01 2023-04-30")
    marks = sheet("出席", "活动编号 代表编号 出席情况", "H1 甲 出席", "H2 甲 缺席", "H3 甲 出席")
    with with_tables(county, [conduct, MEETINGS, marks]) as con:
        assert number(con, "attendance_rate", "deputy", "甲") == (1, 2, 2)


def test_a_short_name_inside_a_longer_one_is_nobody(county: duckdb.DuckDBPyConnection) -> None:
    """Seen: names matched as parts of a list without spaces, so that 王一 was credited with what 王一鸣 did."""
    people = sheet("代表", "代表编号 姓名", "王一 王一", "王一鸣 王一鸣")
    seats = sheet("任职", "代表编号 级别 区域编号 开始日期", "王一 县 东街 2022-01-01", "王一鸣 县 东街 2022-01-01")
    given = sheet("接待", "接待编号 站点编号 代表 日期 接待人次", "J1 东站 王一鸣、乙 2023-03-15 9")
    with with_tables(county, [people, seats, given]) as con:
        assert number(con, "receptions", "deputy", "王一鸣")[0] == 1
        assert number(con, "receptions", "deputy", "王一")[0] == 0


def test_zero_over_zero_is_blank_and_never_tops_a_list(county: duckdb.DuckDBPyConnection) -> None:
    """Seen: 0/0 became NaN, which sorts before every number."""
    marks = sheet("出席", "活动编号 代表编号 出席情况", "H1 甲 出席", "H1 乙 请假")
    with with_tables(county, [MEETINGS, marks]) as con:
        assert number(con, "attendance_rate", "deputy", "乙") == (None, 0, 0)
        ranked = compute(con, ["attendance_rate"], "deputy", YEAR).sort(
            "attendance_rate", descending=True, nulls_last=True
        )
    assert ranked["id"][0] == "甲"


def test_sittings_and_suggestions_do_not_multiply_each_other(county: duckdb.DuckDBPyConnection) -> None:
    """Seen: tables joined before they were summed, so that 3 sittings and 2 suggestions gave 6 of each."""
    marks = sheet("出席", "活动编号 代表编号 出席情况", "H1 甲 出席", "H2 甲 出席", "H3 甲 缺席")
    papers = sheet(
        "建议", "建议编号 标题 提出期间 领衔代表 提出日期", "S1 路 大会 甲 2023-01-10", "S2 灯 大会 甲 2023-01-10"
    )
    with with_tables(county, [MEETINGS, marks, papers]) as con:
        row = compute(con, ["attendance_rate", "suggestions"], "deputy", YEAR).filter(id="甲").row(0, named=True)
    assert (row["attendance_rate.numerator"], row["attendance_rate.denominator"], row["suggestions"]) == (2, 3, 2)


def test_an_area_is_no_average_of_averages(county: duckdb.DuckDBPyConnection) -> None:
    """甲 1 of 1, 乙 0 of 3: the street stands at 1/4, not at the 50% between 100% and 0%."""
    marks = sheet("出席", "活动编号 代表编号 出席情况", "H1 甲 出席", "H1 乙 缺席", "H2 乙 缺席", "H3 乙 缺席")
    with with_tables(county, [MEETINGS, marks]) as con:
        assert number(con, "attendance_rate", "area", "东街") == (0.25, 1, 4)


def test_a_median_is_taken_of_records_not_of_medians(county: duckdb.DuckDBPyConnection) -> None:
    rows = [
        f"S{n} 题 大会 甲 2023-01-01 2023-01-10 甲局 {day}"
        for n, day in enumerate(["2023-01-11", "2023-01-12", "2023-01-13"])
    ]
    rows.append("S9 题 大会 丙 2023-01-01 2023-01-10 乙局 2023-04-20")
    given = sheet("建议", "建议编号 标题 提出期间 领衔代表 提出日期 交办日期 主办单位 答复日期", *rows)
    with with_tables(county, [given]) as con:
        assert number(con, "reply_days", "area", "A")[0] == 2.5  # 1 2 3 100; between the two units' medians lies 51


def test_perfect_and_missing_attenders_are_both_in_the_list(county: duckdb.DuckDBPyConnection) -> None:
    """Seen: who was never absent, or never called, fell out of the absence list."""
    marks = sheet("出席", "活动编号 代表编号 出席情况", "H1 甲 出席", "H2 甲 出席", "H1 乙 缺席")
    with with_tables(county, [MEETINGS, marks]) as con:
        frame = compute(con, ["attendance_rate", "leaves"], "deputy", YEAR)
    assert frame["id"].to_list() == sorted("甲乙丙丁", key=str)
    assert frame.filter(id="甲").select("attendance_rate", "leaves").row(0) == (1, 0)
    assert frame.filter(id="丁").select("attendance_rate", "attendance_rate.denominator").row(0) == (None, 0)


def test_every_sitting_counts_and_one_activity_counts_once(county: duckdb.DuckDBPyConnection) -> None:
    """Seen: the second sitting of a day overwrote the first; or a day of three sittings was three activities."""
    marks = sheet("出席", "活动编号 代表编号 场次 出席情况", "H1 甲 上午 出席", "H1 甲 下午 出席", "H1 甲 晚上 缺席")
    with with_tables(county, [MEETINGS, marks]) as con:
        assert number(con, "attendance_rate", "deputy", "甲")[1:] == (2, 3)
        assert number(con, "activities_attended", "deputy", "甲")[0] == 1


JANUARY = sheet("说明", "报送单位 覆盖开始 覆盖结束 报送内容", "东街 2023-01-01 2023-01-31 接待")
RECEPTION = sheet("接待", "接待编号 站点编号 代表 日期 接待人次", "J1 东站 甲 2023-01-15 9")


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [("2023-01-01", "2023-01-31", 0), ("2023-02-01", "2023-02-28", None), ("2023-01-01", "2023-12-31", 0)],
    ids=["报送了的一月", "没人报送的二月", "全年里有一月"],
)
def test_a_month_nobody_reported_is_blank(
    county: duckdb.DuckDBPyConnection, first: str, last: str, told: float | None
) -> None:
    """Seen: a missing source shown as zero."""
    days = [date.fromisoformat(day) for day in (first, last)]
    with with_tables(county, [JANUARY, RECEPTION]) as con:
        assert number(con, "receptions", "deputy", "乙", View(*days, days[1]))[0] == told


def test_what_one_street_did_not_report_is_blank_there_and_not_in_the_other(county: duckdb.DuckDBPyConnection) -> None:
    told = sheet("说明", "报送单位 区域编号 覆盖开始 覆盖结束 报送内容", "东街 东街 2023-01-01 2023-12-31 接待")
    with with_tables(county, [told, RECEPTION]) as con:
        frame = compute(con, ["receptions"], "area", YEAR)
        stations = compute(con, ["receptions"], "station", YEAR)
    assert dict(frame.select("id", "receptions").rows()) == {"A": 1, "东街": 1, "西镇": None}
    assert dict(stations.select("id", "receptions").rows()) == {"东站": 1, "西站": None}


def test_a_delivery_of_named_stations_tells_of_no_other(county: duckdb.DuckDBPyConnection) -> None:
    south = sheet("站点", "站点编号 站点名称 类型 区域编号 状态", "南站 南站 站 东街 投用")
    told = sheet(
        "说明", "报送单位 区域编号 覆盖开始 覆盖结束 报送内容 覆盖站点",
        "东站 东街 2023-01-01 2023-12-31 接待 东站",
    )  # fmt: skip
    with with_tables(county, [south, told, RECEPTION]) as con:
        frame = compute(con, ["receptions"], "station", YEAR)
    assert dict(frame.select("id", "receptions").rows()) == {"东站": 1, "南站": None, "西站": None}


def test_gone_deputies_are_listed_and_blank(county: duckdb.DuckDBPyConnection) -> None:
    """Out of office in the period: no zero that would read as idleness."""
    people = sheet("代表", "代表编号 姓名", "己 己", "庚 庚")
    seats = sheet("任职", "代表编号 级别 区域编号 开始日期 结束日期", "己 县 东街 2018-01-01 2021-12-31")
    with with_tables(county, [people, seats, RECEPTION]) as con:
        frame = compute(con, ["service_days", "receptions"], "deputy", YEAR)
    told = {row["id"]: (row["service_days"], row["receptions"]) for row in frame.rows(named=True)}
    assert (told["己"], told["庚"], told["甲"], told["乙"]) == ((0, None), (None, None), (365, 1), (365, 0))


def test_consultative_deputies_appear_only_when_asked_for(county: duckdb.DuckDBPyConnection) -> None:
    rows = ("J1 东站 戊 2023-01-15 9", "J2 东站 甲、戊 2023-01-16 9", "J3 东站 . 2023-01-17 9")
    given = sheet("接待", "接待编号 站点编号 代表 日期 接待人次", *rows)
    with with_tables(county, [given]) as con:
        everyone = compute(con, ["receptions"], "deputy", YEAR)
        lane = compute(con, ["receptions"], "deputy", View(YEAR.from_on, YEAR.to_on, YEAR.as_of, "议事代表"))
        assert number(con, "receptions", "area", "东街")[0] == 2  # that of 戊 alone is out; the one of nobody is in
        assert number(con, "receptions", "area", "东街", View(YEAR.from_on, YEAR.to_on, YEAR.as_of, "议事代表"))[0] == 3
    assert "戊" not in everyone["id"]
    assert lane.select("id", "receptions").rows() == [("戊", 2)]


def test_a_year_nobody_reported_is_no_year_without_debriefings(county: duckdb.DuckDBPyConnection) -> None:
    """People and stations are there whether or not anybody reports what they did."""
    told = sheet("说明", "报送单位 覆盖开始 覆盖结束 报送内容", "县人大 2022-01-01 2022-12-31 述职、接待")
    given = [
        sheet("述职", "代表编号 日期 形式", "甲 2022-06-01 口头"),
        sheet("接待", "站点编号 日期 接待人次", "东站 2022-06-01 9"),
    ]
    year_before = View(date(2022, 1, 1), date(2022, 12, 31), date(2023, 12, 31))
    with with_tables(county, [told, *given]) as con:
        for metric in ("debriefing_coverage", "active_station_rate"):
            assert number(con, metric, "area", "东街", year_before)[1] == 1
            assert number(con, metric, "area", "东街") == (None, None, None)
