"""The seed of the demonstration, and a sample as it lies in a folder."""

from collections.abc import Callable
from pathlib import Path

from etl.sample import Format, Scale

SEED = 20

Written = Callable[[Scale, Format], Path]
"""The folder of a sample of that scale and format."""
