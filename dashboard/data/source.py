"""Where the cached calls ask: the home, the build in force, a cursor, a query file, a view of an Ask."""

import os
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import get_args

import duckdb
import streamlit as st

from dashboard.access import Role, Scope
from dashboard.ask import Ask
from dashboard.period import Period
from etl.home import Home
from etl.metrics import View
from etl.metrics.metric import Grain
from etl.problems import Stop
from etl.warehouse.publish import current, open_warehouse
from etl.warehouse.sight import Sight, open_sight

OUTSIDE = "这里不在您可看的范围内。"


class Outside(Stop):
    """Asked for what the scope does not hold: by a link made by hand, mostly. One sentence, and a line in the journal."""

    def __init__(self) -> None:
        super().__init__(OUTSIDE)


def home() -> Path:
    return Path(os.environ.get("LVZHI_HOME", "data"))


def current_build() -> Path | None:
    return current(Home(home()))


@st.cache_resource(max_entries=3, show_spinner=False)
def _whole(build: Path) -> duckdb.DuckDBPyConnection:
    return open_warehouse(build)


@st.cache_resource(max_entries=40, show_spinner=False)
def in_sight(build: Path, sight: Sight) -> duckdb.DuckDBPyConnection:
    """See etl.warehouse.sight."""
    return open_sight(build, sight)


def reopen() -> None:
    """Let go of every open build: whoever asks next opens it anew."""
    _whole.clear()
    in_sight.clear()


def cursor(scope: Scope, build: Path) -> duckdb.DuckDBPyConnection:
    """A cursor over the rows in scope: for whoever does not see everything, over a warehouse that holds no others."""
    return (in_sight(build, scope.sight) if scope.sight else _whole(build)).cursor()


@cache
def sql(name: str) -> str:
    return files("dashboard").joinpath("queries", f"{name}.sql").read_text("utf-8")


def view(ask: Ask, period: Period | None = None) -> View:
    """The days asked for; the area asked for. Raises Stop where that is outside the scope."""
    days = period or ask.period
    return View(days.first, days.last, days.as_of, ask.level, area_of(ask))


def area_of(ask: Ask) -> str | None:
    """The area asked for, else the first of the scope. Raises Stop where it is outside the scope."""
    area = ask.area or ask.scope.area
    if ask.scope.areas and not _is_inside(ask.scope, ask.build, area or ""):
        raise Outside
    return area


@st.cache_data(max_entries=500, show_spinner=False)
def _is_inside(scope: Scope, build: Path, area: str) -> bool:
    around = "SELECT ancestor_id FROM area_tree WHERE area_id = ?"
    return bool({found for (found,) in cursor(scope, build).execute(around, [area]).fetchall()} & {*scope.areas})


def check_grain(scope: Scope, by: Grain) -> None:
    """A number of something that is only partly in sight would be a wrong number. Raises Stop before it is counted."""
    if by not in _COUNTED[scope.role]:
        raise Outside


def check_subject(ask: Ask, by: Grain, subject: str) -> None:
    """The same of one subject: an area around those of the scope is only partly in sight. Raises Stop."""
    check_grain(ask.scope, by)
    if by == "area":
        area_of(replace(ask, area=subject))


_GRAINS: tuple[Grain, ...] = get_args(Grain)
_COUNTED: dict[Role, tuple[Grain, ...]] = {
    "committee": _GRAINS,
    "office": _GRAINS,
    "station": ("station", "deputy"),
    "deputy": ("deputy",),
    "public": (),
}
"""Of what a role may ask for numbers: of areas, units and groups only where all of them is in sight."""
