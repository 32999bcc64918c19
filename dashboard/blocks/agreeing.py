"""How far the two ledgers agree: in all, and per deputy or station."""

from collections.abc import Callable, Sequence

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.ask import Ask
from dashboard.charts.ladder import Step, ladder
from dashboard.parts.grid import GridColumn, Row, grid
from dashboard.parts.html import href, show
from dashboard.parts.section import note, section
from etl.audit.reconcile import OUTCOMES, Match
from etl.audit.tally import PERSON, STATION, tally

SAME, UNWRITTEN = "相符", "漏手册"
WAYS = {"按代表": PERSON, "按站点": STATION}
PAGE = 12


def outcomes(ask: Ask, found: Sequence[Match]) -> None:
    """A step per outcome, each with its own base."""
    whole = tally(found, PERSON).select(pl.exclude("id", "name").sum()).row(0, named=True)
    days = data.rule(ask.scope, ask.build, "matching.days_apart")
    how = f"同类差 {days} 天以内，或同一天写成规则包里相近的类型，算错；一条只对一条，先对同日的，再对最近的"
    section("对得上吗", f"{how}。基数是手册的条数；漏手册的基数是登记的条数")
    steps = [
        Step(kind, whole[kind], whole["records" if kind == UNWRITTEN else "entries"], words, is_deep=kind == SAME)
        for kind, words in OUTCOMES.items()
    ]
    show(ladder("核对结果", steps))


def by_whom(ask: Ask, found: Sequence[Match]) -> None:
    """Deputies or stations with the outcomes of each; a number opens the lines below."""
    section("谁的对不上", "条数多少与记得勤不勤有关，不说明谁做得更好")
    ways = list(WAYS)[: 1 if ask.scope.role == "deputy" else None]
    way = st.segmented_control("按什么看", ways, default=ways[0], required=True, key="way", bind="query-params",
                               label_visibility="collapsed")  # fmt: skip
    by = WAYS[way or ways[0]]
    counted = tally(found, by).filter(pl.col("entries") > 0)
    if counted.is_empty():
        note("手册里没有写站点的条目。" if by == STATION else "这段时间手册里没有条目。")
        return
    grid(_rows(ask, counted, by), _columns(by), f"两本账，{way}", key=f"who_{by}", page=PAGE, param=f"sort_{by}")


def _rows(ask: Ask, counted: pl.DataFrame, by: str) -> pl.DataFrame:
    if by == STATION:
        names = {row["id"]: row["name"] for row in data.rows(ask, "stations").to_dicts()}
        counted = counted.with_columns(name=pl.col("id").replace_strict(names, default=pl.col("id")))
    share = (pl.col(SAME) / pl.col("entries")).alias("share")
    parts = (pl.col(SAME).alias("share.numerator"), pl.col("entries").alias("share.denominator"))
    return counted.with_columns(share, *parts).sort("share", "id")


def _columns(by: str) -> list[GridColumn]:
    grain, page = ("deputy", "deputy") if by == PERSON else ("station", "station")
    kinds = [kind for kind in OUTCOMES if kind != SAME and (by == PERSON or kind != UNWRITTEN)]
    return [
        GridColumn("name", "代表" if by == PERSON else "站点", "link", to=lambda row: href(page, id=row["id"])),
        GridColumn("share", "相符", "share", about="手册的条目里，同类同日登记也有的", smallest_base=5,
                   to=lambda row: href("records", metric="booklet_match_rate", by=grain, of=row["id"])),
        *(GridColumn(kind, kind, "number", about=OUTCOMES[kind], to=_narrower(kind) if by == PERSON else None)
          for kind in kinds),
    ]  # fmt: skip


def _narrower(kind: str) -> Callable[[Row], str | None]:
    def to(row: Row) -> str | None:
        return href("reconcile", who=f"{row['name']}（{row['id']}）", what=kind) if row[kind] else None

    return to
