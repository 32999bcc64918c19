"""lvzhi check, template: before anything is sent."""

import hashlib
from pathlib import Path

import openpyxl
from click.testing import CliRunner
from small_office import RECEPTIONS_AGAIN, RECEPTIONS_BAD, Office

from dashboard.cli import lvzhi
from etl.records import RECORDS, columns

KEYS = ["file", "sheet", "row", "column", "found", "allowed", "message"]


def tree(folder: Path) -> dict[str, str]:
    """Every file of a folder and its hash."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_each_problem_with_its_place(loaded: Office) -> None:
    before = tree(loaded.home)
    done = loaded.run("check", loaded.file("6月-接待.csv", RECEPTIONS_BAD))
    assert done.exit_code == 1
    assert "第2行" in done.stdout and "2025-06-31" in done.stdout and "共 2 个问题。" in done.stdout
    told = loaded.told("check", loaded.file("6月-接待.csv", RECEPTIONS_BAD), "--json")
    assert [list(one) for one in told] == [KEYS] * 2
    assert tree(loaded.home) == before


def test_what_the_home_knows_the_check_knows(loaded: Office, tmp_path: Path) -> None:
    good = loaded.file("5月-接待.csv", RECEPTIONS_AGAIN)
    assert loaded.run("check", good).exit_code == 0
    alone = CliRunner().invoke(lvzhi, ["check", good, "--home", str(tmp_path / "nothing"), "--json"])
    assert alone.exit_code == 1 and "S1" in alone.stdout
    assert not (tmp_path / "nothing").exists()


def test_the_sender_gets_the_workbook_back(loaded: Office) -> None:
    out = loaded.folder / "问题.xlsx"
    done = loaded.run("check", loaded.file("6月-接待.csv", RECEPTIONS_BAD), "--problems", str(out))
    assert f"标好的工作簿在 {out}" in done.stdout
    sheets = openpyxl.load_workbook(out)
    commented = {cell.coordinate: cell.value for row in sheets["6月-接待"] for cell in row if cell.comment}
    assert commented == {"D2": "2025-06-31", "B3": "S9"}


def test_one_workbook_is_marked_at_a_time(loaded: Office) -> None:
    done = loaded.run("check", *loaded.first_files(), "--problems", str(loaded.folder / "问题.xlsx"))
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (2, "--problems 一次只标一个文件。")


def test_the_template_has_a_sheet_per_record(tmp_path: Path) -> None:
    out = tmp_path / "模板.xlsx"
    assert CliRunner().invoke(lvzhi, ["template", str(out)]).exit_code == 0
    book = openpyxl.load_workbook(out)
    for cls in RECORDS.values():
        printed = [cell.value for row in book[cls.sheet].iter_rows(max_row=5) for cell in row]
        assert {column.header for column in columns(cls)} <= set(printed), cls.sheet
    assert CliRunner().invoke(lvzhi, ["check", str(out), "--home", str(tmp_path / "home")]).exit_code == 0


def test_where_it_cannot_be_written(tmp_path: Path) -> None:
    done = CliRunner().invoke(lvzhi, ["template", str(tmp_path / "没有这个文件夹" / "模板.xlsx")])
    assert done.exit_code == 2 and "模板.xlsx 写不了" in done.stderr
