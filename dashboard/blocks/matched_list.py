"""Every line of both ledgers with its outcome, to take away."""

from collections.abc import Sequence

import polars as pl

from dashboard.blocks.ledgers import Told, spoken, state_of
from dashboard.exports.recipe import of_list
from dashboard.frame import Frame
from dashboard.parts.takeaway import takeaway
from etl.audit.reconcile import OUTCOMES, Match

SCHEMA = {"代表编号": pl.String, "姓名": pl.String, "结果": pl.String, "手册日期": pl.Date, "手册类型": pl.String,
          "手册内容": pl.String, "登记日期": pl.Date, "登记类型": pl.String, "怎么看出来的": pl.String, "处理": pl.String,
          "双方的说法": pl.String}  # fmt: skip
SAID = ("处理", "双方的说法")
"""Columns of what people say: it goes on, whatever build it is about."""


def matched_list(frame: Frame, found: Sequence[Match], told: Told) -> None:
    made = of_list(frame.ask(), frame.ground.stamp.build, "matches", len(found))
    if found:
        takeaway(
            "核对",
            lambda: as_table(found, told),
            frame.ground.stamp,
            told=[*frame.told(), *OUTCOMES.items()],
            made=made,
        )


def as_table(found: Sequence[Match], told: Told) -> pl.DataFrame:
    """To take away."""
    return pl.DataFrame([_row(one, told) for one in found], schema=SCHEMA, orient="row")


def _row(one: Match, told: Told) -> tuple[object, ...]:
    entry, record = one.entry, one.record
    return (
        one.line.id, one.line.name, one.outcome, entry and entry.day, entry and entry.kind, entry and entry.text,
        record and record.day, record and record.kind, one.why, state_of(one, told),
        "；".join(spoken(each) for each in told.get(one.key, ())),
    )  # fmt: skip
