"""Two versions of Python build the same tables of the same deliveries.

The other one: LVZHI_OTHER_PYTHON, else the first of python3.14 … 3.11 on the PATH that is of another version and runs. Its
environment is made of requirements.lock, as `make install` does, in .tools, once.
"""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from interrupted import AS_OF, ROOT, contents

from etl.deliveries import receive
from etl.home import Home
from etl.sample import write_sample
from etl.warehouse.build import build
from etl.warehouse.publish import current

pytestmark = pytest.mark.long
NAMES = ("python3.14", "python3.13", "python3.12", "python3.11")


def version(command: str) -> str:
    """Its version; blank where it does not run."""
    told = [command, "-c", "import sys; print(sys.version.split()[0])"]
    try:
        return subprocess.run(told, capture_output=True, text=True).stdout.strip()
    except OSError:
        return ""


def other_python() -> tuple[str, str] | None:
    """(command, version)"""
    named = os.environ.get("LVZHI_OTHER_PYTHON")
    found = [(one, version(one)) for one in ([named] if named else filter(None, map(shutil.which, NAMES)))]
    own = sys.version_info[:2]
    return next((one for one in found if one[1] and tuple(map(int, one[1].split(".")[:2])) != own), None)


@pytest.fixture(scope="module")
def other() -> Path:
    """The interpreter of an environment with everything in it."""
    found = other_python()
    if found is None:
        pytest.skip("no second version of Python here: name one in LVZHI_OTHER_PYTHON")
    folder = ROOT / ".tools" / f"python-{found[1]}"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    lock = ROOT / "requirements.lock"
    stamp = folder / "lock"
    if not stamp.exists() or stamp.read_bytes() != lock.read_bytes():
        subprocess.run([found[0], "-m", "venv", "--clear", folder], check=True)
        install = ["-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps", "-r", lock]
        subprocess.run([python, *install], check=True)
        shutil.copyfile(lock, stamp)
    return python


def test_both_give_the_same_tables(other: Path, tmp_path: Path) -> None:
    here, there = Home(tmp_path / "here"), Home(tmp_path / "there")
    for form in ("xlsx", "csv"):
        receive(here, write_sample(tmp_path / form, "street", 20, form))  # with slips planted in them
    shutil.copytree(here.root, there.root)
    mine = build(here, date.fromisoformat(AS_OF)).path
    command = [other, "-m", "dashboard.cli", "build", "--home", there.root, "--as-of", AS_OF]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    theirs = current(there)
    assert theirs is not None
    mine_, theirs_ = contents(mine), contents(theirs)
    assert len(mine_["problem"]) > 5 and len(mine_["attendance"]) > 100
    assert {name: lines for name, lines in theirs_.items() if lines != mine_[name]} == {}
    assert mine_.keys() == theirs_.keys()
