"""What clerks really hand in: every oddity ends as one clear sentence, or is read as it is meant."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from etl.history import Delivery
from etl.intake.stage import stage
from etl.problems import Stop
from etl.rules.load import load_rules
from etl.rules.tables import SHIPPED

HEADS = ["接待编号", "站点编号", "代表", "日期", "接待人次"]


def told(tmp_path: Path, file: Path) -> list[str]:
    card = Delivery(file.name, "0" * 64, 0, datetime(2025, 12, 31).astimezone(), None, "", 0)
    staged = stage(file, card, load_rules(SHIPPED), [], tmp_path / "stages")
    return [message.partition("：")[2] for message in staged.lines()["message"]]


def sheet(tmp_path: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "接待"
    for row in (HEADS, *rows):
        page.append(row)
    path = tmp_path / "报送.xlsx"
    book.save(path)
    return path


GOOD = ["J1", "S1", "王芳", "2025-03-01", 3]
ROWS: list[tuple[str, list[list[object]], list[str]]] = [
    ("nothing odd", [GOOD], []),
    (
        "a formula never counted",
        [["J1", "S1", "王芳", "2025-03-01", "=1+2"]],
        [
            "是公式“=1+2”，没有存下算出的结果；请在 Excel 或 WPS 里打开、保存后再交，应为 不小于 0 的整数，可写 40余、近50、约30。"
        ],
    ),
    ("a part played, behind a name", [["J1", "S1", "王芳（组长）、李强（组员）", "2025-03-01", 3]], []),
    ("a sum that is right", [GOOD, ["合计", None, None, None, 3]], []),
    ("a sum that is not", [GOOD, ["合计", None, None, None, 4]], ["合计写的是 4，各行相加是 3。"]),
    (
        "a sum may be more where a number has a bound",
        [GOOD, ["J2", "S1", "王芳", "2025-03-02", "40余"], ["合计", None, None, None, 90]],
        [],
    ),
    (
        "a sum that is less than the numbers say",
        [GOOD, ["J2", "S1", "王芳", "2025-03-02", "40余"], ["合计", None, None, None, 42]],
        ["合计写的是 42，各行相加是 43。"],
    ),
    ("a footer", [GOOD, ["制表人：张三", None, "审核：李四", None, None]], []),
]


@pytest.mark.parametrize("case, rows, expected", ROWS)
def test_a_workbook(tmp_path: Path, case: str, rows: list[list[object]], expected: list[str]) -> None:
    assert told(tmp_path, sheet(tmp_path, *rows)) == expected, case


LINE = "J{0},S1,王芳,2025-03-0{0},{0}\n"
HEAD = ",".join(HEADS) + "\n"
FILES: list[tuple[str, Callable[[], bytes], str]] = [
    ("two encodings in one file", lambda: (HEAD + LINE.format(1)).encode() + LINE.format(2).encode("gb18030"),
     "第 3 行起不是 UTF-8，前面的行是：一份文件里混了两种编码"),
    ("a control character", lambda: (HEAD + "J1,S1,王芳,2025-03-01,1\x012\n").encode(), "是二进制文件"),
]  # fmt: skip


@pytest.mark.parametrize("case, content, sentence", FILES)
def test_a_text_file_that_is_refused(tmp_path: Path, case: str, content: Callable[[], bytes], sentence: str) -> None:
    file = tmp_path / "接待.csv"
    file.write_bytes(content())
    with pytest.raises(Stop, match=sentence):
        told(tmp_path, file)


def test_one_control_character_in_a_long_file_is_a_problem_of_its_row(tmp_path: Path) -> None:
    lines = "".join(f"J{n},S1,王芳,2025-03-01,{n}\n" for n in range(200))
    file = tmp_path / "接待.csv"
    file.write_bytes((HEAD + lines + "J999,S1,王芳,2025-03-01,1\x012\n").encode())
    assert len(told(tmp_path, file)) == 1
