"""From resolved rows to facts: what is filled in, what is copied from the row pointed to, where a row lies."""

from collections.abc import Mapping

from etl.records import RECORDS, columns
from etl.warehouse.pointers import Pointer
from etl.warehouse.schema import COPIED, fact_columns, quote, stored

_RETURNED = (
    "coalesce(f.result_rating, f.attitude_rating) IS NOT NULL OR coalesce(f.votes_satisfied, f.score) IS NOT NULL"
)
_EVALUATED_ON = f"CASE WHEN {_RETURNED} THEN coalesce(f.evaluated_on, of_suggestion.replied_on) ELSE f.evaluated_on END"

FILLED: dict[str, dict[str, str]] = {
    "group_member": {"area_id": "coalesce(f.area_id, src.sender_area)"},
    "contact": {
        "contacts_made": "coalesce(f.contacts_made, CASE WHEN f.kind IN ('联系群众', '机关联系代表') THEN 1 END)"
    },
    "opinion": {  # what is blank is that of the reception
        "station_id": "coalesce(f.station_id, of_reception.station_id)",
        "deputy_ids": "if(len(f.deputy_ids) > 0, f.deputy_ids, coalesce(of_reception.deputy_ids, []))",
        "channel": "coalesce(f.channel, of_reception.channel)",
        "result": "class.result",
    },
    "suggestion": {
        "level": "coalesce(f.level, only_mandate.level)",
        "reply_due_on": "coalesce(f.reply_due_on, CAST(f.handed_over_on + to_months(reply.months) AS DATE))",
        "reply_due_is_default": "f.reply_due_on IS NULL AND f.handed_over_on IS NOT NULL AND reply.months IS NOT NULL",
        "result": "class.result",
    },
    "suggestion_evaluation": {
        "is_returned": _RETURNED,
        "evaluated_on": _EVALUATED_ON,
        "sent_on": f"coalesce(f.sent_on, {_EVALUATED_ON})",
    },
    "suggestion_followup": {"result": "class.result"},
    "project": {"is_done": "f.completed_on IS NOT NULL OR coalesce(f.status = '完成', false)"},
}
"""record -> field -> what fills it; `f` is the row with its references resolved."""

LOOKUPS = {
    "opinion": "LEFT JOIN result_class class ON class.result_raw = f.result_raw",
    "suggestion_followup": "LEFT JOIN result_class class ON class.result_raw = f.result_raw",
    "suggestion": (
        "LEFT JOIN result_class class ON class.result_raw = f.result_raw "
        "LEFT JOIN only_mandate ON f.level IS NULL AND only_mandate.deputy_id = f.lead_deputy_id "
        "AND f.submitted_on BETWEEN only_mandate.from_on AND only_mandate.to_on "
        "LEFT JOIN reply_rule reply ON reply.level IS NOT DISTINCT FROM coalesce(f.level, only_mandate.level) "
        "AND f.handed_over_on BETWEEN reply.valid_from AND reply.valid_to"
    ),
}
"""record -> what else is joined to fill it."""

_AREA_OF = {"station": "area_id", "activity": "row_area", "project": "area_id"}


def select_facts(record: str, pointers: Mapping[str, Pointer]) -> str:
    """SQL giving every fact column of the staged rows; a reference not resolved yet is unknown.

    Reads `staged`; `fault` is left to the caller.
    """
    lookups, area = _registers(record, pointers)
    filled = FILLED.get(record, {})
    outer = ", ".join(f"{_outer(record, name, filled, area)} AS {quote(name)}" for name, _ in fact_columns(record))
    joins = "".join(pointer.joins for pointer in pointers.values())
    return (
        f'SELECT {outer} FROM (SELECT s.row_id, s.source_id, s."row", s.printed, {_inner(record, pointers)} '
        f"FROM staged s{joins}) f JOIN source src ON src.source_id = f.source_id {lookups} {LOOKUPS.get(record, '')}"
    )


def _inner(record: str, pointers: Mapping[str, Pointer]) -> str:
    """The row's own columns, references resolved."""
    parts = []
    for column in columns(RECORDS[record]):
        pointer = _pointer(column.name, column.to, record, pointers)
        for name, _ in stored(column):
            value = f"s.{quote(name)}"
            if pointer:
                value = pointer.area if name == f"{column.name}_area" else pointer.value
            elif column.kind in ("list", "list ref"):
                value = f"coalesce({value}, [])"
            parts.append(f"{value} AS {quote(name)}")
    return ", ".join(parts)


def _pointer(name: str, to: str | None, record: str, pointers: Mapping[str, Pointer]) -> Pointer | None:
    if to is None or to == record:
        return None
    return pointers.get(name) or Pointer("NULL")


def _registers(record: str, pointers: Mapping[str, Pointer]) -> tuple[str, str]:
    """(joins to the rows pointed to that something is taken from, the area the row itself names)"""
    filled, copied = FILLED.get(record, {}), {source for _, source, _ in COPIED.get(record, ())}
    areas: list[str] = []
    joins: list[str] = []
    for column in sorted(columns(RECORDS[record]), key=lambda c: c.to != "reception"):
        to = column.to or ""
        if column.name == "area_id":
            areas.insert(0, "f.area_id")
        elif to == "group_member":
            areas.append(f"f.{quote(column.name + '_area')}")
        elif column.kind == "ref" and to != record and (to in _AREA_OF or to in copied or to == "reception"):
            key = filled.get(column.name, f"f.{quote(column.name)}")
            joins.append(f"LEFT JOIN {to} of_{to} ON of_{to}.{quote(column.name)} = {key}")
            areas += [f"of_{to}.{_AREA_OF[to]}"] if to in _AREA_OF else []
    return " ".join(joins), f"coalesce({', '.join(areas)})" if areas else "NULL::VARCHAR"


def _outer(record: str, name: str, filled: Mapping[str, str], area: str) -> str:
    copied = {column: f"of_{source}.{quote(field)}" for column, source, field in COPIED.get(record, ())}
    special = {"row_area": area, "sender_area": "src.sender_area"}
    return filled.get(name) or copied.get(name) or special.get(name) or f"f.{quote(name)}"


def insert_facts(record: str, pointers: Mapping[str, Pointer]) -> str:
    """SQL that makes facts of the staged rows of `record` that have no fault."""
    names = ", ".join(quote(name) for name, _ in fact_columns(record))
    return (
        f"INSERT INTO {record} ({names}) SELECT * FROM ({select_facts(record, pointers)}) "
        "WHERE row_id NOT IN (SELECT row_id FROM fault)"
    )


def day_of(record: str) -> str | None:
    """The column of the fact table that says when a row happened; None for registers and yearly figures."""
    if record in ("attendance", "agenda_item"):
        return "happened_on"
    return RECORDS[record].day


def span_of(record: str) -> tuple[str, str]:
    """(first day, last day) a row stands for, over its fact columns: a day, a year, a term; without any, all time."""
    fields = {name for name, _ in fact_columns(record)}
    if day := day_of(record):
        if record in COPIED or any(column.name == day and column.required for column in columns(RECORDS[record])):
            return quote(day), quote(day)
        first = last = quote(day)
    elif "year" in fields:
        first, last = 'make_date("year", 1, 1)', 'make_date("year", 12, 31)'
    elif "from_on" in fields:
        first, last = "from_on", "to_on"
    else:
        first = last = "NULL::DATE"
    return f"coalesce({first}, DATE '0001-01-01')", f"coalesce({last}, DATE '9999-12-31')"
