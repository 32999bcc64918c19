"""Every suggestion raised in the period: found by words, narrowed by unit, state, result and level, each opening its
record."""

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.ask import Ask
from dashboard.exports.recipe import of_list
from dashboard.frame import Frame
from dashboard.parts import choosing
from dashboard.parts.grid import GridColumn, Row
from dashboard.parts.html import href
from dashboard.parts.listing import listing
from dashboard.parts.section import empty, section

FILTERS = (
    ("lead_unit", "单位", "unit"),
    ("state", "状态", "state"),
    ("class", "结果", "result"),
    ("level", "级别", "grade"),
)
"""Column, its name on the page, its name in the link (`level` there is the lane of a whole page, so not that)."""


def suggestion_list(frame: Frame, ask: Ask, cut: dict[str, str]) -> None:
    """`cut`: what the page's own choice of kinds keeps, column -> value."""
    found = suggestions_of(ask).filter(**cut) if cut else suggestions_of(ask)
    section("全部建议", f"{ask.period.title}提出的 {len(found)} 件，不受理的也在内；点标题打开记录")
    if found.is_empty():
        empty("这段时间没有提出的建议", "可换一个期间、区域或类别。")
        return
    shown, told = _narrowed(found)
    if shown.is_empty():
        empty("没有符合条件的建议", "可换一个词，或放宽上面的条件。")
        return
    made = of_list(ask, frame.ground.stamp.build, "suggestions", shown.height)
    listing("建议", shown, COLUMNS, frame.ground.stamp, [*frame.told(), *told], act=_is_late, made=made)


def suggestions_of(ask: Ask) -> pl.DataFrame:
    """Every suggestion raised in the period, with its result in words."""
    labels = data.rule(ask.scope, ask.build, "results.labels") or {}
    return data.rows(ask, "suggestions").with_columns(_class(labels))


def _narrowed(found: pl.DataFrame) -> tuple[pl.DataFrame, list[tuple[str, str]]]:
    """What the words and the choices leave, and those in words."""
    with st.container(key="fb_list", horizontal=True, vertical_alignment="center"):
        asked = choosing.typed("标题、编号、代表或单位")
        chosen = {column: choosing.one_of(found, column, name, key) for column, name, key in FILTERS}
    shown = choosing.holding(found, asked, ("title", "id", "name", "lead_unit"))
    kept = {column: value for column, value in chosen.items() if value}
    told = [("查找", asked), *((name, chosen[column]) for column, name, _ in FILTERS)]
    return (shown.filter(**kept) if kept else shown), told


def _class(labels: dict[str, str]) -> pl.Expr:
    """A 已解决或采纳: the class with its words in the rule pack, once it is replied."""
    words = [f"{sign} {label}" for sign, label in labels.items()]
    told = pl.col("result").replace_strict(list(labels), words, default=pl.col("result"), return_dtype=pl.String)
    return pl.when(pl.col("replied_on").is_not_null()).then(told).alias("class")


def _is_late(row: Row) -> bool:
    return bool(row["state"] == "逾期未复")


def _record(row: Row) -> str | None:
    """The row itself; one that was not accepted counts nowhere unless it is asked for."""
    if row["lead_deputy_id"] is None or row["id"] is None:
        return None
    more = "" if row["is_accepted"] else ",is_accepted=no"
    return href(
        "records", metric=f"suggestion[suggestion_id={row['id']}{more}]", by="deputy", of=row["lead_deputy_id"]
    )  # fmt: skip


def _deputy(row: Row) -> str | None:
    return href("deputy", id=row["lead_deputy_id"]) if row["lead_deputy_id"] else None


COLUMNS = (
    GridColumn("title", "标题", "link", _record), GridColumn("id", "编号", is_wide=True),
    GridColumn("kind", "类型", is_shown=False), GridColumn("period", "提出期间", is_shown=False),
    GridColumn("level", "级别", is_shown=False), GridColumn("name", "领衔代表", "link", _deputy),
    GridColumn("co_signed", "附议", "number", about="附议代表人数", is_shown=False, is_wide=True),
    GridColumn("lead_unit", "主办单位", is_wide=True), GridColumn("submitted_on", "提出", "date", is_wide=True),
    GridColumn("handed_over_on", "交办", "date", is_shown=False), GridColumn("reply_due_on", "答复期限", "date", is_wide=True),
    GridColumn("replied_on", "答复", "date"), GridColumn("class", "结果", about="答复时的办理结果类别"),
    GridColumn("state", "状态", "state", about="截至数据日：未受理、待交办、办理中、逾期未复、已答复"),
)  # fmt: skip
