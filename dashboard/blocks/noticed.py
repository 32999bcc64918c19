"""What the public may know, as tables: of the page, and of the file that is put on a site or printed."""

from datetime import date
from typing import Any

import polars as pl
from markupsafe import Markup

from dashboard import data
from dashboard.ask import Ask
from dashboard.exports.notice import notice
from dashboard.exports.recipe import Recipe
from dashboard.parts import measured, numbers
from dashboard.parts.head import Stamp
from dashboard.parts.search import by_sound
from dashboard.parts.table import Cell, Column, table


def published_file(ask: Ask, stamp: Stamp, made: Recipe) -> bytes:
    """See dashboard.exports.notice: everybody the rule pack publishes, by the sound of the name."""
    people = by_sound(data.published(ask))
    tables = [("代表", people_table(ask, people)), ("到哪里找代表", stations_table(ask))]
    return notice(stamp, ask.period.words, tables, made)


def people_table(ask: Ask, people: pl.DataFrame) -> Markup:
    fields, metrics = data.fields(ask), data.measures(ask)
    kept = {name: head for name, head in fields.items() if name in people.columns}
    heads = [Column(head, "nw" if name == "deputy_name" else "wide") for name, head in kept.items()]
    heads += [Column(measured.metric_of(metric).title, "r") for metric in metrics]
    return table(heads, [_row(row, list(kept), metrics) for row in people.to_dicts()], label="代表公示")


def _row(row: dict[str, Any], fields: list[str], metrics: tuple[str, ...]) -> list[Cell]:
    told: list[Cell] = [
        numbers.day(row[name]) if isinstance(row[name], date) else str(row[name] or "") for name in fields
    ]
    return [*told, *(_figure(row, metric) for metric in metrics)]


def _figure(row: dict[str, Any], metric: str) -> str:
    """96% 23/24, or 12: plain, since the records behind are not public."""
    return " ".join(filter(None, (measured.value(metric, row), measured.base(metric, row, ""))))


def stations_table(ask: Ask) -> Markup:
    rows = data.rows(ask, "public_stations").to_dicts()
    heads = [Column("站点", "nw"), Column("类型", "wide"), Column("区域"), Column("接待日")]
    cells = [
        (row["station_name"], row["kind"] or "", row["area_name"] or "", row["reception_rule"] or "") for row in rows
    ]
    return table(heads, cells, label="站点")
