"""One bad row (Problem), one stop (Stop). Imports nothing of ours."""

import errno
from dataclasses import dataclass


class Stop(Exception):
    """The work could not be done and nothing was changed; the text is one Chinese sentence for the user."""


_REASONS = {
    errno.ENOENT: "没有这个文件",
    errno.EACCES: "没有权限，或者文件正开着",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EFBIG: "文件太大，这里放不下",
    errno.EIO: "磁盘坏了，或连不上",
    errno.EROFS: "磁盘只能读，不能写",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Chinese where it is one of the usual reasons."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


@dataclass(frozen=True)
class Problem:
    """One row that did not become a fact, or one sentence about a sheet (row None)."""

    file: str
    sheet: str
    row: int | None
    column: str | None
    found: str | None
    allowed: str | None
    message: str
