"""How much one file may ask of the machine before it is refused."""

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True)
class Limits:
    """Bounds on one delivered file; each is far above what an office's own workbook needs."""

    max_file_bytes: int = 256 * MIB  # a workbook as it lies on disk
    max_text_bytes: int = 8192 * MIB  # a CSV as it lies on disk
    max_bytes_unzipped: int = 2048 * MIB  # all parts of a workbook, inflated
    max_ratio: int = 300  # inflated to packed; small workbooks (see below) are let be
    ratio_from_bytes: int = 64 * MIB  # below this size no ratio is alarming
    max_parts: int = 10_000  # parts inside one workbook
    max_cells: int = 50_000_000  # the grid from A1 to the last filled cell of one sheet
    max_columns: int = 16_384  # as many as Excel has


USUAL = Limits()
"""What holds unless a caller asks for less."""
