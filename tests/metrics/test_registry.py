"""The registry is whole, and docs/metrics.md is printed from it."""

from dataclasses import fields, replace

import pytest

from etl.metrics import METRICS, Metric
from etl.metrics.document import FILE, page
from etl.records import RECORDS, columns


def test_the_docs_are_current() -> None:
    assert FILE.read_text("utf-8") == page(), "重印：python -m etl.metrics.document"


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_no_field_is_optional_or_blank(metric: Metric) -> None:
    with pytest.raises(TypeError):
        Metric(id="half")  # type: ignore[call-arg]
    blank = [f.name for f in fields(Metric) if f.name not in ("smallest_base", "needs") and not getattr(metric, f.name)]
    assert not blank


def test_no_two_share_a_title_or_a_meaning() -> None:
    for name in ("title", "meaning"):
        told = [getattr(metric, name) for metric in METRICS.values()]
        assert len(set(told)) == len(told)


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_what_is_needed_is_a_column_of_the_contract(metric: Metric) -> None:
    for need in "|".join(metric.needs).split("|"):
        record, _, column = need.partition(".")
        assert not need or column in {c.name for c in columns(RECORDS[record])}


def test_a_share_has_a_denominator_and_a_count_has_none() -> None:
    for metric in METRICS.values():
        assert metric.is_ratio == (metric.unit in ("share", "分"))


def test_a_metric_keeps_its_words_over_another_formula() -> None:
    rate = METRICS["reply_rate"]
    assert replace(rate.counting(METRICS["solved_rate"].formula), formula=rate.formula) == rate
