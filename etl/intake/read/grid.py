"""How large the grid of a sheet is, told from its XML before a reader makes room for every cell of it."""

import re

# Each pattern begins with fixed letters, which makes the search several times faster.
# A tag that closes itself is a blank cell that is only formatted; the reader makes no room for it.
# Written as a program writes them, or by hand: blanks about the =, line breaks between, either quote.
ROW = re.compile(rb'row\b[^>]*?\sr\s*=\s*["\'](\d+)["\'][^>]*(?<!/)>')
FAR = re.compile(rb'\sr\s*=\s*["\'](?:([A-Za-z]{2,})(\d+)|[A-Za-z](\d{7,}))["\'][^>]*(?<!/)>')
ODS_ROW = re.compile(
    rb"<table:table(?P<sheet>\s)|<table:table-row\b([^>]*)>(.*?)(?=<table:table(?:\s|-row\b)|\Z)", re.DOTALL
)
ODS_ROWS = re.compile(rb'number-rows-repeated\s*=\s*["\'](\d+)')
ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
ODS_COLUMNS = re.compile(rb'number-columns-repeated\s*=\s*["\'](\d+)')


class Grid:
    """Rows times columns of one sheet, from the first cell to the last filled one; of an ODS, of its largest sheet.

    One stray cell at XFD1048576 makes seventeen thousand million cells; a repeat count in ODS does the same.
    """

    def __init__(self) -> None:
        self._rows, self._columns, self._at, self._largest = 0, 26, 0, 0

    @property
    def cells(self) -> int:
        """How many cells a reader would hold."""
        return max(self._rows * self._columns, self._largest)

    def add(self, block: bytes) -> None:
        """Look at one more piece of the XML, cut between tags."""
        self._rows = max([self._rows, *map(int, ROW.findall(block))])
        for letters, row, far_row in FAR.findall(block):
            self._columns = max(self._columns, _column(letters))
            self._rows = max(self._rows, int(row or far_row))
        if b"<table:table" in block:
            for found in ODS_ROW.finditer(block):
                self._next_sheet() if found["sheet"] else self._add_row(found[2], found[3])

    def _next_sheet(self) -> None:
        self._largest, self._rows, self._columns, self._at = self.cells, 0, 1, 0

    def _add_row(self, row: bytes, cells: bytes) -> None:
        """One row of an ODS: it stands below all before it, and reaches to its last filled cell."""
        column = last = 0
        for cell in ODS_CELL.findall(cells):
            column += _times(ODS_COLUMNS, cell)
            last = column if b"value-type" in cell else last
        self._at += _times(ODS_ROWS, row)
        if last:
            self._rows, self._columns = self._at, max(self._columns, last)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:4].upper():  # four are beyond any sheet
        number = number * 26 + letter - 64
    return number


def _times(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1]) if found else 1
