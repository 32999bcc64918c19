"""Out of force and back: a delivery withdrawn or restored together with the build that shows it, or neither."""

from datetime import date

from etl import deliveries as archive
from etl.history import Delivery
from etl.home import Home, check_room
from etl.progress import Progress, silent
from etl.warehouse.build import Build, build
from etl.warehouse.publish import current, open_warehouse


def withdraw(
    home: Home, which: str, by: str | None, reason: str | None, as_of: date | None = None, progress: Progress = silent
) -> tuple[Delivery, Build]:
    """Take a delivery out of force and publish what is left. Raises Stop, with everything as it was, where no build
    comes about. One that was killed before its build is finished."""
    if delivery := _half_done(home, which, is_shown=True):
        return delivery, build(home, as_of, progress=progress)
    check_room(home)
    delivery = archive.withdraw(home, which, by, reason)
    try:
        return delivery, build(home, as_of, progress=progress)
    except BaseException:
        archive.restore(home, delivery.sha256, None, "重建没有成功")
        raise


def restore(
    home: Home, which: str, by: str | None, reason: str | None, as_of: date | None = None, progress: Progress = silent
) -> tuple[Delivery, Build]:
    """Put a withdrawn delivery back in force and publish; as `withdraw`."""
    if delivery := _half_done(home, which, is_shown=False):
        return delivery, build(home, as_of, progress=progress)
    check_room(home)
    delivery = archive.restore(home, which, by, reason)
    try:
        return delivery, build(home, as_of, progress=progress)
    except BaseException:
        archive.withdraw(home, delivery.sha256, None, "重建没有成功")
        raise


def _half_done(home: Home, which: str, is_shown: bool) -> Delivery | None:
    """The delivery, where the archive has what was asked for and the build in force (it shows the delivery or not) has
    not: whoever asked before was stopped between the two."""
    delivery, path = archive.find(home, which), current(home)
    in_force = delivery.sha256 in {one.sha256 for one in archive.in_force(home)}
    if in_force == is_shown or path is None or not path.is_file():
        return None
    with open_warehouse(path) as con:
        shown = con.execute("SELECT count(*) FROM built_on WHERE delivery = ?", [delivery.sha256]).fetchall()
    return delivery if (shown[0][0] > 0) == is_shown else None


def next_as_of(home: Home) -> date | None:
    """The day the next build is judged by: that of the build in force where somebody set it to another day than its
    own, else None (today)."""
    path = current(home)
    if path is None or not path.is_file():
        return None
    with open_warehouse(path) as con:
        [(as_of, is_own)] = con.execute("SELECT as_of, as_of = built_at::DATE FROM stamp").fetchall()
    return None if is_own else as_of
