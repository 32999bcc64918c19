"""Packs resolved into one book: which rule holds, on which day, for which level."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.metadata import version
from typing import TypeVar, get_args

import polars as pl

from etl.records.fold import word as fold
from etl.records.kinds import Reading
from etl.rules.award import Outlets
from etl.rules.calendar import calendar_days, reception_rule_days
from etl.rules.fault import dotted
from etl.rules.flat import flat
from etl.rules.handling import Deadline, Results, Wordings
from etl.rules.layouts import Layout
from etl.rules.measures import measures
from etl.rules.pack import RulePack
from etl.rules.replies import ReplyRule, reply_rules
from etl.rules.sections import Level, Rule

R = TypeVar("R", bound=Rule)
LEVELS: tuple[str, ...] = get_args(Level)
_LETTER = re.compile(r"[(\[【]?([ABCD])(?:类|级?(?!\w))")  # A类…, A:…, (B); not B超, D级危房


@dataclass(frozen=True)
class RuleBook:
    """A pack with all it extends (nearest first), the synonyms of headers, the layouts, the corrected calendar."""

    packs: tuple[RulePack, ...]
    headers: Mapping[str, Mapping[str, str]]
    layouts: tuple[Layout, ...]
    corrections: Mapping[date, str]

    @property
    def id(self) -> str:
        return self.packs[0].id

    @property
    def title(self) -> str:
        return self.packs[0].title

    @property
    def authority(self) -> str | None:
        """The office that heads the pages; None where no pack names one."""
        return next((pack.authority for pack in self.packs if pack.authority), None)

    @property
    def roc_years(self) -> bool:
        return next((pack.roc_years for pack in self.packs if pack.roc_years is not None), False)

    @cached_property
    def reading(self) -> Reading:
        """What the judge of rows has to know."""
        return Reading(roc_years=self.roc_years, wordings=self.wordings)

    @cached_property
    def wordings(self) -> dict[str, dict[str, str]]:
        """record.field -> {local wording -> listed value}; the nearest pack wins, and in it the later rule."""
        words: dict[str, dict[str, str]] = {}
        for rule in self._all("wordings", Wordings):
            for field in rule.fields:
                words.setdefault(field, {}).update(rule.words)
        return words

    @cached_property
    def results(self) -> dict[str, str]:
        """Folded 办理结果 -> A|B|C|D."""
        return {fold(word): kind for rule in self._all("results", Results) for word, kind in rule.words.items()}

    @cached_property
    def outlet_levels(self) -> dict[str, str]:
        """Medium -> level."""
        return {name: level for rule in self._all("outlets", Outlets) for name, level in rule.levels.items()}

    def result_class(self, printed: str) -> str | None:
        """The class of a printed 办理结果: the wording itself, else a leading letter (A类：…); None if unmapped."""
        folded = fold(printed)
        letter = _LETTER.match(folded)
        return self.results.get(folded) or (letter[1] if letter else None)

    def reply_rules(self) -> list[ReplyRule]:
        """For every level, and for None, the reply times day by day: no two of one level overlap, so a join on
        level and handed_over_on finds one at most. Before the first rule there is none: the due day is unknown."""
        return [rule for level in (None, *LEVELS) for rule in reply_rules(self.packs, level)]

    def reply_rule(self, level: str | None, day: date) -> ReplyRule | None:
        """The reply time of a suggestion of `level` handed over on `day`."""
        return next((r for r in reply_rules(self.packs, level) if r.valid_from <= day <= r.valid_to), None)

    def deadline(self, step: str, level: str | None, day: date) -> Deadline | None:
        """The longest time for one step of handling (交办, 退回, 重新办理 …): the nearest pack, in it the level."""
        for pack in self.packs:
            fitting = [d for d in pack.deadline if d.step == step and d.level in (level, None) and d.holds(day)]
            if fitting:
                return max(fitting, key=lambda d: d.level is not None)
        return None

    def in_force(self, kind: type[R], section: str, day: date) -> list[R]:
        """The rules of one section on one day, one for each thing settled; the nearest pack wins."""
        settled: dict[object, R] = {}
        for pack in self.packs:
            rules = [rule for rule in getattr(pack, section) if rule.holds(day)]
            for rule in rules:
                for scope in rule.scopes - settled.keys():
                    settled[scope] = rule
        return list({id(rule): rule for rule in settled.values()}.values())

    def flat(self, day: date | None = None) -> dict[str, object]:
        """Key -> JSON-able value of every rule in force on `day` (default: of those without an end), for the
        table rule(key, value). Keys: see docs/rules.md."""
        return flat(self, day or date.max)

    def measures(self) -> Iterator[tuple[str, str]]:
        """(where, expression) of everything the packs have counted, for etl.metrics to check."""
        for pack in self.packs:
            yield from ((f"{pack.id}.toml {dotted(path)}", expression) for path, expression in measures(pack))

    def fingerprint(self) -> str:
        """sha256 over everything that can change a number or a word: packs, synonyms, layouts, calendar."""
        content = {
            "packs": [pack.model_dump(mode="json") for pack in self.packs],
            "headers": {record: dict(names) for record, names in self.headers.items()},
            "layouts": [layout.model_dump(mode="json") for layout in self.layouts],
            "corrections": {day.isoformat(): kind for day, kind in sorted(self.corrections.items())},
            "calendar": version("chinesecalendar"),
        }
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()

    def calendar_days(self, first: date, last: date) -> pl.DataFrame:
        """Every day from first to last: day, is_working, is_holiday, known (see etl.rules.calendar)."""
        return calendar_days(first, last, self.corrections)

    def reception_rule_days(self, rules: Iterable[str], first: date, last: date) -> pl.DataFrame:
        """The days of every 接待日 rule from first to last: reception_rule, due_on, last_on.

        Raises ValueError for a rule that cannot be read; etl.records has let none through.
        """
        return reception_rule_days(rules, self.calendar_days(first, last))

    def _all(self, section: str, kind: type[R]) -> Iterator[R]:
        """Every rule of a section, the far packs first and in each the earlier first: what comes later wins."""
        for pack in reversed(self.packs):
            yield from sorted(getattr(pack, section), key=lambda rule: rule.valid_from)
