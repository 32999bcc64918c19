"""Who has a row: one line per deputy named and mandate in force on the day of the row."""

from etl.records import RECORDS, columns
from etl.warehouse.facts import span_of
from etl.warehouse.schema import COPIED, quote
from etl.warehouse.statements import Con, run

_PARTS = {("suggestion", "lead_deputy_id"): "lead", ("suggestion", "co_deputy_ids"): "cosigner"}


def named(record: str) -> list[tuple[str, bool, str]]:
    """(column, whether it is a list, part) of every column of the fact table that names deputies."""
    own = [(c.name, c.kind == "list ref") for c in columns(RECORDS[record]) if c.to == "deputy"]
    copied = [(name, False) for name, _, _ in COPIED.get(record, ()) if name == "lead_deputy_id"]
    return [(name, many, _PARTS.get((record, name), "named")) for name, many in own + copied]


def name_deputies(con: Con, record: str, first: int) -> None:
    """Fill `<record>_deputy` for the facts from source `first` on.

    What is said of a suggestion is said of its leader as of the day it was submitted: a mandate that has ended
    by the day of the evaluation does not take the suggestion away.
    """
    span = (
        ("submitted_on", "submitted_on")
        if record in ("suggestion_evaluation", "suggestion_followup")
        else span_of(record)
    )
    distinct = "" if span[0] == span[1] else "DISTINCT"  # a span may meet both halves of a suspended mandate
    for column, many, part in named(record):
        parts = {"deputy": f"unnest({quote(column)})" if many else quote(column), "part": part, "distinct": distinct}
        run(con, "deputies", record=record, first_on=span[0], last_on=span[1], first=str(first), **parts)
