"""Duties, plans and budgets once more: what the rule pack asks of people, what a year was to bring."""

import json
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from math import ceil
from typing import Any

from etl.metrics import METRICS
from slow.people import placed
from slow.told import all_of, is_known, told
from slow.world import Counts, Row, World, subjects, tally

Counter = Callable[[World, str], Counts]
A_YEAR_HAS = {"年": 1.0, "季": 4.0, "月": 12.0, "届": 0.2}


def pack(world: World, key: str) -> Any:
    return next((json.loads(row["value"]) for row in world["rule"] if row["key"] == key), None)


def add(found: Counts, subject: str, done: bool | None) -> None:
    """One more, unless unknown."""
    if done is not None:
        found[subject][0] += done
        found[subject][1] += 1


def days_in_office(world: World, deputy: str) -> list[date]:
    """Every day of the period with a mandate in view."""
    day, found = world.view.from_on, []
    while day <= world.last_on:
        if world.mandates(deputy, day):
            found.append(day)
        day += timedelta(days=1)
    return found


def years(days: list[date]) -> float:
    return sum(1 / ((date(day.year, 12, 31) - date(day.year, 1, 1)).days + 1) for day in days)


def threshold(item: Row, share: float) -> float:
    """A yearly threshold × days in office ÷ days of the year, rounded up."""
    return (
        max(0, ceil(share * item["at_least"] * A_YEAR_HAS[item["per"]] - 1e-6))
        if item["prorated"]
        else item["at_least"]
    )


def counts_of(world: World, measure: str, counters: dict[str, Counter]) -> dict[str, float]:
    """deputy -> how many; only of those of whom it is known."""
    counted, needs = counters[measure](world, "deputy"), columns_of(measure)
    found = {row["deputy_id"]: counted.get(row["deputy_id"], [0.0])[0] for row in world["deputy"]}
    return {deputy: n for deputy, n in found.items() if is_known(world, needs, "deputy", deputy, n > 0)}


def columns_of(measure: str) -> tuple[str, ...]:
    """What must have been delivered: as the registry says of a metric; of the rows of a record, the record."""
    return METRICS[measure].needs if measure in METRICS else (f"{measure.partition('[')[0]}.",)


def reached(world: World, counters: dict[str, Counter]) -> dict[str, list[bool | None]]:
    """deputy in office in the period -> whether each duty of the pack is done; None: unknown."""
    items = pack(world, "duties")
    counts = {item["measure"]: counts_of(world, item["measure"], counters) for item in items}
    found = {}
    for row in world["deputy"]:
        if days := days_in_office(world, row["deputy_id"]):
            done = {measure: count.get(row["deputy_id"]) for measure, count in counts.items()}
            found[row["deputy_id"]] = [
                None if (n := done[item["measure"]]) is None else n >= threshold(item, years(days)) for item in items
            ]
    return found


def duties_done(counters: dict[str, Counter]) -> Counter:
    """Blank where all are unknown: then there is only the number of duties."""
    return lambda world, by: {
        deputy: [float(sum(filter(None, done))), float(len(done))] for deputy, done in reached(world, counters).items()
    }


def duties_all_done(counters: dict[str, Counter]) -> Counter:
    def count(world: World, by: str) -> Counts:
        done, least = reached(world, counters), pack(world, "duties.min_days")
        found: Counts = defaultdict(lambda: [0.0, 0.0])
        for deputy, area in world.people():
            if len(days_in_office(world, deputy)) >= least:
                for subject in placed(world, by, deputy, area):
                    add(found, subject, all_of(done[deputy]))
        return found

    return count


ACTIVITIES, RECEPTIONS = ("活动场次", "activities", "活动"), ("接待场次", "receptions", "接待")


def plan_done(world: World, by: str) -> Counts:
    """Per place, kind and year the smaller of held and planned, and what was planned."""
    planned: dict[tuple[Any, ...], float] = defaultdict(float)
    for row in world["stated_figure"]:
        if (
            row["nature"] == "计划"
            and not row["deputy_id"]
            and row["measure"] in (*ACTIVITIES, *RECEPTIONS)
            and in_years(world, row)
        ):
            own = None if row["station_id"] else row["area_id"] or row["sender_area"]
            lies = row["row_area"] or row["sender_area"]
            planned[row["station_id"], own, lies, row["measure"] in RECEPTIONS, row["kind"], row["year"]] += row[
                "amount"
            ]
    found: Counts = defaultdict(lambda: [0.0, 0.0])
    for (station, own, lies, is_reception, kind, year), amount in planned.items():
        rows = world.visible("reception") if is_reception else [r for r in world["activity"] if r["status"] == "已举行"]
        held = sum(
            row["happened_on"].year == year and row["happened_on"] <= world.last_on
            and (kind is None or (not is_reception and row["kind"] == kind))
            and (row["station_id"] == station if station else own in world.above(row["row_area"] or row["sender_area"]))
            for row in rows
        )  # fmt: skip
        year_in_view = date(year, 1, 1), min(date(year, 12, 31), world.last_on)
        is_told = told(world, "reception." if is_reception else "activity.", year_in_view, lies, station, inside=True)
        for subject in world.above(lies) if by == "area" else [station] if station else []:
            found[subject][0] += min(held, amount)
            found[subject][1] += amount if is_told or min(held, amount) > 0 else 0
    return found


def in_years(world: World, row: Row) -> bool:
    return bool(world.view.from_on.year <= row["year"] <= world.last_on.year)


def budget(world: World, by: str) -> Counts:
    count = tally(
        "stated_figure", None, lambda w, r: r["amount"] if r["nature"] == "实际" else 0,
        lambda w, r: r["amount"] if r["nature"] == "计划" else 0, lambda w, r: r["measure"] == "经费" and in_years(w, r),
    )  # fmt: skip
    return count(world, by)


def contacts_of(*kinds: str) -> Counter:
    """How many rows, not how many contacts."""

    def count(world: World, by: str) -> Counts:
        found: Counts = defaultdict(lambda: [0.0, 0.0])
        for row in world["contact"]:
            if row["kind"] in kinds and world.in_period(row["happened_on"]):
                for subject in subjects(world, by, "contact", row):
                    found[subject][0] += 1
        return found

    return count
