"""What is filled in and copied, so that one table answers."""

from warehouse_office import PLACES, Office, facts


def test_attendance_carries_its_activity(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 活动
    活动编号 | 类型 | 活动名称 | 日期 | 站点编号 | 主题活动 | 领域 | 地点
    H1 | 视察 | 看河 | 2025-03-01 | SA | 统一活动日、双建 | 水利 | 河边
    # 出席
    活动名称 | 代表编号 | 出席情况
    看河 | D2 | 出席
    """)
    assert facts(
        office, "attendance", "activity_id", "happened_on", "kind", "status", "campaign", "topic", "trigger",
        "activity_name", "activity_station_id", "row_area", "sender_area",
    ) == ["H1 2025-03-01 视察 已举行 统一活动日、双建 水利 计划 看河 SA A A"]  # fmt: skip
    assert facts(office, "activity", "place", "row_area") == ["河边 A"]


def test_what_an_opinion_leaves_blank_is_that_of_its_reception(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 接待
    接待编号 | 站点编号 | 代表 | 日期 | 接待人次 | 渠道
    J1 | SA | D1、D2 | 2025-03-01 | 3 | 来访
    # 社情民意
    意见编号 | 接待编号 | 站点编号 | 代表 | 日期 | 渠道 | 办理结果
    M1 | J1 |    |    | 2025-03-01 |      | A
    M2 | J1 | SB | D4 | 2025-03-01 | 电话 |
    M3 |    |    |    | 2025-03-01 |      |
    """)
    assert facts(office, "opinion", "opinion_id", "station_id", "deputy_ids", "channel", "row_area", "result") == [
        "M1 SA D1、D2 来访 A A", "M2 SB D4 电话 B -", "M3 -  - - -",
    ]  # fmt: skip


def test_level_and_reply_day_of_a_suggestion_are_filled_by_mandate_and_rule(office: Office) -> None:
    """D4 has two mandates, so the level stays open and the rule without a level holds; 30 November + 3 months."""
    office.send(PLACES)
    office.send("""
    # 建议
    建议编号 | 标题 | 提出期间 | 级别 | 领衔代表 | 提出日期 | 交办日期 | 答复期限 | 主办单位 | 答复日期 | 办理结果
    J1 | 修路 | 闭会 |    | D1 | 2024-11-01 | 2024-11-30 |            | 交通局 | 2025-01-01 | A
    J2 | 修桥 | 闭会 |    | D4 | 2024-11-01 | 2024-11-30 |            | 交通局 |            |
    J3 | 修渠 | 闭会 | 市 | D4 | 2024-11-01 | 2024-11-30 | 2024-12-31 | 水务局 |            |
    J4 | 修墙 | 闭会 |    | D3 | 2025-11-01 |            |            |        |            |
    """)
    assert facts(office, "suggestion", "suggestion_id", "level", "reply_due_on", "reply_due_is_default", "result") == [
        "J1 县 2025-02-28 True A", "J2 - 2025-02-28 True -", "J3 市 2024-12-31 False -", "J4 - - False -",
    ]  # fmt: skip


def test_an_evaluation_that_came_back_has_a_day(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 建议
    建议编号 | 标题 | 提出期间 | 领衔代表 | 提出日期 | 交办日期 | 主办单位 | 答复日期 | 办理结果
    J1 | 修路 | 闭会 | D1 | 2024-11-01 | 2024-11-05 | 交通局 | 2025-01-01 | A
    # 建议评价
    建议编号 | 评价方 | 轮次 | 发出日期 | 评价日期 | 结果评价
    J1 | 领衔代表 | 1 |            |            | 满意
    J1 | 领衔代表 | 2 | 2025-02-01 |            |
    J1 | 常委会   |   | 2025-02-01 | 2025-03-01 | 满意
    """)
    assert facts(
        office, "suggestion_evaluation", "by", "round", "is_returned", "sent_on", "evaluated_on", "lead_deputy_id",
        "lead_unit", "suggestion_kind", "submitted_on", "is_accepted",
    ) == [
        "领衔代表 1 True 2025-01-01 2025-01-01 D1 交通局 建议 2024-11-01 True",
        "领衔代表 2 False 2025-02-01 - D1 交通局 建议 2024-11-01 True",
        "常委会 1 True 2025-02-01 2025-03-01 D1 交通局 建议 2024-11-01 True",
    ]  # fmt: skip


def test_projects_and_what_was_done_for_them(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 项目
    项目编号 | 项目名称 | 类型 | 区域编号 | 年度 | 状态 | 完成日期
    P1 | 修路 | 民生实事 | A | 2025 | 在建 | 2025-10-01
    P2 | 修桥 | 重大项目 | B | 2025 | 完成 |
    P3 | 修渠 | 重大项目 | B | 2025 |      |
    # 项目监督
    项目名称 | 日期 | 类型 | 代表
    修路 | 2025-05-01 | 督查 | 赵敏
    """)
    assert facts(office, "project", "project_id", "is_done") == ["P1 True", "P2 True", "P3 False"]
    assert facts(
        office, "project_supervision", "area_id", "project_kind", "project_year", "row_area", "deputy_ids"
    ) == ["A 民生实事 2025 A D4"]


def test_a_contact_is_one_person_unless_it_is_a_tie_or_a_house_call(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 联系走访
    代表编号 | 类型 | 联系对象 | 日期 | 应联系数 | 联系数
    D1 | 联系群众 | 东社区 | 2025-03-01 |    |
    D1 | 联系群众 | 东社区 | 2025-03-02 |    | 40余
    D1 | 入户走访 |        | 2025-03-03 | 90 |
    D1 | 结对     | 12号   |            |    |
    """)
    assert facts(office, "contact", "kind", "contacts_made", "contacts_made_bound") == [
        "联系群众 1.0 -", "联系群众 40.0 at_least", "入户走访 - -", "结对 - -",
    ]  # fmt: skip


def test_private_columns_are_never_stored(office: Office) -> None:
    office.send(PLACES)
    office.send("# 社情民意\n日期 | 反映人 | 联系电话 | 内容\n2025-03-01 | 孙某 | 13900000000 | 路灯", "民意.xlsx")
    assert facts(office, "opinion", "text", "printed") == ["路灯 {}"]
    assert not office.ask("SELECT * FROM duckdb_columns() WHERE column_name IN ('resident', 'phone')")
