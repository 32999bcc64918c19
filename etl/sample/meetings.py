"""活动: what was planned, held or called off."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from etl.sample.draw import END, Flags, Ints, blank, dates, some, words
from etl.sample.groups import Group
from etl.sample.places import County
from etl.sample.plans import Plan, plan_of
from etl.sample.texts import drawn_matters, either, filled, matters, numbered, of, photos, topics
from etl.sample.words import CAMPAIGNS, DELEGATIONS, HOSTS, LAWS, SERIES

_LOOKING = ("执法检查", "集中视察", "视察", "调研", "监督检查", "调研视察", "座谈会", "预决算审查", "走访企业")
_AMONG_VOTERS = ("视察", "监督检查")
_HELD, _CALLED_OFF, _PLANNED = range(3)


@dataclass(frozen=True)
class Meetings:
    """held: 已举行; told: with a list of who came, which its sender may have forgotten. activities: 活动."""

    plan: Plan
    held: Flags
    told: Flags
    activities: pl.DataFrame

    @property
    def ids(self) -> pl.Series:
        return self.activities["activity_id"]


def meetings_of(county: County, groups: tuple[Group, ...]) -> Meetings:
    """Every activity of the two years, in the order of days."""
    rng = county.rng("meetings")
    plan = plan_of(rng, county, groups)
    fate, is_small = rng.random(len(plan)), ~plan.is_one_of("人代会", "常委会会议")
    held = ~(is_small & (fate < 0.04))
    is_listed = plan.each("called") != "none"
    forgotten = is_small & (plan.town == len(county.towns) - 1) & (plan.day > END - 75) & (fate < 0.3)
    state = np.where(held, _HELD, np.where(fate < 0.02, _PLANNED, _CALLED_OFF))
    frame = _rows(rng, county, plan, state).with_columns(_names(rng, county, groups, plan))
    frame = frame.with_columns(_found(rng, plan, held))
    return Meetings(plan, held, held & is_listed & ~forgotten, frame.with_columns(*_places(rng, county, groups, plan)))


def _rows(rng: np.random.Generator, county: County, plan: Plan, state: Ints) -> pl.DataFrame:
    size, days = len(plan), plan.each("days").astype(np.int64)
    return pl.DataFrame({
        "activity_id": numbered(f"{county.prefix}H", plan.day),
        "kind": pl.Series(plan.each("kind").tolist()),
        "happened_on": dates(plan.day),
        "to_on": dates(plan.day + days - 1, days > 1),
        "status": of(("已举行", "取消", "计划"), state),
        "campaign": _with_series(plan, blank(words(rng, CAMPAIGNS, size), some(rng, size, 0.2))),
        "host": _visited(county, plan, blank(words(rng, HOSTS, size), plan.is_one_of("走访企业"))),
        "laws": blank(words(rng, LAWS, size), plan.is_one_of("执法检查")),
        "trigger": either(some(rng, size, 0.05), "临时动议", "计划"),
        "all_due": either(plan.each("everyone").astype(bool)),
        "evidence": blank(photos(rng, "现场照片", plan.day, 0.7), state == _HELD),
        "_town": plan.town,
        "_day": plan.day,
    })  # fmt: skip


def _with_series(plan: Plan, campaign: pl.Series) -> pl.Series:
    """The campaign drawn, and the series that an activity of its kind belongs to."""
    series = pl.Series("series", [SERIES.get(kind) for kind in plan.each("kind").tolist()], dtype=pl.String)
    both = pl.DataFrame({"campaign": campaign, "series": series})
    joined = both.select(pl.concat_str(pl.all(), separator="、", ignore_nulls=True)).to_series()
    return blank(joined, (both["campaign"].is_not_null() | series.is_not_null()).to_numpy())


def _visited(county: County, plan: Plan, host: pl.Series) -> pl.Series:
    """The company drawn; the communities of its town for an inspection, one after the other; delegations received."""
    own = [[a.area_name for a in county.communities if a.parent_area_id == t.area_id] or [t.name] for t in county.towns]
    choices = {"视察": own, "接待考察": [list(DELEGATIONS)]}
    rows = zip(host, plan.each("kind").tolist(), (plan.town % (len(own) + 1)).tolist(), strict=True)
    named = [
        drawn if kind not in choices else (pool := choices[kind][town % len(choices[kind])])[n % len(pool)]
        for n, (drawn, kind, town) in enumerate(rows)
    ]
    return pl.Series(named, dtype=pl.String)


def _found(rng: np.random.Generator, plan: Plan, held: Flags) -> list[pl.Series]:
    """What an inspection raised, and how much of it was taken up, which is not always known."""
    size, looks = len(plan), plan.is_one_of(*_LOOKING) & held
    raised = rng.poisson(4.0, size)
    adopted = blank(pl.Series(rng.binomial(raised, 0.62)), looks & some(rng, size, 0.7))
    return [blank(pl.Series(raised), looks).alias("opinions_raised"), adopted.alias("opinions_adopted")]


def _names(rng: np.random.Generator, county: County, groups: tuple[Group, ...], plan: Plan) -> list[pl.Series]:
    """The name, and the topic where the name speaks of a matter."""
    towns, lanes = [t.name for t in county.towns], [t.lane for t in county.towns]
    holders = {"county": [county.name], "group": [g.name for g in groups], "station": [s.name for s in county.stations]}
    hosts = list(zip(plan.each("host").tolist(), plan.unit.tolist(), strict=True))
    matter = drawn_matters(rng, county.is_rural(plan.town))
    pattern = pl.Series(plan.each("name").tolist())
    name = filled(
        pattern, place=pl.Series([holders.get(host, towns)[unit] for host, unit in hosts]), matter=matters(matter),
        lane=pl.Series([lanes[unit] if host == "council" else "" for host, unit in hosts]),
        time=either(plan.day > 365, "第四次", "第三次"),
    )  # fmt: skip
    topic = blank(topics(matter), pattern.str.contains("{matter}", literal=True).to_numpy())
    return [name.alias("activity_name"), topic.alias("topic")]


def _places(rng: np.random.Generator, county: County, groups: tuple[Group, ...], plan: Plan) -> list[pl.Series]:
    """The area whose body held it, the place, the electoral district looked at, and the station or group."""
    last, host = len(county.towns), plan.each("host")
    town, station, group = plan.town % (last + 1), host == "station", host == "group"
    district = of([f"{t.short}第" for t in county.towns], np.where(plan.town < 0, 0, plan.town))
    number = pl.Series(rng.integers(1, 9, len(plan))).cast(pl.String)
    columns = {
        "area_id": of([*(t.area_id for t in county.towns), county.area_id], town),
        "place": of([*(f"{t.name}会议室" for t in county.towns), f"{county.name}会堂"], town),
        "electoral_district": blank(district + number + "选区", plan.is_one_of(*_AMONG_VOTERS)),
        "station_id": blank(of([s.station_id for s in county.stations], np.where(station, plan.unit, 0)), station),
        "group": blank(of([g.name for g in groups], np.where(group, plan.unit, 0)), group),
    }
    return [series.alias(name) for name, series in columns.items()]
