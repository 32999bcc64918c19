"""一档一册一报告: of one person a button each; of everybody in the list one zip, made with a bar."""

import tempfile
from functools import partial
from typing import IO

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.ask import Ask
from dashboard.exports.bulk import KINDS, paper_of, papers
from dashboard.exports.told import told
from dashboard.parts.download import download
from dashboard.parts.head import Stamp
from dashboard.parts.section import section

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST = 1000
HELD = "papers_made"


def own_papers(ask: Ask, subject: str, name: str, stamp: Stamp) -> None:
    """Three papers of one person; a deputy's own without the middle of others."""

    def made(kind: str) -> bytes:
        one = told(ask, subject, with_peers=ask.scope.role != "deputy")
        assert one is not None, subject  # the page is about somebody
        return paper_of(kind, one, stamp, data.pictures(ask))

    with st.popover("一档一册一报告", icon=":material/description:"):
        for kind in KINDS:
            download(kind, partial(made, kind), f"{subject}-{name}-{kind}.docx", DOCX, key=f"paper_{kind}")


def all_papers(ask: Ask, people: pl.DataFrame, stamp: Stamp) -> None:
    """Of whoever the list shows; made when asked for, and offered until something else is asked."""
    section("一档一册一报告", f"名册里列出的 {people.height} 人，每人一份，装成一个压缩包；一百人约一分钟")
    kinds = st.pills(
        "做哪几种", KINDS, selection_mode="multi", default=KINDS[:1], key="paper_kinds", label_visibility="collapsed"
    )
    asked = (ask, tuple(people["id"]), tuple(kinds))
    if st.button("制作", disabled=not kinds or not 0 < people.height <= MOST, icon=":material/folder_zip:"):
        st.session_state[HELD] = (asked, _made(ask, people, kinds, stamp))
    held = st.session_state.get(HELD)
    if held and held[0] == asked:
        download(
            "下载压缩包",
            partial(_read, held[1]),
            f"一档一册一报告-{ask.period.title}.zip",
            "application/zip",
            type="primary",
            key="papers",
        )


def _made(ask: Ask, people: pl.DataFrame, kinds: list[str], stamp: Stamp) -> IO[bytes]:
    """On the disk, gone with the visit: hundreds of papers with their pictures are no matter for the memory."""
    bar, out = st.progress(0.0, "正在制作……"), tempfile.TemporaryFile()  # noqa: SIM115 (it lives as long as it is offered)

    def step(what: str, done: int, of: int, unit: str = "") -> None:
        bar.progress(done / max(of, 1), f"正在制作：{what}（{done}/{of}）")

    wanted = dict(zip(people["id"], people["name"], strict=True))
    papers(ask, wanted, kinds, stamp, out, step, data.pictures(ask, tuple(wanted)))
    bar.empty()
    return out


def _read(held: IO[bytes]) -> bytes:
    held.seek(0)
    return held.read()
