"""The consultative lane: who they are, their groups quarter by quarter, what became of their suggestions."""

import polars as pl
import streamlit as st

from dashboard import data, wording
from dashboard.ask import Ask
from dashboard.charts.ladder import Step, counts, ladder
from dashboard.charts.panel import panel
from dashboard.parts import measured
from dashboard.parts.html import link, show
from dashboard.parts.section import empty, note, section, small_title

WIDE = {"职业类别": 6, "政治面貌": 5, "年龄": 5}
LANES = ("议政代表", "议事代表")
SHOWN = ("职业类别", "性别", "年龄", "政治面貌", "学历")
GROUP = ("group_meeting_rate", "attendance_rate", "composition")
LADDER = (
    ("提出", "suggestions", ""), ("交办", "suggestions_handed_over", "按交办日期计"),
    ("答复", "reply_rate", "基数为已答复或已到期的"), ("办成", "solved_rate", "A类"),
    ("满意", "satisfied_rate", "领衔人对办理结果的评价"),
)  # fmt: skip


def makeup(ask: Ask) -> None:
    """Who they are on the last day, one picture per dimension."""
    found = data.composition(ask)
    section("由谁组成", "期末在任的人；未填的单列")
    if found.is_empty():
        empty(f"没有在任的{ask.level}", "可换一个期间或区域，或在“任职”表报送这一级的任职。")
        return
    kinds = [kind for kind in SHOWN if kind in found["dimension"]]
    for kind, column in zip(kinds, st.columns([WIDE.get(kind, 4) for kind in kinds], gap="medium"), strict=True):
        own = found.filter(dimension=kind)
        with column:
            show(
                small_title(kind), counts(kind, [Step(row["category"], row["count"]) for row in own.head(8).to_dicts()])
            )


def groups(ask: Ask) -> None:
    """Only groups that have a member of this lane."""
    frame = data.numbers(ask, GROUP, "group").filter(pl.col("composition") > 0).sort("id")
    section("各小组", f"一季一次活动：有活动的季度 / 有组员的季度。按区域编号排列，{wording.NO_RANKING}")
    if frame.is_empty():
        empty("没有小组", "报送“小组”表后，这里能看到每个小组每季的活动。")
        return
    names = [link(row["name"], "records", metric=GROUP[0], by="group", of=row["id"]) for row in frame.to_dicts()]
    show(panel("小组", names, [measured.measure(metric, frame, "group") for metric in GROUP]))
    note("活动次数看有没有按季开展，不说明议得怎样。")


def handled(ask: Ask, area: str) -> None:
    metrics = tuple(metric for _, metric, _ in LADDER)
    now = data.of(ask, metrics, "area", area)
    section("他们提的建议", "与人大代表的建议分开数；答复不等于办成")
    if not now["suggestions"]:
        empty(f"这段时间没有{ask.level}提出的建议", "可换一个期间或区域；“建议”表的“级别”写明是哪一级提的。")
        return
    show(ladder("建议办理", [_step(ask, area, now, *step) for step in LADDER]))


def _step(ask: Ask, area: str, now: measured.Row, name: str, metric: str, remark: str) -> Step:
    n, d = measured.parts(metric, now)
    to = link("记录", "records", metric=metric, by="area", of=area)
    return Step(name, n, d if measured.metric_of(metric).is_ratio else None, remark, metric == "solved_rate", to)
