"""Which tests reach a line, and how long each takes: the tests run once under coverage, before anything is made wrong.

Every test is a context of its own, and so is every fixture that several tests share: its lines are reached by them all.
"""

import ast
from collections import defaultdict
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import coverage
import pytest


@dataclass
class Reached:
    """seconds: of every test. lines: file -> line -> the tests that run it."""

    seconds: dict[str, float] = field(default_factory=dict)
    lines: dict[str, dict[int, set[str]]] = field(default_factory=dict)

    def by(self, file: Path, row: int) -> set[str]:
        """The tests that run the statement a line belongs to; none for what runs as soon as the file is loaded."""
        lines = self.lines.get(str(file), {})
        return set().union(*(lines.get(line, set()) for line in _statement(file, row)))


def _statement(file: Path, row: int) -> range:
    """The lines of the innermost statement around one; of a compound one its head alone."""
    around = [
        node for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.stmt) and node.lineno <= row <= (node.end_lineno or row)
    ]  # fmt: skip
    if not around:
        return range(row, row + 1)
    inner = max(around, key=lambda node: (node.lineno, -(node.end_lineno or 0)))
    body: list[ast.stmt] = getattr(inner, "body", [])
    last = max(row, body[0].lineno - 1) if body else inner.end_lineno or row
    return range(inner.lineno, last + 1)


class Watch:
    """For pytest, in the run that measures."""

    def __init__(self, folders: Iterable[str], kept: Path) -> None:
        self._kept, self._users, self._seconds = kept, defaultdict[str, set[str]](set), dict[str, float]()
        kept.unlink(missing_ok=True)
        self._measured = coverage.Coverage(
            data_file=str(kept),
            include=[f"{name}{more}" for name in folders for more in ("", "/**")],
            config_file=False,
        )
        self._measured.start()
        self._at = [""]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        return (yield from self._within(item.nodeid))

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Generator[None, Any, Any]:
        if fixturedef.scope == "function":
            return (yield)
        return (yield from self._within(_shared(fixturedef)))

    def pytest_runtest_setup(self, item: Any) -> None:
        for fixtures in item._fixtureinfo.name2fixturedefs.values():
            for one in fixtures:
                self._users[_shared(one)].add(item.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call":
            self._seconds[report.nodeid] = report.duration

    def _within(self, name: str) -> Generator[None, Any, Any]:
        self._at.append(name)
        self._measured.switch_context(name)
        try:
            return (yield)
        finally:
            self._at.pop()
            self._measured.switch_context(self._at[-1])

    def told(self) -> Reached:
        self._measured.stop()
        self._measured.save()
        data, found = self._measured.get_data(), Reached(self._seconds)
        for file in data.measured_files():
            found.lines[file] = {
                line: {test for name in names if name for test in self._users.get(name, {name})}
                for line, names in data.contexts_by_lineno(file).items()
            }
        return found


def _shared(fixturedef: Any) -> str:
    return f"{fixturedef.argname} of {fixturedef.baseid}"


class Ordered:
    """For pytest, in the runs that judge: the tests that reach the line first, file by file, the quick ones first; those
    that take longest are left out."""

    def __init__(self, reached: Reached, first: set[str], longest: float) -> None:
        self._seconds, self._first, self._longest = reached.seconds, first, longest

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if self._seconds.get(item.nodeid, 0) <= self._longest]
        whole = defaultdict[tuple[bool, str], float](float)
        for item in items:
            whole[self._block(item)] += self._seconds.get(item.nodeid, 0)
        items.sort(key=lambda item: (item.nodeid not in self._first, whole[self._block(item)], *self._place(item)))

    def _block(self, item: pytest.Item) -> tuple[bool, str]:
        return item.nodeid in self._first, file_of(item.nodeid)

    def _place(self, item: pytest.Item) -> tuple[str, float]:
        return file_of(item.nodeid), self._seconds.get(item.nodeid, 0)


def file_of(test: str) -> str:
    return test.partition("::")[0]
