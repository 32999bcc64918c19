"""Out of force and back: a delivery withdrawn or restored together with the build that shows it, or neither."""

from datetime import date

from etl import deliveries as archive
from etl.deliveries import Delivery
from etl.home import Home
from etl.problems import Stop
from etl.warehouse.build import Build, build
from etl.warehouse.publish import current, open_warehouse
from etl.warehouse.stages import Progress, silent


def withdraw(
    home: Home, which: str, by: str | None, reason: str | None, as_of: date | None = None, progress: Progress = silent
) -> tuple[Delivery, Build]:
    """Take a delivery out of force and publish what is left. Raises Stop, with everything as it was, where no build
    comes about."""
    delivery = archive.withdraw(home, which, by, reason)
    try:
        return delivery, build(home, as_of, progress=progress)
    except Stop:
        archive.restore(home, delivery.sha256, None, "重建没有成功")
        raise


def restore(
    home: Home, which: str, by: str | None, reason: str | None, as_of: date | None = None, progress: Progress = silent
) -> tuple[Delivery, Build]:
    """Put a withdrawn delivery back in force and publish; as `withdraw`."""
    delivery = archive.restore(home, which, by, reason)
    try:
        return delivery, build(home, as_of, progress=progress)
    except Stop:
        archive.withdraw(home, delivery.sha256, None, "重建没有成功")
        raise


def next_as_of(home: Home) -> date | None:
    """The day the next build is judged by: that of the build in force where somebody set it to another day than its
    own, else None (today)."""
    path = current(home)
    if path is None or not path.is_file():
        return None
    with open_warehouse(path) as con:
        [(as_of, is_own)] = con.execute("SELECT as_of, as_of = built_at::DATE FROM stamp").fetchall()
    return None if is_own else as_of
