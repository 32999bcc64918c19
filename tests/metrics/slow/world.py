"""The fact rows of a warehouse, the few questions every rule asks of them, and how rows are added up."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

import duckdb

from etl.metrics import View

Row = dict[str, Any]
Counts = dict[str, list[float]]
FAR = date(9999, 12, 31)
CONSULTATIVE = ("议政代表", "议事代表")


class World:
    """All fact rows of a warehouse, and the few questions every rule asks of them."""

    def __init__(self, con: duckdb.DuckDBPyConnection, view: View) -> None:
        self.view = view
        names = [
            name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() WHERE NOT temporary").fetchall()
        ]
        self.rows: dict[str, list[Row]] = {name: con.sql(f"FROM {name}").pl().to_dicts() for name in names}
        self.parents = {row["area_id"]: row["parent_area_id"] for row in self.rows["area"]}
        self.last_on = min(view.to_on, view.as_of)
        self.offices: dict[str, list[Row]] = defaultdict(list)
        for office in self.rows["office"]:
            self.offices[office["deputy_id"]].append(office)
        self.seen: dict[str, list[Row]] = {}
        self.covered: dict[str, list[Row]] = defaultdict(list)
        for claim in self.rows["coverage"]:
            self.covered[claim["record"]].append(claim)

    def __getitem__(self, record: str) -> list[Row]:
        return self.rows[record]

    def above(self, area: str | None) -> list[str]:
        """The area and every parent."""
        found = []
        while area:
            found.append(area)
            area = self.parents[area]
        return found

    def in_period(self, day: date | None) -> bool:
        return day is not None and self.view.from_on <= day <= self.last_on

    def is_seen(self, level: str) -> bool:
        return level == self.view.level if self.view.level else level not in CONSULTATIVE

    def mandates(self, deputy: str, day: date | None) -> list[Row]:
        """Those in view on that day; of an undated row, all there ever were."""
        return [
            o for o in self.offices[deputy]
            if self.is_seen(o["level"]) and (day is None or o["from_on"] <= day <= o["to_on"])
        ]  # fmt: skip

    def smallest(self, mandates: list[Row]) -> str:
        return max(mandates, key=lambda o: (len(self.above(o["area_id"])), o["area_id"]))["area_id"]

    def visible(self, record: str) -> list[Row]:
        """Less the rows that name people of whom none is in view that day."""
        if record not in self.seen:
            self.seen[record] = [
                row for row in self[record]
                if not (n := named(record, row)).deputies or any(self.mandates(deputy, n.day) for deputy in n.deputies)
            ]  # fmt: skip
        return self.seen[record]

    def people(self) -> list[tuple[str, str]]:
        """(deputy, area) of everyone in office on the last day."""
        held = {d["deputy_id"]: self.mandates(d["deputy_id"], self.last_on) for d in self["deputy"]}
        return [(deputy, self.smallest(mandates)) for deputy, mandates in held.items() if mandates]


@dataclass(frozen=True)
class Named:
    """Whom a row names, where it stands, when it happened."""

    deputies: list[str]
    day: date | None
    area: str | None
    sender: str | None
    station: str | None


def named(record: str, row: Row) -> Named:
    match record:
        case "attendance":
            return Named([row["deputy_id"]], row["happened_on"], None, row["sender_area"], row["activity_station_id"])
        case "suggestion":
            return Named([row["lead_deputy_id"]], row["submitted_on"], None, row["sender_area"], None)
        case "suggestion_evaluation":
            return Named([row["lead_deputy_id"]], row["submitted_on"], None, row["sender_area"], None)
    deputies = row.get("deputy_ids") or ([row["deputy_id"]] if row.get("deputy_id") else [])
    return Named(deputies, row.get("happened_on"), row["row_area"], row["sender_area"], row.get("station_id"))


def subjects(world: World, by: str, record: str, row: Row) -> set[str]:
    """Whom the row counts for."""
    n = named(record, row)
    seen = {d: world.mandates(d, n.day) for d in n.deputies}
    seen = {deputy: mandates for deputy, mandates in seen.items() if mandates}
    if n.deputies and not seen:
        return set()
    match by:
        case "deputy":
            return set(seen)
        case "unit":
            return {row["lead_unit"]} - {None}
        case "area":
            own = [n.area] if n.area else [world.smallest(mandates) for mandates in seen.values()] or [n.sender]
            return {up for area in own for up in world.above(area)}
        case "station":
            if record != "debriefing":
                return {n.station} - {None}
            return {a["station_id"] for a in world["assignment"] if a["deputy_id"] in seen and holds(a, n.day)}
    if "group" in row:
        return {f"{row['group']}@{row['group_area']}"} if row["group"] else set()
    members = [m for m in world["group_member"] if m["deputy_id"] in seen and holds(m, n.day)]
    return {f"{m['group']}@{m['area_id']}" for m in members}


def holds(span: Row, day: date | None) -> bool:
    return day is None or (span["from_on"] or day) <= day <= (span["to_on"] or FAR)


Test = Callable[[World, Row], Any]


def number(answer: Any) -> float:
    """A number is itself; yes is one, no and unknown are nothing."""
    return float(answer) if isinstance(answer, (int, float)) else float(bool(answer))


def tally(
    record: str, day: str | None, top: Test, bottom: Test | None, only: Test = lambda w, r: True
) -> Callable[[World, str], Counts]:
    """Add up top and bottom of the rows in the period; yes counts one, no and unknown nothing."""

    def count(world: World, by: str) -> Counts:
        found: Counts = defaultdict(lambda: [0.0, 0.0])
        for row in world[record]:
            if (day is None or world.in_period(row[day])) and only(world, row):
                for subject in subjects(world, by, record, row):
                    found[subject][0] += number(top(world, row))
                    found[subject][1] += number(bottom(world, row)) if bottom else 0
        return found

    return count


def middle(record: str, day: str, only: Test, value: Test) -> Callable[[World, str], Counts]:
    def count(world: World, by: str) -> Counts:
        found: dict[str, list[float]] = defaultdict(list)
        for row in world[record]:
            if world.in_period(row[day]) and only(world, row):
                for subject in subjects(world, by, record, row):
                    found[subject].append(value(world, row))
        return {subject: [median(values), 0.0] for subject, values in found.items()}

    return count


def until(column: str) -> Test:
    return lambda w, r: r[column] is not None and r[column] <= w.view.as_of


def votes(row: Row) -> float | None:
    if row["votes_satisfied"] is None:
        return None
    return float(row["votes_satisfied"] + (row["votes_fairly"] or 0) + (row["votes_dissatisfied"] or 0))
