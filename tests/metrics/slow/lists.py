"""Checklists once more: what is due of a person, a station or an area, and what is done."""

from collections import defaultdict
from datetime import date

from slow.people import in_service, placed
from slow.rules import Counter, add, counts_of, pack
from slow.told import all_of, lists_told
from slow.world import Counts, Row, World

Items = dict[tuple[str, str, str, str], bool | None]
"""(list, kind of subject, subject, item) -> done; None: unknown"""


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
        counted = counts_of(world, item["measure"], counters) if item["measure"] else {}
        for subject in everyone | {key[2] for key in own}:
            key = (name, of, subject, item["item"])
            if item["measure"]:
                number = counted.get(subject)
                found[key] = None if number is None else number >= item["at_least"]
            else:
                found[key] = own.get(key, False if lists_told(world, of, subject) else None)
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
        together: dict[tuple[str, str, str], list[bool | None]] = defaultdict(list)
        for (name, of, subject, item), done in judged(world, counters).items():
            if by == "area":
                for area in where(world, by, of, subject):
                    together[area, name, item].append(done)
            elif {"代表": "deputy", "站点": "station"}.get(of) == by:
                add(found, subject, done)
        for (area, _, _), answers in together.items():
            add(found, area, all_of(answers))
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
            whole = all_of([done for key, done in items.items() if key[:3] == (name, of, subject)])
            for place in where(world, by, of, subject):
                add(found, place, whole)
        return found

    return count
