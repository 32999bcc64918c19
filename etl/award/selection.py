"""Who passes which gate, and how many points; by the award of the rule pack. What nobody reported is told, never a zero."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

import duckdb
import numpy as np
import polars as pl

from etl.award.candidate import ALMOST, FELL, PASSED, UNKNOWN, Candidate, Part, Step
from etl.award.points import scores
from etl.award.ranking import ranked
from etl.award.shares import unmet
from etl.metrics import METRICS, View, cohorts, compute
from etl.metrics.rulebook import rule
from etl.problems import Stop

OF = {"group": "代表小组", "station": "站点"}
"""What stands for a cohort where no people are chosen: all of them are compared with each other."""


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
