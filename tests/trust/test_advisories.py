"""What docs/security.md says of known advisories holds: every version that is locked is one where it is mended."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| (\S+) \| ((?:CVE|GHSA)-[\w-]+) \| ([\d.]+) \|", re.MULTILINE)
LOCKED = dict(re.findall(r"^([\w.-]+)==([\d.]+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))
TOLD = ROW.findall((ROOT / "docs" / "security.md").read_text("utf-8"))


def numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.strip(".").split(".")))


@pytest.mark.parametrize(("package", "advisory", "mended"), TOLD, ids=[f"{one[0]} {one[1]}" for one in TOLD])
def test_the_locked_version_is_one_where_it_is_mended(package: str, advisory: str, mended: str) -> None:
    assert numbers(LOCKED[package]) >= numbers(mended), advisory


def test_there_are_some() -> None:
    assert len(TOLD) > 40 and {"streamlit", "starlette", "authlib", "duckdb", "lxml", "pillow"} <= {
        one[0] for one in TOLD
    }


def test_what_is_said_to_be_absent_is() -> None:
    assert "tornado" not in LOCKED
