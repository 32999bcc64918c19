"""The grid: what it sends, in which order, and what of it can be taken away."""

import io
from datetime import date

import openpyxl
import polars as pl
import pytest

from dashboard.exports.tables import Sheet, csv, workbook
from dashboard.parts.grid import GridColumn, ordered, payload
from dashboard.parts.head import Stamp
from dashboard.parts.listing import definitions, plain
from dashboard.parts.search import fits

STAMP = Stamp("20251231-1", date(2025, 12, 31), "国家规则", "望川区人大常委会", 3, 4)
PEOPLE = pl.DataFrame(
    {
        "id": ["D1", "D2", "D3", "D4"],
        "name": ["王芳", "安然", "=1+1", "单雨"],
        "duty": ["on", "off", None, "on"],
        "attendance_rate": [0.5, 0.75, None, 1.0],
        "attendance_rate.numerator": [1.0, 150.0, None, 1.0],
        "attendance_rate.denominator": [2.0, 200.0, None, 1.0],
        "leaves": [3, None, 0, 1200],
        "on": [date(2025, 3, 1), None, date(2024, 1, 2), date(2025, 3, 1)],
    },
    schema_overrides={"leaves": pl.Float64},
)
COLUMNS = [
    GridColumn("name", "姓名", "link", lambda row: f"deputy?id={row['id']}"),
    GridColumn("duty", "联", "mark", about="联系群众：一年十二户", group="七个一"),
    GridColumn("attendance_rate", "出席率", "share", smallest_base=5),
    GridColumn("leaves", "请假", "bar"),
    GridColumn("on", "述职", "date"),
]


def test_a_cell_is_what_stands_on_the_page_with_its_base_its_link_and_its_mark() -> None:
    sent = payload(PEOPLE, COLUMNS, "名册")
    assert sent["rows"] == [
        [{"t": "王芳", "h": "deputy?id=D1"}, {"t": "", "m": "on", "a": "已达到"},
         {"t": "50%", "b": "1/2", "thin": True}, {"t": "3", "v": 0.2}, "2025-03-01"],
        [{"t": "安然", "h": "deputy?id=D2"}, {"t": "", "m": "off", "a": "未达到"},
         {"t": "75.0%", "b": "150/200", "thin": False}, "", ""],
        [{"t": "=1+1", "h": "deputy?id=D3"}, "", "", {"t": "0", "v": 0.0}, "2024-01-02"],
        [{"t": "单雨", "h": "deputy?id=D4"}, {"t": "", "m": "on", "a": "已达到"},
         {"t": "100%", "b": "1/1", "thin": True}, {"t": "1,200", "v": 100.0}, "2025-03-01"],
    ]  # fmt: skip
    assert [column["cls"] for column in sent["columns"]] == ["link", "m mark", "r share", "r bar", "date"]


ORDERS = [
    # asked for, who comes in which order: names by pinyin, what is unknown last both ways, equals as they were
    ("", ["王芳", "安然", "=1+1", "单雨"]),
    ("name", ["=1+1", "安然", "单雨", "王芳"]),
    ("attendance_rate", ["王芳", "安然", "单雨", "=1+1"]),
    ("-attendance_rate", ["单雨", "安然", "王芳", "=1+1"]),
    ("on", ["=1+1", "王芳", "单雨", "安然"]),
    ("-on", ["王芳", "单雨", "=1+1", "安然"]),
    ("duty", ["安然", "王芳", "单雨", "=1+1"]),
    ("nothing of ours", ["王芳", "安然", "=1+1", "单雨"]),
]


@pytest.mark.parametrize(("order", "names"), ORDERS)
def test_a_list_goes_by_the_column_asked_for(order: str, names: list[str]) -> None:
    assert ordered(PEOPLE, COLUMNS, order)["name"].to_list() == names


TYPED = [
    # name, typed, found
    ("王芳", "芳", True), ("王芳", "wf", True), ("王芳", "WF", True), ("王芳", "wang fang", True), ("王芳", "wangfang", True),
    ("王芳", "wangf", True), ("王芳", "fang", True), ("王芳", "fw", False), ("王芳", "ang", False), ("王芳", "李", False),
    ("单雨", "shanyu", True), ("单雨", "sy", True), ("单雨", "danyu", True), ("阿依古丽·买买提", "ayg", True),
    ("书香里小区站", "xq", True), ("书香里小区站", "xiaoqu", True),
]  # fmt: skip


@pytest.mark.parametrize(("name", "typed", "found"), TYPED)
def test_a_name_is_found_by_what_one_types(name: str, typed: str, found: bool) -> None:
    assert fits(name, typed) is found


def test_what_is_taken_away_is_what_is_shown_with_real_types() -> None:
    shown = plain(ordered(PEOPLE, COLUMNS, "-leaves"), COLUMNS)
    made = workbook([Sheet("名册", shown, ("出席率",))], STAMP, [("身份", "一线代表"), *definitions(COLUMNS)])
    book = openpyxl.load_workbook(io.BytesIO(made))
    page = book["名册"]
    assert [cell.value for cell in page[1]] == [
        "姓名", "联系群众", "出席率", "出席率（分子）", "出席率（分母）", "请假", "述职",
    ]  # fmt: skip
    assert [page.cell(row, 1).value for row in range(2, 6)] == ["单雨", "王芳", "=1+1", "安然"]
    assert page.cell(4, 1).data_type == "s"  # text, not a formula
    assert page.cell(2, 6).value == 1200 and page.cell(5, 6).value is None
    assert page.cell(2, 3).value == 1 and page.cell(2, 3).number_format == "0.0%"
    assert page.cell(2, 7).value.date() == date(2025, 3, 1)  # type: ignore[union-attr]
    assert page.freeze_panes == "B2"
    told = {row[0].value: str(row[1].value) for row in book["说明"].iter_rows()}
    assert told["截至"] == "2025-12-31" and told["数据版"] == "20251231-1" and told["规则"] == "国家规则"
    assert told["身份"] == "一线代表" and "联系群众：一年十二户" in told["联系群众"] and told["出席率"]


def test_the_same_as_csv_opens_in_a_spreadsheet() -> None:
    made = csv(plain(PEOPLE, COLUMNS), STAMP)
    assert made.startswith(b"\xef\xbb\xbf")
    lines = made.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("姓名,联系群众,出席率") and lines[3].startswith("'=1+1,")
