"""What is fed with anything at all: each takes bytes, and either does its work or refuses in one sentence.

Used by the property tests (a few hundred cases) and by `make fuzz` (as long as one likes, guided by coverage).
"""

import atexit
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import duckdb
from harm import book as a_book
from harm import ods, parts, repack
from interrupted import AS_OF
from warehouse_office import PLACES, Office

from dashboard.gate.identity import provider
from etl import backup
from etl.home import Home
from etl.intake.correct import load_corrections
from etl.intake.marked import write_marked
from etl.intake.stage import stage
from etl.metrics import View
from etl.metrics.evaluate import evaluate
from etl.problems import Stop
from etl.records import amounts, fold
from etl.records.reception_rule import reception_dates
from etl.report.paragraphs import labels, text_of
from etl.report.proofread import proofread
from etl.rules.book import RuleBook
from etl.rules.load import load_rules
from etl.warehouse.publish import open_warehouse

YEAR = View(date(2025, 1, 1), date(2025, 12, 31), date(2025, 12, 31))
CELLS: tuple[Callable[[str], object], ...] = (
    fold.text, fold.identifier, fold.name, fold.word, fold.items, fold.boolean, fold.day, fold.year, fold.born,
    amounts.number, amounts.quantity, amounts.money, amounts.count, amounts.integer, amounts.is_forecast,
    lambda printed: reception_dates(printed, date(2025, 1, 1), date(2025, 12, 31)),
)  # fmt: skip
TOML = ("own", "headers", "layouts", "calendar", "office")


def refused(error: Exception) -> None:
    """A refusal is one sentence, not a page."""
    assert "\n" not in str(error).strip() and len(str(error)) < 2_000, str(error)[:300]


def any_file(data: bytes) -> None:
    """A file of these bytes, read, checked and marked."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "接待.csv")
        path.write_bytes(data)
        _checked(path)


def any_workbook(data: bytes) -> None:
    """A workbook with something written over one of its parts: which, where, how much is cut, what comes instead."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "接待.xlsx")
        _spoiled(path, _good_parts("xlsx"), data)
        _checked(path)


def any_ods(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "接待.ods")
        _spoiled(path, _good_parts("ods"), data)
        _checked(path)


def any_rules(data: bytes) -> None:
    """A rule file: its first byte says which."""
    with tempfile.TemporaryDirectory() as folder:
        name = TOML[data[0] % len(TOML) if data else 0]
        Path(folder, f"{name}.toml").write_bytes(data[1:])
        _or_stop(lambda: load_rules(Path(folder), "own" if name == "own" else None).flat(date(2025, 12, 31)))


def any_settings(data: bytes) -> None:
    """corrections.toml and access.toml."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        for name in ("corrections.toml", "access.toml"):
            (home.root / name).write_bytes(data)
        _or_stop(lambda: load_corrections(home.corrections))
        _or_stop(lambda: provider(home))


def any_report(data: bytes) -> None:
    """A report pasted to be checked."""
    _or_stop(lambda: proofread(_warehouse(), data.decode("utf-8", "replace"), labels(text_of()), YEAR))


def any_question(data: bytes) -> None:
    """An expression of a link."""
    try:
        evaluate(_warehouse(), data.decode("utf-8", "replace"), YEAR)
    except ValueError as error:
        refused(error)


def any_cell(data: bytes) -> None:
    """ValueError is how a reader says no; the sentence is made elsewhere."""
    printed = data.decode("utf-8", "replace")
    for reads in CELLS:
        with suppress(ValueError):
            reads(printed)


def any_backup(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "b.zip").write_bytes(data)
        _or_stop(lambda: backup.restore(Home(Path(folder, "home")), Path(folder, "b.zip")))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "file": any_file, "workbook": any_workbook, "ods": any_ods, "rules": any_rules, "settings": any_settings,
    "report": any_report, "question": any_question, "cell": any_cell, "backup": any_backup,
}  # fmt: skip


def _or_stop(work: Callable[[], object]) -> None:
    try:
        work()
    except Stop as stop:
        refused(stop)


def _checked(path: Path) -> None:
    card = SimpleNamespace(file=path.name, sha256="0" * 64, received_on=date.fromisoformat(AS_OF))

    def work() -> None:
        staged = stage(path, card, _usual_rules(), (), path.parent / "stages")
        write_marked(path, staged.lines(), path.parent / "marked.xlsx", staged.messages)
        assert all(sheet["rows_read"] >= sheet["problems"] for sheet in staged.sheets)

    _or_stop(work)


@cache
def _usual_rules() -> RuleBook:
    with tempfile.TemporaryDirectory() as folder:
        return load_rules(Path(folder))


@cache
def _good_parts(form: str) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"接待.{form}")
        a_book(path) if form == "xlsx" else ods(b"")(path)
        return parts(path)


def _spoiled(path: Path, good: dict[str, bytes], data: bytes) -> None:
    if len(data) < 4:
        return repack(path, good)
    name = sorted(good)[data[0] % len(good)]
    at, cut, rest = data[1] * len(good[name]) // 256, data[2] % 64, data[3:]
    try:
        repack(path, {**good, name: good[name][:at] + rest + good[name][at + cut :]})
    except zipfile.LargeZipFile:
        return repack(path, good)


@cache
def _warehouse() -> duckdb.DuckDBPyConnection:
    folder = Path(tempfile.mkdtemp(prefix="lvzhi-fuzz-"))
    office = Office(Home(folder))
    office.send(PLACES + "# 接待\n站点编号 | 代表 | 日期 | 接待人次\nSA | D1 | 2025-03-01 | 3\n")
    con = open_warehouse(office.build().path)
    atexit.register(con.close)
    return con
