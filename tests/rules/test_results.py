"""How 办理结果, as the place writes it, becomes one of the four classes A B C D."""

from pathlib import Path

import pytest

from etl.records import RECORDS, columns
from etl.rules.load import load_rules
from etl.rules.tables import SHIPPED

RESULTS = """
规则包     写法                              类
national   A                                 A
national   a类                               A
national   Ａ类                              A
national   （A）                             A
national   A类：所提问题已经解决             A
national   B级                               B
national   已解决                            A
national   已 解 决                          A
national   基本解决                          A
national   已采纳                            A
national   正在解决                          B
national   列入计划                          B
national   部分解决                          B
national   因条件限制以后解决                C
national   留作参考                          D
national   正在研究                          不识
national   办得很好                          不识
national   A、已解决                         A
national   BIM平台已建成                     不识
national   B超设备已采购                     不识
national   D级危房已改造                     不识
chongqing  正在研究                          B
chongqing  不具备解决条件                    C
chongqing  所提事项涉及上级国家机关职权      D
chongqing  已采纳                            A
shanghai   部分解决                          A
shanghai   列入年度工作方案                  B
shanghai   解決採納                          A
"""


def rows(table: str) -> list[list[str]]:
    return [[cell for cell in line.split("  ") if cell] for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize("row", rows(RESULTS), ids=lambda row: "-".join(row))
def test_result_class(row: list[str]) -> None:
    pack, printed, expected = (cell.strip() for cell in row)
    assert load_rules(SHIPPED, pack).result_class(printed) == (None if expected == "不识" else expected)


@pytest.mark.parametrize(
    ("pack", "field", "word", "listed"),
    [
        ("national", "reception.channel", "民情直通车", "网络平台"),
        ("national", "opinion.channel", "代表直通车", "网络平台"),
        ("national", "deputy.education", "本科", "大学"),
        ("national", "attendance.presence", "√", "出席"),
        ("national", "attendance.presence", "到会", "出席"),
        ("national", "mandate.level", "区", "县"),
        ("national", "deputy.party", "党员", "中共党员"),
        ("national", "activity.kind", "专题调研", "调研"),
        ("national", "booklet_entry.kind", "小组活动", "代表小组活动"),
        ("national", "station.kind", "代表室", "站"),
        ("national", "debriefing.form", "口头和书面", "口头+书面"),
        ("national", "project.status", "已竣工", "完成"),
        ("wangchuan", "attendance.presence", "○", "请假"),
        ("wangchuan", "attendance.presence", "√", "出席"),
    ],
)
def test_wording(pack: str, field: str, word: str, listed: str) -> None:
    assert load_rules(SHIPPED, pack).reading.wordings[field][word] == listed


def test_a_mark_that_means_different_things_in_different_places_is_left_to_the_local_pack() -> None:
    words = load_rules(SHIPPED).wordings["attendance.presence"]
    assert not {"○", "×", "△", "〇"} & words.keys()


def test_the_nearest_pack_has_the_last_word(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(
        """
        title = "本区规则"
        extends = "shanghai"

        [[results]]
        citation = "本区办法"
        valid_from = 2024-01-01
        words = { "部分解决" = "B" }
        """
    )
    ours = load_rules(tmp_path, "ours")
    assert (ours.result_class("部分解决"), ours.result_class("部分采纳")) == ("B", "A")


def test_what_the_result_words_are_shown_as_is_that_of_the_place() -> None:
    labels = load_rules(SHIPPED, "chongqing").flat()["results.labels"]
    assert labels == {
        "A": "已解决或采纳",
        "B": "正在研究解决",
        "C": "不具备解决条件",
        "D": "涉及上级国家机关职权",
    }


def test_every_wording_leads_to_a_listed_value() -> None:
    for name, words in load_rules(SHIPPED, "wangchuan").wordings.items():
        record, _, field = name.partition(".")
        listed = next(col.values for col in columns(RECORDS[record]) if col.name == field)
        assert not listed or set(words.values()) <= set(listed)
        assert not words.keys() & set(listed), "a listed value needs no wording"
