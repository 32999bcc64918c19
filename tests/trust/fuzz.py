"""`make fuzz`: each target of targets.py fed with bytes that a coverage-guided fuzzer makes of good files (Linux only).

`python run.py fuzz [--seconds N] [TARGET …]`; a crash, an input that takes over 10 s, a process over 1 GB and a file
written outside the temporary folder are findings. What was found and what was learnt lies in build/fuzz/TARGET.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path += [str(ROOT), str(HERE.parent / "warehouse")]

WORK = ROOT / "build" / "fuzz"
SLOWEST, MOST, LONGEST = 10, 1024, 65_536
"""Seconds and MiB an input may take; bytes it may have."""
RUNS = 10_000_000
GUIDING = ["etl", "dashboard", "tomllib", "xlrd", "openpyxl"]
"""Whose branches lead the fuzzer on: ours, and the readers written in Python that we hand bytes to."""


@dataclass(frozen=True)
class Told:
    """What libFuzzer said at the end; edges: places that were reached in the code that guides; finding: the last lines of one."""

    runs: int
    edges: int
    mib: int
    finding: str


def main() -> None:
    from seeds import SEEDS

    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(SEEDS)}; all by default")
    options.add_argument("--seconds", type=int, default=60, help="for each target")
    given = options.parse_args()
    found = {name: fuzzed(name, SEEDS[name](), given.seconds) for name in given.targets or SEEDS}
    print(f"{'target':10}{'runs':>10}{'edges':>8}{'peak MiB':>10}  finding")
    for name, told in found.items():
        print(f"{name:10}{told.runs:>10}{told.edges:>8}{told.mib:>10}  {told.finding or '-'}")
    sys.exit(any(told.finding for told in found.values()))


def fuzzed(name: str, seeds: list[bytes], seconds: int) -> Told:
    """The target for so many seconds, in a process of its own."""
    folder = WORK / name
    for part in ("corpus", "seeds"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for n, seed in enumerate(seeds):
        (folder / "seeds" / str(n)).write_bytes(seed[:LONGEST])
    limits = [f"-max_total_time={seconds}", f"-runs={RUNS}", f"-timeout={SLOWEST}", f"-rss_limit_mb={MOST}"]
    kept = [f"-max_len={LONGEST}", f"-artifact_prefix={folder}/", "-print_final_stats=1", "-verbosity=1"]
    words = f"-dict={dictionary(folder / 'words')}"
    command = [sys.executable, __file__, "--one", name, *limits, *kept, words, folder / "corpus", folder / "seeds"]
    print(f"… {name}", file=sys.stderr, flush=True)
    done = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, timeout=seconds + 300)
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    (folder / "last.log").write_text(said, "utf-8")
    return told_by(said, done.returncode)


def dictionary(file: Path) -> Path:
    """The words of the languages that are read, as libFuzzer wants them."""
    from pieces import CUTS, KEYS, LINES, NAMES, WORDS

    words = {word.encode() for word in (*KEYS, *LINES, *NAMES, *WORDS)} | {*CUTS}
    file.write_text(
        "".join(f'"{"".join(f"{chr(92)}x{byte:02x}" for byte in word)}"\n' for word in sorted(words)), "ascii"
    )
    return file


def told_by(said: str, code: int) -> Told:
    def last(pattern: str) -> int:
        return int(([*re.findall(pattern, said)] or ["0"])[-1])

    lines = [line for line in said.splitlines() if re.search(r"Error|ERROR|assert|Test unit written", line)]
    finding = "" if code == 0 else " / ".join(lines[-4:]) or f"exit {code}"
    runs = last(r"number_of_executed_units: (\d+)") or last(r"#(\d+)\t")
    return Told(runs, last(r"cov: (\d+)"), last(r"rss: (\d+)Mb"), finding)


def one(name: str, flags: list[str]) -> None:
    """This process becomes the fuzzer of one target."""
    import atheris  # type: ignore[import-not-found]

    with atheris.instrument_imports(include=GUIDING):
        from targets import TARGETS
    TARGETS[name](b"")  # what is made once (a warehouse) is made before anything is measured or watched
    sys.addaudithook(stay_inside)
    atheris.Setup([name, *flags], TARGETS[name])
    atheris.Fuzz()


def stay_inside(event: str, given: tuple[object, ...]) -> None:
    """Nothing is written but in the temporary folder."""
    writes = event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate")
    if event == "open" and isinstance(given[2], int):
        writes = bool(given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    place = str(given[0]) if given else ""
    if writes and place.startswith("/") and not place.startswith((tempfile.gettempdir(), "/dev/", str(WORK))):
        raise AssertionError(f"written outside: {event} {place}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], sys.argv[3:])
    else:
        main()
