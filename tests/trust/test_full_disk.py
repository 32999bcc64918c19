"""No room on the disk: one sentence, and everything is as it was."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from deeds import Place
from interrupted import Done, damage, in_peace, leftovers, run, standing, tables

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no limit on the size of a file")

ROOM = [("load", 0), ("load", 700), ("load", 3_000), ("load", 2_000_000), ("build", 300_000), ("withdraw", 0),
        ("withdraw", 1_500_000), ("restore", 300_000), ("freeze", 0)]  # fmt: skip
"""How many bytes a file may have: none, less than the history, less than a checked sheet, less than a warehouse."""


def refused(done: Done) -> None:
    """One Chinese sentence, exit code 3."""
    assert done.code == 3, done.said
    assert "Traceback" not in done.said and len(done.said.splitlines()) == 1 and done.said.endswith("。"), done.said


@pytest.mark.parametrize(("deed", "room"), ROOM)
def test_a_file_that_cannot_grow_changes_nothing(
    places: dict[str, Place], tmp_path: Path, deed: str, room: int
) -> None:
    place = places[deed]
    home = place.again(tmp_path / "home")
    before = standing(home)
    refused(run(home, place.words, room=room))
    assert (tables(home), standing(home), damage(home), leftovers(home)) == (place.before, before, [], [])
    assert in_peace(home, place.words).code == 0
    assert (tables(home), standing(home)) == (place.after, place.standing)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own that can be filled; only root may lay one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "none", str(disk)], capture_output=True).returncode:
        pytest.skip("only root may lay a disk of its own")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.long
@pytest.mark.parametrize("deed", ["load", "build", "withdraw", "restore"])
def test_a_disk_filled_to_the_last_block_changes_nothing(places: dict[str, Place], small_disk: Path, deed: str) -> None:
    """With 0 blocks left, and ever more, until there is room enough."""
    place, filled = places[deed], small_disk / "filled"
    for blocks in (0, 1, 2, 255, *range(256, 6400, 256)):
        home = place.again(small_disk / f"home{blocks}")
        before = standing(home)
        fill(filled, blocks * 4096)
        done = run(home, place.words)
        filled.unlink()
        if done.code == 0:
            assert tables(home) == place.after
            return
        refused(done)
        assert (tables(home), standing(home), damage(home), leftovers(home)) == (place.before, before, [], [])
        subprocess.run(["rm", "-rf", str(home.root)], check=True)
    raise AssertionError("never enough room")


def fill(file: Path, left: int) -> None:
    """A file as large as the disk allows, less `left` bytes."""
    free = os.statvfs(file.parent).f_bavail * os.statvfs(file.parent).f_frsize
    with file.open("wb") as target:
        target.write(bytes(max(free - left, 0)))
