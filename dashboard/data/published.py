"""Cached: what the rule pack publishes of deputies, and nothing else (代表法 art. 58)."""

import polars as pl
import streamlit as st

from dashboard.ask import Ask
from dashboard.data.grounds import rule
from dashboard.data.lists import rows
from dashboard.data.sized import at
from dashboard.data.source import view
from dashboard.parts.spoken import header
from etl import metrics

_ASKED = {"assignment.station_id": "stations"}
"""Published field -> column of the list, where it is not called the same."""

_HEADS = {"assignment.station_id": "所在站点"}


def fields(ask: Ask) -> dict[str, str]:
    """column -> header, in the order of the rule pack; a field the list does not hold is none."""
    told = rule(ask.scope, ask.build, "publish.fields") or []
    return {_ASKED.get(name, name.partition(".")[2]): _HEADS.get(name, header(name.partition(".")[2])) for name in told}


def measures(ask: Ask) -> tuple[str, ...]:
    """The metrics the rule pack publishes."""
    return tuple(rule(ask.scope, ask.build, "publish.measures") or ())


@st.cache_data(max_entries=20, show_spinner=False)
def published(ask: Ask) -> pl.DataFrame:
    """id, name, the published columns, and per published metric the value with numerator and denominator."""
    people = rows(ask, "public_deputies")
    kept = [name for name in fields(ask) if name in people.columns]
    found = metrics.compute(at(ask), measures(ask), "deputy", view(ask))
    own = people.select("id", pl.col("deputy_name").alias("name"), *kept)
    return own.join(found.drop("name"), on="id", how="left", maintain_order="left")
