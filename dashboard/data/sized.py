"""How large what is asked about is. A home of more people than anybody reads is looked at area by area: each of a size to
work with is a warehouse of its own, and of the areas above the numbers are made with the build."""

from dataclasses import replace
from pathlib import Path

import duckdb
import polars as pl
import streamlit as st

from dashboard.access import Scope
from dashboard.ask import Ask
from dashboard.data.source import area_of, cursor, in_sight, sql, view
from etl.metrics.published import published
from etl.metrics.size import WORKABLE, people_of_areas
from etl.metrics.subjects import SUBJECTS
from etl.warehouse.sight import Sight

BY_AREA = ("committee", "office", "public")


@st.cache_resource(max_entries=10, show_spinner=False)
def _people(scope: Scope, build: Path) -> dict[str, int]:
    return people_of_areas(cursor(scope, build))


def people_of(ask: Ask) -> dict[str, int]:
    """area_id -> deputies there and below, of the areas in scope."""
    return _people(ask.scope, ask.build)


def is_large(ask: Ask) -> bool:
    """Whether the area asked about, or all that is in scope, holds more people than a page lists."""
    if ask.scope.role not in BY_AREA:
        return False
    known, area = people_of(ask), area_of(ask)
    return (known.get(area, 0) if area else max(known.values(), default=0)) > WORKABLE


def at(ask: Ask) -> duckdb.DuckDBPyConnection:
    """A cursor over the rows the question is about: those of its area alone where all in scope are too many to count
    while somebody waits, else all in scope."""
    area = area_of(ask)
    is_apart = ask.scope.role in BY_AREA and area and not is_large(ask) and is_large(replace(ask, area=None))
    return in_sight(ask.build, Sight(areas=(area,))).cursor() if is_apart and area else cursor(ask.scope, ask.build)


def made(ask: Ask, ids: tuple[str, ...]) -> pl.DataFrame | None:
    """Numbers of areas made with the build, for a large area of a home that is seen whole; None where there are none."""
    if not ask.scope.sees_everything or not is_large(ask):
        return None
    asked = view(ask)
    found = published(ask.build, ids, asked)
    if found is None or asked.area is None:
        return found
    here = cursor(ask.scope, ask.build).sql(SUBJECTS["area"], params=asked.parameters(SUBJECTS["area"])).pl()
    return found.filter(pl.col("id").is_in(here["id"].implode()))


@st.cache_data(max_entries=500, show_spinner=False)
def around(scope: Scope, build: Path, subject: str) -> str | None:
    """The widest area of a size to work with around one deputy, station or area; None where there is none, and where all
    in scope are not too many."""
    known = _people(scope, build)
    if scope.role not in BY_AREA or max(known.values(), default=0) <= WORKABLE:
        return None
    areas = cursor(scope, build).sql(sql("around"), params={"subject": subject}).pl()["area_id"]
    return next((area for area in areas if area in known and known[area] <= WORKABLE), None)


@st.cache_data(max_entries=500, show_spinner=False)
def areas_near(scope: Scope, build: Path, area: str) -> set[str]:
    """The area, those around it and those one step below."""
    return set(cursor(scope, build).sql(sql("areas_near"), params={"subject": area}).pl()["area_id"])
