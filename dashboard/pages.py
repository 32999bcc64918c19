"""The list of pages, and how one is opened: a build, a frame, the body; trouble becomes one sentence."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import get_args
from urllib.parse import urlencode, urlsplit

import duckdb
import streamlit as st

from dashboard import data, wording
from dashboard.access import Role, Scope
from dashboard.blocks.choose_area import choose_area
from dashboard.blocks.looked_at import looked_at
from dashboard.blocks.upload import upload
from dashboard.data.sending import SENDERS
from dashboard.data.source import Outside
from dashboard.frame import Frame, Ground
from dashboard.parts.section import empty
from etl.problems import Stop

_log = logging.getLogger(__name__)
BOTH, PERIOD, OWN = frozenset({"period", "area"}), frozenset({"period"}), frozenset({"own"})
AREA = frozenset({"area"})
MANY_AREAS = 500
POINTING = frozenset({"metric", "by", "of", "id", "area", "level", "record", "row"})
"""What of a link is written down: what somebody typed into a search may be a resident's name."""

COMMITTEE = frozenset[Role]({"committee"})
OFFICES = frozenset[Role]({"committee", "office"})
STATIONS = frozenset[Role]({*OFFICES, "station"})
MEMBERS = frozenset[Role]({*STATIONS, "deputy"})
EVERYONE = frozenset[Role](get_args(Role))


@dataclass(frozen=True)
class Page:
    """One page: its place in the sidebar (group None = reached by a link), the address, the module in views/, which of
    the shared filters it offers (own: only filters of its own), and which roles have it."""

    group: str | None
    title: str
    path: str
    view: str
    filters: frozenset[str] = frozenset()
    roles: frozenset[Role] = OFFICES


LOOK, HANDLE, JUDGE, DATA = wording.GROUPS
PAGES = (
    Page(LOOK, "总览", "", "overview", BOTH),
    Page(LOOK, "待办提醒", "todo", "todo", AREA),
    Page(LOOK, "代表", "deputies", "deputies", BOTH, STATIONS),
    Page(LOOK, "站点", "stations", "stations", BOTH, STATIONS),
    Page(LOOK, "出席与活动", "attendance", "attendance", BOTH),
    Page(LOOK, "述职", "debriefings", "debriefings", BOTH),
    Page(HANDLE, "建议", "suggestions", "suggestions", BOTH),
    Page(LOOK, "议政代表", "consultative", "consultative", BOTH),
    Page(HANDLE, "民生实事与重大项目", "projects", "projects", BOTH),
    Page(JUDGE, "评选", "award", "award", BOTH, COMMITTEE),
    Page(JUDGE, "评价轮次", "rounds", "rounds", OWN, COMMITTEE),
    Page(JUDGE, "工作报告", "report", "report", BOTH),
    Page(DATA, "数据报送", "deliveries", "deliveries", BOTH, STATIONS),
    Page(DATA, "核对", "reconcile", "reconcile", BOTH, MEMBERS),
    Page(DATA, "数据质疑", "doubts", "doubts", BOTH, COMMITTEE),
    Page(DATA, "查数", "question", "question", BOTH),
    Page(DATA, "指标说明", "metrics", "metrics", OWN, EVERYONE),
    Page(DATA, "公示", "public", "public", BOTH, EVERYONE),
    Page(DATA, "操作日志", "journal", "journal", OWN, COMMITTEE),
    Page(None, "代表档案", "deputy", "deputy", PERIOD, MEMBERS),
    Page(None, "站点档案", "station", "station", PERIOD, STATIONS),
    Page(None, "记录", "records", "records", PERIOD, MEMBERS),
    Page(None, "更正", "mend", "mend", roles=STATIONS),
    Page(None, "样张", "specimen", "specimen", roles=COMMITTEE),
)
STARTS: dict[Role, Page] = {
    "station": Page(LOOK, "我的站点", "", "stations", BOTH, STATIONS),
    "deputy": Page(LOOK, "我的履职", "", "deputy", PERIOD, MEMBERS),
    "public": Page(LOOK, "公示", "", "public", BOTH, EVERYONE),
}
"""What lies at / for roles that have no 总览."""


def pages_of(role: Role) -> tuple[Page, ...]:
    """The pages a role has, its start first; another's address is not found."""
    own = tuple(page for page in PAGES if role in page.roles)
    start = STARTS.get(role)
    return (start, *(page for page in own if page.view != start.view or not page.group)) if start else own


def run(scope: Scope) -> None:
    """The page the address asks for: the navigation, the frame with the shared filters, the body."""
    frames: list[Frame] = []
    pages = pages_of(scope.role)
    chosen = st.navigation(_navigation(pages, frames), position="sidebar", expanded=True)
    _note_absent(pages, scope)
    page = next(page for page in pages if page.path == chosen.url_path)
    _guarded(page, scope, lambda: frames.extend(_frame(page, scope)))
    chosen.run()


