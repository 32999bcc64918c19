"""What must be done now, and by whom: judged on the day of the build, never by today's clock."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from dashboard import data
from dashboard.ask import Ask
from dashboard.blocks.due import SOON
from dashboard.period import Period
from etl.records import RECORDS

QUIET = ("activities_attended", "receptions", "opinions", "suggestions", "contacts", "good_deeds", "problems_solved")
"""A deputy with none of these in a quarter has nothing recorded in it."""


@dataclass(frozen=True)
class Todo:
    """who: a unit, a station, a person, a sender. due_on: None where there is no day. page, query: where it opens."""

    kind: str
    who: str
    what: str
    due_on: date | None
    page: str
    query: dict[str, str]
    is_late: bool = False


KINDS = {
    "逾期未复": "答复期限已过，还没有答复",
    "三十日内到期": "答复期限在三十日以内",
    "缺席将满": "未经批准缺席人代会，再缺一次即到规定次数；由人核实后才能作结论",
    "接待日没有接待": "接待日过了没有接待；遇法定假日可在七日内补",
    "本季没有记录": "本季度在任，报送了的几种记录里都没有这个人",
    "本届还没有述职": "在任，本届以来没有述职记录",
    "任期将满": "任期在九十日内结束",
    "没有报送": "同样的记录别的区域当月报了，这里没有；没有报的不是 0",
}


def todos(ask: Ask) -> list[Todo]:
    """Everything that is due, in the order of KINDS; the most urgent of a kind first."""
    found = [
        *_replies(ask),
        *_absences(ask),
        *_receptions(ask),
        *_quiet(ask),
        *_unreported(ask),
        *_ending(ask),
        *_gaps(ask),
    ]
    order = list(KINDS)
    return sorted(found, key=lambda one: (order.index(one.kind), one.due_on or date.max, one.who))


def as_table(ask: Ask, found: list[Todo]) -> pl.DataFrame:
    """To take away."""
    return pl.DataFrame(
        [(one.kind, one.who, one.what, one.due_on, (one.due_on - ask.period.as_of).days if one.due_on else None) for one in found],
        schema={"事项": pl.String, "谁": pl.String, "什么": pl.String, "期限": pl.Date, "距期限天数": pl.Int64}, orient="row",
    )  # fmt: skip


def working_days(ask: Ask, until: date) -> int:
    """Working days after the day of the build, up to `until`; by the calendar of the rule pack."""
    return bisect_right(data.rows(ask, "working_days")["day"].to_list(), until)


def _replies(ask: Ask) -> Iterator[Todo]:
    for row in data.rows(ask, "open_suggestions").filter(pl.col("days_left") <= SOON).to_dicts():
        late = row["days_left"] < 0
        yield Todo(
            "逾期未复" if late else "三十日内到期", row["lead_unit"] or "没有写明主办单位", row["title"], row["reply_due_on"], "records",
            {"metric": f"suggestion[suggestion_id={row['suggestion_id']}]", "by": "area", "of": ask.area or ""}, late,
        )  # fmt: skip


def _absences(ask: Ask) -> Iterator[Todo]:
    limit = (data.rule(ask.scope, ask.build, "attendance.absences_end_mandate") or 0) - 1
    frame = data.numbers(ask.over(data.term(ask)), ("unapproved_absences",), "deputy")
    for row in frame.filter(pl.col("unapproved_absences") >= max(limit, 1)).to_dicts():
        yield Todo(
            "缺席将满", row["name"], f"已有 {row['unapproved_absences']:g} 次，规定 {limit + 1} 次", None, "records",
            {"metric": "unapproved_absences", "by": "deputy", "of": row["id"], "period": "本届"}, True,
        )  # fmt: skip


def _receptions(ask: Ask) -> Iterator[Todo]:
    """Days of the last ninety on which a station should have received and did not."""
    recent = ask.over(_recent(ask, 90))
    names = data.numbers(recent, ("reception_day_rate",), "station").select("id", "name")
    days = data.days_behind(recent, "reception_day_rate", "station").join(names, on="id")
    served = days.filter(part="numerator").select("id", "happened_on")
    missed = days.filter(part="denominator").join(served, on=["id", "happened_on"], how="anti")
    for row in missed.sort("id", "happened_on").to_dicts():
        day = row["happened_on"]
        yield Todo(
            "接待日没有接待", row["name"], f"{day.month}月{day.day}日的接待日", day, "station", {"id": row["id"]}, True
        )


def _quiet(ask: Ask) -> Iterator[Todo]:
    """Who has nothing recorded this quarter, where anything of the kind was delivered."""
    quarter = ask.over(_quarter(ask))
    frame = data.numbers(quarter, (*QUIET, "service_days"), "deputy").filter(pl.col("service_days") > 0)
    known = [pl.col(metric).is_not_null() for metric in QUIET]
    some = [pl.col(metric).fill_null(0) > 0 for metric in QUIET]
    for row in frame.filter(pl.any_horizontal(known) & ~pl.any_horizontal(some)).to_dicts():
        yield Todo(
            "本季没有记录", row["name"], "本季度没有任何履职记录", quarter.period.last, "deputy", {"id": row["id"]}
        )


def _unreported(ask: Ask) -> Iterator[Todo]:
    frame = data.numbers(ask.over(data.term(ask)), ("debriefed", "service_days"), "deputy")
    in_office = data.people(ask.over(_recent(ask, 0)))["deputy_id"]
    for row in frame.filter((pl.col("debriefed") == 0) & pl.col("id").is_in(in_office.implode())).to_dicts():
        yield Todo(
            "本届还没有述职", row["name"], f"在任 {row['service_days']:,.0f} 天", None, "deputy", {"id": row["id"]}
        )


def _ending(ask: Ask) -> Iterator[Todo]:
    for row in data.rows(ask, "mandates_ending").to_dicts():
        yield Todo("任期将满", row["name"], f"{row['level']}代表", row["to_on"], "deputy", {"id": row["id"]})


def _gaps(ask: Ask) -> Iterator[Todo]:
    """Months of the year in which some areas delivered a record and another, which delivers it too, did not."""
    found = data.rows(ask.over(_year(ask)), "coverage").drop_nulls("area_name")
    senders = {record: set(group["area_name"]) for (record,), group in found.group_by("record")}
    for (record, month), group in found.group_by("record", "month"):
        for missing in senders[str(record)] - set(group["area_name"]):
            if record in RECORDS and isinstance(month, date):
                yield Todo("没有报送", missing, f"{RECORDS[str(record)].sheet}：{month.year}年{month.month}月", month,
                           "deliveries", {})  # fmt: skip


def _recent(ask: Ask, days: int) -> Period:
    last = ask.period.as_of
    return Period("自选", last - timedelta(days=days), last, last)


def _year(ask: Ask) -> Period:
    """The month of the build and the eleven before it, whole."""
    last = ask.period.as_of
    return Period("自选", (last.replace(day=1) - timedelta(days=330)).replace(day=1), last, last)


def _quarter(ask: Ask) -> Period:
    last = ask.period.as_of
    return Period("自选", date(last.year, 3 * ((last.month - 1) // 3) + 1, 1), last, last)
