"""Cached: lists of rows by a query file; the history of deliveries."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from dashboard.access import Scope
from dashboard.ask import Ask
from dashboard.data.sized import at
from dashboard.data.source import Outside, area_of, cursor, home, sql
from etl.history import history as archived
from etl.home import Home


@st.cache_data(max_entries=100, show_spinner=False)
def rows(ask: Ask, query: str, subject: str | None = None) -> pl.DataFrame:
    """A list of rows by a file of dashboard/queries, which takes $from_on, $to_on, $as_of, $area, $subject or $subjects."""
    return rows_of(ask, query, (subject,) if subject else ())


def rows_of(ask: Ask, query: str, subjects: Sequence[str]) -> pl.DataFrame:
    """The same of many subjects in one question, not cached: papers of hundreds of people ask it once."""
    if ask.scope.role == "public" and not query.startswith("public_"):
        raise Outside
    query_text = sql(query)
    values = {
        "from_on": ask.period.first, "to_on": ask.period.last, "last_on": ask.period.end, "as_of": ask.period.as_of,
        "area": area_of(ask), "subject": subjects[0] if subjects else None, "subjects": list(subjects),
    }  # fmt: skip
    taken = {*re.findall(r"\$(\w+)", query_text)}
    asked = {name: value for name, value in values.items() if name in taken}
    found: pl.DataFrame = at(ask).sql(query_text, params=asked).pl()
    return found


def history(scope: Scope, build: Path) -> list[dict[str, Any]]:
    """What was received, withdrawn and restored, newest first; not cached, since it is not of one build. Of files with no
    row in sight only the viewer's own."""
    events = archived(Home(home()))[::-1]
    if scope.sees_everything:
        return events
    seen = {sha for (sha,) in cursor(scope, build).execute("SELECT DISTINCT delivery FROM source").fetchall()}
    seen |= {event["sha256"] for event in events if event.get("by") == scope.who or event.get("sent_by") == scope.name}
    return [event for event in events if event["sha256"] in seen]
