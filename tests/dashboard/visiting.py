"""A visitor: through Streamlit's own test client, and in a real browser that can reach nothing but this machine."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
import streamlit as st
from playwright.sync_api import Browser, Page, Route, sync_playwright
from streamlit.testing.v1 import AppTest

from dashboard.serve import ADDRESS, free_port

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(path).exists()), None)
FLAGS = ("--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
         "--disable-component-update --disable-sync").split()  # fmt: skip
STILL = """() => {
    const isWaiting = document.querySelector('[data-testid=stStatusWidget], [data-testid=stSkeleton]') ||
        [...document.querySelectorAll('[data-testid^=stBidiComponent]')].some(piece => !piece.querySelector('table'));
    const before = window.stood;
    window.stood = isWaiting ? undefined : document.body.innerHTML;
    return before !== undefined && before === window.stood;
}"""


def open_page(view: str, **query: str) -> AppTest:
    """The page as a visitor opens it, with the link's parameters."""

    def run(view: str) -> None:
        from dashboard.access import HERE
        from dashboard.pages import PAGES, open_page

        open_page(next(page for page in PAGES if page.view == view), HERE)

    app = AppTest.from_function(run, kwargs={"view": view}, default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def words(app: AppTest) -> str:
    """Everything the page says, as HTML; what a grid holds as its cells."""
    assert not app.exception, app.exception
    return "\n".join(
        [*(str(block.proto.body) for block in app.get("html")), *(" ".join(_cells(g)) for g in grids(app))]
    )


def grids(app: AppTest) -> list[dict[str, Any]]:
    """What each grid of the page was sent: see dashboard.parts.grid.payload."""
    return [json.loads(piece.proto.json) for piece in app.get("bidi_component")]


@contextmanager
def handed_out() -> Iterator[dict[str, Callable[[], bytes]]]:
    """Name of every file that pages opened in the meantime offer -> what makes it, as if its button were pressed."""
    found: dict[str, Callable[[], bytes]] = {}
    button = st.download_button

    def seen(label: str, make: Callable[[], bytes], name: str, *more: Any, **look: Any) -> bool:
        found[name] = make
        return button(label, make, name, *more, **look)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(st, "download_button", seen)
        yield found


def contents(raw: bytes) -> str:
    """All text of a file; of a zip (XLSX and DOCX too) that of its parts."""
    if not zipfile.is_zipfile(io.BytesIO(raw)):
        return raw.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        return "\n".join(f"{name}\n{contents(parts.read(name))}" for name in sorted(parts.namelist()))


def _cells(grid: dict[str, Any]) -> Iterator[str]:
    for row in grid["rows"]:
        for cell in row:
            yield escape(cell if isinstance(cell, str) else " ".join(str(cell.get(key, "")) for key in ("t", "b", "a")))


def text(html: str) -> str:
    """The words without their tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@contextmanager
def served(home: Path, port: int | None = None, secrets: Path | None = None) -> Iterator[str]:
    """The address of `serving`."""
    with serving(home, port, secrets) as (address, _):
        yield address


@contextmanager
def serving(
    home: Path, port: int | None = None, secrets: Path | None = None
) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """The dashboard of a home on a free port of this machine, as the command serves it: its address and its process. Each
    worker looks for a port in a range of its own, so that two never find the same."""
    port = port or free_port(8900 + 200 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]))
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(ROOT / "dashboard" / "asgi.py"),
        "--server.headless",
        "true",
    ]
    command += ["--server.port", str(port), "--server.address", ADDRESS]
    command += ["--secrets.files", str(secrets)] if secrets else []
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "LVZHI_HOME": str(home)}, stdout=subprocess.DEVNULL
    )
    try:
        _wait(f"http://{ADDRESS}:{port}/_stcore/health")
        yield f"http://{ADDRESS}:{port}", process
    finally:
        process.terminate()
        process.wait()


def _wait(url: str) -> None:
    import time

    for _ in range(300):
        try:
            with urlopen(url, timeout=1):  # loopback only
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(url)


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


def visit(chromium: Browser, url: str, width: int = 1440) -> tuple[Page, list[str]]:
    """The page once it stands still, and every request that wanted to leave this machine (none was let out)."""
    page, outside = chromium.new_page(viewport={"width": width, "height": 900}), list[str]()

    def guard(route: Route) -> None:
        if urlsplit(route.request.url).hostname in (ADDRESS, None):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    page.route("**/*", guard)
    page.goto(url)
    stand_still(page)
    return page, outside


def stand_still(page: Page) -> None:
    """Until nothing runs, every long list is drawn (its piece comes after the foot of the page), and what is there has
    been the same for a while."""
    page.wait_for_selector(".foot, .empty", timeout=60_000)
    page.evaluate("delete window.stood")
    page.wait_for_function(STILL, polling=200, timeout=60_000)


def whole_height(page: Page) -> int:
    return int(page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight"))
