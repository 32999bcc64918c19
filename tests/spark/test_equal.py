"""The city sample counted by DuckDB and by Spark from the same Parquet: every table, column, type and row is the same.

`make spark`: it needs pyspark and Java. Spark runs as two worker processes beside its driver (local-cluster), each of one
core, which read and write the shared folder. Numbers are kept to twelve digits by both (`counts.DIGITS`), since a sum of
amounts ends in the dust of additions made in whatever order; beyond that there is no tolerance.
"""

import json
import random
import re
import time
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from etl.home import Home
from etl.metrics.relation import rows_of
from etl.problems import Stop
from etl.sample import write_sample
from etl.spark.counts import GRAINS, by_duckdb, differing, publish, put_in_force, years
from etl.spark.session import check_spark, session
from etl.warehouse.build import load
from etl.warehouse.publish import current
from etl.warehouse.shared import lay_out

if find_spec("pyspark") is None:
    pytest.skip("pyspark is not installed: make spark", allow_module_level=True)

from etl.spark.engine import SparkTables

pytestmark = pytest.mark.spark
MASTER = "local-cluster[2,1,2048]"
AS_OF = date(2025, 12, 31)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city sample, built by DuckDB and laid out."""
    home = Home(tmp_path_factory.mktemp("city"))
    load(home, write_sample(home.root / "files", "city", 20, "csv"), as_of=AS_OF)
    build = current(home)
    assert build
    return lay_out(build, tmp_path_factory.mktemp("shared"))


@pytest.fixture(scope="module")
def spark(made: Path) -> Iterator[SparkTables]:
    (made / ".work").mkdir()
    with session(MASTER) as running:
        yield SparkTables(running, made, made / ".work")


def test_two_workers_are_at_work(spark: SparkTables) -> None:
    """The driver and two executors, each a process of its own; they report one after the other."""
    for _ in range(120):
        found = spark.spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size()  # type: ignore[union-attr]
        if found == 3:
            return
        time.sleep(0.5)
    raise AssertionError(f"{found} processes")


def test_every_table_of_the_city_is_the_same(made: Path, spark: SparkTables) -> None:
    views = years(AS_OF, AS_OF, AS_OF)
    with by_duckdb(made) as con:
        one = publish(con, made, "duckdb", views)
    other = publish(spark.as_warehouse(), made, "spark", views)
    put_in_force(other)
    assert (one.tables, other.tables) == (len(GRAINS), len(GRAINS))
    assert differing(one.folder, other.folder) == []
    deputies = pl.read_parquet(other.folder / "2025-01-01_2025-12-31" / "deputy.parquet")
    assert deputies.height > 6000 and deputies["receptions"].sum() > 1000  # two empty tables would be equal too
    told = json.loads((other.folder / "counts.json").read_text("utf-8"))
    assert (told["engine"], (made.parent / "CURRENT").read_text().strip()) == ("spark", f"{made.name}/counts-spark")
    print(f"seconds: duckdb {one.seconds:.1f}, spark {other.seconds:.1f}")


MONTHS = (
    "SELECT m::DATE AS x FROM (SELECT unnest(generate_series(date_trunc('month', DATE '{}'), DATE '2024-03-01', "
    "INTERVAL 1 MONTH)) AS m) ORDER BY 1"
)
CONSTRUCTS = {
    "arg_max passes over rows without the value": "SELECT arg_max(a, b) AS x FROM (VALUES ('p', 1), (NULL, 2)) t (a, b)",
    "arg_max of a pair, ties by the second": "SELECT arg_max(a, (b, a)) AS x FROM (VALUES ('p', 1), ('q', 1)) t (a, b)",
    "any_value passes over NULL": "SELECT any_value(a) AS x FROM (VALUES (NULL), (3)) t (a)",
    "list keeps NULL": "SELECT len(list(a)) AS x FROM (VALUES (NULL), (3)) t (a)",
    "the length of no list is unknown": "SELECT len(a) AS x FROM (SELECT NULL::VARCHAR[] AS a)",
    "distinct items of lists": (
        "SELECT coalesce(len(list_distinct(flatten(list(a) FILTER (WHERE true)))), 0) AS x "
        "FROM (VALUES (['p', 'q']), (['q']), (NULL)) t (a)"
    ),
    "of no lists": "SELECT coalesce(len(list_distinct(flatten(list(a) FILTER (WHERE false)))), 0) AS x FROM (VALUES (['p'])) t (a)",
    "a list has any": "SELECT list_has_any(a, ['p', 'z']) AS x FROM (VALUES (['p', 'q']), (['q'])) t (a) ORDER BY 1",
    "months": MONTHS.format("2024-01-31"),
    "no months": MONTHS.format("2024-05-31"),
    "quarters": "SELECT date_trunc('quarter', DATE '2024-05-31')::DATE AS x",
    "days between": "SELECT date_diff('day', DATE '2024-02-28', DATE '2024-03-01') AS x",
    "a day later": "SELECT a + 1 AS x FROM (SELECT DATE '2024-02-28' AS a)",
    "rounded, not cut off": "SELECT a::BIGINT AS x FROM (VALUES (1.5::DOUBLE), (2.5), (-1.7)) t (a) ORDER BY 1",
    "whole numbers divide to a fraction": "SELECT 7 / 2 AS x",
    "the least of what is known": "SELECT least(NULL, 3, 2) AS x, greatest(NULL, 3, 2) AS y",
    "the middle of two": "SELECT median(a)::DOUBLE AS x FROM (VALUES (1), (4)) t (a)",
    "whether nobody is among them": "SELECT a IN (SELECT b FROM (VALUES (1)) u (b)) AS x FROM (VALUES (2), (NULL), (1)) t (a) ORDER BY 1",
    "not among them": "SELECT a AS x FROM (VALUES (2), (NULL), (1)) t (a) WHERE a NOT IN (SELECT b FROM (VALUES (1)) u (b))",
    "among unknown ones": "SELECT a AS x FROM (VALUES (2), (1)) t (a) WHERE a NOT IN (SELECT b FROM (VALUES (1), (NULL)) u (b))",
    "the number in a text": (
        "SELECT try_cast(regexp_extract(a, '\\d+') AS DOUBLE) AS x FROM (VALUES ('每月15日'), ('不定')) t (a) ORDER BY 1"
    ),
    "less 等": "SELECT regexp_replace(a, '等$', '') AS x FROM (VALUES ('甲等'), ('等甲')) t (a) ORDER BY 1",
    "a month in words": "SELECT strftime(DATE '2024-03-05', '%Y年%-m月') AS x",
    "who comes first": "SELECT a AS x FROM (VALUES ('乙'), ('a'), ('B'), (NULL), ('甲')) t (a) ORDER BY a",
    "either way around": "SELECT * REPLACE (a + 1 AS a) FROM (VALUES (1)) t (a)",
}


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_a_construct_means_the_same(spark: SparkTables, name: str) -> None:
    query = CONSTRUCTS[name]
    assert spark.execute(query).fetchall() == duckdb.execute(query).fetchall()


def greedy(seed: int) -> str:
    """reception_day's own step over invented open days and receptions."""
    dice, first = random.Random(seed), date(2024, 1, 1)
    days = [first + timedelta(n) for n in sorted(dice.sample(range(60), 12))]
    due = ", ".join(f"('S', DATE '{day}', DATE '{day + timedelta(7)}', {n})" for n, day in enumerate(days, 1))
    held = sorted(first + timedelta(dice.randrange(70)) for _ in range(9))
    spare = ", ".join(f"('S', DATE '{day}', {n})" for n, day in enumerate(held))
    step = re.search(r"step AS \((.*?)\n\), served", rows_of("reception_day"), re.DOTALL)
    assert step
    return (
        f"WITH RECURSIVE open_day AS (SELECT * FROM (VALUES {due}) t (station_id, due_on, last_on, nth)), "
        f"spare AS (SELECT * FROM (VALUES {spare}) t (station_id, happened_on, row_id)), step AS ({step[1]}) "
        "SELECT due_on, reception_row::BIGINT FROM step WHERE reception_row IS NOT NULL ORDER BY due_on"
    )


