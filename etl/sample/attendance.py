"""出席: who was called to the activities held, and who came."""

import numpy as np
import polars as pl

from etl.sample.agenda import TEMPLATES
from etl.sample.draw import Flags, Ints, some
from etl.sample.groups import Group
from etl.sample.meetings import Meetings
from etl.sample.people import People
from etl.sample.places import County
from etl.sample.plans import called
from etl.sample.registers import Posting
from etl.sample.texts import either, of

_CAME, _LEAVE, _ABSENT, _DUTY, _INVITED, _NOT_DUE, _UNKNOWN = range(7)
_PRESENCE = ("出席", "请假", "缺席", "公务", "列席", "不适用", "未记录")
_FEW = (5, 12)
_GUESTS = 6


def attendance(
    county: County, people: People, groups: tuple[Group, ...], posted: Posting, meetings: Meetings
) -> pl.DataFrame:
    """The rows of 出席: everyone called who was in office that day, sitting by sitting."""
    rng, plan = county.rng("attendance"), meetings.plan
    activity, person, invited = _called(rng, people, groups, posted, meetings)
    sittings = np.array([len(t.sessions) for t in TEMPLATES])[plan.template[activity]]
    sitting = np.arange(sittings.sum()) - np.repeat(np.cumsum(sittings) - sittings, sittings)
    activity, person = np.repeat(activity, sittings), np.repeat(person, sittings)
    presence = np.where(np.repeat(invited, sittings), _INVITED, _presence(rng, people, person))
    firsts = np.cumsum([0, *(len(t.sessions) for t in TEMPLATES)])[plan.template[activity]]
    return pl.DataFrame({
        "activity_id": meetings.ids.gather(activity),
        "deputy_id": people.ids.gather(person),
        "session": of([session for t in TEMPLATES for session in t.sessions], firsts + sitting),
        "presence": of(_PRESENCE, presence),
        "spoke": either(some(rng, len(person), 0.06) & (presence == _CAME)),
        "_town": plan.town[activity],
        "_day": plan.day[activity],
        "_person": person,
        "_activity": activity,
    })  # fmt: skip


def _called(
    rng: np.random.Generator, people: People, groups: tuple[Group, ...], posted: Posting, meetings: Meetings
) -> tuple[Ints, Ints, Flags]:
    """(number of the activity, person, whether by invitation)"""
    parts, plan = [], meetings.plan
    for n in np.flatnonzero(meetings.told).tolist():
        template, day = TEMPLATES[plan.template[n]], int(plan.day[n])
        who = called(people, groups, posted, template, int(plan.unit[n]), int(plan.town[n]))
        who = who[people.in_office(day)[who]]
        if template.called == "few":
            who = _few(rng, people, who)
        guests = _guests(rng, people, who, day) if template.called == "committee" else who[:0]
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
    return np.sort(rng.choice(others, min(_GUESTS, len(others)), replace=False))


def _presence(rng: np.random.Generator, people: People, person: Ints) -> Ints:
    """The zealous come; leaders come too, or are away on duty; 议政代表 come less."""
    absent = np.clip(0.05 / people.zeal**0.6, 0.008, 0.2) * np.where(people.leader, 0.45, 1.0)
    absent = np.where(people.seats.council, absent * 1.8, absent)
    leave = np.clip(0.05 / people.zeal**0.3, 0.01, 0.12)
    duty = np.where(people.leader, 0.05, 0.008)
    draw, rare = rng.random(len(person)), rng.random(len(person))
    steps = np.cumsum(np.stack([absent, leave, duty])[:, person], axis=0)
    presence = np.select([draw < steps[0], draw < steps[1], draw < steps[2]], [_ABSENT, _LEAVE, _DUTY], _CAME)
    return np.select([rare < 0.0015, rare < 0.003], [_NOT_DUE, _UNKNOWN], presence).astype(np.int64)
