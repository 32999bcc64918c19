"""What the papers of people are made of, asked once for all of them: figures, peers, duties, posts, records, suggestions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboard import data
from dashboard.ask import Ask
from dashboard.parts import measured, numbers
from etl.metrics import METRICS

FIGURES = (
    "service_days", "congress_attendance_rate", "attendance_rate", "activity_attendance_rate", "leaves", "unapproved_absences",
    "activities_attended", "spoken", "receptions", "visitors_served", "opinions", "on_spot_rate", "contacts", "suggestions",
    "suggestions_cosigned", "reply_rate", "solved_rate", "good_deeds", "problems_solved", "governance", "debriefed",
    "debriefing_satisfied_rate", "publicity_pieces", "active_months", "duties_done",
)  # fmt: skip
"""In the order of a debriefing: in office, sittings, voters, suggestions, deeds, debriefing, duties."""

TOGETHER = 200
"""People asked about at once: their records are in memory together."""

LISTS = ("deputy", "deputy_career", "deputy_records", "deputy_suggestions")


@dataclass(frozen=True)
class Range:
    """Of the values of the peers that are known."""

    low: float
    median: float
    high: float


@dataclass(frozen=True)
class Told:
    """person: name, post, mandate. row: metric -> figure (etl.metrics.compute). ranges: metric -> the peers' values, none
    where they are too few. duties: of the rule pack. career: mandates, stations, groups. records: newest first, with file,
    sheet and row."""

    ask: Ask
    id: str
    person: Mapping[str, Any]
    row: Mapping[str, Any]
    ranges: Mapping[str, Range]
    cohort: str
    peers: int
    duties: list[dict[str, Any]]
    career: pl.DataFrame
    records: pl.DataFrame
    suggestions: pl.DataFrame

    @property
    def name(self) -> str:
        return str(self.person["deputy_name"])

    @property
    def below(self) -> str:
        """选区　职务　期间: the line under a title."""
        parts = (self.person["electoral_district"], self.person["role"], self.ask.period.words)
        return "　".join(str(part) for part in parts if part)

    @property
    def median(self) -> Mapping[str, str]:
        """metric -> the middle of the peers, as words."""
        return {metric: said(metric, one.median) for metric, one in self.ranges.items()}

    def figure(self, metric: str) -> tuple[str, str]:
        """(91%, 21/23 次); both blank where nobody reported it."""
        return measured.value(metric, self.row), measured.base(metric, self.row)


def known(ask: Ask) -> list[str]:
    """The figures that this registry counts for people."""
    return [name for name in FIGURES if name in METRICS and "deputy" in METRICS[name].grains]


def said(metric: str, value: float) -> str:
    """92% · 3.5"""
    return f"{numbers.half_up(value * 100)}%" if METRICS[metric].unit == "share" else numbers.number(value)


def told(ask: Ask, id_: str, *, with_peers: bool = True) -> Told | None:
    """Everything about one person in scope; None where there is nobody of that id. with_peers: a deputy alone sees no
    middle of others."""
    return next(told_all(ask, [id_], with_peers=with_peers), None)


def told_all(ask: Ask, ids: Sequence[str], *, with_peers: bool = True) -> Iterator[Told]:
    """The same of many, in their order; whoever is out of scope is left out. What is counted is counted once for everybody,
    lists are asked for TOGETHER people at a time."""
    everyone = data.numbers(ask, tuple(known(ask)), "deputy")
    rows = {row["id"]: row for row in everyone.filter(pl.col("id").is_in(list(ids))).to_dicts()}
    duties = _by(data.duties(ask).filter(pl.col("id").is_in(list(ids))).sort("item"), "id")
    groups, ranges = _groups(ask, everyone) if with_peers else ({}, {})
    for first in range(0, len(ids), TOGETHER):
        some = ids[first : first + TOGETHER]
        frames = {query: data.rows_of(ask, query, some) for query in LISTS}
        found = {query: _by(frame, "deputy_id") for query, frame in frames.items()}
        empty = {query: frame.clear() for query, frame in frames.items()}
        for id_ in (one for one in some if one in found["deputy"]):
            cohort, group, peers = groups.get(id_, ("", None, 0))
            lists = [found[query].get(id_, empty[query]) for query in LISTS[1:]]
            own = duties[id_].to_dicts() if id_ in duties else []
            person = found["deputy"][id_].row(0, named=True)
            yield Told(ask, id_, person, rows.get(id_, {}), ranges.get(group, {}), cohort, peers, own, *lists)


def _by(frame: pl.DataFrame, column: str) -> dict[str, pl.DataFrame]:
    return {str(key): own for (key,), own in frame.partition_by(column, as_dict=True, maintain_order=True).items()}


def _groups(
    ask: Ask, everyone: pl.DataFrame
) -> tuple[dict[str, tuple[str, int, int]], dict[int | None, dict[str, Range]]]:
    """(deputy -> cohort, group, how many; group -> metric -> the range of its values, bases too small left out)"""
    people = data.peer_groups(ask).filter(pl.col("peers") > 0)
    groups = {
        row["deputy_id"]: (row["cohort"], row["group"], row["peers"])
        for row in people.select("deputy_id", "cohort", "group", "peers").to_dicts()
    }
    names = [name for name in known(ask) if name in everyone.columns]
    valued = people.select("group", id="deputy_id").join(everyone, on="id").select("group", *map(_firm, names))
    ends = [getattr(pl.col(name), end)().alias(f"{name}.{end}") for name in names for end in ("min", "median", "max")]
    return groups, {
        row["group"]: {
            name: Range(*(float(row[f"{name}.{end}"]) for end in ("min", "median", "max")))
            for name in names
            if row[f"{name}.median"] is not None
        }
        for row in valued.group_by("group").agg(ends).to_dicts()
    }


def _firm(name: str) -> pl.Expr:
    """The value, unknown where its base is too small to compare."""
    metric = METRICS[name]
    if not metric.is_ratio or not metric.smallest_base:
        return pl.col(name)
    return pl.when(pl.col(f"{name}.denominator") >= metric.smallest_base).then(pl.col(name))
