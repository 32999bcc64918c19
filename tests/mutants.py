"""`make mutants`: the code made wrong in one place at a time, and whether a test notices (not on Windows).

`python run.py mutants [AREA …] [--sample N] [--seed N] [--minutes N] [--skip N] [--at FILE:ROW …]`. Works in a copy
(build/mutants/tree), so that a run that is stopped leaves nothing wrong behind. The places and the changes are cosmic-ray's;
a sample is drawn by the seed. Each is tried in a fork of this process, which has loaded all libraries and nothing of ours:
first by the tests that reach the line (tests/reached.py), then by all others of the area. Each is printed with what
noticed it. --skip: how many of the sample were tried before; --at: whatever can be changed on a line, instead of a sample.
"""

import argparse
import compileall
import difflib
import importlib
import json
import math
import os
import pickle
import py_compile
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from reached import Ordered, Reached, Watch, file_of

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build" / "mutants"
TREE = WORK / "tree"
SLOWEST = 300.0
"""Seconds a wrong program may run before it counts as noticed: it hangs. Told apart, for on a busy machine it may be slow."""
LONGEST = 30.0
"""Seconds; a test that takes longer judges nothing here."""

AREAS: dict[str, tuple[list[str], list[str]]] = {
    "metrics": (["etl/metrics"], [f"tests/metrics/test_{name}.py" for name in (
        "interval", "peers", "left_out", "other_tables", "faults_of_others", "covered", "expression", "worked", "registry",
        "records", "rule_packs", "choices", "published", "columns", "slow")]),
    "rules": (["etl/rules"], ["tests/rules", "tests/metrics/test_rule_packs.py", "tests/intake/test_teach.py",
                              "tests/award/test_award.py", "tests/metrics/test_registry.py"]),
    "gate": (["dashboard/gate"], ["tests/gate/test_accounts.py", "tests/gate/test_door.py", "tests/gate/test_identity.py",
                                  "tests/dashboard/test_signed_in.py", "tests/dashboard/test_journal_page.py",
                                  "tests/dashboard/test_viewer.py", "tests/command/test_accounts_for.py"]),
    "source": (["dashboard/data/source.py"], ["tests/dashboard/test_source.py", "tests/dashboard/test_roles.py"]),
}  # fmt: skip
"""What is made wrong, and the tests that are to notice."""

HANGS = "it hangs"
LEFT, CACHE = ("BitOr", "RemoveDecorator"), re.compile(r"\s*@(st\.)?cache")
"""In our code `|` stands in types, and what a cache changes is time: neither it nor its size is changed."""

LOADED = ("pytest hypothesis polars duckdb pydantic numpy pandas pyarrow altair streamlit streamlit.testing.v1 argon2 openpyxl "
          "starlette.testclient xlsxwriter python_calamine opencc pypinyin chinese_calendar cn2an playwright.sync_api "
          "coverage").split()  # fmt: skip


@dataclass(frozen=True)
class Place:
    """One change: the file, the line, cosmic-ray's name of it, the how many-th in the file."""

    module: str
    row: int
    operator: str
    arguments: dict[str, str]
    occurrence: int


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("areas", nargs="*", metavar="AREA", help=f"of {', '.join(AREAS)}; all by default")
    options.add_argument("--sample", type=int, default=50, help="of each area")
    options.add_argument("--skip", type=int, default=0, help="of each sample")
    options.add_argument("--at", nargs="*", default=[], metavar="FILE:ROW")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--minutes", type=float, default=60, help="for each area")
    given = options.parse_args()
    copy_tree()
    os.chdir(TREE)
    for name in LOADED:
        importlib.import_module(name)
    for area in given.areas or AREAS:
        reached, found = measured(area), places(area)
        if given.at:
            drawn = [place for place in found if f"{place.module}:{place.row}" in given.at]
        else:
            drawn = random.Random(given.seed).sample(found, min(given.sample, len(found)))[given.skip :]
        tell(area, len(found), tried(area, reached, drawn, time.monotonic() + given.minutes * 60))


