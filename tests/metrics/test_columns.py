"""What stands in the answer beside the number itself: numerator and denominator, how a sum was printed, how many records
stand behind a median or a gap."""

import duckdb
import pytest
from small import sheet, with_tables
from worked_examples import YEAR

from etl.metrics import METRICS, compute
from etl.metrics.metric import Grain

BOUND = (
    "opinions_adopted_rate visitors visitors_served contacts household_coverage debriefing_satisfied_rate funds_wan "
    "committee_satisfied_rate evaluation_score duties_done publicity_pieces budget_used_rate project_satisfied_rate"
).split()
"""Sums of numbers that may be printed as 40余, and duties of which one may be unknown."""
BASE = ("opinion_days", "reply_days", "double_gap")
GRAINS: tuple[Grain, ...] = ("deputy", "station", "unit", "group", "area")


@pytest.mark.parametrize("by", GRAINS)
def test_a_bound_and_a_base_are_there_where_they_say_something(county: duckdb.DuckDBPyConnection, by: Grain) -> None:
    ids = [metric.id for metric in METRICS.values() if by in metric.grains]
    expected = ["id", "name"]
    for one in ids:
        ends = ["", ".numerator", ".denominator", *[".bound"] * (one in BOUND), *[".base"] * (one in BASE)]
        expected += [f"{one}{end}" for end in ends]
    assert compute(county, ids, by, YEAR).columns == expected


GIVEN = [
    sheet(
        "建议", "建议编号 标题 提出期间 领衔代表 提出日期 交办日期 主办单位 答复日期",
        "S1 修路 大会 甲 2023-01-10 2023-01-20 交通局 2023-01-30", "S2 路灯 大会 甲 2023-01-10 2023-01-20 交通局 2023-02-19",
        "S3 养老 大会 丙 2023-01-10 2023-01-20 民政局 2023-04-20", "S4 公园 大会 乙 2023-01-10 2023-01-20 住建局 .",
    ),
    sheet(
        "建议评价", "建议编号 评价方 评价日期 结果评价 满意票 基本满意票 不满意票",
        "S1 领衔代表 2023-08-01 满意 . . .", "S1 常委会 2023-08-10 . 20 0 0", "S2 领衔代表 2023-08-01 不满意 . . .",
        "S2 常委会 2023-08-10 . 10 0 10", "S3 领衔代表 2023-08-01 满意 . . .",
    ),
    sheet("社情民意", "意见编号 代表 日期 办结日期", "Y1 甲 2023-03-01 2023-03-11", "Y2 甲 2023-03-01 2023-03-31", "Y3 甲 2023-03-01 ."),
]  # fmt: skip
BASES = [
    ("reply_days", "area A", 30, 3, "S1 S2 S3 have a reply"),
    ("reply_days", "unit 住建局", None, 0, "S4 has none"),
    ("opinion_days", "area 东街", 20, 2, "Y1 Y2 were resolved"),
    ("double_gap", "area A", -25, 2, "S1 S2 were judged by both"),
    ("double_gap", "unit 民政局", None, 0, "S3 by the deputy alone"),
]


@pytest.mark.parametrize(("metric", "whose", "value", "base", "why"), BASES)
def test_how_many_records_stand_behind_a_median_or_a_gap(
    county: duckdb.DuckDBPyConnection, metric: str, whose: str, value: float | None, base: int, why: str
) -> None:
    by, _, subject = whose.partition(" ")
    with with_tables(county, GIVEN) as con:
        row = compute(con, [metric], by, YEAR).filter(id=subject).row(0, named=True)  # type: ignore[arg-type]
    assert (row[metric], row[f"{metric}.base"]) == (value, base), why
