"""One real small office for every page test: the sample of one street, loaded as the command loads it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from etl.home import Home
from etl.sample import write_sample
from etl.warehouse.build import load

AS_OF = date(2025, 12, 31)


@pytest.fixture(scope="session")
def street(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of 东篱街道."""
    root = tmp_path_factory.mktemp("street")
    home = Home(root)
    home.rules.mkdir(parents=True)
    (home.rules / "office.toml").write_text('pack = "wangchuan"\n', "utf-8")
    load(home, write_sample(root / "workbooks", "street", 20, "xlsx"), as_of=AS_OF)
    return root


@pytest.fixture
def at_home(street: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("LVZHI_HOME", str(street))
    yield street
