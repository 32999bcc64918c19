"""Cached: a selection and how firm it is."""

import streamlit as st

from dashboard.ask import Ask
from dashboard.data.sized import at
from dashboard.data.source import check_grain, view
from etl import award
from etl.award import Firmness, Selection


def award_titles(ask: Ask) -> list[str]:
    """The awards of the rule pack in force."""
    return award.award_titles(at(ask))


def minutes_of(ask: Ask, title: str) -> str:
    """What is said of a selection over these days is kept under this (etl.settlements)."""
    return f"评选|{title}|{ask.period.title}|{ask.area or ''}"


@st.cache_data(max_entries=10, show_spinner=False)
def selection(ask: Ask, title: str) -> tuple[Selection, Firmness]:
    """See etl.award.select and etl.award.firmness; over the deputies in scope."""
    check_grain(ask.scope, "area")
    found = award.select(at(ask), title, view(ask))
    return found, award.firmness(found)
