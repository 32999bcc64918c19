"""The archive keeps every file byte for byte, once, and loses nothing, whoever loads at the same time."""

import hashlib
import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from etl.deliveries import explain, find, in_force, receive, received, restore, safe_name, withdraw
from etl.history import history
from etl.home import Home
from etl.problems import Stop

NOON = datetime.fromisoformat("2025-03-01T12:00:00+08:00")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "data")


def a_file(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def files(home: Home) -> list[str]:
    return [delivery.file for delivery in in_force(home)]


def test_a_file_is_kept_byte_for_byte_under_its_sha256_with_a_card(home: Home, tmp_path: Path) -> None:
    file = a_file(tmp_path, "2025-接待.csv", "日期,接待人次\n2025-01-02,3\n")
    (delivery,) = receive(home, [file], sent_by="甲街道", now=NOON)
    sha = hashlib.sha256(file.read_bytes()).hexdigest()
    assert delivery.path(home) == home.deliveries / sha / "2025-接待.csv"
    assert delivery.path(home).read_bytes() == file.read_bytes()
    card = json.loads((home.deliveries / sha / "card.json").read_text("utf-8"))
    assert card == {
        "file": "2025-接待.csv", "sha256": sha, "bytes": file.stat().st_size,
        "received_at": "2025-03-01T12:00:00+08:00", "sent_by": "甲街道", "call": delivery.call, "number": 1,
    }  # fmt: skip
    assert in_force(home) == [delivery]


def test_the_same_file_twice_is_one_delivery_and_joins_the_new_call(home: Home, tmp_path: Path) -> None:
    first = a_file(tmp_path, "接待.csv", "同样的内容")
    again = a_file(tmp_path, "接待（副本）.csv", "同样的内容")
    cover = a_file(tmp_path, "说明.csv", "覆盖")
    (delivery,) = receive(home, [first], now=NOON)
    _, second = receive(home, [cover, again])
    assert (second.file, second.number, second.received_at) == ("接待.csv", 1, NOON)
    assert [d.number for d in in_force(home)] == [1, 2]
    assert len({d.call for d in in_force(home)}) == 1 and second.call != delivery.call


def test_no_telephone_is_kept_in_why_something_was_sent_or_withdrawn(home: Home, tmp_path: Path) -> None:
    (one,) = receive(home, [a_file(tmp_path, "一.csv", "一")])
    explain(home, one.sha256, "李站长", "张大爷13800138000来电补记")
    withdraw(home, "1", by="王", reason="打 138-0013-8000 问过，发错")
    assert [e.get("reason") for e in history(home)[1:]] == ["张大爷138********来电补记", "打 138******** 问过，发错"]


def test_withdrawn_files_stay_and_come_back_at_their_place(home: Home, tmp_path: Path) -> None:
    one, two = (a_file(tmp_path, f"{name}.csv", name) for name in ("一", "二"))
    receive(home, [one, two])
    gone = withdraw(home, "一.csv", by="王", reason="发错")
    assert files(home) == ["二.csv"] and gone.path(home).exists() and len(received(home)) == 2
    restore(home, gone.sha256[:8])
    assert files(home) == ["一.csv", "二.csv"]
    withdraw(home, "1")
    receive(home, [one])  # loading it again is what a person does to have it back
    assert files(home) == ["一.csv", "二.csv"]
    assert [e["event"] for e in history(home)] == [
        "received", "received", "withdrawn", "restored", "withdrawn", "received",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("which", "says"),
    [
        ("3", "没有编号或文件名为“3”的报送。"),
        ("同名.csv", "有 2 份报送都叫“同名.csv”，请改用编号。"),
        ("1", "第 1 份报送“同名.csv”没有撤回，不用恢复。"),
    ],
)
def test_what_cannot_be_restored_is_said_in_one_sentence(home: Home, tmp_path: Path, which: str, says: str) -> None:
    for n in "ab":
        receive(home, [a_file(tmp_path / n, "同名.csv", n)])
    with pytest.raises(Stop) as stop:
        restore(home, which)
    assert str(stop.value) == says


def test_withdrawing_twice_is_refused(home: Home, tmp_path: Path) -> None:
    receive(home, [a_file(tmp_path, "一.csv", "1")])
    withdraw(home, "1")
    with pytest.raises(Stop, match="已经撤回"):
        withdraw(home, "1")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("接待.csv", "接待.csv"),
        ("../../etc/passwd", "passwd"),
        (r"C:\桌面\接待.csv", "接待.csv"),
        ("..", "_"),
        ("", "_"),
        ("card.json", "_card.json"),
        ("坏\n名\x00.csv", "坏名.csv"),
        ("长" * 100 + ".xlsx", "长" * 65 + ".xlsx"),
    ],
)
def test_a_name_never_leaves_its_folder(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_nothing_is_kept_when_one_file_of_a_call_is_missing(home: Home, tmp_path: Path) -> None:
    there = a_file(tmp_path, "在.csv", "1")
    with pytest.raises(Stop, match=r"文件“不在\.csv”存不进档案"):
        receive(home, [there, tmp_path / "不在.csv"])
    assert received(home) == [] and not list(home.deliveries.glob(".incoming-*"))


def test_a_half_written_line_of_a_killed_load_is_cut_off(home: Home, tmp_path: Path) -> None:
    receive(home, [a_file(tmp_path, "一.csv", "1")])
    with (home.deliveries / "history.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"event": "receiv')
    assert files(home) == ["一.csv"]
    receive(home, [a_file(tmp_path, "二.csv", "2")])
    assert files(home) == ["一.csv", "二.csv"] and [d.number for d in in_force(home)] == [1, 2]


LOADER = """
import sys
from pathlib import Path
from etl.deliveries import receive
from etl.home import Home
for n in range(12):
    file = Path(sys.argv[2]) / f"{sys.argv[3]}-{n}.csv"
    file.write_text(file.name)
    receive(Home(Path(sys.argv[1])), [file])
"""


def test_two_loaders_at_once_lose_nothing(home: Home, tmp_path: Path) -> None:
    loaders = [
        subprocess.Popen([sys.executable, "-c", LOADER, str(home.root), str(tmp_path), who]) for who in ("甲", "乙")
    ]
    assert [loader.wait(60) for loader in loaders] == [0, 0]
    assert sorted(files(home)) == sorted(f"{who}-{n}.csv" for who in "甲乙" for n in range(12))
    assert [d.number for d in in_force(home)] == list(range(1, 25))


def test_a_delivery_is_found_by_number_name_or_hash(home: Home, tmp_path: Path) -> None:
    (delivery,) = receive(home, [a_file(tmp_path, "一.csv", "1")])
    assert find(home, "1") == find(home, "一.csv") == find(home, delivery.sha256[:6]) == delivery
