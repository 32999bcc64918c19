"""Built and used side by side: the checklist, and two years of receptions."""

from datetime import date

import polars as pl

from dashboard import data
from dashboard.ask import Ask
from dashboard.charts import base, columns
from dashboard.parts.html import show
from dashboard.parts.marks import mark, of_bool
from dashboard.parts.section import section, small_title
from dashboard.parts.table import Column, table
from dashboard.period import Period


def built_and_used(ask: Ask, subject: str) -> None:
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
    shown = months.select("label", "value")
    base.draw(
        columns.columns(shown, is_dense=True), 130, _told(months), "dense",
        rows=shown.rename({"label": "月份", "value": "接待场次"}), title="两年逐月接待场次",
    )  # fmt: skip


def _told(months: pl.DataFrame) -> str:
    known = months.drop_nulls("value").select("label", "value").iter_rows()
    return "两年逐月接待场次：" + "，".join(f"{label} {value:g}" for label, value in known)
