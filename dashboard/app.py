"""The entry: `streamlit run dashboard/app.py`. The page list, the style sheet, and the page that was asked for."""

import sys
from pathlib import Path

# Imported here, before any session runs, or the first visitors meet half-loaded modules.
import altair
import numpy
import pandas
import pyarrow
import streamlit as st

# Streamlit puts only this folder on the path; a checkout that was never installed needs the one above.
if str(Path(__file__).parents[1]) not in sys.path:
    sys.path.insert(0, str(Path(__file__).parents[1]))

from dashboard import data, pages, theme, wording
from dashboard.gate import viewer as door
from etl.home import Home
from etl.problems import Stop

EAGER = (altair, numpy, pandas, pyarrow)


def main() -> None:
    st.set_page_config(
        page_title=wording.PRODUCT, page_icon=str(theme.ICON), layout="wide", initial_sidebar_state=theme.SIDEBAR
    )
    st.html(f"<style>{theme.stylesheet()}</style>")
    st.html(f"<script>{theme.script()}</script>", unsafe_allow_javascript=True)
    st.logo(str(theme.WORDMARK), size="medium")
    try:
        scope = door.viewer(Home(data.home()))
    except Stop as stop:
        door.ask_in(str(stop))
        return
    pages.run(scope)
    door.who(scope)


main()
