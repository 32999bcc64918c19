"""`make mutants`: the code made wrong in one place at a time, and whether a test notices (not on Windows).

`python run.py mutants [AREA …] [--sample N] [--seed N] [--minutes N]`. Works in a copy (build/mutants/tree), so that a run
that is stopped leaves nothing wrong behind. The places and the changes are cosmic-ray's; a sample is drawn by the seed.
Each is tried in a fork of this process, which has loaded all libraries and nothing of ours. Survivors are printed.
"""

import argparse
import difflib
import importlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build" / "mutants"
TREE = WORK / "tree"
SLOWEST = 300.0
"""Seconds a wrong program may run before it counts as noticed: it hangs."""

AREAS: dict[str, tuple[list[str], list[str]]] = {
    "metrics": (["etl/metrics"], [f"tests/metrics/test_{name}.py" for name in (
        "interval", "peers", "left_out", "other_tables", "faults_of_others", "covered", "expression", "worked", "registry",
        "records", "rule_packs", "slow")]),
    "rules": (["etl/rules"], ["tests/rules", "tests/metrics/test_rule_packs.py", "tests/intake/test_teach.py",
                              "tests/award/test_award.py", "tests/metrics/test_registry.py"]),
    "gate": (["dashboard/gate"], ["tests/gate/test_accounts.py", "tests/gate/test_door.py", "tests/dashboard/test_signed_in.py",
                                  "tests/gate/test_identity.py"]),
    "source": (["dashboard/data/source.py"], ["tests/dashboard/test_roles.py", "tests/dashboard/test_elsewhere.py"]),
}  # fmt: skip
"""What is made wrong, and the tests that are to notice, the quickest first."""

LEFT = ("BitOr", "RemoveDecorator")
"""In our code `|` stands in types, and what a cache changes is time."""

LOADED = ("pytest hypothesis polars duckdb pydantic numpy pandas pyarrow altair streamlit streamlit.testing.v1 argon2 openpyxl "
          "starlette.testclient xlsxwriter python_calamine opencc pypinyin chinese_calendar cn2an playwright.sync_api").split()  # fmt: skip


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
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--minutes", type=float, default=60, help="for each area")
    given = options.parse_args()
    copy_tree()
    os.chdir(TREE)
    for name in LOADED:
        importlib.import_module(name)
    for area in given.areas or AREAS:
        if not passes(area, ""):
            sys.exit(f"{area}: the tests fail before anything is made wrong")
        found = places(area)
        drawn = random.Random(given.seed).sample(found, min(given.sample, len(found)))
        tell(area, len(found), tried(area, drawn, time.monotonic() + given.minutes * 60))


def copy_tree() -> None:
    """What git knows of the working tree."""
    shutil.rmtree(TREE, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z", "-c", "-o", "--exclude-standard"], cwd=ROOT, capture_output=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (TREE / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, TREE / name)


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
    return [Place(*row[:3], _arguments(row[3]), row[4]) for row in rows]


def _arguments(told: str) -> dict[str, str]:
    found = json.loads(told)
    return dict(json.loads(found) if isinstance(found, str) else found)


def tried(area: str, drawn: list[Place], until: float) -> list[tuple[Place, str]]:
    """(place, what was changed where no test noticed; blank where one did), as far as time allows."""
    from cosmic_ray.mutating import use_mutation  # type: ignore[import-not-found]
    from cosmic_ray.plugins import get_operator  # type: ignore[import-not-found]

    found = []
    for place in drawn:
        if time.monotonic() > until:
            break
        operator = get_operator(place.operator)(**place.arguments)
        with use_mutation(TREE / place.module, operator, place.occurrence) as (before, after):
            changed = difflib.unified_diff(before.splitlines(), (after or "").splitlines(), n=0, lineterm="")
            told = "\n    ".join(line for line in changed if line[:3] not in ("---", "+++") and line[:2] != "@@")
            found.append((place, told if passes(area, Path(place.module).stem) else ""))
        print("." if not found[-1][1] else f"\n{place.module}:{place.row}\n    {told}\n", end="", flush=True)
    return found


def passes(area: str, stem: str) -> bool:
    """The tests of an area in the tree as it is now, those named like the changed file first; the first that fails ends it."""
    tests = sorted(AREAS[area][1], key=lambda name: not stem or stem not in name)
    child = os.fork()
    if child == 0:
        _judge(["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *tests])
    until = time.monotonic() + SLOWEST
    while (ended := os.waitpid(child, os.WNOHANG))[0] == 0:
        if stem and time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return False
        time.sleep(0.05)
    return ended[1] == 0


def _judge(words: list[str]) -> None:
    """In the fork: our code is found in the tree alone, and nothing compiled is kept or believed."""
    os.setpgid(0, 0)
    ours = (str(ROOT), str(ROOT / "tests"), os.environ.pop("PYTHONPATH", "-"))
    sys.path[:] = [str(TREE), *(path for path in sys.path if path not in ours)]
    os.environ["PYTHONDONTWRITEBYTECODE"], sys.dont_write_bytecode = "1", True
    said = os.open(WORK / "last.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    code = 70
    try:
        code = int(sys.modules["pytest"].main(words))
    finally:
        os._exit(code)


def tell(area: str, places: int, found: list[tuple[Place, str]]) -> None:
    survived = [place for place, told in found if told]
    killed = len(found) - len(survived)
    print(f"\n{area}: {places} places, {len(found)} tried, {killed} noticed, {len(survived)} not", flush=True)


if __name__ == "__main__":
    main()
