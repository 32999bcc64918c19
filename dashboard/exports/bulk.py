"""一档一册一报告: of many people in one zip, written as it is made, with an index that says what is in it."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from typing import IO

import polars as pl

from dashboard.ask import Ask
from dashboard.exports.duty_report import duty_report
from dashboard.exports.handbook import handbook
from dashboard.exports.plates import Plate, drawn
from dashboard.exports.record_paper import Pictures, no_pictures, plates, record_paper
from dashboard.exports.tables import Sheet, workbook
from dashboard.exports.told import Told, told_all
from dashboard.parts.head import Stamp
from etl.deliveries import safe_name
from etl.progress import Progress
from etl.warehouse.evidence import Evidence

AT_ONCE = 8
KINDS = ("履职档案", "履职手册", "履职报告")
INDEX, SUMS = "目录.xlsx", "校验.sha256"
SCHEMA = {
    "编号": pl.String, "姓名": pl.String, "种类": pl.String, "文件": pl.String, "字节": pl.Int64, "写到的图片": pl.Int64,
    "没有收到的图片": pl.Int64, "SHA-256": pl.String,
}  # fmt: skip


def paper_of(
    kind: str, one: Told, stamp: Stamp, pictures: Pictures = no_pictures, ready: Mapping[Plate, bytes] | None = None
) -> bytes:
    """One of KINDS as DOCX. ready: see record_paper."""
    if kind == KINDS[0]:
        return record_paper(one, stamp, pictures, ready)
    return handbook(one, stamp) if kind == "履职手册" else duty_report(one, stamp)


def papers(
    ask: Ask, people: Mapping[str, str], kinds: Iterable[str], stamp: Stamp, out: IO[bytes], progress: Progress,
    pictures: Pictures = no_pictures,
) -> int:  # fmt: skip
    """Into `out`: 履职档案/D003-王芳.docx and so on, 目录.xlsx, 校验.sha256 (as sha256sum -c reads it); how many papers.
    people: id -> name; whoever is out of scope is left out. One paper is in memory at a time."""
    made: list[tuple[object, ...]] = []
    wanted = {*kinds}
    chosen = [kind for kind in KINDS if kind in wanted]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:  # a DOCX is packed already
        for n, (one, ready) in enumerate(_drawn(told_all(ask, list(people)), KINDS[0] in wanted), 1):
            found = pictures(one.id) if KINDS[0] in wanted else ()
            for kind in chosen:
                path = f"{kind}/{safe_name(f'{one.id}-{one.name}.docx')}"
                paper = paper_of(kind, one, stamp, lambda _, found=found: found, ready)  # type: ignore[misc]
                target.writestr(path, paper)
                made.append((one.id, one.name, kind, path, len(paper), *_sent(kind, found), sha256(paper).hexdigest()))
            progress(one.name, n, len(people))
        index = pl.DataFrame(made, schema=SCHEMA, orient="row")
        target.writestr(INDEX, workbook([Sheet("目录", index)], stamp, _about(ask, chosen)))
        target.writestr(SUMS, "".join(f"{line[-1]}  {line[3]}\n" for line in made))
    return len(made)


def _drawn(people: Iterator[Told], with_plates: bool) -> Iterator[tuple[Told, Mapping[Plate, bytes]]]:
    """Each with the pictures of the paper, drawn for AT_ONCE people together: most of the time goes to begin to draw."""
    while some := list(islice(people, AT_ONCE)):
        asked = [plate for one in some for plate in plates(one)] if with_plates else []
        ready = dict(zip(asked, drawn(asked), strict=True))
        yield from ((one, ready) for one in some)


def _sent(kind: str, found: Sequence[Evidence]) -> tuple[int | None, int | None]:
    """(pictures named, of those never sent) in the paper that has them."""
    if kind != KINDS[0]:
        return None, None
    return len(found), sum(not one.path.is_file() for one in found)


def _about(ask: Ask, kinds: list[str]) -> list[tuple[str, str]]:
    return [
        ("期间", ask.period.words), ("区域", ask.area or ask.scope.area or "全部"), ("种类", "、".join(kinds)),
        ("核对", f"解开后在这个文件夹里运行 sha256sum -c {SUMS}；一份文件可用 lvzhi verify 再算一遍"),
    ]  # fmt: skip
