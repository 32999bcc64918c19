"""The parts of a deputy's profile that count: key figures, duties, sittings, peers."""

import random
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import polars as pl
from markupsafe import Markup

from dashboard import data
from dashboard.ask import Ask
from dashboard.charts import base, strip
from dashboard.charts.bullets import Duty, bullets
from dashboard.charts.cells import Sitting, cells
from dashboard.parts import measured, numbers
from dashboard.parts.figures import KeyFigure, key_figures
from dashboard.parts.html import href, show
from dashboard.parts.section import empty, note, section
from etl.metrics import METRICS, standing

STRIPS = ("attendance_rate", "receptions", "opinions", "suggestions", "contacts")
KEY = (*STRIPS, "duties_done", "suggestions_cosigned", "visitors_served", "leaves", "service_days", "debriefed")
"""Everything a profile counts, asked in one question."""


def median_of(frame: pl.DataFrame, metric: str, peers: Sequence[str]) -> float | None:
    """The middle of the peers' values, small bases left out."""
    own = frame.filter(pl.col("id").is_in(peers))
    least = measured.metric_of(metric).smallest_base
    if measured.metric_of(metric).is_ratio:
        own = own.filter(pl.col(f"{metric}.denominator") >= least)
    middle = own[metric].median()
    return None if middle is None else float(str(middle))


def _middle_words(metric: str, middle: float | None, unit: str) -> str:
    if middle is None:
        return ""
    if measured.metric_of(metric).unit == "share":
        return f"同类中位 {numbers.half_up(middle * 100)}%"
    return f"同类中位 {numbers.count(middle, unit)}"


def person_figures(ask: Ask, subject: str, peers: Sequence[str]) -> None:
    """Five figures, each beside the middle of the peers."""
    everyone, now = data.numbers(ask, KEY, "deputy"), data.of(ask, KEY, "deputy", subject)
    middle = {metric: median_of(everyone, metric, peers) if peers else None for metric in KEY}

    def one(metric: str, beside: str, unit: str = "", title: str = "") -> KeyFigure:
        same = _middle_words(metric, middle[metric], unit)
        return measured.figure(metric, "deputy", subject, now, (beside, same), unit, title)

    reported = data.rows(ask, "deputy_debriefings", subject)
    key_figures([
        _duties(now, middle["duties_done"]),
        one("attendance_rate", f"请假 {numbers.number(now['leaves'])} 次"),
        one("receptions", f"参与接待 {measured.value('visitors_served', now)} 人次", "场次", "接待"),
        one("suggestions", f"另附议 {measured.value('suggestions_cosigned', now)} 件", "件"),
        _debriefed(reported, href("records", metric="debriefed", by="deputy", of=subject)),
    ])  # fmt: skip


def _duties(now: measured.Row, middle: float | None) -> KeyFigure:
    done, items = measured.parts("duties_done", now)
    short = (items or 0) - (done or 0)
    half = f"同类中位 {numbers.number(middle * (items or 0))} 项" if middle is not None else ""
    rest = f"差 {numbers.number(short)} 项" if short else "全部完成"
    return KeyFigure("七个一", numbers.base(done, items), "项", rest, (half,), why="没有报送")


def _debriefed(reported: pl.DataFrame, to: str) -> KeyFigure:
    if reported.is_empty():
        return KeyFigure("述职", why="没有述职记录")
    last = reported.row(0, named=True)
    votes = [last[name] for name in ("votes_satisfied", "votes_fairly", "votes_dissatisfied")]
    judged = (
        f"满意 {numbers.share(votes[0], sum(votes))}　{numbers.base(votes[0], sum(votes), '票')}"
        if None not in votes
        else ""
    )
    return KeyFigure("述职", "已述职", "", f"{numbers.day(last['happened_on'])}，{last['form']}", (judged,), to=to)


def duty_table(ask: Ask, subject: str, cohort: str, peers: Sequence[str]) -> None:
    """Each duty with count, threshold and the peers' middle; each opens its records."""
    done = data.duties(ask)
    own = done.filter(id=subject)
    if own.is_empty():
        section("七个一")
        empty("这段时间不在任，或规则包没有列任务", "可换一个期间。")
        return
    first = own.row(0, named=True)
    whole = "门槛按全年" if first["days"] >= 365 else "年门槛按在任天数折算、进一位"
    same = f"同类指{cohort}、同级、任职时间相近，共 {len(peers)} 人" if peers else "同类太少，不作比较"
    section("七个一", f"在任 {numbers.number(first['days'])} 天，{whole}。{same}")
    show(bullets([_duty(row, done, peers, subject) for row in own.sort("item").to_dicts()]))


