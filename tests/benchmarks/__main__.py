"""`make bench`: how fast, beside what anyone can check in the same run; told on the screen and in docs/performance.md.

`python -m tests.benchmarks [--rows N] [--runs N] [--tenfold] [--only NAME …]`; rows: of attendance, receptions, opinions
and suggestions together; --tenfold: the loads again with ten times the rows. Lines `NAME RATIO GOAL ok|short` are goals.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from etl.sample import write_bench, write_bench_xlsx
from tests.benchmarks.written import write_down

ROOT = Path(__file__).parents[2]
SEED = 7
IN_XLSX = 200_000
MORE = 1000
BESIDE = ("counting", "exports", "growth", "pages", "sessions", "large")
"""Benches of their own, told after the loads: the registry beside SQL typed by hand, the pages of the dashboard."""


@dataclass(frozen=True)
class Measured:
    """seconds: the work alone; whole: with start and imports; mb: the most memory held."""

    seconds: float
    whole: float
    mb: float


@dataclass(frozen=True)
class Goal:
    """`over` / `under`, at most (or at least) so much."""

    name: str
    over: str
    under: str
    goal: float
    at_least: bool = False

    def line(self, found: Mapping[str, Measured]) -> str:
        ratio = found[self.over].seconds / found[self.under].seconds
        is_met = ratio >= self.goal if self.at_least else ratio <= self.goal
        return f"{self.name} {ratio:.3g} {self.goal:g} {'ok' if is_met else 'short'}"


GOALS = (
    Goal("load_vs_read_csv", "load_csv", "read_csv", 3),
    Goal("plain_script_vs_load_xlsx", "plain_xlsx", "load_xlsx", 15, at_least=True),
    Goal("second_load_vs_first", "add_workbook", "load_csv", 0.10),
)
TITLES = {
    "read_csv": "DuckDB reads the CSV files as text",
    "load_csv": "lvzhi load of the same files",
    "copy_built": "DuckDB copies the built tables to a new file",
    "add_workbook": f"a second load: {MORE:,} rows in a workbook",
    "build_again": "lvzhi build --fresh: every table anew",
    "count_all": "every metric of every deputy",
    "plain_xlsx": "pandas, openpyxl, pydantic row by row: XLSX",
    "read_xlsx": "calamine reads the same XLSX into lists",
    "load_xlsx": "lvzhi load of the same XLSX",
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--tenfold", action="store_true")
    options.add_argument("--only", nargs="*", default=["loads", *BESIDE], choices=["loads", *BESIDE])
    given = options.parse_args()
    made = {"loads": loads(given.rows, given.runs, given.tenfold)} if "loads" in given.only else {}
    for beside in (name for name in BESIDE if name in given.only):
        made[beside] = run(beside)
    write_down(made)


def loads(rows: int, runs: int, tenfold: bool) -> str:
    once = loaded(rows, runs)
    lines = [table(once, rows, runs), *told(once)]
    if tenfold:
        more = loaded(rows * 10, 1)
        growth = [
            f"{name}_tenfold {more[name].seconds / once[name].seconds:.3g} 11" for name in ("load_csv", "read_csv")
        ]
        lines += [table(more, rows * 10, 1), *told(more), *growth]
    text = "\n".join(lines)
    print(text, flush=True)
    return text


def told(found: Mapping[str, Measured]) -> list[str]:
    """The goals; and beside the load what cannot be less: its files read once and its tables written once."""
    least = found["read_csv"].seconds + found["copy_built"].seconds
    limits = [f"read_and_copy_vs_read_csv {least / found['read_csv'].seconds:.3g}",
              f"load_vs_read_and_copy {found['load_csv'].seconds / least:.3g}",
              f"load_xlsx_vs_read_xlsx {found['load_xlsx'].seconds / found['read_xlsx'].seconds:.3g}",
              f"plain_script_vs_read_xlsx {found['plain_xlsx'].seconds / found['read_xlsx'].seconds:.3g}"]  # fmt: skip
    return [*(goal.line(found) for goal in GOALS), *limits]


def loaded(rows: int, runs: int) -> dict[str, Measured]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_files(folder / "files", rows)
        return measure_all(folder, runs)


def run(beside: str) -> str:
    """One bench of its own, shown as it goes on."""
    lines = []
    command = [sys.executable, "-m", f"tests.benchmarks.{beside}"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as working:
        for line in working.stdout or ():
            print(line, end="", flush=True)
            lines.append(line)
    if working.returncode:
        raise SystemExit(f"tests.benchmarks.{beside}: {working.returncode}")
    return "".join(lines).rstrip()


def write_files(folder: Path, rows: int) -> None:
    """The files of all measures; the small workbook holds receptions nobody sent before."""
    write_bench(folder, rows, SEED)
    write_bench_xlsx(folder / "xlsx" / "出席.xlsx", min(rows, IN_XLSX), SEED)
    (folder / "more").mkdir()
    with xlsxwriter.Workbook(folder / "more" / "补报.xlsx") as book:
        sheet = book.add_worksheet("接待")
        sheet.write_row(0, 0, ["接待编号", "站点编号", "代表", "日期", "接待人次"])
        for n in range(1, MORE + 1):
            sheet.write_row(n, 0, [f"N{n}", f"S{n % 200}", f"D{n % 3000}", f"2025-{n % 12 + 1:02}-15", n % 30])


def measure_all(folder: Path, runs: int) -> dict[str, Measured]:
    """Every measure, best of `runs`; the slow script once; a load always into an empty home."""
    found: dict[str, Measured] = {}
    for name in TITLES:
        home = folder / ("xlsx" if name == "load_xlsx" else "home")
        for run in range(1 if name == "plain_xlsx" else runs):
            if name.startswith("load_"):
                shutil.rmtree(home, ignore_errors=True)
            elif name == "add_workbook":
                home = copy_of(folder / "home", folder / f"again{run}")
            one = measure(name, folder / "files", home)
            found[name] = min(one, found.get(name, one), key=lambda measured: measured.seconds)
    return found


def copy_of(home: Path, place: Path) -> Path:
    shutil.copytree(home, place)
    return place


def measure(name: str, files: Path, home: Path) -> Measured:
    print(f"… {TITLES[name]}", file=sys.stderr, flush=True)
    started = time.perf_counter()
    command = [sys.executable, "-m", "tests.benchmarks.measures", name, str(files), str(home)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    whole = time.perf_counter() - started
    told = json.loads(done.stdout)
    return Measured(told["seconds"], whole, told["mb"])


def table(found: Mapping[str, Measured], rows: int, runs: int) -> str:
    lines = [
        f"{rows:,} rows of attendance, receptions, opinions and suggestions; best of {runs}",
        f"{'':46}{'seconds':>10}{'with start':>12}{'peak MB':>10}",
        *(f"{TITLES[name]:46}{one.seconds:>10.2f}{one.whole:>12.2f}{one.mb:>10.0f}" for name, one in found.items()),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
