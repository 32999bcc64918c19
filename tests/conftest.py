"""Property tests: the same cases every time, and a busy machine is no failure. The browser, for whoever asks for one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("checks", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("checks")


@pytest.fixture(scope="module")
def chromium() -> "Iterator[Browser]":
    """One headless Chromium for the tests of a file."""
    from visiting import browser  # what drives it is loaded by those who need it

    with browser() as running:
        yield running
