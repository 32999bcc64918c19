"""Attendance and days in office."""

from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta

from slow.world import Counts, Row, Test, World, subjects, tally


def held(w: World, r: Row) -> bool:
    return bool(r["status"] == "已举行")


def sat(*presence: str) -> Test:
    return lambda w, r: r["presence"] in presence


def called(only: Test = lambda w, r: True) -> Callable[[World, str], Counts]:
    return tally("attendance", "happened_on", sat("出席"), sat("出席", "缺席"), lambda w, r: held(w, r) and only(w, r))


def times(only: Test) -> Callable[[World, str], Counts]:
    return tally("attendance", "happened_on", lambda w, r: 1, None, lambda w, r: held(w, r) and only(w, r))


def attended(world: World, by: str) -> Counts:
    went = defaultdict(set)
    for row in world["attendance"]:
        if world.in_period(row["happened_on"]) and held(world, row) and row["presence"] in ("出席", "列席"):
            for subject in subjects(world, by, "attendance", row):
                went[subject].add(row["activity_id"])
    return {subject: [len(ids), 0] for subject, ids in went.items()}


def absences(world: World, by: str) -> Counts:
    """人代会 of the term up to as_of (of each level the latest begun): absent at a sitting, at none present or excused."""

    def terms(deputy: str) -> list[Row]:
        begun = [m for m in world["mandate"] if m["deputy_id"] == deputy and m["from_on"] <= world.view.as_of]
        begun = [m for m in begun if world.is_seen(m["level"])]
        return list({m["level"]: m for m in sorted(begun, key=lambda m: m["from_on"])}.values())

    sittings, kept = defaultdict(set), {}
    for row in (r for r in world["attendance"] if held(world, r) and r["kind"] == "人代会"):
        levels = {o["level"] for o in world.mandates(row["deputy_id"], row["happened_on"])}
        served = [
            m
            for m in terms(row["deputy_id"])
            if m["level"] in levels and m["from_on"] <= row["happened_on"] <= world.view.as_of
        ]
        if served:
            sittings[row["deputy_id"], row["activity_id"]].add(row["presence"])
            kept[row["deputy_id"], row["activity_id"]] = world.smallest(served)
    found: Counts = defaultdict(lambda: [0.0, 0.0])
    for (deputy, activity), marks in sittings.items():
        if "缺席" in marks and not marks & {"出席", "请假", "公务"}:
            for subject in [deputy] if by == "deputy" else world.above(kept[deputy, activity]):
                found[subject][0] += 1
    return found


def service_days(world: World, by: str) -> Counts:
    found: Counts = defaultdict(lambda: [0.0, 0.0])
    for deputy in {o["deputy_id"] for o in world["office"]}:
        day = world.view.from_on
        while day <= world.last_on:
            found[deputy][0] += bool(world.mandates(deputy, day))
            day += timedelta(days=1)
    return found
