"""Coverage by month: per kind of record how many of the areas that send it have sent it, and which have not."""

from typing import Any

import polars as pl
from markupsafe import Markup

from dashboard.parts.head import act
from dashboard.parts.html import join, show, tag
from dashboard.parts.section import empty
from dashboard.parts.table import Column, table
from etl.records import RECORDS

MOST = 12


def coverage_table(found: pl.DataFrame) -> None:
    """`found`: record, area_name, month, is_inferred. One row per record, one column per month (the last twelve of a
    longer period); the gaps by name below."""
    months = sorted(found["month"].unique())[-MOST:]
    if not months:
        empty("这段时间没有报送", "可换一个期间；或装入报送的工作簿。")
        return
    senders = {row["record"]: row["areas"] for row in _by(found, ["record"])}
    sent = {(row["record"], row["month"]): row["areas"] for row in _by(found, ["record", "month"])}
    heads = [Column("记录", "nw"), *(Column(f"{month.month}月", "r") for month in months), Column("推断", "r s wide")]
    rows = [
        (RECORDS[record].sheet, *(_cell(sent.get((record, month)), areas) for month in months), _inferred(found, record))
        for record, areas in senders.items() if record in RECORDS
    ]  # fmt: skip
    show(table(heads, rows, label="各月覆盖"))
    gaps = [
        f"{RECORDS[record].sheet}：{month.month}月缺 {'、'.join(sorted(set(areas) - set(sent[record, month])))}"
        for record, areas in senders.items() for month in months
        if record in RECORDS and (record, month) in sent and set(areas) - set(sent[record, month])
    ]  # fmt: skip
    if gaps:
        show(tag("p", join(gaps[:20], "；") + "。", "note"))


def _by(found: pl.DataFrame, keys: list[str]) -> list[dict[str, Any]]:
    named = found.with_columns(pl.col("area_name").fill_null("未写明"))
    return named.group_by(keys, maintain_order=True).agg(pl.col("area_name").unique().alias("areas")).to_dicts()


def _cell(sent: list[str] | None, senders: list[str]) -> Markup | str:
    if not sent:
        return ""
    told = f"{len(sent)}/{len(senders)}"
    return act(told) if len(sent) < len(senders) else told


def _inferred(found: pl.DataFrame, record: str) -> str:
    """How many of the record's months were told by the rows and not by a cover sheet."""
    rows = found.filter(record=record)
    told = int(rows["is_inferred"].sum())
    return f"{told}/{len(rows)}" if told else ""
