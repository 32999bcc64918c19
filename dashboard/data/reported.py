"""Cached: the year's report as paragraphs, and a pasted one read against the warehouse."""

import streamlit as st

from dashboard.ask import Ask
from dashboard.data.sized import at
from dashboard.data.source import check_grain, home, view
from etl.home import Home
from etl.report.figures import GENERAL, reports
from etl.report.paragraphs import Label, Paragraph, Text, labels, text_of
from etl.report.paragraphs import paragraphs as all_paragraphs
from etl.report.proofread import Compared, Remark
from etl.report.proofread import proofread as read_it
from etl.warehouse.rounds import round_name


@st.cache_data(max_entries=20, show_spinner=False)
def paragraphs(ask: Ask) -> list[Paragraph]:
    """See etl.report.paragraphs; by the office's own text where it has one."""
    check_grain(ask.scope, "area")
    return all_paragraphs(at(ask), _text(ask), view(ask))


@st.cache_data(max_entries=20, show_spinner=False)
def proofread(ask: Ask, text: str) -> tuple[list[Remark], list[Compared]]:
    """See etl.report.proofread; words are compared with those of the office's text and of the figures of a report."""
    check_grain(ask.scope, "area")
    known = [
        *labels(_text(ask)),
        *(Label(one.label, one.expression, one.unit.strip("%")) for one in reports()[GENERAL]),
    ]
    return read_it(at(ask), text, known, view(ask))


def _text(ask: Ask) -> Text:
    """The office's own wording; that of a round lies beside its build."""
    return text_of(Home(ask.build.parent if round_name(ask.build) else home()))
