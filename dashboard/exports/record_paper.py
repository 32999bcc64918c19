"""履职档案: the whole record of one person: figures beside the peers', duties, suggestions, every record with its source."""

from collections.abc import Callable, Mapping

from dashboard.exports.paper import Paper
from dashboard.exports.recipe import recipe
from dashboard.exports.told import Told, known
from dashboard.parts import numbers
from dashboard.parts.head import Stamp
from etl.metrics import METRICS

Pictures = Callable[[str], Mapping[str, bytes | None]]
"""deputy -> file name of a picture -> its content; None where it is named but not there."""


def no_pictures(_: str) -> Mapping[str, bytes | None]:
    return {}


def record_paper(told: Told, stamp: Stamp, pictures: Pictures = no_pictures) -> bytes:
    paper = Paper(f"{told.name}履职档案", told.below)
    paper.head("基本情况")
    paper.table(("项目", "内容"), _facts(told))
    paper.head("履职数据")
    paper.table(
        ("指标", "数", "分子和分母", f"同类中位数{f'（{told.peers} 人）' if told.peers else ''}"), _figures(told)
    )
    _duties(paper, told)
    paper.head("建议")
    paper.table(("编号", "标题", "主办单位", "答复", "结果"), _suggestions(told))
    paper.head(f"履职记录（{told.records.height} 条）")
    paper.table(("日期", "记录", "内容", "出处"), _records(told))
    paper.photos(pictures(told.id))
    paper.head("说明")
    paper.say("空白是没有报送，不是零；同类按级别、身份、任职时间划分，不足六人不比，不作排名。")
    return paper.finish(stamp, recipe("record", told.ask, stamp.build, id=told.id, with_peers=told.peers > 0))


def _facts(told: Told) -> list[tuple[str, str]]:
    person = told.person
    facts = (
        ("编号", told.id), ("性别", person["gender"]), ("级别", person["level"]), ("选区", person["electoral_district"]),
        ("职务", person["role"]), ("职业", person["occupation"]), ("所在区域", person["area_name"]),
        ("任期起", numbers.long_day(person["from_on"])),
    )  # fmt: skip
    return [(name, str(words)) for name, words in facts if words]


def _figures(told: Told) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for metric in known(told.ask):
        value, base = told.figure(metric)
        rows.append((METRICS[metric].title, value or "没有报送", base, told.median.get(metric, "")))
    return rows


def _duties(paper: Paper, told: Told) -> None:
    if not told.duties:
        return
    paper.head("履职任务")
    state = {True: "已达到", False: "未达到", None: "没有报送"}
    rows = [
        (one["title"], numbers.number(one["count"]), numbers.number(one["threshold"]),
         state[one["reached"]] if one["judged"] else "任职不足规定天数，不评")
        for one in told.duties
    ]  # fmt: skip
    paper.table(("任务", "做了", "门槛", "结果"), rows)
    counted = [one for one in told.duties if one["count"] is not None]
    paper.bars([(one["title"], min(one["count"], one["threshold"]), one["threshold"]) for one in counted])


def _suggestions(told: Told) -> list[tuple[str, ...]]:
    return [
        (
            one["suggestion_id"],
            one["title"] or "",
            one["lead_unit"] or "",
            numbers.day(one["replied_on"]),
            one["result_raw"] or "",
        )
        for one in told.suggestions.to_dicts()
    ]


def _records(told: Told) -> list[tuple[str, ...]]:
    return [
        (numbers.day(one["happened_on"]), one["record"], "　".join(filter(None, (one["kind"], one["title"], one["state"]))),
         f"{one['file']} {one['sheet']} 第{one['row']}行")
        for one in told.records.to_dicts()
    ]  # fmt: skip
