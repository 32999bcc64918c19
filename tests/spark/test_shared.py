"""A build as Parquet in a shared folder, counted from there by DuckDB: no Spark is needed for the form to be the same."""

import json
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from dashboard.cli import lvzhi
from etl.home import Home
from etl.metrics import METRICS, View, compute
from etl.problems import Stop
from etl.sample import write_sample
from etl.spark.counts import GRAINS, by_duckdb, differing, publish, put_in_force, years
from etl.warehouse.build import load
from etl.warehouse.publish import current, open_warehouse
from etl.warehouse.shared import TABLES, forget, lay_out, open_shared, try_folder

AS_OF = date(2025, 12, 31)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("street"))
    load(home, write_sample(home.root / "files", "street", 20, "csv"), as_of=AS_OF)
    return home


@pytest.fixture(scope="module")
def made(home: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    build = current(home)
    assert build
    return lay_out(build, tmp_path_factory.mktemp("shared"))


def test_the_tables_are_those_of_the_build(home: Home, made: Path) -> None:
    build = current(home)
    assert build
    with open_warehouse(build) as ours, open_shared(made) as shared:
        for table in TABLES:
            sql = f"SELECT * FROM {table}" + (" ORDER BY row_id" if "row_id" in ours.table(table).columns else "")
            assert ours.execute(sql).fetchall() == shared.execute(sql).fetchall(), table


def test_what_is_laid_out_once_is_not_written_again(home: Home, made: Path) -> None:
    build, file = current(home), made / "facts" / "reception.parquet"
    assert build
    before = file.stat().st_mtime_ns
    assert lay_out(build, made.parent) == made
    assert file.stat().st_mtime_ns == before and not list(made.parent.glob(".laying-*"))


def test_the_counts_are_those_of_the_command(home: Home, made: Path) -> None:
    """A row per subject, the columns of `lvzhi metrics`; a pointer to the folder in force."""
    with by_duckdb(made) as con:
        counted = publish(con, made, "duckdb", years(date(2024, 5, 1), AS_OF, AS_OF))
    put_in_force(counted)
    assert counted.tables == 2 * len(GRAINS)
    assert (made.parent / "CURRENT").read_text("utf-8").strip() == f"{made.name}/counts-duckdb"
    build = current(home)
    assert build
    with open_warehouse(build) as con:
        for by in GRAINS:
            asked = [metric.id for metric in METRICS.values() if by in metric.grains]
            expected = compute(con, asked, by, View(date(2024, 1, 1), date(2024, 12, 31), AS_OF))
            found = pl.read_parquet(counted.folder / "2024-01-01_2024-12-31" / f"{by}.parquet")
            assert_frame_equal(found, expected, rel_tol=1e-11)  # 12 digits are kept


def test_a_difference_is_told_by_table_and_column(made: Path, tmp_path: Path) -> None:
    for name, value in (("one", 1.0), ("other", 1.000001)):
        folder = tmp_path / name / "2025"
        folder.mkdir(parents=True)
        pl.DataFrame({"id": ["A"], "receptions": [value]}).write_parquet(folder / "area.parquet")
        pl.DataFrame({"id": ["A"]}).write_parquet(folder / "unit.parquet")
    (tmp_path / "other/2025/unit.parquet").unlink()
    found = differing(tmp_path / "one", tmp_path / "other")
    assert found == ["2025/area.parquet：1 列不同，如 receptions", "2025/unit.parquet：只有一边有"]
    assert differing(tmp_path / "one", tmp_path / "one") == []


def test_the_last_three_builds_stay(tmp_path: Path) -> None:
    for name in ("20250101-000000", "20250102-000000", "20250103-000000", "20250104-000000", "own files"):
        (tmp_path / name / "facts").mkdir(parents=True)
    forget(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "20250102-000000", "20250103-000000", "20250104-000000", "own files"
    ]  # fmt: skip


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Stop, match=r"共享文件夹“.*file.shared”写不了"):
        try_folder(tmp_path / "file" / "shared")


def run(*words: str) -> tuple[int, str, str]:
    from click.testing import CliRunner

    done = CliRunner().invoke(lvzhi, list(words))
    return done.exit_code, done.stdout, done.stderr


def test_the_command_lays_out_and_counts(home: Home, tmp_path: Path) -> None:
    words = ("build", "--home", str(home.root), "--as-of", "2025-12-31", "--shared", str(tmp_path), "--json")
    code, said, _ = run(*words)
    told = json.loads(said)
    assert (code, told["engine"], told["tables"]) == (0, "duckdb", len(GRAINS))
    assert told["counts"] == str(tmp_path / told["build"] / "counts-duckdb")


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="Spark is installed here")
def test_without_spark_one_sentence_and_no_build(home: Home) -> None:
    before = current(home)
    code, _, said = run("build", "--home", str(home.root), "--engine", "spark")
    assert (code, said.count("\n")) == (3, 1) and said.startswith("没有装 Spark")
    assert current(home) == before


@pytest.mark.parametrize(
    "words", [["--shared", "{tmp}/file/shared"], ["--from", "2025-02-01", "--to", "2024-01-01", "--shared", "{tmp}"]]
)
def test_what_cannot_be_done_is_told_before_the_build(home: Home, tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "file").write_text("in the way")
    before = current(home)
    code, _, said = run("build", "--home", str(home.root), *(word.format(tmp=tmp_path) for word in words))
    assert code in (2, 3) and ("写不了" in said or "开始日期晚于结束日期" in said)
    assert current(home) == before
