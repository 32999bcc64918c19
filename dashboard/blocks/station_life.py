"""What a station received and what became of it: calendar, opinions, the people posted."""

from datetime import date

import polars as pl

from dashboard import data
from dashboard.ask import Ask
from dashboard.charts.calendar import calendar
from dashboard.charts.stages import stages
from dashboard.parts import measured, numbers
from dashboard.parts.html import link, show
from dashboard.parts.marks import mark
from dashboard.parts.reception_days import states
from dashboard.parts.section import empty, section
from dashboard.parts.table import Column, table
from dashboard.period import Period

RATES = ("on_spot_rate", "conversion_rate", "opinion_resolved_rate")


def reception_calendar(ask: Ask, subject: str) -> None:
    year = ask.period.end.year
    whole = Ask(ask.scope, ask.build, Period("自选", date(year, 1, 1), date(year, 12, 31), ask.period.as_of), ask.area)
    section(
        "接待日历",
        f"{year}年。圆环为接待日，实心为当天有接待；橙色空环为接待日没有接待，七日内也没有补；没有报送的月份不判",
    )
    days = states(
        data.rows(whole, "station_days", subject), data.rows(whole, "station_covered", subject), ask.period.as_of
    )
    show(calendar([(year, month) for month in range(1, 13)], days, {}))


def opinion_stages(ask: Ask, subject: str) -> None:
    found = data.rows(ask, "station_opinions", subject)
    counts = dict(found.select("handling", "n").rows())
    total, resolved = int(found["n"].sum()), int(found["resolved"].sum())
    section("从接待到办结", f"收到社情民意 {total} 条")
    if not total:
        empty("这段时间没有社情民意", "没有收集，或没有报送；看“数据报送”的覆盖。")
        return
    kinds = ("现场答复", "形成建议", "转办", "民主协商", "待处理")
    handled = tuple((kind, counts.get(kind, 0), f"p{n}") for n, kind in enumerate(kinds, 1))
    show(stages((("收到民意", (("", total, "p0"),)), ("怎么处理", handled),
                 ("办到哪步", (("办结", resolved, "p1"), ("未办结", total - resolved, "p4"))))))  # fmt: skip
    now, everyone = data.of(ask, RATES, "station", subject), data.numbers(ask, RATES, "station")
    rows = [
        (measured.metric_of(metric).title, measured.base(metric, now, ""), measured.value(metric, now),
         measured.median_words(metric, everyone), link("记录", "records", metric=metric, by="station", of=subject))
        for metric in RATES
    ]  # fmt: skip
    show(
        table(
            [Column(""), Column("件数/基数", "r s"), Column("比率", "r b"), Column("站点中位", "r s"), Column("", "r")],
            rows,
        )
    )


def roster(ask: Ask, subject: str) -> None:
    people = data.rows(ask, "station_roster", subject)
    active = people.filter(pl.col("receptions") > 0).height
    section("驻站代表", f"{len(people)} 人，接待过的 {active} 人；按姓氏拼音")
    if people.is_empty():
        empty("没有安排驻站代表", "请报送“驻站”表。")
        return
    heads = [Column("", "m"), Column("姓名", "nw"), Column("选区", "wide"), Column("职务", "wide"), Column("接待场次", "r"),
             Column("参与接待人次", "r wide"), Column("社情民意", "r"), Column("最近一次接待", "r s")]  # fmt: skip
    rows = [
        (mark("on" if row["receptions"] else "off", "接待过" if row["receptions"] else "没有接待过"),
         link(row["deputy_name"], "deputy", id=row["deputy_id"]), row["electoral_district"] or "", row["role"] or "",
         numbers.number(row["receptions"]), numbers.number(row["visitors"]), numbers.number(row["opinions"]),
         numbers.day(row["last_on"]) or "这段时间没有")
        for row in people.to_dicts()
    ]  # fmt: skip
    show(table(heads, rows, label="驻站代表"))
