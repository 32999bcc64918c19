"""The only way text becomes HTML here: `Markup.format` escapes every argument, so a name can never be markup."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode

import streamlit as st
from markupsafe import Markup

KEPT = ("period", "from", "to", "area", "round", "print")  # what a link between pages carries on
LANE, LANED = "level", ("records", "question")
"""A page about one lane of deputies hands it on to the records behind its numbers, and to nothing else."""


def show(*pieces: Markup | str) -> None:
    """One block of HTML on the page."""
    st.html(Markup('<div class="lv">{}</div>').format(join(pieces)))


def join(pieces: Iterable[Markup | str], between: str = "") -> Markup:
    return Markup(between).join(pieces)


def tag(name: str, inner: Markup | str = "", cls: str = "", style: str = "") -> Markup:
    attributes = join(
        Markup(' {}="{}"').format(key, value) for key, value in (("class", cls), ("style", style)) if value
    )
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), attributes, inner)


def href(page: str, **query: str | None) -> str:
    """A link to another page that keeps the period and the area; relative, so it holds under any base path."""
    names = (*KEPT, LANE) if page in LANED else KEPT
    kept = {key: st.query_params[key] for key in names if key in st.query_params}
    asked = {key: value for key, value in query.items() if value is not None}
    return f"{page or './'}?{urlencode({**kept, **asked}, quote_via=quote)}" if kept or asked else (page or "./")


def paper(page: str, **query: str | None) -> str:
    """The address of the page as it is printed: one column, light, nothing to click."""
    return href(page, **query, print="1", embed="true", embed_options="light_theme")


def link(text: str | Markup, page: str, cls: str = "", **query: str | None) -> Markup:
    """`text` as a link to a page of ours, opened in the same window."""
    return Markup('<a href="{}" target="_self"{}>{}</a>').format(
        href(page, **query), Markup(' class="{}"').format(cls) if cls else "", text
    )
