"""出席 and 议题 of the activities held."""

import numpy as np
import polars as pl

from etl.sample.agenda import TEMPLATES
from etl.sample.draw import Ints, some, words
from etl.sample.groups import Group
from etl.sample.meetings import Meetings, called
from etl.sample.people import People
from etl.sample.places import County
from etl.sample.seats import Posting
from etl.sample.words import MATTERS

_CAME, _LEAVE, _ABSENT, _DUTY, _INVITED, _NOT_DUE, _UNKNOWN = range(7)
_PRESENCE = ("出席", "请假", "缺席", "公务", "列席", "不适用", "未记录")
_FEW = (5, 12)


def attendance(
    county: County, people: People, groups: tuple[Group, ...], posted: Posting, meetings: Meetings
) -> pl.DataFrame:
    """The rows of 出席: everyone called who was in office that day, sitting by sitting."""
    rng = county.rng("attendance")
    activity, person, invited = _called(rng, people, groups, posted, meetings)
    count = np.array([len(t.sessions) for t in TEMPLATES])[meetings.template[activity]]
    sitting = np.concatenate([np.arange(n) for n in count]) if len(count) else np.empty(0, dtype=np.int64)
    activity, person, invited = (np.repeat(part, count) for part in (activity, person, invited))
    presence = np.where(invited, _INVITED, _presence(rng, people, person))
    table = pl.Series([session for t in TEMPLATES for session in t.sessions])
    first = np.cumsum([0, *(len(t.sessions) for t in TEMPLATES)])[meetings.template[activity]]
    spoke = some(rng, len(person), 0.06) & (presence == _CAME)
    return pl.DataFrame({
        "activity_id": meetings.ids.gather(activity),
        "deputy_id": people.ids.gather(person),
        "session": table.gather(first + sitting),
        "presence": pl.Series(_PRESENCE).gather(presence),
        "spoke": pl.Series(np.where(spoke, "是", "否")),
        "_town": meetings.town[activity],
        "_day": meetings.day[activity],
        "_person": person,
        "_activity": activity,
    })  # fmt: skip


def _called(
    rng: np.random.Generator, people: People, groups: tuple[Group, ...], posted: Posting, meetings: Meetings
) -> tuple[Ints, Ints, np.ndarray]:
    """(number of the activity, person, whether by invitation)"""
    parts = []
    for n in np.flatnonzero(meetings.told).tolist():
        template = TEMPLATES[meetings.template[n]]
        who = called(people, groups, posted, template, int(meetings.unit[n]), int(meetings.town[n]))
        who = who[people.in_office(int(meetings.day[n]))[who]]
        if template.called == "few":
            who = _few(rng, people, who)
        guests = _guests(rng, people, who, int(meetings.day[n])) if template.called == "committee" else who[:0]
        both = np.concatenate([who, guests])
        parts.append(np.stack([np.full(len(both), n), both, np.arange(len(both)) >= len(who)]))
    activity, person, invited = np.concatenate(parts, axis=1)
    return activity, person, invited.astype(bool)


def _few(rng: np.random.Generator, people: People, among: Ints) -> Ints:
    """Some of them, rather the zealous."""
    size = min(int(rng.integers(*_FEW)), len(among))
    keys = rng.random(len(among)) ** (1 / people.zeal[among])
    return np.sort(among[np.argsort(keys)[len(among) - size :]])


def _guests(rng: np.random.Generator, people: People, members: Ints, day: int) -> Ints:
    """Deputies invited to sit in."""
    others = np.setdiff1d(np.flatnonzero(people.seats.county & people.in_office(day)), members)
    return np.sort(rng.choice(others, min(6, len(others)), replace=False))


def _presence(rng: np.random.Generator, people: People, person: Ints) -> Ints:
    """The zealous come; leaders come too, or are away on duty; 议政代表 come less."""
    absent = np.clip(0.05 / people.zeal**0.6, 0.008, 0.2) * np.where(people.leader, 0.45, 1.0)
    absent = np.where(people.seats.council, absent * 1.8, absent)
    duty = np.where(people.leader, 0.05, 0.008)
    draw = rng.random(len(person))
    leave = np.clip(0.05 / people.zeal**0.3, 0.01, 0.12)
    steps = np.cumsum(np.stack([absent, leave, duty])[:, person], axis=0)
    presence = np.select([draw < steps[0], draw < steps[1], draw < steps[2]], [_ABSENT, _LEAVE, _DUTY], _CAME)
    rare = rng.random(len(person))
    return np.select([rare < 0.0015, rare < 0.003], [_NOT_DUE, _UNKNOWN], presence).astype(np.int64)


_HEARING = ("人代会", "常委会会议", "主席团会议", "工委会议", "议事会议")


def agenda_items(county: County, meetings: Meetings, decided: dict[int, list[str]]) -> pl.DataFrame:
    """The rows of 议题. decided: year -> numbers of the projects put to the vote of the county congress."""
    rng = county.rng("agenda items")
    kinds = pl.Series([t.kind for t in TEMPLATES]).gather(meetings.template)
    meeting = np.flatnonzero(kinds.is_in(_HEARING).to_numpy() & meetings.held)
    item = np.repeat(meeting, rng.integers(1, 4, len(meeting)))
    votes = [(n, project) for n in np.flatnonzero(meetings.template == 0).tolist()
             for project in decided[2024 if meetings.day[n] < 366 else 2025]]  # fmt: skip
    activity = np.concatenate([item, np.array([n for n, _ in votes], dtype=np.int64)])
    is_vote = np.arange(len(activity)) >= len(item)
    kind = words(rng, ("研究议题", "听取工作报告", "审议决定"), len(activity), (45, 40, 15)).to_list()
    matter = words(rng, [row[0] for row in MATTERS], len(activity)).to_list()
    projects = [None] * len(item) + [project for _, project in votes]
    titles = [_title(k, m, p) for k, m, p in zip(kind, matter, projects, strict=True)]
    return pl.DataFrame({
        "activity_id": meetings.ids.gather(activity),
        "title": pl.Series(titles),
        "kind": pl.Series([k if p is None else "票决" for k, p in zip(kind, projects, strict=True)]),
        "project_id": pl.Series(projects, dtype=pl.String),
        "_town": meetings.town[activity],
        "_day": meetings.day[activity],
        "_vote": is_vote,
    })  # fmt: skip


def _title(kind: str, matter: str, project: str | None) -> str:
    if project:
        return "票决民生实事项目"
    return {
        "研究议题": f"研究{matter}工作",
        "听取工作报告": f"听取关于{matter}情况的报告",
        "审议决定": f"关于{matter}的决定",
    }[kind]
