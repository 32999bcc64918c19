"""Where things lie in the data folder of one office."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Home:
    """The folder given as --home; nothing is created by naming it."""

    root: Path

    @property
    def deliveries(self) -> Path:
        """One folder per file received, named by its SHA-256, and history.jsonl."""
        return self.root / "deliveries"

    @property
    def rules(self) -> Path:
        """The office's own rule packs; those shipped stand behind them."""
        return self.root / "rules"

    @property
    def corrections(self) -> Path:
        return self.root / "corrections.toml"

    @property
    def warehouse(self) -> Path:
        """The published builds and the pointer to the current one."""
        return self.root / "warehouse"

    @property
    def stages(self) -> Path:
        """Checked rows per delivery: a cache that may be deleted at any time."""
        return self.root / "stages"

    @property
    def current(self) -> Path:
        """The pointer: one line, the file name of the build in force."""
        return self.warehouse / "CURRENT"
