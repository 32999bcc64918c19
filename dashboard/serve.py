"""Start the dashboard on this machine: a free port, the address told, a browser where there is a screen."""

import os
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from pathlib import Path
from types import FrameType

from etl.problems import Stop

ADDRESS = "127.0.0.1"
APP = Path(__file__).parent / "asgi.py"
PATIENCE = 60.0  # seconds for the server to answer; a cold old machine takes its time


def serve(home: Path, port: int, *, is_demo: bool = False, is_exact: bool = False) -> None:
    """Serve until stopped (Ctrl+C or a signal). The port asked for, or the next free one unless `is_exact`. Raises Stop."""
    if is_exact and not is_free(port):
        raise Stop(f"端口 {port} 被占用。")
    chosen = port if is_exact else free_port(port)
    process = _start(home, chosen, is_demo)
    signal.signal(signal.SIGTERM, _leave)
    try:
        _wait(process, chosen)
        url = f"http://{ADDRESS}:{chosen}"
        print(f"看板地址：{url}    停止请按 Ctrl+C", flush=True)
        if has_screen():
            webbrowser.open(url)
        process.wait()
    except KeyboardInterrupt:
        pass
    finally:
        process.terminate()
        process.wait()


def _start(home: Path, port: int, is_demo: bool) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "LVZHI_HOME": str(home.resolve()), "LVZHI_DEMO": "1" if is_demo else ""}
    options = {"port": port, "address": ADDRESS, "headless": "true"}
    told = [part for name, value in options.items() for part in (f"--server.{name}", str(value))]
    return subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(APP), *told], env=environment, cwd=APP.parents[1]
    )


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Until the server answers: an address is told when it works."""
    until = time.monotonic() + PATIENCE
    while is_free(port):
        if process.poll() is not None or time.monotonic() > until:
            raise Stop("看板没有启动起来，原因见上面的提示。")
        time.sleep(0.1)


def _leave(_: int, __: FrameType | None) -> None:
    raise KeyboardInterrupt


def free_port(wanted: int) -> int:
    """The port asked for where nobody listens, else the next free one of the following hundred. Raises Stop."""
    for port in range(wanted, wanted + 100):
        if is_free(port):
            return port
    raise Stop(f"端口 {wanted} 到 {wanted + 99} 都被占用，请用 --port 换一个。")


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((ADDRESS, port)) != 0


def has_screen() -> bool:
    """Windows and macOS have one; elsewhere a display says so."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
