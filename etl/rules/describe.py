"""Packs side by side as Markdown tables, for docs/rules.md and for whoever compares places."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from etl.rules.book import RuleBook
from etl.rules.duties import Duties
from etl.rules.load import load_rules, pack_names

_STEPS = ("交办", "退回", "会办", "联系代表", "代表评价", "重新办理")


def packs_table(folder: Path, day: date) -> str:
    """One row per pack: what it extends, its reply times, the times of the other steps, on one day."""
    books = [load_rules(folder, name) for name in pack_names(folder)]
    head = ["规则包", "名称", "承自", "答复", "乡镇答复", *_STEPS]
    return _table(head, ([book.id, book.title, _extends(book), *_times(book, day)] for book in books))


def results_table(folder: Path, day: date) -> str:
    """One row per pack that words the four classes in its own way."""
    books = [load_rules(folder, name) for name in pack_names(folder)]
    own = [book for book in books if book.packs[0].results]
    return _table(["规则包", "A", "B", "C", "D"], ([book.id, *_labels(book, day)] for book in own))


def duties_table(folder: Path, pack: str, day: date) -> str:
    """The duties of one pack."""
    [rule] = load_rules(folder, pack).in_force(Duties, "duties", day)
    duties = rule.items
    rows = ([d.mark, d.title, d.measure, f"{d.at_least:g}", d.per, "是" if d.prorated else "否"] for d in duties)
    return _table(["记号", "任务", "数什么", "至少", "每", "按在任天数折算"], rows)


def _extends(book: RuleBook) -> str:
    return book.packs[0].extends or ""


def _times(book: RuleBook, day: date) -> list[str]:
    replies = [book.reply_rule(level, day) for level in (None, "乡镇")]
    steps = [book.deadline(step, None, day) for step in _STEPS]
    return [f"{r.months} 个月，难的 {r.hard_months} 个月" if r else "" for r in replies] + [
        f"{s.at_most} 个{s.unit}" if s and s.unit == "月" else f"{s.at_most} {s.unit}" if s else "" for s in steps
    ]


def _labels(book: RuleBook, day: date) -> list[str]:
    labels = book.flat(day)["results.labels"]
    assert isinstance(labels, dict)
    return [labels.get(kind, "") for kind in "ABCD"]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
