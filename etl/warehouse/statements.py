"""The SQL files beside this module, and frames of Python values brought into the database."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from etl.records.personal import NUMBERS

Con = duckdb.DuckDBPyConnection


@cache
def _text(name: str) -> str:
    return files(__package__).joinpath(f"{name}.sql").read_text("utf-8")


def statement(file: str, /, **parts: str) -> str:
    """The text of file.sql with every {part} put in: names of tables and columns of the contract, never a cell."""
    return _text(file).format(**parts)


def run(con: Con, file: str, /, **parts: str) -> None:
    con.execute(statement(file, **parts))


def masked(text: str) -> str:
    """An expression as etl.records.personal.masked: twice, since two numbers may have one character between them."""
    for pattern, instead in NUMBERS * 2:
        text = f"regexp_replace({text}, '{pattern}', '{instead}', 'g')"
    return text


def rows(con: Con, query: str) -> list[tuple[object, ...]]:
    return con.execute(query).fetchall()


def count(con: Con, query: str) -> int:
    """The one number a query gives; of nothing 0."""
    [(found,)] = con.execute(query).fetchall()
    return int(found or 0)


def put(con: Con, table: str, schema: Mapping[str, Any], values: Iterable[Sequence[object]]) -> None:
    """Append Python rows to a table whose columns are those of `schema`, in its order (name -> polars type)."""
    append(con, table, pl.DataFrame(list(values), schema=schema, orient="row"))


def append(con: Con, table: str, frame: pl.DataFrame) -> None:
    """Append a frame to a table with columns of the same names.

    By way of a file: handing the frame over in memory imports a library that takes longer than a small build.
    """
    if frame.is_empty():
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "given.parquet")
        frame.write_parquet(path, compression="uncompressed")
        con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM read_parquet(?)", [str(path)])
