"""run.py and the Makefile: the same tasks by both, and an environment that is not installed twice."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).parents[2]


def test_make_and_run_offer_the_same_tasks() -> None:
    targets = re.search(r"^([a-z ]+):\n\t@\$\(PYTHON\) run\.py \$@$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert targets and targets[1].split() == list(run.TASKS)


def test_a_wrong_word_is_told_and_installs_nothing() -> None:
    done = subprocess.run([sys.executable, ROOT / "run.py", "nonsense"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert "install|demo|test|long|spark|bench|shots" in done.stderr


def test_an_environment_of_the_same_lock_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(run, "must", lambda *command: done.append("venv"))
    monkeypatch.setattr(run, "_with_uv", lambda: done.append("uv"))
    monkeypatch.setattr(run, "_with_pip", lambda: done.append("pip") or True)
    monkeypatch.setattr(run, "_link", lambda: done.append("link"))
    for name, value in {
        "PYTHON": tmp_path / "python",
        "STAMP": tmp_path / "installed",
        "LOCK": tmp_path / "lock",
    }.items():
        monkeypatch.setattr(run, name, value)
    (tmp_path / "python").touch()
    (tmp_path / "lock").write_text("click==8")
    run.install()
    assert done == ["venv", "uv", "pip", "link"]  # where uv finds no index, pip may
    run.install()
    assert len(done) == 4
    (tmp_path / "lock").write_text("click==9")
    run.install()
    assert len(done) == 8


def test_a_tool_lies_beside_the_environment_and_is_installed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setenv("PYTHONPATH", "")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "TOOLS", tmp_path / "tools")
    monkeypatch.setattr(
        run, "must", lambda *command: (tmp_path / "tools" / "drill").mkdir(parents=True) or done.append(command)
    )
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "drill.lock").write_text("drill==1")
    run.beside("drill")
    run.beside("drill")
    assert len(done) == 1 and "--require-hashes" in done[0] and tmp_path / "tools" / "drill" in done[0]
    assert os.environ["PYTHONPATH"] == str(tmp_path / "tools" / "drill")
    (tmp_path / "requirements" / "drill.lock").write_text("drill==2")
    run.beside("drill")
    assert len(done) == 2


LOCKS = {
    "requirements.lock": 40,
    **{f"requirements/{name}.lock": 0 for name in ("fuzz", "cover", "mutate", "audit", "spark")},
}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_of_a_lock_has_its_hash(lock: str) -> None:
    packages = re.split(r"\n(?=\S)", (ROOT / lock).read_text("utf-8").strip())
    assert len(packages) > LOCKS[lock]
    assert not [package.split()[0] for package in packages if "--hash=sha256:" not in package]


def test_the_extra_is_locked_as_it_is_asked_for() -> None:
    """And what both locks hold is one version, since the one environment lies over the other."""
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]["spark"]
    first, second = (
        set(re.findall(r"^\S+==\S+", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements/spark.lock")
    )
    assert set(extra) <= second
    assert {one.partition("==")[0] for one in first} & {one.partition("==")[0] for one in second} == {"sqlglot"}
    assert {one for one in extra if one.startswith("sqlglot")} <= first


def test_the_first_failing_check_ends_it_in_a_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    monkeypatch.setattr(run, "does", lambda *command: ran.append(str(command[2])) or command[2] != "mypy")
    with pytest.raises(SystemExit, match="没有通过：mypy"):
        run.test()
    assert ran == ["ruff", "ruff", "mypy"]
