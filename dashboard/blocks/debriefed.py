"""Debriefings: by form and audience, the votes on them, and who has not had one for how long."""

import streamlit as st
from markupsafe import Markup

from dashboard import data
from dashboard.ask import Ask
from dashboard.charts.ladder import Step, counts
from dashboard.charts.stages import stages
from dashboard.parts import numbers
from dashboard.parts.head import act
from dashboard.parts.html import link, show
from dashboard.parts.search import by_sound, narrowed
from dashboard.parts.section import empty, note, section
from dashboard.parts.table import Column, table
from etl.metrics.choices import FILLED

VOTES = (("满意", "votes_satisfied", "p1"), ("基本满意", "votes_fairly", "p3"), ("不满意", "votes_dissatisfied", "p4"))
COLUMNS = (
    Column("姓名", "nw"), Column("级别", "nw"), Column("选区", "wide"), Column("最近述职", "nw"), Column("距今", "r nw"),
    Column("本届述职", "r"), Column("", "nw wide"),
)  # fmt: skip
MOST = 30


def forms(ask: Ask, area: str) -> None:
    section("怎么述、向谁述", "述职次数；一人一年可以不止一次")
    left, right = st.columns(2, gap="large")
    for column, field, name in ((left, "form", "形式"), (right, "audience", "对象")):
        found = [value for value in data.choices(ask, "debriefing", field) if value != FILLED]
        cuts = {value: f"debriefing[{field}={value}]" for value in found}
        now = data.of(ask, tuple(cuts.values()), "area", area) if cuts else {}
        steps = [
            Step(value, now[cut], to=link("记录", "records", metric=cut, by="area", of=area))
            for value, cut in cuts.items()
        ]
        with column:
            if steps:
                show(counts(f"述职{name}", sorted(steps, key=lambda step: -(step.numerator or 0))))
            else:
                empty(f"没有写明述职{name}的记录", "可换一个期间或区域，或报送“述职”表。")


def votes(ask: Ask, area: str) -> None:
    """One bar: the three kinds of votes of all debriefings with a vote."""
    section("测评", "所有计了票的述职，票数相加")
    found = [data.evaluated(ask, f"debriefing.{column}", (area,))[0] for _, column, _ in VOTES]
    parts = [(word, value.value, cls) for (word, _, cls), value in zip(VOTES, found, strict=True) if value.value]
    if not parts:
        empty("没有计票的述职", "“述职”表里填了满意、基本满意、不满意票数的才列在这里。")
        return
    show(stages([("票数", parts)]))
    note(link("打开有票数的述职记录", "records", metric="debriefing_satisfied_rate", by="area", of=area))


def due(ask: Ask) -> None:
    """Everyone in office, the longest without a debriefing first."""
    people = data.people(ask)
    last = data.rows(ask, "last_debriefings")
    term = data.numbers(ask.over(data.term(ask)), ("debriefed",), "deputy").select("id", "debriefed")
    frame = people.rename({"deputy_id": "id"}).join(last, on="id", how="left").join(term, on="id", how="left")
    names = data.numbers(ask, ("service_days",), "deputy").select("id", "name")
    frame = by_sound(frame.join(names, on="id")).sort("debriefed_on", nulls_last=False, maintain_order=True)
    never = frame["debriefed_on"].null_count()
    section("谁该述职了", f"在任 {len(frame)} 人，任期内还没有述职的 {never} 人在前，其余按距上次述职的长短排列")
    wanted = st.text_input("姓名", key="who", bind="query-params", placeholder="姓名、首字母或编号", width=200,
                           label_visibility="collapsed")  # fmt: skip
    shown = narrowed(frame, wanted or "")
    if shown.is_empty():
        empty("没有这样的代表", "可换一个姓名、首字母或编号，或换一个区域。")
        return
    show(table(COLUMNS, [_row(ask, row) for row in shown.head(MOST).to_dicts()], label="述职先后"))
    if len(shown) > MOST:
        note(f"列出前 {MOST} 人，共 {len(shown)} 人；按姓名查其余的人。")


def _row(ask: Ask, row: dict[str, object]) -> tuple[Markup | str, ...]:
    last = row["debriefed_on"]
    waited = numbers.days((ask.period.end - last).days) if last else act("还没有")  # type: ignore[operator]
    name = link(str(row["name"]), "deputy", id=str(row["id"]))
    to = link("记录", "records", metric="debriefed", by="deputy", of=str(row["id"])) if row["debriefed"] else ""
    return (
        name, str(row["level"] or ""), str(row["electoral_district"] or ""), numbers.day(last),  # type: ignore[arg-type]
        waited, numbers.count(row["debriefed"], "次"), to,  # type: ignore[arg-type]
    )  # fmt: skip
