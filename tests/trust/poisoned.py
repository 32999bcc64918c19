"""A street whose people write whatever a browser might take for more than words, into every text column there is."""

import csv
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from pathlib import Path

from etl.home import Home
from etl.records import RECORDS, columns
from etl.sample import write_sample
from etl.warehouse.build import load

OWN = "window.owned=1"
POISONS = (
    f'<img src=x onerror="{OWN}">',
    f"<script>{OWN}</script>",
    f"[点我](javascript:{OWN})",
    "![图](http://evil.example/a.png)",
    f"</td></table><iframe srcdoc='<script>parent.{OWN}</script>'></iframe>",
    r":material/home: :red[红] $\frac{1}{2}$ **粗** <http://evil.example>",
    '=HYPERLINK("http://evil.example","x")',
    f'" onmouseover="{OWN}" autofocus onfocus="{OWN}',
    "<style>body{display:none}</style>{{7*7}}${7*7}%s\\u003cb\\u003e",
)
LEFT = {"role", "result_raw", "congress", "measure", "kind", "checklist", "item", "reception_rule", "group",
        "outlet", "sent_by", "quantity_unit", "electoral_district", "session", "deputy_name", "station_name", "area_name",
        "activity_name", "project_name"}  # fmt: skip
"""Texts that a rule or a reference reads: with anything else in them the row would count elsewhere, or not at all."""
REPLACED = {
    "黎梦勇": POISONS[0] + "黎", "王承珊": POISONS[5].strip() + "珊", "东篱街道": "东篱" + POISONS[4] + "街道",
    "梅园社区": "梅园" + POISONS[1], "代表小组活动": POISONS[2] + "小组活动", "电梯": "电" + POISONS[8] + "梯",
}  # fmt: skip
"""Names that other rows point to by: the same everywhere."""

FILE = "$x^2$ &lt;img src=x onerror=owned&gt; :red[红]"
"""A file name that every system can hold."""


def poisoned_office(folder: Path) -> Home:
    """The sample of one street, built, with something in every text and list column."""
    home, files = Home(folder / "数据[1]"), folder / "files"
    home.rules.mkdir(parents=True)
    (home.rules / "office.toml").write_text('pack = "wangchuan"\n', "utf-8")
    write_sample(files, "street", 20, "csv")
    poisons = cycle(POISONS)
    for path in sorted(files.glob("*.csv")):
        _poison(path, poisons)
    (files / "东篱街道-办实事.csv").rename(files / f"{FILE}-办实事.csv")
    load(home, sorted(files.glob("*.csv")), sent_by=POISONS[0], as_of=date(2025, 12, 31))
    return home


def _poison(path: Path, poisons: Iterator[str]) -> None:
    record = next((one for one in RECORDS.values() if path.stem.endswith(f"-{one.sheet}")), None)
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = [[_renamed(cell) for cell in line] for line in csv.reader(file)]
    spoilt = {} if record is None else {
        head.index(column.header): column.kind
        for column in columns(record)
        if column.kind in ("text", "list") and column.name not in LEFT and column.header in head
    }  # fmt: skip
    for row in rows:
        for at, kind in spoilt.items():
            if row[at] and not any(poison in row[at] for poison in POISONS):
                row[at] = f"{row[at]}{'、' if kind == 'list' else ''}{next(poisons)}"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[*head, f"备{POISONS[0]}"], *([*row, POISONS[1]] for row in rows)])


def _renamed(cell: str) -> str:
    for name, poison in REPLACED.items():
        cell = cell.replace(name, poison)
    return cell
