"""What was sent again: rows of one key, rows a sender sent anew, rows equal in every cell."""

from etl.records import RECORDS, columns
from etl.warehouse.facts import day_of
from etl.warehouse.schema import WITH_DEPUTIES, fact_columns, quote, stored
from etl.warehouse.statements import Con, count, run, statement

EQUAL = "与先前报送的一行完全相同"
"""Why a row without a key that was there already is replaced."""

_TWINS_TOLD = 5
"""How many groups of equal rows are named; the rest is counted."""


def cells(record: str) -> str:
    """All cells of a row as one value: its typed fields and what was printed."""
    names = [quote(name) for column in columns(RECORDS[record]) for name, _ in stored(column)]
    return f"row({', '.join([*names, 'printed'])})"


def _all_cells(record: str) -> str:
    """The same as a hash, quick to compare; what is equal by it is compared cell by cell after."""
    names = [quote(name) for column in columns(RECORDS[record]) for name, _ in stored(column)]
    return f"hash({', '.join([*names, 'printed'])})"


def hashed(record: str, names: tuple[str, ...]) -> str:
    return f"hash({', '.join(quote(name) for name in names)})"


def keyed(record: str) -> str:
    """The rows that have a key, as a condition: an id left blank is none."""
    key = RECORDS[record].key
    if key is None:
        return "false"
    optional = next(not column.required for column in columns(RECORDS[record]) if column.name == key[0])
    return f"{quote(key[0])} IS NOT NULL" if len(key) == 1 and optional else "true"


def drop(con: Con, record: str) -> None:
    """Take the rows listed in `gone` (row_id) out of the facts."""
    if not count(con, "SELECT count(*) FROM gone"):
        return
    con.execute(f"DELETE FROM {record} WHERE row_id IN (SELECT row_id FROM gone)")
    if record in WITH_DEPUTIES:
        con.execute(f"DELETE FROM {record}_deputy WHERE row_id IN (SELECT row_id FROM gone)")


def judge_doubles(con: Con, record: str, first: int) -> None:
    """Rows of one key in one delivery: `fault` for those that do not stand, `gone` to drop them.

    first: the smallest source_id that is new. Leaves `again` for judge_older.
    """
    key = RECORDS[record].key
    con.execute("CREATE OR REPLACE TEMP TABLE gone (row_id BIGINT)")
    con.execute("CREATE OR REPLACE TEMP TABLE again (row_id BIGINT)")
    if key is None:
        return
    hashes = {"record": record, "key": hashed(record, key), "keyed": keyed(record), "first": str(first)}
    new_only = statement("new_keys", **hashes) if first > 1 else ""
    run(con, "keys_twice", new_only=new_only, **hashes)
    if count(con, "SELECT count(*) FROM twice"):
        header = next(column.header for column in columns(RECORDS[record]) if column.name == key[0])
        run(
            con, "doubles", record=record, names=_names(key), cells=cells(record), header=header, keyed=keyed(record),
            key=hashed(record, key), sheet=RECORDS[record].sheet,
        )  # fmt: skip


def tell_twins(con: Con, record: str, first: int) -> None:
    """Rows without a key, equal in every cell and sent in one sheet: both count, and the sender is told so."""
    unkeyed = f"NOT ({keyed(record)})"
    if record == "cover" or keyed(record) == "true":
        return
    key = RECORDS[record].key
    header = next((column.header for column in columns(RECORDS[record]) if key and column.name == key[0]), "编号")
    run(
        con, "twins", record=record, unkeyed=unkeyed, cells=cells(record), first=str(first), header=header,
        key=_all_cells(record), most=str(_TWINS_TOLD),
    )  # fmt: skip


def judge_older(con: Con, record: str) -> None:
    """Rows of one key in several deliveries: the newest stands, `replaced` tells of the others, `gone` drops them."""
    con.execute("CREATE OR REPLACE TEMP TABLE gone (row_id BIGINT)")
    key = RECORDS[record].key
    if key and count(con, "SELECT count(*) FROM again"):
        run(con, "superseded", record=record, names=_names(key), sheet=RECORDS[record].sheet)


def _names(key: tuple[str, ...]) -> str:
    return ", ".join(quote(name) for name in key)


def judge_equals(con: Con, record: str, first: int) -> None:
    """Rows without a key, sent without a cover sheet: equal to one already there, they count once."""
    con.execute("CREATE OR REPLACE TEMP TABLE gone (row_id BIGINT)")
    unkeyed = f"NOT ({keyed(record)})"
    if record == "cover" or keyed(record) == "true" or not _sent_again(con, record, first):
        return
    day = day_of(record)
    same_days = statement("same_days", record=record, day=day, first=str(first)) if first > 1 and day else ""
    run(
        con, "equals", record=record, unkeyed=unkeyed, cells=cells(record), first=str(first), reason=EQUAL,
        key=_all_cells(record), same_days=same_days,
    )  # fmt: skip


def _sent_again(con: Con, record: str, first: int) -> bool:
    """Whether a new delivery without a cover sheet for `record` follows another."""
    return bool(
        count(
            con,
            f"SELECT count(*) FROM sheet s WHERE s.record = '{record}' AND s.source_id >= {first} "
            f"AND NOT EXISTS (FROM claim c WHERE c.unit = s.unit AND c.record = s.record) "
            f"AND EXISTS (FROM sheet o WHERE o.record = s.record AND o.unit < s.unit)",
        )
    )


def judge_claims(con: Con, record: str, span: tuple[str, str]) -> bool:
    """Rows without a key that their sender sent anew, by the cover sheet: sheet, area or stations, months.

    Leaves `gone`, and `renewed` where True is returned.
    """
    con.execute("CREATE OR REPLACE TEMP TABLE gone (row_id BIGINT)")
    unkeyed = f"NOT ({keyed(record)})"
    if record == "cover" or keyed(record) == "true" or not count(con, statement("claimed", record=record)):
        return False
    fields = {name for name, _ in fact_columns(record)}
    station = "f.station_id" if "station_id" in fields else "NULL::VARCHAR"
    deputies = f"{record}_deputy" if record in WITH_DEPUTIES else "no_deputy"
    run(
        con, "claims", record=record, unkeyed=unkeyed, first_on=span[0], last_on=span[1], station=station,
        deputies=deputies,
    )  # fmt: skip
    return True
