"""How large the grid of a sheet is, told from its XML before a reader makes room for every cell of it."""

import re

# Each pattern begins with fixed letters, which makes the search several times faster.
# A tag that closes itself is a blank cell that is only formatted; the reader makes no room for it.
ROW = re.compile(rb'row\b[^>]*? r="(\d+)"[^>]*(?<!/)>')
FAR = re.compile(rb' r="(?:([A-Za-z]{2,3})(\d+)|[A-Za-z](\d{7,}))"[^>]*(?<!/)>')
ODS_ROW = re.compile(rb"<table:table-row\b([^>]*)>(.*?)(?=<table:table-row\b|\Z)", re.DOTALL)
ODS_ROWS = re.compile(rb'number-rows-repeated="(\d+)"')
ODS_CELL = re.compile(rb"<table:table-cell\b([^>]*)>")
ODS_COLUMNS = re.compile(rb'number-columns-repeated="(\d+)"')


class Grid:
    """Rows times columns of one XLSX sheet, or the filled cells of one ODS sheet with their repeats.

    One stray cell at XFD1048576 makes seventeen thousand million cells; a repeat count in ODS does the same.
    """

    def __init__(self) -> None:
        self._rows, self._columns, self._repeated = 0, 26, 0

    @property
    def cells(self) -> int:
        """How many cells a reader would hold."""
        return self._rows * self._columns + self._repeated

    def add(self, block: bytes) -> None:
        """Look at one more piece of the XML, cut between tags."""
        self._rows = max([self._rows, *map(int, ROW.findall(block))])
        for letters, row, far_row in FAR.findall(block):
            self._columns = max(self._columns, _column(letters))
            self._rows = max(self._rows, int(row or far_row))
        if b"-repeated=" in block:
            self._repeated += sum(_repeats(row, cells) for row, cells in ODS_ROW.findall(block))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _repeats(row: bytes, cells: bytes) -> int:
    """Filled cells of one ODS row, repeats multiplied out."""
    width = sum(_times(ODS_COLUMNS, cell) for cell in ODS_CELL.findall(cells) if b"value-type" in cell)
    return width * _times(ODS_ROWS, row)


def _times(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1]) if found else 1
