"""The rows a metric is counted over: a fact table as it is, or a file of etl/metrics/relations."""

import re
from functools import cache
from importlib.resources import files

from etl.metrics.view import in_view
from etl.records import RECORDS
from etl.warehouse.schema import fact_columns

_VISIBLE = (
    r"(SELECT * FROM \1 WHERE row_id NOT IN "
    r"(SELECT row_id FROM \1_deputy GROUP BY row_id HAVING NOT bool_or({{seen level}})))"
)


@cache
def rows_of(relation: str, levels: tuple[str, ...] = ()) -> str:
    """SQL of the relation. In a file, {{name}} is another relation, {{seen column}} asks whether a level is in view (or
    is one of `levels`), and {{visible record}} is a fact table less the rows that name people of whom none is in view."""
    file = files("etl.metrics").joinpath("relations", f"{relation}.sql")
    if not file.is_file():
        return f"SELECT * FROM {relation}"
    text = re.sub(r"\{\{visible (\w+)\}\}", _VISIBLE, file.read_text("utf-8"))
    seen = re.sub(r"\{\{seen ([\w.]+)\}\}", lambda m: in_view(m[1], levels), text)
    return re.sub(r"\{\{(\w+)\}\}", lambda m: rows_of(m[1], levels), seen)


def is_fact(relation: str) -> bool:
    """Whether its rows are the facts of a record (perhaps with more columns): credited by <record>_deputy."""
    return relation in RECORDS


def trace(relation: str) -> tuple[str, str]:
    """SQL of (record, row_id of the fact) behind a row `f` of the relation."""
    return (f"'{relation}'", "f.row_id") if is_fact(relation) else ("f.fact_record", "f.fact_row")


@cache
def column_types(record: str) -> dict[str, str]:
    """column -> SQL type of a fact table."""
    return dict(fact_columns(record))
