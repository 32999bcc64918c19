"""What somebody wrote where it does not belong: numbers of telephones and identity cards, why somebody was on leave.

A number is kept as 139********, wherever it stands in a text; a name among the words of a text cannot be told from
other words. The delivery itself stays as it was received: its sender finds the cell there.
"""

import re

_WIDE = {code: code + 0xFEE0 for code in range(ord("0"), ord("9") + 1)}


def _of(digits: str) -> str:
    """One of the digits, of half or of full width: what was found is told as printed."""
    return f"[{digits}{digits.translate(_WIDE)}]"


_D, _AND = _of("0-9"), "[ .·‐‑–—―－-]"  # a digit; what people write between the parts of a number
_AREA = f"{_of('0')}(?:{_of('1')}{_of('0')}|{_of('2')}{_D}|{_of('3-9')}{_D}{{2}})"
_LAND = f"{_of('3-9')}{_D}{{2}}|{_of('2')}{_of('1-9')}{_D}"  # how a number of a telephone on a desk begins
_BORN = (
    f"(?:{_of('1')}{_of('9')}|{_of('2')}{_of('0')}){_D}{{2}}(?:{_of('0')}{_of('1-9')}|{_of('1')}{_of('0-2')})"
    f"(?:{_of('0')}{_of('1-9')}|{_of('12')}{_D}|{_of('3')}{_of('01')})"
)
_BEGINS = f"(?:[+＋]?(?:{_of('0')}{{2}})?{_of('8')}{_of('6')}[)）]?{_AND}?)?{_of('1')}{_of('3-9')}{_D}"
_SPACED = " ".join([_of("1"), _of("3-9"), _D])
_CORES = (
    (f"({_BEGINS}){_AND}?{_D}{{4}}{_AND}?{_D}{{4}}", r"[^元0-9０-９]"),
    (f"({_BEGINS}){_AND}{_D}{{3}}{_AND}{_D}{{5}}", "[^0-9０-９]"),
    (f"({_SPACED})(?: {_D}){{8}}", "[^0-9０-９]"),
    (f"({_AREA}[)）]?{_AND}?)(?:{_LAND}){_D}{_AND}?{_D}{{3,4}}", "[^0-9０-９]"),
    (f"((?:电话|座机|固话|联系方式)(?:号码)?[:： 是为]?(?:{_LAND})){_D}{{4,5}}", "[^0-9０-９]"),
    (f"({_of('1-9')}{_D}{{2}}){_D}{{3}} ?{_BORN} ?{_D}{{3}}[{_D[1:-1]}Xx]", "[^0-9０-９Xx]"),
)
NUMBERS = tuple(
    (f"(^|[^0-9０-９]){core}($|{behind})", rf"\1\2{'*' * (15 if n == 5 else 8)}\3")
    for n, (core, behind) in enumerate(_CORES)
)
"""(pattern, what stands instead): a mobile telephone; one on a desk, with its area or called one; an identity number, with
a day of birth that there is. Without looking around, since the engines that read columns know no such patterns."""
PERHAPS = "|".join(core for core, _ in _CORES)
"""A cell without it holds none."""
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
