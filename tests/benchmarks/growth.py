"""How the same work grows with ten times the records: loads, builds, numbers, every page, everything that can be taken away.

`python -m tests.benchmarks.growth [--rows N …] [--keep FOLDER]`; by default 100,000, a million and ten million rows of the
clean files of the loads (3,000 deputies, 200 stations). Seconds of the first opening, nothing cached; each bench of pages
and of exports is a process of its own. Beside every line: how many times as long as with a tenth of the rows, and, of the
largest, how many times as long as DuckDB's bare reading of the same files.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.__main__ import ROOT, TITLES, measure, write_files
from tests.benchmarks.measures import AS_OF

WORK = ("read_csv", "load_csv", "add_workbook", "build_again", "count_all")
Seconds = dict[str, float]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("part", nargs="?", choices=["pages", "exports"])
    options.add_argument("--rows", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000])
    options.add_argument("--keep", type=Path, help="where the files and homes are made, and stay")
    given = options.parse_args()
    if given.part:
        return print(json.dumps(dict(PARTS[given.part]())))
    with tempfile.TemporaryDirectory() as scratch:
        found = {rows: grown((given.keep or Path(scratch)) / str(rows), rows) for rows in given.rows}
    print("\n".join(table(found)))


def grown(folder: Path, rows: int) -> Seconds:
    """Everything at one size; the home is left in `folder`/home."""
    home = folder / "home"
    if not (folder / "files").exists():
        write_files(folder / "files", rows)
    found: Seconds = {}
    for name in WORK:
        if name == "load_csv":
            shutil.rmtree(home, ignore_errors=True)
        place = Path(shutil.copytree(home, folder / "again")) if name == "add_workbook" else home
        found[name] = measure(name, folder / "files", place).seconds
        shutil.rmtree(folder / "again", ignore_errors=True)
    return {**found, **part_of("pages", home), **part_of("exports", home)}


def part_of(part: str, home: Path) -> Seconds:
    command = [sys.executable, "-m", "tests.benchmarks.growth", part]
    told = {**os.environ, "LVZHI_HOME": str(home)}
    done = subprocess.run(command, cwd=ROOT, env=told, stdout=subprocess.PIPE, text=True, check=True)
    return {f"{part} {name}": seconds for name, seconds in json.loads(done.stdout.splitlines()[-1]).items()}


def pages() -> Iterator[tuple[str, float]]:
    """(view, seconds) of the first opening of every page; what all pages share is asked for before."""
    from dashboard import data
    from dashboard.access import HERE
    from dashboard.pages import PAGES
    from etl.home import Home
    from tests.benchmarks.pages import opened, subject_of

    home, build = Home(Path(os.environ["LVZHI_HOME"])), data.current_build()
    assert build is not None
    opened(PAGES[0], {})
    for page in PAGES:
        forget()
        data.ground(HERE, build)
        yield page.view, timed(lambda page=page: opened(page, subject_of(home, page.view)))  # type: ignore[misc]


def exports() -> Iterator[tuple[str, float]]:
    """(what, seconds) of every list as a workbook, the numbers of everybody, the three papers of one person, the year."""
    from dashboard import data
    from dashboard.access import HERE
    from dashboard.ask import Ask
    from dashboard.exports.lists import LISTS
    from dashboard.exports.tables import Sheet, csv, workbook
    from dashboard.period import resolve

    build = data.current_build()
    assert build is not None
    ground = data.ground(HERE, build)
    ask = Ask(HERE, build, resolve("本年", AS_OF, AS_OF), ground.root)
    args = {"metric": "attendance_rate", "by": "area", "of": ground.root}
    made = lambda name: LISTS[name](ask, args)  # noqa: E731
    for name in LISTS:
        yield f"{name}.xlsx", fresh(lambda name=name: workbook([Sheet(name, made(name))], ground.stamp))  # type: ignore[misc]
    yield "records.csv", fresh(lambda: csv(made("records"), ground.stamp))
    for kind, work in of_kinds(ask, ground.stamp, ground.root):
        yield kind, fresh(work)


def of_kinds(ask: Any, stamp: Any, root: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """Everything else that leaves the system, as `lvzhi verify` makes it again; no selection: the rules here name none."""
    from dashboard.exports.verify import made_again

    one = {"id": "D1", "with_peers": True}
    asked: dict[str, dict[str, Any]] = {
        "metrics": {"ids": ["attendance_rate", "receptions", "suggestions"], "by": "deputy"}, "record": one,
        "handbook": one, "report": one, "yearly": {"title": "年度报告"}, "notice": {},
    }  # fmt: skip
    for kind, args in asked.items():
        yield kind, lambda kind=kind, args=args: made_again(kind, ask, args, stamp)  # type: ignore[misc]


def fresh(work: Callable[[], object]) -> float:
    forget()
    return timed(work)


def forget() -> None:
    import streamlit as st

    st.cache_data.clear()


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


PARTS = {"pages": pages, "exports": exports}


def table(found: Mapping[int, Seconds]) -> Iterator[str]:
    """A line for everything measured: seconds at every size, each with its growth over the size before."""
    sizes = list(found)
    yield f"{'seconds':48}" + "".join(f"{rows:>12,}{'':8}" for rows in sizes) + f"{'/ read_csv':>12}"
    largest = found[sizes[-1]]
    for name in largest:
        cells = [f"{found[rows][name]:>12.3f}{growth(found, sizes, n, name):>8}" for n, rows in enumerate(sizes)]
        yield f"{TITLES.get(name, name):48}{''.join(cells)}{largest[name] / largest['read_csv']:>12.3f}"
    if len(sizes) > 1:
        yield f"load_growth {largest['load_csv'] / found[sizes[-2]]['load_csv']:.3g} 11"


def growth(found: Mapping[int, Seconds], sizes: Sequence[int], n: int, name: str) -> str:
    return f"{found[sizes[n]][name] / found[sizes[n - 1]][name]:.1f}x" if n else ""


if __name__ == "__main__":
    main()
