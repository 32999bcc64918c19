"""The packet of a selection: one workbook with list, points, gates and firmness; one document per person on the list."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from dashboard import data
from dashboard.ask import Ask
from dashboard.exports.paper import Paper
from dashboard.exports.recipe import Recipe, recipe
from dashboard.exports.tables import Sheet, workbook
from dashboard.parts import measured, numbers
from dashboard.parts.head import Stamp
from etl.award import Candidate, Firmness, Selection, beside_the_list
from etl.award.shares import words
from etl.metrics import METRICS
from etl.metrics.metric import Grain
from etl.settlements import Said

RECORDS = 40
MINUTES = "评议和决定"


def packet(ask: Ask, title: str, found: Selection, firm: Firmness, stamp: Stamp) -> bytes:
    """A zip: 名单.xlsx and, for everyone on the list, 编号-姓名.docx."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        made = recipe("award", ask, stamp.build, title=title)
        told = data.said(ask.scope, data.minutes_of(ask, title))
        target.writestr(f"{title}-名单.xlsx", list_workbook(title, found, firm, stamp, made, told))
        for one in found.listed:
            target.writestr(f"{one.id}-{one.name}.docx", dossier(ask, title, one, found, firm, stamp))
    return out.getvalue()


def list_workbook(
    title: str, found: Selection, firm: Firmness, stamp: Stamp, made: Recipe | None = None,
    minutes: Sequence[Said] = (),
) -> bytes:  # fmt: skip
    sheets = [
        Sheet("名单", _listed(found, firm), ("还在名单上",)), Sheet("计分", _points(found)), Sheet("门槛", _gates(found)),
        Sheet("权重", _weights(found, firm), ("减到时名单变", "加到时名单变")),
    ]  # fmt: skip
    points = found.award["points"]
    formula = " + ".join(f"{point['weight']:g} × {point['title']}" for point in points)
    told = [
        ("评选", title), ("依据", found.award.get("citation", "")), ("名额", str(found.award["quota"])),
        *(("名额限制", words(found.award, share)) for share in found.award["shares"]), *(("名额限制", one) for one in found.unmet),
        ("计分公式", f"{formula}；每项为 0 到 1（{found.award['scoring']}，超过封顶数不再加分）"),
        ("稳定性", f"权重在原来上下随机换 {firm.draws:,} 次，还在名单上的次数占几成"),
        *((METRICS[name].title, METRICS[name].meaning) for name in _metrics(found)),
    ]  # fmt: skip
    if minutes:
        names = {one.id: one.name for one in found.candidates}
        sheets.append(Sheet(MINUTES, pl.DataFrame([minute(one, names) for one in minutes])))
        told += [("决定和名单", beside)] if (beside := beside_the_list(found, minutes)) else []
    return workbook(sheets, stamp, told, made)


def minute(one: Said, names: Mapping[str, str]) -> dict[str, str | None]:
    named = "、".join(names.get(id_, id_) for id_ in one.people)
    return {"日期": one.day, "记的是": one.verdict, "涉及": named or None, "说明": one.reason, "谁": one.who}


def _metrics(found: Selection) -> list[str]:
    names = [item["measure"] or "" for item in (*found.award["gates"], *found.award["veto"], *found.award["points"])]
    own = [name.partition(".")[0].partition("[")[0] for name in (*names, *found.award["listed"])]
    return [name for name in dict.fromkeys(own) if name in METRICS]


def _listed(found: Selection, firm: Firmness) -> pl.DataFrame:
    rows: list[dict[str, Any]] = [
        {"名次": one.place, "入选": one.is_listed,
         "编号": one.id, "姓名": one.name, "身份": one.cohort, "得分": one.total,
         "还在名单上": firm.stays.get(one.id), "名额限制": one.moved or None,
         **{measured.metric_of(name).title: value for name, value in one.listed}}
        for one in found.compared
    ]  # fmt: skip
    return pl.DataFrame(rows, infer_schema_length=None)


