"""Numbers made with the build, for homes too large to count while somebody waits: of every area, over the usual days.

Beside warehouse-X.duckdb lies warehouse-X.area.2025-01-01.2025-12-31.2025-12-31.parquet: the answer of `compute`, as it
is. Who asks for other metrics or days, a level or a slice is answered by counting.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb
import polars as pl

from etl.metrics.compute import compute
from etl.metrics.metric import Grain
from etl.metrics.size import WORKABLE, people_of_areas
from etl.metrics.view import View
from etl.progress import Progress, silent
from etl.warehouse.publish import open_warehouse

BY: Grain = "area"


def publish_counts(build: Path, ids: Sequence[str], views: Iterable[View], progress: Progress = silent) -> int:
    """Make them where the build holds more people than can be counted while somebody waits: how many files. One that is
    there is left: a build does not change."""
    with open_warehouse(build) as con:
        if max(people_of_areas(con).values(), default=0) <= WORKABLE:
            return 0
        wanted = {path: view for view in views if not (path := _path(build, view)).exists()}
        for n, (path, view) in enumerate(wanted.items()):
            progress(f"计算各区域 {view.from_on} 至 {view.last_on} 的数", n, len(wanted))
            _write(con, ids, view, path)
    return len(wanted)


def published(build: Path, ids: Sequence[str], view: View) -> pl.DataFrame | None:
    """As compute of areas, of every area of the home; None where these days, this level or one of the ids was not made."""
    path = _path(build, view)
    if view.level is not None or not path.exists():
        return None
    held = pl.scan_parquet(path)
    names = held.collect_schema().names()
    if not set(ids) <= set(names):
        return None
    parts = {f"{id_}{end}" for id_ in ids for end in ("", ".numerator", ".denominator", ".bound", ".base")}
    return held.select("id", "name", *(name for name in names if name in parts)).collect()


def _path(build: Path, view: View) -> Path:
    return build.with_name(f"{build.stem}.{BY}.{view.from_on}.{view.to_on}.{view.as_of}.parquet")


def _write(con: duckdb.DuckDBPyConnection, ids: Sequence[str], view: View, path: Path) -> None:
    """Under a working name first: who looks for it finds all of it or nothing."""
    working = path.with_name(f".building-{path.name}")
    compute(con, ids, BY, view).write_parquet(working)
    os.replace(working, path)