@pytest.mark.parametrize("seed", range(6))
def test_open_days_are_served_in_turn_by_both(spark: SparkTables, seed: int) -> None:
    """DuckDB walks by recursion, Spark by a fold."""
    expected = duckdb.execute(greedy(seed)).fetchall()
    assert len(expected) > 2 and spark.execute(greedy(seed)).fetchall() == expected


def test_kinds_of_sittings_are_read_from_the_rule_by_both(spark: SparkTables) -> None:
    told = json.dumps(
        [{"sessions": ["全体", "大会"], "missed": 1}, {"sessions": ["分组"], "missed": 3}], ensure_ascii=False
    )
    kind = re.search(r"WITH (kind AS .*?\n\)), term", rows_of("absence"), re.DOTALL)
    assert kind
    query = (
        f"""WITH rule AS (SELECT 'attendance.conversions' AS "key", '{told}' AS "value"), {kind[1]} """
        "SELECT place, len(sessions), missed FROM kind ORDER BY place"
    )
    assert spark.execute(query).fetchall() == duckdb.execute(query).fetchall() == [(1, 2, 1), (2, 1, 3)]


def test_a_master_that_does_not_answer_is_told() -> None:
    with pytest.raises(Stop, match="连不上 Spark 的主节点“spark://127"):
        check_spark("spark://127.0.0.1:9")


def test_a_master_of_no_kind_is_told() -> None:
    with pytest.raises(Stop, match="不认得 Spark 的主节点“nonsense”"):
        check_spark("nonsense")


def test_without_java_one_sentence(monkeypatch: Any, tmp_path: Path) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(Stop, match="没有找到 Java"):
        check_spark("local[1]")
