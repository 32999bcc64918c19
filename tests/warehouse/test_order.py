"""In which order the files come makes no difference: every fact, problem and count is that of the same line of the same file."""

import random
from datetime import date
from pathlib import Path

import pytest

from etl.deliveries import receive
from etl.home import Home
from etl.sample import write_sample
from etl.warehouse.build import build
from etl.warehouse.publish import open_warehouse

AS_OF = date(2025, 12, 31)
OWN = {"stamp", "built_on", "bad_row", "by_name"}
"""When and of what it was built; what only the next build reads."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A street's workbooks, with slips planted in them."""
    return write_sample(tmp_path_factory.mktemp("files"), "street", 20, "xlsx")


@pytest.fixture(scope="module")
def as_sent(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    return built(tmp_path_factory.mktemp("home"), [files])


def built(folder: Path, calls: list[list[Path]]) -> dict[str, list[str]]:
    home = Home(folder / "data")
    for call in calls:
        receive(home, call)
    return told(build(home, AS_OF).path)


def told(path: Path) -> dict[str, list[str]]:
    """Every table as sorted lines, a row named by its file, sheet and line and not by its number in the order received."""
    with open_warehouse(path) as con:
        names = "FROM duckdb_tables() JOIN duckdb_columns() USING (table_name) GROUP BY 1 ORDER BY 1"
        held = dict(con.execute(f"SELECT table_name, list(column_name) {names}").fetchall())
        asked = {table: asking(table, set(columns)) for table, columns in held.items() if table not in OWN}
        return {table: sorted(map(str, con.execute(sql).fetchall())) for table, sql in asked.items()}


def asking(table: str, columns: set[str]) -> str:
    own = sorted(columns & {"row_id", "source_id", "by_source_id"})
    shown = f"t.* EXCLUDE ({', '.join(own)})" if own else "t.*"
    if table.endswith("_deputy"):
        fact = f'JOIN "{table.removesuffix("_deputy")}" f USING (row_id) JOIN source s ON s.source_id = f.source_id'
        return f'SELECT {shown}, f."row", s.file, s.sheet FROM "{table}" t {fact}'
    if "source_id" in columns and table != "source":
        return f'SELECT {shown}, s.file, s.sheet FROM "{table}" t LEFT JOIN source s USING (source_id)'
    return f'SELECT {shown} FROM "{table}" t'


def test_files_of_one_call_in_another_order(files: list[Path], as_sent: dict[str, list[str]], tmp_path: Path) -> None:
    assert len(as_sent["problem"]) > 5 and len(as_sent["attendance_deputy"]) > 100
    assert built(tmp_path, [random.Random(1).sample(files, len(files))]) == as_sent


def test_each_file_in_a_call_of_its_own_from_the_last_to_the_first(
    files: list[Path], as_sent: dict[str, list[str]], tmp_path: Path
) -> None:
    assert built(tmp_path, [[file] for file in reversed(files)]) == as_sent
