"""A list that is taken away: real types, text that stays text, opened by LibreOffice as it was written."""

import csv as csv_module
import io
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from dashboard.exports.tables import Sheet, csv, workbook
from dashboard.parts.head import Stamp

SOFFICE = shutil.which("soffice")
STAMP = Stamp("20251231-120000", date(2025, 12, 31), "测试办法", "望川区人大常委会", 1, 1)
FRAME = pl.DataFrame({
    "姓名": ["王芳", "=HYPERLINK(\"http://evil.example\")", "+1", "-2", "@x", "𠮷田"],
    "接待": [3, None, 0, 12, 7, 1],
    "出席率": [0.925, None, 1.0, 0.0, 0.5, 0.333],
    "最近述职": [date(2025, 3, 4), None, date(2024, 12, 1), None, None, None],
})  # fmt: skip


def test_numbers_and_days_are_such_and_text_is_text() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([Sheet("名册", FRAME, ("出席率",))], STAMP)))
    rows = list(book["名册"].iter_rows(2, values_only=True))
    assert [row[0] for row in rows] == FRAME["姓名"].to_list()
    assert [row[1] for row in rows] == [3, None, 0, 12, 7, 1], "unknown is blank, never 0"
    assert rows[0][3].date() == date(2025, 3, 4) and book["名册"]["C2"].number_format == "0.0%"
    assert {cell.data_type for row in book["名册"].iter_rows(2, max_col=1) for cell in row} == {"s"}, (
        "no formula, no link"
    )
    told = {row[0]: row[1] for row in book["说明"].iter_rows(values_only=True)}
    assert told["数据版"] == STAMP.build and told["截至"] == "2025-12-31" and told["规则"] == "测试办法"


def test_on_paper_no_column_is_cut_and_no_number_is_endless() -> None:
    long = "同一天同一类同一名称的活动记了两次，" * 6
    frame = pl.DataFrame(
        {"问什么": [long, "短"], "得分": [86.9351464435146, 41.0], "件": [2.0, 3.0], "比率": [0.5, None]}
    )
    page = openpyxl.load_workbook(io.BytesIO(workbook([Sheet("清单", frame, ("比率",))], STAMP)))["清单"]
    assert (
        page["A2"].alignment.wrap_text and page["B2"].number_format == "0.0#" and page["B2"].value == 86.9351464435146
    )
    assert (
        page.row_dimensions[2].height >= 75
        and page.row_dimensions[3].height is None
        and page.column_dimensions["B"].width < 12
    )
    assert page["C2"].number_format == "General" and page["D2"].number_format == "0.0%"
    assert (
        page.sheet_properties.pageSetUpPr.fitToPage
        and page.page_setup.fitToHeight == 0
        and page.print_title_rows == "$1:$1"
    )


def test_a_csv_begins_with_a_mark_and_holds_no_formula() -> None:
    made = csv(FRAME, STAMP, [("查找", "=1+1")])
    assert made.startswith(b"\xef\xbb\xbf")
    rows = list(csv_module.reader(io.StringIO(made.decode("utf-8-sig"))))
    table, below = rows[1:7], {row[0]: row[1] for row in rows[8:]}
    assert [row[0] for row in table] == ["王芳", '\'=HYPERLINK("http://evil.example")', "'+1", "'-2", "'@x", "𠮷田"]
    assert below == {
        "说明": "", "单位": "望川区人大常委会", "截至": "2025-12-31", "数据版": STAMP.build, "规则": "测试办法", "查找": "'=1+1",
    }  # fmt: skip
    assert {len(row) for row in rows} == {4}, "a table for whoever wants it even"


@pytest.mark.skipif(SOFFICE is None and "CI" not in os.environ, reason="这台机器上没有 LibreOffice")
def test_libreoffice_reads_the_workbook_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "名册.xlsx"
    file.write_bytes(workbook([Sheet("名册", FRAME, ("出席率",))], STAMP))
    done = subprocess.run(
        [str(SOFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/office", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", str(tmp_path), str(file)],
        capture_output=True, text=True, timeout=180,
    )  # fmt: skip
    read = tmp_path / "名册.csv"
    assert read.is_file(), done.stderr
    rows = list(csv_module.reader(read.read_text("utf-8").splitlines()))
    assert [row[0] for row in rows[1:]] == FRAME["姓名"].to_list()
    assert rows[1][1:] == ["3", "92.5%", "2025-03-04"] and rows[2][1:] == ["", "", ""]
