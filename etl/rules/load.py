"""From the TOML files of a folder to one rule book."""

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from etl.problems import Stop
from etl.rules.book import RuleBook
from etl.rules.contract import check_chain, check_headers, check_layouts, check_pack, spread
from etl.rules.fault import read_toml, refuse, refuse_invalid
from etl.rules.layouts import Layout, Layouts
from etl.rules.pack import RulePack
from etl.rules.sections import Many, Section, Text

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "rules"
DEFAULT = "national"
_NOT_PACKS = {"headers", "layouts", "calendar"}


class CorrectedDay(Section):
    """One day on which the office works (班) or is off (休), against the national notice or before it."""

    on: date
    kind: Literal["班", "休"]
    reason: Text


class CorrectedDays(Section):
    day: Many[CorrectedDay] = ()


def pack_names(folder: Path) -> list[str]:
    """Every pack that can be chosen: those of `folder` and the shipped ones, sorted."""
    files = [*folder.glob("*.toml"), *SHIPPED.glob("*.toml")]
    return sorted({file.stem for file in files} - _NOT_PACKS)


def load_rules(folder: Path, pack: str | None = None) -> RuleBook:
    """The pack `pack` (default: national) on top of all it extends, with headers, layouts and calendar.

    Files are taken from `folder`, else from the shipped data/rules, so that an office keeps only its own pack.
    Raises Stop with one sentence naming file, line and key.
    """
    packs = _chain(folder, pack or DEFAULT)
    for name, path, reason in check_chain(packs):
        file = _file(folder, name)
        refuse(file, read_toml(file)[0], path, reason)
    return RuleBook(tuple(packs), _headers(folder), _layouts(folder), _corrections(folder))


def _file(folder: Path, name: str) -> Path:
    own = folder / f"{name}.toml"
    return own if own.is_file() else SHIPPED / f"{name}.toml"


def _chain(folder: Path, name: str) -> list[RulePack]:
    packs: list[RulePack] = []
    wanted: str | None = name
    while wanted:
        if wanted not in pack_names(folder):
            _unknown(folder, wanted, packs)
        packs.append(_pack(_file(folder, wanted)))
        wanted = packs[-1].extends
        if wanted in [pack.id for pack in packs]:
            circle = " → ".join([*(pack.id for pack in packs), str(wanted)])
            file = _file(folder, packs[-1].id)
            refuse(file, read_toml(file)[0], ("extends",), f"规则包互相引用，成了圈：{circle}")
    return packs


def _unknown(folder: Path, name: str, packs: list[RulePack]) -> None:
    known = f"没有名为“{name}”的规则包，可用的有：{'、'.join(pack_names(folder))}"
    if not packs:
        raise Stop(f"{known}。")
    file = _file(folder, packs[-1].id)
    refuse(file, read_toml(file)[0], ("extends",), known)


def _pack(file: Path) -> RulePack:
    text, tables = read_toml(file)
    if "id" in tables:
        refuse(file, text, ("id",), "规则里没有这一项，规则包的名字就是文件名")
    try:
        pack = RulePack.model_validate({**tables, "id": file.stem})
    except ValidationError as error:
        refuse_invalid(file, text, error)
    if clash := pack.clash():
        section, n, earlier = clash
        refuse(file, text, (section, n), f"与本文件的 {section}[{earlier + 1}] 生效日期重叠，同一天只能有一条")
    for path, reason in check_pack(pack):
        refuse(file, text, path, reason)
    return pack


def _headers(folder: Path) -> dict[str, dict[str, str]]:
    file = _file(folder, "headers")
    text, tables = read_toml(file)
    for path, reason in check_headers(tables):
        refuse(file, text, path, reason)
    return spread(tables)


def _layouts(folder: Path) -> tuple[Layout, ...]:
    file = _file(folder, "layouts")
    text, tables = read_toml(file)
    try:
        layouts = Layouts.model_validate(tables).layout
    except ValidationError as error:
        refuse_invalid(file, text, error)
    for path, reason in check_layouts(layouts):
        refuse(file, text, path, reason)
    return layouts


def _corrections(folder: Path) -> dict[date, str]:
    file = _file(folder, "calendar")
    text, tables = read_toml(file)
    try:
        days = CorrectedDays.model_validate(tables).day
    except ValidationError as error:
        refuse_invalid(file, text, error)
    for n, day in enumerate(days):
        if day.on in [other.on for other in days[:n]]:
            refuse(file, text, ("day", n, "on"), f"{day.on} 已在前面写过一次")
    return {day.on: day.kind for day in days}
