"""Days in office, who has a row, whose area it is, what was delivered for which months."""

import pytest
from warehouse_office import PLACES, Office, facts


def office_days(office: Office, deputy: str) -> list[str]:
    found = office.ask(f"SELECT level, from_on, to_on FROM office WHERE deputy_id = '{deputy}' ORDER BY level, from_on")
    return [f"{level} {first} {last}" for level, first, last in found]


@pytest.mark.parametrize(
    ("suspended", "days"),
    [
        ([], ["县 2022-01-01 2024-12-31"]),
        (["2023-03-01 | 2023-05-31"], ["县 2022-01-01 2023-02-28", "县 2023-06-01 2024-12-31"]),
        (["2021-03-01 | 2022-05-31"], ["县 2022-06-01 2024-12-31"]),
        (["2024-03-01 |           "], ["县 2022-01-01 2024-02-29"]),
        (["2021-01-01 |           "], []),
        (
            ["2023-03-01 | 2023-05-31", "2023-05-01 | 2023-06-30"],
            ["县 2022-01-01 2023-02-28", "县 2023-07-01 2024-12-31"],
        ),
        (
            ["2023-03-01 | 2023-03-01", "2023-05-01 | 2023-06-30"],
            ["县 2022-01-01 2023-02-28", "县 2023-03-02 2023-04-30", "县 2023-07-01 2024-12-31"],
        ),
    ],
    ids=["never", "in between", "before and into", "open", "all of it", "overlapping", "twice"],
)
def test_days_in_office_are_the_mandate_less_suspensions(office: Office, suspended: list[str], days: list[str]) -> None:
    rows = "".join(f"D3 | 暂停执行职务 | {span}\n" for span in suspended)
    office.send(PLACES + "# 负面事项\n代表编号 | 类型 | 日期 | 结束日期\nD3 | 警告 | 2022-01-01 | 2025-01-01\n" + rows)
    assert office_days(office, "D3") == days


def test_one_line_per_deputy_and_mandate_in_force_on_the_day(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 建议
    建议编号 | 标题 | 提出期间 | 领衔代表 | 附议代表 | 提出日期
    J1 | 修路 | 闭会 | D4 | D1、D3 | 2025-03-01
    # 清单
    清单 | 事项 | 代表编号 | 年度 | 是否完成
    两联一述 | 述职 | D3 | 2024 | 是
    # 联系走访
    代表编号 | 类型 | 联系对象
    D4 | 结对 | 12号
    """)
    shown = "SELECT deputy_id, level, area_id, part FROM {}_deputy ORDER BY ALL"
    assert office.ask(shown.format("suggestion")) == [
        ("D1", "县", "A", "cosigner"),
        ("D3", None, None, "cosigner"),
        ("D4", "县", "A", "lead"),
        ("D4", "市", "Q", "lead"),
    ]
    assert office.ask(shown.format("checklist")) == [("D3", "县", "B", "named")]
    assert office.ask(shown.format("contact")) == [("D4", "县", "A", "named"), ("D4", "市", "Q", "named")]


def test_an_evaluation_stays_with_the_lead_whose_mandate_has_ended(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 建议
    建议编号 | 标题 | 提出期间 | 领衔代表 | 附议代表 | 提出日期 | 交办日期 | 主办单位 | 答复日期 | 办理结果
    J1 | 修路 | 闭会 | D3 | D2 | 2024-03-01 | 2024-03-02 | 交通局 | 2024-06-01 | B
    # 建议评价
    建议编号 | 评价方 | 评价日期 | 结果评价
    J1 | 领衔代表 | 2025-06-01 | 满意
    # 建议督办
    建议编号 | 日期 | 类型 | 办理结果
    J1 | 2025-07-01 | 回头看 | A
    """)
    for record in ("suggestion_evaluation", "suggestion_followup"):
        assert office.ask(f"SELECT deputy_id, level, area_id, part FROM {record}_deputy") == [
            ("D3", "县", "B", "named")
        ]
    assert facts(office, "suggestion_followup", "result") == ["A"]


def test_the_area_of_a_row_is_its_own_else_that_of_station_group_or_activity(office: Office) -> None:
    """Where only deputies are named the row itself has none; the sender's is the last resort."""
    office.send(PLACES)
    office.send("""
    # 小组
    小组名称 | 类型 | 区域编号 | 代表编号
    一组 | 代表小组 | B | D2
    # 活动
    活动编号 | 类型 | 活动名称 | 日期 | 区域编号 | 站点编号 | 小组名称
    H1 | 视察 | 一 | 2025-03-01 | A1 | SB |
    H2 | 视察 | 二 | 2025-03-01 |    | SB | 一组
    H3 | 视察 | 三 | 2025-03-01 |    |    | 一组
    H4 | 视察 | 四 | 2025-03-01 |    |    |
    # 出席
    活动编号 | 代表编号 | 出席情况
    H1 | D2 | 出席
    H4 | D2 | 出席
    # 荣誉
    称号 | 日期 | 小组名称
    先进代表小组 | 2025-03-01 | 一组
    """)
    assert facts(office, "activity", "activity_id", "row_area", "sender_area") == [
        "H1 A1 Q",
        "H2 B Q",
        "H3 B Q",
        "H4 - Q",
    ]
    assert facts(office, "attendance", "activity_id", "row_area", "sender_area") == ["H1 A1 Q", "H4 - Q"]
    assert facts(office, "honour", "group", "group_area", "row_area") == ["一组 B B"]


