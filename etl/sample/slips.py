"""The slips of a clerk: which cell, what becomes of it, and whether the row survives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import opencc
import polars as pl

from etl.sample.county import Frames
from etl.sample.draw import FIRST

Row = Mapping[str, Any]
NAME = "deputy_id_name"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True)
class Ground:
    """What a slip must know of the whole: rows others point to, names borne twice, two namesakes of one town."""

    told: list[str]
    shared: list[str]
    traditional: Mapping[str, str]
    namesake: str
    stations: list[str]


@dataclass(frozen=True)
class Slip:
    """kind: as told. change: the row -> what the cell then holds. where: the rows it may befall."""

    kind: str
    record: str
    column: str
    change: Callable[[Row, Ground], object]
    where: Callable[[Ground], pl.Expr]


def ground_of(frames: Frames) -> Ground:
    names = frames["deputy"]["deputy_name"]
    namesake, area = _namesakes(frames)
    below = frames["area"].filter((pl.col("area_id") == area) | (pl.col("parent_area_id") == area))["area_id"]
    converter = opencc.OpenCC("s2t")
    written = {name: converter.convert(name) for name in names.unique(maintain_order=True)}
    return Ground(
        told=frames["opinion"]["reception_id"].drop_nulls().to_list(),
        shared=names.filter(names.is_duplicated()).to_list(),
        traditional={name: other for name, other in written.items() if name != other},
        namesake=namesake,
        stations=frames["station"].filter(pl.col("area_id").is_in(below.implode()))["station_id"].to_list(),
    )


def _namesakes(frames: Frames) -> tuple[str, str]:
    """A name borne by two who sit for one town all the time, and the town."""
    stays = pl.col("to_on").is_null() & (pl.col("from_on") < FIRST) & pl.col("level").is_in(["县", "乡镇"])
    homes = (
        frames["mandate"].filter(stays)
        .join(frames["deputy"], on="deputy_id", maintain_order="left")
        .group_by("deputy_name", "area_id", maintain_order=True).agg(pl.col("deputy_id").n_unique().alias("n"))
        .filter(pl.col("n") == 2)
    )  # fmt: skip
    name, area = homes.select("deputy_name", "area_id").row(0) if len(homes) else ("", "")
    return str(name), str(area)


def _any(_: Ground) -> pl.Expr:
    return pl.int_range(pl.len()) >= 0


def _has(column: str) -> Callable[[Ground], pl.Expr]:
    return lambda _: pl.col(column).is_not_null()


def _is(column: str, *values: str) -> Callable[[Ground], pl.Expr]:
    return lambda _: pl.col(column).is_in(values)


def _alone(ground: Ground) -> pl.Expr:
    """Receptions no opinion points to."""
    return ~pl.col("reception_id").is_in(ground.told)


def _near_namesakes(ground: Ground) -> pl.Expr:
    return _alone(ground) & pl.col("station_id").is_in(ground.stations)


def _is_written_otherwise(ground: Ground) -> pl.Expr:
    return pl.col(NAME).is_in(list(ground.traditional))


def _is_borne_once(ground: Ground) -> pl.Expr:
    return ~pl.col(NAME).is_in(ground.shared)


def _is_short(_: Ground) -> pl.Expr:
    return pl.col(NAME).str.len_chars() == 2


def _put(value: object) -> Callable[[Row, Ground], object]:
    return lambda *_: value


def _date(pattern: str) -> Callable[[Row, Ground], str]:
    return lambda row, _: format(row["happened_on"], pattern)


def _misspelt(row: Row, _: Ground) -> str:
    name = str(row[NAME])
    return name[:-1] + ("炜" if name[-1] != "炜" else "玮")


def _chinese_date(row: Row, _: Ground) -> str:
    day = row["happened_on"]
    return f"{day.year}年{day.month}月{day.day}日"


def _too_many(row: Row, _: Ground) -> int:
    return int(row["contacts_due"]) + 3


def _too_early(row: Row, _: Ground) -> date:
    day: date = row["happened_on"]
    return day - timedelta(3)


HARMLESS = (
    Slip("全角数字", "reception", "visitors", lambda row, _: str(row["visitors"]).translate(_WIDE), _any),
    Slip("年月日写成汉字", "reception", "happened_on", _chinese_date, _any),
    Slip("日期用点分开", "contact", "happened_on", _date("%Y.%m.%d"), _has("happened_on")),
    Slip("约数：余", "reception", "visitors", _put("30余"), _any),
    Slip("约数：近", "reception", "visitors", _put("近50"), _any),
    Slip("约数：约", "reception", "visitors", _put("约20"), _any),
    Slip("约数：以上", "reception", "visitors", _put("40以上"), _any),
    Slip("繁体字", "attendance", NAME, lambda row, ground: ground.traditional[row[NAME]], _is_written_otherwise),
    Slip("姓名中间空格", "attendance", NAME, lambda row, _: "　".join(row[NAME]), _is_short),
    Slip("本地说法：到会", "attendance", "presence", _put("到会"), _is("presence", "出席")),
    Slip("本地说法：病假", "attendance", "presence", _put("病假"), _is("presence", "请假")),
    Slip("本地说法：民情直通车", "reception", "channel", _put("民情直通车"), _any),
    Slip("只写姓名", "attendance", "deputy_id", _put(None), _is_borne_once),
)
"""What reading must put right: the row is a fact all the same."""

HARMFUL = (
    Slip("姓名写错", "attendance", NAME, _misspelt, _any),
    Slip("编号写错", "attendance", "deputy_id", lambda row, _: f"{row['deputy_id']}9", _any),
    Slip("没有的说法", "attendance", "presence", _put("迟到"), _any),
    Slip("没有的渠道", "reception", "channel", _put("传真"), _alone),
    Slip("漏填", "reception", "visitors", _put(None), _alone),
    Slip("不是数", "reception", "visitors", _put("若干"), _alone),
    Slip("同名分不清", "reception", "deputy_ids", lambda _, ground: ground.namesake, _near_namesakes),
    Slip("没有的日子", "contact", "happened_on", _put("2025-02-30"), _is("kind", "联系群众")),
    Slip("年份写错", "contact", "happened_on", _date("2052-%m-%d"), _is("kind", "联系群众")),
    Slip("比应联系的还多", "contact", "contacts_made", _too_many, _is("kind", "入户走访")),
    Slip("只有月份", "service", "happened_on", _date("%Y年%m月"), _any),
    Slip("先后颠倒", "debriefing", "feedback_on", _too_early, _has("feedback_on")),
    Slip("没有归类的结果", "suggestion_followup", "result_raw", _put("再议"), _has("result_raw")),
)
"""What nobody can put right but the sender: the row is a problem."""
