"""The register of stations, every kind and state: found by words, narrowed by area, kind and state."""

import polars as pl
import streamlit as st

from dashboard import data, wording
from dashboard.ask import Ask
from dashboard.exports.recipe import of_list
from dashboard.frame import Frame
from dashboard.parts import choosing
from dashboard.parts.grid import GridColumn, Row
from dashboard.parts.html import href
from dashboard.parts.listing import listing
from dashboard.parts.measured import metric_of
from dashboard.parts.section import empty, section

BARS = ("reception_day_rate", "active_months", "duty_roster_rate", "receptions")
LISTED = ("visitors", "opinions", "on_spot_rate", "opinion_resolved_rate", "activities", "good_deeds")
FILTERS = (("area_name", "区域", "where"), ("kind", "类型", "kind"), ("status", "状态", "state"))
"""Column, its name on the page, its name in the link."""


def stations_of(ask: Ask) -> pl.DataFrame:
    """Every station of the area with the metrics of BARS and LISTED."""
    measured = data.numbers(ask, (*BARS, *LISTED), "station").drop("name")
    return data.rows(ask, "stations").join(measured, on="id", maintain_order="left")


def station_list(frame: Frame, stations: pl.DataFrame) -> None:
    """`stations`: id, name, kind, setting, status, reception_rule, area_name and the metrics of the page."""
    section("名册", f"共 {len(stations)} 个，规划和在建的也在其中，{wording.NO_RANKING}；点名称打开站点档案")
    with st.container(key="fb_list", horizontal=True, vertical_alignment="center"):
        asked = choosing.typed("站点名称、拼音或编号")
        chosen = {column: choosing.one_of(stations, column, name, key) for column, name, key in FILTERS}
    kept = {column: value for column, value in chosen.items() if value}
    shown = choosing.holding(stations, asked, ("name", "id", "area_name"))
    shown = shown.filter(**kept) if kept else shown
    if shown.is_empty():
        empty("没有符合条件的站点", "可换一个词，或放宽上面的条件。")
        return
    made = of_list(frame.ask(), frame.ground.stamp.build, "stations", shown.height)
    told = [*frame.told(), ("查找", asked), *((name, chosen[column]) for column, name, _ in FILTERS)]
    listing("站点名册", shown, columns(), frame.ground.stamp, told, made=made)


def columns() -> list[GridColumn]:
    return [
        GridColumn("name", "站点", "link", lambda row: href("station", id=row["id"])),
        GridColumn("id", "编号", is_shown=False), GridColumn("kind", "类型", is_wide=True),
        GridColumn("setting", "场所", is_shown=False), GridColumn("area_name", "区域", is_wide=True),
        GridColumn("status", "状态"), GridColumn("reception_rule", "接待日", is_wide=True),
        *(_measured(metric, metric in ("visitors", "opinions", "activities")) for metric in LISTED),
        GridColumn("opened_on", "启用", "date", is_shown=False), GridColumn("stars", "星级", is_shown=False),
    ]  # fmt: skip


def _measured(metric: str, is_first: bool) -> GridColumn:
    """A number of the registry that opens its records; on a phone only the first few."""
    entry = metric_of(metric)

    def opened(row: Row) -> str:
        return href("records", metric=metric, by="station", of=row["id"])

    return GridColumn(
        metric, entry.title, "share" if entry.unit == "share" else "number", opened, entry.meaning,
        smallest_base=entry.smallest_base, is_wide=not is_first,
    )  # fmt: skip
