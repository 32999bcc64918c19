"""What somebody wrote where it does not belong: numbers of telephones and identity cards, why somebody was on leave.

A number is kept as 139********, wherever it stands in a text; a name among the words of a text cannot be told from
other words. The delivery itself stays as it was received: its sender finds the cell there.
"""

import re

_D = "0-9０-９"  # what was found is told as printed, full width too
NUMBERS = (
    (rf"(^|[^{_D}])((?:[+＋]?86[ -]?)?[1１][3-9３-９][{_D}])[ -]?[{_D}]{{4}}[ -]?[{_D}]{{4}}($|[^{_D}])", r"\1\2********\3"),
    (rf"(^|[^{_D}])([1-9][0-9]{{2}})[0-9]{{3}}(?:19|20)[0-9]{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{{3}}"
     rf"[0-9Xx]($|[^{_D}Xx])", r"\1\2***************\3"),
)  # fmt: skip
"""(pattern, what stands instead): a mobile telephone; an identity number, with a day of birth that there is. Without
looking around, since the engines that read columns know no such patterns."""
PERHAPS = "1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}|[0-9]{17}"
"""Wider than both, for text in half width: a cell without it holds none."""
LEAVE = "请假"
UNSAID = "写了原因的文字，不存"

_NUMBERS = tuple((re.compile(pattern), instead) for pattern, instead in NUMBERS)
_LEAVE = re.compile(r"([^(:,;、。-]{0,3}假)[(:,;、。-].*")
_REASON = re.compile("[病因丧产孕医院伤癌疗术]|假.")


def masked(text: str) -> str:
    """Twice: two numbers may have one character between them."""
    for pattern, instead in _NUMBERS * 2:
        text = pattern.sub(instead, text)
    return text


def without_reason(word: str) -> str:
    """请假(因病) -> 请假; any other word as it is. `word`: as etl.records.fold.word gives it."""
    found = _LEAVE.fullmatch(word)
    return found[1] if found else word


def unsaid(found: str, is_of_presence: bool) -> str:
    """What was found in a cell that is refused, as it may be told."""
    return UNSAID if is_of_presence and _REASON.search(found) else masked(found)
