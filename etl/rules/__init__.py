"""What differs by place, level and year, as data: packs, wordings, headers, calendar (docs/rules.md)."""

from etl.rules.book import RuleBook
from etl.rules.load import load_rules, pack_names

__all__ = ["RuleBook", "load_rules", "pack_names"]
