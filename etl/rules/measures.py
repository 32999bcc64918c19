"""Where a pack names what is to be counted."""

from collections.abc import Iterator

from etl.rules.pack import RulePack

Path = tuple[str | int, ...]
_ONE = "measure"
_MANY = ("measures", "listed")


def measures(pack: RulePack) -> Iterator[tuple[Path, str]]:
    """(path in the file, expression) of every measure of the pack."""
    yield from _walk((), pack.model_dump(mode="json"))


def _walk(path: Path, value: object) -> Iterator[tuple[Path, str]]:
    if isinstance(value, list):
        for n, part in enumerate(value):
            yield from _walk((*path, n), part)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _named((*path, key), part)


def _named(path: Path, value: object) -> Iterator[tuple[Path, str]]:
    key = path[-1]
    if key == _ONE and isinstance(value, str):
        yield path, value
    elif key in _MANY and isinstance(value, list):
        yield from (((*path, n), expression) for n, expression in enumerate(value))
    elif path[0] == "targets" and key == "values" and isinstance(value, dict):
        yield from (((*path, expression), expression) for expression in value)
    else:
        yield from _walk(path, value)
