"""The sections on selection (最美人大代表), on outlets and on what may be published."""

from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field, model_validator

from etl.rules.sections import Amount, Many, Measure, Positive, Rule, Section, Text

WHOLE = 100
"""What the weights add up to."""


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


class Band(Section):
    """With at least so many: so much of the weight, 0 to 1. 优 良 中."""

    title: Text
    at_least: Amount
    score: Annotated[float, Field(ge=0, le=1)]


class Point(Section):
    """One measure that is scored: its share of the whole, and the count above which more adds nothing. bands: for the
    scoring 分档, the highest first; below the last there is nothing."""

    title: Text
    measure: Measure
    weight: Amount
    cap: Amount
    bands: Many[Band] = ()

    @model_validator(mode="after")
    def _highest_first(self) -> "Point":
        if any(low.at_least >= high.at_least or low.score >= high.score for high, low in pairwise(self.bands)):
            raise ValueError("各档应从高到低写：数和分都一档比一档低")
        return self


class Share(Section):
    """How many of the list may, or must, come from one area, station, group, occupation or cohort: of each of them alike,
    or of the one that is named."""

    by: Literal["area", "station", "group", "occupation", "cohort"]
    value: Text | None = None
    at_most: Positive | None = None
    at_least: Positive | None = None

    @model_validator(mode="after")
    def _one_rule(self) -> "Share":
        if self.at_most is None and self.at_least is None:
            raise ValueError("应写 at_most 或 at_least")
        if self.at_least is not None and self.value is None:
            raise ValueError("写 at_least 要用 value 说明是哪一个")
        if self.at_most is not None and self.at_least is not None and self.at_most < self.at_least:
            raise ValueError(f"at_most {self.at_most} 比 at_least {self.at_least} 还少，不可能")
        return self


class Award(Rule):
    """Gates first, then veto, then points; `listed` is shown beside the names and never scored. of: who is chosen.
    shares: what the list must hold to."""

    title: Text
    of: Literal["deputy", "group", "station"] = "deputy"
    quota: Positive
    shares: Many[Share] = ()
    scoring: Literal["同类百分位", "按件", "分档"]
    weightings: Positive
    gates: Many[Gate]
    veto: Many[Gate]
    points: Many[Point] = Field(min_length=1)
    listed: Many[Measure] = ()

    @model_validator(mode="after")
    def _fits(self) -> "Award":
        if abs((whole := sum(point.weight for point in self.points)) - WHOLE) > 1e-6:
            raise ValueError(f"各项权重合计应为 {WHOLE}，写的是 {whole:g}")
        if any(bool(point.bands) != (self.scoring == "分档") for point in self.points):
            raise ValueError("计分写“分档”时每一项都要有 bands，别的计分不能有")
        for by in {share.by for share in self.shares}:
            if (least := sum(share.at_least or 0 for share in self.shares if share.by == by)) > self.quota:
                raise ValueError(f"名额 {self.quota} 个，按 {by} 至少要有 {least} 个，不可能")
        if self.of != "deputy" and (self.shares or any(gate.not_in for gate in (*self.gates, *self.veto))):
            raise ValueError("shares 和 not_in 说的是代表，评小组或站点时不能写")
        return self

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
