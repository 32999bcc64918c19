"""Wilson intervals, against numbers printed elsewhere and against what an interval must be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.metrics.interval import wilson


@pytest.mark.parametrize(
    ("n", "d", "low", "high"),
    [
        (0, 5, 0.0, 0.4345),
        (5, 5, 0.5655, 1.0),
        (15, 148, 0.0624, 0.1605),
        (81, 263, 0.2553, 0.3662),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_as_published(n: int, d: int, low: float, high: float) -> None:
    """The last three are of Newcombe, Statistics in Medicine 17 (1998), table I."""
    assert wilson(n, d) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("n", "d"), [(None, 5), (3, None), (0, 0), (6, 5), (-1, 5)])
def test_no_share_no_interval(n: float | None, d: float | None) -> None:
    assert wilson(n, d) is None


@given(st.integers(1, 10_000).flatmap(lambda d: st.tuples(st.integers(0, d), st.just(d))))
def test_holds_the_share_and_mirrors(pair: tuple[int, int]) -> None:
    n, d = pair
    low, high = wilson(n, d) or (1, 0)
    other_low, other_high = wilson(d - n, d) or (1, 0)
    assert 0 <= low <= n / d + 1e-12 and n / d - 1e-12 <= high <= 1
    assert (other_low, other_high) == pytest.approx((1 - high, 1 - low))
