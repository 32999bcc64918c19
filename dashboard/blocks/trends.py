"""Month by month, this year against last."""

from datetime import date

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.ask import Ask
from dashboard.charts import base, trend
from dashboard.parts import numbers
from dashboard.parts.html import show
from dashboard.parts.section import section, small_title
from dashboard.period import Period

TRENDS = (
    ("receptions", "接待", "每月场次数"), ("opinions", "社情民意", "每月条数"),
    ("suggestions_handed_over", "建议交办", "累计件数"),
)  # fmt: skip


def trends(ask: Ask, area: str) -> None:
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
