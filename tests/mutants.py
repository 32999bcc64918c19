"""`make mutants`: the code made wrong in one place at a time, and whether a test notices.

`python -m tests.mutants [AREA …] [--sample N] [--seed N] [--minutes N]`. Works in a copy (build/mutants/tree), so that a
run that is stopped leaves nothing wrong behind. The places come from cosmic-ray; a sample of them is drawn by the seed.
Survivors are printed with what was changed; build/mutants/AREA.sqlite holds every answer.
"""

import argparse
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build" / "mutants"
TREE = WORK / "tree"
SLOWEST = 300.0
"""Seconds a wrong program may run before it counts as noticed: it hangs."""

AREAS: dict[str, tuple[list[str], list[str]]] = {
    "metrics": (["etl/metrics"], [f"tests/metrics/test_{name}.py" for name in (
        "interval", "peers", "left_out", "other_tables", "faults_of_others", "covered", "expression", "worked", "registry",
        "rule_packs", "records", "slow")]),
    "rules": (["etl/rules"], ["tests/rules", "tests/metrics/test_rule_packs.py", "tests/intake/test_teach.py"]),
    "gate": (["dashboard/gate"], ["tests/gate/test_accounts.py", "tests/gate/test_door.py", "tests/gate/test_identity.py",
                                  "tests/dashboard/test_signed_in.py"]),
    "source": (["dashboard/data/source.py"], ["tests/dashboard/test_roles.py", "tests/dashboard/test_elsewhere.py",
                                              "tests/dashboard/test_pages.py"]),
}  # fmt: skip
"""What is made wrong, and the tests that are to notice, the quickest first."""

LEFT = "operator_name LIKE '%BitOr%' OR operator_name LIKE '%RemoveDecorator%'"
"""In our code `|` stands in types, and what a cache changes is time."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("areas", nargs="*", metavar="AREA", help=f"of {', '.join(AREAS)}; all by default")
    options.add_argument("--sample", type=int, default=50, help="of each area")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--minutes", type=float, default=60, help="for each area")
    given = options.parse_args()
    for area in given.areas or AREAS:
        copy_tree()
        if judge(area):
            sys.exit(f"{area}: the tests fail before anything is made wrong")
        drawn, places = draw(area, given.sample, given.seed)
        with suppress(subprocess.TimeoutExpired):
            cosmic("exec", *session(area), timeout=given.minutes * 60)
        tell(area, drawn, places)


def copy_tree() -> None:
    """What git knows of the working tree, without what was compiled: an old .pyc of the same second would be believed."""
    shutil.rmtree(TREE, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z", "-c", "-o", "--exclude-standard"], cwd=ROOT, capture_output=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (TREE / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, TREE / name)


def session(area: str) -> tuple[str, str]:
    """(configuration, what is kept of the run)"""
    return str(WORK / f"{area}.toml"), str(WORK / f"{area}.sqlite")


def draw(area: str, sample: int, seed: int) -> tuple[int, int]:
    """Write the places of an area down and keep some: (how many, of how many)."""
    config, kept = session(area)
    command = f"{sys.executable} {__file__} --judge {area}"
    told = {"module-path": AREAS[area][0], "timeout": SLOWEST, "test-command": command, "excluded-modules": []}
    lines = [f"{name} = {json.dumps(value)}" for name, value in told.items()]
    Path(config).write_text(
        "\n".join(["[cosmic-ray]", *lines, "[cosmic-ray.distributor]", 'name = "local"\n']), "utf-8"
    )
    Path(kept).unlink(missing_ok=True)
    cosmic("init", config, kept)
    with closing(sqlite3.connect(kept)) as con:
        jobs = [job for (job,) in con.execute(f"SELECT job_id FROM mutation_specs WHERE NOT ({LEFT}) ORDER BY module_path, "
                                              "start_pos_row, start_pos_col, operator_name, occurrence")]  # fmt: skip
        chosen = set(random.Random(seed).sample(jobs, min(sample, len(jobs))))
        for table in ("mutation_specs", "work_items"):
            con.executemany(f"DELETE FROM {table} WHERE job_id = ?", [
                (job,) for (job,) in con.execute(f"SELECT job_id FROM {table}").fetchall() if job not in chosen
            ])  # fmt: skip
        con.commit()
    return len(chosen), len(jobs)


def cosmic(*words: str, timeout: float | None = None) -> None:
    subprocess.run([sys.executable, "-m", "cosmic_ray.cli", *words], cwd=TREE, check=True, timeout=timeout)


def judge(area: str) -> int:
    """The tests of an area in the tree as it is now, those named as the changed file first; the first that fails ends it."""
    changed = next(
        (path for path in sources(area) if path.read_bytes() != (ROOT / path.relative_to(TREE)).read_bytes()), None
    )
    stem = changed.stem if changed else ""
    tests = sorted(AREAS[area][1], key=lambda name: stem not in name)
    without = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *tests]
    return subprocess.run(command, cwd=TREE, env={**without, "PYTHONDONTWRITEBYTECODE": "1"}).returncode


def sources(area: str) -> list[Path]:
    return [path for name in AREAS[area][0] for path in (
        [TREE / name] if name.endswith(".py") else sorted((TREE / name).rglob("*.py")))]  # fmt: skip


def tell(area: str, drawn: int, places: int) -> None:
    asked = """SELECT m.module_path, m.start_pos_row, m.operator_name, r.test_outcome, r.diff
        FROM work_results r JOIN mutation_specs m USING (job_id) ORDER BY 1, 2"""
    with closing(sqlite3.connect(session(area)[1])) as con:
        found = con.execute(asked).fetchall()
    survived = [one for one in found if str(one[3]).lower().endswith("survived")]
    for module, row, operator, _, diff in survived:
        changed = [line for line in (diff or "").splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
        print(f"\n{module}:{row} {operator}", *changed, sep="\n    ")
    killed = len(found) - len(survived)
    print(f"\n{area}: {places} places, {drawn} drawn, {len(found)} tried, {killed} noticed, {len(survived)} not")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--judge"]:
        sys.exit(judge(sys.argv[2]))
    main()
