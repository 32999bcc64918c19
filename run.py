"""make's work without make: `python run.py install|demo|test|long|spark|bench|shots`. Standard library only."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
IS_WINDOWS = sys.platform == "win32"
BIN = VENV / ("Scripts" if IS_WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if IS_WINDOWS else "python")
LOCK = ROOT / "requirements.lock"
TOOLS = ROOT / ".tools"
STAMP = VENV / "installed"
OLDEST = (3, 11)
QUIETLY = ["--quiet", "--disable-pip-version-check"]

CHECKS = {
    "ruff check：写法": ["-m", "ruff", "check"],
    "ruff format：排版": ["-m", "ruff", "format", "--check"],
    "mypy：类型": ["-m", "mypy"],
    "pytest：测试": ["-m", "pytest", "-n", "2", "--dist", "loadfile"],
}


def install() -> None:
    """The environment in .venv, from requirements.lock with every hash checked; nothing where it is there already."""
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest() + sys.version
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text("utf-8") == wanted:
        return
    print("准备运行环境（第一次要几分钟）……", flush=True)
    must(sys.executable, "-m", "venv", "--clear", VENV)
    if not (_with_uv() or _with_pip()):
        sys.exit("运行环境没有装好，原因见上。没有外网的电脑要先让 pip 认得本单位的软件源。")
    _link()
    STAMP.write_text(wanted, "utf-8")


def _with_uv() -> bool:
    """uv is ten times as fast; it does not read pip's settings, so where it finds no index, pip still may."""
    uv = shutil.which("uv")
    return bool(uv) and does(uv, "pip", "sync", "--quiet", "--require-hashes", "--python", PYTHON, LOCK)


def _with_pip() -> bool:
    return does(PYTHON, "-m", "pip", "install", *QUIETLY, "--require-hashes", "--no-deps", "-r", LOCK)


def _link() -> None:
    """The project itself is not installed but found: no build step, and an edit holds at once."""
    site = subprocess.check_output([PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True)
    found = f"import sys; sys.path.append({str(ROOT)!a})\n"  # in ASCII: a path in Chinese is read alike everywhere
    Path(site.strip(), "lvzhi.pth").write_text(found, "ascii")
    if IS_WINDOWS:
        command, text = BIN / "lvzhi.cmd", '@"%~dp0python.exe" -m dashboard.cli %*\n'
    else:
        command, text = BIN / "lvzhi", f'#!/bin/sh\nexec "{PYTHON}" -m dashboard.cli "$@"\n'
    command.write_text(text, "utf-8")
    command.chmod(0o755)


def beside(*names: str) -> None:
    """Tools that are no part of the environment, each in .tools/NAME from requirements/NAME.lock with every hash checked;
    what runs after this finds them."""
    os.environ["PYTHONPATH"] = os.pathsep.join(str(_laid(name)) for name in names)


def _laid(name: str) -> Path:
    lock, folder = ROOT / "requirements" / f"{name}.lock", TOOLS / name
    wanted, stamp = hashlib.sha256(lock.read_bytes()).hexdigest() + sys.version, folder / "installed"
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        must(PYTHON, "-m", "pip", "install", *QUIETLY, "--require-hashes", "--no-deps", "--target", folder, "-r", lock)
        stamp.write_text(wanted, "utf-8")
    return folder


def does(*command: object) -> bool:
    return subprocess.run([str(part) for part in command], cwd=ROOT).returncode == 0


def must(*command: object) -> None:
    """Stops with the exit code of the command when it fails."""
    code = subprocess.run([str(part) for part in command], cwd=ROOT).returncode
    if code:
        sys.exit(code)


def become(*command: object) -> None:
    """Hand over to the command, so that a signal to us reaches it."""
    if IS_WINDOWS:
        must(*command)
    else:
        os.chdir(ROOT)
        os.execv(str(command[0]), [str(part) for part in command])


def demo(*options: str) -> None:
    become(PYTHON, "-m", "dashboard.cli", "demo", *options)


def test(*options: str) -> None:
    """Every check, in order; the first that fails ends it."""
    for name, check in CHECKS.items():
        print(f"── {name}", flush=True)
        if not does(PYTHON, *check, *(options if "pytest" in check else ())):
            sys.exit(f"没有通过：{name}（见上）。")
    print("全部通过。")


def long(*options: str) -> None:
    """The tests that take minutes each, left out of `test`."""
    become(PYTHON, "-m", "pytest", "-m", "long", *options)


def spark(*options: str) -> None:
    """The tests of the optional extra: the same numbers by DuckDB and by Spark. Needs Java."""
    beside("spark")
    become(PYTHON, "-m", "pytest", "-m", "spark", "tests/spark", *options)


def bench(*options: str) -> None:
    become(PYTHON, "-m", "tests.benchmarks", *options)


def shots(*options: str) -> None:
    become(PYTHON, "-m", "tests.shots", *options)


def fuzz(*options: str) -> None:
    """Bytes nobody thought of, guided by what they reach; Linux only."""
    beside("fuzz")
    become(PYTHON, "tests/trust/fuzz.py", *options)


def mutants(*options: str) -> None:
    """The code made wrong in one place at a time: does a test notice?"""
    beside("mutate", "cover")
    become(PYTHON, "tests/mutants.py", *options)


_STARTS = "import os, site\nsite.addsitedir(os.path.dirname(__file__))\n"
"""Coverage starts in every process by a .pth file, and Python reads those in its own folders alone."""


def coverage(*options: str) -> None:
    """Which lines of etl and dashboard no test runs, those started as programs of their own included."""
    beside("cover")
    (TOOLS / "cover" / "sitecustomize.py").write_text(_STARTS, "utf-8")
    does(PYTHON, "-m", "coverage", "erase")
    passed = does(
        PYTHON, "-m", "coverage", "run", "-m", "pytest", "-q", *(options or ("-n", "2", "--dist", "loadfile"))
    )
    must(PYTHON, "-m", "coverage", "combine", "--quiet")
    must(PYTHON, "-m", "coverage", "report")
    sys.exit(not passed)


def audit(*options: str) -> None:
    """Known advisories about every locked version; asks the index's vulnerability service, so it needs a network."""
    beside("audit")
    become(PYTHON, "-m", "pip_audit", "--requirement", LOCK, "--disable-pip", "--require-hashes", *options)


def nothing() -> None:
    """The environment is there already."""


TASKS = {"install": nothing, "demo": demo, "test": test, "long": long, "spark": spark, "bench": bench,
         "shots": shots, "fuzz": fuzz, "mutants": mutants, "audit": audit, "coverage": coverage}  # fmt: skip

if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.exit(f"需要 Python 3.11 或更新的版本，现在是 {sys.version.split()[0]}。")
    if len(sys.argv) < 2 or sys.argv[1] not in TASKS:
        print(f"用法：python run.py {'|'.join(TASKS)}", file=sys.stderr)
        sys.exit(2)
    install()
    TASKS[sys.argv[1]](*sys.argv[2:])
