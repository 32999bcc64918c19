"""Suggestions: due, replied, closed, judged."""

from collections import defaultdict
from collections.abc import Callable

from slow.told import LONG_AGO, told
from slow.world import Counts, Row, Test, World, number, subjects, tally, votes


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


def follow_ups_told(w: World, r: Row) -> bool:
    """Whether anybody told what became of the suggestion, where any mandate of its lead was ever kept."""
    homes = {o["area_id"] for o in w.offices[r["lead_deputy_id"]]}
    return any(told(w, "suggestion_followup.", (LONG_AGO, w.view.as_of), area, inside=True) for area in homes)


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


def gap(world: World, by: str) -> Counts:
    """Points between the leads' and the committee's satisfaction, over the suggestions that have both."""
    found: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for row in filter(lambda r: accepted(world, r), world["suggestion"]):
        forms = [
            e for e in world["suggestion_evaluation"]
            if e["suggestion_id"] == row["suggestion_id"] and e["evaluated_on"] and e["evaluated_on"] <= world.view.as_of
        ]  # fmt: skip
        rated = [e for e in forms if e["by"] == "领衔代表" and e["result_rating"]]
        voted = [e for e in forms if e["by"] == "常委会" and votes(e)]
        last = max(rated, key=lambda e: (e["evaluated_on"], e["round"], e["row_id"]), default=None)
        if last and voted and world.in_period(last["evaluated_on"]):
            for subject in subjects(world, by, "suggestion", row):
                satisfied = sum(e["votes_satisfied"] for e in voted), sum(number(votes(e)) for e in voted)
                more = (last["result_rating"] == "满意", 1, *satisfied)
                found[subject] = [a + b for a, b in zip(found[subject], more, strict=True)]
    return {s: [(a / n - b / m) * 100, 0] for s, (a, n, b, m) in found.items()}
