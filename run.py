"""make's work without make: `python run.py install|demo|test|bench|shots`. Standard library only."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = BIN / ("python.exe" if sys.platform == "win32" else "python")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "installed"

CHECKS = [
    ["-m", "ruff", "check"],
    ["-m", "ruff", "format", "--check"],
    ["-m", "mypy"],
    ["-m", "pytest", "-n", "2", "--dist", "loadfile"],
]


def run(*command: object) -> None:
    """Stops with the exit code of the command when it fails."""
    code = subprocess.run([str(part) for part in command], cwd=ROOT).returncode
    if code:
        sys.exit(code)


def succeeds(*command: object) -> bool:
    return subprocess.run([str(part) for part in command], cwd=ROOT).returncode == 0


def install() -> None:
    """The environment in .venv, from requirements.lock with every hash checked; nothing where it is there already."""
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest() + sys.version
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted:
        return
    print("准备运行环境（第一次要几分钟）……", flush=True)
    uv = shutil.which("uv")
    sync = [uv, "pip", "sync", "--quiet", "--require-hashes", "--python", PYTHON, LOCK]
    run(sys.executable, "-m", "venv", VENV)
    if not (uv and succeeds(*sync)):  # uv does not read pip's settings: where it finds no index, pip may
        run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", LOCK)
    _link()
    STAMP.write_text(wanted)


def _link() -> None:
    """The project itself is not installed but found: no build step, and an edit holds at once."""
    site = subprocess.check_output([PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True)
    Path(site.strip(), "lvzhi.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    command = BIN / ("lvzhi.cmd" if sys.platform == "win32" else "lvzhi")
    starts = "@" if sys.platform == "win32" else "#!/bin/sh\nexec "
    passed = "%*" if sys.platform == "win32" else '"$@"'
    command.write_text(f'{starts}"{PYTHON}" -m dashboard.cli {passed}\n', encoding="utf-8")
    command.chmod(0o755)


def demo(*options: str) -> None:
    run(PYTHON, "-m", "dashboard.cli", "demo", *options)


def test(*options: str) -> None:
    for check in CHECKS:
        print("──", *check[1:], flush=True)
        run(PYTHON, *check, *(options if "pytest" in check else ()))


def bench(*options: str) -> None:
    run(PYTHON, "-m", "tests.benchmarks", *options)


def shots(*options: str) -> None:
    run(PYTHON, "-m", "tests.shots", *options)


TASKS = {"install": lambda: None, "demo": demo, "test": test, "bench": bench, "shots": shots}

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in TASKS:
        sys.exit(f"用法：python run.py {'|'.join(TASKS)}")
    install()
    TASKS[sys.argv[1]](*sys.argv[2:])
