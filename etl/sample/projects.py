"""项目: twelve candidates and ten projects a year with their items, those of the towns, and the great works."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from etl.sample.draw import END, YEARS, dates
from etl.sample.groups import Group
from etl.sample.people import People
from etl.sample.places import County
from etl.sample.words import PROJECTS, WORKS

_CHOSEN, _CANDIDATES, _MAJOR = 10, 12, 3
_VOTED, _TOWNS_VOTED = 17, 50  # days into the year
_ITEMS = ([0, 2, 3, 4, 5], [0.15, 0.35, 0.3, 0.15, 0.05])
_BLANK = dict.fromkeys((
    "parent_project_id", "voted_on", "voted_by", "votes_for", "votes_against", "votes_abstained", "lead_unit", "group",
    "investment_wan", "status", "due_on", "completed_on",
))  # fmt: skip

Row = dict[str, object]


@dataclass(frozen=True)
class Projects:
    """rows: as drawn; frame: 项目; decided: year -> ids the county congress voted for."""

    rows: list[Row]
    frame: pl.DataFrame
    decided: dict[int, list[str]]


def projects_of(county: County, people: People, groups: tuple[Group, ...]) -> Projects:
    """The projects of two years."""
    rng = county.rng("projects")
    rows: list[Row] = []
    for year in YEARS:
        rows += _of_county(rng, county, people, groups, year)
        for n, town in enumerate(county.towns):
            rows += _of_town(rng, county, n, year, 3 if town.own_seats else 2)
        rows += _major(rng, county, year)
    decided: dict[int, list[str]] = {year: [] for year in YEARS}
    for row in rows:
        if row["voted_by"] == "人大代表" and row["_town"] == -1 and row["is_selected"] == "是":
            decided[int(str(row["year"]))].append(str(row["project_id"]))
    return Projects(rows, pl.DataFrame(rows, infer_schema_length=None), decided)


def first_day(year: int) -> int:
    return 366 * (year - YEARS[0])


def _project(county: County, year: int, number: str, name: str, town: int, **more: object) -> Row:
    area = county.towns[town].area_id if town >= 0 else county.area_id
    named: Row = {"project_id": f"{county.prefix}P{year}-{number}", "project_name": name, "kind": "民生实事"}
    placed: Row = {"area_id": area, "year": year, "is_selected": "是", "_town": town, "_day": first_day(year)}
    return named | placed | _BLANK | more


def _of_county(
    rng: np.random.Generator, county: County, people: People, groups: tuple[Group, ...], year: int
) -> list[Row]:
    voters = int((people.seats.county & people.in_office(first_day(year) + _VOTED)).sum()) - 6
    watching = [group.name for group in groups if group.kind == "监督小组"]
    rows: list[Row] = []
    for n, which in enumerate(rng.permutation(len(PROJECTS))[:_CANDIDATES].tolist()):
        chosen, (name, unit) = n < _CHOSEN, PROJECTS[which]
        project = _project(
            county, year, f"{n + 1:02d}", f"{year}年{name}", -1, voted_by="人大代表", lead_unit=f"{county.calls}{unit}",
            voted_on=_day(first_day(year) + _VOTED), is_selected="是" if chosen else "否",
            group=watching[n % len(watching)] if chosen and rng.random() < 0.95 else None,
            investment_wan=float(rng.integers(8, 300) * 10), **_vote(rng, voters, 0.93 if chosen else 0.45),
            **(_progress(rng, year) if chosen else {}),
        )  # fmt: skip
        rows += [project, *(_items(rng, county, project, year, f"{n + 1:02d}") if chosen else [])]
    return rows


def _day(day: int) -> object:
    return dates(np.array([day]))[0]


def _vote(rng: np.random.Generator, voters: int, share: float) -> Row:
    good = int(rng.binomial(voters, share))
    against = int(rng.binomial(voters - good, 0.6))
    return {"votes_for": good, "votes_against": against, "votes_abstained": voters - good - against}


def _progress(rng: np.random.Generator, year: int) -> Row:
    """Due by the end of the year; most done in time, some after, a few not yet."""
    due = min(first_day(year + 1), END + 1) - 1 - int(rng.integers(0, 60))
    done = due + int(rng.normal(-22, 22))
    finished = done <= END and rng.random() < 0.93
    status = "完成" if finished else ("在建" if rng.random() < 0.8 else "未开工")
    return {"due_on": _day(due), "status": status, "completed_on": _day(done) if finished else None}


def _items(rng: np.random.Generator, county: County, parent: Row, year: int, number: str) -> list[Row]:
    """None to five sub-items, about 26 in a year."""
    count = int(rng.choice(_ITEMS[0], p=_ITEMS[1]))
    names = [(f"{number}-{k + 1}", f"{parent['project_name']}（第{k + 1}子项）") for k in range(count)]
    kept = {"parent_project_id": parent["project_id"], "lead_unit": parent["lead_unit"]}
    return [_project(county, year, own, name, -1, **kept, **_progress(rng, year)) for own, name in names]


def _of_town(rng: np.random.Generator, county: County, town: int, year: int, count: int) -> list[Row]:
    """A township congress votes; in a street its own lane is asked."""
    place = county.towns[town]
    given = {
        "voted_by": "人大代表" if place.own_seats else "议政代表",
        "voted_on": _day(first_day(year) + _TOWNS_VOTED + town),
        "lead_unit": place.label + ("办事处" if place.is_street else "政府"),
    }
    rows = []
    for k, which in enumerate(rng.permutation(len(PROJECTS))[:count].tolist()):
        drawn = {
            "investment_wan": float(rng.integers(5, 80)),
            **_vote(rng, (place.own_seats or place.council) - 3, 0.9),
        }
        name = f"{year}年{place.name}{PROJECTS[which][0]}"
        rows.append(
            _project(county, year, f"{town + 1:02d}T{k + 1}", name, town, **given, **drawn, **_progress(rng, year))
        )
    return rows


def _major(rng: np.random.Generator, county: County, year: int) -> list[Row]:
    """Three great works begin each year, some done within the two years."""
    first, rows = _MAJOR * (year - YEARS[0]), []
    for k, work in enumerate(WORKS[first : first + _MAJOR]):
        due = first_day(year) + int(rng.integers(300, 900))
        done = due <= END and rng.random() < 0.7
        rows.append(_project(
            county, year, f"Z{k + 1}", f"{county.short}{work}", -1, kind="重大项目", lead_unit=f"{county.calls}发改局",
            investment_wan=float(rng.integers(30, 900) * 100), due_on=_day(due), status="完成" if done else "在建",
            completed_on=_day(due - int(rng.integers(0, 20))) if done else None,
        ))  # fmt: skip
    return rows
