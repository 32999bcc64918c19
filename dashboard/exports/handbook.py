"""履职手册: the year's register of one person in the form of the booklet, month by month, to be read over and signed."""

from itertools import groupby
from typing import Any

from dashboard.exports.paper import Paper
from dashboard.exports.recipe import recipe
from dashboard.exports.told import Told
from dashboard.parts import numbers
from dashboard.parts.head import Stamp

CHAPTERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("出席会议、参加活动", ("出席",)), ("联系走访", ("联系走访",)), ("接待选民和群众", ("接待",)), ("反映社情民意", ("社情民意",)),
    ("提出建议", ("建议", "附议")), ("监督项目", ("项目监督",)), ("办实事", ("办实事",)), ("述职", ("述职",)),
    ("工作成果", ("工作成果",)), ("宣传", ("宣传",)), ("荣誉", ("荣誉",)),
)  # fmt: skip
"""Chapter of the booklet -> the records that stand in it."""

ALWAYS = 8
"""The first chapters stand there even when nothing was registered, so that what is missing can be written in."""

BLANK = [("　", "　" * 5, "", "", "")] * 3


def handbook(told: Told, stamp: Stamp) -> bytes:
    paper = Paper(f"{told.name}履职手册", told.below)
    rows = told.records.sort("happened_on", maintain_order=True).to_dicts()
    paper.say(
        f"{told.ask.period.title}登记 {len(rows)} 项。请本人核对：少记、多记、记错的，在“核对说明”里写明，或在系统里提出。"
    )
    paper.table(("章节", "登记"), [(title, _items(_of(rows, kinds))) for title, kinds in CHAPTERS])
    for n, (title, kinds) in enumerate(CHAPTERS):
        own = _of(rows, kinds)
        if own or n < ALWAYS:
            paper.head(f"{title}（{_items(own)}）")
            paper.table(("月", "日期", "内容", "情况", "核对说明"), _lines(own) or BLANK)
    paper.say("以上登记已经核对，除“核对说明”写明的以外没有出入。")
    paper.sign("代表签名：　　　　　　　　　　　", "人大机关核对人：　　　　　　　　", "　　　　年　　　月　　　日")
    return paper.finish(stamp, recipe("handbook", told.ask, stamp.build, id=told.id))


def _of(rows: list[dict[str, Any]], kinds: tuple[str, ...]) -> list[dict[str, Any]]:
    return [row for row in rows if row["record"] in kinds]


def _items(rows: list[dict[str, Any]]) -> str:
    """Nothing registered is no zero: perhaps nobody reported it."""
    return f"{len(rows)} 项" if rows else "没有登记"


def _lines(rows: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for month, own in groupby(rows, lambda row: (row["happened_on"].year, row["happened_on"].month)):
        for n, row in enumerate(own):
            words = "　".join(filter(None, ("附议" * (row["record"] == "附议"), row["kind"], row["title"])))
            first = f"{month[1]}月" if n == 0 else ""
            found.append((first, numbers.day(row["happened_on"]), words, row["state"] or "", ""))
    return found
