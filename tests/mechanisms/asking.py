"""A page opened as a visitor does: the filters set, the words read."""

import html

import visiting
from streamlit.testing.v1 import AppTest

from etl.report.mechanisms import mechanisms

MECHANISMS = [one for one in mechanisms() if not one.is_background]


def opened(view: str, **query: str) -> AppTest:
    """The page about the whole term."""

    def run(view: str, query: dict[str, str]) -> None:
        import streamlit as st

        from dashboard.access import HERE
        from dashboard.pages import PAGES, open_page

        for name, value in query.items():
            st.query_params[name] = value
        open_page(next(page for page in PAGES if page.view == view), HERE)

    app = AppTest.from_function(run, kwargs={"view": view, "query": query}, default_timeout=60)
    app.session_state["period"] = "本届"
    return app.run()


def asked(app: AppTest, expression: str, level: str | None = None) -> str:
    """What the page of questions says once this is asked of it."""
    app.session_state["expression"], app.session_state["level"] = expression, level
    return words(app.run())


def words(app: AppTest) -> str:
    """Everything a page says, cells of its grids too, tags taken off."""
    return html.unescape(visiting.text(visiting.words(app)))


def by_level() -> dict[str | None, list[str]]:
    """level -> every expression asked of it, each once."""
    found: dict[str | None, list[str]] = {}
    for one in MECHANISMS:
        found.setdefault(one.level, []).extend(one.expressions)
    return {level: list(dict.fromkeys(expressions)) for level, expressions in found.items()}
