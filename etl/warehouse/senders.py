"""Who sent a delivery, for which area, and for which months it is complete."""

from collections.abc import Sequence

import polars as pl

from etl.records import RECORDS, Column, columns
from etl.warehouse.facts import day_of
from etl.warehouse.names import fold_texts, know, target
from etl.warehouse.schema import WITH_DEPUTIES, fact_columns, quote
from etl.warehouse.sources import Sheet, stage_view
from etl.warehouse.statements import Con, count, put, rows, run

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


def read_covers(con: Con, first: int) -> None:
    """Fill `sender` and `claim` from the cover sheets, and who sent each source from `first` on."""
    run(con, "claim", first=str(first))


def find_areas(con: Con, sheets: Sequence[Sheet], first: int) -> None:
    """Tell the area of whoever sent these sheets, from source `first` on; needs areas, stations, deputies and
    mandates as facts."""
    con.execute("CREATE OR REPLACE TEMP TABLE mention (unit INTEGER, area_id VARCHAR, rank INTEGER)")
    con.execute(
        f"INSERT INTO mention SELECT DISTINCT unit, area_id, {COVER} FROM told_sender WHERE area_id IS NOT NULL"
    )
    _say(con, "SELECT unit, given_sender AS text FROM sheet")
    _mention(con, "area", SENDER)
    for to, rank in (("area", ROWS), ("station", ROWS), ("deputy", PEOPLE)):
        told = {unit for (unit,) in rows(con, f"SELECT unit FROM mention WHERE rank < {rank}")}
        if unknown := [sheet for sheet in sheets if sheet.unit not in told]:
            _say_rows(con, to, unknown)
            _mention(con, to, rank)
    run(con, "sender_area")
    for record in sorted(
        {sheet.record for sheet in sheets if sheet.record} & {"area", "station", "cover", "deputy", "mandate"}
    ):
        run(con, "late_sender", record=record, first=str(first))


def _say(con: Con, query: str) -> None:
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE said AS SELECT DISTINCT unit, text FROM ({query}) WHERE text IS NOT NULL"
    )


def _say_rows(con: Con, to: str, sheets: Sequence[Sheet]) -> None:
    """Fill `said` with every text by which the rows of these sheets point to `to`."""
    _say(con, "SELECT NULL::INTEGER AS unit, NULL::VARCHAR AS text")
    for record in sorted({sheet.record for sheet in sheets if sheet.record}):
        texts = [text for column in columns(RECORDS[record]) if (text := _text(column, record, to))]
        if texts and stage_view(con, record, sheets):
            for text in texts:
                con.execute(
                    f"INSERT INTO said SELECT DISTINCT b.unit, {text} FROM staged s JOIN sheet b USING (source_id)"
                )


def _text(column: Column, record: str, to: str) -> str | None:
    """How a column tells `to`, as SQL over the staged rows; an area of its own counts for the area it is."""
    name = quote(column.name)
    if column.to != to:
        return name if record == to == "area" and column.name == "area_id" else None
    if column.kind == "list ref":
        return f"unnest({name})"
    return f"coalesce({name}, {quote(column.name_column)})" if column.name_header else name


def _mention(con: Con, to: str, rank: int) -> None:
    """The areas of what was said: of the area itself, the station, the mandates of the deputy."""
    register = target(to)
    if not count(con, "SELECT count(*) FROM said"):
        return
    table = "mandate" if to == "deputy" else to
    parts = {"areas": f"SELECT {register.id} AS id, area_id FROM {table}", "rank": str(rank)}
    run(con, "mention", **parts)
    con.execute(f"DELETE FROM said WHERE text IN (SELECT {register.id} FROM {to})")
    if count(con, "SELECT count(*) FROM said"):
        fold_texts(con, "SELECT text FROM said")
        know(con, register)
        run(con, "mention_names", **parts)


def dates(record: str) -> tuple[str, str] | None:
    """(first, last) date of the months a row of `record` lies in; None for registers, which have no dates."""
    if day := day_of(record):
        when = "coalesce(evaluated_on, sent_on)" if record == "suggestion_evaluation" else quote(day)
        return f"date_trunc('month', min({when}))", f"last_day(max({when}))"
    if "year" in {name for name, _ in fact_columns(record)}:
        return 'make_date(min("year"), 1, 1)', 'make_date(max("year"), 12, 31)'
    return None


def tell_coverage(con: Con, first: int) -> None:
    """Coverage as the cover sheets tell it."""
    run(con, "coverage_told", first=str(first))


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
