"""The kinds of cell a record may hold, each a pydantic type that reads text as an office prints it.

A kind reads one printed cell (`str`, never blank) into one value, or raises ValueError; `etl.records.fold` does
the reading. The validation context is a `Reading`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, ValidationInfo

from etl.records import fold
from etl.records.amounts import Amount as Amount

KindName = Literal[
    "text", "id", "ref", "list", "list ref", "enum", "date", "bool", "int", "count", "number", "year", "born", "private"
]


@dataclass(frozen=True)
class Reading:
    """What the rule pack says about reading: ROC years, and record.field -> {local wording -> listed value}."""

    roc_years: bool = False
    wordings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class Reference(NamedTuple):
    """What points to another row: the text under 编号 and the text under the name column; one may be blank."""

    number: str | None
    name: str | None = None


@dataclass(frozen=True)
class Kind:
    """The mark a field's annotation carries. to: the record a reference points to. unit: that of a bare number."""

    name: KindName
    to: str | None = None
    unit: str | None = None


def _reads(how: Any) -> BeforeValidator:
    """Printed text through `how`; a value that is no text already is what it is."""
    return BeforeValidator(lambda given: how(given) if isinstance(given, str) else given)


def _reading(info: ValidationInfo) -> Reading:
    return info.context or Reading()


def _date(given: object, info: ValidationInfo) -> object:
    return fold.day(given, roc_years=_reading(info).roc_years) if isinstance(given, str) else given


def _year(given: object, info: ValidationInfo) -> object:
    return fold.year(given, roc_years=_reading(info).roc_years) if isinstance(given, str) else given


def _reference(given: object) -> object:
    return Reference(fold.identifier(given)) if isinstance(given, str) else given


Text = Annotated[str, Kind("text"), _reads(fold.text)]
Id = Annotated[str, Kind("id"), _reads(fold.identifier)]
Private = Annotated[str, Kind("private"), _reads(fold.text)]
Items = Annotated[tuple[str, ...], Kind("list"), _reads(fold.phrases)]
Day = Annotated[date, Kind("date"), BeforeValidator(_date)]
Bool = Annotated[bool, Kind("bool"), _reads(fold.boolean)]
Int = Annotated[int, Kind("int"), _reads(fold.integer)]
Year = Annotated[int, Kind("year"), BeforeValidator(_year)]
Count = Annotated[Amount, Kind("count"), _reads(fold.count)]
Number = Annotated[Amount, Kind("number"), _reads(fold.quantity)]
Money = Annotated[Amount, Kind("number", unit="万元"), _reads(fold.money)]
Figure = Annotated[Amount, Kind("number"), _reads(fold.number)]
Born = Annotated[str, Kind("born"), _reads(fold.born)]

AreaRef = Annotated[Reference, Kind("ref", "area"), BeforeValidator(_reference)]
StationRef = Annotated[Reference, Kind("ref", "station"), BeforeValidator(_reference)]
DeputyRef = Annotated[Reference, Kind("ref", "deputy"), BeforeValidator(_reference)]
GroupRef = Annotated[Reference, Kind("ref", "group_member"), BeforeValidator(_reference)]
ActivityRef = Annotated[Reference, Kind("ref", "activity"), BeforeValidator(_reference)]
ReceptionRef = Annotated[Reference, Kind("ref", "reception"), BeforeValidator(_reference)]
OpinionRef = Annotated[Reference, Kind("ref", "opinion"), BeforeValidator(_reference)]
SuggestionRef = Annotated[Reference, Kind("ref", "suggestion"), BeforeValidator(_reference)]
ProjectRef = Annotated[Reference, Kind("ref", "project"), BeforeValidator(_reference)]
DeputyRefs = Annotated[tuple[str, ...], Kind("list ref", "deputy"), _reads(fold.items)]
StationRefs = Annotated[tuple[str, ...], Kind("list ref", "station"), _reads(fold.items)]

Level = Literal["全国", "省", "市", "县", "乡镇", "议政代表", "议事代表"]
Channel = Literal["现场", "来访", "来信", "电话", "代表二维码", "联络站二维码", "微信", "网络平台", "随手拍", "网格"]
Rating = Literal["满意", "基本满意", "不满意"]
ActivityKind = Literal[
    "人代会", "常委会会议", "工委会议", "主席团会议", "议事会议", "学习研讨", "学习培训", "考察学习", "集中视察",
    "视察", "调研", "调研视察", "执法检查", "监督检查", "预决算审查", "座谈会", "情况通报会", "推进会", "党委研究人大工作",
    "走访企业", "走访慰问", "回头看", "共建活动", "到站活动", "代表小组活动", "接待考察", "其他",
]  # fmt: skip
EntryKind = Literal[ActivityKind, "接待", "社情民意", "建议", "述职", "办实事", "联系走访"]
