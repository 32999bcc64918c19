"""Delimited text: every encoding and habit gives the same rows, with the numbers of the lines they stand in."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_files import only, text

from etl.intake.read import read_file, scan
from etl.intake.read.delimited import exact_rows
from etl.intake.read.sheet import frame
from etl.problems import Stop

TABLE = "代表编号,姓名\nD1,张三丰\nD2,𠮷田龘\n"
ROWS = [(1, "代表编号", "姓名"), (2, "D1", "张三丰"), (3, "D2", "𠮷田龘")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_the_encoding_is_found_out(tmp_path: Path, encoding: str) -> None:
    assert only(text(tmp_path / "代表.csv", TABLE, encoding)) == ROWS  # 𠮷 has four bytes in GB18030


@pytest.mark.parametrize("name", ["代表[1].csv", "代表(2)$^.csv"])
def test_a_name_that_looks_like_a_pattern_is_a_name(tmp_path: Path, name: str) -> None:
    """[1] is what browsers put into the name of a file saved twice."""
    folder = tmp_path / "收件[2025]"
    folder.mkdir()
    (folder / "代表1.csv").write_text("not this one", "utf-8")
    assert only(text(folder / name, TABLE)) == ROWS


def test_big5_is_told_from_gb18030(tmp_path: Path) -> None:
    lines = "代表編號,姓名,單位職務\n" + "D1,陳大文,社區發展協會理事長\nD2,林美麗,國民小學校長\n" * 5
    assert only(text(tmp_path / "代表.csv", lines, "big5"))[1] == (2, "D1", "陳大文", "社區發展協會理事長")


@pytest.mark.parametrize(
    ("habit", "words"),
    [
        ("CRLF", "代表编号,姓名\r\nD1,张三丰\r\nD2,𠮷田龘\r\n"),
        ("old Mac", "代表编号,姓名\rD1,张三丰\rD2,𠮷田龘\r"),
        ("no last line break", "代表编号,姓名\nD1,张三丰\nD2,𠮷田龘"),
        ("semicolons", "代表编号;姓名\nD1;张三丰\nD2;𠮷田龘\n"),
        ("tabs", "代表编号\t姓名\nD1\t张三丰\nD2\t𠮷田龘\n"),
        ("quotes", '"代表编号","姓名"\n"D1","张三丰"\nD2,"𠮷田龘"\n'),
        ("blanks around", "代表编号 , 姓名\nD1,　张三丰\nD2 ,𠮷田龘 \n"),
        ("empty columns at the right", "代表编号,姓名,,\nD1,张三丰,,\nD2,𠮷田龘,,\n"),
    ],
)
def test_habits_of_writing_make_no_difference(tmp_path: Path, habit: str, words: str) -> None:
    assert only(text(tmp_path / "代表.csv", words)) == ROWS, habit


def test_blank_lines_are_left_out_and_counted(tmp_path: Path) -> None:
    assert [row[0] for row in only(text(tmp_path / "a.csv", "\n\n甲,乙\n\n1,2\n,\n3,4\n"))] == [3, 5, 7]


def test_a_line_break_inside_quotes_stays_in_its_cell(tmp_path: Path) -> None:
    words = '编号,内容\n1,"第一行\n第二行，说""好"""\n2,完\n'
    assert only(text(tmp_path / "a.csv", words)) == [
        (1, "编号", "内容"),
        (2, "1", '第一行\n第二行，说"好"'),
        (3, "2", "完"),
    ]


def test_a_row_wider_than_the_header_keeps_its_cells(tmp_path: Path) -> None:
    words = "甲,乙\n" + "1,2\n" * 60 + "3,4,5\n"
    assert only(text(tmp_path / "a.csv", words))[-1] == (62, "3", "4", "5")


def test_a_cell_of_a_million_characters_is_no_stop(tmp_path: Path) -> None:
    words = "编号,内容\n" + "1,短\n" * 50 + f"2,{'长' * 1_000_000}\n"
    assert len(only(text(tmp_path / "a.csv", words))[-1][2]) == 1_000_000


@pytest.mark.parametrize(
    ("what", "data", "reason"),
    [
        ("nothing", b"", "空文件"),
        ("blank lines", b"\n \n,,\n", "没有任何内容"),
        ("a quote left open", '编号,内容\n1,"开了没关\n2,完\n'.encode(), "引号没有配对"),
        ("PDF", b"%PDF-1.7\n1 0 obj", "PDF"),
        ("an HTML page", "<html><table><tr><td>代表</td></tr></table>".encode(), "网页"),
        ("XML", b'<?xml version="1.0"?><Workbook/>', "网页或 XML"),
        ("a picture", b"\x89PNG\r\n\x1a\n", "图片"),
        ("a RAR", b"Rar!\x1a\x07", "压缩包"),
        ("noise", bytes(range(256)) * 40, "二进制|读不成文字"),
    ],
)
def test_what_is_no_table_is_refused_by_its_bytes(tmp_path: Path, what: str, data: bytes, reason: str) -> None:
    path = tmp_path / "代表.csv"
    path.write_bytes(data)
    with pytest.raises(Stop, match=rf"代表\.csv：.*({reason})"):
        read_file(path)


CELL = st.text(st.sampled_from('ab代表,;\t"\n\r 　｜1'), max_size=6)


def outcome(read: Callable[[], pl.DataFrame]) -> pl.DataFrame | str:
    """The rows, or the sentence of the refusal (a file whose delimiter cannot be guessed may leave a quote open)."""
    try:
        return read()
    except Stop as stop:
        return str(stop)


@settings(deadline=None)
@given(st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_the_quick_reader_gives_what_the_exact_one_gives(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]], line_end: str
) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator=line_end).writerows([["甲", "乙"], *table])
    path = text(tmp_path_factory.mktemp("csv") / "a.csv", written.getvalue())
    got = outcome(lambda: read_file(path)[0].rows)
    exact = outcome(lambda: frame(exact_rows(scan(path))))
    assert got == exact if isinstance(got, str) or isinstance(exact, str) else got.equals(exact)
