"""The filter bar every page shares: period and area. Both stay over pages and live in the link."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from dashboard import wording
from dashboard.parts.html import tag
from dashboard.period import CHOICES, Choice, Period, resolve


def period(as_of: date, term_start: date, seen_on: date) -> Period:
    """The segmented choice, and two dates where one's own days are asked for."""
    choice: Choice = (
        st.segmented_control(
            "期间",
            CHOICES,
            default="本年",
            required=True,
            key="period",
            bind="query-params",
            label_visibility="collapsed",
        )
        or "本年"
    )
    return resolve(choice, as_of, term_start, _own_days(seen_on) if choice == "自选" else None, seen_on)


def _own_days(as_of: date) -> tuple[date, date]:
    """Two days, both included; put in order when they were given the wrong way round."""
    first = _day("起", "from", date(as_of.year, 1, 1))
    last = _day("止", "to", as_of)
    return min(first, last), max(first, last)


def _day(label: str, key: str, default: date) -> date:
    value = st.date_input(
        label,
        value=default,
        min_value=date(1980, 1, 1),
        max_value=date(2100, 12, 31),
        key=key,
        bind="query-params",
        format="YYYY-MM-DD",
        label_visibility="collapsed",
        width=140,
    )
    return value if isinstance(value, date) else default


def area(names: Mapping[str, str], root: str | None) -> str | None:
    """`names`: area id -> label, each label once (the link carries the label). The root is the choice "everything"."""
    options = [wording.WHOLE, *(key for key in names if key != root)]
    chosen = st.selectbox(
        "区域",
        options,
        format_func=lambda key: names.get(key, key),
        key="area",
        bind="query-params",
        label_visibility="collapsed",
        width=190,
    )
    return root if chosen in (None, wording.WHOLE) else str(chosen)


def resolved(words: str) -> None:
    """The days of the period in words, at the end of the bar."""
    st.html(str(tag("div", words, "lv span")), width="content")
