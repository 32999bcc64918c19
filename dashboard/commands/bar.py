"""The bar on the terminal: what is being done, how far, at what pace, how long still."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tqdm import tqdm

from etl.progress import Progress


class _Bar(tqdm):  # type: ignore[misc]  # it tells no types
    counted = ""
    """What units are of, where they have a pace."""

    @property
    def format_dict(self) -> dict[str, Any]:
        """Besides what tqdm tells: `pace`, of units that have one."""
        told = super().format_dict
        per_second = told["n"] / told["elapsed"] if told["elapsed"] else 0
        pace = (
            f"{told['n']:,} {self.counted}，{per_second:,.0f} {self.counted}/秒，" if self.counted and told["n"] else ""
        )
        return {**told, "pace": pace}


@contextmanager
def progress(quiet: bool) -> Iterator[Progress]:
    """A bar on the terminal; nothing where nobody looks. Work that begins anew, or counts something else, begins the bar anew."""
    with _Bar(
        total=1, disable=quiet or not sys.stderr.isatty(), leave=False, dynamic_ncols=True,
        bar_format="{desc} {percentage:3.0f}%|{bar}| {pace}已 {elapsed}，还要 {remaining}",
    ) as bar:  # fmt: skip

        def step(what: str, done: int, of: int, unit: str = "") -> None:
            if unit != bar.counted or done < bar.n:
                bar.counted = unit
                bar.reset()
            bar.total, bar.n = max(of, 1), done
            bar.set_description(what)

        yield step
