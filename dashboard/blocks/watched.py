"""Projects under watch: each quarter inspected or not, mechanisms and phases used or not; a mark for every one."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard import data
from dashboard.ask import Ask
from dashboard.parts import numbers
from dashboard.parts.html import join, link, show, tag
from dashboard.parts.marks import mark, of_bool
from dashboard.parts.search import narrowed
from dashboard.parts.section import empty, note, section
from dashboard.parts.table import Cell, Column, table

MECHANISMS = ("跟踪监督", "协同监督", "专业监督", "季度专报", "联席会议")
PHASES = ("确定", "实施", "监督")
MOST = 40
USED = {"on": "有", "off": "没有"}


def livelihood(ask: Ask, area: str, projects: pl.DataFrame) -> None:
    """民生实事: one row per project, its sub-items under it, four quarters as marks."""
    section(
        "一件一组，一季一查",
        Markup("{} 有督查或小组监督　{} 季度过了还没有　空白为还没到或已完成").format(
            mark("on", "有"), mark("off", "没有")
        ),
    )
    whole = projects.filter((pl.col("kind") == "民生实事") & pl.col("parent_project_id").is_null())
    if whole.is_empty():
        empty("没有入选的民生实事", "可换一个期间或区域，或报送“项目”表。")
        return
    wanted = st.text_input("项目", key="q", bind="query-params", placeholder="项目名称或首字母", width=220,
                           label_visibility="collapsed")  # fmt: skip
    shown = narrowed(whole.with_columns(id="project_id", name="project_name"), wanted or "")
    quarters = _quarters(data.records(ask, "project_inspection_rate", "area", area))
    years = sorted({year for _, year, _ in quarters} or {ask.period.end.year})[-1:]
    heads = [Column(f"{quarter}季", "m") for quarter in range(1, 5)]
    columns = [
        Column("项目"), Column("区域", "nw wide"), Column("主办单位", "nw wide"), Column("小组", "wide"), *heads,
        Column("状态", "nw"), Column("计划完成", "nw s wide"), Column("完成", "nw s wide"),
    ]  # fmt: skip
    items = {key: group.to_dicts() for (key,), group in projects.group_by("parent_project_id", maintain_order=True)}
    rows = [
        _livelihood(row, items.get(row["project_id"], []), quarters, years[0]) for row in shown.head(MOST).to_dicts()
    ]
    show(table(columns, rows, label="民生实事项目"))
    more = f"列出前 {MOST} 件，共 {len(shown)} 件。" if len(shown) > MOST else ""
    note(join((more, link("打开一季一督查的记录", "records", metric="project_inspection_rate", by="area", of=area))))


def _quarters(found: pl.DataFrame) -> dict[tuple[int, int, int], bool]:
    """(project row, year, quarter) -> whether it was inspected; the denominator holds every quarter."""
    told: dict[tuple[int, int, int], bool] = {}
    for row in found.filter(pl.col("part") != "left_out").to_dicts():
        key = (row["row_id"], row["happened_on"].year, (row["happened_on"].month + 2) // 3)
        told[key] = told.get(key, False) or row["part"] == "numerator"
    return told


def _livelihood(
    row: Mapping[str, Any], items: Sequence[Mapping[str, Any]], quarters: Mapping[tuple[int, int, int], bool], year: int
) -> tuple[Cell, ...]:  # fmt: skip
    marks = [_used(quarters.get((row["row_id"], year, quarter))) for quarter in range(1, 5)]
    done = join(
        (
            tag(
                "span",
                join((mark(of_bool(item["is_done"])), " ", item["project_name"].removeprefix(row["project_name"]))),
                "nw",
            )
            for item in items
        ),
        "　",
    )
    name = join((_opened(row), tag("div", done, "small quiet") if items else ""))
    return (
        name, row["area_name"] or "", row["lead_unit"] or "", row["group"] or "", *marks, row["status"] or "",
        numbers.day(row["due_on"]), numbers.day(row["completed_on"]),
    )  # fmt: skip


def _short(item: Mapping[str, Any], whole: Mapping[str, Any]) -> str:
    """A sub-item without the name of its project before it."""
    return str(item["project_name"]).removeprefix(whole["project_name"]) or str(item["project_name"])


def _opened(row: Mapping[str, Any]) -> Markup:
    """The name, opening what was done to watch the project."""
    metric = f"project_supervision[project_id={row['project_id']}]"
    return link(row["project_name"], "records", metric=metric, by="area", of=row["area_id"])


def major(ask: Ask, area: str, projects: pl.DataFrame) -> None:
    """重大项目: five mechanisms in the period, three phases up to its last day."""
    section("重大项目：五机制、三环节", "机制看本期用没用过，环节看到期末有没有监督；用过一次就算")
    whole = projects.filter((pl.col("kind") == "重大项目") & pl.col("parent_project_id").is_null())
    if whole.is_empty():
        empty("没有在建的重大项目", "可换一个期间或区域，或报送“项目”表。")
        return
    used = {
        **_pairs(data.records(ask, "major_mechanisms", "area", area)),
        **_pairs(data.records(ask, "major_phases", "area", area)),
    }
    heads = [Column(name, "r") for name in (*MECHANISMS, *PHASES)]
    rows = [
        (_opened(row), row["lead_unit"] or "", *(
            _used(used.get((row["row_id"], name))) for name in (*MECHANISMS, *PHASES)
        ), row["status"] or "")
        for row in whole.to_dicts()
    ]  # fmt: skip
    show(table([Column("项目"), Column("主办单位", "wide"), *heads, Column("状态", "nw")], rows, label="重大项目监督"))
    note(link("打开重大项目监督机制的记录", "records", metric="major_mechanisms", by="area", of=area))


def _pairs(found: pl.DataFrame) -> dict[tuple[int, str], bool]:
    """(project row, mechanism or phase) -> whether it was used: a pair is told as `项目 机制`."""
    told: dict[tuple[int, str], bool] = {}
    for row in found.filter(pl.col("part") != "left_out").to_dicts():
        key = (row["row_id"], row["title"].rpartition(" ")[2])
        told[key] = told.get(key, False) or row["part"] == "numerator"
    return told


def _used(is_used: bool | None) -> Markup:
    kind = of_bool(is_used)
    return mark(kind, USED[kind]) if kind else Markup("")


def voted(projects: pl.DataFrame) -> None:
    """How the projects were chosen: the day, by whom, the votes."""
    found = projects.filter(pl.col("voted_on").is_not_null() & pl.col("parent_project_id").is_null())
    section("怎么定的", "票决日期、票决主体和赞成、反对、弃权票")
    if found.is_empty():
        empty("没有票决的记录", "“项目”表里填了票决日期的才列在这里。")
        return
    heads = [Column("项目"), Column("区域", "nw wide"), Column("票决日期", "nw s"), Column("票决主体", "wide"),
             Column("赞成", "r"), Column("反对", "r"), Column("弃权", "r")]  # fmt: skip
    rows = [
        (row["project_name"], row["area_name"] or "", numbers.day(row["voted_on"]), row["voted_by"] or "",
         numbers.number(row["votes_for"]), numbers.number(row["votes_against"]), numbers.number(row["votes_abstained"]))
        for row in found.head(MOST).to_dicts()
    ]  # fmt: skip
    with st.expander(f"看 {min(len(found), MOST)} 件的票数"):
        show(table(heads, rows, label="票决"))
