"""Where the cached calls ask: the home, the build in force, a cursor, a query file, a view of an Ask."""

import os
from functools import cache
from importlib.resources import files
from pathlib import Path

import duckdb
import streamlit as st

from dashboard.ask import Ask
from dashboard.period import Period
from etl.home import Home
from etl.metrics import View
from etl.warehouse.publish import current, open_warehouse


def home() -> Path:
    return Path(os.environ.get("LVZHI_HOME", "data"))


def current_build() -> Path | None:
    return current(Home(home()))


@st.cache_resource(max_entries=3, show_spinner=False)
def _opened(build: Path) -> duckdb.DuckDBPyConnection:
    return open_warehouse(build)


def cursor(build: Path) -> duckdb.DuckDBPyConnection:
    return _opened(build).cursor()


@cache
def sql(name: str) -> str:
    return files("dashboard").joinpath("queries", f"{name}.sql").read_text("utf-8")


def view(ask: Ask, period: Period | None = None) -> View:
    """The days asked for; the area asked for, never above that of the scope."""
    days = period or ask.period
    return View(days.first, days.last, days.as_of, ask.level, ask.area or ask.scope.area)
