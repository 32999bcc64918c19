"""docs/records.md and docs/glossary.md, printed from the record classes: `python -m etl.records.document`."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from etl.records import RECORDS, Column, Record, columns, glossary
from etl.records.amounts import Amount
from etl.records.kinds import KindName

DOCS = Path(__file__).resolve().parents[2] / "docs"

KINDS: dict[KindName, tuple[str, str]] = {
    "text": ("文字", "照写；两头的空格去掉，字母和数字变半角"),
    "id": ("编号", "本表里不重复；选填的可以空着，别处就指不到这一行"),
    "ref": ("指向", "另一张表里某一行的编号或名称"),
    "list": ("几项", "用顿号隔开；逗号、分号、换行也行"),
    "list ref": ("几个指向", "几个编号或名称，用顿号隔开"),
    "enum": ("选项", "列出的一个，或规则包认得的本地叫法；繁体、空格不计较"),
    "date": ("日期", "2023-11-03、2023/11/3、2023.11.3、20231103、2023年11月3日、二〇二三年十一月三日；后面的时刻和星期不看"),
    "bool": ("是否", "是 否、√ ×、有 无、Y N、1 0、完成 未完成"),
    "int": ("整数", "不带约数：3、3间、第2轮、五星级"),
    "count": ("个数", "不小于 0 的整数，约数照写，单位可带：1,200、40余人次、近50、约30、二十多、上百"),
    "number": ("数", "不小于 0，约数照写。钱是万元，别的单位写明：5000元、10余万元、1.2亿元。不写单位就是本栏的单位"),
    "year": ("年度", "2023、2023年、2023年度"),
    "born": ("出生", "年、年月或年月日：1970、1970年5月、1970-05-06。1970.1 只当 1970 年（Excel 会把 1970.10 写成它）"),
    "private": ("不入库", "可以填；不存、不显示、不导出"),
}  # fmt: skip
"""Kind of cell -> what it is called, how it is read. 余 多 以上 是下限，近 不足 是上限，约 左右 是大约。"""


def page() -> str:
    """docs/records.md as a whole."""
    head = files("etl.records").joinpath("document.md").read_text("utf-8").rstrip()
    return "\n".join([head, "", *_kinds(), *_contents(), *(line for r in RECORDS.values() for line in _record(r))])


def _kinds() -> Iterator[str]:
    yield from ("| 种类 | 怎么写 |", "| --- | --- |")
    yield from (f"| {name} | {how} |" for name, how in KINDS.values())
    yield from (
        "",
        "“余、多、以上、达、+”读作下限（`at_least`），“近、不足”读作上限（`almost`），“约、左右、上下”读作大约（`about`），",
    )
    yield from ("一直带到页面和报告上。", "")


def _contents() -> Iterator[str]:
    yield from ("## 各表", "", "| 表 | 记录 | 报什么 |", "| --- | --- | --- |")
    yield from (
        f"| [{record.sheet}](#{record.sheet}) | `{record.record}` | {record.about} |" for record in RECORDS.values()
    )
    yield ""


def _record(record: type[Record]) -> Iterator[str]:
    yield from (f"### {record.sheet}", "", f"`{record.record}`：{record.about}。", "")
    yield from (f"- {line}" for line in facts_of(record))
    yield from ("", "| 表头 | 字段 | 种类 | 必填 | 应填 | 空着算 | 说明 |", f"| {' | '.join(['---'] * 7)} |")
    yield from (_row(column) for column in columns(record))
    yield ""


def facts_of(record: type[Record]) -> Iterator[str]:
    """What makes two rows the same, and the rules between columns, in Chinese sentences."""
    headers = {column.name: column.header for column in columns(record)}
    if record.key:
        yield f"同一条：{'、'.join(headers[name] for name in record.key)}{'都' * (len(record.key) > 1)}相同。"
    yield from (f"{rule.said.format(**headers)}。" for rule in record.rules)


def _row(column: Column) -> str:
    header = f"{column.header}（{column.name_header}）" if column.name_header else column.header
    needed = "必填" if column.required else ""
    told = "；".join(part for part in (column.note, "可以在以后" if column.future else "") if part)
    cells = (header, f"`{column.name}`", KINDS[column.kind][0], needed, _holds(column), _default(column), told)
    return f"| {' | '.join(cells)} |"


def _holds(column: Column) -> str:
    if column.to:
        return RECORDS[column.to].sheet
    return "、".join(column.values) or column.unit or ""


def _default(column: Column) -> str:
    """What a blank cell stands for, as it would be printed; nothing where it is unknown."""
    match column.default:
        case bool(told):
            return "是" if told else "否"
        case Amount(value=value):
            return f"{value:g}"
        case None | ():
            return ""
    return str(column.default)


def write() -> None:
    """Print both pages into docs/."""
    for name, text in {"records.md": page(), "glossary.md": glossary.page()}.items():
        (DOCS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
