"""站点: every station on the same measures, and which of them are alive."""

import polars as pl
from markupsafe import Markup

from dashboard import wording
from dashboard.blocks.station_list import BARS, station_list, stations_of
from dashboard.charts.panel import panel
from dashboard.frame import Frame
from dashboard.parts import measured, numbers
from dashboard.parts.head import act, bold
from dashboard.parts.html import link, show
from dashboard.parts.section import empty, note, section


def body(frame: Frame) -> None:
    ask = frame.ask()
    stations = stations_of(ask)
    served = stations.filter(pl.col("status") == "投用")
    frame.head("站点", _lead(served, stations), days=ask.period.words)
    if stations.is_empty():
        empty("这个区域没有站点", "可换一个区域，或报送“站点”表。")
        return
    section("用得怎样", f"按街道、乡镇排列，{wording.NO_RANKING}；虚线为中位数，橙色为低于八成，灰色为基数太小")
    names = [link(row["name"], "station", id=row["id"]) for row in served.to_dicts()]
    show(panel("站点用得怎样", names, [measured.measure(metric, served, "station", gate=0.8) for metric in BARS]))
    note(
        "活跃月份：有接待、活动或社情民意的月份。建而不用的站点，这里一看便知。场次多少与服务人口有关，不说明工作好坏。"
    )
    station_list(frame, stations)


def _lead(served: pl.DataFrame, stations: pl.DataFrame) -> Markup:
    quiet = served.filter(pl.col("active_months") < 0.5).height
    told = Markup("投用 {} 个站点，共接待 {} 场次、收集社情民意 {} 条").format(
        bold(str(served.height)),
        bold(numbers.number(float(served["receptions"].sum() or 0))),
        bold(numbers.number(float(served["opinions"].sum() or 0))),
    )
    planned = stations.filter(pl.col("status").is_in(["规划", "在建"])).height
    more = f"；另有 {planned} 个规划或在建" if planned else ""
    tail = Markup("；其中 {}。").format(act(f"{quiet} 个不到一半的月份有动静")) if quiet else Markup("。")
    return told + more + tail
