"""项目监督: a look at each project every quarter, some forgotten, and a rating; five mechanisms for great works."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from etl.sample.choice import table_of
from etl.sample.draw import END, dates
from etl.sample.groups import Group
from etl.sample.people import People
from etl.sample.places import County
from etl.sample.projects import Projects, Row, first_day
from etl.sample.texts import listed

_MECHANISMS = ("跟踪监督", "协同监督", "专业监督", "季度专报", "联席会议")
_PHASES = ("确定", "实施", "监督")
_QUARTER = 91
_CHOSEN = 55  # days into the year by which every congress has voted
_RATERS = 36
_NAMED = 3  # of a group


@dataclass(frozen=True)
class _Look:
    """One supervision of one project."""

    project: str
    day: int
    kind: str
    phase: str
    group: str | None
    town: int
    votes: tuple[int, int, int] | None = None


def supervision_of(county: County, people: People, groups: tuple[Group, ...], projects: Projects) -> pl.DataFrame:
    """The rows of 项目监督, of projects chosen and not of their items."""
    rng = county.rng("supervision")
    looks = [
        look
        for row in projects.rows
        if row["is_selected"] == "是" and not row["parent_project_id"]
        for look in (_looks(rng, row) if row["kind"] == "民生实事" else _major_looks(rng, row))
        if look.day <= END
    ]
    return _rows(people, groups, sorted(looks, key=lambda look: (look.day, look.project)))


def _rows(people: People, groups: tuple[Group, ...], looks: list[_Look]) -> pl.DataFrame:
    members = {group.name: group.members[:_NAMED] for group in groups}
    nobody = np.empty(0, dtype=np.int64)
    who = table_of([members[look.group] if look.group else nobody for look in looks])
    votes = {
        f"votes_{name}": pl.Series([look.votes[n] if look.votes else None for look in looks], dtype=pl.Int64)
        for n, name in enumerate(("satisfied", "fairly", "dissatisfied"))
    }
    return pl.DataFrame({
        "project_id": [look.project for look in looks],
        "happened_on": dates(np.array([look.day for look in looks])),
        "kind": [look.kind for look in looks],
        "phase": [look.phase for look in looks],
        "group": pl.Series([look.group for look in looks], dtype=pl.String),
        "deputy_ids": listed(people.called, who),
        **votes,
        "_town": [look.town for look in looks],
        "_day": [look.day for look in looks],
    })  # fmt: skip


def _looks(rng: np.random.Generator, row: Row) -> list[_Look]:
    """One look per quarter, one in eight forgotten; a meeting to push some; a rating at the end of the year."""
    start, group, place = (
        first_day(int(str(row["year"]))),
        row["group"],
        (str(row["project_id"]), int(str(row["_town"]))),
    )
    name = str(group) if group else None
    looks = []
    for quarter in range(4):
        kind = "督查" if rng.random() < 0.5 else ("小组监督" if name else "听取汇报")
        day = start + quarter * _QUARTER + int(rng.integers(5 if quarter else _CHOSEN, 85))
        if rng.random() < 0.88:
            looks.append(_Look(place[0], day, kind, "实施", name, place[1]))
    if rng.random() < 0.25:
        looks.append(_Look(place[0], start + 2 * _QUARTER + 20, "推进会", "实施", None, place[1]))
    if rng.random() < 0.92:
        good = int(rng.binomial(_RATERS, 0.86))
        fair = int(rng.binomial(_RATERS - good, 0.75))
        looks.append(_Look(place[0], start + 352, "测评", "监督", name, place[1], (good, fair, _RATERS - good - fair)))
    return looks


def _major_looks(rng: np.random.Generator, row: Row) -> list[_Look]:
    """Not every mechanism is used, and not every phase reached."""
    start, looks = first_day(int(str(row["year"]))), []
    for n, kind in enumerate(_MECHANISMS):
        times = 6 if kind == "季度专报" else int(rng.integers(0, 4))
        for k in range(times):
            if rng.random() < 0.85:
                day, phase = start + 60 + n * 25 + k * _QUARTER, _PHASES[min(k, 2)]
                looks.append(_Look(str(row["project_id"]), day, kind, phase, None, -1))
    return looks
