"""一档一册一报告: of many people in one zip, written as it is made, with an index that says what is in it."""

import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import IO

import polars as pl

from dashboard.ask import Ask
from dashboard.exports.duty_report import duty_report
from dashboard.exports.handbook import handbook
from dashboard.exports.record_paper import Pictures, no_pictures, record_paper
from dashboard.exports.tables import Sheet, workbook
from dashboard.exports.told import Told, told
from dashboard.parts.head import Stamp

KINDS = ("履职档案", "履职手册", "履职报告")
Progress = Callable[[str, int, int], None]


def paper_of(kind: str, one: Told, stamp: Stamp, pictures: Pictures = no_pictures) -> bytes:
    """One of KINDS as DOCX."""
    if kind == "履职档案":
        return record_paper(one, stamp, pictures)
    return handbook(one, stamp) if kind == "履职手册" else duty_report(one, stamp)


def papers(
    ask: Ask, people: Mapping[str, str], kinds: Iterable[str], stamp: Stamp, out: IO[bytes], progress: Progress,
    pictures: Pictures = no_pictures,
) -> int:  # fmt: skip
    """Into `out`: 履职档案/D003-王芳.docx and so on, 目录.xlsx; how many papers. people: id -> name, all in scope. One paper is
    in memory at a time."""
    made: list[tuple[str, str, str]] = []
    chosen = [kind for kind in KINDS if kind in set(kinds)]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for n, (id_, name) in enumerate(people.items(), 1):
            one = told(ask, id_)
            for kind in chosen if one else ():
                assert one is not None
                path = f"{kind}/{id_}-{name}.docx"
                target.writestr(path, paper_of(kind, one, stamp, pictures))
                made.append((id_, name, path))
            progress(name, n, len(people))
        index = pl.DataFrame(made, schema={"编号": pl.String, "姓名": pl.String, "文件": pl.String}, orient="row")
        target.writestr("目录.xlsx", workbook([Sheet("目录", index)], stamp, [("期间", ask.period.words)]))
    return len(made)
