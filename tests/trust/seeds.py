"""Good files of every kind, for a fuzzer to spoil."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from interrupted import ROOT
from warehouse_office import PLACES, read_tables, write_file

from etl import toml
from etl.backup import backup
from etl.home import Home
from etl.metrics.registry import METRICS
from etl.records.template import write_template

ACCESS = b'claim = "groups"\n[[role]]\nvalue = "rd"\nrole = "office"\nareas = ["WC01"]\n'
SPOILS = ((0, 0, 0), (3, 90, 5), (7, 200, 40))
"""Which part of a workbook, where, how much is cut (see targets)."""
PIECES = (b'<c r="B2" t="s"><v>9</v></c>', b'<mergeCell ref="A1:B9"/>', b"&#65;", b"<!--", b"-1", b"</row>")


def _files() -> list[bytes]:
    """Texts and whole workbooks: what arrives is told by its bytes."""
    real = sorted((ROOT / "data" / "sample" / "reports").rglob("*.csv"), key=lambda path: path.stat().st_size)[:30]
    old = sorted((ROOT / "tests" / "intake" / "files").iterdir())
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write_template(place / "t.xlsx")
        write_file(place / "p.xlsx", read_tables(PLACES))
        made = [path.read_bytes() for path in sorted(place.glob("*.xlsx"))]
    texts = [path.read_bytes() for path in real]
    return [*texts, *(text.decode("utf-8-sig").encode("gb18030") for text in texts[:5]), *made,
            *(path.read_bytes() for path in old)]  # fmt: skip


def _spoils() -> list[bytes]:
    return [bytes(spoil) + piece for spoil in SPOILS for piece in PIECES]


def _rules() -> list[bytes]:
    """After a byte that says which file it is: see targets.TOML."""
    shipped = sorted((ROOT / "data" / "rules").glob("*.toml"))
    kinds = {"headers": 1, "layouts": 2, "calendar": 3}
    return [bytes([kinds.get(path.stem, 0)]) + path.read_bytes()[:8000] for path in shipped] + [b'\x04pack = "henan"\n']


def _settings() -> list[bytes]:
    return [ACCESS, (ROOT / "data" / "corrections.toml").read_bytes(),
            b'[[correction]]\nfile = "a.csv"\nrow = 4\ncolumn = "x"\nexpect = "1"\nvalue = "2"\nreason = "r"\n']  # fmt: skip


def _report() -> list[bytes]:
    told = toml.loads((ROOT / "data" / "report_text.toml").read_text("utf-8"))
    return ["".join(section["sentences"]).replace("}", "12").encode() for section in told["section"]]


def _questions() -> list[bytes]:
    sliced = [
        "reception[channel=代表家站]",
        "reception.visitors / reception",
        "a[b=c|d] + e[f!=g]",
        "record.column[x=1]",
    ]
    return [name.encode() for name in METRICS] + [text.encode() for text in sliced]


def _cells() -> list[bytes]:
    printed = sorted((ROOT / "tests" / "records" / "printed").glob("*.txt"))
    return [line.encode() for path in printed for line in path.read_text("utf-8").splitlines() if line]


def _backups() -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder, "home"))
        home.rules.mkdir(parents=True)
        (home.rules / "office.toml").write_text('pack = "henan"\n', "utf-8")
        backup(home, Path(folder, "b.zip"))
        return [Path(folder, "b.zip").read_bytes()]


SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "file": _files, "workbook": _spoils, "ods": _spoils, "rules": _rules, "settings": _settings,
    "report": _report, "question": _questions, "cell": _cells, "backup": _backups,
}  # fmt: skip