def copy_tree() -> None:
    """What git knows of the working tree, compiled: what is compiled is believed as long as its source is the same."""
    shutil.rmtree(TREE, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z", "-c", "-o", "--exclude-standard"], cwd=ROOT, capture_output=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (TREE / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, TREE / name)
    for folder in ("etl", "dashboard"):
        compileall.compile_dir(TREE / folder, quiet=2, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)


def places(area: str) -> list[Place]:
    config, kept = WORK / f"{area}.toml", WORK / f"{area}.sqlite"
    told = {"module-path": AREAS[area][0], "timeout": SLOWEST, "test-command": "true", "excluded-modules": []}
    lines = [f"{name} = {json.dumps(value)}" for name, value in told.items()]
    config.write_text("\n".join(["[cosmic-ray]", *lines, "[cosmic-ray.distributor]", 'name = "local"\n']), "utf-8")
    kept.unlink(missing_ok=True)
    subprocess.run([sys.executable, "-m", "cosmic_ray.cli", "init", config, kept], cwd=TREE, check=True)
    asked = "SELECT module_path, start_pos_row, operator_name, operator_args, occurrence FROM mutation_specs ORDER BY 1, 2, 3, 5"
    with closing(sqlite3.connect(kept)) as con:
        rows = [row for row in con.execute(asked) if not any(word in row[2] for word in LEFT)]
    found = [Place(*row[:3], _arguments(row[3]), row[4]) for row in rows]
    return [place for place in found if not CACHE.match(_line(place))]


def _line(place: Place) -> str:
    return (TREE / place.module).read_text("utf-8").splitlines()[place.row - 1]


def _arguments(told: str) -> dict[str, str]:
    found = json.loads(told)
    return dict(json.loads(found) if isinstance(found, str) else found)


def measured(area: str) -> Reached:
    """The tests of an area, run before anything is made wrong; what pytest compiles of them is kept for the other runs."""
    kept = WORK / f"{area}.reached"

    def judge() -> int:
        sys.dont_write_bytecode = False
        watch = Watch([str(TREE / name) for name in AREAS[area][0]], WORK / f"{area}.coverage")
        code = pytest_says(AREAS[area][1], watch)
        kept.write_bytes(pickle.dumps(watch.told()))
        return code

    if forked(judge, None) != 0:
        sys.exit(f"{area}: the tests fail before anything is made wrong, see {WORK / 'last.log'}")
    found: Reached = pickle.loads(kept.read_bytes())
    return found


def tried(area: str, reached: Reached, drawn: list[Place], until: float) -> list[str]:
    """What noticed each, blank where nothing did, as far as time allows."""
    from cosmic_ray.mutating import use_mutation  # type: ignore[import-not-found]
    from cosmic_ray.plugins import get_operator  # type: ignore[import-not-found]

    found = []
    for place in drawn:
        if time.monotonic() > until:
            break
        operator, file = get_operator(place.operator)(**place.arguments), TREE / place.module
        first = reached.by(file, place.row)
        with use_mutation(file, operator, place.occurrence) as (before, after):
            changed = difflib.unified_diff(before.splitlines(), (after or "").splitlines(), n=0, lineterm="")
            told = "\n    ".join(line for line in changed if line[:3] not in ("---", "+++") and line[:2] != "@@")
            began = time.monotonic()
            found.append(noticed(area, reached, first, Path(place.module).stem))
        seconds = time.monotonic() - began
        print(f"{place.module}:{place.row} {seconds:.0f} s, {found[-1] or 'NOT NOTICED'}\n    {told}", flush=True)
    return found


def noticed(area: str, reached: Reached, first: set[str], stem: str) -> str:
    """The test that fails in the tree as it is now; blank where all pass."""
    near = {file_of(test) for test in first}
    other = sorted({file_of(test) for test in reached.seconds} - near, key=lambda name: stem not in name)
    for files in filter(None, (sorted(near), other)):
        ordered = Ordered(reached, first, LONGEST)
        code = forked(lambda files=files, ordered=ordered: pytest_says([*files, "-x"], ordered), SLOWEST)  # type: ignore[misc]
        if code != 0:
            said = (WORK / "last.log").read_text("utf-8", "replace")
            failed = re.findall(r"^(?:FAILED|ERROR) (\S+)", said, re.M)
            return HANGS if code is None else failed[0] if failed else "whatever loads it"
    return ""


def forked(judge: Callable[[], int], seconds: float | None) -> int | None:
    """The code of a function in a fork; None where it takes longer."""
    child = os.fork()
    if child == 0:
        _apart(judge)
    until = time.monotonic() + (seconds or math.inf)
    while (ended := os.waitpid(child, os.WNOHANG))[0] == 0:
        if time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return None
        time.sleep(0.05)
    return ended[1]


def _apart(judge: Callable[[], int]) -> None:
    """In the fork: our code is found in the tree alone, and nothing wrong is kept compiled."""
    os.setpgid(0, 0)
    ours = (str(ROOT), str(ROOT / "tests"), *os.environ.pop("PYTHONPATH", "-").split(os.pathsep))
    sys.path[:] = [str(TREE), *(path for path in sys.path if path not in ours)]
    os.environ["PYTHONDONTWRITEBYTECODE"], sys.dont_write_bytecode = "1", True
    said = os.open(WORK / "last.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    code = 70
    try:
        code = judge()
    finally:
        os._exit(code)


def pytest_says(words: list[str], plugin: object) -> int:
    return int(sys.modules["pytest"].main(["-q", "-p", "no:cacheprovider", "-p", "no:xdist", *words], [plugin]))


def tell(area: str, places: int, found: list[str]) -> None:
    survived, hung = found.count(""), found.count(HANGS)
    killed = len(found) - survived
    print(f"\n{area}: {places} places, {len(found)} tried, {killed} noticed ({hung} hung), {survived} not", flush=True)


if __name__ == "__main__":
    main()
