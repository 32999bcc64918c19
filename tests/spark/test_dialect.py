"""The registry's SQL in a dialect both engines agree on: everything it composes is turned, and nothing else is let through.

No Spark is needed here; what Spark makes of it is asked in test_equal.py, by `make spark`.
"""

from datetime import date
from typing import get_args

import duckdb
import pytest
from small import new_warehouse
from worked_examples import office

from etl.metrics import METRICS, View, compute
from etl.metrics.choices import narrowing
from etl.metrics.metric import Derived, Grain
from etl.spark.dialect import REWRITES, NotPortable, read, to_spark

YEAR = View(date(2023, 1, 1), date(2023, 12, 31), date(2023, 12, 31))


class Heard:
    """A warehouse that remembers what it was asked."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con, self.asked = con, set[str]()

    def sql(self, query: str, params: object = None) -> duckdb.DuckDBPyRelation:
        self.asked.add(query)
        return self.con.sql(query, params=params)

    def execute(self, query: str, params: object = None) -> duckdb.DuckDBPyConnection:
        self.asked.add(query)
        return self.con.execute(query, params)


@pytest.mark.parametrize("by", get_args(Grain))
def test_every_statement_of_the_registry_is_portable(by: Grain) -> None:
    with new_warehouse(office()) as con:
        heard = Heard(con)
        asked = [metric.id for metric in METRICS.values() if by in metric.grains]
        compute(heard, asked, by, YEAR)  # type: ignore[arg-type]
    assert len(heard.asked) >= 3
    for query in heard.asked:
        assert to_spark(read(query))


def test_so_are_the_narrowed_ones() -> None:
    """[column=*] of every column by which a metric of the areas can be narrowed."""
    with new_warehouse(office()) as con:
        counted = [m for m in METRICS.values() if "area" in m.grains and not isinstance(m.formula, Derived)]
        named = {metric.id: narrowing(con, metric.id, YEAR) for metric in counted}
        asked = [f"{metric}[{column}=*]" for metric, columns in named.items() for column in columns]
        heard = Heard(con)
        compute(heard, asked[::9], "area", YEAR)  # type: ignore[arg-type]
    assert len(asked) > 100
    for query in heard.asked:
        assert to_spark(read(query))


@pytest.mark.parametrize(
    ("query", "what"),
    [
        ("SELECT dayofweek(d) FROM t", "Sunday is 0 in DuckDB and 1 in Spark"),
        ("SELECT isodow(d) FROM t", "Sunday is 7 in DuckDB, and would be 2"),
        ("SELECT hash(a) FROM t", "another function of the same name"),
        ("SELECT date_diff('month', a, b) FROM t", "turns of the month in DuckDB, whole months in Spark"),
        ("SELECT date_diff('year', a, b) FROM t", "the same of years"),
        ("SELECT approx_count_distinct(a) FROM t", "another estimate"),
        ("SELECT quantile_cont(a, 0.9) FROM t", "unknown to Spark"),
        (
            "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT max(n) + 1 FROM r) SELECT * FROM r",
            "no aggregate there",
        ),
    ],
)
def test_what_two_engines_may_understand_otherwise_is_refused(query: str, what: str) -> None:
    with pytest.raises(NotPortable):
        to_spark(read(query))


@pytest.mark.parametrize(
    ("query", "spark"),
    [
        ("SELECT * REPLACE (a + 1 AS a) FROM t", "SELECT * EXCEPT (a), a + 1 AS a FROM t"),
        ("SELECT arg_max(a, b) FROM t", "SELECT MAX_BY(a, CASE WHEN NOT a IS NULL THEN b END) FROM t"),
        ("SELECT len(a) FROM t", "SELECT ARRAY_SIZE(a) FROM t"),
        ("SELECT list_has_any(a, ['x']) FROM t", "SELECT ARRAYS_OVERLAP(a, ARRAY('x')) FROM t"),
        ("WITH a AS MATERIALIZED (SELECT 1) FROM a", "WITH a AS (SELECT 1) SELECT * FROM a"),
        ("SELECT a::BIGINT FROM t", "SELECT CAST(RINT(a) AS BIGINT) FROM t"),
        ("SELECT list(a) FROM t", "SELECT COLLECT_LIST(NAMED_STRUCT('one', a)).one FROM t"),
        ("SELECT $level, ? FROM t", "SELECT :level, ? FROM t"),
        (
            "SELECT * FROM (WITH a AS (SELECT 1) FROM a) x JOIN (WITH a AS (SELECT 2) FROM a) y ON true",
            "SELECT * FROM (WITH a AS (SELECT 1) SELECT * FROM a) AS x JOIN (WITH a AS (SELECT 2) SELECT * FROM a) AS y ON TRUE",
        ),
    ],
)
def test_what_sqlglot_leaves_is_written_by_hand(query: str, spark: str) -> None:
    assert to_spark(read(query)) == spark


def test_every_rewrite_has_its_reason() -> None:
    assert all(rewrite.__doc__ for rewrite in REWRITES)
