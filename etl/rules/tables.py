"""The files beside the packs: headers.toml, layouts.toml, calendar.toml. Those of an office are laid over the shipped
ones, so that it writes down only what it adds or changes."""

from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import ValidationError

from etl.rules.contract import check_headers, spread
from etl.rules.fault import read_toml, refuse, refuse_invalid
from etl.rules.layouts import Layout, Layouts
from etl.rules.sections import Many, Section, Text
from etl.rules.shapes import check_layouts

S = TypeVar("S", bound=Section)
TAUGHT = "taught"
"""The layouts that were taught on the page; written by the program, whole each time (etl/rules/taught.py)."""
SHIPPED = Path(__file__).resolve().parents[2] / "data" / "rules"


class CorrectedDay(Section):
    """One day on which the office works (班) or is off (休), against the national notice or before it."""

    on: date
    kind: Literal["班", "休"]
    reason: Text


class CorrectedDays(Section):
    day: Many[CorrectedDay] = ()


def synonyms(folder: Path) -> dict[str, dict[str, str]]:
    """record -> {synonym -> header}. Raises Stop."""
    merged: dict[str, dict[str, str]] = {}
    for file in _files(folder, "headers"):
        text, tables = read_toml(file)
        for path, reason in check_headers(tables):
            refuse(file, text, path, reason)
        for record, names in tables.items():
            merged.setdefault(record, {}).update(names)
    return spread(merged)


def layouts(folder: Path) -> tuple[Layout, ...]:
    """The shapes of sheet, those taught on the page first, then the office's own; one of the same id takes the place of
    the shipped one."""
    found: dict[str, Layout] = {}
    own = [file for file in (folder / f"{TAUGHT}.toml",) if file.is_file()]
    for file in (*own, *reversed(_files(folder, "layouts"))):
        text, tables = read_toml(file)
        shapes = _valid(Layouts, file, text, tables).layout
        for path, reason in check_layouts(shapes):
            refuse(file, text, path, reason)
        found = {**found, **{shape.id: shape for shape in shapes if shape.id not in found}}
    return tuple(found.values())


def corrections(folder: Path) -> dict[date, str]:
    """day -> 班|休."""
    merged: dict[date, str] = {}
    for file in _files(folder, "calendar"):
        text, tables = read_toml(file)
        days = _valid(CorrectedDays, file, text, tables).day
        for n, day in enumerate(days):
            if day.on in [other.on for other in days[:n]]:
                refuse(file, text, ("day", n, "on"), f"{day.on} 已在前面写过一次")
        merged.update({day.on: day.kind for day in days})
    return merged


def _files(folder: Path, name: str) -> list[Path]:
    """The shipped file, then that of the office."""
    own = folder / f"{name}.toml"
    shipped = SHIPPED / f"{name}.toml"
    return [shipped] if not own.is_file() or own.samefile(shipped) else [shipped, own]


def _valid(kind: type[S], file: Path, text: str, tables: dict[str, Any]) -> S:
    try:
        return kind.model_validate(tables)
    except ValidationError as error:
        refuse_invalid(file, text, error)
