"""Invented names: as common as real ones, hence sometimes the same, and nobody's whom everyone knows."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.sample.known import known
from etl.sample.names import _FEMALE, _FIRST, _MALE, _SURNAMES, full_names


def draw(seed: int, size: int) -> pl.Series:
    rng = np.random.default_rng(seed)
    return full_names(rng, rng.random(size) < 0.34)


@pytest.mark.parametrize(
    ("people", "least", "most"),
    # of so many people, how many in a hundred share their name with somebody
    [(70, 0, 6), (300, 0, 6), (6_000, 5, 25), (100_000, 40, 80)],
)
def test_names_collide_as_real_ones_do(people: int, least: float, most: float) -> None:
    assert least <= 100 * draw(1, people).is_duplicated().mean() <= most


@given(st.integers(0, 2**32), st.integers(1, 400))
@settings(max_examples=40, deadline=None)
def test_a_name_is_two_to_four_characters_and_nobody_known(seed: int, size: int) -> None:
    names = draw(seed, size)
    assert len(names) == size
    assert names.str.len_chars().is_between(2, 4).all()
    assert not known(names).any()


def test_some_names_that_could_be_drawn_are_refused() -> None:
    """Else the test above could not fail."""
    spelt = pl.Series([a + b + c for a in _SURNAMES for b in (*_FIRST, "") for c in (*_FEMALE, *_MALE)]).unique()
    assert 200 <= known(spelt).sum() <= 400
