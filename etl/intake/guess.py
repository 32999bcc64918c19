"""What we would point at ourselves in a sheet nobody knows: every box of the page begins with it."""

import re
from difflib import get_close_matches

import polars as pl

from etl.intake.around import YEAR, around, labelled, lines_above
from etl.intake.find import words
from etl.intake.headers import label
from etl.intake.heading import best
from etl.intake.shape import is_number
from etl.intake.teach import EACH, Pointed, Style, Unread, cells_of, header_of, offered, rows_of
from etl.records import RECORDS, Column
from etl.rules.book import RuleBook
from etl.rules.layouts import Fill

PERSON = r"^[\u4e00-\u9fff]{1,3}·?[\u4e00-\u9fff]{1,3}$"
LEAST_NAMES, LEAST_ALIKE = 0.7, 0.6
COMMON = "reception"
"""What offices keep in tables of their own most often."""
LONGEST_MARK, MOST_MARKS, FEW_MARKS = 4, 12, 3
"""A mark is short; a column has few of them; all columns together have so few, or each comes again and again."""
ENDING = re.compile(r"签到[表册单]|签名[表册]|(?:出席|到会|参会)?(?:情况|登记|一览|统计)[表册]?$")
"""What the title of a sheet says after the name of the meeting."""


def likely(one: Unread, book: RuleBook) -> tuple[Style, str]:
    """What the sheet looks like and which record it is: the one most of whose headings it has, unless people stand down
    and columns of marks, or of numbers, across."""
    named = {name: best(one.sheet, words(record, book)) for name, record in RECORDS.items() if name != "cover"}
    counts = {
        name: (heading.named if heading else 0, _alike(one, name, book), name == COMMON)
        for name, heading in named.items()
    }
    record = max(counts, key=lambda name: counts[name])
    if counts[record][0] > 2:
        return "rows", record
    pointed = guessed(one, "matrix", "attendance", book)
    below = rows_of(one, pointed)
    across = [below[one.sheet.cells[n]].drop_nulls() for n, header in pointed.columns.items() if header == EACH]
    numbers = [cells for cells in across if sum(map(is_number, cells)) > len(cells) / 2]
    marks = [cells for cells in across if _are_marks(cells)]
    if len(across) > 1 and 2 * len(numbers) > len(across):
        return "totals", "stated_figure"
    is_matrix = len(marks) > 1 and pl.concat(marks).n_unique() <= max(FEW_MARKS, sum(map(len, marks)) / 2)
    return ("matrix", "attendance") if is_matrix else ("rows", record)


def _alike(one: Unread, record: str, book: RuleBook) -> int:
    return len(guessed(one, "rows", record, book).columns)


def _are_marks(cells: pl.Series) -> bool:
    """Short words, not many of them."""
    return bool((cells.str.len_chars() <= LONGEST_MARK).all() and cells.n_unique() <= min(MOST_MARKS, len(cells)))


def offers(one: Unread, row: int, column: Column) -> dict[str, tuple[str, Fill]]:
    """What stands around the table and may be the value of a column for all its rows: as it is called -> (the value, how
    it is found in the next sheet)."""
    found: dict[str, tuple[str, Fill]] = {}
    for head, value in labelled(lines_above(one.sheet, row)):
        found[f"表上方“{head}”后面的：{value}"] = (value, Fill(header=column.header, labels=(head,)))
    texts = around(one.sheet, row)
    if column.kind == "year" and (hit := next((hit for text in texts if (hit := YEAR.search(text))), None)):
        found[f"标题、表名或文件名里的年份：{hit[1]}"] = (hit[1], Fill(header=column.header, pattern=YEAR.pattern))
    if column.to == "activity":
        for text in texts:
            if (hit := ENDING.search(text)) and (value := text[: hit.start()]):
                how = Fill(header=column.header, pattern=f"^(.+?)(?:{ENDING.pattern})")
                found[f"标题里“{hit[0]}”前面的：{value}"] = (value, how)
                break
    return found


def likely_value(mark: str, values: tuple[str, ...]) -> str | None:
    """The listed value that shares most characters with what is printed, where one alone does: 事假 -> 请假."""
    shared = {value: len({*mark} & {*value}) for value in values}
    most = max(shared.values(), default=0)
    best_ones = [value for value, count in shared.items() if count == most]
    return best_ones[0] if most and len(best_ones) == 1 else None


def guessed(one: Unread, style: Style, record: str, book: RuleBook, row: int | None = None) -> Pointed:
    """What we would point at ourselves: the row that names most of the record, each heading by name, else by likeness."""
    heading = best(one.sheet, words(RECORDS[record], book))
    number = row or (heading.row if heading else _widest(one))
    known = offered(record)
    layouts = [layout.columns for layout in book.layouts if layout.record == record]
    told = {label(word).text: header for columns in layouts for word, header in columns.items()}
    taken: dict[int, str] = {}
    for n, printed in enumerate(cells_of(one, number)):
        header = header_of(record, printed, book) or told.get(label(printed).text) or _nearest(printed, known)
        if header and header not in taken.values():
            taken[n] = header
    if style != "rows":
        taken = _across(one, number, taken)
    return Pointed(style, record, number, taken, {}, {})


def _nearest(printed: str, known: list[str]) -> str:
    return next(iter(get_close_matches(label(printed).text, known, 1, LEAST_ALIKE)), "")


def _across(one: Unread, row: int, taken: dict[int, str]) -> dict[int, str]:
    """The column of people, by its heading, else by what it holds; every filled column behind it is one of many."""
    below = one.sheet.rows.filter(pl.col("row") > row)
    filled = {n: below[cell].drop_nulls() for n, cell in enumerate(one.sheet.cells)}
    people = next((n for n, header in taken.items() if header in ("姓名", "代表编号")), None)
    if people is None:
        people = next((n for n, cells in filled.items() if _are_people(cells)), None)
    if people is None:
        return taken
    heads = cells_of(one, row)
    each = {n: EACH for n, cells in filled.items() if n > people and n not in taken and len(cells) and heads[n]}
    return {**taken, people: taken.get(people, "姓名"), **each}


def _are_people(cells: pl.Series) -> bool:
    """Mostly short words in Chinese, and hardly one of them twice."""
    alike = cells.str.contains(PERSON).sum()
    return bool(len(cells) and alike >= LEAST_NAMES * len(cells) and cells.n_unique() >= LEAST_NAMES * len(cells))


def _widest(one: Unread) -> int:
    """The row with the most cells that are words."""
    return max(one.head, key=lambda row: sum(bool(cell) and not cell.strip().isdecimal() for cell in row[1]))[0]
