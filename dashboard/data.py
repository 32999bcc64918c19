"""The only cached calls. Every one takes a scope and the build it asks (inside an Ask, or beside it)."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import streamlit as st

from dashboard.access import Scope
from dashboard.ask import Ask
from dashboard.frame import Ground
from dashboard.parts.head import Stamp
from dashboard.period import Period
from etl import deliveries, metrics
from etl.home import Home
from etl.metrics import View
from etl.metrics import choices as of_choices
from etl.metrics.compute import values
from etl.metrics.derived import ingredients
from etl.metrics.metric import Grain
from etl.records.column import Column as RecordColumn
from etl.warehouse.publish import current, open_warehouse


def home() -> Path:
    return Path(os.environ.get("LVZHI_HOME", "data"))


def current_build() -> Path | None:
    return current(Home(home()))


@st.cache_resource(max_entries=3, show_spinner=False)
def _opened(build: Path) -> duckdb.DuckDBPyConnection:
    return open_warehouse(build)


def _cursor(build: Path) -> duckdb.DuckDBPyConnection:
    return _opened(build).cursor()


@cache
def _sql(name: str) -> str:
    return files("dashboard").joinpath("queries", f"{name}.sql").read_text("utf-8")


def _view(ask: Ask, period: Period | None = None) -> View:
    """The days asked for; the area asked for, never above that of the scope."""
    days = period or ask.period
    return View(days.first, days.last, days.as_of, ask.level, ask.area or ask.scope.area)


@st.cache_data(max_entries=50, show_spinner=False)
def ground(scope: Scope, build: Path) -> Ground:
    """What every page stands on."""
    con = _cursor(build)
    stamp = con.sql(_sql("stamp")).pl().row(0, named=True)
    areas = con.sql(_sql("areas"), params={"area": scope.area}).pl()
    return Ground(
        Stamp(stamp["build"], stamp["as_of"], stamp["rules_title"], stamp["authority"] or "", stamp["clean"],
              stamp["deliveries"]),
        dict(zip(areas["area_id"], areas["label"], strict=True)),
        areas["area_id"][0] if len(areas) else None,
        stamp["term_start"] or date(stamp["as_of"].year, 1, 1),
    )  # fmt: skip


@st.cache_data(max_entries=200, show_spinner=False)
def _counted(ask: Ask, ids: tuple[str, ...], by: Grain) -> pl.DataFrame:
    return metrics.compute(_cursor(ask.build), ids, by, _view(ask))


def numbers(ask: Ask, ids: tuple[str, ...], by: Grain, period: Period | None = None) -> pl.DataFrame:
    """id, name and every metric asked for (etl.metrics.compute), of every subject of the grain.

    The cache tells an argument left out from the same one given, so it is asked in one way only.
    """
    return _counted(replace(ask, period=period) if period else ask, ids, by)


def of(ask: Ask, ids: tuple[str, ...], by: Grain, subject: str | None, period: Period | None = None) -> dict[str, Any]:
    """The same for one subject; every value None where there is no such subject."""
    frame = numbers(ask, ids, by, period)
    found = frame.filter(pl.col("id") == subject)
    return found.row(0, named=True) if len(found) else dict.fromkeys(frame.columns)


@st.cache_data(max_entries=50, show_spinner=False)
def monthly(ask: Ask, ids: tuple[str, ...], by: Grain, subject: str, period: Period) -> pl.DataFrame:
    """month, metric, value: see etl.metrics.monthly."""
    return metrics.monthly(_cursor(ask.build), ids, by, subject, _view(ask, period))


@st.cache_data(max_entries=20, show_spinner=False)
def duties(ask: Ask) -> pl.DataFrame:
    """One row per deputy and duty: see etl.metrics.duties."""
    return metrics.duties(_cursor(ask.build), _view(ask))


@st.cache_data(max_entries=20, show_spinner=False)
def people(ask: Ask) -> pl.DataFrame:
    """Everyone in office on the last day, with the cohort compared with: see etl.metrics.cohorts."""
    return metrics.cohorts(_cursor(ask.build), _view(ask))


@st.cache_data(max_entries=50, show_spinner=False)
def both_judgements(ask: Ask, by: Grain) -> pl.DataFrame:
    """id, name, deputies, deputies_of (suggestions), committee, committee_of (votes): the two sides of double_gap."""
    con, names = _cursor(ask.build), ("deputies", "committee")
    parts = ingredients(con, metrics.METRICS["double_gap"], by)
    sides = [replace(part, denominator="两种评价都有的建议") for part in parts]  # a side is a share, their gap is none
    found = values(con, sides, by, _view(ask))
    columns = [
        pl.col(f"{side.id}.{part}").alias(name + end)
        for side, name in zip(sides, names, strict=True)
        for part, end in (("numerator", ""), ("denominator", "_of"))
    ]
    return found.select("id", "name", *columns)


@st.cache_data(max_entries=50, show_spinner=False)
def peers(ask: Ask, deputy: str) -> tuple[str, list[str]]:
    """(cohort, ids): no ids under the smallest number."""
    return metrics.peers_of(_cursor(ask.build), deputy, _view(ask))


@st.cache_data(max_entries=50, show_spinner=False)
def records(ask: Ask, metric: str, by: Grain, subject: str) -> pl.DataFrame:
    """The exact rows behind one number: see etl.metrics.records."""
    return metrics.records(_cursor(ask.build), metric, by, subject, _view(ask))


@st.cache_data(max_entries=100, show_spinner=False)
def evaluated(ask: Ask, expression: str, places: tuple[str, ...]) -> list[metrics.Value]:
    """One number for each of the areas: see etl.metrics.evaluate_at. Raises ValueError with one sentence."""
    return [found[0] for found in metrics.evaluate_at(_cursor(ask.build), [expression], _view(ask), list(places))]


@st.cache_data(max_entries=100, show_spinner=False)
def narrowing(ask: Ask, name: str) -> dict[str, tuple[str, RecordColumn]]:
    """What a metric or record can be narrowed by: see etl.metrics.choices."""
    return of_choices.narrowing(_cursor(ask.build), name, _view(ask))


@st.cache_data(max_entries=100, show_spinner=False)
def choices(ask: Ask, name: str, column: str) -> list[str]:
    """The values of one such column."""
    return of_choices.values(_cursor(ask.build), *narrowing(ask, name)[column])


@st.cache_data(max_entries=100, show_spinner=False)
def rows(ask: Ask, query: str, subject: str | None = None) -> pl.DataFrame:
    """A list of rows by a file of dashboard/queries, which takes $from_on, $to_on, $as_of, $area, $subject."""
    sql = _sql(query)
    values = {
        "from_on": ask.period.first, "to_on": ask.period.last, "last_on": ask.period.end, "as_of": ask.period.as_of,
        "area": ask.area or ask.scope.area, "subject": subject,
    }  # fmt: skip
    asked = {name: value for name, value in values.items() if f"${name}" in sql}
    found: pl.DataFrame = _cursor(ask.build).sql(sql, params=asked).pl()
    return found


@st.cache_data(max_entries=20, show_spinner=False)
def rule(scope: Scope, build: Path, key: str) -> Any:
    """One rule of the pack in force."""
    from etl.metrics.derived import rule as of_pack

    return of_pack(_cursor(build), key)


def history(scope: Scope) -> list[dict[str, Any]]:
    """What was received, withdrawn and restored, newest first; not cached, since it is not of one build."""
    return deliveries.history(Home(home()))[::-1]


def targets(scope: Scope, build: Path, ids: Sequence[str]) -> dict[str, float]:
    """metric -> the value the rule pack aims at, where it names one."""
    found = {metric: rule(scope, build, f"targets.{metric}") for metric in ids}
    return {metric: float(value) for metric, value in found.items() if value is not None}
