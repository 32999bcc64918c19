"""Cached: every number the metrics give."""

from dataclasses import replace
from typing import Any

import polars as pl
import streamlit as st

from dashboard.ask import Ask
from dashboard.data.sized import at, made
from dashboard.data.source import check_grain, check_subject, view
from dashboard.period import Period
from etl import metrics
from etl.metrics.compute import values
from etl.metrics.derived import ingredients
from etl.metrics.metric import Grain


@st.cache_data(max_entries=200, show_spinner=False)
def _counted(ask: Ask, ids: tuple[str, ...], by: Grain) -> pl.DataFrame:
    check_grain(ask.scope, by)
    found = made(ask, ids) if by == "area" else None
    return metrics.compute(at(ask), ids, by, view(ask)) if found is None else found


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


def with_prior(
    ask: Ask, ids: tuple[str, ...], by: Grain, subject: str, beside: tuple[str, ...] = ()
) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """(the period, the same days a year earlier or None for a whole term). beside: asked of the period alone."""
    prior = ask.period.prior()
    return of(ask, (*ids, *beside), by, subject), of(ask, ids, by, subject, prior) if prior else None


@st.cache_data(max_entries=50, show_spinner=False)
def monthly(ask: Ask, ids: tuple[str, ...], by: Grain, subject: str, period: Period) -> pl.DataFrame:
    """month, metric, value: see etl.metrics.monthly."""
    check_subject(ask, by, subject)
    return metrics.monthly(at(ask), ids, by, subject, view(ask, period))


@st.cache_data(max_entries=20, show_spinner=False)
def duties(ask: Ask) -> pl.DataFrame:
    """One row per deputy and duty: see etl.metrics.duties."""
    return metrics.duties(at(ask), view(ask))


@st.cache_data(max_entries=20, show_spinner=False)
def people(ask: Ask) -> pl.DataFrame:
    """Everyone in office on the last day, with the cohort compared with: see etl.metrics.cohorts."""
    return metrics.cohorts(at(ask), view(ask))


@st.cache_data(max_entries=50, show_spinner=False)
def both_judgements(ask: Ask, by: Grain) -> pl.DataFrame:
    """id, name, deputies, deputies_of (suggestions), committee, committee_of (votes): the two sides of double_gap."""
    check_grain(ask.scope, by)
    con, names = at(ask), ("deputies", "committee")
    parts = ingredients(con, metrics.METRICS["double_gap"], by)
    sides = [replace(part, denominator="两种评价都有的建议") for part in parts]  # a side is a share, their gap is none
    found = values(con, sides, by, view(ask))
    columns = [
        pl.col(f"{side.id}.{part}").alias(name + end)
        for side, name in zip(sides, names, strict=True)
        for part, end in (("numerator", ""), ("denominator", "_of"))
    ]
    return found.select("id", "name", *columns)


@st.cache_data(max_entries=20, show_spinner=False)
def peer_groups(ask: Ask) -> pl.DataFrame:
    """The same people with the group each is compared in: see etl.metrics.peer_groups."""
    return metrics.peer_groups(at(ask), view(ask))


@st.cache_data(max_entries=50, show_spinner=False)
def peers(ask: Ask, deputy: str) -> tuple[str, list[str]]:
    """(cohort, ids): no ids under the smallest number."""
    return metrics.peers_of(at(ask), deputy, view(ask))


@st.cache_data(max_entries=50, show_spinner=False)
def records(ask: Ask, metric: str, by: Grain, subject: str) -> pl.DataFrame:
    """The exact rows behind one number: see etl.metrics.records."""
    check_subject(ask, by, subject)
    return metrics.records(at(ask), metric, by, subject, view(ask))


@st.cache_data(max_entries=20, show_spinner=False)
def days_behind(ask: Ask, metric: str, by: Grain) -> pl.DataFrame:
    """The days behind a number of days, of every subject at once: see etl.metrics.days_behind."""
    check_grain(ask.scope, by)
    return metrics.days_behind(at(ask), metric, by, view(ask))


@st.cache_data(max_entries=100, show_spinner=False)
def _covered(ask: Ask, ids: tuple[str, ...], by: Grain) -> pl.DataFrame:
    check_grain(ask.scope, by)
    return metrics.covered(at(ask), ids, by, view(ask))


def covered(ask: Ask, ids: tuple[str, ...], by: Grain, subject: str) -> dict[str, dict[str, Any]]:
    """metric -> what of place and period nobody reported (etl.metrics.covered); a metric without gaps is not there."""
    found = _covered(ask, ids, by).filter(pl.col("id") == subject, pl.col("said").is_not_null())
    return {row["metric"]: row for row in found.to_dicts()}


@st.cache_data(max_entries=20, show_spinner=False)
def composition(ask: Ask) -> pl.DataFrame:
    """dimension, category, count, share: see etl.metrics.composition."""
    check_grain(ask.scope, "area")
    return metrics.composition(at(ask), view(ask))
