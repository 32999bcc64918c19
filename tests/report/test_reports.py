"""The figures of five published yearly reports, counted from records: expected.csv holds them as they should be."""

import csv
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from etl.report import figures, report_of, reports
from tests.report.write_samples import HOMES, SAMPLES, write_samples

with (Path(__file__).parent / "expected.csv").open(encoding="utf-8", newline="") as file:
    EXPECTED = list(csv.DictReader(file))

ERRORS_OF_THE_SOURCE = {
    "cd_university_share": "报告印作 20%，按记录是 19%（13/67）",
    "cd_senior_secondary": "报告印作“高中及大学”，应是“高中及大专”：大学学历另有13名，13+25+29=67",
}
"""The only two figures that are not as printed."""


def test_the_table_is_that_of_the_product() -> None:
    asked = [(one.report, one.figure) for report in HOMES for one in reports()[report]]
    assert len(EXPECTED) == 129
    assert sorted(asked) == sorted((row["report"], row["figure"]) for row in EXPECTED)


@pytest.mark.parametrize("report", HOMES)
def test_every_figure_of_the_report(report: str, warehouse_of: Callable) -> None:
    con, view = warehouse_of(report)
    assert report_of(con) == report
    found = figures(con, report, view)
    counted = {
        row["figure"]: (f"{row['value']:g}" if row["value"] is not None else "", row["qualifier"])
        for row in found.iter_rows(named=True)
    }
    assert counted == {row["figure"]: (row["value"], row["qualifier"]) for row in EXPECTED if row["report"] == report}


@pytest.mark.parametrize("report", HOMES)
def test_what_the_report_has_otherwise_is_told(report: str, warehouse_of: Callable) -> None:
    found = figures(warehouse_of(report)[0], report, warehouse_of(report)[1])
    told = {figure: note for figure, note in found.select("figure", "note").iter_rows() if note}
    assert told == (ERRORS_OF_THE_SOURCE if report == "zhengyang" else {})


def test_only_what_nobody_delivered_stands_on_a_stated_total(warehouse_of: Callable) -> None:
    stated = {
        (report, figure)
        for report in HOMES
        for figure in figures(warehouse_of(report)[0], report, warehouse_of(report)[1]).filter(basis="stated")["figure"]
    }
    assert stated == {("ziyang", "opinions_supervised")}


@pytest.mark.parametrize("figure", ["opinions", "reply_rate", "debriefing_coverage"])
def test_a_share_shows_its_numerator_and_denominator(figure: str, warehouse_of: Callable) -> None:
    of = {"opinions": "dongbeitang", "reply_rate": "ziyang", "debriefing_coverage": "zhengyang"}[figure]
    con, view = warehouse_of(of)
    row = figures(con, of, view).row(by_predicate=pl.col("figure") == figure, named=True)
    told = {"opinions": (96, None), "reply_rate": (10, 10), "debriefing_coverage": (12, 12)}
    assert (row["numerator"], row["denominator"]) == told[figure]


def test_another_period_is_not_compared_with_the_print(warehouse_of: Callable) -> None:
    con, view = warehouse_of("zhengyang")
    assert figures(con, "zhengyang", view, own_period=False)["note"].is_null().all()


def test_the_committed_samples_are_what_is_written(tmp_path: Path) -> None:
    write_samples(tmp_path)
    for path in (file for report in HOMES for file in (tmp_path / report).iterdir()):
        committed = SAMPLES / path.relative_to(tmp_path)
        assert path.read_bytes() == committed.read_bytes(), f"python -m tests.report.write_samples: {committed.name}"
    assert sum(file.stat().st_size for file in SAMPLES.rglob("*") if file.is_file()) < 400_000
