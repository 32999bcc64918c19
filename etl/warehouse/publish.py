"""Publishing: a build is a file under a name of its own, made current by one pointer; readers open it by that name."""

import os
import shutil
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import duckdb

from etl.home import Home, sync
from etl.problems import Stop

KEPT = 3
_FORMAT = "%Y%m%d-%H%M%S"
HARDENED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}
"""What a warehouse that is only read may not do; the lock comes last."""


def current(home: Home) -> Path | None:
    """The file of the build in force, or None before the first."""
    try:
        name = home.current.read_text("utf-8").strip()
    except FileNotFoundError:
        return None
    return home.warehouse / name


@cache
def memory() -> str:
    """What a database may hold, as DuckDB takes it: five gigabytes, less on a small machine; what is more spills beside the
    file. An office computer has 8 GB in all."""
    with duckdb.connect() as con:
        own = "least(parse_formatted_bytes('5GB'), parse_formatted_bytes(current_setting('memory_limit')))"
        [(most,)] = con.execute(f"SELECT {own}").fetchall()
    return f"{most} bytes"


def open_warehouse(path: Path) -> duckdb.DuckDBPyConnection:
    """A build, read-only, cut off from files and network, its configuration locked. Raises Stop when it is gone."""
    try:
        return duckdb.connect(str(path), read_only=True, config={"memory_limit": memory(), **HARDENED})
    except duckdb.IOException as error:
        raise Stop(f"数据库 {path.name} 打不开，请重新运行 lvzhi build。") from error


def new_id(home: Home, now: datetime | None = None) -> str:
    """A build id: the second it began, later than every id ever given here. Only under the build lock."""
    last = home.warehouse / "last_id"
    moment = (now or datetime.now()).replace(microsecond=0)
    if last.exists():
        moment = max(moment, datetime.strptime(last.read_text("utf-8").strip(), _FORMAT) + timedelta(seconds=1))
    _write(last, moment.strftime(_FORMAT))
    return moment.strftime(_FORMAT)


def working_path(home: Home, build: str) -> Path:
    return home.warehouse / f".building-{build}.duckdb"


def publish(home: Home, build: str) -> Path:
    """Give the finished file its name, make it current, forget all but the last few."""
    path = home.warehouse / f"warehouse-{build}.duckdb"
    working = working_path(home, build)
    with working.open("rb+") as file:
        sync(file)
    working.rename(path)
    sync(home.warehouse)
    _write(home.current, path.name)
    for old in sorted(home.warehouse.glob("warehouse-*.duckdb"))[:-KEPT]:
        _forget(old)
    return path


def sweep(home: Home) -> None:
    """Remove what failed or killed builds left: half files, and whole ones that never became current."""
    for leftover in home.warehouse.glob(".building-*"):
        _remove(leftover)
    now = current(home)
    for path in home.warehouse.glob("warehouse-*.duckdb"):
        if now is None or path.name > now.name:
            _forget(path)


def _forget(build: Path) -> None:
    """A build with the numbers made of it, which lie beside it under its name."""
    for made in (*build.parent.glob(f"{build.stem}.*.parquet"), build.with_name(f"{build.name}.tmp")):
        _remove(made)
    _remove(build)


def _remove(path: Path) -> None:
    """A file; or the folder into which the database of a killed build had spilled."""
    if path.is_dir():
        return shutil.rmtree(path, ignore_errors=True)
    try:
        path.unlink(missing_ok=True)
    except PermissionError:  # a system that does not let go of open files: the next build removes it
        return


def _write(path: Path, text: str) -> None:
    """One step: whoever reads sees the old text or the new."""
    fresh = path.with_name(f".{path.name}.new")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(text + "\n")
        sync(file)
    os.replace(fresh, path)
    sync(path.parent)
