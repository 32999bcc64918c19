"""Who is meant by a name: names are compared folded, and folding is done once for each distinct text."""

from dataclasses import dataclass

import polars as pl

from etl.records import RECORDS, columns, fold
from etl.warehouse.schema import quote
from etl.warehouse.statements import Con, put, rows, run


@dataclass(frozen=True)
class Target:
    """What a reference points to: its table, the column of its id, and that of its name where it has one."""

    record: str
    id: str
    name: str | None

    @property
    def sheet(self) -> str:
        return RECORDS[self.record].sheet

    @property
    def id_header(self) -> str:
        return next(column.header for column in columns(RECORDS[self.record]) if column.name == self.id)


BY_DAY = r"unnest([d, d || n, d || k, d || regexp_replace(n, '(20\d\d年)?\d{1,2}月\d{1,2}[日号]?', '')])"
"""An activity may go by its day d, with or without its folded name n or its kind k: names of meetings come every month."""


def target(record: str) -> Target:
    """The register a reference to `record` is looked up in; a group is its name, within an area."""
    if record == "group_member":
        return Target(record, "group", "group")
    fields = {column.name for column in columns(RECORDS[record])}
    key = RECORDS[record].key or ()
    return Target(record, key[0], f"{record}_name" if f"{record}_name" in fields else None)


def fold_texts(con: Con, query: str) -> None:
    """Add to `folded` every text `query` gives that is not there yet. Blank and unreadable texts fold to nothing."""
    new = rows(con, f"SELECT DISTINCT t FROM ({query}) q(t) WHERE t IS NOT NULL AND t NOT IN (SELECT text FROM folded)")
    put(con, "folded", {"text": pl.String, "folded": pl.String}, [(text, _fold(str(text))) for (text,) in new])


def _fold(text: str) -> str | None:
    try:
        return fold.name(text) or None
    except ValueError:
        return None


def know(con: Con, to: Target) -> None:
    """Make `known` every folded name of the register with the ids that bear it (for groups: the areas)."""
    if to.name is None:
        con.execute("CREATE OR REPLACE TEMP TABLE known (folded VARCHAR, id VARCHAR, area_id VARCHAR)")
        return
    fold_texts(con, f"SELECT DISTINCT {quote(to.name)} FROM {to.record}")
    area = "area_id" if to.record == "group_member" else "NULL::VARCHAR"
    run(con, "known", register=to.record, id=quote(to.id), name=quote(to.name), area=area)
    if to.record == "activity":
        run(con, "known_days", forms=BY_DAY)
