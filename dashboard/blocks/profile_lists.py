"""The lists of a deputy's profile: suggestions led, and every record with its place in the file."""

import streamlit as st
from markupsafe import Markup

from dashboard import data, theme
from dashboard.ask import Ask
from dashboard.parts import measured, numbers
from dashboard.parts.head import act
from dashboard.parts.html import show
from dashboard.parts.section import empty, section
from dashboard.parts.table import Column, table

SUGGESTIONS = (
    Column("编号", "nw wide"), Column("标题"), Column("主办单位", "wide"), Column("交办", "nw s wide"), Column("答复", "nw s"),
    Column("用时", "r s wide"), Column("结果"), Column("评价", "nw"),
)  # fmt: skip
RECORDS = (
    Column("日期", "nw"), Column("记录", "nw"), Column("类型", "nw wide"), Column("内容"), Column("情况", "nw wide"),
    Column("文件", "s"), Column("工作表", "nw s wide"), Column("行", "r s"),
)  # fmt: skip
PAGE = 25


def suggestion_table(ask: Ask, subject: str) -> None:
    found = data.rows(ask, "deputy_suggestions", subject)
    section("建议", f"历年领衔 {len(found)} 件；领衔与附议分开列，不相加")
    if found.is_empty():
        empty("没有领衔的建议", "没有提出，或没有报送。")
        return
    labels = data.rule(ask.scope, ask.build, "results.labels") or {}
    show(table(SUGGESTIONS, [_suggestion(row, labels, ask) for row in found.head(60).to_dicts()], label="领衔建议"))


def _suggestion(row: measured.Row, labels: dict[str, str], ask: Ask) -> tuple[Markup | str, ...]:
    late = row["replied_on"] is None and row["reply_due_on"] is not None and row["reply_due_on"] < ask.period.as_of
    replied: Markup | str = act("逾期未复") if late and row["is_accepted"] else numbers.day(row["replied_on"])
    result = f"{row['result']}　{labels.get(row['result'], '')}" if row["result"] and row["replied_on"] else ""
    return (
        row["suggestion_id"], row["title"], row["lead_unit"] or "", numbers.day(row["handed_over_on"]),
        replied if row["is_accepted"] else "未受理", numbers.days(row["days"]), result, row["rating"] or "",
    )  # fmt: skip


def record_table(ask: Ask, subject: str) -> None:
    found = data.rows(ask, "deputy_records", subject)
    section("记录", f"{ask.period.title} {len(found)} 条；每条可追到报送文件、工作表和行")
    if found.is_empty():
        empty("这段时间没有记录", "没有发生，或没有报送；看“数据报送”的覆盖。")
        return
    pages = 1 if theme.is_printing() else -(-len(found) // PAGE)
    first = (min(st.session_state.get("records", 1), pages) - 1) * PAGE
    shown = found if pages == 1 else found.slice(first, PAGE)
    show(table(RECORDS, [_record(row) for row in shown.to_dicts()], label="记录"))
    if pages > 1:
        st.pagination(pages, key="records")


def _record(row: measured.Row) -> tuple[str, ...]:
    return (
        numbers.day(row["happened_on"]), row["record"], row["kind"] or "", row["title"] or "", row["state"] or "", row["file"],
        row["sheet"], str(row["row"]),
    )  # fmt: skip
