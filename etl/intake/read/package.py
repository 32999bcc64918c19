"""A workbook that is a zip (XLSX, ODS), unpacked under measure before any reader sees it.

The parts a reader needs are inflated once, counted as they come, and written to a plain copy. So a part that
inflates without end, or lies about its size, stops here; and macros, embedded objects and links never go on.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Literal

from etl.intake.read.grid import Grid
from etl.intake.read.limits import MIB, Limits
from etl.intake.read.refuse import refuse

CHUNK = 1 << 20
LONGEST_TAG = 64 * CHUNK
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, KeyError, ValueError)
USUAL_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What Excel, WPS and LibreOffice pack with; other ways fail in other ways."""
DAMAGED = "工作簿已损坏，打不开；请用 Excel 或 WPS 打开后另存为 XLSX 再交。"
ENCRYPTED = "工作簿有密码；请去掉密码后再交。"
MACROS = "工作簿带宏，不收；请另存为不带宏的 XLSX 再交。"
BOMB = "工作簿里写有实体定义，正常的表格不会有，不收。"

_LYING = re.compile(rb'(<(?:\w+:)?sst\b[^>]*?)\s(?:uniqueCount|count)\s*=\s*["\'][^"\']*["\']')
"""How many texts there are: the reader makes room for as many before it has seen one."""
_UNCOUNTED = re.compile(
    rb'<c((?:\s(?!t=)[\w:]+="[^"]*")*)(?:\st="\w+")?>\s*<f[^>]*>([^<]*)</f>\s*(?:<v>\s*</v>|<v/>)?\s*</c>'
)
_ERROR_MARK = re.compile(rb"""t\s*=\s*["']e["']""")
_ERROR = re.compile(rb"""(<(?:\w+:)?c\b[^>]*\st\s*=\s*["'])e(["'])""")
Format = Literal["xlsx", "ods"]
CUT_BEFORE: dict[Format, bytes] = {"xlsx": b"<c ", "ods": b"<table:table-row"}
"""Where a part may be cut, so that a cell is whole in one block; a part without any is cut before whatever tag."""
IS_XLSX = re.compile(rb"spreadsheetml\.(sheet|template)\.main")


def plain_copy(path: Path, folder: Path, limits: Limits) -> Path:
    """A copy in `folder` of the parts that hold cells, stored uncompressed; Stop where the workbook is refused."""
    try:
        with zipfile.ZipFile(path) as package:
            _check_parts(path, package.infolist(), limits)
            form = _format(path, package)
            copy = folder / f"copy.{form}"
            _copy(path, package, copy, form, limits)
    except BROKEN:
        refuse(path, DAMAGED)
    return copy


