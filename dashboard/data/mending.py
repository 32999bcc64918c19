"""Not cached, since it changes things: one row mended or added by a form, and what it said before."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.access import Scope
from dashboard.data import sending
from dashboard.data.source import Outside, cursor, home, sql
from etl.home import Home
from etl.problems import Stop
from etl.progress import Progress
from etl.records import RECORDS, columns
from etl.rules.load import load_rules
from etl.warehouse.build import Build
from etl.warehouse.mend import MENDABLE, Cells, Held, faults, held, write_mended
from etl.warehouse.publish import open_warehouse
from etl.warehouse.versions import Version, versions


@dataclass(frozen=True)
class Mend:
    """What a form says: the record, the row it mends (None: a new one), its cells, and why."""

    record: str
    row_id: int | None
    cells: Cells
    why: str


def row(scope: Scope, build: Path, record: str, row_id: int) -> Held:
    """A row in scope. Raises Stop."""
    if record not in MENDABLE:
        raise Stop("这种记录请用工作簿更正。")
    return held(cursor(scope, build), record, row_id)


def history(scope: Scope, build: Path, record: str, row_id: int) -> list[Version]:
    """What the row said before, newest first."""
    now = row(scope, build, record, row_id)
    with open_warehouse(build) as con:
        return versions(Home(home()), con, now)


def pickable(scope: Scope, build: Path) -> dict[str, dict[str, str]]:
    """Record pointed to -> number -> what one knows it by: 王芳（D003）, 5月12日 接待（J7）. Only of what is in sight."""
    found: dict[str, dict[str, str]] = {}
    for to, number, name, day in cursor(scope, build).execute(sql("pickable")).fetchall():
        when = f"{day.year}年{day.month}月{day.day}日 " if day else ""
        found.setdefault(to, {})[number] = f"{when}{name}（{number}）"
    return found


def mend(scope: Scope, build: Path, asked: Mend, progress: Progress) -> Build:
    """Send the row as a delivery of its own and publish. Raises Stop in one sentence, with everything as it was."""
    if scope.role not in sending.SENDERS:
        raise Outside
    if not asked.why.strip():
        raise Stop("请写明为什么更正。")
    old = row(scope, build, asked.record, asked.row_id) if asked.row_id is not None else None
    if found := faults(asked.record, asked.cells, load_rules(Home(home()).rules).reading):
        headers = {col.name: col.header for col in columns(RECORDS[asked.record])}
        told = "；".join(
            f"{headers.get(one.column or '', '这一行')}：{_wrong(one.found, one.allowed)}" for one in found
        )
        raise Stop(f"{told}。")
    if old and old.cells == asked.cells:
        raise Stop("没有一项改变。")
    parcel = sending.Parcel({_name(asked, old): _workbook(scope, build, asked, old)}, asked.why.strip(),
                            old.sent_by if old else scope.name)  # fmt: skip
    seen = sending.foresee(scope, parcel, progress)
    if seen.problems:
        raise Stop(seen.problems[0].message.partition("：")[2] or seen.problems[0].message)
    return sending.send(scope, parcel, seen, progress)


def _wrong(found: str | None, allowed: str) -> str:
    return f"填的是“{found}”，应为 {allowed}" if found else allowed


def _name(asked: Mend, old: Held | None) -> str:
    key = RECORDS[asked.record].key or ()
    which = "-".join(asked.cells[name] for name in key if asked.cells.get(name))
    return f"{'更正' if old else '补登'}-{RECORDS[asked.record].sheet}{'-' if which else ''}{which}.xlsx"


def _workbook(scope: Scope, build: Path, asked: Mend, old: Held | None) -> bytes:
    with TemporaryDirectory() as folder, open_warehouse(build) as con:
        out = Path(folder, "mended.xlsx")
        write_mended(con, asked.record, old, asked.cells, {"谁": scope.who, "为什么": asked.why}, out)
        return out.read_bytes()


def find_again(scope: Scope, build: Path, asked: Mend) -> int | None:
    """The row as it now stands: the newest one in scope with the cells of the form."""
    names = [name for name, text in asked.cells.items() if text and name in _PLAIN[asked.record]]
    where = " AND ".join(f"{name} = ?" for name in names) or "true"
    found = (
        cursor(scope, build)
        .execute(f"SELECT max(row_id) FROM {asked.record} WHERE {where}", [asked.cells[name].strip() for name in names])
        .fetchall()
    )
    return found[0][0] if found else None


_PLAIN = {
    "reception": ("reception_id",),
    "opinion": ("opinion_id",),
    "attendance": ("activity_id", "deputy_id", "session"),
}
"""Columns that are compared as they are written."""
