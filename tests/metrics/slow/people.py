"""People in office, stations, months."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from slow.sittings import held
from slow.told import LONG_AGO, period, told, told_of
from slow.world import Counts, Row, Test, World, holds


def placed(world: World, by: str, deputy: str, area: str) -> Iterable[str]:
    """The area, stations or groups a person in office is in on the last day."""
    match by:
        case "area":
            return world.above(area)
        case "station":
            return {
                a["station_id"] for a in world["assignment"] if a["deputy_id"] == deputy and holds(a, world.last_on)
            }
    return {
        f"{m['group']}@{m['area_id']}"
        for m in world["group_member"]
        if m["deputy_id"] == deputy and holds(m, world.last_on)
    }


def people(record: str | None, test: Test = lambda w, r: True, dated: bool = True) -> Callable[[World, str], Counts]:
    """Everyone in office on the last day, and who of them has such a row in view; who has none is in it only where the
    record was delivered for them."""

    def has(world: World, deputy: str) -> bool:
        for row in world[record or "deputy"]:
            day = row.get("happened_on")
            timely = world.in_period(day) if dated else (day is None or day <= world.last_on)
            if (
                row["deputy_id"] == deputy
                and timely
                and test(world, row)
                and (day is None or world.mandates(deputy, day))
            ):
                return True
        return False

    def count(world: World, by: str) -> Counts:
        found: Counts = defaultdict(lambda: [0.0, 0.0])
        for deputy, area in world.people():
            done = has(world, deputy) if record else True
            span = period(world) if dated else (LONG_AGO, world.last_on)
            if done or told_of(world, f"{record}.", span, "deputy", deputy):
                for subject in placed(world, by, deputy, area):
                    found[subject][0] += done
                    found[subject][1] += 1
        return found

    return count


def in_service(world: World, row: Row, day: date) -> bool:
    return bool(row["status"] == "投用" and (row["opened_on"] or day) <= day)


LIVELY = "reception.|activity.|opinion."


def stations(top: Test, bottom: Test, needs: str | None = None) -> Callable[[World, str], Counts]:
    def count(world: World, by: str) -> Counts:
        found: Counts = defaultdict(lambda: [0.0, 0.0])
        for row in filter(lambda row: bottom(world, row), world["station"]):
            is_told = not needs or told(world, needs, period(world), row["area_id"], row["station_id"])
            if top(world, row) or is_told:
                for subject in world.above(row["area_id"]):
                    found[subject][0] += bool(top(world, row))
                    found[subject][1] += 1
        return found

    return count


def serves(w: World, r: Row) -> bool:
    return in_service(w, r, w.last_on)


def station_days(world: World, station: str) -> set[date]:
    rows = [*world.visible("reception"), *world.visible("opinion"), *(a for a in world["activity"] if held(world, a))]
    return {row["happened_on"] for row in rows if row["station_id"] == station}


def is_alive(w: World, r: Row) -> bool:
    return any(w.in_period(day) for day in station_days(w, r["station_id"]))


def is_staffed(w: World, r: Row) -> bool:
    return any(a["station_id"] == r["station_id"] and holds(a, w.last_on) for a in w["assignment"])


def roster(world: World, by: str) -> Counts:
    found: Counts = defaultdict(lambda: [0.0, 0.0])
    areas = {s["station_id"]: s["area_id"] for s in world["station"]}
    days = [world.view.from_on + timedelta(days=n) for n in range((world.last_on - world.view.from_on).days + 1)]
    for a in world["assignment"]:
        if any(holds(a, day) and world.mandates(a["deputy_id"], day) for day in days):
            received = any(
                r["station_id"] == a["station_id"] and a["deputy_id"] in r["deputy_ids"]
                and world.in_period(r["happened_on"]) and world.mandates(a["deputy_id"], r["happened_on"])
                for r in world["reception"]
            )  # fmt: skip
            is_told = told(world, "reception.deputy_ids", period(world), areas[a["station_id"]], a["station_id"])
            for subject in [a["station_id"]] if by == "station" else world.above(areas[a["station_id"]]):
                found[subject][0] += received
                found[subject][1] += received or is_told
    return found


def reception_days(world: World, by: str) -> Counts:
    """A reception on the day itself serves it; holidays left open are served by the first reception still free."""
    found: Counts = defaultdict(lambda: [0.0, 0.0])
    for s in world["station"]:
        days = [
            d for d in world["reception_rule_day"]
            if d["reception_rule"] == s["reception_rule"] and world.in_period(d["due_on"]) and in_service(world, s, d["due_on"])
        ]  # fmt: skip
        heard = [
            d["due_on"] for d in days if told(world, "reception.", (d["due_on"],) * 2, s["area_id"], s["station_id"])
        ]
        free = sorted(
            (r["happened_on"], r["row_id"]) for r in world.visible("reception")
            if r["station_id"] == s["station_id"] and r["happened_on"] <= world.view.as_of
        )  # fmt: skip
        kept = 0
        for last in ("due_on", "last_on"):  # first the days themselves, then the holidays still open
            for d in sorted(days, key=lambda d: d["due_on"]):
                fit = [one for one in free if d["due_on"] <= one[0] <= d[last]]
                if fit:
                    kept += d["due_on"] in heard
                    free.remove(fit[0])
                    days = [other for other in days if other is not d]
        for subject in [s["station_id"]] if by == "station" else world.above(s["area_id"]):
            found[subject][0] += kept
            found[subject][1] += len(heard)
    return found


def months(world: World) -> list[tuple[date, date]]:
    found, day = [], world.view.from_on
    while day <= world.last_on:
        after = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        found.append((day, min(after - timedelta(days=1), world.last_on)))
        day = after
    return found


def active_months(world: World, by: str) -> Counts:
    found: Counts = defaultdict(lambda: [0.0, 0.0])
    for first, last in months(world):
        span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        for s in world["station"] if by == "station" else []:
            if sum(in_service(world, s, day) for day in span) >= 15:
                active = bool(station_days(world, s["station_id"]) & set(span))
                found[s["station_id"]][0] += active
                found[s["station_id"]][1] += active or told_of(world, LIVELY, (first, last), by, s["station_id"])
        for d in world["deputy"] if by == "deputy" else []:
            if sum(bool(world.mandates(d["deputy_id"], day)) for day in span) >= 15:
                active = bool(deputy_days(world, d["deputy_id"]) & set(span))
                found[d["deputy_id"]][0] += active
                found[d["deputy_id"]][1] += active or told_of(world, LIVELY, (first, last), by, d["deputy_id"])
    return found


def deputy_days(world: World, deputy: str) -> set[date]:
    rows = [*world["reception"], *world["opinion"]]
    days = {row["happened_on"] for row in rows if deputy in row["deputy_ids"]}
    sat = {
        a["happened_on"] for a in world["attendance"]
        if a["deputy_id"] == deputy and a["presence"] in ("出席", "列席") and held(world, a)
    }  # fmt: skip
    return {day for day in days | sat if world.mandates(deputy, day)}
