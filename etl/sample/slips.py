"""The slips of a clerk: which cell, what becomes of it, and whether the row survives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import opencc
import polars as pl

from etl.sample.county import Frames

Row = Mapping[str, Any]
NAME = "deputy_id_name"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True)
class Ground:
    """What a slip must know of the whole: rows others point to, names borne twice, two namesakes of one town."""

    told: list[str]
    answered: list[str]
    shared: list[str]
    traditional: Mapping[str, str]
    namesake: str
    stations: list[str]


@dataclass(frozen=True)
class Slip:
    """kind: as told. where: the rows it may befall. change: the row -> what the cell then holds."""

    kind: str
    record: str
    column: str
    change: Callable[[Row, Ground], object]
    where: Callable[[Ground], pl.Expr]
    is_problem: bool


def ground_of(frames: Frames) -> Ground:
    people = frames["deputy"]
    names = people["deputy_name"]
    homes = (
        frames["mandate"]
        .filter(
            pl.col("to_on").is_null() & pl.col("level").is_in(["县", "乡镇"]) & (pl.col("from_on") < date(2024, 1, 1))
        )
        .join(people.select("deputy_id", "deputy_name"), on="deputy_id")
        .group_by("deputy_name", "area_id", maintain_order=True)
        .agg(pl.col("deputy_id").n_unique().alias("n"))
        .filter(pl.col("n") == 2)
    )
    name, area = homes.select("deputy_name", "area_id").row(0) if len(homes) else ("", "")
    below = frames["area"].filter((pl.col("area_id") == area) | (pl.col("parent_area_id") == area))["area_id"]
    simplified = opencc.OpenCC("s2t")
    written = {n: simplified.convert(n) for n in names.unique(maintain_order=True)}
    return Ground(
        told=frames["opinion"]["reception_id"].drop_nulls().to_list(),
        answered=frames["service"]["opinion_id"].drop_nulls().to_list() if "opinion_id" in frames["service"].columns else [],
        shared=names.filter(names.is_duplicated()).to_list(),
        traditional={n: t for n, t in written.items() if n != t},
        namesake=name,
        stations=frames["station"].filter(pl.col("area_id").is_in(below.implode()))["station_id"].to_list(),
    )  # fmt: skip


def _any(_: Ground) -> pl.Expr:
    return pl.int_range(pl.len()) >= 0


def _has(column: str) -> Callable[[Ground], pl.Expr]:
    return lambda _: pl.col(column).is_not_null()


def _alone(ground: Ground) -> pl.Expr:
    """Receptions no opinion points to."""
    return ~pl.col("reception_id").is_in(ground.told)


def _is(column: str, *values: str) -> Callable[[Ground], pl.Expr]:
    return lambda _: pl.col(column).is_in(values)


def _misspelt(row: Row, _: Ground) -> str:
    return str(row[NAME])[:-1] + ("炜" if row[NAME][-1] != "炜" else "玮")


def _chinese_date(row: Row, _: Ground) -> str:
    day = row["happened_on"]
    return f"{day.year}年{day.month}月{day.day}日"


SLIPS = (
    Slip("全角数字", "reception", "visitors", lambda row, _: str(row["visitors"]).translate(_WIDE), _any, False),
    Slip("年月日写成汉字", "reception", "happened_on", _chinese_date, _any, False),
    Slip("日期用点分开", "contact", "happened_on", lambda row, _: f"{row['happened_on']:%Y.%m.%d}", _has("happened_on"), False),
    Slip("约数：余", "reception", "visitors", lambda *_: "30余", _any, False),
    Slip("约数：近", "reception", "visitors", lambda *_: "近50", _any, False),
    Slip("约数：约", "reception", "visitors", lambda *_: "约20", _any, False),
    Slip("约数：以上", "reception", "visitors", lambda *_: "40以上", _any, False),
    Slip("繁体字", "attendance", NAME, lambda row, g: g.traditional[row[NAME]], lambda g: pl.col(NAME).is_in(list(g.traditional)), False),
    Slip("姓名中间空格", "attendance", NAME, lambda row, _: "　".join(row[NAME]), lambda _: pl.col(NAME).str.len_chars() == 2, False),
    Slip("本地说法：到会", "attendance", "presence", lambda *_: "到会", _is("presence", "出席"), False),
    Slip("本地说法：病假", "attendance", "presence", lambda *_: "病假", _is("presence", "请假"), False),
    Slip("本地说法：民情直通车", "reception", "channel", lambda *_: "民情直通车", _any, False),
    Slip("只写姓名", "attendance", "deputy_id", lambda *_: None, lambda g: ~pl.col(NAME).is_in(g.shared), False),
    Slip("姓名写错", "attendance", NAME, _misspelt, _any, True),
    Slip("编号写错", "attendance", "deputy_id", lambda row, _: f"{row['deputy_id']}9", _any, True),
    Slip("没有的说法", "attendance", "presence", lambda *_: "迟到", _any, True),
    Slip("没有的渠道", "reception", "channel", lambda *_: "传真", _alone, True),
    Slip("漏填", "reception", "visitors", lambda *_: None, _alone, True),
    Slip("不是数", "reception", "visitors", lambda *_: "若干", _alone, True),
    Slip("同名分不清", "reception", "deputy_ids", lambda _, g: g.namesake, lambda g: _alone(g) & pl.col("station_id").is_in(g.stations), True),
    Slip("没有的日子", "contact", "happened_on", lambda *_: "2025-02-30", _is("kind", "联系群众"), True),
    Slip("年份写错", "contact", "happened_on", lambda row, _: f"2052{row['happened_on']:-%m-%d}", _is("kind", "联系群众"), True),
    Slip("比应联系的还多", "contact", "contacts_made", lambda row, _: int(row["contacts_due"]) + 3, _is("kind", "入户走访"), True),
    Slip("只有月份", "service", "happened_on", lambda row, _: f"{row['happened_on']:%Y年%m月}", _any, True),
    Slip("先后颠倒", "debriefing", "feedback_on", lambda row, _: row["happened_on"] - timedelta(3), _has("feedback_on"), True),
    Slip("没有归类的结果", "suggestion_followup", "result_raw", lambda *_: "再议", _has("result_raw"), True),
)  # fmt: skip
"""Each befalls `_TIMES` rows of a small sample."""
