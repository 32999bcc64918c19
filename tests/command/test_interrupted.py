"""Long work is seen, and may be interrupted: rows, their pace and the time left on a terminal; Ctrl+C leaves what was there."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.deliveries import in_force, received
from etl.home import Home
from etl.sample import write_bench

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a terminal as POSIX knows it")
ROOT = Path(__file__).parents[2]
ROWS = 400_000


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_bench(tmp_path_factory.mktemp("files"), ROWS, 7)


def test_a_load_tells_its_pace_and_stops_at_once(tmp_path: Path, files: list[Path]) -> None:
    home = Home(tmp_path / "home")
    begun, screen = loading(home, files)
    seen = until(screen, "入库 出席")
    assert re.search(r"核对 出席.csv.*\d[\d,]* 行，\d[\d,]* 行/秒，已 \d\d:\d\d，还要 \d\d:\d\d", seen), seen[-2000:]
    begun.send_signal(signal.SIGINT)
    pressed = time.monotonic()
    seen += "".join(pieces(screen))
    assert begun.wait(60) == 3 and "已中断，没有发布。" in seen, seen[-2000:]
    assert time.monotonic() - pressed < 5
    assert len(received(home)) == len(files) and not in_force(home)
    assert not home.current.exists() and not list(home.warehouse.glob(".building-*"))


def loading(home: Home, files: list[Path]) -> tuple[subprocess.Popen[bytes], int]:
    """The command with a terminal for its messages, and the other end of that terminal."""
    import pty
    import termios

    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (40, 160))
    command = [sys.executable, "-m", "dashboard.cli", "load", "--home", home.root, *files]
    begun = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    return begun, ours


def until(screen: int, word: str) -> str:
    seen = ""
    for piece in pieces(screen):
        seen += piece
        if word in seen:
            return seen
    raise AssertionError(seen[-2000:])


def pieces(screen: int) -> Iterator[str]:
    try:
        while piece := os.read(screen, 4096):
            yield piece.decode("utf-8", "replace")
    except OSError:  # so a terminal tells that nobody writes to it any more
        return
