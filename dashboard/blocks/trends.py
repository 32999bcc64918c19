"""Month by month, this year against last."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.ask import Ask
from dashboard.charts import base, trend
from dashboard.parts import numbers
from dashboard.parts.html import show
from dashboard.parts.section import section, small_title
from dashboard.period import Period


class Line(NamedTuple):
    """One picture: what is counted, its title, and how: 每月… or 累计…."""

    metric: str
    title: str
    caption: str


TRENDS = (
    Line("receptions", "接待", "每月场次数"), Line("opinions", "社情民意", "每月条数"),
    Line("suggestions_handed_over", "建议交办", "累计件数"),
)  # fmt: skip


def trends(ask: Ask, area: str, lines: Sequence[Line] = TRENDS) -> None:
    year = ask.period.end.year
    days = Period("自选", date(year - 1, 1, 1), date(year, 12, 31), ask.period.as_of)
    months = data.monthly(ask, tuple(line.metric for line in lines), "area", area, days)
    section("逐月走势", f"{year - 1}年和{year}年，没有报送的月份不画")
    for column, (metric, title, caption) in zip(st.columns(3, gap="large"), lines, strict=True):
        own = months.filter(metric=metric).with_columns(
            series=pl.format("{}年", pl.col("month").dt.year()), month=pl.col("month").dt.month().cast(pl.Int64)
        )
        if "累计" in caption:
            own = own.with_columns(value=pl.col("value").cum_sum().over("series"))
        with column:
            sums = [numbers.number(_last_or_sum(own, f"{y}年", "累计" in caption)) for y in (year, year - 1)]
            show(small_title(title, f"{caption}；{year}年 {sums[0]}，{year - 1}年 {sums[1]}"))
            base.draw(
                trend.trend(own.select("series", "month", "value")), trend.HEIGHT, _told(title, own), metric,
                rows=_rows(own), title=f"{title}（{caption}）",
            )  # fmt: skip


def _told(title: str, own: pl.DataFrame) -> str:
    """The picture in words, for readers."""
    series = own.drop_nulls("value").group_by("series", maintain_order=True).agg("month", "value")
    lines = [
        f"{name}："
        + "，".join(f"{month}月 {numbers.number(value)}" for month, value in zip(months, values, strict=True))
        for name, months, values in series.iter_rows()
    ]
    return f"{title}逐月走势。" + "；".join(lines)


def _rows(own: pl.DataFrame) -> pl.DataFrame:
    wide = own.pivot("series", index="month", values="value", aggregate_function="first").sort("month")
    return wide.with_columns(pl.format("{}月", "month").alias("month")).rename({"month": "月份"})


def _last_or_sum(own: pl.DataFrame, series: str, is_running: bool) -> float | None:
    values = own.filter(series=series)["value"].drop_nulls()
    if values.is_empty():
        return None
    return float(values[-1] if is_running else values.sum())
