"""The deputy's booklet beside the organisers' records: 相符, 错, 重, 漏. Every line of both stands in one outcome.

Per person, in this order, and so that no choice takes a partner from a better one: one kind and one day; one kind, the
days apart no more than the rule pack allows (the most pairs, and of these the nearest: pairing.py); kinds taken for each
other on one day.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from importlib.resources import files

import duckdb
import polars as pl

from etl.audit.pairing import nearest
from etl.metrics import View
from etl.metrics.relation import rows_of
from etl.metrics.rulebook import rule

BOOKLET, RECORDED = "手册", "登记"
OUTCOMES = {
    "相符": "同一个人、同一类、同一天，手册和登记都有",
    "错": "像是同一件事，日期或类型不一样",
    "重": "手册里同一天同一类写了几次，登记没有那么多",
    "漏登记": "手册写了，登记没有",
    "漏手册": "登记有，手册没写",
}


@dataclass(frozen=True)
class Line:
    """One line of a ledger. station: where the booklet names one."""

    side: str
    id: str
    name: str
    day: date
    kind: str
    record: str
    row_id: int
    text: str | None = None
    station: str | None = None


@dataclass(frozen=True)
class Match:
    """entry and record stand for one event; either is None where its side has none. why: the rule, in words. nth: which
    of several that are equal in person, days and kinds."""

    outcome: str
    why: str
    entry: Line | None
    record: Line | None
    nth: int = 1

    @property
    def line(self) -> Line:
        """The side that is there; the booklet first."""
        found = self.entry or self.record
        assert found is not None
        return found

    @cached_property
    def key(self) -> str:
        """What stays when everything is built anew: person, days, kinds, and which of several equal ones."""
        again = (str(self.nth),) if self.nth > 1 else ()
        return "|".join(
            (self.line.id, *(f"{one.day}·{one.kind}" if one else "" for one in (self.entry, self.record)), *again)
        )


def reconcile(con: duckdb.DuckDBPyConnection, view: View) -> list[Match]:
    """Every line of both ledgers in the view, matched; by person and day. Only months delivered on both sides."""
    sql = files(__package__).joinpath("ledgers.sql").read_text("utf-8").format(organiser=rows_of("organiser"))
    found: pl.DataFrame = con.sql(sql, params=view.parameters(sql)).pl()
    days = int(rule(con, "matching.days_apart") or 0)
    taken = [tuple(group) for group in rule(con, "matching.taken_for") or ()]
    people: dict[str, list[Line]] = defaultdict(list)
    for row in found.to_dicts():
        people[row["id"]].append(Line(**row))
    return [one for id_ in sorted(people) for one in matched(people[id_], days, taken)]


def matched(lines: Sequence[Line], days: int, taken: Sequence[Sequence[str]]) -> list[Match]:
    """The lines of one person, whatever their order."""
    ordered = sorted(lines, key=lambda one: (one.day, one.kind, one.record, one.row_id))
    entries = [one for one in ordered if one.side == BOOKLET]
    records = [one for one in ordered if one.side == RECORDED]
    group = {kind: n for n, kinds in enumerate(taken) for kind in kinds}
    found = [
        *_paired("相符", entries, records, lambda one: one.kind, 0, lambda e, r: "同类同日"),
        *_paired("错", entries, records, lambda one: one.kind, days, lambda e, r: f"同类，日期差 {abs((e.day - r.day).days)} 天"),
        *_paired("错", entries, records, lambda one: group.get(one.kind), 0, lambda e, r: f"同日，手册写的是{e.kind}，登记是{r.kind}"),
    ]  # fmt: skip
    same = {(one.entry.day, one.entry.kind) for one in found if one.entry}
    for entry in entries:
        again = (entry.day, entry.kind) in same
        why = "同一天同一类在手册里不止一次" if again else "登记里这几天没有同类的记录"
        found.append(Match("重" if again else "漏登记", why, entry, None))
    found += [Match("漏手册", "手册里这几天没有同类的记录", None, record) for record in records]
    return list(_numbered(sorted(found, key=lambda one: (one.line.day, one.line.kind, one.outcome))))


def _numbered(found: list[Match]) -> Iterator[Match]:
    """Equal ones told apart by a number, so that what is settled about one is not said of another."""
    met: Counter[str] = Counter()
    for one in found:
        met[one.key] += 1
        yield replace(one, nth=met[one.key])


def _paired(
    outcome: str, entries: list[Line], records: list[Line], key: Callable[[Line], object], days: int,
    why: Callable[[Line, Line], str],
) -> list[Match]:  # fmt: skip
    """Take out of both lists what pairs by an equal key within so many days; equal days before all others."""
    found: list[Match] = []
    for own in sorted({key(one) for one in entries} - {None}, key=str):
        for reach in sorted({0, days}):
            mine = [one for one in entries if key(one) == own]
            theirs = [one for one in records if key(one) == own]
            for i, j in nearest([one.day for one in mine], [one.day for one in theirs], reach):
                entries.remove(mine[i])
                records.remove(theirs[j])
                found.append(Match(outcome, why(mine[i], theirs[j]), mine[i], theirs[j]))
    return found
