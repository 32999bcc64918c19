"""Known mistakes are mended as data, with a reason, and the work stops when the mistake is no longer there."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from intake_files import text, workbook

from etl.intake.correct import load_corrections
from etl.intake.stage import Staged, stage
from etl.problems import Stop
from etl.rules.load import SHIPPED, load_rules

BOOK = load_rules(SHIPPED)


@dataclass(frozen=True)
class Card:
    file: str
    sha256: str
    received_on: date = date(2024, 3, 1)


def card(path: Path) -> Card:
    return Card(path.name, hashlib.sha256(path.read_bytes()).hexdigest())


@pytest.fixture
def book(tmp_path: Path) -> Path:
    rows = [["日期", "接待人次"], ["2023-11-03", "5"], ["2023-11-31", "7"]]
    return workbook(tmp_path / "2023.xlsx", {"接待": rows})


MISTAKE = """
[[correction]]
file = "2023.xlsx"
sheet = "接待"
row = 3
column = "日期"
expect = "2023-11-31"
value = "2023-11-30"
reason = "十一月没有三十一日"
"""


def staged(path: Path, corrections: str) -> Staged:
    file = text(path.with_name("corrections.toml"), corrections)
    return stage(path, card(path), BOOK, load_corrections(file), path.parent / "stages")


def test_without_a_correction_the_row_is_a_problem(book: Path) -> None:
    assert staged(book, "").problems == 1


def test_a_correction_is_applied_before_the_check_and_listed(book: Path) -> None:
    done = staged(book, MISTAKE)
    assert done.problems == 0
    (corrected,) = done.sheets[0]["corrected"]
    assert (corrected["row"], corrected["value"], corrected["reason"]) == (
        3,
        "2023-11-30",
        "十一月没有三十一日",
    )


@pytest.mark.parametrize(
    ("change", "as_given"),
    [
        ('file = "2023.xlsx"', 'sha256 = "{sha256}"'),
        ('sheet = "接待"\n', ""),
        ('column = "日期"', 'column = "接待 日期（必填）"'),
    ],
)
def test_a_correction_names_its_cell_in_several_ways(book: Path, change: str, as_given: str) -> None:
    given = as_given.format(sha256=card(book).sha256[:16])
    if "接待 日期" in given:
        workbook(book, {"接待": [["接待 日期（必填）", "接待人次"], ["2023-11-03", "5"], ["2023-11-31", "7"]]})
    assert staged(book, MISTAKE.replace(change, given)).problems == 0


def test_one_of_another_file_is_left_alone(book: Path) -> None:
    done = staged(book, MISTAKE.replace("2023.xlsx", "2022.xlsx"))
    assert done.problems == 1 and done.sheets[0]["corrected"] == []


def test_a_blank_may_be_expected_and_a_blank_may_be_put(book: Path) -> None:
    filled = MISTAKE.replace("2023-11-31", "").replace("row = 3", "row = 4")
    workbook(book, {"接待": [["日期", "接待人次"], ["2023-11-03", "5"], [], [None, "7"]]})
    assert staged(book, filled).problems == 0
    emptied = (
        MISTAKE.replace('"2023-11-31"', '"2023-11-03"').replace('"2023-11-30"', '""').replace("row = 3", "row = 2")
    )
    assert staged(book, emptied).problems == 2


@pytest.mark.parametrize(
    ("change", "otherwise", "told"),
    [
        ("2023-11-31", "2023-10-31", "原以为是“2023-10-31”，现在是“2023-11-31”；若已在源头改正"),
        ("row = 3", "row = 9", "这一行不是数据行"),
        ('column = "日期"', 'column = "地址"', "没有这张表或这一列"),
        ('sheet = "接待"', 'sheet = "活动"', "没有这张表或这一列"),
    ],
)
def test_the_work_stops_when_a_correction_no_longer_fits(book: Path, change: str, otherwise: str, told: str) -> None:
    with pytest.raises(Stop, match=told):
        staged(book, MISTAKE.replace(change, otherwise))
    assert not list((book.parent / "stages").iterdir())


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        (MISTAKE.replace('reason = "十一月没有三十一日"', ""), "第 1 条更正：reason 没有写"),
        (MISTAKE.replace('file = "2023.xlsx"', ""), "第 1 条更正"),
        (MISTAKE.replace("row = 3", 'row = "3"'), "第 1 条更正：row 写得不对"),
        (MISTAKE + 'because = "x"\n', "第 1 条更正：because 没有这一项"),
        ("[[corrections]]\n", r"只能有 \[\[correction\]\]，多出了 corrections"),
        ("correction = [", "不是规范的 TOML"),
    ],
)
def test_a_correction_that_is_written_wrong_stops_the_work(tmp_path: Path, toml: str, told: str) -> None:
    with pytest.raises(Stop, match=rf"corrections\.toml.*{told}"):
        load_corrections(text(tmp_path / "corrections.toml", toml))


def test_no_file_is_no_correction(tmp_path: Path) -> None:
    assert load_corrections(tmp_path / "corrections.toml") == ()


def test_the_example_in_the_shipped_file_is_a_correction(tmp_path: Path) -> None:
    shipped = (SHIPPED.parent / "corrections.toml").read_text("utf-8")
    example = shipped[shipped.index("# [[correction]]") :].replace("# ", "", 1).replace("\n# ", "\n")
    (correction,) = load_corrections(text(tmp_path / "corrections.toml", example))
    assert (correction.row, correction.expect, correction.value) == (41, "310021", "310012")
    assert load_corrections(SHIPPED.parent / "corrections.toml") == ()
