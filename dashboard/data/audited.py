"""Cached: which numbers to ask about, and how the two ledgers agree. And what people say about either."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from dashboard.access import Scope
from dashboard.ask import Ask
from dashboard.data.sized import at
from dashboard.data.source import Outside, check_grain, current_build, cursor, home, view
from etl.audit.doubt import Doubt
from etl.audit.doubts import doubts as all_doubts
from etl.audit.doubts import starts as all_starts
from etl.audit.reconcile import Match
from etl.audit.reconcile import reconcile as all_matches
from etl.home import Home
from etl.settlements import DEPUTY, OBJECTION, OFFICE, VERDICTS, Said
from etl.settlements import said as all_said
from etl.settlements import say as say_it


@st.cache_data(max_entries=20, show_spinner=False)
def doubts(ask: Ask) -> list[Doubt]:
    """See etl.audit.doubts."""
    check_grain(ask.scope, "area")
    return all_doubts(at(ask), view(ask))


@st.cache_data(max_entries=20, show_spinner=False)
def starts(ask: Ask) -> dict[str, str]:
    """Kind of doubt -> from where on it is asked, in words: see etl.audit.doubts."""
    return all_starts(at(ask))


@st.cache_data(max_entries=20, show_spinner=False)
def matches(ask: Ask) -> list[Match]:
    """Of the people in scope: see etl.audit.reconcile."""
    return all_matches(at(ask), view(ask))


def said(scope: Scope, about: str) -> list[Said]:
    """What was said about people in scope, oldest first; of a selection only to who sees everything. Not cached, since
    it is not of one build."""
    told = all_said(Home(home()), about)
    if scope.sees_everything:
        return told
    build = current_build()
    people = _people(scope, build) if build and scope.role != "public" else frozenset()
    return [one for one in told if one.about.split("|")[1] in people and not one.about.startswith("评选|")]


def say(
    scope: Scope, deputy: str, about: str, verdict: str, reason: str, side: str = OFFICE, people: Sequence[str] = ()
) -> None:
    """Add an objection, an answer, a settlement, minutes. side: for whom an office settles; a deputy speaks for nobody
    else. people: whom a decision names.
    Raises Stop where the role may not: a deputy objects to and settles the own, and does not answer oneself."""
    build = current_build()
    is_own = scope.role == "deputy"
    if not scope.sees_everything and not (build and deputy in _people(scope, build)):
        raise Outside
    if is_own and (scope.deputy != deputy or verdict not in (OBJECTION, *VERDICTS)):
        raise Outside
    spoken = (DEPUTY if is_own else side) if verdict in VERDICTS else ""
    say_it(Home(home()), scope.who, about, verdict, reason, spoken, people)


@st.cache_data(max_entries=50, show_spinner=False)
def _people(scope: Scope, build: Path) -> frozenset[str]:
    """Whose rows are in scope."""
    if scope.role == "public":
        return frozenset()
    found = cursor(scope, build).execute("SELECT deputy_id FROM deputy").fetchall()
    return frozenset(id_ for (id_,) in found)
