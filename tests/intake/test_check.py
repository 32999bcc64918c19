"""What becomes of a row: its values, what is kept as printed, or the sentence its sender reads."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from intake_files import workbook

from etl.intake.check import Checked, check
from etl.intake.find import find_table
from etl.intake.read import RawSheet, read_file
from etl.intake.read.sheet import frame
from etl.intake.table import Table
from etl.rules.load import SHIPPED, load_rules

BOOK = load_rules(SHIPPED)
TODAY = date(2024, 3, 1)
Row = Sequence[str | None]


def checked(sheet: str, *rows: Row) -> Checked:
    found = find_table(RawSheet("2024.xlsx", sheet, frame(rows)), BOOK)
    assert isinstance(found, Table)
    return check(found, BOOK, TODAY)


def value(sheet: str, header: str, cell: str | None, name: str, **others: str) -> Any:
    """The staged value of one cell, in a row that is good but for it."""
    row = {**GOOD[sheet], **others, header: cell}
    (good,) = checked(sheet, list(row), list(row.values())).good.to_dicts()
    return good[name]


def sentences(sheet: str, **cells: str | None) -> list[str]:
    """The messages about one row that is good but for these cells."""
    row = {**GOOD[sheet], **cells}
    return checked(sheet, list(row), list(row.values())).lines["message"].to_list()


GOOD: dict[str, dict[str, str | None]] = {
    "出席": {"活动编号": "H1", "代表编号": "D1", "出席情况": "出席"},
    "接待": {"日期": "2023-11-03", "接待人次": "5"},
    "活动": {"类型": "调研", "活动名称": "调研古城", "日期": "2023-11-03"},
    "站点": {"站点编号": "S1", "站点名称": "东门站", "类型": "站", "区域编号": "A1", "状态": "投用"},
    "建议": {"建议编号": "J1", "标题": "修路", "提出期间": "大会", "领衔代表": "D1", "提出日期": "2023-01-05"},
    "任职": {"代表编号": "D1", "级别": "县", "区域编号": "A1", "开始日期": "2022-01-01"},
    "清单": {"清单": "八有", "事项": "有牌子", "站点编号": "S1", "年度": "2023", "是否完成": "是"},
    "办实事": {"日期": "2023-11-03", "类型": "筹集资金", "内容": "助学"},
    "社情民意": {"日期": "2023-11-03", "内容": "路灯不亮"},
    "填报数": {"年度": "2023", "指标": "经费", "性质": "实际", "数值": "4"},
}


@pytest.mark.parametrize(
    ("sheet", "header", "cell", "name", "expected"),
    [
        ("接待", "日期", "２０２３年１１月３日", "happened_on", date(2023, 11, 3)),
        ("接待", "日期", "45233", "happened_on", date(2023, 11, 3)),
        ("接待", "接待人次", "40余", "visitors", 40.0),
        ("接待", "接待人次", "40余", "visitors_bound", "at_least"),
        ("接待", "接待人次", "1,200", "visitors", 1200.0),
        ("接待", "代表", "D1，D2；D1\n张 三", "deputy_ids", ["D1", "D2", "张 三"]),
        ("接待", "站点编号", "Ｓ１", "station_id", "S1"),
        ("接待", "站点名称", "東門　站", "station_id_name", "东门站"),
        ("接待", "渠道", None, "channel", "现场"),  # the default of the contract
        ("接待", "渠道", "代表直通车", "channel", "网络平台"),  # a local name that the rule pack maps
        ("站点", "投入资金（元）", "40000", "investment_wan", 4.0),
        ("站点", "投入资金（元）", "4万余", "investment_wan", 4.0),
        ("站点", "投入资金（元）", "4万余", "investment_wan_bound", "at_least"),
        ("站点", "投入资金（亿元）", "0.5", "investment_wan", 5000.0),
        ("站点", "投入资金（万元）", "4.5", "investment_wan", 4.5),
        ("站点", "投入资金", "40000元", "investment_wan", 4.0),
        ("建议", "是否受理", None, "is_accepted", True),
        ("清单", "是否完成", "×", "is_done", False),
        ("任职", "结束日期", "2026-12-31", "to_on", date(2026, 12, 31)),  # a term may end after today
    ],
)
def test_a_cell_becomes_a_value(sheet: str, header: str, cell: str | None, name: str, expected: Any) -> None:
    assert value(sheet, header, cell, name) == expected


@pytest.mark.parametrize(
    ("sheet", "header", "cell", "printed"),
    [
        ("接待", "接待人次", "40余", {"visitors": "40余"}),
        ("接待", "渠道", "代表直通车", {"channel": "代表直通车"}),
        ("接待", "站点名称", "東門站", {"station_id_name": "東門站"}),
        ("站点", "投入资金（元）", "40000", {"investment_wan": "40000元"}),
        ("办实事", "金额", "预计1200万元", {"amount_wan": "预计1200万元"}),
        ("接待", "日期", "2023年11月3日", {}),
        ("接待", "接待人次", "1,200", {}),
        ("接待", "接待人次", "１２", {}),
        ("接待", "代表", "D1，D2", {}),
        ("站点", "站点名称", "东门　站", {}),
    ],
)
def test_what_was_printed_is_kept_where_it_says_more(
    sheet: str, header: str, cell: str, printed: dict[str, str]
) -> None:
    kept = value(sheet, header, cell, "printed")
    assert {entry["key"]: entry["value"] for entry in kept} == printed


def test_a_forecast_in_the_number_is_a_forecast() -> None:
    assert value("办实事", "金额", "预计1200万元", "is_forecast") is True
    assert value("办实事", "金额", "预计1200万元", "amount_wan") == 1200


@pytest.mark.parametrize(
    ("marks", "values"),
    [
        (["√", None, "√"], [True, False, True]),  # only yes-marks: a blank is 否
        (["√", None, "×"], [True, None, False]),  # both marks: a blank is not known
        ([None, None, None], [None, None, None]),
        (["×", None, "×"], [False, None, False]),
    ],
)
def test_a_blank_bool_depends_on_its_column(marks: list[str | None], values: list[bool | None]) -> None:
    rows = [["H1", f"D{n}", "出席", mark] for n, mark in enumerate(marks)]
    assert checked("出席", ["活动编号", "代表编号", "出席情况", "是否发言"], *rows).good["spoke"].to_list() == values


def test_a_required_tick_may_be_left_blank_for_no() -> None:
    rows = [["八有", item, "S1", "2023", mark] for item, mark in [("有牌子", "√"), ("有制度", None)]]
    done = checked("清单", list(GOOD["清单"]), *rows)
    assert done.good["is_done"].to_list() == [True, False] and done.bad == 0


DAY = "确有其日的年月日，如 2023-11-03 或 2023年11月3日"
COUNT = "不小于 0 的整数，可写 40余、近50、约30"
RULE = "每月N日、单月N日、双月N日、每周X、双周X、每月第N个周X，几个之间用顿号"
CLASS = "规则包认得的办理结果，即能归入 A、B、C、D 类的说法"
SENTENCES = [
    ("出席", {"出席情况": "到会了"}, ["出席情况：填的是“到会了”，应为 出席、请假、缺席、公务、列席、不适用、未记录。"]),
    ("接待", {"日期": "2023年11月"}, [f"日期：填的是“2023年11月”，应为 {DAY}。"]),
    ("接待", {"日期": "2024-03-02"}, ["日期：填的是“2024-03-02”，要求不晚于收到报送的日期 2024-03-01。"]),
    ("接待", {"接待人次": None}, ["接待人次：没有填，这一列必填。"]),
    ("接待", {"接待人次": "-3"}, [f"接待人次：填的是“-3”，应为 {COUNT}。"]),
    ("接待", {"接待人次": "#N/A"}, [f"接待人次：填的是“#N/A”，应为 {COUNT}。"]),
    ("活动", {"结束日期": "2023-11-01"}, ["结束日期：填的是“2023-11-01”，要求不早于日期 2023-11-03。"]),
    ("建议", {"交办日期": "2023-02-01"}, ["主办单位：没有填，填了交办日期就必填。"]),
    ("建议", {"附议代表": "D2、D1"}, ["附议代表：填的是“D2、D1”，要求不含领衔代表本人。"]),
    ("建议", {"办理结果": "挺好"}, [f"办理结果：填的是“挺好”，要求{CLASS}。"]),
    ("站点", {"接待日": "有空就来"}, [f"接待日：填的是“有空就来”，要求{RULE}。"]),
    ("站点", {"投入资金（元）": "若干"}, ["投入资金（元）：填的是“若干”，应为 不小于 0 的数，可写 40余、近50、约30。"]),
    (
        "接待",
        {"日期": "长期", "接待人次": None, "场所": "路上"},
        [
            f"日期：填的是“长期”，应为 {DAY}。",
            "场所：填的是“路上”，应为 站点、选区、流动、线上。",
            "接待人次：没有填，这一列必填。",
        ],
    ),
]


@pytest.mark.parametrize(("sheet", "cells", "expected"), SENTENCES)
def test_a_fault_is_one_sentence_with_its_place(sheet: str, cells: dict[str, str | None], expected: list[str]) -> None:
    assert sentences(sheet, **cells) == [f"2024.xlsx，{sheet}，第2行，{told}" for told in expected]


def test_a_line_says_file_row_column_found_and_allowed() -> None:
    row = {**GOOD["接待"], "场所": "路上"}
    (line,) = checked("接待", list(row), list(row.values())).lines.to_dicts()
    assert {name: line[name] for name in ("row", "column", "found", "allowed", "letter")} == {
        "row": 2, "column": "场所", "found": "路上", "allowed": "站点、选区、流动、线上", "letter": "C",
    }  # fmt: skip


def test_a_row_is_whole_and_every_row_is_a_fact_or_a_problem() -> None:
    rows = [["2023-11-03", "5"], ["长期", "x"], ["2023-11-04", "40余"], [None, "7"]]
    done = checked("接待", ["日期", "接待人次"], *rows)
    assert done.good["row"].to_list() == [2, 4]
    assert done.bad == 2 and done.lines["row"].to_list() == [3, 3, 5]


def test_a_missing_required_column_is_one_message_for_all_rows() -> None:
    done = checked("接待", ["日期", "渠道"], ["2023-11-03", "现场"], ["2023-11-04", "现场"])
    assert (done.good.height, done.bad) == (0, 2)
    assert done.lines["message"].to_list() == ["2024.xlsx，接待：缺少必填的列 “接待人次”，整张表的行都没有收。"]


def test_what_is_private_is_read_and_never_stored() -> None:
    row = {**GOOD["社情民意"], "反映人": "某居民", "联系电话": "00000000"}
    done = checked("社情民意", list(row), list(row.values()))
    assert done.good.height == 1 and not {"resident", "phone"} & set(done.good.columns)
    assert "某居民" not in str(done.good.to_dicts()) and "00000000" not in str(done.good.to_dicts())


@pytest.mark.parametrize(
    ("total", "messages"),
    [
        (["合计", "12"], []),
        (["合计", "13"], ["2024.xlsx，接待，第4行，接待人次：合计写的是 13，各行相加是 12。"]),
        (["合计", None], []),
    ],
)
def test_a_sum_is_compared_with_its_rows(total: Row, messages: list[str]) -> None:
    done = checked("接待", ["日期", "接待人次"], ["2023-11-03", "5"], ["2023-11-04", "7"], total)
    assert list(done.messages) == messages and done.good.height == 2


def test_each_block_may_have_its_own_sum() -> None:
    header, rows = ["日期", "接待人次"], [["2023-11-03", "5"], ["合计", "5"], ["2023-12-04", "7"], ["12月合计", "7"]]
    assert checked("接待", header, *rows, ["总计", "12"]).messages == ()
    (told,) = checked("接待", header, *rows[:3], ["12月合计", "8"]).messages
    assert "12月合计写的是 8，各行相加是 7" in told


def test_subtotals_add_up_since_the_last_one_and_bounds_cannot_be_added() -> None:
    header, month = ["日期", "接待人次"], [["2023-11-03", "5"], ["小计", "5"], ["2023-12-04", "7"], ["小计", "8"]]
    (told,) = checked("接待", header, *month, ["总计", "12"]).messages
    assert "第5行" in told and "小计写的是 8，各行相加是 7" in told
    assert checked("接待", header, ["2023-11-03", "40余"], ["合计", "45"]).messages == ()


def test_a_number_missing_because_its_cell_is_merged_says_so(tmp_path: Path) -> None:
    rows = [["日期", "接待人次"], ["2023-11-03", 12], ["2023-11-04", None], ["2023-11-05", None]]
    (raw,) = read_file(workbook(tmp_path / "a.xlsx", {"接待": rows}, merged=["B2:B3"]))
    table = find_table(raw, BOOK)
    assert isinstance(table, Table)
    assert check(table, BOOK, TODAY).lines["message"].to_list() == [
        "a.xlsx，接待，第3行，接待人次：这一格同 B2 合并在一起，合并的只算 B2 那一格；请拆开合并，每格各填各的。",
        "a.xlsx，接待，第4行，接待人次：没有填，这一列必填。",
    ]
