"""The line of a sheet that says what its marks mean: √出席 ○请假 △公务 ×缺席."""

import re
from collections.abc import Iterable, Mapping

from etl.records import Column

SYMBOL = r"[^\w\s，,、；;。.:：=＝()（）【】“”\"'《》…—]"
LINK = r"\s*(?:[:：=＝—\-]+|为|表示|代表|是)?\s*"
LOOKS_LIKE_ONE = re.compile(
    rf"(?:{SYMBOL}{LINK}[\u4e00-\u9fff]{{1,6}}.*?){{2}}|(?:[\u4e00-\u9fff]{{1,6}}{LINK}{SYMBOL}.*?){{2}}"
)


def legend(texts: Iterable[str], column: Column, words: Mapping[str, str]) -> dict[str, str]:
    """Mark -> listed value, from whichever text explains two marks or more. words: local wordings of the values."""
    known = {**words, **{value: value for value in column.values}}
    value = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    found: dict[str, str] = {}
    for text in texts:
        before = re.findall(rf"({SYMBOL}|[A-Za-z]){LINK}({value})", text)
        behind = [(mark, word) for word, mark in re.findall(rf"({value}){LINK}({SYMBOL}|[A-Za-z])", text)]
        pairs = max(before, behind, key=len)
        if len(pairs) > 1:
            found |= {mark: known[word] for mark, word in pairs}
    return found
