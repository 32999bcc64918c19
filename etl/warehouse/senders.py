"""Who sent a delivery, for which area, and for which months it is complete."""

from collections.abc import Sequence

import polars as pl

from etl.records import RECORDS, columns
from etl.warehouse.facts import day_of
from etl.warehouse.names import fold_texts, know, target
from etl.warehouse.schema import WITH_DEPUTIES, fact_columns, quote
from etl.warehouse.sources import Sheet, stage_view
from etl.warehouse.statements import Con, put, rows, run

COVER, SENDER, ROWS, PEOPLE = range(4)
"""Where an area of a delivery is told, the surest first."""


def name_sheets(con: Con) -> None:
    """Fill `sheet_name`: what a cover sheet may name, and what it then delivers in full."""
    put(
        con, "sheet_name",
        {"record": pl.String, "sheet": pl.String, "fields": pl.List(pl.String), "is_dated": pl.Boolean},
        [
            (record, cls.sheet, [c.name for c in columns(cls) if c.kind != "private"], bool(dates(record)))
            for record, cls in RECORDS.items()
        ],
    )  # fmt: skip


def judge_covers(con: Con) -> None:
    """A sheet name nobody knows under 报送内容 is a problem of its row."""
    run(con, "cover_faults", allowed="、".join(cls.sheet for cls in RECORDS.values() if cls.record != "cover"))


def read_covers(con: Con) -> None:
    """Fill `sender` and `claim` from the cover sheets, and who sent each source."""
    run(con, "claim")


def find_areas(con: Con, sheets: Sequence[Sheet]) -> None:
    """Tell the area of every sender; needs areas, stations, deputies and mandates as facts."""
    con.execute("CREATE OR REPLACE TEMP TABLE mention (unit INTEGER, area_id VARCHAR, rank INTEGER)")
    con.execute(
        f"INSERT INTO mention SELECT DISTINCT unit, area_id, {COVER} FROM told_sender WHERE area_id IS NOT NULL"
    )
    _mention(con, "area", f"SELECT unit, given_sender AS text, {SENDER} AS rank FROM sheet")
    open_units = {unit for (unit,) in rows(con, "SELECT unit FROM sheet EXCEPT SELECT unit FROM mention")}
    unknown = [sheet for sheet in sheets if sheet.unit in open_units]
    for to in ("area", "station", "deputy"):
        for record in RECORDS:
            if stage_view(con, record, unknown):
                _mention_rows(con, record, to)
    run(con, "sender_area")
    for record in ("area", "station", "cover", "deputy", "mandate"):
        con.execute(
            f"UPDATE {record} SET sender_area = s.sender_area FROM source s WHERE s.source_id = {record}.source_id"
        )


def _mention_rows(con: Con, record: str, to: str) -> None:
    """The areas that the columns of `record` pointing to `to` name."""
    rank = PEOPLE if to == "deputy" else ROWS
    for column in columns(RECORDS[record]):
        own = record == to == "area" and column.name == "area_id"
        if column.to != to and not own:
            continue
        text = quote(column.name)
        if column.kind == "list ref":
            text = f"unnest({text})"
        elif column.name_header:
            text = f"coalesce({text}, {quote(column.name_column)})"
        source = "staged s JOIN sheet b ON b.source_id = s.source_id"
        _mention(con, to, f"SELECT DISTINCT b.unit, {text} AS text, {rank} AS rank FROM {source}")


def _mention(con: Con, to: str, query: str) -> None:
    con.execute(f"CREATE OR REPLACE TEMP TABLE said AS SELECT DISTINCT * FROM ({query}) WHERE text IS NOT NULL")
    register = target(to)
    fold_texts(con, f"SELECT text FROM said WHERE text NOT IN (SELECT {register.id} FROM {to})")
    know(con, register)
    run(con, "mention", register=to, id=register.id, areas={
        "area": "SELECT area_id AS id, area_id FROM area",
        "station": "SELECT station_id AS id, area_id FROM station",
        "deputy": "SELECT deputy_id AS id, area_id FROM mandate",
    }[to])  # fmt: skip


def dates(record: str) -> tuple[str, str] | None:
    """(first, last) date of the months a row of `record` lies in; None for registers, which have no dates."""
    if day := day_of(record):
        when = "coalesce(evaluated_on, sent_on)" if record == "suggestion_evaluation" else quote(day)
        return f"date_trunc('month', min({when}))", f"last_day(max({when}))"
    if "year" in {name for name, _ in fact_columns(record)}:
        return 'make_date(min("year"), 1, 1)', 'make_date(max("year"), 12, 31)'
    return None


def tell_coverage(con: Con) -> None:
    """Coverage as the cover sheets tell it."""
    run(con, "coverage_told")


def infer_coverage(con: Con, record: str, first: int) -> None:
    """Coverage of the deliveries whose cover sheet does not speak of `record`: from the rows themselves."""
    if record == "cover":
        return
    span = dates(record)
    if span is None:
        run(con, "coverage_register", record=record, first=str(first))
        return
    areas = "deputy_areas" if record in WITH_DEPUTIES else "no_deputy"
    if record in WITH_DEPUTIES:
        run(con, "deputy_areas", record=record, first=str(first))
    run(con, "coverage_inferred", record=record, first=str(first), from_on=span[0], to_on=span[1], areas=areas)
