"""A rule book as keys and JSON-able values, for the table rule(key, value). docs/rules.md lists the keys."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

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
from etl.rules.handling import Deadline, Evaluation, Promise, Results
from etl.rules.sections import Rule

if TYPE_CHECKING:
    from etl.rules.book import RuleBook

Pairs = Iterator[tuple[str, object]]
_SINGLE: tuple[tuple[str, type[Rule]], ...] = (
    ("attendance", Attendance),
    ("contact", Contact),
    ("evaluation", Evaluation),
    ("promise", Promise),
    ("groups", Groups),
    ("debriefing", Debriefing),
    ("ledger", Ledger),
    ("publish", Publish),
    ("doubts", Doubts),
    ("matching", Matching),
)
_ABOUT = {"citation", "valid_from", "valid_to"}


def flat(book: "RuleBook", day: date) -> dict[str, object]:
    """Key -> value of every rule in force on `day`."""
    return dict(
        [*_reply(book, day), *_single(book, day), *_duties(book, day), *_listed(book, day), *_merged(book, day),
         ("citations", _citations(book, day))]
    )  # fmt: skip


def _plain(rule: Rule) -> dict[str, Any]:
    return rule.model_dump(mode="json", exclude=_ABOUT)


def _reply(book: "RuleBook", day: date) -> Pairs:
    """Every reply time ever in force, since each suggestion is judged by its own day of handing over."""
    yield "reply", [
        {"level": r.level, "valid_from": r.valid_from.isoformat(), "valid_to": r.valid_to.isoformat(),
         "months": r.months, "hard_months": r.hard_months, "citation": r.citation}
        for r in book.reply_rules()
    ]  # fmt: skip
    yield (
        "deadlines",
        [{**_plain(rule), "citation": rule.citation} for rule in book.in_force(Deadline, "deadline", day)],
    )


def _single(book: "RuleBook", day: date) -> Pairs:
    """attendance.leave_is_missed, contact.reception_counts_as_contact, publish.fields … : section.key."""
    for section, kind in _SINGLE:
        for rule in book.in_force(kind, section, day):
            yield from ((f"{section}.{key}", value) for key, value in _plain(rule).items())


def _duties(book: "RuleBook", day: date) -> Pairs:
    for rule in book.in_force(Duties, "duties", day):
        yield "duties", _plain(rule)["items"]
        yield "duties.min_days", rule.min_days


def _listed(book: "RuleBook", day: date) -> Pairs:
    for checklist in book.in_force(Checklist, "checklist", day):
        yield f"checklists.{checklist.name}", {"of": checklist.of, "items": _plain(checklist)["items"]}
    for norms in book.in_force(StationNorms, "station_norms", day):
        yield "station_norms", _plain(norms)["items"]
    for cohorts in book.in_force(Cohorts, "cohorts", day):
        yield "cohorts", _plain(cohorts)
    yield "award", [{**_plain(award), "citation": award.citation} for award in book.in_force(Award, "award", day)]


def _merged(book: "RuleBook", day: date) -> Pairs:
    """Sections of which every pack adds a part; the nearest pack has the last word on each part."""
    targets, labels, words, outlets = {}, {}, {}, {}
    for target in reversed(book.in_force(Targets, "targets", day)):
        targets.update(target.values)
    for result in reversed(book.in_force(Results, "results", day)):
        labels.update(result.labels)
        words.update(result.words)
    for outlet in reversed(book.in_force(Outlets, "outlets", day)):
        outlets.update(outlet.levels)
    yield from ((f"targets.{metric}", value) for metric, value in targets.items())
    yield from (("results.labels", labels), ("results.words", words), ("outlets", outlets))


def _citations(book: "RuleBook", day: date) -> dict[str, list[str]]:
    """Section -> the citations of its rules in force, each once, nearest pack first."""
    found: dict[str, dict[str, None]] = {}
    for pack in book.packs:
        for section, rules in pack.sections():
            for rule in rules:
                if rule.holds(day):
                    found.setdefault(section, {})[rule.citation] = None
    return {section: list(citations) for section, citations in found.items()}
