"""What the machine refuses while a build is made, as one sentence: no room, no right, no memory."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import polars as pl

from etl.problems import Stop, reason

_REFUSED = (
    OSError,
    MemoryError,
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.OutOfMemoryException,
    pl.exceptions.ComputeError,
)
"""Any other error is a fault of ours and stays what it is."""


@contextmanager
def told() -> Iterator[None]:
    """Raises Stop for what the machine refused inside."""
    try:
        yield
    except RuntimeError as error:  # so the database tells that somebody pressed Ctrl+C
        if str(error) != "Query interrupted":
            raise
        raise KeyboardInterrupt from error
    except _REFUSED as error:
        raise Stop(f"数据版没有建成：{_why(error)}；原有的数据没有变。") from error


def _why(error: BaseException) -> str:
    """In Chinese where the system gave one of its usual reasons; the engines put its words at the end of theirs."""
    if isinstance(error, OSError) and error.errno:
        return reason(error)
    if isinstance(error, MemoryError | duckdb.OutOfMemoryException):
        return "内存不够"
    said = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    for number in (28, 27, 122, 13, 30, 5):
        if os.strerror(number) in said:
            return reason(OSError(number, os.strerror(number)))
    return re.sub(r"\s+", " ", said)[:200]
