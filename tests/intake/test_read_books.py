"""Workbooks: every sheet, every cell as Excel shows it, in the row where Excel shows it."""

import datetime as dt
import re
import zipfile
from pathlib import Path

import openpyxl
import xlsxwriter
from intake_files import FILES, ods, only, repacked, rows, workbook

from etl.intake.read import read_file

SHEET = "xl/worksheets/sheet1.xml"


SHOWN = [
    ("张三", "张三"),
    (12, "12"),
    (12.5, "12.5"),
    (0.1 + 0.2, "0.3"),
    (True, "是"),
    (dt.date(2023, 11, 3), "2023-11-03"),
    (dt.datetime(2023, 11, 3, 8, 30), "2023-11-03 08:30:00"),
    (None, None),
    ("=甲", "=甲"),
]


def test_cells_are_written_as_they_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"}) as book:
        book.add_worksheet().write_row(0, 0, [cell for cell, _ in SHOWN])
    assert only(path) == [(1, *(shown for _, shown in SHOWN))]


def test_leading_blank_rows_and_columns_keep_the_true_places(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"接待": [[], [], [None, None, "日期"], [], [None, None, "2023-11-03"]]})
    assert only(path) == [(3, None, None, "日期"), (5, None, None, "2023-11-03")]


def test_hidden_sheets_are_read_and_empty_ones_left_out(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"接待": [["日期"]], "空": [], "藏": [["甲"]]})
    book = openpyxl.load_workbook(path)
    book["藏"].sheet_state = "veryHidden"
    book.save(path)
    assert [sheet.sheet for sheet in read_file(path)] == ["接待", "藏"]


def test_merged_cells_are_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"接待": [["登记表"], ["日期", "渠道"]]}, merged=["A1:B1"])
    (sheet,) = read_file(path)
    assert sheet.merged == ((1, 0, 1, 1),)


def test_error_cells_are_text_and_not_blank(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"接待": [["日期", "人次"], ["2023-11-03", 4711]]})
    with zipfile.ZipFile(path) as package:
        xml = package.read(SHEET)
    broken = re.sub(rb'<c r="B2"[^>]*>.*?</c>', b'<c r="B2" t="e"><v>#N/A</v></c>', xml)
    assert only(repacked(path, {SHEET: broken}))[1] == (2, "2023-11-03", "#N/A")


def test_an_ods_reads_like_an_xlsx(tmp_path: Path) -> None:
    table = [["日期", "接待人次"], [None, None], ["2023-11-03", 12]]
    path = ods(tmp_path / "a.ods", {"接待": table, "空": []})
    assert [sheet.sheet for sheet in read_file(path)] == ["接待"]
    assert only(path) == [(1, "日期", "接待人次"), (3, "2023-11-03", "12")]


def test_an_old_xls_reads_like_an_xlsx() -> None:
    first, hidden = read_file(FILES / "接待.xls")
    assert rows(first) == [
        (1, "接待登记表", None, None, None, None, None),
        (3, None, "接待编号", "日期", "接待人次", "渠道", "是否答复"),
        (4, None, "JD1", "2023-11-03", "12", "现场", "是"),
        (6, None, "JD2", "2023年11月4日", "12.5", None, "否"),
    ]
    assert first.merged == ((1, 0, 1, 4),)
    assert hidden.sheet == "隐藏"


def test_the_bytes_tell_the_format_and_not_the_name(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"接待": [["日期"]]}).rename(tmp_path / "a.xls")
    assert only(path) == [(1, "日期")]
