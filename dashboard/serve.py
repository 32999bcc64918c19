"""Start the dashboard on this machine: a free port, the address told, a browser where there is a screen."""

import os
import socket
import subprocess
import sys
import webbrowser
from pathlib import Path

ADDRESS = "127.0.0.1"
APP = Path(__file__).parent / "app.py"


def serve(home: Path, port: int, *, is_demo: bool = False) -> None:
    """Serve until stopped (Ctrl+C). The port asked for, or the next free one."""
    chosen = free_port(port)
    url = f"http://{ADDRESS}:{chosen}"
    print(f"看板地址：{url}    停止请按 Ctrl+C", flush=True)
    environment = {**os.environ, "LVZHI_HOME": str(home.resolve()), "LVZHI_DEMO": "1" if is_demo else ""}
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(APP),
        "--server.port",
        str(chosen),
        "--server.address",
        ADDRESS,
    ]
    process = subprocess.Popen([*command, "--server.headless", "true"], env=environment, cwd=APP.parents[1])
    try:
        if has_screen():
            webbrowser.open(url)
        process.wait()
    except KeyboardInterrupt:
        process.terminate()
        process.wait()


def free_port(wanted: int) -> int:
    """The port asked for where nobody listens, else the next free one of the following hundred."""
    for port in range(wanted, wanted + 100):
        with socket.socket() as probe:
            if probe.connect_ex((ADDRESS, port)) != 0:
                return port
    return wanted


def has_screen() -> bool:
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
