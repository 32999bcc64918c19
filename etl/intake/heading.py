"""Where the header of a sheet stands: which of the first rows names the most columns of a record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.intake.headers import BY_NUMBER, Known, Label, Vocabulary, label, without_unit
from etl.intake.read import RawSheet

HEAD_ROWS = 30
BELOW_A_GROUP = 4  # 日期 below 接待 says less than 接待日期, if that is a header too

Cells = Sequence[str | None]


@dataclass(frozen=True)
class Place:
    """Where one column of the record stands: cN, the header as printed, its unit, how sure (0 is best)."""

    cell: str
    printed: str
    unit: str | None
    rank: int

    @property
    def title(self) -> str:
        """The header on one line, for a message."""
        return "".join(self.printed.split())


@dataclass(frozen=True)
class Heading:
    """The header row of a sheet, seen as that of one record.

    row: its number. places: our column -> where it stands. doubled: our column -> the cells (two or more) that
    claim it equally. unknown: cN -> header printed, of the columns nobody knows.
    """

    row: int
    places: Mapping[str, Place]
    doubled: Mapping[str, tuple[Place, ...]]
    unknown: Mapping[str, str]

    @property
    def named(self) -> int:
        """How many columns of the record the row names; a list of people under 代表编号 is read, but says nothing of which
        record it is."""
        return sum(place.rank % BELOW_A_GROUP != BY_NUMBER for place in self.places.values())


def headings(sheet: RawSheet, words: Vocabulary) -> Iterator[Heading]:
    """The first rows of a sheet that name any column of the record."""
    above: Cells = ()
    for number, *cells in sheet.rows.head(HEAD_ROWS).iter_rows():
        heading = _heading(number, cells, above, words)
        if heading.named:
            yield heading
        above = cells


def best(sheet: RawSheet, words: Vocabulary) -> Heading | None:
    """The row that names the most; of equals the first."""
    return max(headings(sheet, words), key=lambda heading: heading.named, default=None)


def _heading(number: int, cells: Cells, above: Cells, words: Vocabulary) -> Heading:
    group = _spread(cells, above)
    claims: dict[str, list[Place]] = {}
    unknown, is_named_here = {}, False
    for i, (lower, upper) in enumerate(zip(cells, group, strict=True)):
        found = _meaning(lower, upper, words)
        if found:
            known, unit = found
            is_named_here |= lower is not None
            printed = lower or upper or ""
            claims.setdefault(known.column, []).append(Place(f"c{i}", printed, unit, known.rank))
        elif lower or upper:
            unknown[f"c{i}"] = lower or upper or ""
    return _settled(number, claims if is_named_here else {}, unknown)


def _settled(number: int, claims: Mapping[str, list[Place]], unknown: dict[str, str]) -> Heading:
    """Each column to its best claim; a claim that lost is a header nobody knows, a tie is a doubled header."""
    places, doubled = {}, {}
    for column, claimed in claims.items():
        first, *others = sorted(claimed, key=lambda place: place.rank)
        places[column] = first
        equals = tuple(place for place in others if place.rank == first.rank)
        if equals:
            doubled[column] = (first, *equals)
        unknown |= {place.cell: place.printed for place in others if place.rank != first.rank}
    return Heading(number, places, doubled, unknown)


def _spread(cells: Cells, above: Cells) -> list[str | None]:
    """The row above, each group spread to the right over cells that have text; none if it is a mere title."""
    if len({cell for cell in above if cell}) < 2:
        return [None] * len(cells)
    spread: list[str | None] = []
    for lower, upper in zip(cells, above, strict=True):
        spread.append(upper or (spread[-1] if spread and lower else None))
    return spread


@lru_cache(maxsize=1 << 14)
def _meaning(lower: str | None, upper: str | None, words: Vocabulary) -> tuple[Known, str | None] | None:
    """What a header says, together with the group above it where that makes a header too: 满意 below 票 = 满意票."""
    own, group = label(lower or ""), label(upper or "")
    unit = own.unit or group.unit
    if own.text and group.text:
        for joined in (group.text + own.text, own.text + group.text):
            if known := words.find(joined):
                return known, unit
    for tried in _tries(own if own.text else group):
        if known := words.find(tried.text):
            return Known(known.column, known.rank + (BELOW_A_GROUP if group.text else 0)), tried.unit or unit
    return None


def _tries(given: Label) -> tuple[Label, ...]:
    return (given, without_unit(given))


def letter(cell: str) -> str:
    """c0 -> A, c27 -> AB: the column as Excel names it."""
    number, letters = int(cell[1:]) + 1, ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
