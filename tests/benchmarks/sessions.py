"""Many visitors at one process: sessions over Streamlit's own socket, each opening a page every few seconds.

`python -m tests.benchmarks.sessions [HOME] [--sessions N] [--seconds N] [--every S] [--loads]`; loopback only, bounded in
time. A click is timed from the message sent to the script finished, as the browser would wait for it, without the
browser's own drawing. With --loads a file is put into an upload field and another is loaded and published, every
half minute or `--between`. The hour of the promise: `--sessions 200 --seconds 3600 --every 20 --loads --between 120`.
"""

import argparse
import asyncio
import random
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.request import Request, urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from dashboard.pages import PAGES
from etl.home import Home
from etl.sample import write_sample
from etl.warehouse.build import load

sys.path.insert(0, str(Path(__file__).parents[1] / "dashboard"))
from visiting import ROOT, serving

AS_OF = date(2025, 12, 31)
EVERY, GOAL, BETWEEN = 5.0, 1.0, 30.0
VISITED = [page.path for page in PAGES if page.group]


@dataclass
class Seen:
    """Seconds waited for every click; what went wrong; MiB of the process at times; deliveries loaded meanwhile."""

    waits: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    mib: list[int] = field(default_factory=list)
    loads: int = 0
    uploads: int = 0

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.waits, n=20)[-1]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("home", nargs="?", type=Path)
    options.add_argument("--sessions", type=int, default=50)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--every", type=float, default=EVERY)
    options.add_argument("--loads", action="store_true")
    options.add_argument("--between", type=float, default=BETWEEN, help="seconds from one load to the next")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Home(given.home or Path(folder))
        if given.home is None:
            load(home, write_sample(home.root / "files", "district", 20, "csv"), as_of=AS_OF)
        tell(visited(home, given.sessions, given.seconds, given.every, given.loads and given.between), given)


