"""layouts.toml against the contract of the records."""

from collections.abc import Iterable, Iterator

from etl.records import RECORDS, columns
from etl.rules.contract import Faults, headers
from etl.rules.layouts import Layout
from etl.rules.measures import Path


def check_layouts(layouts: Iterable[Layout]) -> Faults:
    """The record of each shape, the headers it fills and the values it writes must exist; ids are unique."""
    ids: set[str] = set()
    for n, layout in enumerate(layouts):
        if layout.id in ids:
            yield ("layout", n, "id"), f"“{layout.id}”在前面写过一次"
        ids.add(layout.id)
        if layout.record not in RECORDS:
            yield ("layout", n, "record"), f"没有名为 {layout.record} 的记录，可写 {'、'.join(RECORDS)}"
            continue
        for path, header in _named_headers(layout):
            if header not in headers(layout.record):
                yield ("layout", n, *path), f"记录 {layout.record} 没有“{header}”这个栏目"
        for path, header, value in _written(layout):
            if (allowed := _values(layout.record, header)) and value not in allowed:
                yield ("layout", n, *path), f"“{header}”没有“{value}”这个值，只能写 {'、'.join(allowed)}"


def _named_headers(layout: Layout) -> Iterator[tuple[Path, str]]:
    yield from ((("columns", word), header) for word, header in layout.columns.items())
    yield from ((("blank", header), header) for header in layout.blank)
    yield from ((("meanings", header), header) for header in layout.meanings)
    yield from ((("fill", n, "header"), fill.header) for n, fill in enumerate(layout.fill))
    if layout.unpivot:
        yield ("unpivot", "name_to"), layout.unpivot.name_to
        yield ("unpivot", "value_to"), layout.unpivot.value_to


def _written(layout: Layout) -> Iterator[tuple[Path, str, str]]:
    """(path, header, value) of every value a shape writes by itself."""
    yield from ((("blank", header), header, value) for header, value in layout.blank.items())
    yield from (
        (("meanings", header, mark), header, value)
        for header, marks in layout.meanings.items()
        for mark, value in marks.items()
    )
    yield from ((("fill", n, "value"), fill.header, fill.value) for n, fill in enumerate(layout.fill) if fill.value)


def _values(record: str, header: str) -> tuple[str, ...]:
    """The listed values of a column; empty for columns that hold anything."""
    return next((col.values for col in columns(RECORDS[record]) if col.header == header), ())