def _duty(row: measured.Row, done: pl.DataFrame, peers: Sequence[str], subject: str) -> Duty:
    others = done.filter((pl.col("item") == row["item"]) & pl.col("id").is_in(peers))["count"]
    middle = others.median() if len(peers) else None
    unit = measured.metric_of(row["measure"]).unit if row["measure"].partition("[")[0] in METRICS else "次"
    to = href("records", metric=row["measure"], by="deputy", of=subject) if row["count"] else None
    reached = row["reached"] if row["judged"] else None
    return Duty(
        row["title"],
        unit,
        row["count"],
        row["threshold"],
        None if middle is None else float(str(middle)),
        reached,
        None,
        to,
    )


def sitting_cells(ask: Ask, subject: str) -> None:
    found = data.rows(ask, "deputy_sittings", subject)
    now = data.of(ask, KEY, "deputy", subject)
    n, d = measured.parts("attendance_rate", now)
    section(
        "逐次出席",
        f"应到 {numbers.number(d)} 次，出席 {numbers.number(n)} 次；请假、公务、列席不计入应到"
        if d
        else "没有应到的场次",
    )
    if found.is_empty():
        empty("这段时间没有出席登记", "没有应到的活动，或没有报送。")
        return
    groups = []
    ordered = sorted(found.to_dicts(), key=lambda row: (_group(row), row["happened_on"], row["session"] or ""))
    for name, rows in groupby(ordered, _group):
        sittings = [
            Sitting(row["happened_on"], row["presence"], " ".join(filter(None, (row["activity_name"], row["session"]))))
            for row in rows
        ]
        called = [s for s in sittings if s.presence in ("出席", "缺席")]
        groups.append((name, f"{sum(s.presence == '出席' for s in called)}/{len(called)}", sittings))
    show(cells(groups))


def _group(row: measured.Row) -> str:
    return "人代会" if row["kind"] == "人代会" else "活动和其他会议"


def peer_strips(ask: Ask, subject: str, cohort: str, peers: Sequence[str]) -> None:
    section(
        "与同类代表相比",
        f"每个浅点是一位同类代表（{cohort}，{len(peers)} 人），深点是本人，竖线是中位数；只供参照，不作排名"
        if peers
        else "",
    )
    if not peers or subject not in peers:
        empty("同类不足六人，不作比较", "同类按级别、职务和任职时间划分，见规则包。")
        return
    dots, person = _strips(data.numbers(ask, KEY, "deputy").filter(pl.col("id").is_in(peers)), subject)
    if not person:
        empty("没有可以比较的数", "同类之间没有差别，或没有报送。")
        return
    words = "；".join(f"{row['label']} {row['value']}，{row['median']}" for row in person)
    own_rows = pl.DataFrame(person)
    heads = {"label": "指标", "value": "本人", "median": "同类中位", "low": "最小", "high": "最大", "above": "位置"}
    base.draw(
        strip.strip(pl.DataFrame(dots), own_rows), strip.ROW * len(person), words, "strip", wide=True,
        rows=own_rows.select(list(heads)).rename(heads), title="与同类代表相比",
    )  # fmt: skip
    note(Markup("同类的划分和最少人数由规则包规定；不说明谁做得更好。"))


def _strips(frame: pl.DataFrame, subject: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The peers' dots and the person's rows of each measure that tells anybody apart: see charts.strip."""
    dots: list[dict[str, Any]] = []
    person: list[dict[str, Any]] = []
    dice = random.Random(subject)  # the same picture at every run
    for metric in STRIPS:
        values = frame[metric]
        own = frame.filter(id=subject)[metric]
        place = standing(values, own[0] if len(own) else None)
        if place is None or place.high == place.low:
            continue
        n, width = len(person), place.high - place.low
        dots += [
            {"n": n, "x": (v - place.low) / width, "jitter": dice.random(), "tip": _said(metric, v)}
            for v in values.drop_nulls()
        ]
        person.append({
            "n": n, "label": measured.metric_of(metric).title, "x": (own[0] - place.low) / width, "value": _said(metric, own[0]),
            "median_x": (place.median - place.low) / width, "median": f"中位 {_said(metric, place.median)}",
            "low": _said(metric, place.low), "high": _said(metric, place.high),
            "above": f"高于同类 {numbers.half_up(place.above * 100)}%",
        })  # fmt: skip
    return dots, person


def _said(metric: str, value: float) -> str:
    kind = measured.metric_of(metric)
    return f"{numbers.half_up(value * 100)}%" if kind.unit == "share" else numbers.count(value, kind.unit)
