"""联系走访, 办实事, 述职: what deputies do among those who elected them."""

import numpy as np
import polars as pl

from etl.sample.choice import choose
from etl.sample.draw import END, YEARS, Ints, Reals, blank, dates, indices, some, words, work
from etl.sample.people import People
from etl.sample.places import County
from etl.sample.receptions import heard, rosters
from etl.sample.registers import Posting
from etl.sample.seats import OPEN
from etl.sample.texts import either, listed, nothing, of, photos, same
from etl.sample.words import SERVICES

_ORGANS = ("财政局", "教育局", "农业农村局", "市场监管局", "人民法院", "人民检察院")
_DEEDS = [(purpose, deed) for row in SERVICES for purpose, deed in row[2]]
_SERVICES = 3.2  # a year for each deputy
_MONEY, _WORKS = ("筹集资金", "捐助"), ("推动建设",)


def _acts(rng: np.random.Generator, people: People, yearly: float | Reals) -> tuple[Ints, Ints]:
    """(person, day), in the order of days: so many a year by the zeal of each, while in office."""
    first, last = np.maximum(people.seats.start, 0), np.minimum(people.seats.end, END)
    share = np.clip((last - first + 1) / (END + 1), 0, 1)
    who = np.repeat(np.arange(len(people)), rng.poisson(yearly * len(YEARS) * people.zeal * share))
    day = work().pick(rng, first[who], last[who])
    order = np.lexsort((who, day))
    order = order[people.there(who, day)[order]]
    return who[order], day[order]


def contacts_of(county: County, people: People) -> pl.DataFrame:
    """The rows of 联系走访: standing ties, contacts of residents, visits from house to house, organs that call."""
    rng = county.rng("contacts")
    tied = np.flatnonzero(some(rng, len(people), 0.96) & people.deputies)
    ties = _contacts(people, tied, np.maximum(people.seats.start[tied], -700), "结对", linked_to=_households(rng, tied))
    who, day = _acts(rng, people, np.where(people.seats.council, 1.2, 3.4))
    made = pl.Series(1 + rng.poisson(3.0, len(who)))
    met = _contacts(people, who, day, "联系群众", linked_to=_households(rng, who), contacts_made=made)
    who, day = _acts(rng, people, 0.25)
    due = rng.integers(8, 40, len(who))
    visits = _contacts(
        people, who, day, "入户走访", contacts_due=pl.Series(due), contacts_made=pl.Series(rng.binomial(due, 0.9))
    )
    who, day = _acts(rng, people, np.where(people.seats.county, 0.5, 0.15))
    organ = words(rng, [county.name + name for name in _ORGANS], len(who))
    organs = _contacts(people, who, day, "机关联系代表", linked_to=organ)
    return pl.concat([ties, met, visits, organs]).sort("_day", maintain_order=True)


def _contacts(people: People, who: Ints, day: Ints, kind: str, **given: pl.Series) -> pl.DataFrame:
    size = len(who)
    blank_columns = {"linked_to": nothing(size)} | {f"contacts_{n}": nothing(size, pl.Int64) for n in ("due", "made")}
    return pl.DataFrame({
        "deputy_id": people.ids.gather(who),
        "kind": same(kind, size),
        "happened_on": dates(day),
        **(blank_columns | given),
        "_town": people.seats.town[who],
        "_day": day,
        "_person": who,
    })  # fmt: skip


def _households(rng: np.random.Generator, who: Ints) -> pl.Series:
    numbers = pl.Series(rng.integers(1, 400, len(who))).cast(pl.String)
    return pl.select(pl.lit("第") + numbers + pl.lit("号住户")).to_series()


def services_of(county: County, people: People, posted: Posting, opinions: pl.DataFrame) -> pl.DataFrame:
    """The rows of 办实事, each with one to three deputies of a station; some answer an opinion."""
    rng = county.rng("services")
    size = int(rng.poisson(_SERVICES * len(YEARS) * people.deputies.sum()))
    busy = np.array(county.in_service)
    posts = np.bincount(posted.station, minlength=len(county.stations))[busy]
    station = busy[indices(rng, len(busy), size, posts.astype(float))]
    day = np.sort(work().pick(rng, np.zeros(size, dtype=np.int64), np.full(size, END)))
    kept = heard(county, station, day)
    station, day = station[kept], day[kept]
    who = choose(rng, people, rosters(posted)[station], day, indices(rng, 3, len(day), (50, 30, 20)) + 1)
    frame = _services(rng, county, station, day)
    passed_on = opinions.filter(pl.col("handling") == "转办")["opinion_id"]
    answered = passed_on.gather(indices(rng, max(len(passed_on), 1), len(day)))
    return frame.with_columns(
        listed(people.called, who).alias("deputy_ids"),
        blank(answered, some(rng, len(day), 0.04)).alias("opinion_id"),
    )


