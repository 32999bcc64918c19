"""Every number opens to the very rows it was counted from."""

from collections.abc import Iterator
from datetime import date
from typing import cast

import duckdb
import polars as pl
import pytest
from invented import county as invent
from small import new_warehouse, sheet, with_tables
from worked_examples import YEAR

from etl.metrics import METRICS, View, compute, days_behind, records
from etl.metrics.metric import Agg, Derived, Grain, Metric, People, Rows

GRAINS: tuple[Grain, ...] = ("deputy", "station", "unit", "group", "area")
ROW = Agg()


def counts_rows(metric: Metric) -> bool:
    """Whether its numbers are numbers of rows: no sums of visitors or votes, no medians, no activities of sittings."""
    match metric.formula:
        case Rows(numerator=top, denominator=bottom):
            return all(agg is None or (agg.value, agg.how) == (ROW.value, ROW.how) for agg in (top, bottom))
        case People():
            return True
        case Derived(parts=parts):
            return metric.formula.how == "sum" and metric.id != "contacts" and bool(parts)
    return False


COUNTING = [metric for metric in METRICS.values() if counts_rows(metric)]


@pytest.fixture(scope="module")
def invented() -> Iterator[duckdb.DuckDBPyConnection]:
    with new_warehouse(invent(3)) as con:
        yield con


def test_most_metrics_count_rows() -> None:
    assert len(COUNTING) > 55


@pytest.mark.parametrize("by", GRAINS)
def test_the_rows_are_as_many_as_the_number_says(invented: duckdb.DuckDBPyConnection, by: Grain) -> None:
    view = View(date(2023, 1, 10), date(2023, 6, 20), date(2023, 9, 10))
    metrics = [metric for metric in COUNTING if by in metric.grains]
    frame = compute(invented, [metric.id for metric in metrics], by, view)
    for row in frame.rows(named=True)[::4]:
        for metric in metrics:
            if (top := row[f"{metric.id}.numerator"]) is not None:
                parts = records(invented, metric.id, by, row["id"], view)["part"].to_list()
                told = parts.count("numerator"), parts.count("numerator") + parts.count("denominator")
                bottom = row[f"{metric.id}.denominator"]
                assert told == (top, bottom if metric.is_ratio else top), (metric.id, row["id"])


def test_the_days_of_all_stations_at_once_are_those_of_each(invented: duckdb.DuckDBPyConnection) -> None:
    view = View(date(2023, 1, 10), date(2023, 6, 20), date(2023, 9, 10))
    at_once = days_behind(invented, "reception_day_rate", "station", view).filter(pl.col("part") != "left_out")
    stations = compute(invented, ["reception_day_rate"], "station", view)["id"]
    each = {
        (station, row["part"], row["happened_on"])
        for station in stations
        for row in records(invented, "reception_day_rate", "station", station, view).to_dicts()
        if row["part"] != "left_out"
    }
    assert set(at_once.iter_rows()) == each
    assert {part for _, part, _ in each} == {"numerator", "denominator"}


SITTINGS = (
    sheet(
        "活动", "活动编号 类型 活动名称 日期 状态",
        "H1 座谈会 座谈 2023-02-10 .", "H2 视察 视察 2023-03-10 计划", "H0 座谈会 任前 2021-02-10 .",
    ),
    sheet(
        "出席", "活动编号 代表编号 场次 出席情况",
        "H1 甲 上午 出席", "H1 甲 下午 缺席", "H1 甲 晚上 请假", "H2 甲 . 出席", "H0 甲 . 缺席",
    ),
)  # fmt: skip


@pytest.mark.parametrize("by", GRAINS)
def test_every_number_opens(invented: duckdb.DuckDBPyConnection, by: Grain) -> None:
    """Of all metrics, whatever they are made of: rows with a part, and a reason where they are left out."""
    metrics = [metric for metric in METRICS.values() if by in metric.grains]
    frame = compute(invented, [metric.id for metric in metrics], by, YEAR)
    for metric in metrics:
        for one in frame.filter(pl.col(f"{metric.id}.numerator") > 0)["id"][:1]:
            found = records(invented, metric.id, by, one, YEAR)
            assert set(found["part"]) <= {"numerator", "denominator", "left_out"}
            assert found.filter(
                pl.col("title").is_null() | (pl.col("part") == "left_out") & pl.col("reason").is_null()
            ).is_empty()
            assert "numerator" in found["part"]


