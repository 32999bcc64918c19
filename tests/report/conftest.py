"""The five homes of data/sample/reports, each loaded once, from the committed files, as an office would load them."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import duckdb
import pytest

from etl.home import Home
from etl.metrics import View
from etl.warehouse.build import load
from etl.warehouse.publish import open_warehouse
from tests.report.write_samples import HOMES, SAMPLES


@pytest.fixture(scope="session")
def warehouse_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[duckdb.DuckDBPyConnection, View]]:
    """report -> its warehouse, and the year of its as-of date."""

    @cache
    def loaded(report: str) -> tuple[duckdb.DuckDBPyConnection, View]:
        _, as_of = HOMES[report]
        home = Home(Path(tmp_path_factory.mktemp(report)))
        _, build = load(home, sorted((SAMPLES / report).glob("*.csv")), as_of=as_of)
        assert (build.home.problems, build.home.replaced) == (0, 0)
        return open_warehouse(build.path), View(as_of.replace(month=1, day=1), as_of.replace(month=12, day=31), as_of)

    return loaded