def _services(rng: np.random.Generator, county: County, station: Ints, day: Ints) -> pl.DataFrame:
    size, what = len(day), indices(rng, len(SERVICES), len(day), [row[1] for row in SERVICES])
    counts = np.array([len(row[2]) for row in SERVICES])
    deed = (np.cumsum(counts) - counts)[what] + (rng.random(size) * counts[what]).astype(np.int64)
    kind = of([row[0] for row in SERVICES], what)
    money, works = kind.is_in(_MONEY).to_numpy(), kind.is_in(_WORKS).to_numpy()
    return pl.DataFrame({
        "station_id": of([s.station_id for s in county.stations], station),
        "happened_on": dates(day),
        "kind": kind,
        "purpose": of([purpose for purpose, _ in _DEEDS], deed),
        "text": of([text for _, text in _DEEDS], deed),
        "amount_wan": blank(pl.Series((0.1 + rng.gamma(1.2, 1.6, size)).round(2)), money),
        "is_forecast": either((money | works) & some(rng, size, 0.08)),
        "quantity": blank(pl.Series((0.1 + rng.gamma(2.0, 0.8, size)).round(1)), works),
        "quantity_unit": blank(same("公里", size), works),
        "evidence": photos(rng, "实事", day, 0.6),
        "_town": np.array([s.town for s in county.stations])[station],
        "_day": day,
    })  # fmt: skip


def debriefings_of(county: County, people: People) -> pl.DataFrame:
    """The rows of 述职: about four in ten deputies a year, bunched at its end; votes and display with most."""
    rng = county.rng("debriefings")
    able = people.deputies & (people.seats.end >= OPEN)
    chance = np.where(able, np.clip(0.45 + 0.1 * people.zeal, 0, 0.8), 0.0)
    drawn = [np.flatnonzero(some(rng, len(people), chance)) for _ in YEARS]
    days = [work().year(rng, year, len(who), (3, 12)) for year, who in zip(YEARS, drawn, strict=True)]
    who, day = np.concatenate(drawn), np.concatenate(days)
    order = np.lexsort((who, day))
    order = order[people.there(who, day)[order]]
    return _debriefings(rng, county, people, who[order], day[order])


def _debriefings(rng: np.random.Generator, county: County, people: People, who: Ints, day: Ints) -> pl.DataFrame:
    size, voters = len(who), rng.integers(22, 60, len(who))
    good = rng.binomial(voters, 0.84)
    fair = rng.binomial(voters - good, 0.8)
    voted, shown = some(rng, size, 0.86), day + rng.integers(1, 20, size)
    upper, committee = people.seats.upper[who] > 0, some(rng, size, 0.03)
    return pl.DataFrame({
        "deputy_id": people.ids.gather(who),
        "happened_on": dates(day),
        "form": words(rng, ("口头", "书面", "口头+书面"), size, (45, 25, 30)),
        "audience": of(("选民", "原选举单位", "常委会"), np.where(upper, 1, np.where(committee, 2, 0))),
        "place": of([f"{town.name}代表之家" for town in county.towns], people.seats.town[who]),
        "attendees": voters + rng.integers(0, 15, size),
        "shown_on": dates(shown, some(rng, size, 0.8) & (shown <= END)),
        "votes_satisfied": blank(pl.Series(good), voted),
        "votes_fairly": blank(pl.Series(fair), voted),
        "votes_dissatisfied": blank(pl.Series(voters - good - fair), voted),
        "feedback_on": dates(shown + 14, some(rng, size, 0.6) & (shown + 14 <= END)),
        "_town": people.seats.town[who],
        "_day": day,
        "_person": who,
    })  # fmt: skip
