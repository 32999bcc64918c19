"""Killed at any moment: the last published build is readable and whole, the archive complete, the next run repairs."""

import os
import re
from pathlib import Path

import pytest
from deeds import DEEDS, Place
from interrupted import damage, in_peace, leftovers, run, standing, tables

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")

SOME = [("load", 0.2), ("load", 0.5), ("load", 0.7), ("load", 0.9), ("build", 0.6), ("withdraw", 0.3), ("withdraw", 0.9),
        ("restore", 0.5), ("freeze", 0.5), ("freeze", 0.9)]  # fmt: skip
"""Where in the whole of its steps each is killed in the short run."""

BY_CLOCK = 25
"""How often each is killed by the clock in the long run."""

ONCE = re.compile(r"已经撤回。$|没有撤回，不用恢复。$|这一轮，冻结过的不再改；请换一个名字。$")
"""What is said of a deed that was done when it was killed."""


def survives(place: Place, folder: Path, kill_at: int = 0, after: float | None = None) -> bool:
    """Whether it was killed at all; everything that must hold then does."""
    home = place.again(folder)
    killed = run(home, place.words, kill_at, after=after)
    assert killed.code in (-9, 0), killed.said
    shown = tables(home)
    assert shown in (place.before, place.after)
    assert damage(home) == []
    again = in_peace(home, place.words)
    assert again.code == 0 or (shown == place.after and ONCE.search(again.said)), again.said
    assert tables(home) == place.after
    assert (standing(home), damage(home), leftovers(home)) == (place.standing, [], [])
    return killed.code == -9


@pytest.mark.parametrize(("deed", "part"), SOME)
def test_killed_at_some_moments(places: dict[str, Place], tmp_path: Path, deed: str, part: float) -> None:
    place = places[deed]
    assert survives(place, tmp_path / "home", kill_at=max(1, round(part * place.steps)))


def test_the_long_run_kills_two_hundred_times_and_more(places: dict[str, Place]) -> None:
    assert sum(place.steps for place in places.values()) + BY_CLOCK * len(DEEDS) / 2 >= 200


@pytest.mark.long
@pytest.mark.parametrize("deed", DEEDS)
def test_killed_at_every_step_on_the_disk(places: dict[str, Place], tmp_path: Path, deed: str) -> None:
    place = places[deed]
    for step in range(1, place.steps + 1):
        assert survives(place, tmp_path / str(step), kill_at=step), step


@pytest.mark.long
@pytest.mark.parametrize("deed", DEEDS)
def test_killed_at_any_time(places: dict[str, Place], tmp_path: Path, deed: str) -> None:
    """By the clock: also inside what DuckDB writes, between two steps."""
    killed = [survives(places[deed], tmp_path / str(n), after=0.015 * n) for n in range(BY_CLOCK)]
    assert sum(killed) >= BY_CLOCK / 2, "most of them before it was done"
