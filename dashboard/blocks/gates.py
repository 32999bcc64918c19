"""A selection: how many are left after each gate, the list with its points, who fell where."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from dashboard.charts.ladder import Step, ladder
from dashboard.parts import measured, numbers
from dashboard.parts.html import join, link, show, tag
from dashboard.parts.section import empty, note, section
from dashboard.parts.table import Cell, Column, table
from etl.award import Candidate, Firmness, Selection
from etl.award.candidate import PASSED
from etl.award.shares import UNIT, words

COLOURS = ("p1", "p2", "p3", "p5", "p0")
MOST = 30


def funnel(found: Selection) -> None:
    """Everyone in office, then who is left after each gate and veto in turn."""
    section("过了哪几道门槛", "依次过，前一道没过的不再看后面的；没有报送的不能判断，不当作没有")
    left = list(found.candidates)
    whole = {"deputy": ("在任", "期末在任的代表"), "group": ("小组", "每个小组"), "station": ("站点", "每个站点")}[
        found.award["of"]
    ]
    steps = [Step(whole[0], float(len(left)), None, whole[1])]
    for n, gate in enumerate((*found.award["gates"], *found.award["veto"])):
        before, unknown = len(left), sum(one.steps[n].outcome.startswith("没有报送") for one in left)
        left = [one for one in left if one.steps[n].outcome == PASSED]
        told = f"其中 {unknown} {UNIT[found.award['of']]}没有报送，不能判断" if unknown else ""
        steps.append(Step(gate["title"], float(len(left)), float(before), told))
    show(ladder("门槛", steps))


def the_list(found: Selection, firm: Firmness) -> None:
    """Who is compared, in the order of points; whoever is on the list above a rule."""
    quota, listed = found.award["quota"], len(found.listed)
    whole = sum(point["weight"] for point in found.award["points"])
    tied = f"；末位并列，名单为 {listed} {UNIT[found.award['of']]}" if listed > quota else ""
    section(
        "名单",
        f"名额 {quota} {UNIT[found.award['of']]}{tied}{_shares_told(found)}。计分：{found.award['scoring']}，满分 {whole:g}。"
        f"稳不稳：把权重在原来上下随机换 {firm.draws:,} 次，几成还在名单上",
    )
    if not found.compared:
        empty("没有一个过了全部门槛", "看下面各道门槛落在哪里；门槛写在规则包里。")
        return
    name = "姓名" if found.award["of"] == "deputy" else "名称"
    heads = [Column("", "r"), Column(name, "nw"), Column("身份", "wide"), Column(_legend(found), "bc wide"), Column("得分", "r b"),
             Column("还在名单上", "r")]  # fmt: skip
    show(table(heads, [_row(one, found, firm) for one in found.compared[: _shown(found)]], cls="ladder", label="名单"))
    for told in found.unmet:
        note(f"{told}。")
    for title in firm.saturated:
        note(f"“{title}”几乎人人都到了封顶数，分不出高下；可以考虑换一项，或提高封顶数。")


def _shares_told(found: Selection) -> str:
    """；每个区域至多 8 人；社区干部至少 2 人."""
    return "".join(f"；{words(found.award, share)}" for share in found.award["shares"])


def _shown(found: Selection) -> int:
    """How many rows: at least as far as anybody is on the list or was moved off it."""
    last = max((n for n, one in enumerate(found.compared, 1) if one.is_listed or one.moved), default=0)
    return max(MOST, last)


def _legend(found: Selection) -> Markup:
    return join(
        (tag("span", point["title"], f"key {COLOURS[n % 5]}") for n, point in enumerate(found.award["points"])), " "
    )


def _row(one: Candidate, found: Selection, firm: Firmness) -> tuple[Cell, ...]:
    whole = sum(point["weight"] for point in found.award["points"])
    bars = join(
        Markup('<span class="{}" style="width:{}%" title="{} {}"></span>').format(
            COLOURS[n % 5], f"{(part.points or 0) / whole * 100:.2f}", part.title, numbers.number(part.points, 1)
        )
        for n, part in enumerate(one.parts)
    )
    stays = firm.stays.get(one.id)
    place = f"{'并列 ' if one.place in found.tied else ''}{one.place}{'' if one.is_listed else '　'}"
    told = "".join(f" {said}" for said in ("入选" * one.is_listed, one.moved) if said)
    name = join((link(one.name, "award", candidate=one.id), tag("span", told, "small")))
    return place, name, one.cohort, tag("div", bars, "parts"), numbers.number(one.total, 1), _share(stays)


def _share(value: float | None) -> str:
    return "" if value is None else f"{numbers.half_up(value * 100)}%"


def turning_points(found: Selection, firm: Firmness) -> None:
    """Which weight would change the list, and by how much."""
    section(
        "哪个权重一动，名单就变", "只动这一项、别的不动：减到几成、加到几成时名单不一样；空白是减到没有、加到一倍都不变"
    )
    heads = [Column("计分项"), Column("权重", "r"), Column("封顶", "r wide"), Column("减到", "r"), Column("加到", "r")]
    rows = [
        (point["title"], f"{point['weight']:g}", f"{point['cap']:g}", *map(_share, firm.changes.get(point["title"], (None, None))))
        for point in found.award["points"]
    ]  # fmt: skip
    show(table(heads, rows, label="权重"))


def fallen(found: Selection) -> None:
    """By gate, with the number that was not enough."""
    section("谁落在哪里", "每人只列第一道没过的门槛；点数字打开记录")
    groups: dict[str, list[Candidate]] = {}
    for one in found.candidates:
        if one.fell_at:
            groups.setdefault(one.fell_at.title, []).append(one)
    for title, people in groups.items():
        with st.expander(f"{title}：{len(people)} {UNIT[found.award['of']]}"):
            show(
                table(
                    [Column("姓名", "nw"), Column("身份"), Column("数", "r"), Column("", "s")],
                    _fallen(people, found.award["of"]),
                    label=title,
                )
            )


def _fallen(people: Sequence[Candidate], by: str) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for one in people:
        step = one.fell_at
        assert step is not None
        shown = numbers.number(step.value)
        opened = records(shown, step.measure, by, one.id) if step.measure and shown else shown
        rows.append((link(one.name, "award", candidate=one.id), one.cohort, opened, step.outcome))
    return rows


def records(words: str, measure: str, by: str, subject: str) -> Markup:
    """A number that opens its records; of a sum, those of its first term."""
    name = measure.split("+")[0].strip()
    metric, _, part = name.rpartition(".")
    return link(
        words, "records", "q", metric=metric if part in ("numerator", "denominator") else name, by=by, of=subject
    )


def one_candidate(one: Candidate, by: str) -> None:
    """Everything about one person: gates, points, what is listed beside them; each number opens its records."""
    file = {"deputy": "代表档案", "station": "站点档案"}.get(by)
    section(one.name, Markup("{}　{}").format(one.cohort, link(file, by, id=one.id) if file else ""))
    gates = [(step.title, records(numbers.number(step.value), step.measure, by, one.id) if step.measure and step.value is not None else "",
              step.outcome) for step in one.steps]  # fmt: skip
    show(table([Column("门槛"), Column("数", "r"), Column("")], gates, label="门槛"))
    if one.parts:
        parts = [
            (part.title, records(numbers.number(part.value), part.measure, by, one.id) if part.value is not None else "",
             numbers.number(part.points, 1))
            for part in one.parts
        ]  # fmt: skip
        show(table([Column("计分项"), Column("数", "r"), Column("得分", "r b")], parts,
                   foot=("合计", "", numbers.number(one.total, 1)), label="计分"))  # fmt: skip
    listed = "　".join(
        f"{measured.metric_of(name).title} {numbers.number(value) or '没有报送'}" for name, value in one.listed
    )
    note(f"只列出、不计分：{listed}")
