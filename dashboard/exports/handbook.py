"""履职手册: the year's register of one person, month by month, to be read over and signed."""

from itertools import groupby
from typing import Any

from dashboard.exports.paper import Paper
from dashboard.exports.recipe import recipe
from dashboard.exports.told import Told
from dashboard.parts import numbers
from dashboard.parts.head import Stamp

ORDER = ("出席", "接待", "社情民意", "建议", "办实事", "联系走访", "述职")
"""The chapters of a booklet."""


def handbook(told: Told, stamp: Stamp) -> bytes:
    paper = Paper(f"{told.name}履职手册", told.below)
    rows = told.records.sort("happened_on", maintain_order=True).to_dicts()
    paper.say(
        f"{told.ask.period.title}登记 {len(rows)} 项。请本人核对：少记、多记、记错的，在“核对说明”里写明，或在系统里提出。"
    )
    for title in ORDER:
        own = [row for row in rows if row["record"] == title]
        paper.head(f"{title}（{len(own)} 项）")
        paper.table(("月", "日期", "内容", "情况", "核对说明"), _lines(own))
    paper.sign("代表签名：　　　　　　　　　　　", "人大机关核对：　　　　　　　　　", "　　　　年　　　月　　　日")
    return paper.finish(stamp, recipe("handbook", told.ask, stamp.build, id=told.id))


def _lines(rows: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for month, own in groupby(rows, lambda row: (row["happened_on"].year, row["happened_on"].month)):
        for n, row in enumerate(own):
            words = "　".join(filter(None, (row["kind"], row["title"])))
            found.append(
                (f"{month[1]}月" if n == 0 else "", numbers.day(row["happened_on"]), words, row["state"] or "", "")
            )
    return found
