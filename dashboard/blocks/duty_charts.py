"""How many duties are done, and which one is hard."""

import polars as pl
import streamlit as st

from dashboard.charts import base, columns
from dashboard.charts.panel import Bar, Measure, panel
from dashboard.parts import numbers
from dashboard.parts.html import show
from dashboard.parts.section import section, small_title


def duty_charts(judged: pl.DataFrame) -> None:
    per_person = judged.group_by("id").agg(pl.col("reached").sum().alias("n"))
    items = judged["item"].n_unique()
    counts = dict(per_person.group_by("n").len().iter_rows())
    section("七个一完成情况", f"应评的 {per_person.height} 人")
    left, right = st.columns(2, gap="large")
    with left:
        show(small_title("完成几项", "人数"))
        classes = pl.DataFrame(
            {"label": [f"{n}项" for n in range(items + 1)], "value": [counts.get(n, 0) for n in range(items + 1)]}
        )
        base.draw(
            columns.columns(classes, f"{items}项"),
            columns.HEIGHT,
            _told(classes),
            "classes",
            rows=classes.rename({"label": "完成", "value": "人数"}),
            title="七个一完成几项的人数",
        )
    with right:
        show(small_title("哪一项难", "完成人数/知道数的人数"))
        by_item = judged.group_by("item", "title").agg(
            pl.col("reached").sum().alias("n"), pl.col("reached").count().alias("d")
        ).sort("item")  # fmt: skip
        bars = tuple(
            Bar(
                row["n"] / row["d"] if row["d"] else None,
                numbers.share(row["n"], row["d"]),
                numbers.base(row["n"], row["d"]),
            )
            for row in by_item.to_dicts()
        )
        show(panel("哪一项难", by_item["title"].to_list(), [Measure("", bars, 1.0)]))


def _told(classes: pl.DataFrame) -> str:
    return "完成几项的人数：" + "，".join(f"{label} {value} 人" for label, value in classes.iter_rows())
