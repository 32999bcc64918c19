"""The sender gets the own workbook back: cells at fault coloured and commented, and a list of all problems."""

from pathlib import Path

import openpyxl
import pytest
from intake_files import FILES, ods, text, workbook
from openpyxl.workbook import Workbook
from test_correct import BOOK, card

from etl.intake.marked import write_marked
from etl.intake.stage import stage

ROWS = [["日期", "接待人次", "渠道", "备注"], ["2023-11-03", 5, "现场", "=1+1"], ["长期", "x", "路上", "=SUM(B2:B2)"]]


def marked(path: Path) -> Workbook:
    done = stage(path, card(path), BOOK, (), path.parent / "stages")
    out = path.with_name("marked.xlsx")
    write_marked(path, done.lines(), out, done.messages)
    return openpyxl.load_workbook(out)


def red(book: Workbook, sheet: str) -> dict[str, str]:
    """Coloured cell -> comment."""
    cells = [cell for row in book[sheet].iter_rows() for cell in row if cell.fill.fgColor.rgb == "FFF4C7C3"]
    return {cell.coordinate: cell.comment.text for cell in cells}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = workbook(tmp_path / "2023.xlsx", {"接待": ROWS, "随记": [["不相干"]]})
    opened = openpyxl.load_workbook(path)
    opened["接待"]["D2"].data_type = "s"  # text that looks like a formula
    opened["接待"].column_dimensions["A"].width = 33
    opened.save(path)
    return path


def test_the_cells_at_fault_are_coloured_and_commented(book: Path) -> None:
    cells = red(marked(book), "接待")
    assert list(cells) == ["A3", "B3", "C3"]
    assert cells["C3"].startswith("填的是“路上”，应为 现场、来访")


def test_the_rest_of_the_workbook_stays(book: Path) -> None:
    back = marked(book)
    assert back.sheetnames == ["问题清单", "接待", "随记"]
    sheet = back["接待"]
    assert [cell.value for cell in sheet[2]] == ["2023-11-03", 5, "现场", "=1+1"]
    assert (sheet["D2"].data_type, sheet["D3"].data_type) == ("s", "f")
    assert sheet.column_dimensions["A"].width == 33


def test_the_list_names_every_problem_and_leads_to_its_cell(book: Path) -> None:
    sheet = marked(book)["问题清单"]
    assert [cell.value for cell in sheet[1]] == ["工作表", "行", "列", "填的是", "应为", "说明"]
    assert [cell.value for cell in sheet[2]][:4] == ["接待", 3, "日期", "长期"]
    assert sheet["B2"].hyperlink.location or sheet["B2"].hyperlink.target == "#'接待'!A3"
    assert sheet.max_row == 4


def test_what_was_found_stays_text(tmp_path: Path) -> None:
    path = text(tmp_path / "接待.csv", '日期,接待人次\n"=HYPERLINK(""http://x"")",5\n')
    sheet = marked(path)["问题清单"]
    assert sheet["D2"].value == '=HYPERLINK("http://x")' and sheet["D2"].data_type == "s"


def test_a_mended_workbook_loses_its_marks(book: Path) -> None:
    back = marked(book)
    for place, value in {"A3": "2023-11-04", "B3": 7, "C3": "来访"}.items():
        back["接待"][place].value = value
    mended = book.with_name("again.xlsx")
    back.save(mended)
    again = marked(mended)
    assert red(again, "接待") == {} and again["问题清单"].max_row == 1
    assert again["接待"]["A3"].comment is None


def test_a_fault_without_a_column_marks_the_row(tmp_path: Path) -> None:
    rows = [["建议编号", "标题", "提出期间", "领衔代表", "提出日期", "交办日期"]]
    rows.append(["J1", "修路", "大会", "D1", "2023-01-05", "2023-02-01"])
    cells = red(marked(workbook(tmp_path / "2023.xlsx", {"建议": rows})), "建议")
    assert cells == {"A2": "主办单位：没有填，填了交办日期就必填。"}


def test_messages_about_whole_sheets_are_listed(tmp_path: Path) -> None:
    rows = [["日期"], ["2023-11-03"]]
    book = marked(workbook(tmp_path / "2023.xlsx", {"接待": rows, "杂": [["甲", "乙"], ["1", "2"]]}))
    told = [row[5].value for row in book["问题清单"].iter_rows(min_row=2)]
    assert "杂：表名不是登记表的名字" in told[0] and "缺少必填的列 “接待人次”" in told[1]


def test_a_fault_inside_a_merged_range_marks_its_first_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "2023.xlsx", {"接待": [["日期", "接待人次"], ["长期", 5], [None, 6]]}, merged=["A2:A3"])
    assert list(red(marked(path), "接待")) == ["A2"]


def test_of_a_very_large_sheet_the_head_and_the_rows_at_fault_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.intake.mark_anew.MOST_CELLS", 100)
    lines = [f"2023-11-03,{'x' if n == 50 else 5}" for n in range(60)]
    sheet = marked(text(tmp_path / "接待.csv", "\n".join(["日期,接待人次", *lines])))["接待"]
    assert (sheet["B30"].value, sheet["B40"].value, sheet["B52"].value) == ("5", None, "x")


@pytest.mark.parametrize("suffix", ["csv", "ods", "xls"])
def test_other_formats_come_back_as_xlsx(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"接待.{suffix}"
    if suffix == "csv":
        text(path, "\n日期,接待人次\n长期,5\n")
    elif suffix == "ods":
        ods(path, {"接待": [[None], ["日期", "接待人次"], ["长期", 5]]})
    else:
        path.write_bytes((FILES / "接待.xls").read_bytes())
    book = marked(path)
    assert book.sheetnames[:2] == ["问题清单", "接待"]
    cells = red(book, "接待")
    assert list(cells) == (["D6"] if suffix == "xls" else ["A3"])
    assert book["接待"]["D4" if suffix == "xls" else "B3"].value == ("12" if suffix == "xls" else "5")
