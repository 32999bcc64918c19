"""What every record class has in common: its sheet, its key, its columns, its judgement of one row."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Literal, Self, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from etl.records.kinds import Kind, KindName, Reading, Reference
from etl.records.rules import RowRule

NAME_COLUMNS = {
    "deputy": "姓名", "station": "站点名称", "area": "区域名称", "activity": "活动名称", "project": "项目名称",
}  # fmt: skip
"""Registers whose name column may stand beside, or instead of, the number column that points to them."""


def column(
    header: str, note: str = "", *, default: object = ..., aliases: tuple[str, ...] = (),
    needed: bool | None = None, future: bool = False,
) -> Any:  # fmt: skip
    """One column of a record: header as printed, rule in Chinese. Without default it is required.

    future: a date that may lie after the day the delivery was received.
    """
    extra = {"aliases": list(aliases), "future": future}
    return Field(default, title=header, description=note, json_schema_extra=extra)


@dataclass(frozen=True)
class Column:
    """A column as the rest of the system sees it."""

    name: str
    header: str
    note: str
    kind: KindName
    to: str | None
    required: bool
    values: tuple[str, ...]
    default: Any
    aliases: tuple[str, ...]
    future: bool

    @property
    def name_header(self) -> str | None:
        """The header of the name column that may stand for a reference X编号 (代表编号 -> 姓名); else None."""
        return NAME_COLUMNS.get(self.to or "") if self.kind == "ref" and self.header.endswith("编号") else None

    @property
    def name_column(self) -> str:
        """The staged column that holds what stood under name_header."""
        return f"{self.name}_name"


@dataclass(frozen=True)
class Fault:
    """Why a row is no fact: which column (our name; None = the row), what was found, what is allowed (Chinese)."""

    column: str | None
    found: str | None
    allowed: str


class Record(BaseModel):
    """One row of one sheet. Subclasses declare columns with `column(header, rule)`, nothing else.

    sheet: the Chinese name. key: what makes two rows the same; None = rows without a key. day: the date that
    says when the row happened (periods, mandates); None for registers. rules: between columns of one row.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    record: ClassVar[str]
    sheet: ClassVar[str]
    key: ClassVar[tuple[str, ...] | None] = None
    day: ClassVar[str | None] = None
    rules: ClassVar[tuple[RowRule, ...]] = ()

    @model_validator(mode="before")
    @classmethod
    def _join_references(cls, given: Any) -> Any:
        """代表编号 and 姓名 of one row are one Reference."""
        if not isinstance(given, dict):
            return given
        row = {name: cell for name, cell in given.items() if cell is not None}
        for col in columns(cls):
            if col.name_header and col.name_column in row:
                row[col.name] = Reference(row.get(col.name), row.pop(col.name_column))
        return row

    @classmethod
    def judge(cls, row: Mapping[str, str | None], reading: Reading = Reading()) -> Self | list[Fault]:
        """The typed row, or every fault of it. `row`: our column names (and name_column) -> printed text or None."""
        raise NotImplementedError


@cache
def columns(record: type[Record]) -> tuple[Column, ...]:
    """The columns of a record in the order of its sheet."""
    return tuple(_column(name, info) for name, info in record.model_fields.items())


def _column(name: str, info: Any) -> Column:
    kind, values = _kind(info)
    extra = info.json_schema_extra
    return Column(
        name=name, header=info.title, note=info.description, kind=kind.name, to=kind.to,
        required=info.is_required(), values=values, default=None if info.is_required() else info.default,
        aliases=tuple(extra["aliases"]), future=extra["future"],
    )  # fmt: skip


def _kind(info: Any) -> tuple[Kind, tuple[str, ...]]:
    """The Kind an annotation carries, alone or in `X | None`; a Literal is an enum of its values."""
    marks = [mark for mark in info.metadata if isinstance(mark, Kind)]
    for part in (info.annotation, *get_args(info.annotation)):
        marks += [mark for mark in getattr(part, "__metadata__", ()) if isinstance(mark, Kind)]
        if get_origin(part) is Literal:
            return Kind("enum"), get_args(part)
    return marks[0], ()
