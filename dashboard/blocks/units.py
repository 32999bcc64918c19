"""Units beside each other, and two judgements of their work."""

import polars as pl

from dashboard import data
from dashboard.ask import Ask
from dashboard.charts.dumbbell import Pair, dumbbell
from dashboard.charts.panel import panel
from dashboard.parts import measured
from dashboard.parts.html import link, show
from dashboard.parts.section import empty, note, section

UNITS = ("suggestions_handed_over", "on_time_reply_rate", "solved_rate", "satisfied_rate")

GATES = {"on_time_reply_rate": 0.85, "satisfied_rate": 0.75}


def units(ask: Ask) -> None:
    frame = data.numbers(ask, UNITS, "unit")
    frame = frame.filter(pl.col("suggestions_handed_over") > 0).sort(
        "suggestions_handed_over", "id", descending=[True, False]
    )
    section(
        "承办单位", "按交办件数排列。虚线为中位数；橙色为按期答复低于85%、代表满意低于75%，灰色为基数不足5件，不作比较"
    )
    if frame.is_empty():
        empty("这段时间没有交办的建议", "可换一个期间或区域。")
        return
    names = [
        link(row["name"], "records", metric="on_time_reply_rate", by="unit", of=row["id"]) for row in frame.to_dicts()
    ]
    show(
        panel("承办单位", names, [measured.measure(metric, frame, "unit", gate=GATES.get(metric)) for metric in UNITS])
    )
    note("点名称打开按期答复的记录，点数字打开那个数的记录。交办多少由职能范围决定，不说明好坏。")
    _judgements(ask, frame)


def _judgements(ask: Ask, order: pl.DataFrame) -> None:
    """The area first, then the units in the order of the picture above; both sides over the same suggestions."""
    section(
        "双评差",
        "实心为代表满意率，空心为常委会满意度，只看两种评价都有的建议；按交办件数排列。差距只提示回头看，不论好坏；灰色为基数不足5件",
    )
    whole = data.both_judgements(ask, "area").filter(id=ask.area)
    units = order.select("id").join(data.both_judgements(ask, "unit"), on="id", maintain_order="left")
    pairs = [_pair(row) for row in pl.concat([whole, units]).to_dicts() if row["deputies_of"] and row["committee_of"]]
    if not pairs:
        empty("没有两种评价都有的建议", "代表评价和常委会测评都报送了的建议才列在这里。")
        return
    show(dumbbell(pairs))


def _pair(row: measured.Row) -> Pair:
    thin = row["deputies_of"] < measured.metric_of("double_gap").smallest_base
    return Pair(row["name"], (row["deputies"], row["deputies_of"]), (row["committee"], row["committee_of"]), thin)
