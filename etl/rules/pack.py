"""One pack file, checked: the rules of a place, alone or on top of another pack."""

from collections.abc import Iterator

from etl.rules.audit import Doubts, Matching
from etl.rules.award import Award, Outlets, Publish
from etl.rules.duties import (
    Attendance,
    Checklist,
    Cohorts,
    Contact,
    Debriefing,
    Duties,
    Groups,
    Ledger,
    StationNorms,
    Targets,
)
from etl.rules.handling import Deadline, Evaluation, Promise, Reply, Results, Wordings
from etl.rules.sections import Many, Rule, Section, Text


class RulePack(Section):
    """One file of data/rules; its id is the name of the file. Every section may be left to the pack it extends.

    authority: the office whose name heads the pages. roc_years: years such as 113年 are years of the Republic.
    """

    id: Text
    title: Text
    extends: Text | None = None
    authority: Text | None = None
    roc_years: bool | None = None
    reply: Many[Reply] = ()
    deadline: Many[Deadline] = ()
    results: Many[Results] = ()
    wordings: Many[Wordings] = ()
    duties: Many[Duties] = ()
    attendance: Many[Attendance] = ()
    contact: Many[Contact] = ()
    evaluation: Many[Evaluation] = ()
    promise: Many[Promise] = ()
    groups: Many[Groups] = ()
    debriefing: Many[Debriefing] = ()
    ledger: Many[Ledger] = ()
    checklist: Many[Checklist] = ()
    station_norms: Many[StationNorms] = ()
    targets: Many[Targets] = ()
    cohorts: Many[Cohorts] = ()
    award: Many[Award] = ()
    outlets: Many[Outlets] = ()
    publish: Many[Publish] = ()
    doubts: Many[Doubts] = ()
    matching: Many[Matching] = ()

    def sections(self) -> Iterator[tuple[str, tuple[Rule, ...]]]:
        """(name of the section, its rules in the order of the file)"""
        for name in type(self).model_fields:
            value = getattr(self, name)
            if isinstance(value, tuple) and value:
                yield name, value

    def clash(self) -> tuple[str, int, int] | None:
        """(section, number of a rule, number of an earlier one that settles the same on the same day), or None."""
        for name, rules in self.sections():
            for n, rule in enumerate(rules):
                for earlier, other in enumerate(rules[:n]):
                    if rule.scopes & other.scopes and _overlap(rule, other):
                        return name, n, earlier
        return None


def _overlap(one: Rule, other: Rule) -> bool:
    return one.holds(max(one.valid_from, other.valid_from)) and other.holds(max(one.valid_from, other.valid_from))
