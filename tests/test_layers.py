"""The rules of the layout, held by the syntax tree: every import points down, one place writes, nothing grows too long."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = [
    {
        "etl.records",
        "etl.problems",
        "etl.home",
        "etl.journal",
        "etl.backup",
        "etl.settlements",
        "etl.toml",
        "etl.progress",
        "etl.history",
    },
    {"etl.intake", "etl.rules", "etl.deliveries", "etl.sample"},
    {"etl.warehouse"},
    {"etl.metrics"},
    {"etl.report", "etl.spark"},
    {"etl.audit", "etl.award"},
    {"dashboard"},
]
"""From the ground up; a module imports from its own floor or one below."""

LONGEST_FILE, LONGEST_FUNCTION = 250, 40
WRITES = re.compile(r"\s*(INSERT INTO|CREATE (OR REPLACE )?(TEMP )?(TABLE|VIEW)|UPDATE|DELETE FROM|DROP|ALTER|COPY)\s")
ASKS = re.compile(r"\bSELECT\b.+\bFROM\b", re.DOTALL)
MACHINE = re.compile(
    r"/(?:root|tmp|work|Users|home/[a-z]+)/|py"
    r"pi\.|python"
    r"hosted|npm"
    r"js\.|\b(?!127\.0\.0\.1)(?:\d{1,3}\.){3}\d{1,3}:\d"
)


def sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def trees(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    for path in sources(*folders):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def texts(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def floor(module: str) -> int | None:
    """The floor of one of our modules; None for any other, and for the bare package etl."""
    parts = module.split(".")
    name = parts[0] if parts[0] == "dashboard" else ".".join(parts[:2])
    return next((level for level, names in enumerate(FLOORS) if name in names), None)


def tracked() -> list[Path]:
    found = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if found.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in found.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_every_import_points_down() -> None:
    wrong = [
        f"{path} imports {name}"
        for path, tree in trees("etl", "dashboard")
        for name in imports(tree)
        for here, there in [(floor(path.removesuffix(".py").replace("/", ".")), floor(name))]
        if here is not None and there is not None and there > here
    ]
    assert not wrong, wrong


def test_every_module_stands_on_a_floor() -> None:
    names = {path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path, _ in trees("etl")}
    assert {name for name in names if floor(name) is None} == {"etl"}


def test_only_the_dashboard_knows_what_people_see() -> None:
    seen = {"streamlit", "altair", "click", "tqdm"}
    wrong = [f"{path}: {name}" for path, tree in trees("etl") for name in imports(tree) if name.split(".")[0] in seen]
    assert not wrong, wrong


def test_a_page_asks_for_no_sql() -> None:
    wrong = [
        path
        for path, tree in trees("dashboard/views", "dashboard/parts", "dashboard/charts")
        if "duckdb" in {name.split(".")[0] for name in imports(tree)} or any(map(ASKS.search, texts(tree)))
    ]
    assert not wrong, wrong


def test_only_the_warehouse_writes() -> None:
    statements = [(path, text) for path, tree in trees("etl", "dashboard") for text in texts(tree)]
    statements += [
        (path.relative_to(ROOT).as_posix(), re.sub(r"--.*", "", path.read_text("utf-8")))
        for folder in ("etl", "dashboard")
        for path in (ROOT / folder).rglob("*.sql")
    ]
    wrong = [f"{path}: {text[:60]}" for path, text in statements if WRITES.match(text) and not in_warehouse(path)]
    opened = [
        path
        for path, tree in trees("etl", "dashboard")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "duckdb.connect" and not in_warehouse(path)
    ]
    assert not wrong and not opened, (wrong, opened)


def in_warehouse(path: str) -> bool:
    """Or among the accounts, which are no part of it and have a store of their own."""
    return path.startswith(("etl/warehouse/", "dashboard/gate/"))


def test_every_sql_file_is_run() -> None:
    named = {word for _, tree in trees("etl", "dashboard") for text in texts(tree) for word in re.findall(r"\w+", text)}
    for path in [*(ROOT / "etl").rglob("*.sql"), *(ROOT / "dashboard").rglob("*.sql")]:
        named |= set(re.findall(r"\{\{\s*(\w+)", path.read_text("utf-8")))
    idle = [
        path.name
        for folder in ("etl", "dashboard")
        for path in (ROOT / folder).rglob("*.sql")
        if path.stem not in named
    ]
    assert not idle, idle


def test_nothing_grows_too_long() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {lines} lines"
        for path in [*sources("etl", "dashboard"), ROOT / "run.py"]
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE
    ]
    long += [
        f"{path}:{node.lineno} {node.name}: {node.end_lineno - node.lineno + 1} lines"
        for path, tree in trees("etl", "dashboard")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
        if node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long, "\n".join(long)


def test_no_tracked_file_names_a_machine() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in tracked()
        if path.suffix not in (".xlsx", ".xls", ".woff2", ".png")
        if (found := MACHINE.search(path.read_text("utf-8", errors="replace")))
    ]
    assert not wrong, wrong


def test_the_lock_holds_what_the_project_asks_for() -> None:
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    asked = {re.split(r"[\[=<>]", name)[0] for name in re.findall(r'^    "([^"]+)",$', project, re.MULTILINE)}
    assert asked and asked <= locked, asked - locked
