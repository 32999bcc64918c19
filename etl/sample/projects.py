"""项目 and 项目监督: ten projects a year with their items, voted on, inspected by quarter, rated at the end."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from etl.sample.draw import END, YEARS, Ints, dates
from etl.sample.groups import Group
from etl.sample.people import People
from etl.sample.places import County
from etl.sample.receptions import listed
from etl.sample.words import MATTERS

_CHOSEN, _CANDIDATES, _MAJOR = 10, 12, 3
_WORKS = ("产业园二期", "滨江路改造", "区医院新院区", "高铁站前广场", "冷链物流中心", "智慧水务工程")
_MECHANISMS = ("跟踪监督", "协同监督", "专业监督", "季度专报", "联席会议")
_PHASES = ("确定", "实施", "监督")
_QUARTERS = {2024: (0, 91, 182, 274, 366), 2025: (366, 456, 547, 639, 731)}


@dataclass(frozen=True)
class Projects:
    """frame: 项目; supervision: 项目监督; decided: year -> ids the county congress voted for."""

    frame: pl.DataFrame
    supervision: pl.DataFrame
    decided: dict[int, list[str]]


def projects_of(county: County, people: People, groups: tuple[Group, ...]) -> Projects:
    """Everything about the projects of two years."""
    rng = county.rng("projects")
    rows: list[dict[str, object]] = []
    for year in YEARS:
        rows += _of_county(rng, county, people, groups, year)
        for n, town in enumerate(county.towns):
            rows += _of_town(rng, county, n, year, 3 if town.own_seats else 2)
        rows += _major(rng, county, year)
    frame = pl.DataFrame(rows, infer_schema_length=None)
    supervision = _supervision(rng, county, people, groups, rows)
    by_county = frame.filter(
        (pl.col("voted_by") == "人大代表") & (pl.col("_town") == -1) & (pl.col("is_selected") == "是")
    )
    decided = {y: by_county.filter(pl.col("year") == y)["project_id"].to_list() for y in YEARS}
    return Projects(frame, supervision, decided)


def _project(county: County, year: int, number: str, name: str, town: int, **more: object) -> dict[str, object]:
    area = county.towns[town].area_id if town >= 0 else county.area_id
    blank = dict.fromkeys(
        ("parent_project_id", "voted_on", "voted_by", "votes_for", "votes_against", "votes_abstained", "lead_unit", "group",
         "investment_wan", "status", "due_on", "completed_on")
    )  # fmt: skip
    given = {
        "project_id": f"{county.prefix}P{year}-{number}",
        "project_name": name,
        "kind": "民生实事",
        "area_id": area,
    }
    return given | {"year": year, "is_selected": "是", "_town": town, "_day": 366 * (year - 2024)} | blank | more


def _of_county(
    rng: np.random.Generator, county: County, people: People, groups: tuple[Group, ...], year: int
) -> list[dict[str, object]]:
    voters = int((people.seats.county & people.in_office(366 * (year - 2024) + 16)).sum()) - 6
    watching = [group.name for group in groups if group.kind == "监督小组"]
    rows = []
    for n, matter in enumerate(rng.permutation(len(MATTERS))[:_CANDIDATES].tolist()):
        chosen = n < _CHOSEN
        name, _, unit = MATTERS[matter]
        vote = _vote(rng, voters, 0.93 if chosen else 0.45)
        home = county.name if county.prefix else county.name[-1]
        project = _project(
            county, year, f"{n + 1:02d}", f"{year}年{name}工程", -1, voted_by="人大代表", lead_unit=f"{home}{unit}",
            voted_on=_day(366 * (year - 2024) + 17), is_selected="是" if chosen else "否",
            group=watching[n % len(watching)] if chosen and rng.random() < 0.95 else None,
            investment_wan=float(rng.integers(8, 300) * 10), **vote, **(_progress(rng, year) if chosen else {}),
        )  # fmt: skip
        rows += [project, *(_items(rng, county, project) if chosen else [])]
    return rows


def _day(day: int) -> object:
    return dates(np.array([day]))[0]


def _vote(rng: np.random.Generator, voters: int, share: float) -> dict[str, object]:
    good = int(rng.binomial(voters, share))
    against = int(rng.binomial(voters - good, 0.6))
    return {"votes_for": good, "votes_against": against, "votes_abstained": voters - good - against}


def _progress(rng: np.random.Generator, year: int) -> dict[str, object]:
    """Due by the end of the year; most done in time, some after, a few not yet."""
    due = _QUARTERS[year][4] - 1 - int(rng.integers(0, 60))
    done = due + int(rng.normal(-22, 22))
    finished = done <= END and rng.random() < 0.93
    status = "完成" if finished else ("在建" if rng.random() < 0.8 else "未开工")
    return {"due_on": _day(due), "status": status, "completed_on": _day(done) if finished else None}


def _items(rng: np.random.Generator, county: County, project: dict[str, object]) -> list[dict[str, object]]:
    """None to five sub-items, about 26 in a year."""
    count = int(rng.choice([0, 2, 3, 4, 5], p=[0.15, 0.35, 0.3, 0.15, 0.05]))
    year, number = (
        int(str(project["year"])),
        str(project["project_id"]).removeprefix(f"{county.prefix}P{project['year']}-"),
    )
    return [
        _project(
            county, year, f"{number}-{k + 1}", f"{project['project_name']}（第{k + 1}子项）", -1,
            parent_project_id=project["project_id"], lead_unit=project["lead_unit"], **_progress(rng, year),
        )
        for k in range(count)
    ]  # fmt: skip


def _of_town(rng: np.random.Generator, county: County, town: int, year: int, count: int) -> list[dict[str, object]]:
    """A township congress votes; in a street the 议政代表 are asked."""
    place = county.towns[town]
    voters = (place.own_seats or place.council or 10) - 3
    by = "人大代表" if place.own_seats else "议政代表"
    voted = _day(366 * (year - 2024) + 50 + town)
    return [
        _project(
            county, year, f"{town + 1:02d}T{k + 1}", f"{place.name}{MATTERS[matter][0]}", town, voted_by=by, voted_on=voted,
            lead_unit=place.label + ("办事处" if place.is_street else "政府"), investment_wan=float(rng.integers(5, 80)),
            **_vote(rng, voters, 0.9), **_progress(rng, year),
        )
        for k, matter in enumerate(rng.permutation(len(MATTERS))[:count].tolist())
    ]  # fmt: skip


def _major(rng: np.random.Generator, county: County, year: int) -> list[dict[str, object]]:
    first = 0 if year == YEARS[0] else _MAJOR
    rows = []
    for k, work in enumerate(_WORKS[first : first + _MAJOR]):
        due = 366 * (year - 2024) + int(rng.integers(300, 900))
        done = due <= END and rng.random() < 0.7
        rows.append(_project(
            county, year, f"Z{k + 1}", f"{county.short}{work}", -1, kind="重大项目", due_on=_day(due),
            investment_wan=float(rng.integers(30, 900) * 100), status="完成" if done else "在建",
            completed_on=_day(due - int(rng.integers(0, 20))) if done else None,
            lead_unit=f"{county.name if county.prefix else county.name[-1]}发改局",
        ))  # fmt: skip
    return rows


def _supervision(
    rng: np.random.Generator, county: County, people: People, groups: tuple[Group, ...], rows: list[dict[str, object]]
) -> pl.DataFrame:
    members = {group.name: group.members for group in groups}
    found: list[tuple[object, ...]] = []
    for row in rows:
        if row["is_selected"] == "是" and not row["parent_project_id"]:
            found += _looks(rng, row) if row["kind"] == "民生实事" else _major_looks(rng, row)
    found = sorted((look for look in found if look[1] <= END), key=lambda look: (look[1], look[0]))  # type: ignore[operator]
    ids, day, kind, phase, group, town, votes = zip(*found, strict=True)
    who = _who(people, members, group)
    return pl.DataFrame({
        "project_id": pl.Series(ids), "happened_on": dates(np.array(day)), "kind": pl.Series(kind),
        "phase": pl.Series(phase, dtype=pl.String), "group": pl.Series(group, dtype=pl.String),
        "deputy_ids": listed(people.called, who),
        **{f"votes_{name}": pl.Series([v[n] if v else None for v in votes], dtype=pl.Int64)
           for n, name in enumerate(("satisfied", "fairly", "dissatisfied"))},
        "_town": pl.Series(town), "_day": pl.Series(day),
    })  # fmt: skip


def _who(people: People, members: dict[str, Ints], group: tuple[str | None, ...]) -> Ints:
    rows = [members[name][:3] if name else np.empty(0, dtype=np.int64) for name in group]
    return np.array([np.pad(row, (0, 3 - len(row)), constant_values=-1) for row in rows])


def _looks(rng: np.random.Generator, row: dict[str, object]) -> list[tuple[object, ...]]:
    """One look per quarter, one in eight forgotten; a rating in the last; candidates' phase before."""
    year, group, found = int(str(row["year"])), row["group"], []
    for start, end in zip(_QUARTERS[year][:-1], _QUARTERS[year][1:], strict=True):
        if rng.random() < 0.88:
            kind = "督查" if rng.random() < 0.5 else ("小组监督" if group else "听取汇报")
            found.append(
                (row["project_id"], int(rng.integers(start + 5, end - 3)), kind, "实施", group, row["_town"], None)
            )
    if rng.random() < 0.25:
        found.append((row["project_id"], _QUARTERS[year][2] + 20, "推进会", "实施", None, row["_town"], None))
    if rng.random() < 0.92:
        good = int(rng.binomial(36, 0.86))
        fair = int(rng.binomial(36 - good, 0.75))
        votes = (good, fair, 36 - good - fair)
        found.append((row["project_id"], _QUARTERS[year][4] - 12, "测评", "监督", group, row["_town"], votes))
    return found


def _major_looks(rng: np.random.Generator, row: dict[str, object]) -> list[tuple[object, ...]]:
    """Five mechanisms and three phases, not all of them used."""
    found: list[tuple[object, ...]] = []
    start = int(str(row["_day"]))
    for n, kind in enumerate(_MECHANISMS):
        for k in range(int(rng.integers(0, 4)) if kind != "季度专报" else 6):
            day = start + 60 + n * 25 + k * 91
            phase = _PHASES[min(k, 2)]
            if rng.random() < 0.85:
                found.append((row["project_id"], day, kind, phase, None, row["_town"], None))
    return found
