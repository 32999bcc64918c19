"""Every metric has a worked example, and every worked example comes out as written."""

import duckdb
import pytest
from small import with_tables
from worked_examples import Example, examples

from etl.metrics import METRICS, compute

EXAMPLES = list(examples())


@pytest.mark.parametrize("metric", METRICS)
def test_has_a_worked_example(metric: str) -> None:
    assert metric in {example.metric for example in EXAMPLES}


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_comes_out_as_written(county: duckdb.DuckDBPyConnection, example: Example) -> None:
    with with_tables(county, example.tables) as con:
        for answer in example.answers:
            frame = compute(con, [answer.asked], answer.by, example.view)  # type: ignore[arg-type]
            row = frame.filter(id=answer.subject).row(0, named=True)
            value, bottom = row[answer.asked], row[f"{answer.asked}.denominator"]
            top = row[f"{answer.asked}.numerator"] if answer.numbers[1] is not None else value
            assert (top, bottom) == pytest.approx(answer.numbers), answer
            assert row.get(f"{answer.asked}.bound") == answer.bound
