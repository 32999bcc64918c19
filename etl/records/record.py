"""What every record class has in common: its sheet, its key, its columns, its judgement of one row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo, model_validator

from etl.records import fold
from etl.records.amounts import is_forecast, without_forecast
from etl.records.column import Column, columns
from etl.records.kinds import Reading, Reference
from etl.records.personal import LEAVE, without_reason
from etl.records.rules import RowRule

PLAIN = Reading()


@dataclass(frozen=True)
class Fault:
    """Why a row is no fact: which column (our name; None = the row), what was found, what is allowed (Chinese)."""

    column: str | None
    found: str | None
    allowed: str


class Record(BaseModel):
    """One row of one sheet. Subclasses declare columns with `column(header, rule)`, nothing else.

    sheet: the Chinese name. about: what one row is, in Chinese. key: what makes two rows the same; None = rows
    without a key. day: the date that says when the row happened (periods, mandates); None for registers. plan: the
    column and its values that make a row a plan, whose days may lie ahead. rules: between columns of one row.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    record: ClassVar[str]
    sheet: ClassVar[str]
    about: ClassVar[str]
    key: ClassVar[tuple[str, ...] | None] = None
    day: ClassVar[str | None] = None
    plan: ClassVar[tuple[str, tuple[object, ...]] | None] = None
    rules: ClassVar[tuple[RowRule, ...]] = ()

    @model_validator(mode="before")
    @classmethod
    def _read_row(cls, given: Any, info: ValidationInfo) -> Any:
        """代表编号 and 姓名 of one row are one Reference; local wordings become listed values."""
        if not isinstance(given, dict):
            return given
        row = {name: cell for name, cell in given.items() if cell is not None}
        for col in columns(cls):
            if col.name_header and col.name_column in row:
                both = reference(row.get(col.name), row.pop(col.name_column))
                row[col.name] = both if any(both) else None
            elif isinstance(row.get(col.name), str):
                row[col.name] = listed(cls.record, col, row[col.name], info.context or PLAIN)
        return expected(cls, row)

    @classmethod
    def judge(cls, row: Mapping[str, str | None], reading: Reading = PLAIN) -> Self | list[Fault]:
        """The typed row, or every fault of it. `row`: our column names (and name_column) -> printed text or None;
        a column that is not there is blank."""
        try:
            found = cls.model_validate(dict(row), context=reading)
        except ValidationError as error:
            return [_fault(cls, row, str(one["loc"][0])) for one in error.errors()]
        values = {col.name: getattr(found, col.name) for col in columns(cls)}
        breaches = [breach for rule in cls.rules if (breach := rule.breach(values))]
        return [_breach(cls, row, *breach) for breach in breaches] or found

    def staged(self) -> dict[str, Any]:
        """The values as the stage holds them: amount -> value and `_bound`; reference -> text and `_name`;
        list -> list; private columns are left out."""
        row: dict[str, Any] = {}
        for col in columns(type(self)):
            value = getattr(self, col.name)
            if col.kind in ("count", "number"):
                row[col.name], row[f"{col.name}_bound"] = value or (None, None)
            elif col.kind == "ref":
                row[col.name], name = value or (None, None)
                row |= {col.name_column: name} if col.name_header else {}
            elif col.kind != "private":
                row[col.name] = list(value) if isinstance(value, tuple) else value
        return row


def reference(number: str | None, name: str | None) -> Reference:
    """Both texts folded: the number as an id, the name as names are compared. Nothing to be seen is nothing."""
    return Reference(_seen(fold.identifier, number), _seen(fold.name, name))


def _seen(how: Callable[[str], str], printed: str | None) -> str | None:
    try:
        return how(printed) if printed is not None else None
    except ValueError:
        return None


def listed(record: str, col: Column, printed: str, reading: Reading) -> str:
    """The listed value an enum (or a text with local wordings) stands for; else what was printed."""
    words = reading.wordings.get(f"{record}.{col.name}", {})
    if col.kind != "enum" and not words:
        return printed
    known = {fold.word(word): value for word, value in [*words.items(), *((v, v) for v in col.values)]}
    word = fold.word(printed)
    if LEAVE in col.values and known.get(without_reason(word)) == LEAVE:
        return LEAVE
    return known.get(word, printed)


def expected(record: type[Record], row: dict[str, Any]) -> dict[str, Any]:
    """预计 in front of a number is a forecast: taken off the number and told by is_forecast, where there is one."""
    if "is_forecast" not in record.model_fields:
        return row
    amounts = [col.name for col in columns(record) if col.kind in ("count", "number")]
    told = [name for name in amounts if isinstance(row.get(name), str) and is_forecast(row[name])]
    if not told or _is_denied(row.get("is_forecast")):
        return row
    return row | {name: without_forecast(row[name]) for name in told} | {"is_forecast": True}


def _is_denied(printed: str | None) -> bool:
    """否, or what is neither 是 nor 否, under 是否预计: then the number beside it stays unread."""
    try:
        return printed is not None and not fold.boolean(printed)
    except ValueError:
        return True


def _fault(record: type[Record], row: Mapping[str, str | None], name: str) -> Fault:
    col = {col.name: col for col in columns(record)}[name]
    found = _found(row, col)
    return Fault(name, found, col.allowed if found else "必填")


def _breach(record: type[Record], row: Mapping[str, str | None], name: str, told: str) -> Fault:
    cols = {col.name: col for col in columns(record)}
    return Fault(name, _found(row, cols[name]), told.format(**{col.name: col.header for col in cols.values()}))


def _found(row: Mapping[str, str | None], col: Column) -> str | None:
    """What is printed under the column, else under the name column that may stand for it."""
    return row.get(col.name) or (row.get(col.name_column) if col.name_header else None)
