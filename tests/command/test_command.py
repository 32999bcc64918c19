"""The command as a whole: help in Chinese, exit codes, no traceback, the demonstration, the server."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dashboard.cli import COMMANDS, lvzhi
from dashboard.commands.showing import fresh_home
from dashboard.serve import free_port

ROOT = Path(__file__).parents[2]


def command(*words: str, **options: object) -> "subprocess.CompletedProcess[str]":
    """The command as a process of its own, as people start it."""
    return subprocess.run(
        [sys.executable, "-m", "dashboard.cli", *words], cwd=ROOT, text=True, capture_output=True, **options
    )


@pytest.mark.parametrize("verb", COMMANDS)
def test_every_verb_explains_itself_in_chinese(verb: str) -> None:
    done = CliRunner().invoke(lvzhi, [verb, "--help"], prog_name="lvzhi")
    assert done.exit_code == 0
    assert "用法：" in done.output and "显示这段说明。" in done.output
    assert not {"Usage", "Options", "Commands", "Show", "[required]", "[OPTIONS]", "COMMAND", "[default"} & set(
        done.output.replace(":", " ").split()
    )


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["nonsense"], 2, "没有命令 nonsense。"),
        (["load"], 2, "缺少参数"),
        (["metrics", "--by", "area", "--home", "nowhere"], 3, "“nowhere”里还没有数据，请先运行 lvzhi load 文件。"),
    ],
)
def test_a_sentence_and_a_code(words: list[str], code: int, says: str) -> None:
    done = command(*words)
    assert (done.returncode, done.stdout) == (code, "")
    assert says in done.stderr and "Traceback" not in done.stderr


def test_help_comes_without_loading_what_a_verb_needs() -> None:
    told = "import sys, dashboard.cli; print(*{'polars', 'duckdb', 'streamlit'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, text=True, capture_output=True, check=True)
    assert done.stdout.split() == []


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    done = subprocess.run(
        f"'{sys.executable}' -m dashboard.cli --help | head -1", shell=True, cwd=ROOT, text=True, capture_output=True
    )
    assert done.stdout.startswith("用法：") and "Traceback" not in done.stderr


def test_the_demonstration_loads_and_tells_its_figures(tmp_path: Path) -> None:
    home = tmp_path / "demo"
    fresh_home(home)
    (home / "rest.txt").write_text("of an earlier demonstration")
    done = CliRunner().invoke(lvzhi, ["demo", "--home", str(home), "--scale", "street", "--no-serve"])
    assert done.exit_code == 0, done.output
    assert "读到" in done.stdout and "入库" in done.stdout and "截至 2025-12-31" in done.stdout
    assert done.stderr == ""  # no bar where nobody looks
    assert not (home / "rest.txt").exists()


def test_the_demonstration_clears_no_folder_of_others(tmp_path: Path) -> None:
    (tmp_path / "重要.xlsx").write_text("x")
    done = CliRunner().invoke(lvzhi, ["demo", "--home", str(tmp_path), "--no-serve"])
    assert done.exit_code == 3 and (tmp_path / "重要.xlsx").exists()


def test_sample_writes_workbooks(tmp_path: Path) -> None:
    done = CliRunner().invoke(lvzhi, ["sample", str(tmp_path / "样本"), "--scale", "street", "--seed", "3"])
    assert done.exit_code == 0
    assert f"{len(list((tmp_path / '样本').glob('*.xlsx')))} 个文件" in done.output


def test_a_taken_port_gives_way_to_the_next() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert free_port(taken.getsockname()[1]) > taken.getsockname()[1]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_it_tells_the_address_when_it_answers_and_leaves_nothing_running(tmp_path: Path) -> None:
    port = free_port(18600)
    quiet = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    server = subprocess.Popen(
        [sys.executable, "-m", "dashboard.cli", "serve", "--home", str(tmp_path), "--port", str(port)],
        cwd=ROOT, env=quiet, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert server.stdout is not None
        line = next(text for text in server.stdout if text.startswith("看板地址"))
        address = line.split("：")[1].split()[0]
        assert address == f"http://127.0.0.1:{port}"
        with urllib.request.urlopen(f"{address}/_stcore/health") as answer:
            assert answer.status == 200
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_the_page_on_the_command_names_every_verb_and_option() -> None:
    page = (ROOT / "docs" / "command.md").read_text("utf-8")
    context = click.Context(lvzhi)
    for verb in COMMANDS:
        command = lvzhi.get_command(context, verb)
        assert command is not None and f"lvzhi {verb}" in page
        for part in [command, *getattr(command, "commands", {}).values()]:
            options = [name for parameter in part.params for name in parameter.opts if name.startswith("-")]
            assert not [name for name in [*options, part.name] if f"{name}" not in page], verb
