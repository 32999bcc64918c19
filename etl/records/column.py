"""A column of a record: declared once in its class, read from there by everything else."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, Field

from etl.records.kinds import Kind, KindName

NAME_COLUMNS = {
    "deputy": "姓名", "station": "站点名称", "area": "区域名称", "activity": "活动名称", "project": "项目名称",
}  # fmt: skip
"""Registers whose name column may stand beside, or instead of, the number column that points to them."""

_ALLOWED: dict[KindName, str] = {
    "text": "文字", "id": "编号", "ref": "编号或名称", "list": "几项之间用顿号",
    "list ref": "编号或名称，几个之间用顿号",
    "date": "确有其日的年月日，如 2023-11-03 或 2023年11月3日", "bool": "是、否（√、×）", "int": "整数，如 4",
    "count": "不小于 0 的整数，可写 40余、近50、约30", "number": "不小于 0 的数，可写 40余、近50、约30",
    "year": "四位年份，如 2023", "born": "年、年月或年月日，如 1970-05", "private": "文字",
}  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A column as the rest of the system sees it.

    note: its rule, in Chinese. values: those of an enum. unit: what a bare number means, where that is settled.
    future: a date that may lie after the day the delivery was received.
    """

    name: str
    header: str
    note: str
    kind: KindName
    to: str | None
    unit: str | None
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

    @property
    def allowed(self) -> str:
        """What a cell of this column may hold, in Chinese."""
        return "、".join(self.values) or _ALLOWED[self.kind]


def column(
    header: str, note: str = "", *, default: object = ..., aliases: tuple[str, ...] = (), future: bool = False
) -> Any:
    """Declare one column of a record: header as printed, rule in Chinese. Without default it is required."""
    extra: dict[str, Any] = {"aliases": list(aliases), "future": future}
    return Field(default, title=header, description=note, json_schema_extra=extra)


@cache
def columns(record: type[BaseModel]) -> tuple[Column, ...]:
    """The columns of a record in the order of its sheet."""
    return tuple(_column(name, info) for name, info in record.model_fields.items())


def _column(name: str, info: Any) -> Column:
    kind, values = _kind(info)
    extra = info.json_schema_extra
    return Column(
        name=name, header=info.title, note=info.description, kind=kind.name, to=kind.to, unit=kind.unit,
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
