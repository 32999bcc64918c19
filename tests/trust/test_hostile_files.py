"""Files made to do harm cost seconds and megabytes, never the process; nothing outside the home is touched."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import FILES, HEAVY
from watched import LONGEST, MOST, Watcher, watcher

from etl.intake.read.limits import MIB

LONGEST_SENTENCE = 1_000


@pytest.fixture(scope="module")
def watching(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watcher]:
    with watcher(tmp_path_factory.mktemp("hostile") / "home") as found:
        yield found


HARM = [pytest.param(name, marks=[pytest.mark.long] if name in HEAVY else []) for name in FILES]


@pytest.mark.parametrize("name", HARM)
def test_a_file_made_to_do_harm(watching: Watcher, tmp_path: Path, name: str) -> None:
    file, make, says = FILES[name]
    path = tmp_path / file
    make(path)
    assert path.stat().st_size < 50 * MIB
    cost = watching.cost(path)
    assert not cost.told.startswith(("CRASH", "DIED")), cost.told
    assert re.search(says, cost.told), cost.told
    assert cost.seconds < LONGEST and cost.mib < MOST, (cost.seconds, cost.mib)
    assert cost.outside == []
    assert cost.longest < LONGEST_SENTENCE
