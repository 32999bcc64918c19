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
    frame = data.numbers(ask, (*UNITS, "double_gap", "committee_satisfied_rate"), "unit")
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
    show(panel("承办单位", names, [measured.measure(metric, frame, gate=GATES.get(metric)) for metric in UNITS]))
    note("点单位名称打开按期答复的记录。交办多少由职能范围决定，不说明好坏。")
    both = frame.filter(pl.col("double_gap.denominator") >= measured.metric_of("double_gap").smallest_base)
    section(
        "双评差", "实心为代表满意率，空心为常委会满意度；按交办件数排列。差距只提示回头看，不论好坏；基数不足5的不列"
    )
    if both.is_empty():
        empty("没有两种评价都够数的单位", "代表评价和常委会测评都报送了、件数不少于5的单位才列在这里。")
        return
    show(dumbbell([_pair(row) for row in both.to_dicts()]))


def _pair(row: measured.Row) -> Pair:
    rates = [measured.parts(metric, row) for metric in ("satisfied_rate", "committee_satisfied_rate")]
    (a, b), (c, d) = [(float(n or 0), float(m or 1)) for n, m in rates]
    return Pair(row["name"], (a, b), (c, d))
