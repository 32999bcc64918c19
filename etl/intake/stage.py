"""One delivery read, corrected, checked and kept as Parquet, under a key of everything that can change the result."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Protocol

import polars as pl

from etl.intake.check import Checked, check
from etl.intake.correct import Correction, check_all_applied, correct, corrections_key
from etl.intake.faults import LINES
from etl.intake.read import read_file
from etl.intake.shape import tables
from etl.intake.table import NotARecord, Table
from etl.rules.book import RuleBook

SHEETS = "sheets.json"
PROBLEMS = "problems.parquet"
ROW_GROUP = 122_880  # that of a DuckDB table: a group read is a group written, on every core
PROBLEM_SCHEMA = {"n": pl.Int32(), "sheet": pl.String(), "record": pl.String(), **LINES}


class Card(Protocol):
    """What the stage has to know of a delivery (etl.history.Delivery)."""

    @property
    def file(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def received_on(self) -> date: ...


@dataclass(frozen=True)
class Staged:
    """A delivery as staged. folder: n.parquet per sheet, problems.parquet, sheets.json. sheets: what that holds."""

    folder: Path
    sheets: list[dict[str, Any]]

    @property
    def rows_read(self) -> int:
        return sum(sheet["rows_read"] for sheet in self.sheets)

    @property
    def problems(self) -> int:
        """How many rows are no fact; a row counts once."""
        return sum(sheet["problems"] for sheet in self.sheets)

    @property
    def messages(self) -> list[str]:
        """What the sender is told besides the lines about single rows."""
        return [message for sheet in self.sheets for message in sheet["messages"]]

    def lines(self) -> pl.DataFrame:
        """n, sheet, record, row, column, found, allowed, message: a line for every fault."""
        return pl.read_parquet(self.folder / PROBLEMS, glob=False)


def stage_key(card: Card, book: RuleBook, corrections: Sequence[Correction] = ()) -> str:
    """Changes with the file, its name and day, the contract and the code that reads it, the corrections, the rules."""
    ours = corrections_key(_concerning(card, corrections))
    parts = (card.sha256, card.file, card.received_on.isoformat(), code_key(), ours, book.fingerprint())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:40]


def stage(path: Path, card: Card, book: RuleBook, corrections: Sequence[Correction], folder: Path) -> Staged:
    """Stage the file at `path` into `folder`/<stage_key>; at once where that is there already.

    Raises Stop where the file is refused or a correction no longer holds; then nothing is left behind.
    """
    target = folder / stage_key(card, book, corrections)
    if not (target / SHEETS).is_file():
        _published(target, lambda begun: _write(path, card, book, _concerning(card, corrections), begun))
    return Staged(target, json.loads((target / SHEETS).read_text("utf-8")))


def _concerning(card: Card, corrections: Sequence[Correction]) -> list[Correction]:
    return [correction for correction in corrections if correction.concerns(card.file, card.sha256)]


def _published(target: Path, write: Callable[[Path], None]) -> None:
    """Write into a folder beside and rename it; whoever else has finished the same in the meantime wins."""
    target.parent.mkdir(parents=True, exist_ok=True)
    begun = Path(tempfile.mkdtemp(prefix=".begun-", dir=target.parent))
    try:
        write(begun)
        begun.rename(target)
    except OSError:
        if not (target / SHEETS).is_file():
            raise
    finally:
        shutil.rmtree(begun, ignore_errors=True)


def _write(path: Path, card: Card, book: RuleBook, corrections: Sequence[Correction], folder: Path) -> None:
    sheets, lines = [], []
    applied: list[Correction] = []
    found = [table for raw in read_file(path) for table in tables(raw, book)]
    for n, table in enumerate(found, 1):
        if isinstance(table, NotARecord):
            sheets.append(_untold(n, table))
            lines.append(_about(n, table.sheet, None, sheets[-1]["messages"]))
            continue
        table, here = correct(table, corrections)
        applied += here
        checked = check(table, book, card.received_on)
        checked.good.write_parquet(folder / f"{n}.parquet", row_group_size=ROW_GROUP)
        sheets.append(_told(n, table, checked, here))
        lines += [_about(n, table.sheet, table.record.record, checked.messages), _lines(n, table, checked)]
    if sheets and not _anything_told(sheets):
        sheets[0]["messages"] = [f"{path.name}：里面没有一张认得的表，什么也没有读。"]
        lines.append(_about(1, sheets[0]["sheet"], None, sheets[0]["messages"]))
    check_all_applied(corrections, applied)
    pl.concat([pl.DataFrame(schema=PROBLEM_SCHEMA), *lines]).write_parquet(folder / PROBLEMS)
    (folder / SHEETS).write_text(json.dumps(sheets, ensure_ascii=False, indent=1), "utf-8")


def _anything_told(sheets: Sequence[Mapping[str, Any]]) -> bool:
    """Whether any sheet is a record or is spoken of: a file that holds nothing of ours must not pass in silence."""
    return any(sheet["record"] or sheet["messages"] for sheet in sheets)


def _lines(n: int, table: Table, checked: Checked) -> pl.DataFrame:
    mark = {"n": n, "sheet": table.sheet, "record": table.record.record}
    return checked.lines.with_columns(pl.lit(v, PROBLEM_SCHEMA[k]).alias(k) for k, v in mark.items()).select(
        *PROBLEM_SCHEMA
    )


def _about(n: int, sheet: str, record: str | None, messages: Iterable[str]) -> pl.DataFrame:
    """Lines about a sheet as a whole; they count no row."""
    told = [{"n": n, "sheet": sheet, "record": record, "message": message} for message in messages]
    return pl.DataFrame(told, schema=PROBLEM_SCHEMA)


def _told(n: int, table: Table, checked: Checked, applied: Sequence[Correction]) -> dict[str, Any]:
    """The entry of one sheet in sheets.json."""
    return {
        "n": n,
        "sheet": table.sheet,
        "record": table.record.record,
        "rows_read": table.rows.height,
        "problems": checked.bad,
        "columns": table.delivered,
        "extra": table.extra,
        "layouts": table.layouts,
        "missing": table.missing,
        "messages": [*checked.messages],
        "left_out": [asdict(line) for line in table.left_out],
        "corrected": [correction.model_dump() for correction in applied],
    }


def _untold(n: int, found: NotARecord) -> dict[str, Any]:
    """A sheet that is no record: no row of it counts as read."""
    messages = [found.message] if found.message else []
    none: dict[str, Any] = {key: [] for key in ("columns", "extra", "layouts", "missing", "left_out", "corrected")}
    return {"n": n, "sheet": found.sheet, "record": None, "rows_read": 0, "problems": 0, "messages": messages, **none}


@cache
def code_key() -> str:
    """A hash of the contract and of the code that reads by it: etl/records and etl/intake."""
    digest = hashlib.sha256()
    for package in ("etl.records", "etl.intake", "etl.intake.read"):
        for file in sorted(files(package).iterdir(), key=lambda file: file.name):
            if file.name.endswith(".py"):
                digest.update(_source(file))
    return digest.hexdigest()


def _source(file: Traversable) -> bytes:
    """Line breaks alike on every system."""
    return file.read_bytes().replace(b"\r\n", b"\n")
