"""A file that left the system, made again from the build (or the round) it came from: equal, or what differs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from dashboard import data
from dashboard.access import HERE
from dashboard.ask import Ask
from dashboard.blocks.noticed import published_file
from dashboard.exports.alike import Difference, unlike
from dashboard.exports.bulk import paper_of
from dashboard.exports.lists import LISTS
from dashboard.exports.packet import dossier, list_workbook
from dashboard.exports.recipe import Kind, Recipe, recipe
from dashboard.exports.tables import metrics_workbook
from dashboard.exports.told import told
from dashboard.exports.written import cells_of, recipe_of, table_of
from dashboard.exports.yearly import yearly
from dashboard.parts.head import Stamp
from etl.home import Home
from etl.problems import Stop
from etl.warehouse.rounds import build_file, rounds, whole

Again = Callable[[Ask, Mapping[str, Any], Stamp], bytes]


@dataclass(frozen=True)
class Verified:
    """made: how the file was made. compared: how many figures and texts. rounds: the names under which its build is
    frozen."""

    made: Recipe
    compared: int
    differences: list[Difference]
    rounds: tuple[str, ...]


def verify(home: Home, file: Path) -> Verified:
    """Raises Stop where it cannot be made again."""
    made = recipe_of(file)
    build = build_file(home, made.build)
    if build is None:
        raise Stop(f"{file.name} 出自数据版 {made.build}，它已不在；要留住的请先冻结成一轮（lvzhi round freeze）。")
    names = tuple(whole(home, one).name for one in rounds(home) if one.build == made.build)
    try:
        compared, found = _compared(file, made, made.ask(build))
    except (LookupError, TypeError, ValueError) as error:
        raise Stop(f"{file.name} 里怎样做成的标记被改过，读不懂，没法再算一遍。") from error
    except duckdb.ProgrammingError as error:
        raise Stop(f"{file.name} 出自数据版 {made.build}，它是别的版本的程序做的，现在的程序算不了。") from error
    return Verified(made, compared, found, names)


def _compared(file: Path, made: Recipe, ask: Ask) -> tuple[int, list[Difference]]:
    """(how many were compared, what differs)"""
    if made.kind == "list":
        again = LISTS[made.args["source"]](ask, made.args)
        return unlike(table_of(file.read_bytes(), file.suffix), again, made.args["rows"])
    was = cells_of(file.read_bytes(), file.suffix)
    is_ = cells_of(made_again(made.kind, ask, made.args, _stamp(ask, made)), file.suffix)
    keys = dict.fromkeys([*is_, *was])
    return len(is_), [
        Difference("，".join(filter(None, key)), was.get(key, ""), is_.get(key, ""))
        for key in keys
        if was.get(key, "") != is_.get(key, "")
    ]


def made_again(kind: Kind, ask: Ask, args: Mapping[str, Any], stamp: Stamp) -> bytes:
    """A file of any kind but a list, as a page hands it out."""
    return _AGAIN[kind](ask, args, stamp)


def _stamp(ask: Ask, made: Recipe) -> Stamp:
    """As it was: a build that was frozen later was in no round then."""
    return replace(data.ground(HERE, ask.build).stamp, frozen_as=made.asked["round"])


def _metrics(ask: Ask, args: Mapping[str, Any], stamp: Stamp) -> bytes:
    return metrics_workbook(data.numbers(ask, tuple(args["ids"]), args["by"]), stamp)


def _award(ask: Ask, args: Mapping[str, Any], stamp: Stamp) -> bytes:
    return list_workbook(args["title"], *data.selection(ask, args["title"]), stamp)


def _dossier(ask: Ask, args: Mapping[str, Any], stamp: Stamp) -> bytes:
    found, firm = data.selection(ask, args["title"])
    one = next((each for each in found.candidates if each.id == args["id"]), None)
    if one is None:
        raise Stop(f"这个数据版的“{args['title']}”里没有 {args['id']}。")
    return dossier(ask, args["title"], one, found, firm, stamp)


def _yearly(ask: Ask, args: Mapping[str, Any], stamp: Stamp) -> bytes:
    return yearly(args["title"], ask.period.words, data.paragraphs(ask), stamp)


def _notice(ask: Ask, args: Mapping[str, Any], stamp: Stamp) -> bytes:
    return published_file(ask, stamp, recipe("notice", ask, stamp.build))


def _of_person(kind: str) -> Again:
    def again(ask: Ask, args: Mapping[str, Any], stamp: Stamp) -> bytes:
        one = told(ask, args["id"], with_peers=args.get("with_peers", True))
        if one is None:
            raise Stop(f"这个数据版里没有 {args['id']}。")
        return paper_of(kind, one, stamp, data.pictures(ask))

    return again


_AGAIN: Mapping[Kind, Again] = {
    "metrics": _metrics,
    "record": _of_person("履职档案"),
    "handbook": _of_person("履职手册"),
    "report": _of_person("履职报告"),
    "award": _award,
    "dossier": _dossier,
    "yearly": _yearly,
    "notice": _notice,
}