def test_each_row_says_its_part_and_why_it_is_left_out(county: duckdb.DuckDBPyConnection) -> None:
    view = View(date(2021, 1, 1), date(2023, 12, 31), date(2023, 12, 31))
    of_a_link = cast(Grain, "".join(["dep", "uty"]))  # no word of the program, though it reads alike
    with with_tables(county, SITTINGS) as con:
        found = records(con, "attendance_rate", of_a_link, "甲", view)
    assert found.select("part", "reason", "title", "sheet", "row").rows() == [
        ("left_out", "那一天不在任，或不是所看的级别", "缺席 座谈会 任前", "出席", 6),
        ("numerator", None, "出席 座谈会 座谈 上午", "出席", 2),
        ("denominator", None, "缺席 座谈会 座谈 下午", "出席", 3),
        ("left_out", "请假，不计入应到", "请假 座谈会 座谈 晚上", "出席", 4),
        ("left_out", "还没有举行，或已取消", "出席 视察 视察", "出席", 5),
    ]


def test_a_suggestion_not_due_says_so(county: duckdb.DuckDBPyConnection) -> None:
    rows = ("S1 修路 大会 甲 2023-12-01 2023-12-10 交通局 .", "S2 私事 闭会 甲 2023-12-01 . . 否")
    given = sheet("建议", "建议编号 标题 提出期间 领衔代表 提出日期 交办日期 主办单位 是否受理", *rows)
    with with_tables(county, [given]) as con:
        handed = records(con, "reply_rate", "unit", "交通局", YEAR)
        raised = records(con, "suggestions", "deputy", "甲", YEAR)
    assert handed.select("part", "reason").rows() == [("left_out", "还没有答复，也没有到答复期限")]
    assert raised.select("part", "reason").rows() == [("numerator", None), ("left_out", "没有受理")]


def test_duties_open_to_the_rows_of_every_duty(county: duckdb.DuckDBPyConnection) -> None:
    given = [
        sheet("联系走访", "代表编号 类型 联系对象 日期 联系数", "甲 联系群众 第一社区 2023-03-01 10"),
        sheet("述职", "代表编号 日期 形式", "甲 2023-06-01 口头"),
        sheet("社情民意", "意见编号 代表 日期", "Y1 甲 2023-03-01"),
    ]
    with with_tables(county, given) as con:
        found = records(con, "duties_done", "deputy", "甲", YEAR)
    assert found["record"].to_list() == ["contact", "opinion"]


def test_who_was_called_and_not_recorded_is_left_out_and_never_absent(county: duckdb.DuckDBPyConnection) -> None:
    given = [
        sheet("活动", "活动编号 类型 活动名称 日期 区域编号 是否全员应到", "H1 人代会 大会 2023-01-10 东街 是"),
        sheet("出席", "活动编号 代表编号 出席情况", "H1 甲 出席"),
    ]
    with with_tables(county, given) as con:
        street = records(con, "congress_attendance_rate", "area", "东街", YEAR)
        own = records(con, "attendance_rate", "deputy", "乙", YEAR)
        other = records(con, "activity_attendance_rate", "deputy", "乙", YEAR)
    assert street.select("part", "title").rows() == [
        ("left_out", "乙 未记录 人代会 大会"), ("numerator", "出席 人代会 大会"),
    ]  # fmt: skip
    assert own.select("part", "reason", "record", "row").rows() == [
        ("left_out", "应到而没有记录（未记录），不算缺席", "activity", 2)
    ]
    assert other.is_empty()


GONE = [
    sheet("代表", "代表编号 姓名", "己 己"),
    sheet("任职", "代表编号 级别 区域编号 开始日期 结束日期", "己 县 东街 2022-01-01 2023-06-30"),
    sheet("驻站", "代表编号 站点编号 开始日期 结束日期", "己 东站 2022-01-01 2023-06-30"),
    sheet("联系走访", "代表编号 类型 联系对象 日期", "己 联系群众 一社区 2023-03-01"),
    sheet("接待", "接待编号 站点编号 代表 日期 接待人次", "J1 东站 己 2023-03-15 9"),
    sheet("活动", "活动编号 类型 活动名称 日期 站点编号", "H1 座谈会 座谈 2023-02-10 东站"),
]


@pytest.mark.parametrize("whose", ["area 东街", "station 东站"])
def test_who_left_within_the_period_is_named_where_people_are_counted_and_nowhere_else(
    county: duckdb.DuckDBPyConnection, whose: str
) -> None:
    """What they did until then is counted like anybody's."""
    by, _, subject = whose.partition(" ")
    with with_tables(county, GONE) as con:
        people, receptions, activities, months = (
            records(con, metric, by, subject, YEAR)  # type: ignore[arg-type]
            for metric in ("contacted_rate", "receptions", "activities", "active_months")
        )
    gone = people.filter(pl.col("reason") == "期间里在任，最后一天不在任")
    assert gone.select("part", "record", "title").rows() == [("left_out", "deputy", "己")]
    for frame in (receptions, activities, months):
        assert "deputy" not in frame["record"].to_list()
    assert (receptions.height, activities.height) == (1, 1)
