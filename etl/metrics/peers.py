"""Whom a deputy is compared with: same level, same role, same length in office; fewer than the rule pack's smallest
number of peers are not shown (六人以下不比)."""

from dataclasses import dataclass
from typing import Any

import duckdb
import polars as pl

from etl.metrics.relation import rows_of
from etl.metrics.rulebook import rule
from etl.metrics.view import View

_FEWEST = 6
"""Of fewer values the place of one would tell whose the others are."""


@dataclass(frozen=True)
class Standing:
    """One value among those of the peers. above: share of the others with a smaller value, ties counted half (the
    percentile); tied: how many others have the same value."""

    median: float
    above: float
    low: float
    high: float
    n: int
    tied: int


def cohorts(con: duckdb.DuckDBPyConnection, view: View) -> pl.DataFrame:
    """deputy_id, cohort (name of the role group), level, tenure (class), role, area_id, electoral_district, occupation,
    since_on of everyone in office on the last day."""
    sql = rows_of("person")
    people: pl.DataFrame = con.sql(sql, params=view.parameters(sql)).pl()
    told: Any = rule(con, "cohorts") or {"groups": [], "others": "代表", "tenure_days": []}
    cohort = pl.lit(told["others"])
    for group in reversed(told["groups"]):
        is_in = pl.lit(False)
        for role in group["roles"]:
            is_in = is_in | pl.col("role").str.contains(role, literal=True).fill_null(False)
        is_in = is_in | pl.col("occupation").is_in(group["occupations"]).fill_null(False)
        cohort = pl.when(is_in).then(pl.lit(group["name"])).otherwise(cohort)
    days = (pl.lit(view.last_on) - pl.col("since_on")).dt.total_days() + 1
    tenure = pl.sum_horizontal(pl.lit(0), *((days >= cut).cast(pl.Int32) for cut in told["tenure_days"]))
    return people.with_columns(cohort.alias("cohort"), tenure.alias("tenure"))


def peers_of(con: duckdb.DuckDBPyConnection, deputy_id: str, view: View) -> tuple[str, list[str]]:
    """(name of the cohort, the ids of all its members, the deputy included); no ids where they are too few."""
    everyone = peer_groups(con, view)
    own = everyone.filter(deputy_id=deputy_id)
    if own.is_empty():
        return "", []
    row = own.row(0, named=True)
    same = everyone.filter(group=row["group"])["deputy_id"].to_list() if row["peers"] else []
    return row["cohort"], same


def peer_groups(con: duckdb.DuckDBPyConnection, view: View) -> pl.DataFrame:
    """cohorts with group (who has the same is compared) and peers: how many there are, 0 where they are too few."""
    alike = ["cohort", "level", "tenure"]
    told: Any = rule(con, "cohorts") or {}
    size = pl.len().over(alike)
    return cohorts(con, view).with_columns(
        pl.struct(alike).rank("dense").alias("group"),
        pl.when(size >= told.get("smallest", 6)).then(size).otherwise(0).alias("peers"),
    )


def standing(values: pl.Series, own: float | None) -> Standing | None:
    """Where `own`, which is one of `values`, stands among them (blanks left out); None where fewer than six are known."""
    known = values.drop_nulls().cast(pl.Float64)
    if own is None or len(known) < _FEWEST:
        return None
    below, tied = int((known < own).sum()), int((known == own).sum()) - 1
    above = (below + tied / 2) / (len(known) - 1)
    return Standing(_float(known.median()), above, _float(known.min()), _float(known.max()), len(known), tied)


def _float(value: Any) -> float:
    return float(value)
