"""Whole tables of counts, in the form of `lvzhi metrics`, published as Parquet beside the facts they were counted from.

FOLDER/<build>/counts-<engine>/<from>_<to>/<grain>.parquet, and FOLDER/CURRENT, which names the folder in force. The two
engines differ in nothing but the connection that is asked.
"""

import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

import duckdb
import polars as pl

from etl.home import sync
from etl.metrics import METRICS, View, compute
from etl.metrics.metric import Grain
from etl.problems import Stop, reason
from etl.progress import Progress
from etl.warehouse.shared import forget, open_shared

GRAINS: tuple[Grain, ...] = get_args(Grain)
DIGITS = 12
"""Kept of every number: a sum of amounts ends in the dust of its additions, which come in whatever order."""


@dataclass(frozen=True)
class Counted:
    """Where the tables are, how many they are, and the seconds it took from the first question to the last table."""

    folder: Path
    tables: int
    seconds: float


@contextmanager
def by_duckdb(made: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The shared Parquet asked of DuckDB."""
    con = open_shared(made)
    try:
        yield con
    finally:
        con.close()


@contextmanager
def by_spark(made: Path, master: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same Parquet asked of Spark; what the workers hand over lies beside it meanwhile.

    Raises Stop where Spark does not start, and where it fails on the way.
    """
    from etl.spark.engine import SparkTables  # what it needs is there only where the extra is installed
    from etl.spark.session import first_line, session

    work = Path(tempfile.mkdtemp(prefix=".answers-", dir=made))
    work.chmod(0o777)  # the workers of a cluster write here under a name of their own
    try:
        with session(master) as spark:
            yield SparkTables(spark, made, work).as_warehouse()
    except Exception as error:
        if type(error).__module__.partition(".")[0] not in ("pyspark", "py4j"):
            raise
        raise Stop(f"Spark 数到一半停了：{first_line(error)}。") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def years(first: date, last: date, as_of: date) -> list[View]:
    """Calendar years from that of `first` to that of `last`, as seen on `as_of`."""
    return [View(date(y, 1, 1), date(y, 12, 31), as_of) for y in range(first.year, last.year + 1)]


def count(con: duckdb.DuckDBPyConnection, by: Grain, view: View) -> pl.DataFrame:
    """Every metric of the grain, as compute gives it; numbers to twelve digits."""
    asked = [metric.id for metric in METRICS.values() if by in metric.grains]
    return compute(con, asked, by, view).with_columns(pl.col(pl.Float64).round_sig_figs(DIGITS))


def publish(
    con: duckdb.DuckDBPyConnection, made: Path, engine: str, views: Sequence[View], progress: Progress = lambda *_: None
) -> Counted:
    """Count every grain in every view and keep the tables beside the facts, all or none; not yet in force.

    Raises Stop where they cannot be written.
    """
    started, folder = time.monotonic(), made / f"counts-{engine}"
    begun = Path(tempfile.mkdtemp(prefix=".counting-", dir=made))
    try:
        tables = _write(con, begun, views, progress)
        seconds = time.monotonic() - started
        _sign(begun, engine, views, seconds)
        begun.chmod(0o755)
        shutil.rmtree(folder, ignore_errors=True)
        begun.rename(folder)
    except OSError as error:
        raise Stop(f"共享文件夹“{made.parent}”写不了：{reason(error)}。") from error
    finally:
        shutil.rmtree(begun, ignore_errors=True)
    return Counted(folder, tables, seconds)


def _write(con: duckdb.DuckDBPyConnection, begun: Path, views: Sequence[View], progress: Progress) -> int:
    todo = [(view, by) for view in views for by in GRAINS]
    for done, (view, by) in enumerate(todo):
        progress("计数", done, len(todo))
        period = begun / f"{view.from_on}_{view.to_on}"
        period.mkdir(exist_ok=True)
        count(con, by, view).write_parquet(period / f"{by}.parquet")
    return len(todo)


def _sign(begun: Path, engine: str, views: Sequence[View], seconds: float) -> None:
    told = {
        "engine": engine, "as_of": views[0].as_of, "seconds": round(seconds, 1),
        "periods": [{"from": view.from_on, "to": view.to_on} for view in views],
    }  # fmt: skip
    (begun / "counts.json").write_text(json.dumps(told, ensure_ascii=False, indent=1, default=str), "utf-8")


def put_in_force(counted: Counted) -> None:
    """One step: whoever reads sees the old name or the new. Builds long past are then forgotten."""
    shared, folder = counted.folder.parent.parent, counted.folder
    fresh = shared / ".CURRENT.new"
    with fresh.open("w", encoding="utf-8") as file:
        file.write(folder.relative_to(shared).as_posix() + "\n")
        sync(file)
    os.replace(fresh, shared / "CURRENT")
    sync(shared)
    forget(shared)


def differing(one: Path, other: Path) -> list[str]:
    """The tables of two folders of counts that are not equal in every column, type and row, each with what differs."""
    names = sorted({path.relative_to(root).as_posix() for root in (one, other) for path in root.rglob("*.parquet")})
    return [f"{name}：{what}" for name in names if (what := _difference(one / name, other / name))]


def _difference(one: Path, other: Path) -> str | None:
    if not (one.is_file() and other.is_file()):
        return "只有一边有"
    left, right = pl.read_parquet(one), pl.read_parquet(other)
    if left.schema != right.schema or left.height != right.height:
        return "列、类型或行数不同"
    wrong = [name for name in left.columns if not left[name].equals(right[name], null_equal=True)]
    return f"{len(wrong)} 列不同，如 {'、'.join(wrong[:3])}" if wrong else None
