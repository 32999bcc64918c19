"""Who or what a rate did not count, and why: every case in the words a person reads. The county of worked/office.md."""

import duckdb
import pytest
from small import sheet, with_tables
from worked_examples import YEAR

from etl.metrics import records

LEAVER = [
    sheet("代表", "代表编号 姓名", "己 己"),
    sheet("任职", "代表编号 级别 区域编号 开始日期 结束日期", "己 县 东街 2022-01-01 2023-06-30"),
]
NEWCOMER = [
    sheet("代表", "代表编号 姓名", "己 己"),
    sheet("任职", "代表编号 级别 区域编号 开始日期", "己 县 东街 2023-11-01"),
]
DEBRIEFING = [sheet("述职", "代表编号 日期 形式", "甲 2023-05-01 口头")]
PLANNED = [sheet("站点", "站点编号 站点名称 类型 区域编号 状态", "南站 南站 站 东街 规划")]
CLOSED = [sheet("站点", "站点编号 站点名称 类型 区域编号 状态", "南站 南站 站 东街 停用")]
SUGGESTION = [sheet("建议", "建议编号 标题 提出期间 领衔代表 提出日期", "S1 修路 大会 甲 2023-01-10")]
FORM = [sheet("建议评价", "建议编号 评价方 评价日期 结果评价", "S1 常委会 2023-05-01 满意")]
PROJECT = [
    sheet("项目", "项目编号 项目名称 类型 区域编号 年度 计划完成日期", "P1 修路 民生实事 东街 2023 2024-06-30"),
]  # fmt: skip
CASES = [
    # metric, delivered, left out, why
    ("debriefing_coverage", [*LEAVER, *DEBRIEFING], "己", "期间里在任，最后一天不在任"),
    ("duties_all_done_rate", NEWCOMER, "己", "在任不满规定的天数"),
    ("debriefing_satisfied_rate", DEBRIEFING, "口头", "没有测评票"),
    ("committee_satisfied_rate", [*SUGGESTION, *FORM], "常委会 满意", "没有测评票"),
    ("evaluation_score", [*SUGGESTION, *FORM], "常委会 满意", "没有打分"),
    ("active_station_rate", PLANNED, "南站", "最后一天没有投用"),
    ("staffed_rate", PLANNED, "南站", "最后一天没有投用"),
    ("stations_built_rate", CLOSED, "南站", "停用了，或没有填状态"),
    ("project_on_time_rate", PROJECT, "修路", "计划完成日期还没有过，或没有填"),
]


@pytest.mark.parametrize(("metric", "given", "who", "why"), CASES)
def test_what_is_left_out_says_why(
    county: duckdb.DuckDBPyConnection, metric: str, given: list, who: str, why: str
) -> None:  # fmt: skip
    with with_tables(county, given) as con:
        found = records(con, metric, "area", "A", YEAR).filter(part="left_out")
    assert (who, why) in found.select("title", "reason").rows()
