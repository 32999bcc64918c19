"""Read a delivered file into sheets of text, and find the record each sheet holds.

Nothing is interpreted here beyond where the header stands and which rows are data: cells stay as printed.
"""

from pathlib import Path

from etl.intake.read.delimited import Layout, read_delimited, scan
from etl.intake.read.limits import USUAL, Limits
from etl.intake.read.oldbook import read_xls
from etl.intake.read.refuse import kind_of, refuse
from etl.intake.read.sheet import RawSheet
from etl.intake.read.workbook import read_package

__all__ = ["Layout", "Limits", "RawSheet", "read_file", "scan"]


def read_file(path: Path, *, limits: Limits = USUAL) -> list[RawSheet]:
    """Every sheet of a delivered file that holds anything, in the file's order; Stop where it is refused.

    XLSX, XLS, ODS (hidden sheets too) or delimited text, told by the bytes and not by the name.
    """
    match kind_of(path, limits):
        case "package":
            sheets = read_package(path, limits)
        case "xls":
            sheets = read_xls(path)
        case "text":
            sheets = [read_delimited(path, limits)]
    sheets = [sheet for sheet in sheets if not sheet.rows.is_empty()]
    if not sheets:
        refuse(path, "没有任何内容。")
    return sheets
