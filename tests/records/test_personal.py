"""Numbers of telephones and identity cards are masked wherever they stand; why somebody was on leave is not kept."""

import pytest

from etl.intake.odd import note
from etl.records import RECORDS, columns, fold
from etl.records.kinds import Reading
from etl.records.personal import UNSAID, masked, unsaid
from etl.records.record import listed

PRESENCE = next(column for column in columns(RECORDS["attendance"]) if column.name == "presence")
READING = Reading(wordings={"attendance.presence": {"病假": "请假", "未请假缺席": "缺席"}})

MASKED = [
    ("电话13900001234", "电话139********"),
    ("139-0000-1234，138 0000 1234", "139********，138********"),
    ("13900001234、13800001234", "139********、138********"),
    ("+8613900001234", "+86139********"),
    ("１３９００００１２３４", "１３９********"),
    ("138 0013 8000", "138********"),
    ("+86 138-0013-8000", "+86 138********"),
    ("008613800138000，(+86)13800138000", "008613800138000，(+86)138********".replace("13800138000", "138********")),
    ("138—0013—8000、138.0013.8000、138 001 38000", "138********、138********、138********"),
    ("1 3 8 0 0 1 3 8 0 0 0", "1 3 8********"),
    ("座机0551-63812345", "座机0551-********"),
    ("(0551)63812345 010 62345678 055163812345", "(0551)******** 010 ******** 0551********"),
    ("0551-6381 2345-801", "0551-********-801"),
    ("2-301-13800138000", "2-301-138********"),
    ("电话：63812345，固话6381234", "电话：638********，固话638********"),
    ("340102 19800101 1234", "340***************"),
    ("身份证110101199003070012", "身份证110***************"),
    ("11010119900307001X", "110***************"),
]
KEPT = [
    "路灯不亮", "12345678901", "建〔2023〕13号", "139000012345", "投资13000万元", "20250311123456.jpg", "110101199013070012",
    "86139000012", "投资13800138000元", "2301-340102-04-01-123456", "2025-03-11 13:00-15:00", "2025.03.11-2025.04.12", "12345",
    "ISBN 978-7-115-38273-1", "400-812-3456", "1500-2000-300", "G1503", "建〔2023〕0551号", "20230551-63812345",
    "91340100MA2N12345X", "接到电话20250311", "20250311-0012345", "第1期200人，第2期300人", "63812345",
]  # fmt: skip


@pytest.mark.parametrize("text, said", MASKED)
def test_a_number_of_a_person_is_masked(text: str, said: str) -> None:
    assert masked(text) == said
    assert "0001234" not in fold.text(text) and "0307001" not in fold.text(text)


@pytest.mark.parametrize("text", KEPT)
def test_any_other_number_stays(text: str) -> None:
    assert masked(text) == text


def test_a_telephone_is_no_count() -> None:
    assert fold.count("9999999999").value == 9_999_999_999
    with pytest.raises(ValueError):
        fold.count("13900001234")


def test_what_points_elsewhere_is_not_masked() -> None:
    assert fold.items("13900001234、D1") == ("13900001234", "D1")
    assert fold.phrases("13900001234、物业") == ("139********", "物业")


@pytest.mark.parametrize("printed", ["请假（肺炎住院）", "请假：孩子生病", "病假(手术)", "病假"])
def test_leave_is_read_without_its_reason(printed: str) -> None:
    assert listed("attendance", PRESENCE, printed, READING) == "请假"
    assert note(PRESENCE, printed, "请假") is None


def test_other_words_behind_a_bracket_are_still_no_leave() -> None:
    assert listed("attendance", PRESENCE, "缺席（病假）", READING) == "缺席（病假）"
    assert listed("attendance", PRESENCE, "未请假缺席", READING) == "缺席"


def test_a_reason_in_a_refused_cell_is_not_told() -> None:
    assert unsaid("因病未到", is_of_presence=True) == UNSAID
    assert unsaid("到会", is_of_presence=True) == "到会"
    assert unsaid("因13900001234", is_of_presence=False) == "因139********"
