"""In which encoding a text file is written: byte order mark, strict UTF-8, zeros of UTF-16, then Chinese ones."""

import codecs
import re
from pathlib import Path

import polars as pl
from charset_normalizer import from_bytes

from etl.intake.read.refuse import refuse

SAMPLE = 1 << 16
CHUNK = 1 << 20
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    b"\x84\x31\x95\x33": "gb18030",
}
BIG5 = {"big5", "big5hkscs", "cp950"}
HAN = re.compile(b"[\xe4-\xe9][\x80-\xbf]{2}")
"""A common Chinese character in UTF-8."""

CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")


def encoding_of(path: Path) -> str:
    """The name of the Python codec that reads the whole file without an error; Stop where none does."""
    with path.open("rb") as source:
        head = source.read(SAMPLE)
    encoding = next((name for mark, name in MARKS.items() if head.startswith(mark)), None) or _unmarked(path, head)
    if encoding is None or not (encoding == "utf-8" or decodes(path, encoding)):  # UTF-8 was found by decoding
        refuse(path, "读不成文字（不是 UTF-8、UTF-16、GB18030 或 Big5）：它是二进制文件，或已损坏。")
    _check_words(path, head, encoding)
    return encoding


def _unmarked(path: Path, head: bytes) -> str | None:
    if b"\0" in head:
        return _utf16(head)
    if decodes(path, "utf-8"):
        return "utf-8"
    _refuse_mixed(path)
    return "big5hkscs" if _is_big5(path, head) else "gb18030"


def _refuse_mixed(path: Path) -> None:
    """Chinese in UTF-8 and then lines that are not: read in one encoding, the other half would be nonsense."""
    seen = 0
    with path.open("rb") as source:
        for number, line in enumerate(source, 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                if seen > 1:
                    refuse(
                        path,
                        f"第 {number} 行起不是 UTF-8，前面的行是：一份文件里混了两种编码；请用 Excel 或 WPS 打开后另存。",
                    )
                return
            seen += len(HAN.findall(line))


def _utf16(head: bytes) -> str | None:
    """Commas and line breaks have a zero byte: the second in little endian, the first in big endian."""
    first, second = head[0::2].count(0), head[1::2].count(0)
    if first and second:
        return None
    return "utf-16-le" if second else "utf-16-be"


def _is_big5(path: Path, head: bytes) -> bool:
    """Nearly every Big5 file also decodes as GB18030, into nonsense; charset-normalizer reads the words."""
    whole_lines = head[: head.rfind(b"\n") + 1] or head
    best = from_bytes(whole_lines).best()
    return best is not None and best.encoding in BIG5 and decodes(path, "big5hkscs")


def decodes(path: Path, encoding: str) -> bool:
    """Whether every byte of the file is valid in the encoding."""
    if encoding == "utf-8":
        return _is_utf8(path)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as source:
            while chunk := source.read(CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_utf8(path: Path) -> bool:
    """As the codec tells, five times as fast; the lengths are asked for so that every line is read."""
    try:
        pl.scan_lines(path, glob=False).select(pl.all().str.len_bytes().sum()).collect()
    except pl.exceptions.ComputeError:
        return False
    return True


def _check_words(path: Path, head: bytes, encoding: str) -> None:
    words = codecs.getincrementaldecoder(encoding)().decode(head)
    if "\0" in words or len(CONTROL.findall(words)) > len(words) / 100:
        refuse(path, "是二进制文件，不是文字，读不出表格。")
