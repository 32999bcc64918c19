"""The rows a metric is counted over: a fact table as it is, or a file of etl/metrics/relations."""

import re
from functools import cache
from importlib.resources import files

from etl.records import RECORDS
from etl.warehouse.schema import fact_columns


@cache
def rows_of(relation: str) -> str:
    """SQL of the relation. A file may stand inside another as {{name}}."""
    file = files("etl.metrics").joinpath("relations", f"{relation}.sql")
    if not file.is_file():
        return f"SELECT * FROM {relation}"
    return re.sub(r"\{\{(\w+)\}\}", lambda m: rows_of(m[1]), file.read_text("utf-8"))


def is_fact(relation: str) -> bool:
    return relation in RECORDS


def trace(relation: str) -> tuple[str, str]:
    """SQL of (record, row_id of the fact) behind a row `f` of the relation."""
    return (f"'{relation}'", "f.row_id") if is_fact(relation) else ("f.fact_record", "f.fact_row")


@cache
def column_types(record: str) -> dict[str, str]:
    """column -> SQL type of a fact table."""
    return dict(fact_columns(record))
