"""The one button that hands out a file: whoever takes it away stands in the journal with its name."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

import streamlit as st

from dashboard import data
from dashboard.access import HERE, Scope

viewing: ContextVar[Scope] = ContextVar("viewing", default=HERE)
"""Who looks, for parts that are not told."""


def download(label: str, make: Callable[[], bytes], name: str, mime: str | None = None, **look: Any) -> None:
    """`make` is called when the button is pressed, not before. `look`: as st.download_button takes it."""
    scope = viewing.get()  # now: the button is pressed when this run of the page is long over

    def taken() -> bytes:
        data.noted(scope, "下载", name)
        return make()

    look = {"icon": ":material/download:", **look}
    st.download_button(label, taken, name, mime, on_click="ignore", **look)
