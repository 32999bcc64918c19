"""One street, built once, and what leaves it."""

from collections.abc import Iterator
from datetime import date

import pytest

from dashboard import data
from dashboard.access import HERE
from dashboard.ask import Ask
from dashboard.period import Period
from etl.home import Home
from etl.sample import write_sample
from etl.warehouse.build import load
from etl.warehouse.publish import current

AS_OF = date(2025, 12, 31)


@pytest.fixture(scope="session")
def street_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("exported"))
    home.rules.mkdir(parents=True)
    (home.rules / "office.toml").write_text('pack = "wangchuan"\n', "utf-8")
    load(home, write_sample(home.root / "books", "street", 20, "csv"), as_of=AS_OF)
    return home


@pytest.fixture
def home(street_home: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    monkeypatch.setenv("LVZHI_HOME", str(street_home.root))
    yield street_home


@pytest.fixture
def ask(home: Home) -> Ask:
    build = current(home)
    assert build is not None
    root = data.ground(HERE, build).root
    return Ask(HERE, build, Period("本年", date(2025, 1, 1), AS_OF, AS_OF), root)
