"""Suggestions that wait for a reply: overdue ones first, with a mark and the days."""

import polars as pl
from markupsafe import Markup

from dashboard.parts import numbers
from dashboard.parts.head import act
from dashboard.parts.html import join, link, show, tag
from dashboard.parts.marks import mark
from dashboard.parts.section import empty
from dashboard.parts.table import Column, table

SOON = 30
COLUMNS = (
    Column("", "m"), Column("答复期限", "nw"), Column("建议"), Column("主办单位", "wide"), Column("领衔代表", "nw wide"),
    Column("", "r nw"),
)  # fmt: skip


def due_table(waiting: pl.DataFrame) -> None:
    """`waiting`: suggestion_id, title, lead_unit, lead_deputy_id, deputy_name, reply_due_on, days_left."""
    if waiting.is_empty():
        empty("没有未答复的建议", "交办的建议都已答复，或还没有报送。")
        return
    show(table(COLUMNS, [_row(row) for row in waiting.to_dicts()], label="等待答复的建议"))


def _row(row: dict[str, object]) -> tuple[Markup | str, ...]:
    left = int(str(row["days_left"]))
    sign = mark("late") if left < 0 else mark("soon") if left <= SOON else Markup("")
    told = act(f"逾期 {-left} 天") if left < 0 else f"还有 {left} 天"
    title = join((str(row["title"]), " ", tag("span", str(row["suggestion_id"]), "small quiet")))
    deputy = link(str(row["deputy_name"] or ""), "deputy", id=str(row["lead_deputy_id"]))
    return sign, numbers.day(row["reply_due_on"]), title, str(row["lead_unit"] or ""), deputy, told  # type: ignore[arg-type]
