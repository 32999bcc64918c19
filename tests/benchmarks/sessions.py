"""Many visitors at one process: sessions over Streamlit's own socket, each opening a page every five seconds.

`python -m tests.benchmarks.sessions [HOME] [--sessions N] [--seconds N]`; loopback only, bounded in time. A click is
timed from the message sent to the script finished, as the browser would wait for it, without the browser's own drawing.
"""

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from dashboard.pages import PAGES
from etl.home import Home
from etl.sample import write_sample
from etl.warehouse.build import load

sys.path.insert(0, str(Path(__file__).parents[1] / "dashboard"))
from visiting import served

AS_OF = date(2025, 12, 31)
EVERY, GOAL = 5.0, 1.0
VISITED = [page.path for page in PAGES if page.group]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("home", nargs="?", type=Path)
    options.add_argument("--sessions", type=int, default=50)
    options.add_argument("--seconds", type=float, default=60)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Home(given.home or Path(folder))
        if given.home is None:
            load(home, write_sample(home.root / "files", "district", 20, "csv"), as_of=AS_OF)
        with served(home.root) as address:
            asyncio.run(tell(address.replace("http", "ws"), given.sessions, given.seconds))


async def tell(address: str, sessions: int, seconds: float) -> None:
    """Everybody once to warm the process, then the clicks that count."""
    async with connect(f"{address}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as first:  # type: ignore[list-item]
        for path in VISITED:
            await click(first, path)
    found = await asyncio.gather(*(visit(address, seconds, n) for n in range(sessions)))
    waits = sorted(wait for one in found for wait in one)
    p95 = statistics.quantiles(waits, n=20)[-1]
    print(f"{sessions} sessions, a click every {EVERY:g} s for {seconds:g} s: {len(waits)} clicks, no error")
    print(f"median {statistics.median(waits):.3f} s, p95 {p95:.3f} s, longest {waits[-1]:.3f} s")
    print(f"sessions_p95 {p95:.3g} {GOAL:g} {'ok' if p95 <= GOAL else 'short'}")


async def visit(address: str, seconds: float, seed: int) -> list[float]:
    dice, waits = random.Random(seed), []
    until = time.monotonic() + seconds
    await asyncio.sleep(dice.random() * EVERY)
    async with connect(f"{address}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item]
        while time.monotonic() < until:
            waits.append(await click(socket, dice.choice(VISITED)))
            await asyncio.sleep(max(0.0, EVERY - waits[-1]))
    return waits


async def click(socket: ClientConnection, path: str) -> float:
    """One page, until its script has finished; an exception on it ends the measurement."""
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    asked.rerun_script.page_name = path
    started = time.monotonic()
    await socket.send(asked.SerializeToString())
    while True:
        told = ForwardMsg()
        told.ParseFromString(await socket.recv(decode=False))
        kind = told.WhichOneof("type")
        if kind == "delta" and told.delta.new_element.WhichOneof("type") == "exception":
            raise RuntimeError(told.delta.new_element.exception.message)
        if kind == "script_finished":
            return time.monotonic() - started


if __name__ == "__main__":
    main()
