"""The sections on the handling of suggestions, and on how a place words things."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from etl.rules.sections import Level, Many, Positive, ResultClass, Rule, Text, Unit


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

    labels: dict[ResultClass, Text] = Field(default_factory=dict)
    words: dict[Text, ResultClass] = Field(default_factory=dict)

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