def open_page(page: Page, scope: Scope) -> None:
    """One page by itself."""
    frames: list[Frame] = []
    _guarded(page, scope, lambda: frames.extend(_frame(page, scope)))
    _draw(page, frames)


def _navigation(pages: tuple[Page, ...], frames: list[Frame]) -> dict[str, list[st.Page]]:
    """The pages as Streamlit wants them, hidden ones in the last group. `frames`: filled before a page runs, empty
    where there is nothing to show."""
    groups: dict[str, list[st.Page]] = {group: [] for group in wording.GROUPS}
    for page in pages:
        groups[page.group or DATA].append(
            st.Page(
                _named(page, frames),
                title=page.title,
                url_path=page.path or None,
                default=not page.path,
                visibility="visible" if page.group else "hidden",
            )
        )
    return {group: pages for group, pages in groups.items() if pages}


def _named(page: Page, frames: list[Frame]) -> Callable[[], None]:
    draw = partial(_draw, page, frames)
    draw.__name__ = page.path or "start"  # type: ignore[attr-defined]  # Streamlit names a page after its callable
    return draw


def _frame(page: Page, scope: Scope) -> list[Frame]:
    """The frame of the page over the build in force or the round that is looked at, or nothing where nothing was ever
    built."""
    build = looked_at(scope, page.view) or data.current_build()
    if build is None:
        empty(*wording.NO_BUILD)
        if scope.role in SENDERS:
            upload(scope)
        return []
    ground = data.ground(scope, build)
    return [Frame(scope, build, ground, page.filters, _around(page, scope, build), _offered(scope, build, ground))]


def _offered(scope: Scope, build: Path, ground: Ground) -> Mapping[str, str]:
    """Areas to choose from: all, or of very many those near the one that is chosen."""
    if len(ground.areas) <= MANY_AREAS or ground.root is None:
        return ground.areas
    chosen = st.session_state.get("area") or st.query_params.get("area")
    area = next((id_ for id_, label in ground.areas.items() if chosen in (id_, label)), ground.root)
    near = data.areas_near(scope, build, area)
    return {id_: label for id_, label in ground.areas.items() if id_ in near}


def _around(page: Page, scope: Scope, build: Path) -> str | None:
    """Whom a page without the filter of areas is about is looked at in the own area, where all are too many."""
    subject = st.query_params.get("id") or st.query_params.get("of")
    return data.around(scope, build, subject) if subject and page.filters == PERIOD else None


def _draw(page: Page, frames: list[Frame]) -> None:
    for frame in frames:
        _guarded(page, frame.scope, partial(_body, page, frame))
        frame.foot()


def _body(page: Page, frame: Frame) -> None:
    """The page, or where its area holds too many people to list, the areas below to choose from."""
    if page.filters & BOTH and data.is_large(frame.ask()):
        choose_area(frame, page.title, page.path)
    else:
        import_module(f"dashboard.views.{page.view}").body(frame)


def _guarded(page: Page, scope: Scope, work: Callable[[], None]) -> None:
    """Nothing a page meets reaches the visitor as a traceback."""
    try:
        work()
    except Outside as stop:
        asked = {name: value for name, value in st.query_params.to_dict().items() if name in POINTING}
        _note_once(scope, f"{page.title} ?{urlencode(asked)}")
        empty(str(stop), "可从左边的页面看自己范围内的。")
    except Stop as stop:
        empty(str(stop), "可换一个期间或区域，或到“数据报送”查看报送情况。")
    except (
        duckdb.InternalError,
        duckdb.FatalException,
    ):  # DuckDB's own fault: it answers nothing any more until it is opened anew
        _log.exception("page %s", page.view)
        data.reopen()
        empty(f"“{page.title}”没有打开成功", wording.BROKEN_PAGE)
    except duckdb.ProgrammingError:
        _log.exception("page %s", page.view)
        empty(*wording.OLD_BUILD)
    except Exception:
        _log.exception("page %s", page.view)
        empty(f"“{page.title}”没有打开成功", wording.BROKEN_PAGE)


def _note_absent(pages: tuple[Page, ...], scope: Scope) -> None:
    """The address of a page that others have: Streamlit shows the start instead, and it is written down."""
    path = urlsplit(st.context.url or "").path.strip("/")
    for page in PAGES:
        if path and page.path == path and path not in {one.path for one in pages}:
            _note_once(scope, page.title)


def _note_once(scope: Scope, asked: str) -> None:
    """A link that leads outside the scope is in the journal once for each session, however often the page runs."""
    noted: set[str] = st.session_state.setdefault("outside_noted", set())
    if asked not in noted:
        noted.add(asked)
        data.noted(scope, "越界被拒", asked)
