"""Anything at all, fed to whatever reads what others wrote: work done, or one sentence. No crash, no hang."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pieces import CUTS, KEYS, LINES, NAMES, WORDS
from targets import (
    any_backup,
    any_cell,
    any_file,
    any_ods,
    any_question,
    any_report,
    any_rules,
    any_settings,
    any_workbook,
)

some = settings(max_examples=60, suppress_health_check=list(HealthCheck))
many = settings(max_examples=300, suppress_health_check=list(HealthCheck))


def pieces(some_of: list[str]) -> st.SearchStrategy[bytes]:
    """Words of the language in any order, and now and then anything else."""
    piece = st.sampled_from(some_of) | st.text(max_size=6)
    return st.lists(piece, max_size=40).map(lambda found: "".join(found).encode("utf-8", "surrogatepass"))


anything = st.binary(max_size=300)
spoiling = st.tuples(
    st.binary(min_size=3, max_size=3), st.lists(st.sampled_from(CUTS) | st.binary(max_size=8), max_size=12)
).map(lambda drawn: drawn[0] + b"".join(drawn[1]))


@some
@given(anything | pieces(LINES))
def test_any_file(data: bytes) -> None:
    any_file(data)


@some
@given(spoiling)
def test_any_part_of_a_workbook(data: bytes) -> None:
    any_workbook(data)


@some
@given(spoiling)
@example(b"\xc8(\x07-:")  # a list of parts that ends in the middle
def test_any_part_of_an_ods(data: bytes) -> None:
    any_ods(data)


@some
@given(anything | st.tuples(st.binary(min_size=1, max_size=1), pieces(KEYS)).map(b"".join))
@example(b"\x00" + b"a = " + b"[" * 100_000)
@example(b"\x00" + b"a = " + b"{a=" * 10_000)
@example(b"\x00" + b"a = " + b"9" * 10_000)
@example(b"\x00" + b"a." * 20_000 + b"a = 1")
def test_any_rule_file(data: bytes) -> None:
    any_rules(data)


@some
@given(anything | pieces(KEYS))
@example(b"correction = 3")
@example(b"correction = [3]")
@example(b"correction = " + b"[" * 100_000)
@example(b"claim = " + b"9" * 10_000)
def test_any_settings(data: bytes) -> None:
    any_settings(data)


@many
@given(anything | pieces(WORDS))
@example(b"1" * 100_000)
@example(("接待" * 90_000 + "120人次").encode())
@example(("（" + "a" * 190_000).encode())
def test_any_report(data: bytes) -> None:
    any_report(data)


@many
@given(anything | pieces(NAMES))
@example(b"reception[channel=' OR 1=1 --]")
@example(b'reception[channel=a" OR "b|{{person}}|$from_on|{{seen}}]')
@example(b'attendance_rate[x" IS NULL OR ("1=1]')
@example(b'active_month_count[x" IS NULL OR ("1=1]')
@example(b'reception_day_kept_rate[x" IS NULL OR ("1=1]')
@example(b"reception[station_id='); DROP TABLE reception; --]")
def test_any_question(data: bytes) -> None:
    any_question(data)


@many
@given(anything | st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"9" * 100_000)
@example("九".encode() * 10_000)
@example(b"1e999999999")
@example("每月".encode() * 10_000)
def test_any_cell(data: bytes) -> None:
    any_cell(data)


@some
@given(anything | anything.map(lambda data: b"PK\x03\x04" + data))
def test_any_backup(data: bytes) -> None:
    any_backup(data)
