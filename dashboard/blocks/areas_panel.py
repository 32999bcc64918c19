"""The areas one step below beside each other on the same measures."""

from collections.abc import Sequence

import polars as pl

from dashboard import data, wording
from dashboard.ask import Ask
from dashboard.charts.panel import panel
from dashboard.parts import measured
from dashboard.parts.html import show, tag
from dashboard.parts.section import empty, section


def areas_panel(ask: Ask, heading: str, metrics: Sequence[str], gate: float | None = None) -> None:
    """One bar per area and metric, each opening its records; an area with nothing known of any metric is left out."""
    below = data.rows(ask, "areas_below")
    frame = below.join(data.numbers(ask, tuple(metrics), "area").drop("name"), on="id", maintain_order="left")
    frame = frame.filter(pl.any_horizontal(pl.col(metric).is_not_null() for metric in metrics))
    low = f"；橙色为低于{gate:.0%}" if gate else ""
    section(heading, f"按区域编号排列，{wording.NO_RANKING}；虚线为中位数{low}，灰色为基数太小，空白为没有报送")
    if frame.is_empty():
        empty("下一级没有可比的区域", "可换一个上级区域，或到“数据报送”查看哪些区域没有报送。")
        return
    names = [tag("span", row["name"]) for row in frame.to_dicts()]
    show(panel(heading, names, [measured.measure(metric, frame, "area", gate=gate) for metric in metrics]))
