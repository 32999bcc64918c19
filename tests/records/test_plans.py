"""What is to come may be delivered: the day of a plan or a forecast lies ahead of the delivery, that of a fact never."""

from datetime import date

import pytest

from etl.intake.check import check
from etl.intake.find import find_table
from etl.intake.read import RawSheet
from etl.intake.read.sheet import frame
from etl.intake.table import Table
from etl.rules.load import SHIPPED, load_rules

RECEIVED = date(2024, 1, 10)
BOOK = load_rules(SHIPPED)

ROWS = """
活动    日期=2024-01-10 状态=已举行             收
活动    日期=2024-01-11 状态=已举行             不收
活动    日期=2024-01-11                         不收
活动    日期=2024-01-09 结束日期=2024-01-11     不收
活动    日期=2024-03-01 结束日期=2024-03-02 状态=计划 收
站点    启用日期=2024-03-01 状态=在建           收
站点    启用日期=2024-03-01 状态=投用           不收
任职    开始日期=2024-03-01 结束日期=2029-03-01 收
驻站    开始日期=2024-03-01                     收
项目    计划完成日期=2024-12-31                 收
项目    完成日期=2024-12-31                     不收
项目    票决日期=2024-02-01                     不收
工作成果 日期=2024-01-02 结束日期=2029-01-01    收
负面事项 日期=2024-01-02 结束日期=2024-06-30    收
活动    日期=2024-03-01 状态=计划               收
活动    日期=2024-03-01 状态=取消               收
办实事  日期=2024-03-01 是否预计=是             收
办实事  日期=2024-03-01 是否预计=否             不收
接待    日期=2024-01-11                         不收
建议    提出日期=2024-01-11                     不收
建议    提出日期=2024-01-02 答复期限=2024-04-02 收
建议    提出日期=2024-01-02 答复日期=2024-04-02 不收
"""
REST = {
    "站点": {"站点编号": "S1", "站点名称": "甲站", "类型": "站", "区域编号": "A1"},
    "任职": {"代表编号": "D1", "级别": "县", "区域编号": "A1"},
    "驻站": {"代表编号": "D1", "站点编号": "S1"},
    "项目": {"项目编号": "P1", "项目名称": "某项目", "类型": "民生实事", "区域编号": "A1", "年度": "2023"},
    "工作成果": {"类型": "工作制度"},
    "负面事项": {"代表编号": "D1", "类型": "暂停执行职务"},
    "活动": {"类型": "视察", "活动名称": "视察某园"},
    "办实事": {"类型": "捐助", "内容": "助学"},
    "接待": {"接待人次": "3"},
    "建议": {"建议编号": "J1", "标题": "关于路灯", "提出期间": "大会", "领衔代表": "D1"},
}


@pytest.mark.parametrize("line", ROWS.strip().splitlines())
def test_a_day_after_the_delivery(line: str) -> None:
    sheet, *cells, verdict = line.split()
    row = REST[sheet] | dict(cell.split("=") for cell in cells)
    table = find_table(RawSheet("报送.xlsx", sheet, frame([list(row), list(row.values())])), BOOK)
    assert isinstance(table, Table)
    checked = check(table, BOOK, RECEIVED)
    assert (checked.good.height, checked.bad) == ((1, 0) if verdict == "收" else (0, 1))
    if verdict == "不收":
        assert checked.lines["message"][0].endswith("要求不晚于收到报送的日期 2024-01-10。")
