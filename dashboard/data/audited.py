"""Cached: which numbers to ask about, and how the two ledgers agree."""

import streamlit as st

from dashboard.ask import Ask
from dashboard.data.source import check_grain, cursor, view
from etl.audit.doubts import Doubt
from etl.audit.doubts import doubts as all_doubts


@st.cache_data(max_entries=20, show_spinner=False)
def doubts(ask: Ask) -> list[Doubt]:
    """See etl.audit.doubts."""
    check_grain(ask.scope, "area")
    return all_doubts(cursor(ask.scope, ask.build), view(ask))
