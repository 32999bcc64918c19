"""The only cached calls. Every one takes a scope and the build it asks (inside an Ask, or beside it)."""

from dashboard.data.asked import choices, evaluated, narrowing
from dashboard.data.audited import doubts, matches, said, say, starts
from dashboard.data.chosen import award_titles, minutes_of, selection
from dashboard.data.evidence import pictures
from dashboard.data.grounds import examples, ground, rule, targets, term
from dashboard.data.journaled import journal, note_fault, noted
from dashboard.data.lists import history, rows, rows_of
from dashboard.data.numbers import (
    both_judgements,
    composition,
    covered,
    days_behind,
    duties,
    monthly,
    numbers,
    of,
    peer_groups,
    peers,
    people,
    records,
    with_prior,
)
from dashboard.data.published import fields, measures, published
from dashboard.data.reported import paragraphs, proofread
from dashboard.data.sized import areas_near, around, is_large, people_of
from dashboard.data.source import current_build, home, reopen

__all__ = [
    "areas_near",
    "around",
    "award_titles",
    "both_judgements",
    "choices",
    "composition",
    "covered",
    "current_build",
    "days_behind",
    "doubts",
    "duties",
    "evaluated",
    "examples",
    "fields",
    "ground",
    "history",
    "home",
    "is_large",
    "journal",
    "matches",
    "measures",
    "minutes_of",
    "monthly",
    "narrowing",
    "note_fault",
    "noted",
    "numbers",
    "of",
    "paragraphs",
    "peer_groups",
    "peers",
    "people",
    "people_of",
    "pictures",
    "proofread",
    "published",
    "records",
    "reopen",
    "rows",
    "rows_of",
    "rule",
    "said",
    "say",
    "selection",
    "starts",
    "targets",
    "term",
    "with_prior",
]
