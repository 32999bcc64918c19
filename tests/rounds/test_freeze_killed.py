"""A freeze killed at any step: no round or a whole one, never a half; the next freeze makes it or says it is there."""

import os
import shutil
from pathlib import Path

import pytest
from interrupted import in_peace, run
from warehouse_office import PLACES, Office

from etl.home import Home
from etl.warehouse.rounds import rounds, whole

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
WORDS = ["round", "freeze", "2025年度"]


@pytest.fixture
def begun(tmp_path: Path) -> Home:
    office = Office(Home(tmp_path / "begun"))
    office.send(PLACES)
    office.build()
    return office.home


def survives(begun: Home, folder: Path, step: int) -> bool:
    """Whether it was killed at all."""
    home = Home(folder)
    shutil.copytree(begun.root, home.root)
    killed = run(home, WORDS, kill_at=step)
    assert killed.code in (-9, 0), killed.said
    found = rounds(home)
    assert [whole(home, one).name for one in found] in ([], ["2025年度"])
    again = in_peace(home, WORDS)
    assert again.code == 0 if not found else "已经有" in again.said
    assert [whole(home, one).name for one in rounds(home)] == ["2025年度"]
    assert list(home.rounds.glob(".freezing-*")) == []
    return killed.code == -9


@pytest.mark.parametrize("part", [0.2, 0.5, 0.7, 0.9])
def test_killed_at_some_moments(begun: Home, tmp_path: Path, part: float) -> None:
    shutil.copytree(begun.root, tmp_path / "peace")
    steps = run(Home(tmp_path / "peace"), WORDS).steps
    assert steps > 5
    assert survives(begun, tmp_path / "home", max(1, round(part * steps)))


@pytest.mark.long
def test_killed_at_every_step(begun: Home, tmp_path: Path) -> None:
    shutil.copytree(begun.root, tmp_path / "peace")
    for step in range(1, run(Home(tmp_path / "peace"), WORDS).steps + 1):
        assert survives(begun, tmp_path / str(step), step), step
