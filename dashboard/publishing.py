"""The one way to another build, from a page and from the command: the rules are asked first, and the deed is written down.

A pack that asks for what cannot be counted stops here, with the build in force as it was.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from importlib.resources import files as of_package
from pathlib import Path

from dashboard.headline import KEY
from dashboard.period import resolve
from etl.history import Delivery
from etl.home import Home
from etl.journal import note
from etl.metrics import View
from etl.metrics.published import publish_counts
from etl.metrics.rulebook import check_rules
from etl.progress import Progress, silent
from etl.warehouse import amend
from etl.warehouse.build import Build
from etl.warehouse.build import build as built_of
from etl.warehouse.build import load as loaded
from etl.warehouse.publish import open_warehouse

_STAMP = of_package("dashboard").joinpath("queries", "stamp.sql").read_text("utf-8")
CONSOLE = "本机命令"
"""Who it was where nobody signs in: whoever types commands on this machine."""


def load(
    home: Home, who: str, files: Sequence[Path], sent_by: str | None = None, as_of: date | None = None,
    pack: str | None = None, progress: Progress = silent,
) -> tuple[list[Delivery], Build]:  # fmt: skip
    """See etl.warehouse.build.load."""
    check_rules(home.rules, pack)
    received, made = loaded(home, files, sent_by, as_of, pack, progress)
    note(home, who, "报送", *(_told(delivery) for delivery in received))
    _counted(made, progress)
    return received, made


def build(
    home: Home, who: str, as_of: date | None = None, pack: str | None = None, progress: Progress = silent
) -> Build:
    """See etl.warehouse.build.build."""
    check_rules(home.rules, pack)
    made = built_of(home, as_of, pack, progress)
    note(home, who, "重建", f"数据版 {made.id}")
    _counted(made, progress)
    return made


def withdraw(
    home: Home, who: str, which: str, by: str | None, reason: str | None, as_of: date | None, progress: Progress = silent
) -> tuple[Delivery, Build]:  # fmt: skip
    """See etl.warehouse.amend.withdraw. by: whom the history names."""
    return _turned(amend.withdraw, "撤回", home, who, (which, by, reason, as_of, progress))


def restore(
    home: Home, who: str, which: str, by: str | None, reason: str | None, as_of: date | None, progress: Progress = silent
) -> tuple[Delivery, Build]:  # fmt: skip
    """See etl.warehouse.amend.restore."""
    return _turned(amend.restore, "恢复", home, who, (which, by, reason, as_of, progress))


_Asked = tuple[str, str | None, str | None, date | None, Progress]


def _turned(
    turn: Callable[..., tuple[Delivery, Build]], word: str, home: Home, who: str, asked: _Asked
) -> tuple[Delivery, Build]:
    check_rules(home.rules)
    delivery, made = turn(home, *asked)
    note(home, who, word, _told(delivery))
    _counted(made, asked[-1])
    return delivery, made


def _counted(made: Build, progress: Progress) -> None:
    """The numbers of a home too large to count while somebody waits, over the days most asked for."""
    with open_warehouse(made.path) as con:
        told = con.sql(_STAMP).pl().row(0, named=True)
    as_of, term = told["as_of"], told["term_start"] or date(told["as_of"].year, 1, 1)
    periods = [resolve(choice, as_of, term) for choice in ("本年", "上年", "本届")]
    periods += [prior for period in periods[:1] if (prior := period.prior())]
    with suppress(OSError):  # no room: the build is published all the same, and what was not made is counted when asked
        publish_counts(made.path, KEY, [View(one.first, one.last, one.as_of) for one in periods], progress)


def _told(delivery: Delivery) -> str:
    return f"{delivery.file} {delivery.sha256[:12]}"
