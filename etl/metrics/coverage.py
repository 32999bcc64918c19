"""Where a number is known at all: what was delivered, for which places and days."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property

import duckdb
import polars as pl

from etl.metrics.metric import Grain
from etl.metrics.view import View, in_view

HOMES = {
    "area": "SELECT area_id AS subject, area_id AS place FROM area",
    "station": "SELECT station_id AS subject, station_id AS place FROM station",
    "group": """SELECT DISTINCT "group" || '@' || area_id AS subject, area_id AS place FROM group_member""",
    "deputy": f"SELECT DISTINCT deputy_id AS subject, area_id AS place FROM office WHERE {in_view('level')}",
    "unit": (
        "SELECT DISTINCT lead_unit AS subject, $area::VARCHAR AS place FROM "
        "(SELECT lead_unit FROM suggestion UNION ALL SELECT lead_unit FROM project) WHERE lead_unit IS NOT NULL"
    ),
}
"""Where each subject is at home."""

_AROUND = "SELECT area_id AS place, ancestor_id AS area_id, NULL::VARCHAR AS station_id FROM area_tree"
_EVERYWHERE = "SELECT NULL::VARCHAR AS place, area_id, NULL::VARCHAR AS station_id FROM area"
REACH = {
    "area": f"{_AROUND} UNION SELECT ancestor_id, area_id, NULL FROM area_tree",
    "deputy": f"{_AROUND} UNION SELECT ancestor_id, area_id, NULL FROM area_tree",
    "unit": f"{_AROUND} UNION SELECT ancestor_id, area_id, NULL FROM area_tree UNION ALL {_EVERYWHERE}",
    "group": _AROUND,
    "station": (
        "SELECT s.station_id AS place, t.ancestor_id AS area_id, s.station_id "
        "FROM station s JOIN area_tree t USING (area_id)"
    ),
}
"""Which deliveries tell of a place: those about it or about an area around it; of an area, a deputy or a unit also
those from inside it. A delivery that is about named stations tells of no other station."""

_TOLD = """
    WITH told AS (
        SELECT record, area_id, {station} AS station_id, columns,
            bool_or(coalesce(from_on <= $last_on, true) AND coalesce(to_on >= $from_on, true)) AS now
        FROM coverage
        WHERE coalesce(from_on <= $last_on, true)
        GROUP BY ALL
    ), reach AS ({reach}), reached AS (
        SELECT r.place, r.station_id AS own_station, c.* FROM reach r JOIN told c ON c.area_id = r.area_id
        UNION ALL SELECT r.place, r.station_id, c.* FROM (SELECT DISTINCT place, station_id FROM reach) r, told c WHERE c.area_id IS NULL
    ), found AS (
        SELECT place, record, columns, bool_or(now) AS now
        FROM reached WHERE station_id IS NULL OR own_station IS NULL OR station_id = own_station
        GROUP BY ALL
    )
    SELECT list(place) AS places, record, columns, now FROM found GROUP BY ALL
"""
"""Deliveries of one record mostly have the same few sets of columns."""


@dataclass(frozen=True)
class Coverage:
    """homes: subject, place. told: (place, record) -> (fields delivered for the period, None where nothing was;
    fields delivered up to its last day)."""

    homes: pl.DataFrame
    told: dict[tuple[str | None, str], tuple[set[str] | None, set[str]]]

    @cached_property
    def places(self) -> list[str | None]:
        return self.homes["place"].unique().to_list()

    def known(self, needs: Iterable[str], so_far: bool) -> tuple[pl.Series, pl.Series]:
        """(subjects for which all that is needed was delivered, subjects for which it is if they have rows at all).

        A row may lie in a period for which nothing was delivered any more: a suggestion of last year replied this
        year. Then the fields delivered earlier decide.
        """
        needed = tuple(needs)
        return self._where(needed, so_far), self._where(needed, True)

    def _where(self, needs: tuple[str, ...], so_far: bool) -> pl.Series:
        """Metrics mostly need what others need too, so that each need is looked for once."""
        if (needs, so_far) not in self._asked:
            wanted = [[one.partition(".")[::2] for one in need.split("|")] for need in needs]
            self._asked[needs, so_far] = self._at(
                [
                    place
                    for place in self.places
                    if all(any(self._told(place, *one, so_far) for one in need) for need in wanted)
                ]
            )
        return self._asked[needs, so_far]

    def _told(self, place: str | None, record: str, field: str, so_far: bool) -> bool:
        now, ever = self.told.get((place, record), (None, None))
        if now is not None:
            return not field or field in now
        return so_far and ever is not None and (not field or field in ever)

    @cached_property
    def _asked(self) -> dict[tuple[tuple[str, ...], bool], pl.Series]:
        return {}

    @cached_property
    def _found(self) -> dict[tuple[str | None, ...], pl.Series]:
        return {}

    def _at(self, places: Sequence[str | None]) -> pl.Series:
        """Mostly the same places for every metric, so that the subjects there are looked up once."""
        key = tuple(places)
        if key not in self._found:
            here = pl.col("place").is_in(places, nulls_equal=True)
            self._found[key] = self.homes.filter(here)["subject"].unique()
        return self._found[key]


_remembered: ContextVar[dict[tuple[Grain, View], Coverage] | None] = ContextVar("remembered", default=None)


@contextmanager
def remembered() -> Iterator[None]:
    """Inside, what was delivered is asked once per grain and view: duties and checklists ask for metrics of their own,
    over the same connection, while the outer question is answered."""
    if _remembered.get() is not None:
        yield
        return
    token = _remembered.set({})
    try:
        yield
    finally:
        _remembered.reset(token)


def coverage(con: duckdb.DuckDBPyConnection, by: Grain, view: View) -> Coverage:
    """What was delivered for every subject of the grain. Registers have no dates and tell of every period."""
    known = _remembered.get()
    if known is None:
        return _coverage(con, by, view)
    if (by, view) not in known:
        known[by, view] = _coverage(con, by, view)
    return known[by, view]


def _coverage(con: duckdb.DuckDBPyConnection, by: Grain, view: View) -> Coverage:
    homes: pl.DataFrame = con.sql(HOMES[by], params=view.parameters(HOMES[by])).pl()
    sql = _TOLD.format(reach=REACH[by], station="station_id" if by == "station" else "NULL::VARCHAR")
    told: dict[tuple[str | None, str], tuple[set[str] | None, set[str]]] = {}
    for places, record, fields, now in con.execute(sql, view.parameters(sql)).fetchall():
        first = set(fields) if now else None, set(fields)
        for place in places:
            known = told.get((place, record))
            told[place, record] = first if known is None else _more(known, first)
    return Coverage(homes, told)


def _more(
    known: tuple[set[str] | None, set[str]], other: tuple[set[str] | None, set[str]]
) -> tuple[set[str] | None, set[str]]:
    now = known[0] if other[0] is None else other[0] if known[0] is None else known[0] | other[0]
    return now, known[1] | other[1]


def serving(con: duckdb.DuckDBPyConnection, view: View) -> pl.Series:
    """The deputies with a mandate in view on any day of the period; of the others nothing is asked."""
    sql = (
        f"SELECT DISTINCT deputy_id AS subject FROM office WHERE {in_view('level')} "
        "AND from_on <= $last_on AND to_on >= $from_on"
    )
    frame: pl.DataFrame = con.sql(sql, params=view.parameters(sql)).pl()
    return frame["subject"]
