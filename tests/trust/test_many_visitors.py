"""Two hundred visitors clicking for a minute while others send and publish: nobody sees an error, memory stays level.

The hour: `python -m tests.benchmarks.sessions --sessions 200 --seconds 3600 --every 20 --loads --between 120`.
"""

import sys
from datetime import date
from pathlib import Path

import pytest

from etl.home import Home
from etl.sample import write_sample
from etl.warehouse.build import load
from tests.benchmarks.sessions import visited

pytestmark = pytest.mark.long
SESSIONS, SECONDS, EVERY = 200, 60.0, 20.0
ROOM = 1500
"""MiB that may come on top of the first minute's beginning: builds published meanwhile, each with answers of its own."""


def test_two_hundred_visitors_while_others_publish(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = Home(tmp_path / "home")
    load(home, write_sample(tmp_path / "files", "district", 20, "csv"), as_of=date(2025, 12, 31))
    seen = visited(home, SESSIONS, SECONDS, EVERY, loads=30)
    with capsys.disabled():
        print(f"\n{len(seen.waits)} clicks, p95 {seen.p95:.2f} s, MiB {seen.mib[0]} to {seen.mib[-1]}", file=sys.stderr)
    assert seen.errors == []
    assert len(seen.waits) >= SESSIONS and seen.loads >= 1 and seen.uploads >= 1
    assert seen.mib[-1] - seen.mib[0] < ROOM
