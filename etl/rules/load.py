"""From the TOML files of a folder to one rule book."""

from pathlib import Path

from pydantic import ValidationError

from etl.problems import Stop
from etl.rules.book import RuleBook
from etl.rules.contract import check_chain, check_pack
from etl.rules.fault import read_toml, refuse, refuse_invalid
from etl.rules.pack import RulePack
from etl.rules.sections import Section, Text
from etl.rules.tables import SHIPPED, TAUGHT, corrections, layouts, synonyms

DEFAULT = "national"
_NOT_PACKS = {"office", "headers", "layouts", "calendar", TAUGHT}


class Office(Section):
    """office.toml: which pack an office has chosen."""

    pack: Text


def pack_names(folder: Path) -> list[str]:
    """Every pack that can be chosen: those of `folder` and the shipped ones, sorted."""
    files = [*folder.glob("*.toml"), *SHIPPED.glob("*.toml")]
    return sorted({file.stem for file in files} - _NOT_PACKS)


def load_rules(folder: Path, pack: str | None = None) -> RuleBook:
    """The pack `pack` (default: the one office.toml of `folder` names, else national) on top of all it extends,
    with headers, layouts and calendar.

    A pack is taken from `folder`, else from the shipped data/rules; headers, layouts and calendar of `folder` are
    laid over the shipped ones. So an office keeps only what is its own.
    Raises Stop with one sentence naming file, line and key.
    """
    packs = _chain(folder, pack or _chosen(folder))
    for name, path, reason in check_chain(packs):
        file = _file(folder, name)
        refuse(file, read_toml(file)[0], path, reason)
    return RuleBook(tuple(packs), synonyms(folder), layouts(folder), corrections(folder))


def _chosen(folder: Path) -> str:
    file = folder / "office.toml"
    if not file.is_file():
        return DEFAULT
    text, tables = read_toml(file)
    try:
        chosen = Office.model_validate(tables).pack
    except ValidationError as error:
        refuse_invalid(file, text, error)
    if chosen not in pack_names(folder):
        refuse(file, text, ("pack",), _no_pack(folder, chosen))
    return chosen


def _no_pack(folder: Path, name: str) -> str:
    return f"没有名为“{name}”的规则包，可用的有：{'、'.join(pack_names(folder))}"


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
    if not packs:
        raise Stop(f"{_no_pack(folder, name)}。")
    file = _file(folder, packs[-1].id)
    refuse(file, read_toml(file)[0], ("extends",), _no_pack(folder, name))


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
