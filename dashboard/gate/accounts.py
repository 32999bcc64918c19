"""Accounts of one home, in SQLite beside its data: added, listed, disabled, given a new password; passwords by argon2."""

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, cast

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from dashboard.access import DEMONSTRATION, HERE, TITLES, Role, Scope
from etl.home import Home
from etl.problems import Stop

SHORTEST = 10
FAILURES, LOCKED = 5, 15 * 60.0
"""After so many wrong passwords an account rests for so many seconds."""

WRONG = "名字或密码不对。"
_hasher = PasswordHasher()
_NOBODY = _hasher.hash("nobody has this account")
"""What the password of an unknown name is compared with, so that the time taken does not tell which names exist."""


@dataclass(frozen=True)
class Account:
    """name: what one signs in with. title: what is shown. areas, stations, deputy: what the role may see."""

    name: str
    title: str
    role: Role
    areas: tuple[str, ...] = ()
    stations: tuple[str, ...] = ()
    deputy: str | None = None
    disabled: bool = False

    @property
    def scope(self) -> Scope:
        return Scope(self.role, self.title, self.areas, self.stations, self.deputy, self.name)


@contextmanager
def opened(home: Home) -> Iterator[sqlite3.Connection]:
    """The store, one transaction; made where it is not there yet."""
    home.root.mkdir(parents=True, exist_ok=True)
    con = sqlite3.connect(home.accounts, timeout=10, isolation_level=None)
    try:
        con.row_factory = sqlite3.Row
        con.execute("PRAGMA foreign_keys = ON")
        con.executescript(files(__package__).joinpath("schema.sql").read_text("utf-8"))
        con.execute("BEGIN IMMEDIATE")
        yield con
        con.execute("COMMIT")
    finally:
        con.close()


def exist(home: Home) -> bool:
    """Whether anyone has to sign in here."""
    return home.accounts.exists() and bool(listed(home))


def listed(home: Home) -> list[Account]:
    with opened(home) as con:
        return [_account(row) for row in con.execute("SELECT * FROM account ORDER BY name")]


def named(home: Home, name: str) -> Account | None:
    """The account of that name, disabled or not."""
    with opened(home) as con:
        row = con.execute("SELECT * FROM account WHERE name = ?", (name,)).fetchone()
    return _account(row) if row else None


def add(home: Home, account: Account, password: str) -> None:
    """Raises Stop where the name or the title is taken, the password too short, or the role lacks what it may see. What one
    sends, says and takes back stands under the title: two people of one title would be one."""
    _check(account)
    _check_password(password)
    values = (
        account.name, account.title, account.role, json.dumps(account.areas), json.dumps(account.stations),
        account.deputy, _hasher.hash(password),
    )  # fmt: skip
    with opened(home) as con:
        if con.execute("SELECT 1 FROM account WHERE name = ?", (account.name,)).fetchone():
            raise Stop(f"已有名为“{account.name}”的账号。")
        own = {account.name, account.title}
        taken = {word for row in con.execute("SELECT name, title FROM account").fetchall() for word in row}
        if clash := own & (taken | {HERE.name, DEMONSTRATION.name}):
            raise Stop(f"称呼“{clash.pop()}”已在用，写下的事会分不清是谁；请用 --title 换一个，如 梅园站站长。")
        con.execute("INSERT INTO account VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0)", values)


def set_password(home: Home, name: str, password: str) -> None:
    """A new password ends every session of the account and any lock."""
    _check_password(password)
    with opened(home) as con:
        _must_exist(con, name)
        con.execute(
            "UPDATE account SET password = ?, failures = 0, locked_until = 0 WHERE name = ?",
            (_hasher.hash(password), name),
        )
        con.execute("DELETE FROM session WHERE name = ?", (name,))


def disable(home: Home, name: str, disabled: bool = True) -> None:
    """Out at once: the sessions end too."""
    with opened(home) as con:
        _must_exist(con, name)
        con.execute("UPDATE account SET disabled = ?, failures = 0, locked_until = 0 WHERE name = ?", (disabled, name))
        con.execute("DELETE FROM session WHERE name = ?", (name,))


def verify(home: Home, name: str, password: str, now: float | None = None) -> Account:
    """The account these belong to. Raises Stop with one sentence: wrong, or locked after repeated failures."""
    moment = now if now is not None else time.time()
    with opened(home) as con:
        row = con.execute("SELECT * FROM account WHERE name = ? AND NOT disabled", (name,)).fetchone()
        if row and row["locked_until"] > moment:
            wrong: str | None = f"连续输错 {FAILURES} 次，请过 {LOCKED / 60:.0f} 分钟再试。"
        elif _matches(row["password"] if row else _NOBODY, password) and row:
            con.execute("UPDATE account SET failures = 0, locked_until = 0 WHERE name = ?", (name,))
            wrong = None
        else:
            wrong = WRONG
            _fail(con, row, moment)
    if wrong or row is None:
        raise Stop(wrong or WRONG)
    return _account(row)


def _fail(con: sqlite3.Connection, row: sqlite3.Row | None, moment: float) -> None:
    if row is None:
        return
    failures = row["failures"] + 1
    until = moment + LOCKED if failures >= FAILURES else 0
    con.execute(
        "UPDATE account SET failures = ?, locked_until = ? WHERE name = ?",
        (failures % FAILURES, until, row["name"]),
    )


def _matches(hashed: str, password: str) -> bool:
    try:
        return _hasher.verify(hashed, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


def _must_exist(con: sqlite3.Connection, name: str) -> None:
    if not con.execute("SELECT 1 FROM account WHERE name = ?", (name,)).fetchone():
        raise Stop(f"没有名为“{name}”的账号。")


def _account(row: sqlite3.Row) -> Account:
    told: dict[str, Any] = dict(row)
    return Account(
        told["name"], told["title"], cast(Role, told["role"]), tuple(json.loads(told["areas"])),
        tuple(json.loads(told["stations"])), told["deputy"], bool(told["disabled"]),
    )  # fmt: skip


def _check(account: Account) -> None:
    needed = {"office": ("areas", "区域"), "station": ("stations", "站点"), "deputy": ("deputy", "代表编号")}
    if account.role in needed and not getattr(account, needed[account.role][0]):
        raise Stop(f"{TITLES[account.role]}的账号要写明看哪个{needed[account.role][1]}。")
    if not account.name.strip() or len(account.name) > 64:
        raise Stop("账号的名字不能为空，也不能超过 64 个字。")


def _check_password(password: str) -> None:
    if len(password) < SHORTEST:
        raise Stop(f"密码太短，至少 {SHORTEST} 位。")
