"""One number to ask about, and what is asked for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

import duckdb
import polars as pl

from etl.metrics import View
from etl.metrics.credit import credited
from etl.metrics.metric import Grain

Limits = Mapping[str, Any]
"""Name of a threshold -> its value in the rule pack; None where the build knows none."""


@dataclass(frozen=True)
class Doubt:
    """kind: what is asked about. sentence: the question, with hits of n. expression, by, of: the records behind, over
    first to last where these are not the days of the view; blank where nothing more is to be opened."""

    kind: str
    sentence: str
    hits: float
    n: float
    expression: str = ""
    by: Grain = "area"
    of: str = ""
    first: date | None = None
    last: date | None = None


def ask(con: duckdb.DuckDBPyConnection, name: str, view: View, **more: Any) -> list[dict[str, Any]]:
    """The rows of a query beside this file. In it {{within record}} are the row_ids that count in the area and level of
    the view: what is asked about is what the link to the records opens."""
    sql = files(__package__).joinpath(f"{name}.sql").read_text("utf-8")
    sql = re.sub(r"\{\{within (\w+)\}\}", lambda found: _within(found[1]), sql)
    found: pl.DataFrame = con.sql(sql, params={**view.parameters(sql), **more}).pl()
    return found.to_dicts()


def _within(record: str) -> str:
    return (
        f"(WITH rel AS (FROM {record}) SELECT row_id FROM ({credited(record, 'area', None)}) "
        "WHERE $area::VARCHAR IS NULL OR subject = $area::VARCHAR)"
    )


def reaches(hits: float, n: float, share: float | None, smallest: int) -> bool:
    """Whether so many of n are worth a question: not where n is small, nor where the rule pack names no share."""
    return share is not None and n >= smallest and hits >= share * n
