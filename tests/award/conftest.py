from pathlib import Path

import pytest
from warehouse_office import Office

from etl.home import Home


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(Home(tmp_path / "data"))
