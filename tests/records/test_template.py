"""The blank workbook: every sheet and header of the contract, explained; filled in, it is read without a problem."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.intake.check import check
from etl.intake.find import find_table
from etl.intake.read import read_file
from etl.intake.table import Table
from etl.records import RECORDS, SHEETS, Record, columns
from etl.records.template import write_template
from etl.records.template_guide import GUIDE
from etl.rules.load import SHIPPED, load_rules
from tests.records.good_rows import GOOD

BOOK = load_rules(SHIPPED)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("template") / "模板.xlsx"
    write_template(out)
    return out


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def headers(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[1]]


def test_the_sheets_in_the_order_of_the_contract(book: Workbook) -> None:
    assert book.sheetnames == [GUIDE, *SHEETS]


def test_the_header_row_of_one_sheet(book: Workbook) -> None:
    assert headers(book["出席"]) == ["活动编号", "活动名称", "代表编号", "姓名", "场次", "出席情况", "是否发言"]


@pytest.mark.parametrize("record", RECORDS.values(), ids=lambda record: record.sheet)
def test_every_header_stands_once_and_says_what_is_allowed(book: Workbook, record: type[Record]) -> None:
    sheet = book[record.sheet]
    named = [c.name_header for c in columns(record) if c.name_header]
    assert len(set(headers(sheet))) == len(headers(sheet))
    assert set(headers(sheet)) == {*(c.header for c in columns(record)), *named}
    assert [h for h in headers(sheet) if h not in named] == [c.header for c in columns(record)]
    assert sheet.freeze_panes == "A2"
    needed = {c.header for c in columns(record) if c.required} | {
        c.name_header for c in columns(record) if c.required and c.name_header
    }
    for cell in sheet[1]:
        assert cell.font.bold
        assert cell.comment and cell.comment.text.startswith("必填" if cell.value in needed else "选填")
        assert (cell.font.color.rgb == "FFA61B1E") == (cell.value in needed)


def test_the_comments_of_a_reference_and_of_an_amount(book: Workbook) -> None:
    told = {cell.value: cell.comment.text for cell in book["站点"][1] if cell.comment}
    assert told["区域编号"] == "必填，或填区域名称。\n应填：编号或名称。\n站点所在的区域。"
    assert told["区域名称"] == "必填：区域编号和区域名称填一个就行，两个都填的要对得上。"
    assert told["投入资金"] == (
        "选填。\n应填：不小于 0 的数，可写 40余、近50、约30。\n万元，历年累计；某一年的钱报在 填报数。"
    )


@pytest.mark.parametrize("record", RECORDS.values(), ids=lambda record: record.sheet)
def test_listed_columns_have_a_list_to_choose_from(book: Workbook, record: type[Record]) -> None:
    sheet = book[record.sheet]
    lists = {
        str(rule.sqref).split(":")[0]: choices(book, str(rule.formula1))
        for rule in sheet.data_validations.dataValidation
    }
    letters = {cell.value: cell.column_letter for cell in sheet[1]}
    expected = {c.header: ["是", "否"] if c.kind == "bool" else list(c.values) for c in columns(record)}
    assert lists == {f"{letters[header]}2": values for header, values in expected.items() if values}
    assert all(len(str(rule.formula1)) <= 257 for rule in sheet.data_validations.dataValidation)


def choices(book: Workbook, formula: str) -> list[str]:
    """What a cell rule offers: a list in quotes, or a range of the guide."""
    if formula.startswith('"'):
        return formula.strip('"').split(",")
    sheet, _, cells = formula.partition("!")
    return [str(row[0].value) for row in book[sheet.strip("'")][cells.replace("$", "")]]


def test_the_guide_names_every_sheet_and_is_no_record(book: Workbook, path: Path) -> None:
    told = {str(cell.value) for row in book[GUIDE].iter_rows() for cell in row if cell.value}
    assert set(SHEETS) <= told
    guide, *records = read_file(path)
    assert not isinstance(find_table(guide, BOOK), Table)
    assert [sheet.sheet for sheet in records] == list(SHEETS)


def test_a_blank_template_has_nothing_to_say(path: Path) -> None:
    for sheet in read_file(path)[1:]:
        table = find_table(sheet, BOOK)
        assert isinstance(table, Table)
        checked = check(table, BOOK, date(2024, 1, 1))
        assert (checked.good.height, checked.bad, checked.messages, table.extra) == (0, 0, (), ())


def test_filled_in_it_is_read_without_a_problem(path: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(path)
    for name, cells in GOOD.items():
        sheet = book[name]
        for header, cell in cells.items():
            sheet.cell(2, headers(sheet).index(header) + 1).value = cell
    book.save(tmp_path / "填好.xlsx")
    found = [find_table(sheet, BOOK) for sheet in read_file(tmp_path / "填好.xlsx")[1:]]
    tables = [table for table in found if isinstance(table, Table)]
    assert [table.record.sheet for table in tables] == list(SHEETS)
    for table in tables:
        checked = check(table, BOOK, date(2024, 1, 1))
        assert (table.record.sheet, checked.good.height, checked.lines.rows()) == (table.record.sheet, 1, [])


def test_written_over_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "模板.xlsx"
    out.write_text("旧的")
    write_template(out)
    assert openpyxl.load_workbook(out).sheetnames[0] == GUIDE
