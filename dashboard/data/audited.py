"""Cached: which numbers to ask about, and how the two ledgers agree."""

import streamlit as st

from dashboard.access import Scope
from dashboard.ask import Ask
from dashboard.data.source import OUTSIDE, check_grain, cursor, home, view
from etl.audit.doubts import Doubt
from etl.audit.doubts import doubts as all_doubts
from etl.audit.reconcile import Match
from etl.audit.reconcile import reconcile as all_matches
from etl.home import Home
from etl.problems import Stop
from etl.settlements import OBJECTION, Said
from etl.settlements import said as all_said
from etl.settlements import say as say_it


@st.cache_data(max_entries=20, show_spinner=False)
def doubts(ask: Ask) -> list[Doubt]:
    """See etl.audit.doubts."""
    check_grain(ask.scope, "area")
    return all_doubts(cursor(ask.scope, ask.build), view(ask))


@st.cache_data(max_entries=20, show_spinner=False)
def matches(ask: Ask) -> list[Match]:
    """Of the people in scope: see etl.audit.reconcile."""
    return all_matches(cursor(ask.scope, ask.build), view(ask))


def said(scope: Scope, about: str) -> list[Said]:
    """What was said about something in scope; not cached, since it is not of one build."""
    return all_said(Home(home()), about)


def say(scope: Scope, deputy: str, about: str, verdict: str, reason: str) -> None:
    """Add an objection, an answer, a settlement. Raises Stop where the role may not: one objects to the own figures,
    and does not answer oneself."""
    if scope.role == "public" or (scope.role == "deputy" and (scope.deputy != deputy or verdict != OBJECTION)):
        raise Stop(OUTSIDE)
    say_it(Home(home()), scope.name, about, verdict, reason)
