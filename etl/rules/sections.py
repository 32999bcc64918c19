"""What may stand in a rule pack: one frozen class per section of the TOML file.

Every section is an array of tables (`[[reply]]`), because a rule changes with time: each table carries the
days it is valid and the citation it rests on. Unknown keys are refused.
"""

import re
from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, StringConstraints, model_validator

T = TypeVar("T")
Many = Annotated[tuple[T, ...], Strict(False)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Level = Literal["全国", "省", "市", "县", "乡镇", "议政代表", "议事代表"]
ResultClass = Literal["A", "B", "C", "D"]
Unit = Literal["工作日", "日", "月"]
Period = Literal["年", "季", "月", "届"]
Amount = Annotated[float, Field(ge=0)]
Days = Annotated[int, Field(ge=0)]
Positive = Annotated[int, Field(ge=1)]

_COUNTED = r"[a-z_]+(\.[a-z_]+)?(\[[a-z_]+=[^\[\],=]+(,[a-z_]+=[^\[\],=]+)*\])?"
_MEASURE = re.compile(rf"{_COUNTED}( ?[+/] ?{_COUNTED})*")


def _readable(measure: str) -> str:
    if not _MEASURE.fullmatch(measure):
        raise ValueError("写法应像 receptions、duties_done.numerator 或 contact[kind=联系群众|入户走访]")
    return measure


Measure = Annotated[Text, AfterValidator(_readable)]
"""What is counted: a metric, RECORD, RECORD.column, each with slices, as etl.metrics.evaluate reads it."""


class Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Rule(Section):
    """Valid on every day from valid_from to valid_to (blank = still in force), both included."""

    citation: Text
    valid_from: date
    valid_to: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Rule":
        if self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("valid_to 早于 valid_from")
        return self

    @property
    def scopes(self) -> frozenset[object]:
        """What the rule settles: two rules of one pack may not settle the same thing on the same day."""
        return frozenset({""})

    def holds(self, day: date) -> bool:
        return self.valid_from <= day <= (self.valid_to or date.max)
