"""Reply times of several packs laid on one line of days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from etl.rules.handling import Reply
from etl.rules.pack import RulePack


@dataclass(frozen=True)
class ReplyRule:
    """How long a reply may take for suggestions of `level` (None: of a suggestion whose level is unknown) handed
    over from valid_from to valid_to, both included."""

    level: str | None
    valid_from: date
    valid_to: date
    months: int
    hard_months: int
    citation: str


def reply_on(packs: Sequence[RulePack], level: str | None, day: date) -> Reply | None:
    """The rule for one level and day: the nearest pack that has one, in it the one naming the level."""
    for pack in packs:
        fitting = [rule for rule in pack.reply if rule.level in (level, None) and rule.holds(day)]
        if fitting:
            return max(fitting, key=lambda rule: rule.level is not None)
    return None


def reply_rules(packs: Sequence[RulePack], level: str | None) -> Iterator[ReplyRule]:
    """The days cut where any rule of the level begins or ends; days without a rule are left out."""
    rules = [rule for pack in packs for rule in pack.reply if rule.level in (level, None)]
    after = [rule.valid_to + timedelta(1) for rule in rules if rule.valid_to]
    starts = sorted({*(rule.valid_from for rule in rules), *after})
    for first, following in zip(starts, [*starts[1:], None], strict=True):
        rule = reply_on(packs, level, first)
        if rule:
            last = following - timedelta(1) if following else date.max
            yield ReplyRule(level, first, last, rule.months, rule.hard_months, rule.citation)
