"""The list of pages, and how one is opened: a build, a frame, the body; trouble becomes one sentence."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module

import streamlit as st

from dashboard import access, data, wording
from dashboard.frame import Frame
from dashboard.parts.html import show
from dashboard.parts.section import empty
from etl.problems import Stop

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Page:
    """One page: its place in the sidebar (group None = reached by a link), the address and the module in views/."""

    group: str | None
    title: str
    path: str
    view: str


LOOK, HANDLE, JUDGE, DATA = wording.GROUPS
PAGES = (
    Page(LOOK, "总览", "", "overview"),
    Page(LOOK, "代表", "deputies", "deputies"),
    Page(LOOK, "站点", "stations", "stations"),
    Page(HANDLE, "建议", "suggestions", "suggestions"),
    Page(DATA, "数据报送", "deliveries", "deliveries"),
    Page(DATA, "指标说明", "metrics", "metrics"),
    Page(None, "代表档案", "deputy", "deputy"),
    Page(None, "站点档案", "station", "station"),
    Page(None, "记录", "records", "records"),
    Page(None, "样张", "specimen", "specimen"),
)


def navigation() -> dict[str, list[st.Page]]:
    """The pages as Streamlit wants them, hidden ones in the last group."""
    groups: dict[str, list[st.Page]] = {group: [] for group in wording.GROUPS}
    for page in PAGES:
        groups[page.group or DATA].append(
            st.Page(
                _named(page),
                title=page.title,
                url_path=page.path or None,
                default=not page.path,
                visibility="visible" if page.group else "hidden",
            )
        )
    return {group: pages for group, pages in groups.items() if pages}


def _named(page: Page) -> Callable[[], None]:
    run = partial(open_page, page)
    run.__name__ = page.view  # type: ignore[attr-defined]  # Streamlit names a page after its callable
    return run


def open_page(page: Page) -> None:
    """Runs one page. Nothing it meets reaches the visitor as a traceback."""
    build = data.current_build()
    if build is None:
        empty(*wording.NO_BUILD)
        return
    try:
        _draw(page, Frame(access.viewer(), build, data.ground(access.viewer(), build)))
    except Stop as stop:
        empty(str(stop), "可换一个期间或区域，或到“数据报送”查看报送情况。")
    except Exception:
        _log.exception("page %s", page.view)
        empty(f"“{page.title}”没有打开成功", wording.BROKEN_PAGE)


def _draw(page: Page, frame: Frame) -> None:
    import_module(f"dashboard.views.{page.view}").body(frame)
    frame.foot()
    show()
