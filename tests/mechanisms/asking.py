"""A page opened as a visitor does: the filters set, the words read."""

import html
import re

from streamlit.testing.v1 import AppTest

from etl.report.mechanisms import mechanisms

MECHANISMS = [one for one in mechanisms() if not one.is_background]


def opened(view: str, level: str | None = None, **query: str) -> str:
    """Everything the page says about the whole term, its tags taken off."""

    def run(view: str, query: dict[str, str]) -> None:
        import streamlit as st

        from dashboard.pages import PAGES, open_page

        for name, value in query.items():
            st.query_params[name] = value
        open_page(next(page for page in PAGES if page.view == view))

    app = AppTest.from_function(run, kwargs={"view": view, "query": query}, default_timeout=60)
    app.session_state["period"] = "本届"
    if level:
        app.session_state["level"] = level
    app.run()
    assert not app.exception, app.exception
    said = "\n".join(str(block.proto.body) for block in app.get("html"))
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", said)))


def by_level() -> dict[str | None, list[str]]:
    """level -> every expression asked of it, each once."""
    found: dict[str | None, list[str]] = {}
    for one in MECHANISMS:
        found.setdefault(one.level, []).extend(one.expressions)
    return {level: list(dict.fromkeys(expressions)) for level, expressions in found.items()}
