"""The sections on selection (最美人大代表), on outlets and on what may be published."""

from typing import Literal

from pydantic import Field, model_validator

from etl.rules.sections import Amount, Many, Measure, Positive, Rule, Section, Text


class Gate(Section):
    """Passed when `measure` lies between at_least and at_most, or when the person is in none of `cohorts`."""

    title: Text
    measure: Measure | None = None
    at_least: Amount | None = None
    at_most: Amount | None = None
    not_in: Many[Text] = ()

    @model_validator(mode="after")
    def _one_question(self) -> "Gate":
        bounded = self.at_least is not None or self.at_most is not None
        if bool(self.measure) == bool(self.not_in) or bool(self.measure) != bounded:
            raise ValueError("应写 measure 和 at_least 或 at_most，或者只写 not_in")
        return self


class Point(Section):
    """One measure that is scored: its share of the whole, and the count above which more adds nothing."""

    title: Text
    measure: Measure
    weight: Amount
    cap: Amount


class Award(Rule):
    """Gates first, then veto, then points; `listed` is shown beside the names and never scored."""

    title: Text
    quota: Positive
    scoring: Literal["同类百分位", "按件"]
    weightings: Positive
    gates: Many[Gate]
    veto: Many[Gate]
    points: Many[Point] = Field(min_length=1)
    listed: Many[Measure] = ()

    @property
    def scopes(self) -> frozenset[object]:
        return frozenset({self.title})


class Outlets(Rule):
    """The level of a medium: 望川日报 -> 县."""

    levels: dict[Text, Literal["全国", "省", "市", "县", "乡镇"]]

    @property
    def scopes(self) -> frozenset[object]:
        return frozenset(self.levels)


class Publish(Rule):
    """What the public page may show of a deputy: fields (`deputy.deputy_name`) and measures, nothing else."""

    fields: Many[Text]
    measures: Many[Measure]
