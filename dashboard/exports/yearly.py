"""The year's report as an A4 document: the paragraphs, what was left out, what it stands on."""

from collections.abc import Sequence

from dashboard.exports.paper import Paper
from dashboard.exports.recipe import Recipe
from dashboard.parts.head import Stamp
from dashboard.parts.spoken import spoken
from etl.report.paragraphs import Paragraph, plain

ORDER = "一二三四五六七八九十"


def yearly(title: str, days: str, told: Sequence[Paragraph], stamp: Stamp, made: Recipe | None = None) -> bytes:
    paper = Paper(title, days)
    written = [one for one in told if one.sentences]
    for n, one in enumerate(written):
        paper.head(f"{ORDER[n] if n < len(ORDER) else n + 1}、{one.title}")
        paper.say(plain(one))
    missing = [(one.title, sentence, spoken(name)) for one in told for sentence, name in one.missing]
    if missing:
        paper.head("没有写进去的（没有报送）")
        paper.table(("段", "句子", "缺的数"), missing)
    return paper.finish(stamp, made)
