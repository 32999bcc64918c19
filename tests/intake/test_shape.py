"""Other shapes of workbook become records: a matrix, a sign-in sheet, yearly totals, an export of another system."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from intake_files import text, workbook
from test_correct import BOOK, card

from etl.intake.check import Checked, check
from etl.intake.correct import load_corrections
from etl.intake.locate import locate
from etl.intake.marked import write_marked
from etl.intake.read import RawSheet
from etl.intake.read.sheet import frame
from etl.intake.shape import tables
from etl.intake.stage import stage
from etl.intake.table import Table
from etl.problems import Problem

Row = Sequence[str | None]


def shaped(rows: Sequence[Row], name: str = "Sheet1") -> Table:
    (table,) = tables(RawSheet("a.xlsx", name, frame(rows)), BOOK)
    assert isinstance(table, Table)
    return table


def checked(rows: Sequence[Row], name: str = "Sheet1") -> Checked:
    return check(shaped(rows, name), BOOK, date(2024, 3, 1))


def facts(rows: Sequence[Row], *fields: str, name: str = "Sheet1") -> list[tuple[object, ...]]:
    return checked(rows, name).good.select("row", *fields).rows()


MATRIX = [
    ["2023年代表出席情况一览表"],
    ["序号", "姓名", "1月常委会", "3月视察", "备注"],
    ["1", "张三", "√", "请假", None],
    ["2", "李四", None, "√", "新任"],
]


def test_a_matrix_of_people_and_meetings_becomes_attendance() -> None:
    assert facts(MATRIX, "deputy_id_name", "activity_id_name", "presence") == [
        (3, "张三", "1月常委会", "出席"),
        (3, "张三", "3月视察", "请假"),
        (4, "李四", "3月视察", "出席"),  # an empty cell says nothing, and is no absence
    ]


@pytest.mark.parametrize("name", ["Sheet1", "出席", "2023年出席"])
def test_a_matrix_is_one_whatever_its_sheet_is_called(name: str) -> None:
    assert len(facts(MATRIX, "presence", name=name)) == 3


LEGENDS = [
    "√出席 ○请假 △公务 ×缺席",
    "注：√—出席，○—请假，△—公务，×—缺席",
    "出席：√ 请假：○ 公务：△ 缺席：×",
    "（√为出席、○为请假、△为公务、×为缺席）",
]


@pytest.mark.parametrize("legend", LEGENDS)
@pytest.mark.parametrize("below", [True, False])
def test_marks_mean_what_the_sheet_says_they_mean(legend: str, below: bool) -> None:
    table: list[Row] = [["姓名", "1月常委会", "3月视察"], ["张三", "○", "△"], ["李四", "×", "√"]]
    rows = [*table, [legend]] if below else [[legend], *table]
    said = [presence for _, presence in facts(rows, "presence")]
    assert said == ["请假", "公务", "缺席", "出席"]
    assert checked(rows).bad == 0


def test_a_mark_nobody_explains_is_a_problem_at_its_own_cell() -> None:
    done = checked([["姓名", "1月常委会", "3月视察"], ["张三", "√", "☆"], ["李四", "√", "√"]])
    (line,) = done.lines.to_dicts()
    assert (line["row"], line["column"], line["letter"], line["found"]) == (2, "3月视察", "C", "☆")
    assert line["message"].startswith("a.xlsx，Sheet1，第2行，3月视察：填的是“☆”，应为 出席、请假")
    assert (done.good.height, done.bad) == (3, 1)


def test_columns_that_hold_no_marks_are_left_aside() -> None:
    assert shaped(MATRIX).extra == ("序号", "备注")


SIGN_IN = [["第三次学习会签到表"], ["会议名称：第三次学习会", None, None], ["序号", "姓名", "签到"]]


def test_a_sign_in_sheet_says_who_came_to_the_meeting_it_names() -> None:
    rows = [*SIGN_IN, ["1", "张三", "√"], ["2", "李四", "请假"]]
    assert facts(rows, "activity_id_name", "deputy_id_name", "presence") == [
        (4, "第三次学习会", "张三", "出席"),
        (5, "第三次学习会", "李四", "请假"),
    ]


@pytest.mark.parametrize("heading", ["签到", "签名", "签字"])
def test_a_sign_in_sheet_full_of_marks_is_no_matrix_and_its_sum_no_row(heading: str) -> None:
    rows = [*SIGN_IN[:2], ["序号", "姓名", heading], ["1", "张三", "√"], ["2", "李四", "√"], ["合计", None, "2"]]
    assert facts(rows, "activity_id_name", "presence") == [(4, "第三次学习会", "出席"), (5, "第三次学习会", "出席")]
    assert checked(rows).bad == 0


def test_a_name_without_a_mark_was_called_and_is_not_recorded() -> None:
    rows = [*SIGN_IN, ["1", "张三", None], ["2", "李四", None]]
    assert [presence for _, presence in facts(rows, "presence")] == ["未记录", "未记录"]


def test_a_sign_in_sheet_without_a_meeting_tells_what_is_missing() -> None:
    table = shaped([["序号", "姓名", "签到"], ["1", "张三", "√"]])
    assert table.fault == "缺少必填的列 “活动编号”或“活动名称”，整张表的行都没有收"


def test_yearly_totals_become_stated_figures() -> None:
    rows = [
        ["2023年代表履职情况统计"],
        ["姓名", "选区", "接待次数", "提出建议数", "电话"],
        ["张三", "一选区", "12", "近3", "1"],
        ["李四", "二选区", None, "2", "2"],
    ]
    assert facts(rows, "deputy_id_name", "year", "nature", "measure", "amount", "amount_bound") == [
        (3, "张三", 2023, "实际", "接待场次", 12.0, None),
        (3, "张三", 2023, "实际", "领衔建议", 3.0, "almost"),
        (4, "李四", 2023, "实际", "领衔建议", 2.0, None),
    ]


def test_the_year_may_stand_in_the_name_of_the_sheet() -> None:
    rows = [["姓名", "接待次数"], ["张三", "12"]]
    assert facts(rows, "year", name="2022年履职") == [(2, 2022)]


def test_an_export_of_another_system_is_read_by_its_headings() -> None:
    rows = [
        ["件号", "案由", "第一提案人", "承办单位", "提出期间", "提出日期", "签收日期", "承办类别"],
        ["1", "关于修路的建议", "张三", "区交通局", "大会", "2023-01-05", "2023-02-01", "A"],
    ]
    assert facts(rows, "suggestion_id", "title", "kind", "lead_deputy_id", "lead_unit", "handed_over_on") == [
        (2, "1", "关于修路的建议", "建议", "张三", "区交通局", date(2023, 2, 1)),
    ]


def test_what_an_export_lacks_is_told_by_what_its_layout_reads() -> None:
    rows = [
        ["件号", "案由", "提案人", "承办单位", "提出日期"],
        ["1", "关于修路的建议", "张三", "区交通局", "2023-01-05"],
    ]
    for name in ("Sheet1", "代表建议"):
        assert shaped(rows, name).fault == "缺少必填的列 “提出期间”，整张表的行都没有收"


def test_a_matrix_is_staged_corrected_and_marked_cell_by_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "一览.xlsx", {"一览": [*MATRIX, ["3", "王五", "☆", "√"]]})
    mend = '[[correction]]\nfile="一览.xlsx"\nrow=3\ncolumn="3月视察"\nexpect="请假"\nvalue="公务"\nreason="公函已补"\n'
    corrections = load_corrections(text(tmp_path / "corrections.toml", mend))
    done = stage(path, card(path), BOOK, corrections, tmp_path / "stages")
    good = pl.read_parquet(done.folder / "1.parquet")
    assert (done.rows_read, done.problems) == (5, 1)
    assert good.select("row", "presence").rows() == [(3, "出席"), (3, "公务"), (4, "出席"), (5, "出席")]
    lines = done.lines().drop("n", "record", "letter").to_dicts()
    write_marked(path, locate(path, [Problem("一览.xlsx", **line) for line in lines], BOOK), tmp_path / "marked.xlsx")
    assert "☆" in openpyxl.load_workbook(tmp_path / "marked.xlsx")["一览"]["C5"].comment.text
