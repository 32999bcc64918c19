"""What was measured, written into docs/performance.md: each bench under its heading, with the machine and the day."""

import os
import platform
import re
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "performance.md"


def write_down(told: Mapping[str, str]) -> None:
    """bench -> its lines. A bench that did not run keeps what it told before."""
    text = DOCUMENT.read_text("utf-8")
    for name, lines in told.items():
        block = f"<!-- {name} -->\n{_machine()}\n\n```text\n{lines}\n```\n<!-- /{name} -->"
        text, found = re.subn(
            rf"<!-- {name} -->.*?<!-- /{name} -->", lambda _, block=block: block, text, flags=re.DOTALL
        )
        assert found == 1, f"docs/performance.md 里没有 {name} 的位置"
    DOCUMENT.write_text(text, "utf-8")


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30 if hasattr(os, "sysconf") else 0
    busy = f"，开始时平均负载 {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    held = f"，内存 {memory:.0f} GB" if memory else ""
    return (
        f"{date.today()}，{platform.system()} {platform.machine()}，{os.cpu_count()} 核{held}{busy}；Python {platform.python_version()}，"
        f"DuckDB {version('duckdb')}，Polars {version('polars')}，Streamlit {version('streamlit')}。"
    )
