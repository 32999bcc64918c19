"""The tables of a build laid out, asked of Spark in the way a warehouse is asked of DuckDB."""

import shutil
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import duckdb
import polars as pl
from sqlglot import exp

from etl.spark.dialect import read, to_spark
from etl.warehouse.shared import TABLES

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

Parameters = Mapping[str, object] | Sequence[object] | None


class Answer:
    """What a question found; written by the workers into the shared folder and read from there, so that no answer
    has to pass through the memory of Spark's driver."""

    def __init__(self, found: "DataFrame", folder: Path) -> None:
        self.found, self.folder = found, folder

    def pl(self) -> pl.DataFrame:
        """In the order asked for: the parts are numbered in it."""
        self.write()
        try:
            return pl.read_parquet(sorted(self.folder.glob("part-*.parquet")))
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def write(self) -> str:
        """Where it is then."""
        self.found.write.parquet(self.folder.as_uri())
        return self.folder.as_uri()

    def fetchall(self) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.found.collect()]


def parts(tree: exp.Expr) -> list[exp.Subquery]:
    """The tables that a statement makes and joins to its list. Each is asked on its own first: Spark takes many times
    as long to plan twenty together as to plan them one by one. (Not where they may stand on a WITH of the whole.)"""
    if tree.args.get("with_"):
        return []
    return [join.this for join in tree.args.get("joins") or [] if isinstance(join.this, exp.Subquery)]


class SparkTables:
    """As much of a DuckDB connection as the registry asks: sql, execute, and the two ways to take an answer."""

    def __init__(self, spark: "SparkSession", made: Path, work: Path) -> None:
        self.spark, self.facts, self.work = spark, (made / "facts").resolve(), work.resolve()
        self.known: set[str] = set()
        self.numbers = count()

    def _show(self, tree: exp.Expr) -> None:
        """The tables asked for the first time, made known to Spark: it looks into every file it is shown."""
        for table in sorted({table.name for table in tree.find_all(exp.Table)} & set(TABLES) - self.known):
            self.spark.read.parquet((self.facts / f"{table}.parquet").as_uri()).createOrReplaceTempView(table)
            self.known.add(table)

    def sql(self, query: str, *, params: Parameters = None) -> Answer:
        tree = read(query)
        self._show(tree)
        for part in parts(tree):
            answer = self._ask(part.this, params)
            self.spark.read.parquet(answer.write()).createOrReplaceTempView(answer.folder.name)
            part.replace(exp.to_table(answer.folder.name, alias=part.alias))
        return self._ask(tree, params)

    def _ask(self, tree: exp.Expr, params: Parameters) -> Answer:
        found = self.spark.sql(to_spark(tree), args=cast(Any, params or {}))
        return Answer(found, self.work / f"answer_{next(self.numbers)}")

    def execute(self, query: str, parameters: Parameters = None) -> Answer:
        return self.sql(query, params=parameters)

    def as_warehouse(self) -> duckdb.DuckDBPyConnection:
        """For whoever is written for a warehouse and asks no more of it than this answers."""
        return cast(duckdb.DuckDBPyConnection, self)
