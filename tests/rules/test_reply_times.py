"""Which reply time holds: by place, level of the congress, and day of handing over."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from etl.rules.load import load_rules
from etl.rules.tables import SHIPPED

REPLY = """
规则包     级别    交办日期     答复 疑难
national   县      2015-08-28   无   无
national   县      2015-08-29   3    6
national   县      2024-06-30   3    6
national   县      2025-03-11   3    6
national   县      2025-03-12   3    6
national   未知    2025-06-01   3    6
chongqing  县      2024-06-30   3    6
chongqing  乡镇    2024-06-30   2    4
chongqing  未知    2024-06-30   3    6
chongqing  乡镇    2016-03-30   3    6
chongqing  乡镇    2016-03-31   2    4
shanghai   市      2024-06-30   3    6
shanghai   县      2015-03-01   3    6
henan      省      2014-05-01   3    6
wangchuan  乡镇    2024-12-31   3    6
wangchuan  乡镇    2025-01-01   2    4
wangchuan  县      2025-01-01   3    6
meishan    市      2024-06-30   3    6
"""

DEADLINES = """
规则包     环节      交办日期     至多 单位
national   重新办理  2024-01-01   无   无
chongqing  重新办理  2024-01-01   2    月
chongqing  重新办理  2017-12-31   无   无
chongqing  会办      2024-01-01   30   工作日
chongqing  会办重提  2024-01-01   5    工作日
chongqing  代表评价  2024-01-01   20   工作日
shanghai   交办      2024-01-01   7    工作日
shanghai   重新办理  2024-01-01   1    月
zhejiang   退回      2024-01-01   10   日
henan      退回      2016-01-01   10   日
henan      退回      2018-01-01   10   工作日
qingdao    会办      2024-01-01   1    月
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(line.split()) for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize(("pack", "level", "day", "months", "hard"), rows(REPLY))
def test_reply_time(pack: str, level: str, day: str, months: str, hard: str) -> None:
    rule = load_rules(SHIPPED, pack).reply_rule(None if level == "未知" else level, date.fromisoformat(day))
    assert (rule and (str(rule.months), str(rule.hard_months))) == (None if months == "无" else (months, hard))


@pytest.mark.parametrize(("pack", "step", "day", "at_most", "unit"), rows(DEADLINES))
def test_other_deadlines(pack: str, step: str, day: str, at_most: str, unit: str) -> None:
    rule = load_rules(SHIPPED, pack).deadline(step, "县", date.fromisoformat(day))
    assert (rule and (str(rule.at_most), rule.unit)) == (None if at_most == "无" else (at_most, unit))


def test_a_suggestion_of_2024_is_judged_by_the_rule_of_2024(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(
        """
        title = "本区规则"
        extends = "national"

        [[reply]]
        citation = "旧办法"
        valid_from = 2020-01-01
        valid_to = 2024-12-31
        months = 2
        hard_months = 3

        [[reply]]
        citation = "新办法"
        valid_from = 2025-01-01
        months = 1
        hard_months = 2
        """
    )
    book = load_rules(tmp_path, "ours")
    told = {day: book.reply_rule("县", date.fromisoformat(day)) for day in ("2019-06-01", "2024-12-31", "2025-01-01")}
    assert [(rule.months, rule.citation) for rule in told.values() if rule] == [
        (3, "代表法（2015年修正）第四十二条"),
        (2, "旧办法"),
        (1, "新办法"),
    ]


def test_the_day_after_a_rule_has_ended_the_one_behind_it_holds(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(
        """
        title = "本区规则"
        extends = "national"

        [[reply]]
        citation = "试行办法"
        valid_from = 2020-01-01
        valid_to = 2021-12-31
        months = 2
        hard_months = 3
        """
    )
    times = [rule for rule in load_rules(tmp_path, "ours").reply_rules() if rule.level == "县"]
    at = next(n for n, rule in enumerate(times) if rule.citation == "试行办法")
    assert (times[at].valid_from, times[at].valid_to) == (date(2020, 1, 1), date(2021, 12, 31))
    assert (times[at - 1].valid_to, times[at + 1].valid_from) == (date(2019, 12, 31), date(2022, 1, 1))
    assert (times[at - 1].months, times[at + 1].months) == (3, 3)


@pytest.mark.parametrize("pack", ["national", "chongqing", "henan", "wangchuan"])
def test_the_times_of_one_level_never_overlap_and_leave_no_gap(pack: str) -> None:
    book = load_rules(SHIPPED, pack)
    for level in {rule.level for rule in book.reply_rules()}:
        times = [rule for rule in book.reply_rules() if rule.level == level]
        for earlier, later in pairwise(times):
            assert (later.valid_from - earlier.valid_to).days == 1, (level, earlier, later)
        assert times[-1].valid_to == date.max
