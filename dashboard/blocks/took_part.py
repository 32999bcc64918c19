"""Who takes part: kinds of activities with plan and attendance, and people against sittings."""

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.ask import Ask
from dashboard.charts.matrix import Meeting, Person, legend, matrix
from dashboard.parts import measured, numbers
from dashboard.parts.html import href, link, show, tag
from dashboard.parts.search import by_sound, narrowed
from dashboard.parts.section import empty, note, section
from dashboard.parts.table import Cell, Column, table
from etl.metrics.choices import FILLED

PAGE, FIRST = 50, 12
USUAL = "人代会"
KINDS = (
    Column("类型", "nw"), Column("", "bc"), Column("场次", "r b"), Column("上年", "r s wide"), Column("计划完成", "r wide"),
    Column("参加率", "r"),
)  # fmt: skip


def kinds(ask: Ask, area: str) -> list[str]:
    """The table of kinds, the most frequent first; gives them in that order."""
    found = [kind for kind in data.choices(ask, "activity", "kind") if kind != FILLED]
    cuts = {kind: tuple(f"{metric}[kind={kind}]" for metric in ("activities", "plan_done_rate")) for kind in found}
    asked = tuple(cut for pair in cuts.values() for cut in pair)
    rates = tuple(f"attendance_rate[kind={kind}]" for kind in found)
    now = {**data.of(ask, asked, "area", area), **data.of(ask, rates, "area", area), "id": area} if found else {}
    prior = ask.period.prior()
    then = data.of(ask, tuple(pair[0] for pair in cuts.values()), "area", area, prior) if prior and found else {}
    held = [kind for kind in found if now[cuts[kind][0]]]
    held.sort(key=lambda kind: -now[cuts[kind][0]])
    section("办了哪些活动", "已举行的场次；一次活动有几个场次的算一次。计划完成：办了的，不超过计划数 / 计划数")
    if not held:
        empty("这段时间没有举行过的活动", "可换一个期间或区域，或报送“活动”表。")
        return []
    most = max(now[cuts[kind][0]] for kind in held)
    rows = [_kind(kind, cuts[kind], now, then, most) for kind in held]
    show(table(KINDS, rows[:FIRST], cls="ladder", label="活动类型"))
    if rows[FIRST:]:
        with st.expander(f"其余 {len(rows) - FIRST} 类"):
            show(table(KINDS, rows[FIRST:], cls="ladder", label="其余活动类型"))
    return held


def _kind(
    kind: str, cuts: tuple[str, ...], now: measured.Row, then: measured.Row, most: float
) -> tuple[Cell, ...]:  # fmt: skip
    activities, plan = cuts
    rate = f"attendance_rate[kind={kind}]"
    bar = tag("div", tag("i"), "bar", f"--v:{now[activities] / most * 100:.1f}%")
    return (
        kind, bar, measured.opened(activities, now, "area"), numbers.number(then.get(activities)),
        measured.base(plan, now, ""), measured.with_base(rate, now, "area"),
    )  # fmt: skip


def sittings(ask: Ask, held: list[str]) -> None:
    """People against the sittings of one kind, fifty people at a time."""
    section("谁到了", "每一列是一个场次，每一行是一位代表；点一格打开那条出席记录")
    with st.container(horizontal=True, key="fb_matrix", vertical_alignment="center"):
        order = sorted(held, key=lambda one: one != USUAL)
        kind = st.selectbox("类型", order, key="kind", bind="query-params", width=200, label_visibility="collapsed")
        wanted = st.text_input("姓名", key="who", bind="query-params", placeholder="姓名、首字母或编号", width=200,
                               label_visibility="collapsed")  # fmt: skip
    rows = data.rows(ask, "attendance_matrix", kind) if kind else pl.DataFrame()
    if rows.is_empty():
        empty("没有逐人的出席登记", "报送“出席”表后，这里能看到每个人每一场到没到。")
        return
    people = narrowed(by_sound(rows.select("id", "name").unique()), wanted or "")
    if people.is_empty():
        empty("没有这样的代表", "可换一个姓名、首字母或编号。")
        return
    pages = -(-len(people) // PAGE)
    first = (min(st.session_state.get("page", 1), pages) - 1) * PAGE
    show(_matrix(ask, str(kind), rows, people.slice(first, PAGE)), legend())
    if pages > 1:
        st.pagination(pages, key="page")
    note("请假、公务、列席、不适用不计入应到；次数多少与被通知的次数有关，不说明谁做得更好。")


def _matrix(ask: Ask, kind: str, rows: pl.DataFrame, people: pl.DataFrame) -> Cell:
    keyed = rows.with_columns(key=pl.concat_str("activity_id", pl.col("session").fill_null(""), separator="·"))
    meetings = [
        Meeting(row["key"], row["happened_on"], " ".join(filter(None, (row["activity_name"], row["session"]))))
        for row in keyed.unique("key", maintain_order=True).to_dicts()
    ]
    metric = f"attendance_rate[kind={kind}]"
    rates = {row["id"]: row for row in data.numbers(ask, (metric,), "deputy").to_dicts()}
    own = {id_: group.to_dicts() for (id_,), group in keyed.filter("in_office").group_by("id")}
    return matrix(f"{kind}出席", meetings, [
        Person(
            link(row["name"], "deputy", id=row["id"]),
            measured.with_base(metric, rates[row["id"]], "deputy") if row["id"] in rates else "",
            {one["key"]: (one["presence"], _record(one)) for one in own.get(row["id"], [])},
        )
        for row in people.to_dicts()
    ])  # fmt: skip


def _record(row: dict[str, str]) -> str:
    return href("records", metric=f"attendance[activity_id={row['activity_id']}]", by="deputy", of=row["id"])