def _check_parts(path: Path, parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    names = [part.filename.replace("\\", "/") for part in parts]
    if len(names) > limits.max_parts:
        refuse(path, f"里面有 {len(names):,} 个部件，超过上限 {limits.max_parts:,} 个。")
    if any(name.startswith("/") or ":" in name or ".." in name.split("/") for name in names):
        refuse(path, "里面有指向文件夹之外的名字，不收。")
    if any(part.flag_bits & 1 for part in parts):
        refuse(path, ENCRYPTED)
    is_usual = all(part.compress_type in USUAL_PACKING and part.header_offset >= 0 for part in parts)
    if len(set(names)) < len(names) or not is_usual:
        refuse(path, DAMAGED)
    if any(_is_macro(name.lower()) for name in names):
        refuse(path, MACROS)


def _is_macro(name: str) -> bool:
    """VBA, Excel 4 macro sheets, and the Basic or script modules of an ODS (its empty library index is none)."""
    is_index = name.endswith(("script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml", "/"))
    return "vbaproject" in name or "macrosheets/" in name or (name.startswith(("basic/", "scripts/")) and not is_index)


def _format(path: Path, package: zipfile.ZipFile) -> Format:
    names = package.namelist()
    if "[Content_Types].xml" in names:
        types = package.open("[Content_Types].xml").read(CHUNK)
        if b"sheet.binary" in types:
            refuse(path, "是 XLSB 工作簿，不收；请另存为 XLSX 再交。")
        if b"macroEnabled" in types:
            refuse(path, MACROS)
        if IS_XLSX.search(types):
            return "xlsx"
    elif "mimetype" in names and b"opendocument.spreadsheet" in package.open("mimetype").read(200):
        if b"encryption-data" in package.open("META-INF/manifest.xml").read(CHUNK):
            refuse(path, ENCRYPTED)
        return "ods"
    refuse(path, "是压缩包或别的文档，不是 XLSX 或 ODS 工作簿。")


def _copy(path: Path, package: zipfile.ZipFile, copy: Path, form: Format, limits: Limits) -> None:
    parts = [part for part in package.infolist() if _is_needed(part)]
    before = 0
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as target:
        for part in parts:
            with package.open(part) as source, target.open(part.filename, "w", force_zip64=True) as out:
                chunks = _measured(path, iter(lambda: source.read(CHUNK), b""), before, part.compress_size, limits)
                before += _copy_part(path, chunks, out, form, limits)


def _copy_part(path: Path, chunks: Iterator[bytes], out: IO[bytes], form: Format, limits: Limits) -> int:
    """Write one part, mended; how many bytes it had."""
    grid, size = Grid(), 0
    for block in _blocks(path, chunks, CUT_BEFORE[form]):
        grid.add(block)
        size += len(block)
        out.write(_mended(block, form))
    if grid.cells > limits.max_cells:
        most = f"上限 {limits.max_cells:,} 格；请删去远处的空行空列。"
        refuse(path, f"有一个工作表大到 {grid.cells:,} 格，超过{most}")
    return size


def _is_needed(part: zipfile.ZipInfo) -> bool:
    name = part.filename.replace("\\", "/").lower()
    is_aside = name.startswith(("docprops/", "customxml/", "thumbnails/", "object ")) or "/embeddings/" in name
    return name.endswith((".xml", ".rels", "mimetype")) and not is_aside


def _blocks(path: Path, chunks: Iterator[bytes], tag: bytes) -> Iterator[bytes]:
    """The same bytes, cut before a tag."""
    held = b""
    for chunk in chunks:
        held += chunk
        if b"<!ENTITY" in held:
            refuse(path, BOMB)
        if len(held) > LONGEST_TAG:
            refuse(path, DAMAGED)
        if (cut := held.rfind(tag)) > 0 or (cut := held.rfind(b"<")) > 0:
            yield held[:cut]
            held = held[cut:]
    yield held


def _measured(path: Path, chunks: Iterator[bytes], before: int, packed: int, limits: Limits) -> Iterator[bytes]:
    """The same chunks, stopped once the part or the whole workbook has grown beyond the limits."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if before + size > limits.max_bytes_unzipped:
            refuse(path, f"解开后超过上限 {limits.max_bytes_unzipped / MIB:,.0f} MiB，不收。")
        if size > limits.ratio_from_bytes and size > limits.max_ratio * max(packed, 1):
            refuse(path, f"解开后是原来的 {limits.max_ratio} 倍以上，不是正常的工作簿，不收。")
        yield chunk


def _mended(block: bytes, form: Format) -> bytes:
    """Error cells (#N/A) and formulas without a stored result made text cells: the reader would give them as blank, and
    a blank is neither an error nor a formula."""
    if form == "xlsx":
        if b"<f" in block:
            block = _UNCOUNTED.sub(rb'<c\1 t="str"><v>=\2</v></c>', block)
        if b"niqueCount" in block:
            block = _LYING.sub(rb"\1", _LYING.sub(rb"\1", block))
        return _ERROR.sub(rb"\1str\2", block) if _ERROR_MARK.search(block) else block
    if b'value-type="error"' not in block:
        return block
    return re.sub(rb'office:string-value=""(?=[^>]*calcext:value-type="error")', b"", block)
