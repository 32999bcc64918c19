"""Rounds of evaluation: a build frozen under a name, with the deliveries, the rules, the day and the code it stands on.

A build is a file that is never written again, so a round is that file kept: whatever is delivered later, its figures stay.
"""

import hashlib
import json
import os
import re
import shutil
import tempfile
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from etl.deliveries import in_force, safe_name
from etl.home import Home, locked, sync
from etl.problems import Stop
from etl.warehouse.publish import current, open_warehouse

CARD, FILE = "round.json", "warehouse.duckdb"
WORDS = "report_text.toml"
"""The office's own wording of the yearly report, kept as it was."""
LONGEST = 40  # characters of a name


@dataclass(frozen=True)
class Round:
    """name; the days its figures are of; the build, its day, rules and code; deliveries (sha256 -> file); who froze it,
    when; the SHA-256 of the build as it was kept."""

    name: str
    from_on: date
    to_on: date
    build: str
    as_of: date
    rules: str
    code: str
    deliveries: dict[str, str]
    frozen_by: str
    frozen_at: datetime
    sha256: str

    def path(self, home: Home) -> Path:
        """The build as it was."""
        return home.rounds / safe_name(self.name) / FILE


def freeze(home: Home, name: str, by: str, days: tuple[date, date] | None = None) -> Round:
    """Keep the build in force under `name`. days: what its figures are of; by default the year the name says, else that
    of the build's day.

    Raises Stop where the name is taken or is none, and where there is nothing to freeze; nothing is changed then.
    """
    name, build = name.strip(), current(home)
    if not name or len(name) > LONGEST or safe_name(name) != name or name.startswith("."):
        raise Stop(f"“{name[:LONGEST]}”不能做轮次的名字：写一到 {LONGEST} 个字，不含 / 和 \\，不以点开头。")
    if build is None:
        raise Stop("还没有数据，没有可冻结的。")
    home.rounds.mkdir(parents=True, exist_ok=True)
    with locked(home.rounds / ".lock"):
        _sweep(home)
        if (home.rounds / name).exists():
            raise Stop(f"已经有“{name}”这一轮，冻结过的不再改；请换一个名字。")
        made = _card(home, build, name, by, days)
        _keep(home, build, made)
    return made


def rounds(home: Home) -> list[Round]:
    """Every round, the newest first. A folder with a dot is one that was never finished."""
    cards = home.rounds.glob(f"*/{CARD}") if home.rounds.is_dir() else ()
    found = [_read(card) for card in cards if not card.parent.name.startswith(".")]
    return sorted(found, key=lambda one: one.frozen_at, reverse=True)


def round_of(home: Home, name: str) -> Round:
    """Raises Stop where there is none of that name."""
    known = {one.name: one for one in rounds(home)}
    if name not in known:
        raise Stop(f"没有“{name}”这一轮，有：{'、'.join(known) or '一轮也没有'}。")
    return known[name]


def round_name(build: Path) -> str:
    """The round that `build` is the frozen file of; blank for a build of the warehouse."""
    return build.parent.name if build.name == FILE else ""


def last_day(build: Path) -> date | None:
    """Of the days of the round that `build` is the frozen file of; None for a build of the warehouse."""
    return _read(build.with_name(CARD)).to_on if round_name(build) else None


def whole(home: Home, one: Round) -> Round:
    """Raises Stop where the kept build is gone or not the one that was frozen. Reads all of it."""
    try:
        found = _sum(one.path(home))
    except FileNotFoundError as error:
        raise Stop(f"轮次“{one.name}”的数据版 {one.build} 不见了，请从备份恢复。") from error
    if found != one.sha256:
        raise Stop(f"轮次“{one.name}”的数据版 {one.build} 与冻结时的不一样，不能用来核对，请从备份恢复。")
    return one


def build_file(home: Home, build: str) -> Path | None:
    """The file of a build that is still there: frozen in a round, with the words of then, else in force or one of the
    last."""
    kept = home.warehouse / f"warehouse-{build}.duckdb"
    frozen = (one.path(home) for one in rounds(home) if one.build == build)
    return next(frozen, kept if kept.is_file() else None)


def _card(home: Home, build: Path, name: str, by: str, days: tuple[date, date] | None) -> Round:
    with open_warehouse(build) as con:
        [(id_, as_of, rules, code)] = con.execute("SELECT build, as_of, rules_title, code FROM stamp").fetchall()
        held = {sha for (sha,) in con.execute("SELECT DISTINCT delivery FROM source").fetchall()}
    year = int(said[1]) if (said := re.search(r"(20\d\d)年", name)) else as_of.year
    first, last = days or (date(year, 1, 1), date(year, 12, 31))
    files = {one.sha256: one.file for one in in_force(home) if one.sha256 in held}
    moment = datetime.now().astimezone().replace(microsecond=0)
    return Round(name, first, last, id_, as_of, rules, code, files, by, moment, _sum(build))


def _keep(home: Home, build: Path, made: Round) -> None:
    """In a folder of no name first, which then gets its name in one step."""
    begun = Path(tempfile.mkdtemp(prefix=".freezing-", dir=home.rounds))
    try:
        _copy(build, begun / FILE)
        if (words := home.root / WORDS).exists():
            shutil.copyfile(words, begun / WORDS)
        with (begun / CARD).open("w", encoding="utf-8") as card:
            json.dump(asdict(made), card, ensure_ascii=False, indent=1, default=str)
            sync(card)
        begun.rename(home.rounds / made.name)
        sync(home.rounds)
    except BaseException:
        shutil.rmtree(begun, ignore_errors=True)
        raise


def _sum(file: Path) -> str:
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _copy(build: Path, to: Path) -> None:
    """A second name for the file will do, since nobody writes to it again."""
    try:
        os.link(build, to)
    except OSError:
        shutil.copyfile(build, to)
        with to.open("rb+") as file:
            sync(file)


def _sweep(home: Home) -> None:
    for begun in home.rounds.glob(".freezing-*"):
        shutil.rmtree(begun, ignore_errors=True)


def _read(card: Path) -> Round:
    try:
        told: dict[str, Any] = json.loads(card.read_text("utf-8"))
        days = {name: date.fromisoformat(told[name]) for name in ("from_on", "to_on", "as_of")}
        return Round(**{**told, **days, "frozen_at": datetime.fromisoformat(told["frozen_at"])})
    except (ValueError, TypeError, KeyError) as error:
        raise Stop(f"轮次“{card.parent.name}”的 {CARD} 读不出来：它被改过。") from error
