"""The list of deputies: duties as marks, attendance with its base, receptions, suggestions, debriefing, days."""

from typing import Any

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard import data
from dashboard.ask import Ask
from dashboard.parts import measured, numbers
from dashboard.parts.html import link, show
from dashboard.parts.marks import mark, of_bool
from dashboard.parts.search import by_sound
from dashboard.parts.section import empty
from dashboard.parts.table import Column, table

ASKED = ("attendance_rate", "leaves", "receptions", "suggestions", "service_days")
PAGE = 50


def registered(ask: Ask, done: pl.DataFrame) -> pl.DataFrame:
    """One row per deputy in the order of names: id, name, done, known, items, judged, cohort, electoral_district,
    debriefed_on and the metrics of ASKED."""
    per_person = done.group_by("id").agg(
        pl.col("reached").sum().alias("done"), pl.col("reached").count().alias("known"),
        pl.len().alias("items"), pl.col("judged").first(),
    )  # fmt: skip
    people = data.people(ask).select("deputy_id", "cohort", "electoral_district")
    frame = data.numbers(ask, ASKED, "deputy").join(per_person, on="id")  # who was in office
    frame = frame.join(people, left_on="id", right_on="deputy_id", how="left")
    return by_sound(frame.join(data.rows(ask, "last_debriefings"), on="id", how="left"))


def register(people: pl.DataFrame, done: pl.DataFrame) -> None:
    """A page of the list, the pages below it, and the whole list to take away."""
    if people.is_empty():
        empty("没有找到这样的代表", "可换一个姓名、首字母或编号，或放宽区域。")
        return
    marks = done.select("item", "mark", "title").unique(maintain_order=True)
    pages = -(-people.height // PAGE)
    number = st.session_state.get("page", 1) if pages > 1 else 1
    part = people.slice((min(number, pages) - 1) * PAGE, PAGE)
    reached = {(row["id"], row["item"]): row["reached"] if row["judged"] else None for row in done.to_dicts()}
    rows = [_row(person, reached, marks["item"].to_list()) for person in part.to_dicts()]
    show(table(_columns(marks), rows, cls="register", label="代表名册"))
    if pages > 1:
        st.pagination(pages, key="page")
    st.download_button(
        "下载名册（CSV）",
        lambda: _csv(people, reached, marks),
        "代表名册.csv",
        "text/csv",
        on_click="ignore",
        icon=":material/download:",
    )


def _columns(marks: pl.DataFrame) -> list[Column]:
    heads = [
        Column(Markup('<span title="{}">{}</span>').format(title, sign), "m")
        for sign, title in marks.select("mark", "title").rows()
    ]
    return [
        Column("姓名", "nw"), Column("选区", "wide"), Column("身份", "wide"), *heads, Column("完成", "r"),
        Column("出席率", "r"), Column("出席/应到", "r s wide"), Column("请假", "r s wide"), Column("接待", "r"),
        Column("领衔建议", "r"), Column("述职", "nw s wide"), Column("在任天数", "r s wide"),
    ]  # fmt: skip


def _row(person: dict[str, Any], reached: dict[tuple[str, int], bool | None], items: list[int]) -> list[Markup | str]:
    thin = measured.is_thin("attendance_rate", person)
    rate = Markup('<span class="{}">{}</span>').format(
        "quiet" if thin else "", measured.value("attendance_rate", person)
    )
    return [
        link(person["name"], "deputy", id=person["id"]), person["electoral_district"] or "", person["cohort"] or "",
        *(mark(of_bool(reached.get((person["id"], item)))) for item in items),
        numbers.base(person["done"], person["known"]) if person["judged"] and person["known"] else "", rate,
        measured.base("attendance_rate", person, ""), numbers.number(person["leaves"]), numbers.number(person["receptions"]),
        numbers.number(person["suggestions"]), numbers.day(person["debriefed_on"]), numbers.number(person["service_days"]),
    ]  # fmt: skip


def _csv(people: pl.DataFrame, reached: dict[tuple[str, int], bool | None], marks: pl.DataFrame) -> bytes:
    """What is shown, in full; a cell that would be a formula is written as text."""
    words = {True: "达到", False: "未达到", None: ""}
    plain = people.select(
        pl.col("id").alias("编号"), pl.col("name").alias("姓名"), pl.col("electoral_district").alias("选区"),
        pl.col("cohort").alias("身份"), pl.col("done").alias("完成项"), pl.col("known").alias("应评项"),
        pl.col("attendance_rate").alias("出席率"), pl.col("attendance_rate.numerator").alias("出席"),
        pl.col("attendance_rate.denominator").alias("应到"), pl.col("leaves").alias("请假"),
        pl.col("receptions").alias("接待场次"), pl.col("suggestions").alias("领衔建议"),
        pl.col("debriefed_on").alias("最近述职"), pl.col("service_days").alias("在任天数"),
    )  # fmt: skip
    for item, title in marks.select("item", "title").rows():
        plain = plain.with_columns(pl.Series(title, [words[reached.get((id_, item))] for id_ in people["id"]]))
    safe = plain.with_columns(
        pl.when(pl.col(pl.String).str.contains(r"^[=+\-@\t]"))
        .then("'" + pl.col(pl.String))
        .otherwise(pl.col(pl.String))
        .name.keep()
    )
    return b"\xef\xbb\xbf" + safe.write_csv().encode()
