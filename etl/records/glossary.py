"""docs/glossary.md: the words of code and pages, English and Chinese. Sheets, headers and listed terms of the
contract are printed from the record classes; only the words of the system itself stand here."""

from collections import defaultdict
from collections.abc import Iterator

from etl.records import RECORDS, columns

WORDS: dict[str, dict[str, tuple[str, str]]] = {
    "从文件到数字": {
        "delivery": ("报送", "收到的一个文件，按哈希存档，永不改动"),
        "sender": ("报送单位", "报送这一份的单位"),
        "cover": ("说明", "一份报送报全了什么"),
        "card": ("卡片", "报送旁边的一张：谁报的、哪天收到、装着什么"),
        "withdraw, restore": ("撤回、恢复", "报送不再算，或重新算；文件一直在"),
        "sheet": ("表", "一份报送里的一张表；每格记得自己在哪张表、第几行"),
        "record": ("记录", "一种行的规矩，一种记录一张表"),
        "key": ("同一条的依据", "这几栏都相同的两行是同一条"),
        "reference": ("指向", "用编号或名称指到另一张表的一行"),
        "register": ("名册", "区域、站点、代表、任职、驻站、小组、负面事项：先报，别的表才有所指"),
        "plan": ("计划", "还没有发生的，日子可以在以后，不算作成果"),
        "stage": ("暂存", "一份报送里读得出的行，还没有查指向"),
        "fact": ("入库的行", "读得出、指得到的行"),
        "problem": ("问题", "没有入库的行和原因"),
        "replaced": ("被替换", "后来的报送取代了的行"),
        "correction": ("更正", "已知错误的改法，写明理由，对不上就停"),
        "coverage": ("覆盖", "谁对哪里、哪些月份、哪张表报全了"),
        "inferred": ("推断", "没有 说明，从各行看出来的覆盖"),
        "warehouse": ("库", "一个文件，装着一版全部的表；只读打开"),
        "build": ("数据版", "一次算出来的库，不再改动"),
        "stamp": ("页眉", "数据版、截至哪天、用哪个规则包；每一页、每份导出都有"),
        "as of": ("截至", "按哪一天判断到期、逾期、在任"),
        "rule pack": ("规则包", "本地办法：期限、叫法、门槛，各有依据"),
        "wording": ("本地叫法", "规则包对应到固定说法的词"),
        "layout": ("版式", "别的样子的表怎么变成记录"),
    },
    "数字": {
        "metric": ("指标", "登记表里的一个数"),
        "view": ("看的范围", "期间、截至、级别、区域"),
        "expression": ("算式", "记录、栏目、指标和条件写成的一个数"),
        "slice": ("条件", "算式里方括号中的：只数哪些行"),
        "numerator, denominator": ("分子、分母", "比率总带着的两个数"),
        "left out": ("不计入", "看得到而不算的行，带着原因"),
        "smallest base": ("最小基数", "分母小于它就变灰，不排名"),
        "interval": ("置信区间", "样本小的时候，比率可能在的范围（95%）"),
        "cross-check": ("相互核对", "本该相等的几个数，不相等就说在哪里"),
        "stated": ("填报", "只有总数、没有逐条记录的；从不与数出来的相加"),
        "grain": ("按什么看", "代表、站点、承办单位、小组、区域"),
        "period": ("期间", "两头都算"),
        "peers, cohort": ("同类", "同级别、同职务、任期相近的人"),
        "duties": ("履职任务、七个一", "规则包定的每人每年要做的几件"),
        "checklist": ("清单", "八有、十有这类逐项打勾的"),
        "at_least": ("下限", "余、多、以上、达、+"),
        "almost": ("上限", "近、不足"),
        "about": ("大约", "约、左右、上下"),
        "forecast": ("预计", "从不加进成果"),
        "unknown": ("空白", "没人报过，不是 0"),
    },
    "人和机关": {
        "deputy": ("代表", "人大代表；也指一个人，不论任几级"),
        "mandate": ("任职", "在一级当代表的一段时间"),
        "in office": ("在任", "任职期内，没有暂停执行职务"),
        "suspension": ("暂停执行职务", "这些天不算在任"),
        "consultative deputy": ("议政代表、议事代表", "街道的协商渠道，不与人大代表混算"),
        "station": ("家站点", "代表联系群众的地方"),
        "handling unit": ("承办单位", "办理建议的单位"),
        "lead, co-signer": ("领衔代表、附议代表", "建议算在领衔代表名下"),
        "debriefing": ("述职", "述、晒、评"),
        "reception day": ("接待日", "站点固定接待的日子"),
        "the two ledgers": ("两本账", "组织者登记的，和代表手册里自己记的"),
    },
}
"""Heading -> English word -> (Chinese word, what it means)."""


def page() -> str:
    """docs/glossary.md as a whole."""
    return "\n".join(
        [
            "# 词汇表", "", "代码里用英文，页面上用中文；同一件事只有一个叫法。这一页是印出来的，改了要重印：",
            "`python -m etl.records.document`。每一栏的意思见 [报什么](records.md)，指标见 [指标说明](metrics.md)。", "",
            *_words(), *_records(), *_fields(),
        ]
    )  # fmt: skip


def _words() -> Iterator[str]:
    for heading, words in WORDS.items():
        yield from (f"## {heading}", "", "| 英文 | 中文 | 意思 |", "| --- | --- | --- |")
        yield from (f"| {english} | {chinese} | {meaning} |" for english, (chinese, meaning) in words.items())
        yield ""


def _records() -> Iterator[str]:
    yield from ("## 记录", "", "| 英文 | 中文 | 意思 |", "| --- | --- | --- |")
    yield from (f"| `{record.record}` | {record.sheet} | {record.about} |" for record in RECORDS.values())
    yield ""


def _fields() -> Iterator[str]:
    """Every field name once, with the headers it has and the sheets that have it."""
    headers: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for record in RECORDS.values():
        for column in columns(record):
            headers[column.name][column.header].append(record.sheet)
    yield from ("## 字段", "", "| 英文 | 中文 | 在哪些表 |", "| --- | --- | --- |")
    for name in sorted(headers):
        for header, sheets in headers[name].items():
            yield f"| `{name}` | {header} | {'、'.join(sheets)} |"
    yield ""
