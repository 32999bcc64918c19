"""Samples are written once for all tests; a test that changes files takes a copy."""

from functools import cache
from pathlib import Path

import pytest
from sampled import SEED, Written

from etl.sample import Format, Scale, write_sample
from etl.sample.county import Frames, frames_of
from etl.sample.scales import counties_of


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The folder of a sample of that scale and format."""

    @cache
    def write(scale: Scale, form: Format) -> Path:
        folder = tmp_path_factory.mktemp(f"{scale}-{form}")
        write_sample(folder, scale, SEED, form)
        return folder

    return write


@pytest.fixture(scope="session")
def district() -> Frames:
    """Every record of 望川区 as it was made, before any slip of a clerk."""
    return frames_of(next(counties_of("district", SEED))[1])
