"""Every metric has a worked example, and every worked example comes out as written."""

from itertools import groupby
from typing import Any

import duckdb
import pytest
from small import with_tables
from worked_examples import Answer, Example, examples

from etl.metrics import METRICS, compute

EXAMPLES = list(examples())


@pytest.mark.parametrize("metric", METRICS)
def test_has_a_worked_example(metric: str) -> None:
    assert metric in {example.metric for example in EXAMPLES}


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_comes_out_as_written(county: duckdb.DuckDBPyConnection, example: Example) -> None:
    with with_tables(county, example.tables) as con:
        for by, answers in groupby(sorted(example.answers, key=lambda a: a.by), key=lambda a: a.by):
            expected = list(answers)
            asked = list(dict.fromkeys(answer.asked for answer in expected))
            frame = compute(con, asked, by, example.view)
            for answer in expected:
                check(answer, frame.filter(id=answer.subject).row(0, named=True))


def check(answer: Answer, row: dict[str, Any]) -> None:
    """A share by its numerator and denominator, anything else by its value."""
    top, bottom = answer.numbers
    shown = f"{answer.asked}.numerator" if bottom is not None else answer.asked
    assert (row[shown], row[f"{answer.asked}.denominator"]) == pytest.approx((top, bottom)), answer
    assert row.get(f"{answer.asked}.bound") == answer.bound, answer
