"""Public records of two foreign bodies, loaded as they are: every figure their sources and plain arithmetic give.

NOTES.md in each folder: whose records, under which licence, and what was added to fill the contract.
"""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.cli import lvzhi

HERE = Path(__file__).parent
SETS = ["uk_written_questions", "us_boston311"]
Row = Mapping[str, str]


def lines(text: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(text)))


def expected(name: str) -> list[Row]:
    return lines((HERE / name / "expected.csv").read_text("utf-8-sig"))


def questions(name: str) -> dict[tuple[str, str, str, str], list[Row]]:
    """The expected figures by the question asked: of whom, from, to, as of."""
    asked = defaultdict(list)
    for row in expected(name):
        if row["subject_kind"] != "load":
            asked[row["subject_kind"], row["from"], row["to"], row["as_of"]].append(row)
    return asked


@pytest.fixture(scope="module", params=SETS)
def loaded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, dict]:
    """(which set, the home, what the load told)"""
    folder, home = HERE / request.param, tmp_path_factory.mktemp("home")
    files = [str(file) for file in sorted(folder.iterdir()) if file.name not in ("expected.csv", "NOTES.md")]
    done = CliRunner().invoke(lvzhi, ["load", *files, "--home", str(home), "--json"])
    assert done.exit_code == 0, done.output
    return request.param, home, json.loads(done.stdout)


def test_every_row_is_good(loaded: tuple[str, Path, dict]) -> None:
    name, _, told = loaded
    for row in expected(name):
        if row["subject_kind"] == "load":
            assert told[row["metric"]] == pytest.approx(int(row["numerator"]), abs=float(row["tolerance"])), row
    assert told["rows_read"] == told["facts"] + told["problems"] + told["replaced"]


def test_every_figure(loaded: tuple[str, Path, dict]) -> None:
    name, home, _ = loaded
    wrong, compared = [], 0
    for question, figures in questions(name).items():
        found = ask(home, question, {row["metric"] for row in figures})
        for row in figures:
            compared += 1
            told = found.get(row["subject"], {})
            if not agrees(row, told):
                wrong.append((question, row, {key: told[key] for key in told if key.startswith(row["metric"])}))
    assert compared > 100
    assert not wrong, wrong[:5]


def ask(home: Path, question: tuple[str, str, str, str], metrics: set[str]) -> dict[str, Row]:
    """The rows of `lvzhi metrics`, by id and by name."""
    by, from_on, to_on, as_of = question
    wanted = [part for metric in sorted(metrics) for part in ("--metric", metric)]
    view = ["--by", by, "--from", from_on, "--to", to_on, "--as-of", as_of]
    done = CliRunner().invoke(lvzhi, ["metrics", *view, *wanted, "--home", str(home)])
    assert done.exit_code == 0, done.output
    rows = lines(done.stdout)
    return {row[key]: row for key in ("name", "id") for row in rows}


def agrees(wanted: Row, told: Row) -> bool:
    """A denominator: the ratio and both its parts. None: the column itself. Neither number: unknown, and blank."""
    metric, numerator, denominator = wanted["metric"], wanted["numerator"], wanted["denominator"]
    value = told.get(metric, "")
    if not numerator and not denominator:
        return value == ""
    if not denominator:
        return value != "" and float(value) == pytest.approx(float(numerator), abs=float(wanted["tolerance"]) + 1e-9)
    if not told or (told[f"{metric}.numerator"], told[f"{metric}.denominator"]) == ("", ""):
        return False
    parts = float(told[f"{metric}.numerator"]), float(told[f"{metric}.denominator"])
    if parts != (float(numerator), float(denominator)):
        return False
    return value == "" if parts[1] == 0 else float(value) == pytest.approx(parts[0] / parts[1])
