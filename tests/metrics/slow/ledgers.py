"""The deputies' booklets, evidence, and the quarters of groups."""

from collections import Counter, defaultdict
from datetime import date

from slow.projects import add, quarters
from slow.sittings import held
from slow.told import is_known, told, told_of
from slow.world import FAR, Counts, Row, World, subjects

RECORD = {
    "接待": "reception",
    "社情民意": "opinion",
    "建议": "suggestion",
    "述职": "debriefing",
    "办实事": "service",
    "联系走访": "contact",
}


def kept_by_organisers(world: World) -> Counter[tuple[str, str, date]]:
    """How many records there are of each deputy, kind and day; the sittings of one activity are one."""
    found: Counter[tuple[str, str, date]] = Counter()
    for kind, record in RECORD.items():
        for row in world[record]:
            deputies = row.get("deputy_ids") or [row.get("deputy_id") or row.get("lead_deputy_id")]
            for deputy in filter(None, deputies):
                day = row["submitted_on"] if record == "suggestion" else row["happened_on"]
                found[deputy, kind, day] += 1
    sat = {
        (a["deputy_id"], a["kind"], a["happened_on"], a["activity_id"]) for a in world["attendance"]
        if a["presence"] in ("出席", "列席") and held(world, a)
    }  # fmt: skip
    found.update(one[:3] for one in sat)
    return found


def booklet(world: World, by: str) -> Counts:
    found: Counts = defaultdict(lambda: [0.0, 0.0])
    free = kept_by_organisers(world)
    for row in sorted(world["booklet_entry"], key=lambda r: r["row_id"]):
        record = RECORD.get(row["kind"], "attendance")
        covered = told_of(world, f"{record}.", (row["happened_on"],) * 2, "deputy", row["deputy_id"])
        if world.in_period(row["happened_on"]) and covered and world.mandates(row["deputy_id"], row["happened_on"]):
            one = row["deputy_id"], row["kind"], row["happened_on"]
            whose = row["deputy_id"] if by == "deputy" else row["station_id"]
            add(found, [whose] if whose else [], free[one] > 0)
            free[one] -= 1
    return found


def evidence(world: World, by: str) -> Counts:
    """Records with evidence, of those kinds of record of which it is known."""
    found: Counts = defaultdict(lambda: [0.0, 0.0])

    def counts(record: str, row: Row) -> bool:
        return held(world, row) if record == "activity" else not row.get("is_forecast")

    for record in ("activity", "reception", "opinion", "service")[by == "deputy" :]:
        part: Counts = defaultdict(lambda: [0.0, 0.0])
        for row in world[record]:
            if world.in_period(row["happened_on"]) and counts(record, row):
                add(part, subjects(world, by, record, row), row["evidence"])
        for subject, (top, bottom) in part.items():
            if is_known(world, (f"{record}.evidence",), by, subject, has_rows=True):
                found[subject] = [found[subject][0] + top, found[subject][1] + bottom]
    return found


def group_quarters(world: World, by: str) -> Counts:
    found: Counts = defaultdict(lambda: [0.0, 0.0])
    for group, area in {(m["group"], m["area_id"]) for m in world["group_member"]}:
        for first, last in quarters(world):
            members = [m for m in world["group_member"] if (m["group"], m["area_id"]) == (group, area)]
            if any((m["from_on"] or first) <= last and (m["to_on"] or FAR) >= first for m in members):
                met = any(
                    a["group"] == group
                    and a["group_area"] == area
                    and held(world, a)
                    and first <= a["happened_on"] <= last
                    for a in world["activity"]
                )
                if met or told(world, "activity.group", (first, last), area, inside=True):
                    add(found, [f"{group}@{area}"], met)
    return found
