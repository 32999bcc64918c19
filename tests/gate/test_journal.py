"""The journal: only added to, by several at once, and whatever is changed in it shows."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.home import Home
from etl.journal import entries, note
from etl.problems import Stop


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    for n in range(1, 5):
        note(home, "张三", "报送", f"第{n}份")
    return home


def test_what_was_done_is_told_in_order(home: Home) -> None:
    assert [(one.number, one.who, one.what, one.about) for one in entries(home)] == [
        (n, "张三", "报送", f"第{n}份") for n in range(1, 5)
    ]


def changed(line: str) -> str:
    return json.dumps({**json.loads(line), "who": "李四"}, ensure_ascii=False)


TAMPERED: list[tuple[str, Callable[[list[str]], list[str]], str]] = [
    ("a word changed", lambda lines: [lines[0], changed(lines[1]), *lines[2:]], "第 2 行"),
    ("a line taken out", lambda lines: [lines[0], *lines[2:]], "第 2 行"),
    ("the first line taken out", lambda lines: lines[1:], "第 1 行"),
    ("two lines swapped", lambda lines: [lines[0], lines[2], lines[1], lines[3]], "第 2 行"),
    ("a line put in twice", lambda lines: [*lines, lines[3]], "第 5 行"),
    ("rubbish", lambda lines: [*lines[:3], "{"], "第 4 行"),
]


@pytest.mark.parametrize("case, tamper, told", TAMPERED)
def test_tampering_is_told_with_its_line(
    home: Home, case: str, tamper: Callable[[list[str]], list[str]], told: str
) -> None:
    lines = home.journal.read_text("utf-8").splitlines()
    home.journal.write_text("".join(line + "\n" for line in tamper(lines)), "utf-8")
    with pytest.raises(Stop, match=told):
        entries(home)


def test_a_line_cut_off_by_a_crash_is_no_line_and_the_next_one_is_whole(home: Home) -> None:
    with home.journal.open("a", encoding="utf-8") as file:
        file.write('{"number": 5, "at": "20')
    assert len(entries(home)) == 4
    note(home, "张三", "报送", "第5份")
    assert len(entries(home)) == 5


def test_several_at_once_lose_no_line(tmp_path: Path) -> None:
    work = (
        f"from pathlib import Path\nfrom etl.home import Home\nfrom etl.journal import note\n"
        f"for n in range(20): note(Home(Path({str(tmp_path)!r})), 'w', 'd', str(n))"
    )
    running = [subprocess.Popen([sys.executable, "-c", work]) for _ in range(4)]
    assert [one.wait() for one in running] == [0] * 4
    assert len(entries(Home(tmp_path))) == 80
