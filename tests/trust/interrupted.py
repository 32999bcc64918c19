"""A command of ours stopped in the middle: killed at its n-th step on the disk, or left without room to write."""

import hashlib
import json
import re
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from click.testing import CliRunner
from warehouse_office import read_tables, write_file

from dashboard.cli import lvzhi
from etl.deliveries import in_force, received
from etl.home import Home
from etl.warehouse.publish import current, open_warehouse
from etl.warehouse.rounds import rounds

ROOT = Path(__file__).resolve().parents[2]
AS_OF = "2025-12-31"

STEPPED = """
import os, resource, signal, sys
home, last, room = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
steps = 0

def count(event, given):
    global steps
    if event not in ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.link", "fcntl.flock",
                     "shutil.rmtree", "shutil.copyfile", "tempfile.mkdtemp"):
        return
    if event == "fcntl.flock" or any(str(one).startswith(home) for one in given[:2]):
        steps += 1
        if steps == last:
            os.kill(os.getpid(), signal.SIGKILL)

from dashboard.cli import main
import dashboard.commands.loading, dashboard.commands.delivering, dashboard.commands.rounds
if room >= 0:
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
sys.argv = ["lvzhi", *sys.argv[4:]]
sys.addaudithook(count)
print("begun", flush=True)
try:
    main()
finally:
    print("steps", steps, file=sys.stderr)
"""
"""Every step that Python takes in the home is seen by the audit hook; what DuckDB writes lies between two of them."""


@dataclass(frozen=True)
class Done:
    """code: the exit code, -9 where it was killed. said: what a person saw. steps: how many there were in all."""

    code: int
    said: str
    steps: int


def run(home: Home, words: list[str], kill_at: int = 0, room: int = -1, after: float | None = None) -> Done:
    """The command in this home; killed before step `kill_at` (0: never) or `after` seconds of its own work, each file held
    to `room` bytes (-1: any)."""
    command = [sys.executable, "-c", STEPPED, str(home.root), str(kill_at), str(room), *words, "--home", str(home.root)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if after is not None and process.stdout:
        process.stdout.readline()  # it has loaded what it needs and begins
        time.sleep(after)
        process.kill()
    said, _ = process.communicate(timeout=120)
    steps = re.search(r"^steps (\d+)\n", said, re.MULTILINE)
    return Done(
        process.returncode,
        re.sub(r"^(steps \d+|begun)\n", "", said, flags=re.MULTILINE).strip(),
        int(steps[1]) if steps else 0,
    )


def in_peace(home: Home, words: list[str]) -> Done:
    """The same command in this process, which is quicker; nothing stops it."""
    done = CliRunner().invoke(lvzhi, [*words, "--home", str(home.root)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Done(done.exit_code, done.output.strip(), 0)


def tables(home: Home) -> dict[str, list[str]] | None:
    """Every table of the published build as sorted lines, without the id and the time of the build, and those of every
    frozen round with its card; None before the first build."""
    path = current(home)
    if path is None:
        return None
    held = contents(path)
    for one in rounds(home):
        held[one.name] = [f"{name}: {told}" for name, told in asdict(one).items() if name != "frozen_at"]
        held |= {f"{one.name}/{name}": lines for name, lines in contents(one.path(home)).items()}
    return held


def contents(path: Path) -> dict[str, list[str]]:
    with open_warehouse(path) as con:
        names = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()]
        # a call is named by chance, and so is the hash over it
        drop = {"stamp": " EXCLUDE (build, built_at, inputs)", "built_on": " EXCLUDE (call)"}
        return {n: sorted(map(str, con.execute(f"SELECT *{drop.get(n, '')} FROM {n}").fetchall())) for n in names}


def damage(home: Home) -> list[str]:
    """What of the archive is not whole: a file that is gone, has other bytes or no card of its own. Empty: all is."""
    found = []
    for delivery in received(home):
        file = delivery.path(home)
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != delivery.sha256:
            found.append(f"{delivery.file}: bytes")
        elif json.loads((file.parent / "card.json").read_text("utf-8"))["sha256"] != delivery.sha256:
            found.append(f"{delivery.file}: card")
    return found


def leftovers(home: Home) -> list[str]:
    """What an interrupted run left that the next should have removed."""
    found = (one for name in (".building-*", ".incoming-*", ".freezing-*") for one in home.root.rglob(name))
    return sorted(str(one.relative_to(home.root)) for one in found)


def standing(home: Home) -> list[str]:
    return [delivery.file for delivery in in_force(home)]


def files(folder: Path, texts: dict[str, str]) -> list[str]:
    """The texts as files (see warehouse_office): their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        write_file(folder / name, read_tables(text))
    return [str(folder / name) for name in texts]
