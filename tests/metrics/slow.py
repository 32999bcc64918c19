"""The metrics once more, slowly and obviously: loops over the fact rows in plain Python, one rule at a time.

Nothing here is shared with etl.metrics; where both agree, the SQL says what the rules say.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
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
            o for o in self["office"]
            if o["deputy_id"] == deputy and self.is_seen(o["level"]) and (day is None or o["from_on"] <= day <= o["to_on"])
        ]  # fmt: skip

    def smallest(self, mandates: list[Row]) -> str:
        return max(mandates, key=lambda o: (len(self.above(o["area_id"])), o["area_id"]))["area_id"]

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


# ── attendance ──


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
    """人代会 of the term that holds the last day: absent at a sitting, and at none present or excused."""
    sittings = defaultdict(set)
    for row in (r for r in world["attendance"] if held(world, r) and r["kind"] == "人代会"):
        for m in world["mandate"]:
            is_term = m["deputy_id"] == row["deputy_id"] and world.is_seen(m["level"]) and holds(m, world.last_on)
            served = any(o["level"] == m["level"] for o in world.mandates(row["deputy_id"], row["happened_on"]))
            if is_term and served and m["from_on"] <= row["happened_on"] <= world.last_on:
                sittings[row["deputy_id"], row["activity_id"]].add(row["presence"])
    found: Counts = defaultdict(lambda: [0.0, 0.0])
    for (deputy, _), marks in sittings.items():
        if "缺席" in marks and not marks & {"出席", "请假", "公务"}:
            terms = [
                m
                for m in world["mandate"]
                if m["deputy_id"] == deputy and world.is_seen(m["level"]) and holds(m, world.last_on)
            ]
            for subject in [deputy] if by == "deputy" else world.above(world.smallest(terms)):
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


# ── suggestions ──


def replied(w: World, r: Row) -> bool:
    return bool(r["replied_on"] and r["replied_on"] <= w.view.as_of)


def due(w: World, r: Row) -> bool:
    return bool(r["is_accepted"] and (replied(w, r) or (r["reply_due_on"] and r["reply_due_on"] < w.view.as_of)))


def accepted(w: World, r: Row) -> bool:
    return bool(r["is_accepted"])


def later(w: World, r: Row) -> str | None:
    """The result found at the last 回头看 or 重新办理 after the reply."""
    found = [
        f for f in w["suggestion_followup"]
        if f["suggestion_id"] == r["suggestion_id"] and f["kind"] in ("回头看", "重新办理") and f["result"]
        and f["happened_on"] <= w.view.as_of and (not replied(w, r) or f["happened_on"] >= r["replied_on"])
    ]  # fmt: skip
    return max(found, key=lambda f: (f["happened_on"], f["row_id"]))["result"] if found else None


def latest(w: World, r: Row) -> str | None:
    return later(w, r) or (r["result"] if replied(w, r) else None)


def followed(w: World, r: Row, kind: str) -> bool:
    return any(
        f["suggestion_id"] == r["suggestion_id"] and f["kind"] == kind and f["happened_on"] <= w.view.as_of
        for f in w["suggestion_followup"]
    )


def handed(top: Test, bottom: Test | None) -> Callable[[World, str], Counts]:
    return tally(
        "suggestion", "handed_over_on", lambda w, r: bottom is None or (bottom(w, r) and top(w, r)), bottom, accepted
    )


def judged(mark: str, good: tuple[str, ...]) -> Callable[[World, str], Counts]:
    """Per suggestion the last returned judgement of its lead."""

    def count(world: World, by: str) -> Counts:
        found: Counts = defaultdict(lambda: [0.0, 0.0])
        for row in filter(lambda r: accepted(world, r), world["suggestion"]):
            forms = [
                e for e in world["suggestion_evaluation"]
                if e["suggestion_id"] == row["suggestion_id"] and e["by"] == "领衔代表" and e[mark]
                and e["evaluated_on"] <= world.view.as_of
            ]  # fmt: skip
            last = max(forms, key=lambda e: (e["evaluated_on"], e["round"], e["row_id"]), default=None)
            if last and world.in_period(last["evaluated_on"]):
                for subject in subjects(world, by, "suggestion", row):
                    found[subject][0] += last[mark] in good
                    found[subject][1] += 1
        return found

    return count


def votes(row: Row) -> float | None:
    if row["votes_satisfied"] is None:
        return None
    return float(row["votes_satisfied"] + (row["votes_fairly"] or 0) + (row["votes_dissatisfied"] or 0))


def of_committee(w: World, r: Row) -> bool:
    return bool(r["is_accepted"] and r["by"] == "常委会")


def cosigned(world: World, by: str) -> Counts:
    found: Counts = defaultdict(lambda: [0.0, 0.0])
    for row in world["suggestion"]:
        for deputy in row["co_deputy_ids"]:
            if (
                accepted(world, row)
                and world.in_period(row["submitted_on"])
                and world.mandates(deputy, row["submitted_on"])
            ):
                found[deputy][0] += 1
    return found


# ── people in office, stations, months ──


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
    """Everyone in office on the last day, and who of them has such a row in view."""

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
            for subject in placed(world, by, deputy, area):
                found[subject][0] += has(world, deputy) if record else 1
                found[subject][1] += 1
        return found

    return count


def in_service(world: World, row: Row, day: date) -> bool:
    return bool(row["status"] == "投用" and (row["opened_on"] or day) <= day)


def stations(top: Test, bottom: Test) -> Callable[[World, str], Counts]:
    def count(world: World, by: str) -> Counts:
        found: Counts = defaultdict(lambda: [0.0, 0.0])
        for row in world["station"]:
            for subject in world.above(row["area_id"]):
                found[subject][0] += bool(top(world, row) and bottom(world, row))
                found[subject][1] += bool(bottom(world, row))
        return found

    return count


def serves(w: World, r: Row) -> bool:
    return in_service(w, r, w.last_on)


def station_days(world: World, station: str) -> set[date]:
    rows = [*world["reception"], *world["opinion"], *(a for a in world["activity"] if held(world, a))]
    return {row["happened_on"] for row in rows if row["station_id"] == station}


def is_alive(w: World, r: Row) -> bool:
    return any(w.in_period(day) for day in station_days(w, r["station_id"]))


def is_staffed(w: World, r: Row) -> bool:
    return any(a["station_id"] == r["station_id"] and holds(a, w.last_on) for a in w["assignment"])


def roster(world: World, by: str) -> Counts:
    found: Counts = defaultdict(lambda: [0.0, 0.0])
    areas = {s["station_id"]: s["area_id"] for s in world["station"]}
    for a in world["assignment"]:
        if (a["from_on"] or world.last_on) <= world.last_on and (a["to_on"] or FAR) >= world.view.from_on:
            received = any(
                r["station_id"] == a["station_id"]
                and a["deputy_id"] in r["deputy_ids"]
                and world.in_period(r["happened_on"])
                for r in world["reception"]
            )
            for subject in [a["station_id"]] if by == "station" else world.above(areas[a["station_id"]]):
                found[subject][0] += received
                found[subject][1] += 1
    return found


def reception_days(world: World, by: str) -> Counts:
    """A reception on the day itself serves it; holidays left open are served by the first reception still free."""
    found: Counts = defaultdict(lambda: [0.0, 0.0])
    for s in world["station"]:
        days = [
            d for d in world["reception_rule_day"]
            if d["reception_rule"] == s["reception_rule"] and world.in_period(d["due_on"]) and in_service(world, s, d["due_on"])
        ]  # fmt: skip
        due_days = len(days)
        free = sorted(
            (r["happened_on"], r["row_id"]) for r in world["reception"]
            if r["station_id"] == s["station_id"] and r["happened_on"] <= world.view.as_of
        )  # fmt: skip
        kept = 0
        for last in ("due_on", "last_on"):  # first the days themselves, then the holidays still open
            for d in sorted(days, key=lambda d: d["due_on"]):
                fit = [one for one in free if d["due_on"] <= one[0] <= d[last]]
                if fit:
                    kept += 1
                    free.remove(fit[0])
                    days = [other for other in days if other is not d]
        for subject in [s["station_id"]] if by == "station" else world.above(s["area_id"]):
            found[subject][0] += kept
            found[subject][1] += due_days
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
                found[s["station_id"]][1] += 1
                found[s["station_id"]][0] += bool(station_days(world, s["station_id"]) & set(span))
        for d in world["deputy"] if by == "deputy" else []:
            if sum(bool(world.mandates(d["deputy_id"], day)) for day in span) >= 15:
                found[d["deputy_id"]][1] += 1
                found[d["deputy_id"]][0] += bool(deputy_days(world, d["deputy_id"]) & set(span))
    return found


def deputy_days(world: World, deputy: str) -> set[date]:
    rows = [*world["reception"], *world["opinion"]]
    days = {row["happened_on"] for row in rows if deputy in row["deputy_ids"]}
    return days | {
        a["happened_on"] for a in world["attendance"]
        if a["deputy_id"] == deputy and a["presence"] in ("出席", "列席") and held(world, a)
    }  # fmt: skip


# ── projects ──


def of_year(w: World, row: Row) -> bool:
    return bool(w.view.from_on.year <= row["year"] <= w.last_on.year)


def chosen(w: World, row: Row) -> bool:
    return bool(row["kind"] == "民生实事" and row["is_selected"] and not row["parent_project_id"] and of_year(w, row))


def project(top: Test, bottom: Test) -> Callable[[World, str], Counts]:
    def count(world: World, by: str) -> Counts:
        found: Counts = defaultdict(lambda: [0.0, 0.0])
        for row in world["project"]:
            for subject in [row["lead_unit"]] if by == "unit" else world.above(row["area_id"]):
                found[subject][0] += bool(bottom(world, row) and top(world, row))
                found[subject][1] += bool(bottom(world, row))
        return found

    return count


def is_item(w: World, row: Row) -> bool:
    parent = next((p for p in w["project"] if p["project_id"] == row["parent_project_id"]), row)
    has_parts = any(p["parent_project_id"] == row["project_id"] for p in w["project"])
    return bool(row["kind"] == "民生实事" and parent["is_selected"] and of_year(w, parent) and not has_parts)


def was_due(w: World, row: Row) -> bool:
    return chosen(w, row) and bool(row["due_on"] and row["due_on"] < w.view.as_of)


def is_evaluated(w: World, row: Row) -> bool:
    return any(
        s["project_id"] == row["project_id"] and s["kind"] == "测评" and s["happened_on"] <= w.view.as_of
        for s in w["project_supervision"]
    )


def voted(world: World, by: str) -> Counts:
    found: Counts = defaultdict(lambda: [0.0, 0.0])
    for area in world["area"]:
        if area["body"] in ("人大常委会", "乡镇人大主席团"):
            has = any(
                p["area_id"] == area["area_id"]
                and p["kind"] == "民生实事"
                and p["voted_by"] == "人大代表"
                and of_year(world, p)
                for p in world["project"]
            )
            for subject in world.above(area["area_id"]):
                found[subject][0] += has
                found[subject][1] += 1
    return found


def opinions(top: Test | None) -> Callable[[World, str], Counts]:
    return tally("opinion", "happened_on", top or (lambda w, r: 1), (lambda w, r: 1) if top else None)


def services(*kinds: str) -> Callable[[World, str], Counts]:
    return tally("service", "happened_on", lambda w, r: r["kind"] in kinds and not r["is_forecast"], None)


def voters(record: str, only: Test = lambda w, r: True) -> Callable[[World, str], Counts]:
    return tally(record, "happened_on", lambda w, r: r["votes_satisfied"], lambda w, r: votes(r), only)


def until(column: str) -> Test:
    return lambda w, r: r[column] is not None and r[column] <= w.view.as_of


ONLINE = ("代表二维码", "联络站二维码", "微信", "网络平台", "随手拍")
SLOW: dict[str, Callable[[World, str], Counts]] = {
    "service_days": service_days,
    "composition": people(None),
    "attendance_rate": called(),
    "congress_attendance_rate": called(lambda w, r: r["kind"] == "人代会"),
    "activity_attendance_rate": called(lambda w, r: r["kind"] != "人代会"),
    "leaves": times(sat("请假")),
    "sat_in": times(sat("列席")),
    "spoken": times(lambda w, r: r["spoke"]),
    "unapproved_absences": absences,
    "activities": tally("activity", "happened_on", lambda w, r: 1, None, held),
    "activities_attended": attended,
    "opinions_adopted_rate": tally(
        "activity", "happened_on", lambda w, r: r["opinions_adopted"], lambda w, r: r["opinions_raised"],
        lambda w, r: held(w, r) and r["opinions_adopted"] is not None and r["opinions_raised"] is not None,
    ),
    "receptions": tally("reception", "happened_on", lambda w, r: 1, None),
    "visitors": tally("reception", "happened_on", lambda w, r: r["visitors"], None),
    "visitors_served": tally("reception", "happened_on", lambda w, r: r["visitors"], None),
    "reception_day_rate": reception_days,
    "active_months": active_months,
    "active_station_rate": stations(is_alive, serves),
    "duty_roster_rate": roster,
    "staffed_rate": stations(is_staffed, serves),
    "stations_built_rate": stations(serves, lambda w, r: r["status"] in ("规划", "在建", "投用")),
    "contacts": tally("contact", "happened_on", lambda w, r: r["kind"] == "联系群众" and (r["contacts_made"] or 1), None),
    "linked_coverage": people("contact", lambda w, r: r["kind"] == "结对", dated=False),
    "contacted_rate": people("contact", lambda w, r: r["kind"] in ("联系群众", "入户走访")),
    "organ_contact_rate": people("contact", lambda w, r: r["kind"] == "机关联系代表"),
    "household_coverage": tally(
        "contact", "happened_on", lambda w, r: r["contacts_made"], lambda w, r: r["contacts_due"],
        lambda w, r: r["kind"] == "入户走访" and r["contacts_due"] is not None and r["contacts_made"] is not None,
    ),
    "opinions": opinions(None),
    "on_spot_rate": opinions(lambda w, r: r["handling"] == "现场答复"),
    "conversion_rate": opinions(lambda w, r: r["handling"] == "形成建议"),
    "opinion_followup_rate": opinions(until("followed_up_on")),
    "opinion_resolved_rate": opinions(until("resolved_on")),
    "opinion_days": middle("opinion", "happened_on", until("resolved_on"), lambda w, r: (r["resolved_on"] - r["happened_on"]).days),
    "online_share": tally("opinion", "happened_on", lambda w, r: r["channel"] in ONLINE, lambda w, r: r["channel"] is not None),
    "suggestions": tally("suggestion", "submitted_on", lambda w, r: 1, None, accepted),
    "suggestions_cosigned": cosigned,
    "suggestions_handed_over": handed(accepted, None),
    "reply_rate": handed(replied, due),
    "on_time_reply_rate": handed(lambda w, r: replied(w, r) and r["reply_due_on"] and r["replied_on"] <= r["reply_due_on"], due),
    "reply_days": middle(
        "suggestion", "handed_over_on", lambda w, r: accepted(w, r) and replied(w, r),
        lambda w, r: (r["replied_on"] - r["handed_over_on"]).days,
    ),
    "overdue": tally(
        "suggestion", None, lambda w, r: not replied(w, r) and bool(r["reply_due_on"]) and r["reply_due_on"] < w.view.as_of, None, accepted
    ),
    "met_rate": handed(lambda w, r: r["met_in_person"], lambda w, r: due(w, r) and replied(w, r) and r["met_in_person"] is not None),
    "closed_rate": handed(lambda w, r: replied(w, r) and latest(w, r), due),
    "solved_rate": handed(lambda w, r: replied(w, r) and latest(w, r) == "A", due),
    "relapse_rate": handed(
        lambda w, r: str(later(w, r)) > r["result"], lambda w, r: replied(w, r) and bool(r["result"] and later(w, r))
    ),
    "promise_kept_rate": tally(
        "suggestion", "promised_on", lambda w, r: until("delivered_on")(w, r) and r["delivered_on"] <= r["promised_on"] < w.view.as_of,
        lambda w, r: r["promised_on"] < w.view.as_of, accepted,
    ),
    "satisfied_rate": judged("result_rating", ("满意",)),
    "fairly_satisfied_rate": judged("result_rating", ("满意", "基本满意")),
    "attitude_rate": judged("attitude_rating", ("满意",)),
    "returned_rate": tally(
        "suggestion_evaluation", "sent_on", lambda w, r: r["is_returned"] and until("evaluated_on")(w, r), lambda w, r: 1,
        lambda w, r: accepted(w, r) and r["by"] == "领衔代表",
    ),
    "committee_satisfied_rate": tally(
        "suggestion_evaluation", "evaluated_on", lambda w, r: r["votes_satisfied"], lambda w, r: votes(r), of_committee
    ),
    "evaluation_score": tally(
        "suggestion_evaluation", "evaluated_on", lambda w, r: r["score"], lambda w, r: r["score"] is not None, accepted
    ),
    "priority_coverage": handed(lambda w, r: followed(w, r, "领衔督办"), lambda w, r: r["is_priority"]),
    "lookback_rate": handed(
        lambda w, r: followed(w, r, "回头看"), lambda w, r: due(w, r) and replied(w, r) and latest(w, r) is not None
    ),
    "debriefed": tally("debriefing", "happened_on", lambda w, r: 1, None),
    "debriefing_coverage": people("debriefing"),
    "debriefing_loop_rate": tally(
        "debriefing", "happened_on", lambda w, r: until("shown_on")(w, r) and votes(r) is not None, lambda w, r: 1
    ),
    "debriefing_satisfied_rate": voters("debriefing"),
    "governance": services("基层治理"),
    "problems_solved": services("解决问题", "民主协商"),
    "good_deeds": services("办实事", "联企助农"),
    "funds_wan": tally(
        "service", "happened_on", lambda w, r: r["kind"] in ("筹集资金", "捐助") and not r["is_forecast"] and r["amount_wan"], None
    ),
    "publicity_pieces": tally("publicity", "happened_on", lambda w, r: r["status"] != "投稿" and r["quantity"], None),
    "project_items_done_rate": project(lambda w, r: r["is_done"], is_item),
    "project_on_time_rate": project(lambda w, r: r["completed_on"] and r["completed_on"] <= r["due_on"], was_due),
    "project_group_rate": project(lambda w, r: r["group"], chosen),
    "project_evaluation_rate": project(
        is_evaluated, lambda w, r: chosen(w, r) and (is_evaluated(w, r) or date(r["year"], 12, 31) <= w.view.as_of)
    ),
    "project_satisfied_rate": voters("project_supervision", lambda w, r: r["kind"] == "测评" and r["project_kind"] == "民生实事"),
    "vote_coverage": voted,
}  # fmt: skip
"""metric -> how to count it: subject -> [numerator or value, denominator]."""
