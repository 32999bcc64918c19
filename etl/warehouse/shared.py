"""A build as Parquet in a shared folder: the same tables for whatever engine reads it, DuckDB among them.

FOLDER/<build>/facts/<table>.parquet. A build is laid out whole or not at all, and never changed again.
"""

import re
import shutil
import tempfile
from pathlib import Path

import duckdb

from etl.home import sync
from etl.problems import Stop, reason
from etl.records import RECORDS
from etl.warehouse.publish import KEPT, open_warehouse
from etl.warehouse.schema import WITH_DEPUTIES

BESIDE = ("area_tree", "office", "coverage", "source", "calendar", "reception_rule_day", "rule", "stamp")
"""What the counts ask besides the facts; not what a next build or the list of problems needs."""
TABLES = (*RECORDS, *(f"{record}_deputy" for record in WITH_DEPUTIES), *BESIDE)


def try_folder(folder: Path) -> None:
    """Raises Stop where nothing can be written into the folder, which is made where it is not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"lvzhi")
    except OSError as error:
        raise Stop(f"共享文件夹“{folder}”写不了：{reason(error)}。") from error


def lay_out(build: Path, folder: Path) -> Path:
    """The facts of a published build as Parquet; the folder of that build. Raises Stop where it cannot be written."""
    try_folder(folder)
    with open_warehouse(build) as con:
        name = str(con.execute("SELECT build FROM stamp").fetchall()[0][0])
    made = folder / name
    if made.exists():
        return made
    begun = Path(tempfile.mkdtemp(prefix=".laying-", dir=folder))
    try:
        (begun / "facts").mkdir()
        _write(build, begun / "facts")
        begun.chmod(0o755)  # others read it too: the workers of a cluster
        begun.rename(made)
        sync(folder)
    except OSError as error:
        raise Stop(f"共享文件夹“{folder}”写不了：{reason(error)}。") from error
    finally:
        shutil.rmtree(begun, ignore_errors=True)
    return made


def forget(folder: Path) -> None:
    """Remove all but the last few builds laid out."""
    for old in sorted(path for path in folder.iterdir() if re.fullmatch(r"\d{8}-\d{6}", path.name))[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def _write(build: Path, facts: Path) -> None:
    """A connection of its own: the one that others read by may not write files."""
    with duckdb.connect() as con:
        con.execute(f"ATTACH {_text(build)} AS build (READ_ONLY)")
        for table in TABLES:
            con.execute(f"COPY build.{table} TO {_text(facts / f'{table}.parquet')} (FORMAT parquet, COMPRESSION zstd)")


def open_shared(made: Path) -> duckdb.DuckDBPyConnection:
    """The tables of a build laid out, by DuckDB; cut off from everything else, its configuration locked."""
    con = duckdb.connect()
    con.execute(f"SET allowed_directories = [{_text(made)}]")
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")
    for table in TABLES:
        con.execute(f"CREATE VIEW {table} AS FROM read_parquet({_text(made / 'facts' / f'{table}.parquet')})")
    return con


def _text(path: Path) -> str:
    return "'" + str(path.resolve()).replace("'", "''") + "'"
