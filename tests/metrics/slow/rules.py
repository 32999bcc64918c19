"""Duties, checklists, plans and budgets once more: what the rule pack asks of people, stations and areas."""

import json
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from math import ceil
from typing import Any

from slow.people import in_service, placed
from slow.world import Counts, Row, World, subjects, tally

Counter = Callable[[World, str], Counts]
A_YEAR_HAS = {"年": 1.0, "季": 4.0, "月": 12.0, "届": 0.2}


def pack(world: World, key: str) -> Any:
    return next((json.loads(row["value"]) for row in world["rule"] if row["key"] == key), None)


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


def reached(world: World, counters: dict[str, Counter]) -> dict[str, list[bool]]:
    """deputy in office in the period -> whether each duty of the pack is done."""
    items = pack(world, "duties")
    counts = {item["measure"]: counters[item["measure"]](world, "deputy") for item in items}
    found = {}
    for row in world["deputy"]:
        if days := days_in_office(world, row["deputy_id"]):
            done = {measure: count.get(row["deputy_id"], [0.0])[0] for measure, count in counts.items()}
            found[row["deputy_id"]] = [done[item["measure"]] >= threshold(item, years(days)) for item in items]
    return found


def duties_done(counters: dict[str, Counter]) -> Counter:
    return lambda world, by: {
        deputy: [float(sum(done)), float(len(done))] for deputy, done in reached(world, counters).items()
    }


def duties_all_done(counters: dict[str, Counter]) -> Counter:
    def count(world: World, by: str) -> Counts:
        done, least = reached(world, counters), pack(world, "duties.min_days")
        found: Counts = defaultdict(lambda: [0.0, 0.0])
        for deputy, area in world.people():
            if len(days_in_office(world, deputy)) >= least:
                for subject in placed(world, by, deputy, area):
                    found[subject][0] += all(done[deputy])
                    found[subject][1] += 1
        return found

    return count


Items = dict[tuple[str, str, str, str], bool]
"""(list, kind of subject, subject, item) -> done"""


def ticked(world: World) -> tuple[Items, set[tuple[str, str]]]:
    """The newest row of each item and subject in the years in view; (list, subject) of which there is any."""
    newest: dict[tuple[str, str, str, str], tuple[int, int, bool]] = {}
    for row in world["checklist"]:
        if not world.view.from_on.year <= row["year"] <= world.last_on.year:
            continue
        of = "代表" if row["deputy_id"] else "站点" if row["station_id"] else "区域"
        if of == "代表" and not in_office_that_year(world, row["deputy_id"], row["year"]):
            continue
        key = (row["checklist"], of, row["deputy_id"] or row["station_id"] or row["area_id"], row["item"])
        found = (row["year"], row["row_id"], bool(row["is_done"]))
        newest[key] = max(found, newest.get(key, found))
    return {key: found[2] for key, found in newest.items()}, {(key[0], key[2]) for key in newest}


def in_office_that_year(world: World, deputy: str, year: int) -> bool:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return any(
        o["deputy_id"] == deputy and world.is_seen(o["level"]) and o["from_on"] <= last and o["to_on"] >= first
        for o in world["office"]
    )


def judged(world: World, counters: dict[str, Counter]) -> Items:
    """Every item due, and whether it is done."""
    rows, _ = ticked(world)
    found: Items = {}
    for name in {key[0] for key in rows}:
        own = {key: done for key, done in rows.items() if key[0] == name}
        told = pack(world, f"checklists.{name}")
        by_hand = [item["item"] for item in told["items"] if not item["measure"]] if told else []
        if told is None or (by_hand and not {key[3] for key in own} & set(by_hand)):
            found |= as_rows_name_them(own)
        else:
            found |= as_the_pack_says(world, name, told, own, counters)
    return found


def as_rows_name_them(own: Items) -> Items:
    """Stations and deputies share the items of their list; every area has its own."""
    found = dict(own)
    for name, of, subject, _ in own:
        for _, other, _, item in own:
            if of == other and of != "区域":
                found.setdefault((name, of, subject, item), False)
    return found


def as_the_pack_says(world: World, name: str, told: Row, own: Items, counters: dict[str, Counter]) -> Items:
    of, found = told["of"], {}
    everyone = {"代表": {deputy for deputy, _ in world.people()}, "站点": set(serving(world)), "区域": set()}[of]
    for item in told["items"]:
        counted = counters[item["measure"]](world, "deputy") if item["measure"] else {}
        for subject in everyone | {key[2] for key in own}:
            key = (name, of, subject, item["item"])
            found[key] = counted.get(subject, [0.0])[0] >= item["at_least"] if item["measure"] else own.get(key, False)
    return found


def serving(world: World) -> dict[str, str]:
    """station in service on the last day -> its area"""
    return {row["station_id"]: row["area_id"] for row in world["station"] if in_service(world, row, world.last_on)}


def where(world: World, by: str, of: str, subject: str) -> set[str]:
    """The areas, stations or groups in which a subject of a list counts."""
    if of == "代表":
        return {up for deputy, area in world.people() if deputy == subject for up in placed(world, by, deputy, area)}
    if of == "站点" and subject in serving(world):
        return set(world.above(serving(world)[subject])) if by == "area" else {subject} if by == "station" else set()
    return set(world.above(subject)) if of == "区域" and by == "area" else set()


def checklist_done(counters: dict[str, Counter]) -> Counter:
    """Items of the subject itself; of an area an item is done where every subject of the list there has done it."""

    def count(world: World, by: str) -> Counts:
        found: Counts = defaultdict(lambda: [0.0, 0.0])
        together: dict[tuple[str, str, str], bool] = {}
        for (name, of, subject, item), done in judged(world, counters).items():
            if by == "area":
                for area in where(world, by, of, subject):
                    together[area, name, item] = together.get((area, name, item), True) and done
            elif {"代表": "deputy", "站点": "station"}.get(of) == by:
                found[subject][0] += done
                found[subject][1] += 1
        for (area, _, _), done in together.items():
            found[area][0] += done
            found[area][1] += 1
        return found

    return count


def checklist_complete(counters: dict[str, Counter]) -> Counter:
    """Subjects with a row of the list (or of a list that is only counted), and those of them with every item done."""

    def count(world: World, by: str) -> Counts:
        found: Counts = defaultdict(lambda: [0.0, 0.0])
        items, (_, with_row) = judged(world, counters), ticked(world)
        for name, of, subject in {key[:3] for key in items}:
            told = pack(world, f"checklists.{name}")
            only_counted = told is not None and all(item["measure"] for item in told["items"])
            if of == "区域" or not ((name, subject) in with_row or only_counted):
                continue
            whole = all(done for key, done in items.items() if key[:3] == (name, of, subject))
            for place in where(world, by, of, subject):
                found[place][0] += whole
                found[place][1] += 1
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
        for subject in world.above(lies) if by == "area" else [station] if station else []:
            found[subject][0] += min(held, amount)
            found[subject][1] += amount
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
