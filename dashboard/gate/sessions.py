"""Sessions: an opaque token in a cookie, its hash beside the accounts; it ends when idle, when old, when signed out."""

import hashlib
import secrets
import time

from dashboard.gate.accounts import Account, _account, opened
from etl.home import Home

COOKIE = "lvzhi_session"
IDLE, LONGEST = 30 * 60.0, 8 * 3600.0
"""Seconds without a click, and in all, after which one has to sign in again."""

_FRESH = 30.0
"""A click is written down at most so often: it need not wait for the disk each time."""


def begin(home: Home, account: Account, now: float | None = None) -> str:
    """A new token; sessions that have ended are forgotten."""
    token, moment = secrets.token_urlsafe(32), now if now is not None else time.time()
    with opened(home) as con:
        con.execute("DELETE FROM session WHERE seen < ? OR begun < ?", (moment - IDLE, moment - LONGEST))
        con.execute("INSERT INTO session VALUES (?, ?, ?, ?)", (_hash(token), account.name, moment, moment))
    return token


def who(home: Home, token: str | None, now: float | None = None) -> Account | None:
    """The account that is signed in with the token; None where the session has ended or never was."""
    moment = now if now is not None else time.time()
    if not token or not home.accounts.exists():
        return None
    with opened(home) as con:
        row = con.execute(
            "SELECT a.*, s.seen FROM session s JOIN account a USING (name) "
            "WHERE s.token = ? AND NOT a.disabled AND s.seen >= ? AND s.begun >= ?",
            (_hash(token), moment - IDLE, moment - LONGEST),
        ).fetchone()
        if row and moment - row["seen"] > _FRESH:
            con.execute("UPDATE session SET seen = ? WHERE token = ?", (moment, _hash(token)))
    if row is None:
        return None
    return _account_of(row)


def whose(home: Home, token: str | None) -> Account | None:
    """The account that was signed in with the token, also where the session has ended and is not forgotten yet."""
    if not token or not home.accounts.exists():
        return None
    with opened(home) as con:
        row = con.execute("SELECT a.* FROM session s JOIN account a USING (name) WHERE s.token = ?", (_hash(token),))
        found = row.fetchone()
    return _account_of(found) if found else None


def end(home: Home, token: str | None) -> None:
    with opened(home) as con:
        con.execute("DELETE FROM session WHERE token = ?", (_hash(token or ""),))


def _account_of(row: object) -> Account:
    return _account(row)  # type: ignore[arg-type]


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
