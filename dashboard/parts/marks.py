"""Marks: a shape, a colour and a word, so that none of them stands alone."""

from markupsafe import Markup

WORDS = {
    "on": "已达到",
    "off": "未达到",
    "half": "合议",
    "late": "逾期",
    "soon": "三十日内到期",
    "na": "不适用",
}
TYPED = {"on": "●", "off": "○", "half": "◐", "late": "▲", "soon": "△", "na": "–"}


def mark(kind: str | None, word: str | None = None) -> Markup:
    """The drawn mark with its word for readers; None (unknown, not judged) is blank."""
    if kind is None:
        return Markup("")
    return Markup('<span class="mk {0}" role="img" aria-label="{1}" title="{1}"></span>').format(
        kind, word or WORDS[kind]
    )


def of_bool(done: bool | None) -> str | None:
    """on, off, or None for what is not known."""
    return None if done is None else "on" if done else "off"


def typed(done: bool | None) -> str:
    """The mark as a character, for cells that cannot draw."""
    return "" if done is None else TYPED["on" if done else "off"]
