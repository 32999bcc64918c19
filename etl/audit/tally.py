"""How many lines of each outcome, per person or station."""

from collections.abc import Iterable

import polars as pl

from etl.audit.reconcile import OUTCOMES, Match

PERSON, STATION = "person", "station"


def tally(found: Iterable[Match], by: str) -> pl.DataFrame:
    """id, name (of people), entries and records (how many lines of either side), and a count per outcome; in the order
    of ids. by: person, or station: then only lines for which the booklet names one, and records is what they met."""
    rows = [
        (one.line.id if by == PERSON else one.entry and one.entry.station, one.line.name, one.outcome,
         one.entry is not None, one.record is not None)
        for one in found
    ]  # fmt: skip
    schema = {"id": pl.String, "name": pl.String, "outcome": pl.String, "entry": pl.Boolean, "record": pl.Boolean}
    frame = pl.DataFrame(rows, schema=schema, orient="row").drop_nulls("id")
    counts = [(pl.col("outcome") == outcome).sum().cast(pl.Int64).alias(outcome) for outcome in OUTCOMES]
    sides = [
        pl.col(side).sum().cast(pl.Int64).alias(name) for side, name in (("entry", "entries"), ("record", "records"))
    ]
    return frame.group_by("id").agg(pl.col("name").first(), *sides, *counts).sort("id")
