"""The sections on what deputies and stations should do, and on whom they are compared with."""

from typing import Annotated, Literal

from pydantic import Field

from etl.rules.sections import Amount, Days, Many, Measure, Period, Positive, Rule, Section, Text


class Threshold(Section):
    """`measure` reaches `at_least` within one period."""

    title: Text
    measure: Measure
    at_least: Amount
    per: Period = "年"


class Duty(Threshold):
    """One of the duties (七个一); `mark`: the one or two characters above its column; `prorated`: the threshold ×
    days in office ÷ days of the year, rounded up."""

    mark: Annotated[Text, Field(max_length=2)]
    prorated: bool = True


class Duties(Rule):
    items: Many[Duty] = Field(min_length=1)
    min_days: Days


class Conversion(Section):
    """`missed` sittings whose 场次 contains one of `sessions` make one absence from the congress; a sitting belongs
    to the first conversion that names it."""

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


class Groups(Rule):
    """How often a group of deputies meets."""

    at_least: Positive
    per: Literal["年", "季"]


class Debriefing(Rule):
    """How often a deputy reports to the voters or the electing body."""

    at_least: Positive
    per: Literal["年", "届"]


class Ledger(Rule):
    """Who writes down what a deputy did, and whether the deputy may object to an entry."""

    kept_by: Literal["组织方", "代表本人"]
    deputy_may_object: bool


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
