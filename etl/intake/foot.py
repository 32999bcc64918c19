"""Who made a table and when, below it: 制表人：… 日期：…, in one cell or in two, and the place and day that sign it."""

import re
from collections.abc import Iterable, Sequence

from etl.records import fold

WHO = r"(填表|填报|制表|审核|复核|统计|联系|经办|核对|校对)人|审核|制表|负责人|站长签字|签字"
WHEN = r"(填表|填报|制表|报送|统计|打印)?(日期|时间)"
FOOT = re.compile(rf"({WHO}|{WHEN}|备?注|说明|填表(说明|单位)?|填报(单位)?|制表(单位)?|(单位)?盖章|报送单位)\s*[:：]")
BARE = re.compile(rf"(?:{WHO}|{WHEN})\s*[:：]?")
"""A label with what it asks for in the next cell."""
LONGEST_SIGNER = 30


def is_foot(cells: Sequence[str]) -> bool:
    """Whether every cell of a row is such a label, what follows one, or a day, and there is a label."""
    labels, asks = 0, False
    for cell in cells:
        if FOOT.match(cell) or BARE.fullmatch(cell):
            labels, asks = labels + 1, BARE.fullmatch(cell) is not None
        elif not asks and not _is_day(cell):
            return False
        else:
            asks = False
    return labels > 0


def signing(last: Iterable[tuple[int, Sequence[str], bool]]) -> list[int]:
    """Of the last rows (number, filled cells, whether the cell is in the column of a day) those that sign a table:
    a day alone, and a name alone right above it."""
    found: list[int] = []
    for number, cells, is_dated in list(last)[::-1]:
        if len(cells) != 1:
            break
        if not (_is_day(cells[0]) and not is_dated) if not found else len(cells[0]) > LONGEST_SIGNER:
            break
        found.append(number)
        if len(found) == 2:
            break
    return found


def _is_day(cell: str) -> bool:
    try:
        fold.day(cell)
    except ValueError:
        return False
    return True
