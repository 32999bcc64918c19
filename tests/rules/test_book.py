"""What the rest of the system reads from a rule book."""

import json
from datetime import date
from pathlib import Path

import pytest

from etl.rules.load import load_rules
from etl.rules.tables import SHIPPED

KEYS = """
attendance.absences_end_mandate  2
attendance.conversions           []
attendance.leave_is_missed       false
contact.reception_counts_as_contact  false
debriefing.at_least              1
duties.min_days                  90
evaluation.unreturned_left_out   false
groups.at_least                  1
groups.per                       "季"
ledger.kept_by                   "组织方"
targets.attendance_rate          0.95
targets.on_time_reply_rate       1.0
targets.reception_day_rate       0.9
"""

LOCAL = """
chongqing  evaluation.unreturned_left_out  true
chongqing  promise.years                   2
chongqing  promise.quarter                 4
shanghai   evaluation.attitude_apart       true
shanghai   ledger.kept_by                  "组织方"
zhejiang   groups.at_least                 3
zhejiang   groups.per                      "年"
zhejiang   ledger.kept_by                  "代表本人"
qingdao    targets.solved_rate             0.6
qingdao    targets.attendance_rate         0.95
meishan    attendance.missed_activities_limit  5
wangchuan  evaluation.attitude_apart       true
"""


@pytest.mark.parametrize("line", KEYS.strip().splitlines())
def test_national_value(line: str) -> None:
    key, value = line.split()
    assert load_rules(SHIPPED).flat(date(2024, 6, 30))[key] == json.loads(value)


@pytest.mark.parametrize("line", LOCAL.strip().splitlines())
def test_local_value(line: str) -> None:
    pack, key, value = line.split()
    assert load_rules(SHIPPED, pack).flat(date(2025, 6, 30))[key] == json.loads(value)


def test_missed_sittings_that_make_an_absence() -> None:
    assert load_rules(SHIPPED, "meishan").flat(date(2024, 1, 1))["attendance.conversions"] == [
        {"sessions": ["代表团会议", "代表团全体会议", "集中视察"], "missed": 4},
        {"sessions": ["全体会议", "预备会议"], "missed": 2},
    ]


def test_a_rule_counts_only_from_its_day() -> None:
    before, after = (load_rules(SHIPPED, "meishan").flat(date(2019, 4, day)) for day in (28, 29))
    assert (before["attendance.conversions"], len(after["attendance.conversions"])) == ([], 2)  # type: ignore[arg-type]


@pytest.mark.parametrize("pack", ["national", "chongqing", "wangchuan"])
def test_every_value_can_be_written_as_json(pack: str) -> None:
    values = load_rules(SHIPPED, pack).flat(date(2025, 6, 30))
    assert json.loads(json.dumps(values)) == values


def test_each_section_says_on_what_it_rests() -> None:
    citations = load_rules(SHIPPED, "chongqing").flat(date(2024, 6, 30))["citations"]
    assert citations["promise"] == [  # type: ignore[index]
        "重庆市人民代表大会代表建议批评和意见工作条例（2017年）第二十四条：每年第四季度寄送本年度和上一年承诺事项的落实情况"
    ]


def test_what_is_to_be_counted_is_listed_for_the_registry_with_its_place() -> None:
    measures = dict(load_rules(SHIPPED, "wangchuan").measures())
    assert measures["wangchuan.toml duties[1].items[1].measure"] == "contacts"
    assert measures["national.toml checklist[3].items[1].measure"] == "contact[kind=机关联系代表]"
    assert measures["national.toml targets[1].values.attendance_rate"] == "attendance_rate"
    assert measures["national.toml award[1].listed[1]"] == "funds_wan"
    assert measures["national.toml publish[1].measures[1]"] == "congress_attendance_rate"


def test_whose_name_heads_the_pages() -> None:
    assert load_rules(SHIPPED, "wangchuan").authority == "望川区人民代表大会常务委员会"
    assert load_rules(SHIPPED).authority is None


def test_the_office_chooses_its_pack_once_and_keeps_only_what_is_its_own(tmp_path: Path) -> None:
    (tmp_path / "office.toml").write_text('pack = "ours"')
    (tmp_path / "ours.toml").write_text('title = "本区规则"\nextends = "chongqing"\nroc_years = true')
    (tmp_path / "headers.toml").write_text('[suggestion]\n"提案序列" = "建议编号"')
    book = load_rules(tmp_path)
    assert [pack.id for pack in book.packs] == ["ours", "chongqing", "national"]
    assert (book.title, book.reading.roc_years) == ("本区规则", True)
    assert book.headers["suggestion"]["提案序列"] == book.headers["suggestion"]["案号"] == "建议编号"


def test_without_a_choice_the_national_pack_holds(tmp_path: Path) -> None:
    assert load_rules(tmp_path).id == "national"


def test_the_fingerprint_changes_with_every_rule_and_with_nothing_else(tmp_path: Path) -> None:
    national = load_rules(tmp_path).fingerprint()
    assert national == load_rules(SHIPPED).fingerprint()
    (tmp_path / "calendar.toml").write_text('[[day]]\non = 2040-10-01\nkind = "休"\nreason = "国庆节"')
    corrected = load_rules(tmp_path).fingerprint()
    (tmp_path / "headers.toml").write_text('[suggestion]\n"提案序列" = "建议编号"')
    renamed = load_rules(tmp_path).fingerprint()
    assert len({national, corrected, renamed, load_rules(SHIPPED, "chongqing").fingerprint()}) == 4
