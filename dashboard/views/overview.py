"""总览: how are we doing; stations beside each other; what is due next."""

from datetime import date

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard import data, wording
from dashboard.ask import Ask
from dashboard.charts import base, trend
from dashboard.charts.panel import panel
from dashboard.frame import Frame
from dashboard.parts import measured, numbers
from dashboard.parts.due import due_table
from dashboard.parts.figures import key_figures
from dashboard.parts.head import act, bold
from dashboard.parts.html import join, link, show
from dashboard.parts.section import empty, note, section, small_title
from dashboard.period import Period

KEY = ("attendance_rate", "reception_day_rate", "on_time_reply_rate", "solved_rate", "duties_all_done_rate")
LEAD = ("receptions", "overdue")
TRENDS = (
    ("receptions", "接待", "每月场次数"), ("opinions", "社情民意", "每月条数"),
    ("suggestions_handed_over", "建议交办", "累计件数"),
)  # fmt: skip
STATIONS = ("reception_day_rate", "duty_roster_rate", "on_spot_rate", "receptions")


def body(frame: Frame) -> None:
    ask = frame.ask()
    area = ask.area or ""
    now = data.of(ask, (*KEY, *LEAD), "area", area)
    prior = ask.period.prior()
    then = data.of(ask, KEY, "area", area, prior) if prior else None
    frame.head(f"{ask.period.title}履职总览", _lead(ask, now), days=ask.period.words)
    targets = data.targets(ask.scope, ask.build, KEY)
    key_figures([
        measured.figure(metric, "area", area, now, (
            measured.compared(metric, now, then, ask.period.prior_word), measured.aimed(metric, now, targets.get(metric)),
        ))
        for metric in KEY
    ])  # fmt: skip
    _trends(ask, area)
    _stations(ask)
    _due(ask)


def _lead(ask: Ask, now: measured.Row) -> Markup:
    stations = data.rows(ask, "stations").filter(pl.col("status") == "投用").height
    told = [
        Markup("{}个站点接待选民 {} 场次").format(stations, bold(measured.value("receptions", now)))
        if measured.value("receptions", now) else None,
        _rate("接待日兑现率", "reception_day_rate", now), _rate("建议按期答复率", "on_time_reply_rate", now),
        _rate("办成率", "solved_rate", now),
    ]  # fmt: skip
    late = now["overdue"]
    tail = Markup("；现有 {}。").format(act(f"{late:g} 件逾期未复")) if late else Markup("。")
    return join((piece for piece in told if piece), "，") + tail


def _rate(words: str, metric: str, now: measured.Row) -> Markup | None:
    shown = measured.value(metric, now)
    return Markup("{} {}").format(words, bold(shown)) if shown else None


def _trends(ask: Ask, area: str) -> None:
    year = ask.period.end.year
    days = Period("自选", date(year - 1, 1, 1), date(year, 12, 31), ask.period.as_of)
    months = data.monthly(ask, tuple(metric for metric, _, _ in TRENDS), "area", area, days)
    section("逐月走势", f"{year - 1}年和{year}年，没有报送的月份不画")
    for column, (metric, title, caption) in zip(st.columns(3, gap="large"), TRENDS, strict=True):
        own = months.filter(metric=metric).with_columns(
            series=pl.format("{}年", pl.col("month").dt.year()), month=pl.col("month").dt.month().cast(pl.Int64)
        )
        if "累计" in caption:
            own = own.with_columns(value=pl.col("value").cum_sum().over("series"))
        with column:
            sums = [numbers.number(_last_or_sum(own, f"{y}年", "累计" in caption)) for y in (year, year - 1)]
            show(small_title(title, f"{caption}；{year}年 {sums[0]}，{year - 1}年 {sums[1]}"))
            base.draw(trend.trend(own.select("series", "month", "value")), trend.HEIGHT, f"{title}逐月走势", metric)


def _last_or_sum(own: pl.DataFrame, series: str, is_running: bool) -> float | None:
    values = own.filter(series=series)["value"].drop_nulls()
    if values.is_empty():
        return None
    return float(values[-1] if is_running else values.sum())


def _stations(ask: Ask) -> None:
    order = data.rows(ask, "stations").filter(pl.col("status") == "投用")
    frame = order.select("id", "name").join(
        data.numbers(ask, STATIONS, "station").drop("name"), on="id", maintain_order="left"
    )
    section("站点比一比", f"按街道、乡镇排列，{wording.NO_RANKING}；虚线为中位数，橙色为低于八成，空白为没有报送")
    if frame.is_empty():
        empty("这个区域没有投用的站点", "可换一个区域。")
        return
    names = [link(row["name"], "station", id=row["id"]) for row in frame.to_dicts()]
    show(panel("站点比一比", names, [measured.measure(metric, frame, gate=0.8) for metric in STATIONS]))
    note(
        "接待日兑现：接待日当天有接待，或因法定假日顺延、七日内有接待，计为兑现。场次多少与服务人口有关，不说明工作好坏。"
    )


def _due(ask: Ask) -> None:
    waiting = data.rows(ask, "open_suggestions")
    section("近期要办", f"未答复的建议 {len(waiting)} 件，按答复期限先后列前八件")
    due_table(waiting.head(8))
