"""The texts of a page that left the system as one HTML file, by where they stand."""

from collections.abc import Mapping
from html.parser import HTMLParser

from dashboard.exports.recipe import SHEET

Attributes = list[tuple[str, str | None]]


class _Page(HTMLParser):
    """recipe: how it was made, blank where the page does not say. found: (table or nothing, row and column or paragraph)
    -> text."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.recipe, self.found = "", dict[tuple[str, str], str]()
        self._table = self._row = self._column = self._text = 0
        self._inside, self._is_style = False, False
        self.feed(content.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attributes: Attributes) -> None:
        told = dict(attributes)
        if tag == "meta" and told.get("name") == SHEET:
            self.recipe = told.get("content") or ""
        match tag:
            case "table":
                self._table, self._row = self._table + 1, 0
            case "tr":
                self._row, self._column = self._row + 1, 0
            case "td" | "th":
                self._column, self._inside = self._column + 1, True
            case "style":
                self._is_style = True

    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag not in ("td", "th")
        self._is_style &= tag != "style"

    def handle_data(self, data: str) -> None:
        if self._is_style or not data.strip():
            return
        if not self._inside:
            self._text += 1
        there = (
            (f"表{self._table}", f"第{self._row}行第{self._column}列") if self._inside else ("", f"第{self._text}段")
        )
        self.found[there] = self.found.get(there, "") + data.strip()


def texts_of(content: bytes) -> Mapping[tuple[str, str], str]:
    return _Page(content).found


def recipe_text(content: bytes) -> str:
    """Blank where it holds none. Raises ValueError where it is no UTF-8."""
    return _Page(content).recipe
