"""The one escaped HTML table: up to about sixty rows, and everywhere something is printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.parts.html import join, tag

Cell = Markup | str


@dataclass(frozen=True)
class Column:
    """Head and CSS classes of one column: r right, m mark, s second ink, b bold, nw no wrap, wide not on the phone."""

    head: Cell
    cls: str = ""


def table(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], foot: Sequence[Cell] = (), cls: str = "", label: str = ""
) -> Markup:
    """`rows` are cells in the order of `columns`; a blank cell is an empty string."""
    head = join(Markup('<th scope="col"{}>{}</th>').format(_cls(column.cls), column.head) for column in columns)
    body = join(tag("tr", _cells(columns, row)) for row in rows)
    tail = tag("tfoot", tag("tr", _cells(columns, foot))) if foot else Markup("")
    return Markup(
        '<div class="scroll"><table class="t {}" aria-label="{}">'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody>{}</table></div>"
    ).format(cls, label, head, body, tail)


def _cells(columns: Sequence[Column], row: Sequence[Cell]) -> Markup:
    return join(
        Markup("<td{}>{}</td>").format(_cls(column.cls), cell) for column, cell in zip(columns, row, strict=True)
    )


def _cls(cls: str) -> Markup:
    return Markup(' class="{}"').format(cls) if cls else Markup("")
