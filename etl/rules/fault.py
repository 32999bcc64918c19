"""What is wrong with a rule file, as one Chinese sentence that names the file, the line and the key."""

import re
import tomllib
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from etl import toml
from etl.problems import Stop

Path_ = tuple[str | int, ...]

_WORDS = {
    "extra_forbidden": "规则里没有这一项",
    "missing": "缺少这一项",
    "string_too_short": "不能空着",
    "too_short": "不能空着",
    "string_too_long": "太长",
    "date_type": "应是不带引号的日期，如 2024-01-01",
    "bool_type": "应是不带引号的 true 或 false",
    "float_type": "应是不带引号的数",
    "int_type": "应是不带引号的整数",
    "string_type": "应是带引号的文字",
    "tuple_type": "应是方括号里的一列",
    "dict_type": "应是花括号里的一组",
    "model_type": "应是一组“名 = 值”",
    "model_attributes_type": "应是一组“名 = 值”",
}
_BOUNDS = {
    "greater_than_equal": ("不能小于", "ge"), "less_than_equal": ("不能大于", "le"), "greater_than": ("要大于", "gt"),
}  # fmt: skip


def _reason(error: Any) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind in _BOUNDS:
        words, bound = _BOUNDS[kind]
        return f"写的是 {error['input']}，{words} {context[bound]:g}"
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", context["expected"])
        return f"写的是“{error['input']}”，只能写 {'、'.join(allowed)}"
    if kind == "value_error":
        return str(context["error"])
    return _WORDS.get(kind, "不合规定")


def dotted(path: Path_) -> str:
    """duties[2].items[1].at_least, counted from 1 as people do; pydantic's mark for keys of a dict left out."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path if part != "[key]"]
    return "".join(parts).lstrip(".")


def line_of(text: str, path: Path_) -> int:
    """The line (from 1) of the value at `path`, or of the nearest thing around it that can be found.

    tomllib does not tell positions. Reads tables as `[a]`, `[[a]]`, `[[a.b]]`, keys at the start of a line or
    inside braces, and one element of an array a line.
    """
    lines, at, names = text.splitlines(), 0, ""
    for part in path:
        if isinstance(part, int):
            headers = [n for n in range(at, len(lines)) if lines[n].strip() == f"[[{names}]]"]
            elements = [n for n in range(at, len(lines)) if re.match(r'\s*[{"\d]', lines[n])]
            found = (headers or elements)[part : part + 1]
        else:
            names = f"{names}.{part}".lstrip(".")
            entry = re.compile(rf'\s*\[\[?{re.escape(names)}\]|(.*[{{,])?\s*"?{re.escape(part)}"?\s*=')
            found = [n for n in range(at, _end(lines, at, names)) if entry.match(lines[n])][:1]
        at = found[0] if found else at
    return at + 1


def _end(lines: list[str], at: int, names: str) -> int:
    """Where the table begun at line `at` ends: the next header that is not one of its own."""
    outer = names.rpartition(".")[0]
    for n in range(at + 1, len(lines)):
        header = re.match(r"\[\[?([^\]]+)", lines[n])
        if outer and header and not header[1].startswith(outer + "."):
            return n
    return len(lines)


def refuse(file: Path, text: str, path: Path_, reason: str) -> NoReturn:
    raise Stop(f"规则文件 {file.name} 第 {line_of(text, path)} 行 {dotted(path)}：{reason}。")


def _is_inside(inner: Path_, outer: Path_) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def refuse_invalid(file: Path, text: str, error: ValidationError) -> NoReturn:
    """Names one fault: a key nobody knows, since a misspelt key is missed under its right name too; else the first
    in the file. A list is short of an element that is at fault itself: then the element is named."""
    errors = [e for e in error.errors() if not any(_is_inside(other["loc"], e["loc"]) for other in error.errors())]
    first = min(errors, key=lambda e: (e["type"] != "extra_forbidden", line_of(text, e["loc"])))
    refuse(file, text, first["loc"], _reason(first))


def read_toml(file: Path) -> tuple[str, dict[str, Any]]:
    """The text and the tables of one TOML file."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
        return text, toml.loads(text)
    except UnicodeDecodeError as error:
        raise Stop(f"规则文件 {file.name} 不是 UTF-8 编码，请用 UTF-8 另存后再试。") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        at = f"第 {line[1]} 行" if line else "末尾"
        raise Stop(
            f"规则文件 {file.name} {at}写法有误，不是规范的 TOML（常见原因是缺引号、缺括号或一项写了两次）。"
        ) from error
