"""Where an area holds too many people to list: its key figures, the areas below it beside each other, one to be chosen."""

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard import data, wording
from dashboard.ask import Ask
from dashboard.frame import Frame
from dashboard.headline import KEY
from dashboard.parts import measured
from dashboard.parts.figures import key_figures
from dashboard.parts.grid import GridColumn, Row
from dashboard.parts.head import bold
from dashboard.parts.html import href
from dashboard.parts.listing import listing
from dashboard.parts.section import empty, section

OWN = ("id", "of", "by", "metric", "expression", "level")
"""What the link of a page carries beside the shared filters."""


def choose_area(frame: Frame, title: str, path: str) -> None:
    """title, path: of the page that was asked for; the areas lead to the same page."""
    ask = frame.ask()
    known = data.people_of(ask)
    frame.head(title, _lead(frame, ask, known), days=ask.period.words)
    if not {"of", "id"} & set(st.query_params):
        now, then = data.with_prior(ask, KEY, "area", ask.area or "")
        key_figures([
            measured.figure(metric, "area", ask.area or "", now, (measured.compared(metric, now, then, ask.period.prior_word),))
            for metric in KEY
        ])  # fmt: skip
    below = data.rows(ask, "areas_below")
    section("选一个区域", f"点名称打开它的{title}；按区域编号排列，{wording.NO_RANKING}，空白为没有报送")
    if below.is_empty():
        empty("下面没有区域", "区域表里没有下一级；请先报送“区域”表。")
        return
    _list(frame, below.join(data.numbers(ask, KEY, "area").drop("name"), on="id", maintain_order="left"), known, path)


def _lead(frame: Frame, ask: Ask, known: dict[str, int]) -> Markup:
    return Markup("{}任过职的代表 {} 人，一页看不过来；先选一个区域，再看名单和记录。").format(
        frame.ground.areas.get(ask.area or "", wording.WHOLE), bold(f"{known.get(ask.area or '', 0):,}")
    )


def _list(frame: Frame, below: pl.DataFrame, known: dict[str, int], path: str) -> None:
    deputies = [known.get(area) for area in below["id"]]
    rows = below.with_columns(pl.Series("deputies", deputies, dtype=pl.Int64))
    columns = [
        GridColumn("name", "区域", "link", lambda row: _to(frame, path, row)), GridColumn("id", "编号", is_shown=False),
        GridColumn("deputies", "代表", "number", None, "任过职的代表，连同下面各级"),
        *(GridColumn(metric, entry.title, "share", None, entry.meaning, smallest_base=entry.smallest_base)
          for metric, entry in ((one, measured.metric_of(one)) for one in KEY)),
    ]  # fmt: skip
    listing("选一个区域", rows, columns, frame.ground.stamp, frame.told(), key="areas")


def _to(frame: Frame, path: str, row: Row) -> str:
    """The same page of that area; records of an area become those of the one below."""
    own = {name: st.query_params[name] for name in OWN if name in st.query_params}
    if own.get("by") == "area":
        own["of"] = row["id"]
    return href(path, **{**own, "area": frame.ground.areas.get(row["id"], row["id"])})
