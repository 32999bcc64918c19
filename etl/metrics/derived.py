"""Metrics made from other metrics: what each is made of, and how."""

import json
from dataclasses import replace

import duckdb
import polars as pl

from etl.metrics.metric import Agg, Grain, Metric, Rows
from etl.metrics.registry import METRICS
from etl.metrics.view import View

_EVIDENCE = {"reception": "happened_on", "opinion": "happened_on", "service": "happened_on", "activity": "happened_on"}


def rule(con: duckdb.DuckDBPyConnection, key: str) -> object:
    """A rule of the pack in force; None where it has none."""
    found = con.execute('SELECT "value" FROM rule WHERE "key" = ?', [key]).fetchall()
    return json.loads(found[0][0]) if found else None


def ingredients(con: duckdb.DuckDBPyConnection, metric: Metric, by: Grain) -> list[Metric]:
    """What has to be counted first."""
    match metric.id:
        case "contacts":
            return [
                _CONTACT_ROWS,
                *([_RECEPTIONS_AS_CONTACTS] if rule(con, "contact.reception_counts_as_contact") else []),
            ]
        case "evidence_rate":
            return [m for m in _evidence_parts() if not (by == "deputy" and m.id == "evidence_activity")]
        case "double_gap":
            return [_GAP_DEPUTY, _GAP_COMMITTEE]
    return []


def derive(con: duckdb.DuckDBPyConnection, metric: Metric, by: Grain, view: View, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with ID.numerator, ID.denominator (and ID.value where it is no quotient) added."""
    match metric.id:
        case "duties_done" | "duties_all_done_rate":
            from etl.metrics.duties import add_duties

            return add_duties(con, metric, by, view, frame)
        case "double_gap":
            return _double_gap(frame)
    return _summed(frame, metric, [part.id for part in ingredients(con, metric, by)])


def _summed(frame: pl.DataFrame, metric: Metric, parts: list[str]) -> pl.DataFrame:
    """Parts added; blank only where every part is blank."""
    for side in ("numerator", "denominator"):
        columns = [name for name in (f"{part}.{side}" for part in parts) if name in frame.columns]
        if columns:
            some = pl.any_horizontal(pl.col(columns).is_not_null())
            frame = frame.with_columns(pl.when(some).then(pl.sum_horizontal(columns)).alias(f"{metric.id}.{side}"))
    return frame


def _double_gap(frame: pl.DataFrame) -> pl.DataFrame:
    n, votes = pl.col("gap_deputy.denominator"), pl.col("gap_committee.denominator")
    gap = pl.col("gap_deputy.numerator") / n - pl.col("gap_committee.numerator") / votes
    has_both = (n > 0) & (votes > 0)
    return frame.with_columns(
        pl.when(has_both).then(gap * 100).alias("double_gap.value"),
        pl.when(n.is_not_null()).then(pl.when(has_both).then(gap * 100 * n).otherwise(0)).alias("double_gap.numerator"),
        n.alias("double_gap.denominator"),
    )


def _internal(of: str, id_: str, rows: Rows, grains: tuple[Grain, ...] | None = None) -> Metric:
    return replace(METRICS[of], id=id_, formula=rows, grains=grains or METRICS[of].grains)


_CONTACT_ROWS = _internal(
    "contacts", "contact_rows",
    Rows("contact", Agg(value="coalesce(f.contacts_made, 1)"), day="happened_on", where="f.kind = '联系群众'"),
)  # fmt: skip
_RECEPTIONS_AS_CONTACTS = _internal("contacts", "reception_contacts", Rows("reception", Agg(), day="happened_on"))
_HAS_BOTH = "f.rating IS NOT NULL AND f.committee_votes > 0"
_GAP_DEPUTY = _internal(
    "double_gap", "gap_deputy",
    Rows(
        "suggestion", Agg(f"{_HAS_BOTH} AND f.rating = '满意'"), Agg(_HAS_BOTH), day="rated_on", where="f.is_accepted"
    ),
)  # fmt: skip
_GAP_COMMITTEE = _internal(
    "double_gap", "gap_committee",
    Rows(
        "suggestion", Agg(_HAS_BOTH, "f.committee_satisfied"), Agg(_HAS_BOTH, "f.committee_votes"), day="rated_on",
        where="f.is_accepted",
    ),
)  # fmt: skip


def _evidence_parts() -> list[Metric]:
    held = {"activity": "f.status = '已举行'", "service": "NOT coalesce(f.is_forecast, false)"}
    return [
        replace(
            _internal("evidence_rate", f"evidence_{record}", Rows(
                record, Agg("len(f.evidence) > 0"), Agg(), day=day, where=held.get(record, "true"),
            )),
            needs=(f"{record}.happened_on",),
        )
        for record, day in _EVIDENCE.items()
    ]  # fmt: skip
