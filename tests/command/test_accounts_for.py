"""An account is for a place or a person that there is."""

import pytest
from small_office import Office

ADD = ["accounts", "add", "某人", "--password", "correct-horse-9", "--role"]


@pytest.mark.parametrize(
    ("asked", "what"),
    [
        (["office", "--area", "ZZ"], "区域"),
        (["station", "--station", "S9"], "站点"),
        (["deputy", "--deputy", "D9"], "代表"),
    ],
)
def test_a_number_that_nobody_has_is_refused(loaded: Office, asked: list[str], what: str) -> None:
    done = loaded.run(*ADD, *asked)
    assert done.exit_code == 3 and f"没有编号为“{asked[-1]}”的{what}" in done.stderr
    assert loaded.told("accounts", "list", "--json") == []


def test_one_that_somebody_has_is_taken(loaded: Office) -> None:
    assert loaded.run(*ADD, "station", "--station", "S1").exit_code == 0


def test_before_the_first_delivery_every_number_is_taken(office: Office) -> None:
    assert office.run(*ADD, "office", "--area", "ZZ").exit_code == 0
