"""Who may come in: passwords, locks, sessions that end. Time is told, never waited for."""

from pathlib import Path

import pytest

from dashboard.gate import accounts, sessions
from dashboard.gate.accounts import FAILURES, LOCKED, Account
from dashboard.gate.sessions import IDLE, LONGEST
from etl.home import Home
from etl.problems import Stop

PASSWORD = "correct-horse-9"
NOON = 1_000_000.0


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "data")
    accounts.add(home, Account("zhang", "甲街道", "office", areas=("A",)), PASSWORD)
    return home


def refused(home: Home, name: str, password: str, now: float = NOON) -> str:
    with pytest.raises(Stop) as stop:
        accounts.verify(home, name, password, now)
    return str(stop.value)


def test_a_wrong_password_and_an_unknown_name_are_told_alike(home: Home) -> None:
    assert refused(home, "zhang", "nope") == refused(home, "nobody", PASSWORD) == accounts.WRONG


def test_the_right_one_gives_the_scope_of_the_account(home: Home) -> None:
    scope = accounts.verify(home, "zhang", PASSWORD, NOON).scope
    assert (scope.role, scope.name, scope.areas, scope.sees_everything) == ("office", "甲街道", ("A",), False)


def test_repeated_failures_lock_the_account_for_a_while_even_for_the_right_password(home: Home) -> None:
    for _ in range(FAILURES):
        assert refused(home, "zhang", "nope") == accounts.WRONG
    assert refused(home, "zhang", PASSWORD, NOON + LOCKED - 1) == "连续输错 5 次，请过 15 分钟再试。"
    assert accounts.verify(home, "zhang", PASSWORD, NOON + LOCKED + 1).name == "zhang"


def test_a_success_forgets_the_failures_before_it(home: Home) -> None:
    for _ in range(3):
        for _ in range(FAILURES - 1):
            refused(home, "zhang", "nope")
        accounts.verify(home, "zhang", PASSWORD, NOON)


SESSIONS = [
    ("a click a minute later", [60.0], True),
    ("idle too long", [IDLE + 1], False),
    ("clicking on, within the longest time", [IDLE - 1] * 10, True),
    ("clicking on, beyond the longest time", [IDLE - 1] * (int(LONGEST / IDLE) + 1), False),
]


@pytest.mark.parametrize("case, pauses, stands", SESSIONS)
def test_a_session_ends_when_idle_and_when_old(home: Home, case: str, pauses: list[float], stands: bool) -> None:
    account, now = accounts.verify(home, "zhang", PASSWORD, NOON), NOON
    token = sessions.begin(home, account, now)
    found: Account | None = account
    for pause in pauses:
        now += pause
        found = sessions.who(home, token, now)
    assert (found is not None) is stands, case


LIMITS = [
    ("wrong passwords in a row", FAILURES, 5),
    ("minutes of rest after them", LOCKED / 60, 15),
    ("minutes without a click", IDLE / 60, 30),
    ("hours in all", LONGEST / 3600, 8),
    ("letters of the shortest password", accounts.SHORTEST, 10),
]


@pytest.mark.parametrize("what, found, told", LIMITS)
def test_the_limits_are_those_that_are_told(what: str, found: float, told: float) -> None:
    """By docs/access.md."""
    assert found == told, what


ENDED = [("idle too long", 1.0, IDLE + 1), ("too old", LONGEST / 2 - 1, LONGEST / 2 + 2)]


@pytest.mark.parametrize("case, first, then", ENDED)
def test_a_session_that_has_ended_is_forgotten_when_another_begins(
    home: Home, monkeypatch: pytest.MonkeyPatch, case: str, first: float, then: float
) -> None:
    """Until then it is still known whose it was. To grow too old without a click, one may be idle for five hours here."""
    monkeypatch.setattr(sessions, "IDLE", max(IDLE, LONGEST * 0.6) if case == "too old" else IDLE)
    account = accounts.verify(home, "zhang", PASSWORD, NOON)
    old = sessions.begin(home, account, NOON)
    assert sessions.who(home, old, NOON + first)
    assert sessions.whose(home, old) == account
    young = sessions.begin(home, account, NOON + first + then)
    assert sessions.whose(home, old) is None and sessions.whose(home, young) == account, case


def test_a_session_that_goes_on_outlives_the_beginning_of_another(home: Home) -> None:
    account = accounts.verify(home, "zhang", PASSWORD, NOON)
    old = sessions.begin(home, account, NOON)
    sessions.begin(home, account, NOON + IDLE)
    assert sessions.who(home, old, NOON + IDLE) == account


@pytest.mark.parametrize("deed", ["signs out", "is disabled", "gets a new password"])
def test_a_session_is_over_at_once(home: Home, deed: str) -> None:
    token = sessions.begin(home, accounts.verify(home, "zhang", PASSWORD, NOON), NOON)
    if deed == "signs out":
        sessions.end(home, token)
    elif deed == "is disabled":
        accounts.disable(home, "zhang")
    else:
        accounts.set_password(home, "zhang", "another-horse-8")
    assert sessions.who(home, token, NOON + 1) is None


def test_what_is_kept_tells_neither_password_nor_token(home: Home) -> None:
    token = sessions.begin(home, accounts.verify(home, "zhang", PASSWORD, NOON), NOON)
    kept = home.accounts.read_bytes()
    assert PASSWORD.encode() not in kept and token.encode() not in kept and b"argon2id" in kept


CLASH = "，写下的事会分不清是谁；请用 --title 换一个，如 梅园站站长。"
WRONG_ACCOUNTS = [
    (Account("zhang", "又一个", "committee"), PASSWORD, "已有名为“zhang”的账号。"),
    (
        Account("li", "甲街道", "office", areas=("B",)),
        PASSWORD,
        f"称呼“甲街道”已在用{CLASH}",
    ),
    (
        Account("li", "zhang", "committee"),
        PASSWORD,
        f"称呼“zhang”已在用{CLASH}",
    ),
    (
        Account("li", "本机", "committee"),
        PASSWORD,
        f"称呼“本机”已在用{CLASH}",
    ),
    (Account("li", "李", "office"), PASSWORD, "街道乡镇的账号要写明看哪个区域。"),
    (Account("li", "李", "station"), PASSWORD, "站长的账号要写明看哪个站点。"),
    (Account("li", "李", "deputy"), PASSWORD, "代表本人的账号要写明看哪个代表编号。"),
    (Account(" ", "空", "committee"), PASSWORD, "账号的名字不能为空，也不能超过 64 个字。"),
    (Account("li", "李", "committee"), "short", "密码太短，至少 10 位。"),
]


@pytest.mark.parametrize("account, password, sentence", WRONG_ACCOUNTS)
def test_an_account_that_makes_no_sense_is_not_added(
    home: Home, account: Account, password: str, sentence: str
) -> None:
    with pytest.raises(Stop, match=sentence):
        accounts.add(home, account, password)
    assert [one.name for one in accounts.listed(home)] == ["zhang"]
