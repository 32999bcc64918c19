"""履职档案: the whole record of one person: posts, figures beside the peers', duties, suggestions, every record with its
source, the pictures that were sent."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import polars as pl

from dashboard.exports.paper import Paper
from dashboard.exports.plates import Place, Plate, bars, months, places
from dashboard.exports.recipe import recipe
from dashboard.exports.told import Told, known, said
from dashboard.parts import measured, numbers
from dashboard.parts.head import Stamp
from etl.metrics import METRICS
from etl.warehouse.evidence import Evidence

Pictures = Callable[[str], Sequence[Evidence]]
"""deputy -> the pictures named in the rows of the days asked."""

COMPARED = ("attendance_rate", "receptions", "opinions", "suggestions", "contacts")
STATE = {True: "已达到", False: "未达到", None: "没有报送"}


def no_pictures(_: str) -> Sequence[Evidence]:
    return ()


def record_paper(
    told: Told, stamp: Stamp, pictures: Pictures = no_pictures, ready: Mapping[Plate, bytes] | None = None
) -> bytes:
    """ready: plates that were drawn before, for many people at once."""
    paper = Paper(f"{told.name}履职档案", told.below)
    paper.head("一、基本情况")
    paper.table(("项目", "内容"), _facts(told))
    paper.head("二、任职、驻站和小组")
    paper.table(("类别", "名称", "职务", "起止"), _career(told))
    paper.head("三、履职数据")
    peers = f"同类中位数（{told.peers} 人）" if told.peers else "同类中位数"
    paper.table(("指标", "数", "分子/分母", peers), _figures(told))
    _duties(paper, told)
    paper.plates(plates(told), ready)
    paper.head("五、领衔建议")
    paper.table(("编号", "标题", "主办单位", "答复", "结果"), _suggestions(told))
    paper.head(f"六、履职记录（{told.records.height} 条）")
    paper.table(("日期", "记录", "内容", "出处"), _records(told))
    paper.photos(pictures(told.id))
    paper.head("说明")
    paper.say("空白是没有报送，不是零。同类按级别、身份、任职时间划分，不足六人不比；只供参照，不作排名。")
    return paper.finish(stamp, recipe("record", told.ask, stamp.build, id=told.id, with_peers=told.peers > 0))


def _facts(told: Told) -> list[tuple[str, str]]:
    person = told.person
    facts = (
        ("编号", told.id), ("性别", person["gender"]), ("级别", person["level"]), ("选区", person["electoral_district"]),
        ("职务", person["role"]), ("单位职务", person["post"]), ("职业", person["occupation"]), ("所在区域", person["area_name"]),
        ("任期起", numbers.long_day(person["from_on"])),
    )  # fmt: skip
    return [(name, str(words)) for name, words in facts if words]


def _career(told: Told) -> list[tuple[str, ...]]:
    return [
        (one["what"], one["title"] or "", one["role"] or "", _days(one["from_on"], one["to_on"]))
        for one in told.career.to_dicts()
    ]


def _days(first, last) -> str:  # type: ignore[no-untyped-def]
    """2022-01-10 起 · 至 2024-06-30; blank where neither was reported."""
    if first and last:
        return f"{numbers.day(first)} 至 {numbers.day(last)}"
    return f"{numbers.day(first)} 起" if first else f"至 {numbers.day(last)}" if last else ""


def _figures(told: Told) -> list[tuple[str, ...]]:
    rows, median = list[tuple[str, ...]](), told.median
    for metric in known(told.ask):
        value, base = told.figure(metric)
        thin = "（基数小，不比较）" if value and measured.is_thin(metric, told.row) else ""
        rows.append((METRICS[metric].title, f"{value}{thin}" or "没有报送", base, median.get(metric, "")))
    return rows


def _duties(paper: Paper, told: Told) -> None:
    paper.head("四、履职任务")
    rows = [
        (one["title"], numbers.number(one["count"]), numbers.number(one["threshold"]),
         STATE[one["reached"]] if one["judged"] else "任职不足规定天数，不评")
        for one in told.duties
    ]  # fmt: skip
    paper.table(("任务", "做了", "门槛", "结果"), rows)


def plates(told: Told) -> Iterator[Plate]:
    """Duties done, records by month, the place among the peers; a picture of nothing is left out."""
    counted = [(one["title"], one["count"], one["threshold"]) for one in told.duties if one["count"] is not None]
    if counted:
        yield bars(counted, "图1　履职任务：深色是做了的，浅色是门槛", each=True)
    if told.ask.period.first.year == told.ask.period.end.year and told.records.height:
        found = told.records["happened_on"].dt.month().value_counts().rows()
        by_month = dict(found)
        yield months(
            [by_month.get(n, 0) for n in range(1, 13)], "图2　各月履职记录条数；没有柱子的月份没有发生，或没有报送"
        )
    compared = list(_places(told))
    if compared:
        yield places(compared, f"图3　在同类（{told.cohort}，{told.peers} 人）中的位置：圆点是本人，竖线是中位数")


def _places(told: Told) -> Iterator[Place]:
    for metric in COMPARED:
        own, one = told.row.get(metric), told.ranges.get(metric)
        if own is None or one is None or one.low == one.high or not one.low <= own <= one.high:
            continue
        middle, low, high = (said(metric, value) for value in (one.median, one.low, one.high))
        own_words = told.figure(metric)[0]
        yield Place(METRICS[metric].title, own, one.low, one.median, one.high, (own_words, middle, low, high))


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
    whole = pl.concat_str("kind", "title", "state", separator="　", ignore_nulls=True)
    source = pl.format("{} {} 第{}行", "file", "sheet", "row")
    shown = told.records.select(pl.col("happened_on").dt.to_string("%Y-%m-%d"), "record", whole, source.alias("source"))
    return shown.rows()
