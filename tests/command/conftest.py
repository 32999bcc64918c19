from pathlib import Path

import pytest
from small_office import Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def loaded(office: Office) -> Office:
    """The small office with its first delivery in."""
    office.run("load", *office.first_files(), "--as-of", "2025-12-31")
    return office


@pytest.fixture(scope="session")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The same for tests that only look."""
    office = Office(tmp_path_factory.mktemp("seen"))
    office.run("load", *office.first_files(), "--as-of", "2025-12-31")
    return office
