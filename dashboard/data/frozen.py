"""Rounds: their list, the build of one, whose figures have moved since; freezing one. For the committee alone."""

from datetime import date
from pathlib import Path
from typing import Literal

import streamlit as st

from dashboard.access import Scope
from dashboard.data.journaled import noted
from dashboard.data.source import Outside, current_build, home
from etl.audit.moved import Moved
from etl.audit.moved import moved as all_moved
from etl.home import Home
from etl.metrics import View
from etl.warehouse.rounds import Round, round_of, whole
from etl.warehouse.rounds import freeze as freeze_it
from etl.warehouse.rounds import rounds as all_rounds


def rounds(scope: Scope) -> list[Round]:
    """The newest first; not cached, since it is not of one build. Raises Stop for anyone but the committee."""
    _check(scope)
    return all_rounds(Home(home()))


def build_of(scope: Scope, name: str) -> Path:
    """The frozen build. Raises Stop where there is no such round."""
    _check(scope)
    return round_of(Home(home()), name).path(Home(home()))


def moved(scope: Scope, one: Round, by: Literal["deputy", "station"]) -> list[Moved]:
    """See etl.audit.moved, over the days of the round and as of its day. Raises Stop where its build is not whole."""
    _check(scope)
    now = current_build()
    then = one.path(Home(home()))
    return _moved(one, then, now, View(one.from_on, one.to_on, one.as_of), by) if now else []


def freeze(scope: Scope, name: str, days: tuple[date, date] | None) -> Round:
    """Raises Stop in one sentence, with nothing changed."""
    _check(scope)
    made = freeze_it(Home(home()), name, scope.who, days)
    noted(scope, "冻结轮次", f"{made.name} 数据版 {made.build} {made.sha256[:12]}")
    return made


@st.cache_data(max_entries=10, show_spinner=False, hash_funcs={Round: lambda one: (one.name, one.sha256)})
def _moved(one: Round, then: Path, now: Path, view: View, by: Literal["deputy", "station"]) -> list[Moved]:
    whole(Home(home()), one)
    return all_moved(then, now, view, by)


def _check(scope: Scope) -> None:
    if not scope.sees_everything:
        raise Outside
