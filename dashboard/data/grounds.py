"""Cached: what every page stands on, and the rules in force."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from dashboard.access import Scope
from dashboard.ask import Ask
from dashboard.data.source import cursor, sql
from dashboard.frame import Ground
from dashboard.parts.head import Stamp
from dashboard.period import Period, resolve
from etl.warehouse.rounds import last_day, round_name


@st.cache_data(max_entries=50, show_spinner=False)
def ground(scope: Scope, build: Path) -> Ground:
    """What every page stands on."""
    con = cursor(scope, build)
    stamp = con.sql(sql("stamp")).pl().row(0, named=True)
    areas = pl.concat(con.sql(sql("areas"), params={"area": area}).pl() for area in scope.areas or (None,))
    return Ground(
        Stamp(stamp["build"], stamp["as_of"], stamp["rules_title"], stamp["authority"] or "", stamp["clean"],
              0 if scope.role == "public" else stamp["deliveries"], round_name(build)),
        dict(zip(areas["area_id"], areas["label"], strict=True)),
        areas["area_id"][0] if len(areas) else None,
        stamp["term_start"] or date(stamp["as_of"].year, 1, 1),
        min(last_day(build) or stamp["as_of"], stamp["as_of"]),
    )  # fmt: skip


@st.cache_data(max_entries=20, show_spinner=False)
def rule(scope: Scope, build: Path, key: str) -> Any:
    """One rule of the pack in force."""
    from etl.metrics.derived import rule as of_pack

    return of_pack(cursor(scope, build), key)


def targets(scope: Scope, build: Path, ids: Sequence[str]) -> dict[str, float]:
    """metric -> the value the rule pack aims at, where it names one."""
    found = {metric: rule(scope, build, f"targets.{metric}") for metric in ids}
    return {metric: float(value) for metric, value in found.items() if value is not None}


@st.cache_data(max_entries=5, show_spinner=False)
def examples(scope: Scope, build: Path) -> dict[str, str]:
    """area_id, area_name, station_id, station_name, deputy_id, deputy_name of one of each; empty where there is none."""
    found = cursor(scope, build).sql(sql("examples")).pl()
    return found.row(0, named=True) if len(found) else {}


def term(ask: Ask) -> Period:
    """The days of the term up to the day of the build."""
    told = ground(ask.scope, ask.build)
    return resolve("本届", told.stamp.as_of, told.term_start)
