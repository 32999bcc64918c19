"""Stations beside each other on the same measures."""

import polars as pl

from dashboard import data, wording
from dashboard.ask import Ask
from dashboard.charts.panel import panel
from dashboard.parts import measured
from dashboard.parts.html import link, show
from dashboard.parts.section import empty, note, section

STATIONS = ("reception_day_rate", "duty_roster_rate", "on_spot_rate", "receptions")


def stations_panel(ask: Ask) -> None:
    order = data.rows(ask, "stations").filter(pl.col("status") == "投用")
    frame = order.select("id", "name").join(
        data.numbers(ask, STATIONS, "station").drop("name"), on="id", maintain_order="left"
    )
    section("站点比一比", f"按街道、乡镇排列，{wording.NO_RANKING}；虚线为中位数，橙色为低于八成，空白为没有报送")
    if frame.is_empty():
        empty("这个区域没有投用的站点", "可换一个区域。")
        return
    names = [link(row["name"], "station", id=row["id"]) for row in frame.to_dicts()]
    show(panel("站点比一比", names, [measured.measure(metric, frame, "station", gate=0.8) for metric in STATIONS]))
    note(
        "接待日兑现：接待日当天有接待，或因法定假日顺延、七日内有接待，计为兑现。场次多少与服务人口有关，不说明工作好坏。"
    )
