from collections.abc import Iterator

import duckdb
import pytest
from small import new_warehouse
from worked_examples import office


@pytest.fixture(scope="session")
def county() -> Iterator[duckdb.DuckDBPyConnection]:
    """The small county of worked/office.md."""
    with new_warehouse(office()) as con:
        yield con
