import duckdb
import pytest
from small import new_warehouse
from worked_examples import office


@pytest.fixture(scope="session")
def county() -> duckdb.DuckDBPyConnection:
    """The small county of worked/office.md."""
    return new_warehouse(office())
