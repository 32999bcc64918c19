"""lvzhi report --figures: what a yearly report is written from."""

import csv
import io
from datetime import date

import pytest
from small_office import FIRST, Office

from etl.metrics.view import View
from etl.report.figures import GENERAL, percent, reports, view_of

CONTRACT = "report figure value qualifier numerator denominator".split()


def rows(text: str) -> dict[str, dict[str, str]]:
    return {row["figure"]: row for row in csv.DictReader(io.StringIO(text))}


def test_a_row_per_figure(seen: Office) -> None:
    done = seen.run("report", "--figures")
    assert done.exit_code == 0 and done.stdout.splitlines()[0].split(",")[:6] == CONTRACT
    found = rows(done.stdout)
    assert list(found) == [figure.figure for figure in reports()[GENERAL]]
    assert (found["receptions"]["value"], found["receptions"]["qualifier"]) == ("2", "exact")
    assert (found["visitors"]["value"], found["visitors"]["qualifier"]) == ("47", "at_least")
    assert (found["opinions"]["value"], found["opinions"]["qualifier"]) == ("", "")  # nobody delivered any


def test_an_office_whose_report_is_known_gets_that_one_over_its_own_period(office: Office) -> None:
    named = {
        name: text.replace("甲街道", "紫阳街道").replace("2025", "2018").replace("2022", "2016")
        for name, text in FIRST.items()
    }
    office.run("load", *(office.file(name, text) for name, text in named.items()))
    found = rows(office.run("report", "--figures").stdout)
    assert {row["report"] for row in found.values()} == {"ziyang"}
    assert (found["receptions"]["value"], found["receptions"]["from"]) == ("2", "2018-01-01")
    assert rows(office.run("report", "--figures", "--from", "2019-01-01").stdout)["receptions"]["from"] == "2019-01-01"


@pytest.mark.parametrize("report", reports())
def test_every_figure_of_every_report_can_be_asked(seen: Office, report: str) -> None:
    told = seen.told("report", "--figures", "--report", report, "--format", "json")
    assert [row["figure"] for row in told] == [figure.figure for figure in reports()[report]]


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2018-08", date(2018, 8, 1), date(2018, 8, 31)),
        ("2023..2024-07", date(2023, 1, 1), date(2024, 7, 31)),
        ("..2020", date.min, date(2020, 12, 31)),
        ("", date(2025, 1, 1), date(2025, 6, 30)),
    ],
)
def test_periods_as_printed(period: str, first: date, last: date) -> None:
    over = view_of(period, View(date(2025, 1, 1), date(2025, 6, 30), date(2025, 12, 31)))
    assert (over.from_on, over.to_on) == (first, last)


@pytest.mark.parametrize(
    ("numerator", "denominator", "printed"),
    [(6, 67, 9), (44, 67, 66), (13, 67, 19), (1, 8, 13), (1030, 1098, 93.8), (125, 1000, 12.5), (1245, 10000, 12.5)],
)
def test_percent_as_printed(numerator: int, denominator: int, printed: float) -> None:
    assert percent(numerator / denominator, denominator) == printed
