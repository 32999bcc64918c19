"""Not cached, since it changes things: what an upload would do, publishing it, taking a delivery back."""

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from dashboard import publishing
from dashboard.access import Role, Scope
from dashboard.data.journaled import noted
from dashboard.data.source import Outside, cursor, home, sql
from etl import deliveries as archive
from etl.deliveries import safe_name
from etl.history import Delivery, history
from etl.home import Home
from etl.intake.locate import locate
from etl.intake.marked import write_marked
from etl.problems import Problem, Stop
from etl.progress import Progress
from etl.records.template import write_template
from etl.rules.load import load_rules
from etl.warehouse import amend
from etl.warehouse.build import Build
from etl.warehouse.evidence import keep
from etl.warehouse.preview import Preview, preview
from etl.warehouse.publish import current, open_warehouse
from etl.warehouse.rehearse import rehearsed

SENDERS: frozenset[Role] = frozenset({"committee", "office", "station"})
MOST_FILES, MOST_BYTES = 20, 200 << 20


@dataclass(frozen=True)
class Parcel:
    """What somebody wants to send: file name -> bytes; who says so and why; whose it is (None: by the files); the pictures
    that its rows name as evidence."""

    files: Mapping[str, bytes]
    reason: str = ""
    sent_by: str | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def foresee(scope: Scope, parcel: Parcel, progress: Progress) -> Preview:
    """What publishing it would do; nothing of it stays. Raises Stop where it cannot be read or is too much."""
    try:
        _check(scope, parcel)
        with (
            _unpacked(parcel) as files,
            rehearsed(_home(), files, parcel.sent_by, amend.next_as_of(_home()), progress=progress) as done,
        ):
            seen = preview(done, scope.sight)
    except Stop as stop:
        _note_refused(scope, parcel, str(stop))
        raise
    if seen.refused:
        _note_refused(scope, parcel, seen.refused)
    return seen


def _note_refused(scope: Scope, parcel: Parcel, why: str) -> None:
    noted(scope, "报送被拒", f"{'、'.join(parcel.files)}：{why}")


def send(scope: Scope, parcel: Parcel, seen: Preview, progress: Progress) -> Build:
    """Publish what was looked at, in one step. Raises Stop, with everything as it was, where it may not be published or
    where another build came in between."""
    _check(scope, parcel)
    if now() != seen.based_on:
        raise Stop("刚才有别人发布了新的数据，请再看一遍会改变什么，然后发布；没有丢任何东西。")
    if seen.refused:
        raise Stop(seen.refused)
    with _unpacked(parcel) as files:
        received, built = publishing.load(
            _home(), scope.who, files, parcel.sent_by, amend.next_as_of(_home()), progress=progress
        )
    with open_warehouse(built.path) as con:
        keep(_home(), con, ((delivery, parcel.pictures.get) for delivery in received))
    for delivery in received:
        archive.explain(_home(), delivery.sha256, scope.who, parcel.reason)
    return built


def marked(scope: Scope, parcel: Parcel, name: str, problems: list[Problem]) -> bytes:
    """The sender's workbook back, marked: one file of the parcel with its problems."""
    _check(scope, parcel)
    with _unpacked(Parcel({name: parcel.files[name]})) as (path,), _folder() as folder:
        out = folder / "marked.xlsx"
        write_marked(path, locate(path, problems, load_rules(_home().rules)), out)
        return out.read_bytes()


def template(scope: Scope) -> bytes:
    """The workbook to fill in, with the viewer's own stations, deputies and areas as drop-downs."""
    build = current(_home())
    known: dict[str, list[tuple[str, str]]] = {}
    if build:
        for to, number, name in cursor(scope, build).execute(sql("template")).fetchall():
            known.setdefault(to, []).append((number, name))
    with _folder() as folder:
        out = folder / "template.xlsx"
        write_template(out, known)
        return out.read_bytes()


def now() -> str | None:
    """The file name of the build in force."""
    build = current(_home())
    return build.name if build else None


def own(scope: Scope, sha256: str) -> bool:
    """Whether this viewer may take a delivery back: whoever sees everything, else what oneself explained or sent."""
    if scope.sees_everything:
        return True
    said = [e for e in history(_home()) if e["sha256"] == sha256 and e["event"] in ("received", "explained")]
    return any(e.get("by") == scope.who for e in said) and scope.role in SENDERS


def take_back(scope: Scope, sha256: str, reason: str, progress: Progress) -> Delivery:
    """Withdraw and publish what is left. Raises Stop without a reason, or where it is another's."""
    return _turn(publishing.withdraw, scope, sha256, reason, progress)


def put_back(scope: Scope, sha256: str, reason: str, progress: Progress) -> Delivery:
    """Restore and publish."""
    return _turn(publishing.restore, scope, sha256, reason, progress)


def received(scope: Scope) -> list[tuple[Delivery, bool]]:
    """Every delivery this viewer may take back or restore, newest first, and whether it is in force."""
    standing = {delivery.sha256 for delivery in archive.in_force(_home())}
    return [(d, d.sha256 in standing) for d in archive.received(_home())[::-1] if own(scope, d.sha256)]


def _turn(
    how: Callable[..., tuple[Delivery, Build]], scope: Scope, sha256: str, reason: str, progress: Progress
) -> Delivery:
    if scope.role not in SENDERS or not own(scope, sha256):
        raise Outside
    if not reason.strip():
        raise Stop("请写明原因。")
    return how(_home(), scope.who, sha256, scope.who, reason.strip(), amend.next_as_of(_home()), progress)[0]


def _check(scope: Scope, parcel: Parcel) -> None:
    if scope.role not in SENDERS:
        raise Outside
    if len(parcel.files) > MOST_FILES:
        raise Stop(f"一次最多 {MOST_FILES} 份，这里有 {len(parcel.files)} 份，请分几次报。")
    if sum(map(len, (*parcel.files.values(), *parcel.pictures.values()))) > MOST_BYTES:
        raise Stop(f"一次最多 {MOST_BYTES >> 20} MB，请分几次报。")


def _home() -> Home:
    return Home(home())


def unpacked(scope: Scope, parcel: Parcel) -> AbstractContextManager[list[Path]]:
    """The files on disk, to be looked at inside the `with`. Raises Stop where there are too many."""
    _check(scope, parcel)
    return _unpacked(parcel)


@contextmanager
def _unpacked(parcel: Parcel) -> Iterator[list[Path]]:
    """The files on disk under their own names, in folders of their own, until the `with` ends."""
    with _folder() as folder:
        paths = []
        for number, (name, content) in enumerate(parcel.files.items()):
            path = folder / str(number) / safe_name(name)
            path.parent.mkdir()
            path.write_bytes(content)
            paths.append(path)
        yield paths


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder that only we can read, gone afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=os.name == "nt") as folder:
        yield Path(folder)
