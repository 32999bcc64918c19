"""What the papers of one person are made of, asked once for everybody: figures, duties, records, sittings, posts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboard import data
from dashboard.ask import Ask
from dashboard.parts import measured

FIGURES = (
    "service_days", "congress_attendance_rate", "attendance_rate", "activity_attendance_rate", "leaves", "unapproved_absences",
    "activities_attended", "receptions", "visitors_served", "opinions", "contacts", "suggestions", "suggestions_cosigned",
    "good_deeds", "problems_solved", "debriefed", "duties_done",
)  # fmt: skip
"""In the order of a debriefing: in office, sittings, voters, suggestions, deeds, debriefing, duties."""


@dataclass(frozen=True)
class Told:
    """person: name, post, mandate. row: metric -> figure (etl.metrics.compute). median: metric -> the middle of the peers,
    as words, blank under six. duties: of the rule pack. records: newest first, with file, sheet and row."""

    ask: Ask
    id: str
    person: Mapping[str, Any]
    row: Mapping[str, Any]
    median: Mapping[str, str]
    peers: int
    duties: list[dict[str, Any]]
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

    def figure(self, metric: str) -> tuple[str, str]:
        """(91%, 21/23 次); both blank where nobody reported it."""
        return measured.value(metric, self.row), measured.base(metric, self.row)


def told(ask: Ask, id_: str, *, with_peers: bool = True) -> Told | None:
    """Everything about one person in scope; None where there is nobody of that id. with_peers: a deputy alone sees no
    middle of others."""
    found = data.rows(ask, "deputy", id_)
    if found.is_empty():
        return None
    everyone = data.numbers(ask, FIGURES, "deputy")
    own = everyone.filter(id=id_)
    peers = data.peers(ask, id_)[1] if with_peers else []
    return Told(
        ask, id_, found.row(0, named=True), own.row(0, named=True) if len(own) else {}, _middles(everyone, peers), len(peers),
        data.duties(ask).filter(id=id_).sort("item").to_dicts(), data.rows(ask, "deputy_records", id_),
        data.rows(ask, "deputy_suggestions", id_),
    )  # fmt: skip


def _middles(everyone: pl.DataFrame, peers: list[str]) -> dict[str, str]:
    """As the profile tells them: bases too small to compare are left out."""
    own = everyone.filter(pl.col("id").is_in(peers))
    return {name: measured.median_words(name, own) for name in FIGURES} if peers else {}
