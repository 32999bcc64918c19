"""How much an area holds: beyond a city nobody reads a list of people, and numbers are made with the build."""

from importlib.resources import files

import duckdb

WORKABLE = 20_000
"""Deputies of whom a page still lists everybody: a city has 6,000, a province 120,000."""

_PEOPLE = files(__package__).joinpath("size.sql").read_text("utf-8")


def people_of_areas(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """area_id -> deputies there and below, whenever in office; an area without any is not there."""
    return dict(con.execute(_PEOPLE).fetchall())
