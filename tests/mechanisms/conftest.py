"""The invented district, loaded as the command loads it: what every mechanism is counted and shown on."""

from datetime import date
from pathlib import Path

import pytest
from asking import by_level

from etl.home import Home
from etl.metrics import Value, View, evaluate_all
from etl.sample import write_sample
from etl.warehouse.build import load
from etl.warehouse.publish import current, open_warehouse

TERM, AS_OF = date(2021, 11, 1), date(2025, 12, 31)


@pytest.fixture(scope="session")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of 望川区."""
    root = tmp_path_factory.mktemp("district")
    home = Home(root)
    home.rules.mkdir(parents=True)
    (home.rules / "office.toml").write_text('pack = "wangchuan"\n', "utf-8")
    load(home, write_sample(root / "sent", "district", 20, "csv"), as_of=AS_OF)
    return root


@pytest.fixture(scope="session")
def counted(district: Path) -> dict[str, Value]:
    """Every expression of the list, over the whole term."""
    path = current(Home(district))
    assert path is not None
    found: dict[str, Value] = {}
    with open_warehouse(path) as con:
        for level, expressions in by_level().items():
            told = evaluate_all(con, expressions, View(TERM, AS_OF, AS_OF, level))
            found.update(zip(expressions, told, strict=True))
    return found
