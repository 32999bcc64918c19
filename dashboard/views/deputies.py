"""代表: the list, with the duties as marks; how many items are done, and which item is hard."""

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard import data, wording
from dashboard.ask import Ask
from dashboard.charts import base, columns
from dashboard.charts.panel import Bar, Measure, panel
from dashboard.frame import Frame
from dashboard.parts import numbers
from dashboard.parts.head import bold
from dashboard.parts.html import show
from dashboard.parts.register import register, registered
from dashboard.parts.search import narrowed
from dashboard.parts.section import empty, section, small_title


def body(frame: Frame) -> None:
    ask = frame.ask()
    with frame.bar:
        wanted = st.text_input(
            "姓名或编号",
            key="q",
            placeholder="姓名、首字母或编号",
            label_visibility="collapsed",
            width=200,
            bind="query-params",
        )
        only_short = st.checkbox("只看未完成", key="short", bind="query-params")
    done = data.duties(ask)
    people = registered(ask, done)
    frame.head("代表", _lead(ask, people), days=ask.period.words)
    if done.is_empty():
        empty(f"{ask.period.title}没有在任的代表", "可换一个期间或区域，或到“数据报送”查看报送情况。")
        return
    _charts(done.filter("judged"))
    shown = narrowed(people, wanted or "")
    if only_short:
        shown = shown.filter((pl.col("done") < pl.col("known")) & pl.col("judged"))
    section(
        "名册",
        f"● 已达到　○ 未达到　空白为没有报送或任职不足规定天数。按姓氏拼音排列，{wording.NO_RANKING}；点姓名打开档案",
    )
    register(shown, done)


def _lead(ask: Ask, people: pl.DataFrame) -> Markup:
    judged = people.filter("judged")
    whole = judged.filter(pl.col("done") == pl.col("items")).height
    short = people.height - judged.height
    told = Markup("{}任过职的 {} 人。应评的 {} 人中，七个一全部完成 {} 人，完成五项以上 {} 人").format(
        ask.period.title, bold(str(people.height)), bold(str(judged.height)), bold(str(whole)),
        bold(str(judged.filter(pl.col("done") >= 5).height)),
    )  # fmt: skip
    return told + (f"；任职不足规定天数的 {short} 人不作评价。" if short else "。")


def _charts(judged: pl.DataFrame) -> None:
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
        base.draw(columns.columns(classes, f"{items}项"), columns.HEIGHT, "完成几项的人数", "classes")
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
