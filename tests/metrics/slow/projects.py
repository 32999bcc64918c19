"""民生实事 and 重大项目."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from slow.told import LONG_AGO, period, told
from slow.world import FAR, Counts, Row, Test, World


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


def evaluation_told(w: World, row: Row) -> bool:
    return told(w, "project_supervision.", (date(row["year"], 1, 1), w.view.as_of), row["area_id"])


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
            if has or told(world, "project.voted_by", period(world), area["area_id"]):
                add(found, world.above(area["area_id"]), has)
    return found


def quarters(world: World) -> list[tuple[date, date]]:
    """The calendar quarters that lie whole in the period and have ended."""
    found = []
    for year in range(world.view.from_on.year, world.last_on.year + 1):
        for month in (1, 4, 7, 10):
            first = date(year, month, 1)
            last = (first + timedelta(days=95)).replace(day=1) - timedelta(days=1)
            if world.view.from_on <= first and last <= min(world.view.to_on, world.view.as_of):
                found.append((first, last))
    return found


def add(found: Counts, subjects: Iterable[str], top: object) -> None:
    for subject in subjects:
        found[subject][0] += bool(top)
        found[subject][1] += 1


def supervised(w: World, row: Row, first: date, last: date, *kinds: str) -> bool:
    return any(
        s["project_id"] == row["project_id"] and s["kind"] in kinds and first <= s["happened_on"] <= last
        for s in w["project_supervision"]
    )


def inspected(world: World, by: str) -> Counts:
    found: Counts = defaultdict(lambda: [0.0, 0.0])
    for row in world["project"]:
        kinds = ("季度专报",) if row["kind"] == "重大项目" else ("督查", "小组监督")
        for first, last in quarters(world):
            is_open = date(row["year"], 1, 1) <= first <= (row["completed_on"] or world.view.as_of)
            if row["is_selected"] and not row["parent_project_id"] and is_open:
                seen = supervised(world, row, first, last, *kinds)
                if seen or told(world, "project_supervision.", (first, last), row["area_id"]):
                    add(found, world.above(row["area_id"]), seen)
    return found


def under_way(w: World) -> list[Row]:
    return [
        p for p in w["project"]
        if p["kind"] == "重大项目" and p["is_selected"] and not p["parent_project_id"] and p["year"] <= w.last_on.year
        and (p["completed_on"] or FAR) >= w.view.from_on
    ]  # fmt: skip


def mechanisms(world: World, by: str) -> Counts:
    found: Counts = defaultdict(lambda: [0.0, 0.0])
    for row in under_way(world):
        for kind in ("跟踪监督", "协同监督", "专业监督", "季度专报", "联席会议"):
            used = supervised(world, row, world.view.from_on, world.last_on, kind)
            if used or told(world, "project_supervision.", period(world), row["area_id"]):
                add(found, world.above(row["area_id"]), used)
    return found


def phases(world: World, by: str) -> Counts:
    found: Counts = defaultdict(lambda: [0.0, 0.0])
    for row in under_way(world):
        seen = {
            s["phase"] for s in world["project_supervision"]
            if s["project_id"] == row["project_id"] and s["happened_on"] <= world.last_on
        }  # fmt: skip
        is_told = told(world, "project_supervision.phase", (LONG_AGO, world.last_on), row["area_id"])
        for phase in ("确定", "实施", "监督"):
            if phase in seen or is_told:
                add(found, world.above(row["area_id"]), phase in seen)
    return found


def decisions(world: World, by: str) -> Counts:
    found: Counts = defaultdict(lambda: [0.0, 0.0])
    for item in world["agenda_item"]:
        if item["kind"] in ("审议决定", "票决") and item["project_id"] and world.in_period(item["happened_on"]):
            if item["status"] != "已举行":
                continue
            followed = any(
                s["project_id"] == item["project_id"] and item["happened_on"] < s["happened_on"] <= world.view.as_of
                for s in world["project_supervision"]
            )
            project = next(p for p in world["project"] if p["project_id"] == item["project_id"])
            since = item["happened_on"] + timedelta(days=1), world.view.as_of
            if followed or told(world, "project_supervision.", since, project["area_id"]):
                add(found, world.above(item["row_area"] or item["sender_area"]), followed)
    return found
