"""站点档案: is this station alive. The calendar of receptions, from reception to resolution, built and used, who is posted."""

from datetime import date
from typing import Any

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard import data
from dashboard.ask import Ask
from dashboard.charts import base, columns
from dashboard.charts.calendar import calendar
from dashboard.charts.stages import stages
from dashboard.frame import Frame
from dashboard.parts import measured, numbers
from dashboard.parts.figures import key_figures
from dashboard.parts.head import bold
from dashboard.parts.html import join, link, show
from dashboard.parts.marks import mark, of_bool
from dashboard.parts.reception_days import states
from dashboard.parts.section import empty, section, small_title
from dashboard.parts.table import Column, table
from dashboard.period import Period

KEY = ("reception_day_rate", "receptions", "active_months", "duty_roster_rate", "on_spot_rate")
RATES = ("on_spot_rate", "conversion_rate", "opinion_resolved_rate")


def body(frame: Frame) -> None:
    ask = frame.ask(with_area=False)
    subject = st.query_params.get("id", "")
    found = data.rows(ask, "station", subject)
    if found.is_empty():
        frame.head("站点档案", "请从站点页点一个站点。")
        empty("没有选定站点", "请回到站点页，点一个名称。")
        return
    station = found.row(0, named=True)
    frame.head(station["station_name"], _facts(station), f"站点　{subject}", ask.period.words)
    _figures(ask, subject)
    _calendar(ask, subject, station)
    left, right = st.columns(2, gap="large")
    with left:
        _opinions(ask, subject)
    with right:
        _built_and_used(ask, subject)
    _roster(ask, subject)


def _facts(station: dict[str, Any]) -> Markup:
    rule = (
        Markup("接待日为{}").format(bold(station["reception_rule"])) if station["reception_rule"] else "没有公示接待日"
    )
    opened = f"{station['opened_on'].year}年{station['opened_on'].month}月启用" if station["opened_on"] else ""
    kind = station["kind"] + (f"（依托{station['setting']}）" if station["setting"] else "")
    stars = f"{'一二三四五'[station['stars'] - 1]}星级" if station["stars"] else ""
    return join((part for part in (station["area_name"], kind, station["status"], rule, opened, stars) if part), "　")


def _figures(ask: Ask, subject: str) -> None:
    now, prior = data.of(ask, (*KEY, "visitors"), "station", subject), ask.period.prior()
    then = data.of(ask, KEY, "station", subject, prior) if prior else None
    everyone = data.numbers(ask, KEY, "station")
    shown = []
    for metric in KEY:
        median = measured.measure(metric, everyone).median_text
        lines = (f"站点中位 {median}" if median else "", measured.compared(metric, now, then, ask.period.prior_word))
        shown.append(
            measured.figure(
                metric,
                "station",
                subject,
                now,
                lines,
                measured.metric_of(metric).unit if metric == "receptions" else "",
            )
        )
    key_figures(shown)


def _calendar(ask: Ask, subject: str, station: dict[str, Any]) -> None:
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


def _opinions(ask: Ask, subject: str) -> None:
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
         measured.measure(metric, everyone).median_text, link("记录", "records", metric=metric, by="station", of=subject))
        for metric in RATES
    ]  # fmt: skip
    show(
        table(
            [Column(""), Column("件数/基数", "r s"), Column("比率", "r b"), Column("站点中位", "r s"), Column("", "r")],
            rows,
        )
    )


def _built_and_used(ask: Ask, subject: str) -> None:
    marks = data.rows(ask, "station_checklist", subject)
    done = int(marks["is_done"].sum() or 0)
    section("建得好，也要用得勤", f"清单 {done}/{len(marks)} 项" if len(marks) else "没有报送清单")
    if len(marks):
        cells = [(mark(of_bool(row["is_done"])), row["item"], f"{row['year']}年") for row in marks.to_dicts()]
        show(table([Column("", "m"), Column("事项"), Column("检查", "r s")], cells, label="清单"))
    year = ask.period.end.year
    days = Period("自选", date(year - 1, 1, 1), date(year, 12, 31), ask.period.as_of)
    months = data.monthly(ask, ("receptions",), "station", subject, days).with_columns(
        label=pl.col("month").dt.strftime("%Y-%m")
    )
    empty_months = months.filter(pl.col("value") == 0).height
    show(small_title("两年逐月接待", f"场次；{len(months)}个月中空白 {empty_months} 个月"))
    base.draw(columns.columns(months.select("label", "value"), is_dense=True), 130, "两年逐月接待场次", "dense")


def _roster(ask: Ask, subject: str) -> None:
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
