"""Cached: free questions, and what a name can be narrowed by."""

from dataclasses import replace

import streamlit as st

from dashboard.ask import Ask
from dashboard.data.sized import at
from dashboard.data.source import area_of, check_grain, view
from etl import metrics
from etl.metrics import choices as of_choices
from etl.records.column import Column as RecordColumn


@st.cache_data(max_entries=100, show_spinner=False)
def evaluated(ask: Ask, expression: str, places: tuple[str, ...]) -> list[metrics.Value]:
    """One number for each of the areas: see etl.metrics.evaluate_at. Raises ValueError with one sentence."""
    check_grain(ask.scope, "area")
    for place in places:
        area_of(replace(ask, area=place))
    return [found[0] for found in metrics.evaluate_at(at(ask), [expression], view(ask), list(places))]


@st.cache_data(max_entries=100, show_spinner=False)
def narrowing(ask: Ask, name: str) -> dict[str, tuple[str, RecordColumn]]:
    """What a metric or record can be narrowed by: see etl.metrics.choices."""
    return of_choices.narrowing(at(ask), name, view(ask))


@st.cache_data(max_entries=100, show_spinner=False)
def choices(ask: Ask, name: str, column: str) -> list[str]:
    """The values of one such column."""
    return of_choices.values(at(ask), *narrowing(ask, name)[column])
