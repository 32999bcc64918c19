"""What a person may do next in a home with two deliveries, and what it holds before and after."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from interrupted import AS_OF, in_peace, run, standing, tables

from etl.deliveries import receive
from etl.home import Home

RECEPTIONS = "# 接待\n站点编号 | 日期 | 接待人次\nSA | 2025-03-01 | 1\nSB | 2025-03-02 | 40余"
MORE = {
    "活动.xlsx": """
# 活动
活动编号 | 类型 | 活动名称 | 日期 | 区域编号
H1 | 视察 | 看河 | 2025-03-01 | A
# 出席
活动编号 | 代表编号 | 出席情况
H1 | D1 | 出席
""",
    "再报.csv": "# 接待\n站点编号 | 日期 | 接待人次\nSB | 2025-04-01 | 3",
}
DEEDS = {
    "load": ["load", *MORE],
    "build": ["build"],
    "withdraw": ["deliveries", "withdraw", "2"],
    "restore": ["deliveries", "restore", "2"],
    "freeze": ["round", "freeze", "2025年"],
}
"""What may be interrupted. Before `build` a file was received and not yet built; before `restore` one was withdrawn."""


@dataclass(frozen=True)
class Place:
    """A home before the deed, and what it held; what it holds after the deed done in peace, in `steps` steps."""

    home: Home
    words: list[str]
    before: dict[str, list[str]] | None
    after: dict[str, list[str]] | None
    standing: list[str]
    steps: int

    def again(self, folder: Path) -> Home:
        """The home as it was before, for one more try."""
        shutil.copytree(self.home.root, folder)
        return Home(folder)


def a_place(begun: Home, folder: Path, deed: str, words: list[str]) -> Place:
    home, peace = Home(folder / deed), Home(folder / f"{deed}-in-peace")
    shutil.copytree(begun.root, home.root)
    if deed == "build":
        receive(home, [folder / "files" / name for name in MORE])
    if deed == "restore":
        assert in_peace(home, ["deliveries", "withdraw", "2", "--as-of", AS_OF]).code == 0
    shutil.copytree(home.root, peace.root)
    command = [str(folder / "files" / word) if word in MORE else word for word in words]
    command += [] if deed == "freeze" else ["--as-of", AS_OF]
    done = run(peace, command)
    assert done.code == 0, done.said
    return Place(home, command, tables(home), tables(peace), standing(peace), done.steps)