def _points(found: Selection) -> pl.DataFrame:
    rows = [
        {"名次": one.place, "姓名": one.name,
         **{f"{part.title}（数）": part.value for part in one.parts}, **{f"{part.title}（分）": part.points for part in one.parts},
         "合计": one.total, "算法": " + ".join(numbers.number(part.points, 1) for part in one.parts)}
        for one in found.compared
    ]  # fmt: skip
    return pl.DataFrame(rows, infer_schema_length=None)


def _gates(found: Selection) -> pl.DataFrame:
    rows = [
        {"编号": one.id, "姓名": one.name, "身份": one.cohort, **{step.title: step.outcome for step in one.steps},
         **{f"{step.title}（数）": step.value for step in one.steps if step.measure}}
        for one in found.candidates
    ]  # fmt: skip
    return pl.DataFrame(rows, infer_schema_length=None)


def _weights(found: Selection, firm: Firmness) -> pl.DataFrame:
    rows = [
        (point["title"], point["weight"], point["cap"], *firm.changes.get(point["title"], (None, None)),
         "几乎人人封顶" if point["title"] in firm.saturated else "")
        for point in found.award["points"]
    ]  # fmt: skip
    schema = {
        "计分项": pl.String,
        "权重": pl.Float64,
        "封顶": pl.Float64,
        "减到时名单变": pl.Float64,
        "加到时名单变": pl.Float64,
        "说明": pl.String,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def dossier(ask: Ask, title: str, one: Candidate, found: Selection, firm: Firmness, stamp: Stamp) -> bytes:
    """A4: gates, points with a picture, what is only listed, the records of every point, definitions, stamp."""
    paper = Paper(f"{title}评选材料", f"{one.name}　{one.cohort}　{ask.period.words}")
    stays = firm.stays.get(one.id)
    paper.say(
        f"{one.name}过了全部门槛，得分 {numbers.number(one.total, 1)}，名次第 {one.place}"
        + (
            f"；权重随机换 {firm.draws:,} 次，有 {numbers.half_up(stays * 100)}% 还在名单上。"
            if stays is not None
            else "。"
        )
    )
    paper.head("门槛")
    paper.table(("门槛", "数", "结果"), [(step.title, numbers.number(step.value), step.outcome) for step in one.steps])
    paper.head("计分")
    paper.table(
        ("计分项", "数", "得分"), [(p.title, numbers.number(p.value), numbers.number(p.points, 1)) for p in one.parts]
    )
    paper.bars([
        (p.title, p.points, w["weight"])
        for p, w in zip(one.parts, found.award["points"], strict=True)
    ])  # fmt: skip
    paper.head("只列出、不计分")
    paper.table(
        ("指标", "数"),
        [(measured.metric_of(name).title, numbers.number(value) or "没有报送") for name, value in one.listed],
    )
    for part in one.parts:
        _records(paper, ask, found.award["of"], one.id, part.title, part.measure)
    if found.award["of"] == "deputy":
        paper.photos(data.pictures(ask)(one.id))
    paper.head("说明")
    for name in _metrics(found):
        paper.say(f"{METRICS[name].title}：{METRICS[name].meaning}{METRICS[name].caution}")
    return paper.finish(stamp, recipe("dossier", ask, stamp.build, title=title, id=one.id))


def _records(paper: Paper, ask: Ask, by: Grain, subject: str, title: str, measure: str) -> None:
    """The rows behind one number, with the file, sheet and row of each."""
    name = measure.split("+")[0].strip()
    found = data.records(ask, name, by, subject).filter(pl.col("part") == "numerator")
    paper.head(f"{title}的记录（{len(found)} 条）")
    rows = [
        (numbers.day(row["happened_on"]), row["title"] or "", f"{row['file']} {row['sheet']} 第{row['row']}行")
        for row in found.head(RECORDS).to_dicts()
    ]
    paper.table(("日期", "内容", "出处"), rows)
    if len(found) > RECORDS:
        paper.say(f"列出前 {RECORDS} 条，其余见看板。")
