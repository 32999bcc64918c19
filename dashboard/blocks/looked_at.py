"""Which build the whole dashboard shows: the one in force, or a round as it was frozen. The choice lives in the link."""

from pathlib import Path

import streamlit as st

from dashboard import wording
from dashboard.access import Scope
from dashboard.data import frozen
from dashboard.data.source import Outside
from etl.problems import Stop

NOW = wording.IN_FORCE
KEY = "round"
ONLY_NOW = frozenset({"deliveries", "journal", "rounds"})
"""Views about what is in force, whatever else is looked at."""


def looked_at(scope: Scope, view: str) -> Path | None:
    """The build of a round; None for the one in force. Raises Stop for a round that is not there, or a change to one."""
    asked = st.query_params.get(KEY)
    if not scope.sees_everything:
        if asked:
            raise Outside
        return None
    names = _names(scope)
    if asked and asked not in (*names, NOW):
        frozen.build_of(scope, asked)
    chosen = _chosen(names) if names else None
    if chosen in (None, NOW) or view in ONLY_NOW:
        return None
    if view == "mend":
        raise Stop(f"评价轮次“{chosen}”已经冻结，只能看；要更正请先换回{NOW}。")
    return frozen.build_of(scope, str(chosen))


def _names(scope: Scope) -> list[str]:
    """Where a card cannot be read the page of the rounds says so; the build in force has nothing to do with it."""
    try:
        return [one.name for one in frozen.rounds(scope)]
    except Stop:
        return []


def _chosen(names: list[str]) -> str | None:
    with st.sidebar:
        return st.selectbox("看哪一版", [NOW, *names], key=KEY, bind="query-params")
