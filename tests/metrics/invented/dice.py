"""Dice, and the few names everything is about."""

from datetime import date, timedelta
from random import Random

AREAS = {"A": "", "东街": "A", "西镇": "A", "一社区": "东街", "二社区": "东街"}
PEOPLE = [f"代{n}" for n in range(1, 13)]
STATIONS = {"东站": "东街", "社区站": "一社区", "西站": "西镇", "县站": "A"}
GROUPS = {"一组": "东街", "二组": "西镇"}
UNITS = ("交通局", "民政局", "住建局")
FIRST = date(2022, 7, 1)
LAST = date(2023, 12, 31)
DAYS = 640

Row = dict[str, object]


def a_day(r: Random, after: date = FIRST) -> date:
    """Every fourth day, so that much falls on one day."""
    return after + timedelta(days=4 * r.randrange(DAYS // 4))


def soon(r: Random, after: date | None, chance: float, within: int = 150) -> date | None:
    return after + timedelta(days=r.randrange(within)) if after and r.random() < chance else None


def some(r: Random, values: list[str], most: int = 3) -> list[str]:
    return r.sample(values, r.randrange(most + 1))


def maybe(r: Random, value: object, chance: float = 0.5) -> object:
    return value if r.random() < chance else None
