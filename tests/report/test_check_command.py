"""lvzhi report --check: what does not hold together, a sentence per line, and the exit code."""

import json
from pathlib import Path

import pytest
from small_office import Office

FAULTY = {
    "活动.csv": "类型,活动名称,日期,区域编号\n座谈会,物业座谈,2025-04-01,A\n座谈会,物业座谈,2025-04-01,A\n",
    "填报数.csv": "年度,指标,性质,数值\n2025,接待人次,实际,60\n2025,接待场次,实际,2\n",
}
SENTENCES = [
    "活动.csv，活动，第3行：2025-04-01 的座谈会“物业座谈”与活动.csv，活动，第2行相同，像是同一次活动记了两次。",
    "填报数.csv，填报数，第2行：2025年接待人次填报 60，按记录是 47。",
]


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = Office(tmp_path_factory.mktemp("faulty"))
    files = [office.file(name, text) for name, text in FAULTY.items()]
    office.run("load", *office.first_files(), *files, "--as-of", "2025-12-31")
    return office


def test_a_sentence_per_line_and_exit_code_1(faulty: Office) -> None:
    done = faulty.run("report", "--check")
    assert (done.exit_code, done.stdout.splitlines()) == (1, SENTENCES)


def test_as_json_and_to_a_file(faulty: Office, tmp_path: Path) -> None:
    faulty.run("report", "--check", "--format", "json", "-o", str(tmp_path / "核对.json"))
    told = json.loads((tmp_path / "核对.json").read_text("utf-8"))
    assert told == [{"check": c, "sentence": s} for c, s in zip(("重复", "填报"), SENTENCES, strict=True)]


def test_nothing_to_tell_is_said(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.run("load", *office.first_files(), "--as-of", "2025-12-31")
    done = office.run("report", "--check")
    assert (done.exit_code, done.stdout.strip()[-6:]) == (0, "没有不合的。")


@pytest.mark.parametrize("words", [(), ("--figures", "--check")])
def test_one_of_the_two_is_asked_for(faulty: Office, words: tuple[str, ...]) -> None:
    done = faulty.run("report", *words)
    assert done.exit_code == 2 and "--figures 和 --check" in done.stderr