def tell(seen: Seen, given: argparse.Namespace) -> None:
    every = f"a click every {given.every:g} s for {given.seconds:g} s"
    errors = f"{len(seen.errors)} errors: {seen.errors[:3]}" if seen.errors else "no error"
    print(f"{given.sessions} sessions, {every}: {len(seen.waits)} clicks, {errors}")
    print(f"median {statistics.median(seen.waits):.3f} s, p95 {seen.p95:.3f} s, longest {max(seen.waits):.3f} s")
    begin, middle, end = (seen.mib or [0])[0], (seen.mib or [0])[len(seen.mib) // 2], (seen.mib or [0])[-1]
    print(f"{seen.loads} loads, {seen.uploads} uploads meanwhile; MiB at begin, middle, end: {begin}, {middle}, {end}")
    print(f"sessions_p95 {seen.p95:.3g} {GOAL:g} {'ok' if seen.p95 <= GOAL else 'short'}")


def visited(home: Home, sessions: int, seconds: float, every: float = EVERY, loads: float = 0) -> Seen:
    """Everybody at one process of this home for so long; loads: others send and publish, every so many seconds (0: nobody)."""
    with serving(home.root) as (address, process):
        return asyncio.run(_all(home, address, process.pid, sessions, seconds, every, loads))


async def _all(
    home: Home, address: str, pid: int, sessions: int, seconds: float, every: float, loads: float
) -> Seen:  # fmt: skip
    """Once through every page to warm the process, then the clicks that count."""
    seen, warming = Seen(), Seen()
    async with opened(address) as first:
        for path in VISITED:
            await click(first, path, warming)
    seen.errors += warming.errors
    until = time.monotonic() + seconds
    beside = [_watched(pid, until, seen)] + ([_loading(home, address, until, loads, seen)] if loads else [])
    await asyncio.gather(*(visit(address, until, every, n, seen) for n in range(sessions)), *beside)
    return seen


def opened(address: str) -> connect:
    socket = address.replace("http", "ws") + "/_stcore/stream"
    return connect(socket, subprotocols=["streamlit"], max_size=None, open_timeout=60, ping_interval=None)  # type: ignore[list-item]


async def visit(address: str, until: float, every: float, seed: int, seen: Seen) -> None:
    dice = random.Random(seed)
    await asyncio.sleep(dice.random() * every)
    try:
        async with opened(address) as socket:
            while time.monotonic() < until:
                wait = await click(socket, dice.choice(VISITED), seen)
                await asyncio.sleep(max(0.0, every - wait))
    except Exception as error:  # a socket that breaks is what is looked for
        seen.errors.append(f"{type(error).__name__}: {error}")


async def click(socket: ClientConnection, path: str, seen: Seen) -> float:
    """One page, until its script has finished."""
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    asked.rerun_script.page_name = path
    started = time.monotonic()
    await socket.send(asked.SerializeToString())
    while (told := await _next(socket)).WhichOneof("type") != "script_finished":
        if told.WhichOneof("type") == "delta" and told.delta.new_element.WhichOneof("type") == "exception":
            seen.errors.append(f"{path}: {told.delta.new_element.exception.message}")
    seen.waits.append(time.monotonic() - started)
    return seen.waits[-1]


async def _next(socket: ClientConnection) -> ForwardMsg:
    told = ForwardMsg()
    told.ParseFromString(await socket.recv(decode=False))
    return told


async def _loading(home: Home, address: str, until: float, between: float, seen: Seen) -> None:
    """A clerk at a page and a clerk at the command, now and then one file each, as long as there is time for it."""
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < until - 15:
            file = Path(folder, f"补报{seen.loads}.csv")
            file.write_text(f"站点编号,日期,接待人次\n,2025-03-01,{seen.loads + 1}\n", "utf-8")
            command = [sys.executable, "-m", "dashboard.cli", "load", file, "--home", home.root, "--as-of", str(AS_OF)]
            process = await asyncio.create_subprocess_exec(
                *map(str, command), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
            )
            _, wrong = await process.communicate()
            if process.returncode not in (0, 1):  # 1: loaded, with problems to tell
                seen.errors.append(f"load {process.returncode}: {wrong.decode()[-200:]}")
            seen.loads += 1
            await _upload(address, file, seen)
            await asyncio.sleep(between)


async def _upload(address: str, file: Path, seen: Seen) -> None:
    """The file into the upload field of an open session."""
    asked = BackMsg()
    asked.rerun_script.page_name = "deliveries"
    async with opened(address) as socket:
        await socket.send(asked.SerializeToString())
        while (told := await _next(socket)).WhichOneof("type") != "new_session":
            pass
        try:
            await asyncio.to_thread(_put, address, told.new_session.initialize.session_id, file.read_bytes() * 20_000)
        except OSError as error:
            seen.errors.append(f"upload: {error}")
        seen.uploads += 1


def _put(address: str, session: str, data: bytes) -> None:
    """As the browser does: with the token of the cookie told again in a header."""
    with urlopen(f"{address}/_stcore/health", timeout=60) as first:  # loopback only
        token = SimpleCookie(first.headers["Set-Cookie"])["_streamlit_xsrf"].value
    part = b"--x\r\nContent-Disposition: form-data; name=f; filename=a.csv\r\n\r\n" + data + b"\r\n--x--\r\n"
    head = {
        "Content-Type": "multipart/form-data; boundary=x",
        "X-Xsrftoken": token,
        "Cookie": f"_streamlit_xsrf={token}",
    }
    with urlopen(Request(f"{address}/_stcore/upload_file/{session}/1", part, head, method="PUT"), timeout=60):
        pass


async def _watched(pid: int, until: float, seen: Seen) -> None:
    while time.monotonic() < until:
        seen.mib.append(_resident(pid))
        await asyncio.sleep(5)
    seen.mib.append(_resident(pid))


def _resident(pid: int) -> int:
    """MiB; 0 where the system does not say."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS"))


if __name__ == "__main__":
    main()
