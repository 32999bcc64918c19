"""The tables beside the facts that come from the rule book: days, reception days, rules, reply times, classes."""

import json
from collections.abc import Sequence
from datetime import date

import polars as pl

from etl.rules.book import RuleBook
from etl.rules.calendar import reception_rule_days
from etl.warehouse.facts import day_of
from etl.warehouse.schema import fact_columns
from etl.warehouse.statements import Con, append, put, rows

_YEARS = (1990, 2100)
"""A calendar outside these years is nobody's: a mistyped year must not make it endless."""


def put_replies(con: Con, book: RuleBook) -> None:
    """`reply_rule`: level, valid_from, valid_to, months."""
    schema = {"level": pl.String, "valid_from": pl.Date, "valid_to": pl.Date, "months": pl.Int32}
    con.execute(
        "CREATE OR REPLACE TEMP TABLE reply_rule (level VARCHAR, valid_from DATE, valid_to DATE, months INTEGER)"
    )
    put(con, "reply_rule", schema, [(r.level, r.valid_from, r.valid_to, r.months) for r in book.reply_rules()])


def put_classes(con: Con, book: RuleBook, record: str) -> None:
    """`result_class`: every printed 办理结果 of the staged rows that has a class."""
    con.execute("CREATE OR REPLACE TEMP TABLE result_class (result_raw VARCHAR, result VARCHAR)")
    if "result" in {name for name, _ in fact_columns(record)}:
        printed = rows(con, "SELECT DISTINCT result_raw FROM staged WHERE result_raw IS NOT NULL")
        classes = [(raw, book.result_class(str(raw))) for (raw,) in printed]
        schema = {"result_raw": pl.String, "result": pl.String}
        put(con, "result_class", schema, [(raw, found) for raw, found in classes if found])


def put_days(con: Con, book: RuleBook, as_of: date, records: Sequence[str]) -> None:
    """`calendar` from the first day of anything to the end of the year after the last, and `reception_rule_day`."""
    span = _range(con, as_of, records)
    if rows(con, "SELECT min(day), max(day) FROM calendar") == [span]:
        return  # a build that grows: the same rules and stations, so the same days
    con.execute("DELETE FROM calendar; DELETE FROM reception_rule_day")
    calendar = book.calendar_days(*span)
    append(con, "calendar", calendar.select("day", "is_working", "is_holiday"))
    rules = rows(con, "SELECT DISTINCT reception_rule FROM station WHERE reception_rule IS NOT NULL ORDER BY 1")
    append(con, "reception_rule_day", reception_rule_days([str(rule) for (rule,) in rules], calendar))


def _range(con: Con, as_of: date, records: Sequence[str]) -> tuple[date, date]:
    dated = [f"SELECT min({day}), max({day}) FROM {record}" for record in records if (day := day_of(record))]
    query = " UNION ALL ".join([*dated, "SELECT min(from_on), max(from_on) FROM mandate"])
    found = [day for span in rows(con, query) for day in span if isinstance(day, date)]
    first, last = min([as_of, *found]).year, max([as_of, *found]).year + 1
    return date(max(first, _YEARS[0]), 1, 1), date(min(last, _YEARS[1]), 12, 31)


def put_rules(con: Con, book: RuleBook, as_of: date) -> None:
    """`rule`: every rule in force on the as-of day, by key."""
    con.execute("DELETE FROM rule")
    flat = [(key, json.dumps(value, ensure_ascii=False)) for key, value in sorted(book.flat(as_of).items())]
    put(con, "rule", {"key": pl.String, "value": pl.String}, flat)
