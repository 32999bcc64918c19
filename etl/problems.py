"""One bad row (Problem), one stop (Stop). Imports nothing of ours."""

from dataclasses import dataclass


class Stop(Exception):
    """The work could not be done and nothing was changed; the text is one Chinese sentence for the user."""


@dataclass(frozen=True)
class Problem:
    """One row that did not become a fact, or one sentence about a sheet (row None)."""

    file: str
    sheet: str
    row: int | None
    column: str | None
    found: str | None
    allowed: str | None
    message: str
