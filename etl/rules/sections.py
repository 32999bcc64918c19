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


class Reply(Rule):
    """Months from handing over to the reply; without level, of every level."""

    level: Level | None = None
    months: Positive
    hard_months: Positive

    @property
    def scopes(self) -> frozenset[object]:
        return frozenset({self.level})

    @model_validator(mode="after")
    def _hard_is_longer(self) -> "Reply":
        if self.hard_months < self.months:
            raise ValueError("hard_months 小于 months")
        return self


class Deadline(Rule):
    """The longest time one other step of handling may take."""

    step: Literal["交办", "退回", "会办", "会办重提", "联系代表", "代表评价", "重新办理", "代表反馈"]
    level: Level | None = None
    at_most: Positive
    unit: Unit

    @property
    def scopes(self) -> frozenset[object]:
        return frozenset({(self.step, self.level)})


class Results(Rule):
    """How the place words the four classes: labels for showing, words for reading."""

    labels: dict[ResultClass, Text] = {}
    words: dict[Text, ResultClass] = {}

    @property
    def scopes(self) -> frozenset[object]:
        return frozenset(self.words) | frozenset(f"labels.{key}" for key in self.labels)


class Wordings(Rule):
    """Local wordings of the listed values of some fields (`reception.channel`)."""

    fields: Many[Text]
    words: dict[Text, Text]

    @property
    def scopes(self) -> frozenset[object]:
        return frozenset((field, word) for field in self.fields for word in self.words)


class Threshold(Section):
    """`measure` reaches `at_least` within one period."""

    title: Text
    measure: Measure
    at_least: Amount
    per: Period = "年"


class Duty(Threshold):
    """One of the duties (七个一); `prorated`: the threshold × days in office ÷ days of the year, rounded up."""

    prorated: bool = True


class Duties(Rule):
    items: Many[Duty] = Field(min_length=1)
    min_days: Days


class Conversion(Section):
    """`missed` sittings named by one of `sessions` make one absence from the congress."""

    sessions: Many[Text]
    missed: Positive


class Attendance(Rule):
    """leave_is_missed: 请假 joins the denominator as a sitting missed. Absences without leave that end a
    mandate; what else counts as one; how many missed activities between sessions call for resigning."""

    leave_is_missed: bool
    absences_end_mandate: Positive
    conversions: Many[Conversion] = ()
    missed_activities_limit: Positive | None = None


class Contact(Rule):
    """Whether taking part in one reception counts as one contact."""

    reception_counts_as_contact: bool


class Evaluation(Rule):
    """unreturned_left_out: a form not returned after a reminder leaves the denominator of 测评回收率.
    attitude_apart: attitude and result are rated each for itself."""

    unreturned_left_out: bool
    attitude_apart: bool


class Promise(Rule):
    """The ledger of promises (class B): how many years, the present one included, are followed up, and the
    quarter in which the deputy is told."""

    years: Positive
    quarter: Annotated[int, Field(ge=1, le=4)] | None = None


class Groups(Rule):
    """How often a group of deputies meets."""

    at_least: Positive
    per: Literal["年", "季"]


class ChecklistItem(Section):
    """One item: ticked in 清单 by a person, or counted by `measure` from the records."""

    item: Text
    measure: Measure | None = None
    at_least: Amount = 1


class Checklist(Rule):
    name: Text
    of: Literal["代表", "站点", "区域"]
    items: Many[ChecklistItem] = Field(min_length=1)

    @property
    def scopes(self) -> frozenset[object]:
        return frozenset({self.name})


class StationNorms(Rule):
    items: Many[Threshold] = Field(min_length=1)


class Targets(Rule):
    """Metric -> value aimed at; shares as 0–1."""

    values: dict[Measure, Amount]

    @property
    def scopes(self) -> frozenset[object]:
        return frozenset(self.values)


class Cohort(Section):
    """People whose 职务 contains one of `roles` or whose 职业类别 is one of `occupations`."""

    name: Text
    roles: Many[Text] = ()
    occupations: Many[Text] = ()


class Cohorts(Rule):
    """Whom a deputy is compared with: the first cohort that fits, else `others`; of one level; of one class of
    length in office, cut at `tenure_days`. Smaller than `smallest`: not shown."""

    groups: Many[Cohort]
    others: Text
    tenure_days: Many[Positive] = ()
    smallest: Positive
