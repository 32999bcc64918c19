"""Every mistake in a rule file is one Chinese sentence with file, line and key, and nothing is half loaded."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.problems import Stop
from etl.rules.load import load_rules
from etl.rules.tables import SHIPPED

TOP = 'title = "本区规则"\nextends = "national"\n\n'
REPLY = '[[reply]]\ncitation = "本区办法"\nvalid_from = 2024-01-01\nmonths = 3\nhard_months = 6\n'
RULE = 'citation = "本区办法"\nvalid_from = 2024-01-01\n'
DOUBTS = """smallest = 12
december = 0.4
flood = 8
alike = 0.8
alike_long = 20
alike_short = 3
cosigned = 10
same_number = 0.6
round_numbers = 0.7
same_months = 6
relapsed = 0.2
gap_points = 20
"""

PACKS = {
    "a misspelt key": (
        TOP + REPLY.replace("hard_months", "hardmonths"),
        "规则文件 ours.toml 第 8 行 reply[1].hardmonths：规则里没有这一项。",
    ),
    "a rule without its source": (
        TOP + REPLY.replace('citation = "本区办法"\n', ""),
        "规则文件 ours.toml 第 4 行 reply[1].citation：缺少这一项。",
    ),
    "a source of blanks": (
        TOP + REPLY.replace("本区办法", " \u3000"),
        "规则文件 ours.toml 第 5 行 reply[1].citation：不能空着。",
    ),
    "a date in quotes": (
        TOP + REPLY.replace("2024-01-01", '"2024-01-01"'),
        "规则文件 ours.toml 第 6 行 reply[1].valid_from：应是不带引号的日期，如 2024-01-01。",
    ),
    "a number in quotes": (
        TOP + REPLY.replace("months = 3", 'months = "三"', 1),
        "规则文件 ours.toml 第 7 行 reply[1].months：应是不带引号的整数。",
    ),
    "zero months": (
        TOP + REPLY.replace("months = 3", "months = 0", 1),
        "规则文件 ours.toml 第 7 行 reply[1].months：写的是 0，不能小于 1。",
    ),
    "a share of nothing": (
        TOP + "[[doubts]]\n" + RULE + DOUBTS + "saturated = 0",
        "规则文件 ours.toml 第 19 行 doubts[1].saturated：写的是 0，要大于 0。",
    ),
    "a level that is none": (
        TOP + REPLY + 'level = "区"',
        "规则文件 ours.toml 第 9 行 reply[1].level：写的是“区”，只能写 全国、省、市、县、乡镇、议政代表、议事代表。",
    ),
    "hard matters shorter than plain ones": (
        TOP + REPLY.replace("hard_months = 6", "hard_months = 2"),
        "规则文件 ours.toml 第 4 行 reply[1]：hard_months 小于 months。",
    ),
    "an end before the beginning": (
        TOP + REPLY + "valid_to = 2023-01-01",
        "规则文件 ours.toml 第 4 行 reply[1]：valid_to 早于 valid_from。",
    ),
    "two rules on one day": (
        TOP + REPLY + "\n" + REPLY,
        "规则文件 ours.toml 第 10 行 reply[2]：与本文件的 reply[1] 生效日期重叠，同一天只能有一条。",
    ),
    "a circle": (
        'title = "本区规则"\nextends = "ours"',
        "规则文件 ours.toml 第 2 行 extends：规则包互相引用，成了圈：ours → ours。",
    ),
    "a pack nobody has": (
        'title = "本区规则"\nextends = "atlantis"',
        "规则文件 ours.toml 第 2 行 extends：没有名为“atlantis”的规则包，可用的有：chongqing、henan、meishan、"
        "national、ours、qingdao、shanghai、wangchuan、zhejiang。",
    ),
    "no TOML": (
        'title = "本区规则\n',
        "规则文件 ours.toml 第 1 行写法有误，不是规范的 TOML（常见原因是缺引号、缺括号或一项写了两次）。",
    ),
    "a wording for a column that does not exist": (
        TOP + "[[wordings]]\n" + RULE + 'fields = ["reception.way"]\nwords = { "扫码" = "微信" }',
        "规则文件 ours.toml 第 7 行 wordings[1].fields[1]：“reception.way”不是一个栏目的值，"
        "应写成 reception.channel 的样子。",
    ),
    "a wording for a value that is not listed": (
        TOP + "[[wordings]]\n" + RULE + 'fields = ["attendance.presence"]\n\n[wordings.words]\n"√" = "到会"',
        "规则文件 ours.toml 第 10 行 wordings[1].words.√：“出席情况”没有“到会”这个值，"
        "只能写 出席、请假、缺席、公务、列席、不适用、未记录。",
    ),
    "a listed value turned into another": (
        TOP + "[[wordings]]\n" + RULE + 'fields = ["attendance.presence"]\nwords = { "缺席" = "出席" }',
        "规则文件 ours.toml 第 8 行 wordings[1].words.缺席：“缺席”本来就是“出席情况”的值，不能改作他用。",
    ),
    "a measure of a column that does not exist": (
        TOP + "[[station_norms]]\n" + RULE
        + 'items = [\n  { title = "人次", measure = "reception.people", at_least = 1 },\n]',
        "规则文件 ours.toml 第 8 行 station_norms[1].items[1].measure：记录 reception 没有 people 这一栏。",
    ),
    "a slice by a value that is not listed": (
        TOP + "[[station_norms]]\n" + RULE
        + 'items = [\n  { title = "夜访", measure = "contact[kind=夜访]", at_least = 1 },\n]',
        "规则文件 ours.toml 第 8 行 station_norms[1].items[1].measure：方括号里的 kind 没有“夜访”这个值。",
    ),
    "money scored": (
        TOP + "[[award]]\n" + RULE + 'title = "最美"\nquota = 3\nscoring = "按件"\nweightings = 10\ngates = []\n'
        + 'veto = []\n'
        + 'points = [\n  { title = "捐款", measure = "funds_wan", weight = 100, cap = 10 },\n]',
        "规则文件 ours.toml 第 14 行 award[1].points[1].measure：捐款和筹资只列出，不计分；可写在 listed 里。",
    ),
    "an award that leaves out people of no cohort": (
        TOP + "[[award]]\n" + RULE + 'title = "最美"\nquota = 3\nscoring = "按件"\nweightings = 10\nveto = []\n'
        + 'gates = [\n  { title = "不是老板", not_in = ["老板"] },\n]\n'
        + 'points = [{ title = "建议", measure = "suggestions", weight = 100, cap = 10 }]',
        "规则文件 ours.toml 第 13 行 award[1].gates[1].not_in：没有名为“老板”的同类组。",
    ),
    "a private column published": (
        TOP + "[[publish]]\n" + RULE + 'fields = ["opinion.phone"]\nmeasures = []',
        "规则文件 ours.toml 第 7 行 publish[1].fields[1]：“opinion.phone”不是可以公开的栏目，"
        "应写成 deputy.deputy_name 的样子。",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PACKS)
def test_a_broken_pack(name: str, tmp_path: Path) -> None:
    text, message = PACKS[name]
    (tmp_path / "ours.toml").write_text(text)
    with pytest.raises(Stop) as told:
        load_rules(tmp_path, "ours")
    assert str(told.value) == message


def test_a_circle_of_several_is_told_where_it_closes(tmp_path: Path) -> None:
    """The file of the province names the district, which all began with."""
    for pack, extends in (("district", "city"), ("city", "province"), ("province", "district")):
        (tmp_path / f"{pack}.toml").write_text(f'title = "本地规则"\nextends = "{extends}"')
    with pytest.raises(Stop) as told:
        load_rules(tmp_path, "district")
    circle = "district → city → province → district"
    assert str(told.value) == f"规则文件 province.toml 第 2 行 extends：规则包互相引用，成了圈：{circle}。"


def test_a_pack_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="没有名为“atlantis”的规则包，可用的有：chongqing、"):
        load_rules(tmp_path, "atlantis")


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_bytes('title = "本区规则"'.encode("gb18030"))
    with pytest.raises(Stop, match="不是 UTF-8 编码，请用 UTF-8 另存后再试"):
        load_rules(tmp_path, "ours")


def test_a_file_saved_by_notepad(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_bytes('\ufefftitle = "本区规则"\r\nextends = "national"\r\n'.encode())
    assert load_rules(tmp_path, "ours").title == "本区规则"


NATIONAL = (SHIPPED / "national.toml").read_text("utf-8").splitlines()
GARBLED = ["", "x", "x = 1", "]", '"', "items = 3", "[[reply]]", "[results.words]", 'measure = "?"', "valid_from = 3"]


@given(st.integers(0, len(NATIONAL) - 1), st.sampled_from(GARBLED))
def test_whatever_line_is_spoilt_the_answer_is_a_book_or_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, line: int, garbled: str
) -> None:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "national.toml").write_text("\n".join([*NATIONAL[:line], garbled, *NATIONAL[line + 1 :]]))
    try:
        assert load_rules(folder).id == "national"
    except Stop as told:
        assert str(told).startswith("规则文件 national.toml ") and str(told).endswith("。")
