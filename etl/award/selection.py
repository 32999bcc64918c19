"""Who passes which gate, and how many points; by the award of the rule pack. What nobody reported is told, never a zero."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from typing import Any

import duckdb
import numpy as np
import polars as pl

from etl.award.points import scores
from etl.award.shares import seated, shares, unmet
from etl.metrics import METRICS, View, cohorts, compute
from etl.metrics.rulebook import rule
from etl.problems import Stop

PASSED, FELL, UNKNOWN = "通过", "没有通过", "没有报送，不能判断"
ALMOST = 1e-9
OF = {"group": "代表小组", "station": "站点"}
"""What stands for a cohort where no people are chosen: all of them are compared with each other."""
NO_SHARES: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Step:
    """One gate (or veto) and one person: value blank where it is unknown or the gate asks no number."""

    title: str
    measure: str | None
    value: float | None
    outcome: str


@dataclass(frozen=True)
class Part:
    """One scored measure and one person: value, score (0–1 of what is possible), points; blank where unknown."""

    title: str
    measure: str
    value: float | None
    score: float | None
    points: float | None


@dataclass(frozen=True)
class Candidate:
    """One person in office. parts and total only of those who passed everything; total blank where a part is unknown.

    place: 1 is the most points, equal points share a place; blank for who is not compared. marks: what one belongs to
    (area, station, group, occupation, cohort). moved: what a share did: kept off the list or brought onto it; mostly blank.
    """

    id: str
    name: str
    cohort: str
    steps: tuple[Step, ...]
    parts: tuple[Part, ...] = ()
    listed: tuple[tuple[str, float | None], ...] = ()
    place: int | None = None
    is_listed: bool = False
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    moved: str = ""

    @property
    def fell_at(self) -> Step | None:
        """The first gate not passed."""
        return next((step for step in self.steps if step.outcome != PASSED), None)

    @property
    def total(self) -> float | None:
        points = [part.points for part in self.parts]
        return None if not points or None in points else sum(point for point in points if point is not None)


@dataclass(frozen=True)
class Selection:
    """award: as the rule pack says it. candidates: by place, then who is not compared, then who fell, by id."""

    award: Mapping[str, Any]
    candidates: tuple[Candidate, ...]

    @property
    def unmet(self) -> list[str]:
        """One sentence per share the list cannot hold to."""
        on = np.array([one.is_listed for one in self.compared], dtype=bool)
        return unmet(self.award, [one.marks for one in self.compared], on) if self.award["shares"] and len(on) else []

    @property
    def tied(self) -> frozenset[int]:
        """The places that several share."""
        places = [one.place for one in self.compared if one.place is not None]
        return frozenset(place for place, number in Counter(places).items() if number > 1)

    @property
    def compared(self) -> tuple[Candidate, ...]:
        return tuple(one for one in self.candidates if one.place is not None)

    @property
    def listed(self) -> tuple[Candidate, ...]:
        """The list; longer than the quota where several are equal at its end."""
        return tuple(one for one in self.candidates if one.is_listed)


def award_titles(con: duckdb.DuckDBPyConnection) -> list[str]:
    """The awards of the rule pack in force."""
    return [award["title"] for award in rule(con, "award") or []]


def select(con: duckdb.DuckDBPyConnection, title: str, view: View) -> Selection:
    """The award `title` over everyone in office on the last day of the view. Raises Stop where there is none so called."""
    award = next((one for one in rule(con, "award") or [] if one["title"] == title), None)
    if award is None:
        raise Stop(f"规则包里没有名为“{title}”的评选。")
    frame = _measured(con, award, view)
    marks = _marks(con, view) if award["of"] == "deputy" else {}
    judged = [(row, _steps(award, row)) for row in frame.to_dicts()]
    through = [row["id"] for row, steps in judged if all(step.outcome == PASSED for step in steps)]
    table = scores(award, frame, through)
    found = [_candidate(award, row, steps, table.get(row["id"])) for row, steps in judged]
    found = [replace(one, marks={**marks.get(one.id, {}), "cohort": (one.cohort,)}) for one in found]
    return Selection(award, tuple(ranked(found, award["quota"], award)))


def _marks(con: duckdb.DuckDBPyConnection, view: View) -> dict[str, dict[str, tuple[str, ...]]]:
    sql = files(__package__).joinpath("marks.sql").read_text("utf-8")
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for deputy, by, value in con.execute(sql, {"last_on": view.last_on, "level": view.level}).fetchall():
        own = found.setdefault(deputy, {})
        own[by] = (*own.get(by, ()), value)
    return found


def _subjects(
    con: duckdb.DuckDBPyConnection, award: Mapping[str, Any], view: View, counted: pl.DataFrame
) -> pl.DataFrame:
    """id, name, cohort of everyone who can be chosen: in office on the last day; every group, every station."""
    if award["of"] != "deputy":
        return counted.select("id", "name", pl.lit(OF[award["of"]]).alias("cohort")).sort("id")
    people = cohorts(con, view).unique("deputy_id", maintain_order=True).sort("deputy_id")
    return people.select(pl.col("deputy_id").alias("id"), pl.col("deputy_name").alias("name"), "cohort")


def _measured(con: duckdb.DuckDBPyConnection, award: Mapping[str, Any], view: View) -> pl.DataFrame:
    """id, name, cohort and one column per measure asked."""
    asked = [item["measure"] for item in (*award["gates"], *award["veto"], *award["points"]) if item["measure"]]
    asked = list(dict.fromkeys([*asked, *award["listed"]]))
    ids = list(dict.fromkeys(name for measure in asked for name, _ in _terms(measure)))
    try:
        counted = compute(con, ids, award["of"], view)
    except ValueError as error:
        raise Stop(f"评选“{award['title']}”：{error}。") from error
    columns = [
        sum((pl.col(name + part) for name, part in _terms(measure)), start=pl.lit(0.0)).alias(f"measure.{measure}")
        for measure in asked
    ]
    own = _subjects(con, award, view, counted)
    return own.join(counted.with_columns(columns).select("id", pl.col("^measure\\..*$")), on="id", how="left")


def _terms(measure: str) -> list[tuple[str, str]]:
    """(name, part) of every term of a sum: duties_done.numerator is a part of a metric, reception.visitors a name."""
    found = []
    for term in measure.split("+"):
        name, dot, part = term.strip().rpartition(".")
        is_part = name.partition("[")[0] in METRICS and part in ("numerator", "denominator")
        found.append((name, dot + part) if is_part else (term.strip(), ""))
    return found


def _steps(award: Mapping[str, Any], row: Mapping[str, Any]) -> tuple[Step, ...]:
    return tuple(_step(gate, row) for gate in (*award["gates"], *award["veto"]))


def _step(gate: Mapping[str, Any], row: Mapping[str, Any]) -> Step:
    if not gate["measure"]:
        return Step(gate["title"], None, None, FELL if row["cohort"] in gate["not_in"] else PASSED)
    value = row[f"measure.{gate['measure']}"]
    if value is None:
        return Step(gate["title"], gate["measure"], None, UNKNOWN)
    low, high = gate["at_least"], gate["at_most"]
    passed = (low is None or value >= low - ALMOST) and (high is None or value <= high + ALMOST)
    return Step(gate["title"], gate["measure"], value, PASSED if passed else FELL)


def _candidate(
    award: Mapping[str, Any], row: Mapping[str, Any], steps: tuple[Step, ...], score: Sequence[float | None] | None
) -> Candidate:
    parts: tuple[Part, ...] = ()
    if score is not None:
        parts = tuple(
            Part(
                point["title"], point["measure"], row[f"measure.{point['measure']}"], one,
                None if one is None else one * point["weight"],
            )
            for point, one in zip(award["points"], score, strict=True)
        )  # fmt: skip
    listed = tuple((measure, row[f"measure.{measure}"]) for measure in award["listed"])
    return Candidate(row["id"], row["name"], row["cohort"], steps, parts, listed)


def ranked(found: Sequence[Candidate], quota: int, award: Mapping[str, Any] = NO_SHARES) -> list[Candidate]:
    """With places: equal totals share one, and whoever equals the last of the list is on it too; a list that must hold
    to shares has no more than its quota, and says whom a share moved."""
    totals = sorted((one.total for one in found if one.total is not None), reverse=True)
    cut = totals[min(quota, len(totals)) - 1] if totals else 0.0
    placed = [
        Candidate(**{**vars(one), "place": 1 + sum(total > one.total + ALMOST for total in totals),
                     "is_listed": one.total >= cut - ALMOST})
        if one.total is not None else one
        for one in found
    ]  # fmt: skip
    placed = sorted(placed, key=lambda one: (one.place is None, one.place or 0, one.fell_at is not None, one.id))
    return _by_shares(placed, quota, award) if award.get("shares") else placed


def _by_shares(placed: list[Candidate], quota: int, award: Mapping[str, Any]) -> list[Candidate]:
    compared = [one for one in placed if one.place is not None]
    if not compared:
        return placed
    totals = np.array([[one.total or 0.0] for one in compared])
    held = dict(zip((one.id for one in compared), seated(totals, quota, shares(award, [o.marks for o in compared]))[:, 0],
                    strict=True))  # fmt: skip
    both = [{round(one.total or 0.0, 9) for one in compared if held[one.id] == on} for on in (True, False)]
    equal = both[0] & both[1]
    return [
        one if one.place is None
        else replace(one, is_listed=bool(held[one.id]), moved=_moved(one, bool(held[one.id]), equal))
        for one in placed
    ]  # fmt: skip


def _moved(one: Candidate, is_on: bool, equal: set[float]) -> str:
    """equal: the totals that some on the list have and some off it: which of them is on it nobody should decide by number."""
    is_equal = round(one.total or 0.0, 9) in equal
    if is_on:
        told = [] if one.is_listed else ["因名额限制递补"]
        return "，".join([*told, *["与没有列入的同分，请评委定"] * is_equal])
    if is_equal:
        return "与名单上的同分，名额不够，请评委定"
    return "因名额限制没有列入" if one.is_listed else ""
