"""Two processes on one published build behind nginx, with the configuration of docs/deploy as it is handed out."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page
from visiting import CHROMIUM, ROOT, browser, stand_still

from dashboard.gate import accounts
from dashboard.gate.accounts import Account
from dashboard.serve import ADDRESS, free_port
from etl.home import Home
from etl.sample import write_sample
from etl.warehouse.build import load

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
needs_nginx = pytest.mark.skipif((NGINX is None or CHROMIUM is None) and "CI" not in os.environ, reason="没有 nginx")
PASSWORD = "correct-horse-9"
AROUND = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; {user}
events {{ worker_connections 256; }}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    log_format who '$upstream_addr $request_uri'; access_log {folder}/access.log who;
    include {folder}/lvzhi.conf;
}}
"""

BEFORE = ("/_stcore/health", "/login", "/favicon")
"""Asked by us, or before there is a session to go by."""


@dataclass(frozen=True)
class Site:
    """What was started: the address visitors use, the dashboards by port, nginx's log."""

    address: str
    dashboards: dict[int, "subprocess.Popen[bytes]"]
    log: Path

    def answered_by(self) -> set[int]:
        """Ports that answered the page, its files and its questions, once somebody was signed in."""
        lines = [line.rsplit(" ", 1) for line in self.log.read_text("utf-8").splitlines()]
        return {int(where.rpartition(":")[2]) for where, uri in lines if not uri.startswith(BEFORE)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    tmp_path = tmp_path_factory.mktemp("site")
    home = Home(tmp_path / "home")
    load(home, write_sample(tmp_path / "workbooks", "street", 20, "csv"), as_of=date(2025, 12, 31))
    accounts.add(home, Account("zhang", "常委会", "committee"), PASSWORD)
    first = free_port(8400 + 100 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]))
    second, front = free_port(first + 1), free_port(first + 40)
    with ExitStack() as running:
        dashboards = {port: _dashboard(home, port) for port in (first, second)}
        for process in dashboards.values():
            running.callback(_end, process)
        proxy = subprocess.Popen([str(NGINX), "-c", str(_configured(tmp_path, front, first, second))])
        running.callback(_end, proxy)
        for port in (first, second, front):
            _until_answering(port)
        (tmp_path / "access.log").write_text("", "utf-8")
        yield Site(f"http://{ADDRESS}:{front}", dashboards, tmp_path / "access.log")


def _dashboard(home: Home, port: int) -> "subprocess.Popen[bytes]":
    command = [
        sys.executable,
        "-m",
        "dashboard.cli",
        "serve",
        "--home",
        str(home.root),
        "--port",
        str(port),
        "--exact-port",
    ]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    process.wait(20)


def _configured(folder: Path, front: int, *ports: int) -> Path:
    """The configuration as handed out; only its ports are those that are free here."""
    told = (ROOT / "docs" / "deploy" / "nginx.conf").read_text("utf-8")
    told = told.replace("listen 80;", f"listen {ADDRESS}:{front};")
    for printed, port in zip((8501, 8502), ports, strict=True):
        told = told.replace(f"{ADDRESS}:{printed} ", f"{ADDRESS}:{port} ")
    (folder / "lvzhi.conf").write_text(told, "utf-8")
    user = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    (folder / "around.conf").write_text(AROUND.format(folder=folder, user=user), "utf-8")
    return folder / "around.conf"


def _until_answering(port: int) -> None:
    for _ in range(600):
        try:
            with urlopen(f"http://{ADDRESS}:{port}/_stcore/health", timeout=1):  # loopback only
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(port)


def _signed_in(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/login?to=/stations")
    page.fill("[name=name]", "zhang")
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")
    stand_still(page)


def _figures(page: Page) -> str:
    return re.sub(r"\s+", " ", page.inner_text("[data-testid=stMainBlockContainer]"))


@needs_nginx
def test_a_visitor_stays_with_one_process_and_is_taken_over_by_the_other_when_it_dies(site: Site) -> None:
    with browser() as chromium:
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        _signed_in(site, page)
        before, answered = _figures(page), site.answered_by()
        assert len(answered) == 1, "one visitor stays with one process"
        assert "接待日兑现率" in before

        dying = site.dashboards[answered.pop()]
        os.killpg(dying.pid, signal.SIGKILL)
        site.log.write_text("", "utf-8")
        page.wait_for_timeout(6000)
        page.get_by_text("建议", exact=True).first.click()
        page.wait_for_selector("text=从提出到办成", timeout=60_000)
        page.goto(f"{site.address}/stations")
        stand_still(page)
        assert _figures(page) == before, "signed in still, the same build, the same figures"


@needs_nginx
def test_a_stranger_and_an_oversized_upload_are_told_so_through_nginx_too(site: Site) -> None:
    for url, body, status in (("/stations", None, 401), ("/_stcore/upload_file/x/y", b"0" * (51 << 20), 413)):
        with pytest.raises(HTTPError) as refused:
            urlopen(Request(site.address + url, body, method="PUT" if body else "GET"), timeout=20)
        assert refused.value.code == status


def test_a_port_that_is_taken_is_not_swapped_for_another(tmp_path: Path) -> None:
    with socket.create_server((ADDRESS, 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "dashboard.cli", "serve", "--home", str(tmp_path), "--port", str(port)]
        done = subprocess.run([*command, "--exact-port"], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (3, f"端口 {port} 被占用。\n")
