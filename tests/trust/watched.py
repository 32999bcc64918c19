"""What a hostile file costs: read, checked and marked in a process of its own, which tells time, memory and files."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 10.0  # seconds
MOST = 1024  # MiB
AFRESH = 300

WATCHER = """
import json, os, resource, sys, time, tempfile
from datetime import date
from pathlib import Path
from types import SimpleNamespace
allowed, outside = (sys.argv[1], tempfile.gettempdir(), "/dev/", "/proc/self/", os.path.realpath(tempfile.gettempdir())), []

def watch(event, given):
    writes = event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate")
    writes = writes or event == "open" and (given[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if writes and str(given[0]).startswith("/") and not str(given[0]).startswith(allowed):
        outside.append(f"{event} {given[0]}")

from etl.intake.marked import write_marked
from etl.intake.stage import stage
from etl.problems import Stop
from etl.rules.load import load_rules
work = Path(sys.argv[1])
book = load_rules(work / "rules")

def peak():
    try:
        return next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

def forget_peak():
    try:
        open("/proc/self/clear_refs", "w").write("5")
    except OSError:
        pass

def check(path):
    card = SimpleNamespace(file=path.name, sha256=path.name, received_on=date(2025, 12, 31))
    staged = stage(path, card, book, (), work / "stages")
    write_marked(path, staged.lines(), work / "marked.xlsx", staged.messages)
    return f"rows {staged.rows_read}, problems {staged.problems}", [*staged.messages, *staged.lines()["message"].to_list()]

sys.addaudithook(watch)
for line in sys.stdin:
    forget_peak()
    began, said = time.monotonic(), []
    try:
        told, said = check(Path(json.loads(line)))
    except Stop as stop:
        told = str(stop)
    except BaseException as error:
        told = f"CRASH {type(error).__name__}: {error}"[:300]
    print(json.dumps({"told": told, "seconds": time.monotonic() - began, "mib": peak(), "outside": outside,
                      "longest": max(map(len, said), default=0)}), flush=True)
"""


@dataclass(frozen=True)
class Cost:
    """told: what a person is told, or how many rows there were. longest: the longest sentence about a row."""

    told: str
    seconds: float
    mib: int
    outside: list[str]
    longest: int


class Watcher:
    def __init__(self, work: Path) -> None:
        self._work = work
        self._process: subprocess.Popen[str] | None = None

    def cost(self, path: Path) -> Cost:
        """Check one file; a process that dies of it is told as such, and the next file gets a new one."""
        process = self._process = self._process or subprocess.Popen(
            [sys.executable, "-c", WATCHER, str(self._work)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert process.stdin and process.stdout
        process.stdin.write(json.dumps(str(path)) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            self._process = None
            return Cost(f"DIED {process.wait()}", 0, 0, [], 0)
        cost = Cost(**json.loads(line))
        if cost.mib > AFRESH:  # what one file has left behind is not held against the next
            self.close()
        return cost

    def close(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None


@contextmanager
def watcher(work: Path) -> Iterator[Watcher]:
    work.mkdir(parents=True, exist_ok=True)
    found = Watcher(work)
    try:
        yield found
    finally:
        found.close()
