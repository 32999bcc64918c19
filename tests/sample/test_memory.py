"""A nation is written county after county: what is held does not grow with how many there are."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc 只在 Linux")
ROOT = Path(__file__).parents[2]
MOST = 10
"""MiB more after 60 counties than after 20; held as they come out of the hand, their cover sheets alone were 18."""

WRITE = """
import sys
from pathlib import Path
from etl.sample.scales import counties_of
from etl.sample.write import _Texts

held = lambda: int(next(line for line in open("/proc/self/status") if line.startswith("VmRSS")).split()[1]) / 1024
writer = _Texts(Path(sys.argv[1]), True)
for n, (group, county) in enumerate(counties_of("nation", 20)):
    writer.add(group, county)
    if n == 20:
        before = held()
    if n == 60:
        break
print(held() - before)
"""


def test_what_is_held_stays_level(tmp_path: Path) -> None:
    at_once = {**os.environ, "_RJEM_MALLOC_CONF": "dirty_decay_ms:0,muzzy_decay_ms:0"}  # what is let go is given back
    told = subprocess.run(
        [sys.executable, "-c", WRITE, tmp_path], cwd=ROOT, env=at_once, capture_output=True, text=True, check=True
    ).stdout
    assert float(told) < MOST
