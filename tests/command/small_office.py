"""An office of two deputies and two stations, and the command run in it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from dashboard.cli import lvzhi

FIRST = {
    "区域.csv": "区域编号,区域名称,层级\nA,甲街道,乡镇街道\n",
    "站点.csv": "站点编号,站点名称,类型,区域编号,状态\nS1,甲家,家,A,投用\nS2,乙站,站,A,投用\n",
    "代表.csv": "代表编号,姓名\nD1,王芳\nD2,李桂强\n",
    "任职.csv": "代表编号,级别,区域编号,开始日期\nD1,县,A,2022-01-01\nD2,县,A,2022-01-01\n",
    "接待.csv": "接待编号,站点编号,代表编号,日期,接待人数\nJ1,S1,D1,2025-03-11,7\nJ2,S2,D2,2025-04-11,40余\n",
}
"""Nine good rows."""

RECEPTIONS_AGAIN = "接待编号,站点编号,代表编号,日期,接待人数\nJ2,S2,D2,2025-04-11,43\nJ3,S1,王芳,2025-05-11,5\n"
"""J2 corrected, J3 new."""

RECEPTIONS_BAD = "接待编号,站点编号,代表编号,日期,接待人数\nJ8,S1,D1,2025-06-31,5\nJ9,S9,D1,2025-06-11,5\n"
"""A day that does not exist; a station that does not."""


@dataclass
class Office:
    folder: Path

    @property
    def home(self) -> Path:
        return self.folder / "home"

    def file(self, name: str, text: str) -> str:
        path = self.folder / name
        path.write_text(text, "utf-8")
        return str(path)

    def first_files(self) -> list[str]:
        return [self.file(name, text) for name, text in FIRST.items()]

    def run(self, *words: str) -> Result:
        """The command in this home; what it wrote is in stdout and stderr."""
        done = CliRunner().invoke(lvzhi, [*words, "--home", str(self.home)])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done

    def told(self, *words: str) -> Any:
        """The JSON the command answers with."""
        return json.loads(self.run(*words).stdout)
