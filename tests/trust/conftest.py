"""A home with two deliveries, and every deed that may be interrupted in it."""

import pytest
from deeds import DEEDS, MORE, RECEPTIONS, Place, a_place
from interrupted import AS_OF, files, in_peace
from warehouse_office import PLACES

from etl.home import Home


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Place]:
    folder = tmp_path_factory.mktemp("places")
    first = files(folder / "files", {"底册.xlsx": PLACES, "接待.csv": RECEPTIONS})
    begun = Home(folder / "begun")
    assert in_peace(begun, ["load", *first, "--as-of", AS_OF]).code == 0
    files(folder / "files", MORE)
    return {deed: a_place(begun, folder, deed, words) for deed, words in DEEDS.items()}