@pytest.mark.parametrize(
    ("sent_by", "text", "sender"),
    [
        (
            None,
            "# 说明\n报送单位 | 区域编号 | 覆盖开始 | 覆盖结束 | 报送内容\n甲办 | A1 | 2025-01-01 | 2025-12-31 | 接待",
            ("甲办", "A1"),
        ),
        ("甲　街道", "", ("甲 街道", "A")),
        ("区办", "# 接待\n站点编号 | 日期 | 接待人次\nSB | 2025-03-01 | 1", ("区办", "B")),
        (None, "# 接待\n站点名称 | 日期 | 接待人次\n甲家 | 2025-03-01 | 1\nSB | 2025-03-01 | 1", ("报送", "Q")),
        (None, "# 述职\n姓名 | 日期 | 形式\n李桂强 | 2025-03-01 | 口头", ("报送", "B")),
        (None, "", ("报送", "Q")),
    ],
    ids=["cover sheet", "--from is an area", "rows", "smallest that holds all", "only people", "nothing told"],
)
def test_who_sent_it_and_for_which_area(
    office: Office, sent_by: str | None, text: str, sender: tuple[str, str]
) -> None:
    office.send(PLACES)
    office.send(text + "\n# 宣传\n日期 | 媒体 | 类型\n2025-03-01 | 日报 | 新闻稿", sent_by=sent_by)
    assert office.ask("SELECT sent_by, sender_area FROM source WHERE record = 'publicity'") == [sender]


def coverage(office: Office, record: str) -> list[str]:
    found = office.ask(
        "SELECT sent_by, area_id, coalesce(station_id, '*'), from_on, to_on, is_inferred, columns FROM coverage "
        f"WHERE record = '{record}' AND source_id > 4 ORDER BY ALL"
    )
    return [
        f"{by} {area} {station} {first} {last} {'inferred' if inferred else 'told'} {len(names)}"
        for by, area, station, first, last, inferred, names in found
    ]


def test_coverage_is_told_by_the_cover_sheet_also_of_what_did_not_happen(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 说明
    报送单位 | 区域编号 | 覆盖开始 | 覆盖结束 | 报送内容 | 覆盖站点
    甲办 | A | 2025-01-01 | 2025-06-30 | 接待、代表、述职 |
    甲办 | Q | 2025-01-01 | 2025-06-30 | 社情民意 | SA、SB
    # 接待
    站点编号 | 日期 | 接待人次
    SA | 2025-03-01 | 1
    """)
    assert coverage(office, "reception") == ["甲办 A * 2025-01-01 2025-06-30 told 3"]
    assert coverage(office, "debriefing") == ["甲办 A * 2025-01-01 2025-06-30 told 11"]
    assert coverage(office, "deputy") == ["甲办 A * None None told 9"]
    assert [line.split()[2] for line in coverage(office, "opinion")] == ["SA", "SB"]


def test_coverage_without_a_cover_sheet_is_whole_months_from_the_first_to_the_last_row_of_an_area(
    office: Office,
) -> None:
    """D4 has mandates in A and Q: the smaller area. What counts already was delivered all the same."""
    office.send(PLACES)
    text = """
    # 接待
    站点编号 | 代表 | 日期 | 接待人次
    SA |    | 2025-02-10 | 1
    SA |    | 2025-04-20 | 1
       | D4 | 2025-05-05 | 1
    SB |    | 2025-03-03 | 1
    # 清单
    清单 | 事项 | 站点编号 | 年度 | 是否完成
    八有 | 有牌子 | SA | 2024 | 是
    """
    office.send(text, "一.xlsx")
    office.send(text + "八有 | 有牌子 | SB | 2024 | 是", "二.xlsx")
    assert coverage(office, "reception") == [
        "一 A * 2025-02-01 2025-05-31 inferred 4",
        "一 B * 2025-03-01 2025-03-31 inferred 4",
        "二 A * 2025-02-01 2025-05-31 inferred 4",
        "二 B * 2025-03-01 2025-03-31 inferred 4",
    ]
    assert coverage(office, "checklist")[0] == "一 A * 2024-01-01 2024-12-31 inferred 5"


def test_reception_days_working_days_and_rules_lie_beside_the_facts(office: Office) -> None:
    office.send(PLACES)
    office.send("# 站点\n站点编号 | 站点名称 | 类型 | 区域编号 | 状态 | 接待日\nS1 | 一站 | 站 | A | 投用 | 每月1日")
    days = "SELECT due_on::VARCHAR, last_on::VARCHAR FROM reception_rule_day WHERE year(due_on) = 2025 ORDER BY due_on"
    assert office.ask(days)[8:10] == [("2025-09-01", "2025-09-01"), ("2025-10-01", "2025-10-08")]
    assert office.ask("SELECT min(day)::VARCHAR, max(day)::VARCHAR FROM calendar") == [("2022-01-01", "2026-12-31")]
    assert office.ask("SELECT is_working, is_holiday FROM calendar WHERE day = '2025-10-01'") == [(False, True)]
    assert office.ask("SELECT count(*) > 20 FROM rule") == [(True,)]
    assert office.ask("SELECT as_of::VARCHAR, rules FROM stamp") == [("2025-12-31", "national")]
