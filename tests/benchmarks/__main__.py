"""`make bench`: how fast, beside what anyone can check in the same run. The last lines are `NAME RATIO GOAL ok|short`.

`python -m tests.benchmarks [--rows N] [--runs N]`; rows: of attendance, receptions, opinions and suggestions together.
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

ROOT = Path(__file__).parents[2]
SEED = 7
IN_XLSX = 200_000
MORE = 1000
BESIDE = ("counting", "exports", "pages", "sessions")
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
    "add_workbook": f"a second load: {MORE:,} rows in a workbook",
    "count_all": "every metric of every deputy",
    "plain_xlsx": "pandas, openpyxl, pydantic row by row: XLSX",
    "load_xlsx": "lvzhi load of the same XLSX",
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--runs", type=int, default=3)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_files(folder / "files", given.rows)
        found = measure_all(folder, given.runs)
    print_table(found, given.rows, given.runs)
    print(*(goal.line(found) for goal in GOALS), sep="\n")
    for beside in BESIDE:
        subprocess.run([sys.executable, "-m", f"tests.benchmarks.{beside}"], cwd=ROOT, check=True)


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


def print_table(found: Mapping[str, Measured], rows: int, runs: int) -> None:
    print(f"{rows:,} rows of attendance, receptions, opinions and suggestions; best of {runs}")
    print(f"{'':46}{'seconds':>10}{'with start':>12}{'peak MB':>10}")
    for name, one in found.items():
        print(f"{TITLES[name]:46}{one.seconds:>10.2f}{one.whole:>12.2f}{one.mb:>10.0f}")


if __name__ == "__main__":
    main()
