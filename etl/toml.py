"""TOML as people write it: where the standard library fails in its own ways, the file is at fault all the same."""

import tomllib
from typing import Any


def loads(text: str) -> dict[str, Any]:
    """Raises tomllib.TOMLDecodeError for anything that cannot be read, also for what is nested too deeply or a number of
    thousands of digits."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        raise tomllib.TOMLDecodeError("括号套得太深") from None
    except ValueError:
        raise tomllib.TOMLDecodeError("有一个数的位数太多") from None
