"""Who and what a row points to: numbers, unique names, namesakes told apart by day and place, and what is a problem."""

from warehouse_office import PLACES, Office, facts, problems

from etl.deliveries import withdraw


def test_number_or_name_and_where_both_stand_they_agree(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 述职
    代表编号 | 姓名 | 日期 | 形式
    D2   |        | 2025-03-01 | 口头
         | 李桂强   | 2025-03-02 | 口头
    李桂强 |        | 2025-03-03 | 口头
    D2   | 李桂　强 | 2025-03-04 | 口头
    D2   | 趙敏   | 2025-03-05 | 口头
    D9   |        | 2025-03-06 | 口头
         | 钱一   | 2025-03-07 | 口头
    D9   | 李桂强   | 2025-03-08 | 口头
         | 趙敏   | 2025-03-09 | 口头
    """)
    assert facts(office, "debriefing", "deputy_id", "happened_on") == [
        "D2 2025-03-01", "D2 2025-03-02", "D2 2025-03-03", "D2 2025-03-04", "D4 2025-03-09",
    ]  # fmt: skip
    assert problems(office) == [
        "报送.xlsx，述职，第6行，代表编号：“D2”在“代表”里是“李桂强”，姓名写的却是“赵敏”，请核对。",
        "报送.xlsx，述职，第7行，代表编号：“代表”里没有“D9”。",
        "报送.xlsx，述职，第8行，姓名：“代表”里没有“钱一”。",
        "报送.xlsx，述职，第9行，代表编号：“代表”里没有“D9”。",
    ]


def test_namesakes_are_told_apart_by_the_day_and_the_place_of_the_row(office: Office) -> None:
    """D1 王芳 is in office in A from 2022; D3 王芳 was in B until the end of 2024."""
    office.send(PLACES)
    office.send("""
    # 接待
    站点编号 | 代表 | 日期 | 接待人次
    SA | 王芳       | 2024-03-01 | 1
    SB | 王芳       | 2024-03-02 | 1
    SB | 王芳       | 2025-03-03 | 1
    SB | 李桂强、王芳 | 2024-03-04 | 1
       | 王芳       | 2024-03-05 | 1
    SA | 王芳       | 2021-03-06 | 1
    SA | 李桂强       | 2021-03-07 | 1
    """)
    assert facts(office, "reception", "station_id", "deputy_ids", "happened_on") == [
        "SA D1 2024-03-01",  # the one of that street
        "SB D3 2024-03-02",
        "SB D1 2025-03-03",  # the other is no longer in office
        "SB D2、D3 2024-03-04",
        "SA D2 2021-03-07",  # nobody of that name in office, but only one bears it: a fact that is not counted
    ]
    assert problems(office) == [
        "报送.xlsx，接待，第6行，代表：“王芳”对应 D1、D3 两位代表，请填代表编号。",
        "报送.xlsx，接待，第7行，代表：“王芳”对应 D1、D3 两位代表，请填代表编号。",
    ]


def test_one_bad_name_in_a_list_makes_the_row_a_problem(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 办实事
    代表 | 日期 | 类型 | 内容
    D1、李桂强、D1     | 2025-03-01 | 办实事 | 修路
    D1、钱一、孙二   | 2025-03-02 | 办实事 | 修桥
    """)
    assert facts(office, "service", "deputy_ids") == ["D1、D2"]
    assert problems(office) == [
        "报送.xlsx，办实事，第3行，代表：“代表”里没有“孙二”。",
        "报送.xlsx，办实事，第3行，代表：“代表”里没有“钱一”。",
    ]
    assert office.ask("SELECT rows_read, facts, problems FROM row_count ORDER BY source_id DESC LIMIT 1") == [(2, 1, 1)]


def test_places_and_projects_go_by_unique_names_too(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 站点
    站点编号 | 站点名称 | 类型 | 区域名称 | 状态
    S1 | 联络点 | 点 | 甲街道 | 投用
    S2 | 联络点 | 点 | 乙街道 | 投用
    # 驻站
    姓名 | 站点名称
    李桂强 | 甲家
    李桂强 | 联络点
    李桂强 | 丙家
    """)
    assert facts(office, "assignment", "deputy_id", "station_id", "row_area") == ["D2 SA A"]
    assert problems(office) == [
        "报送.xlsx，驻站，第3行，站点名称：“联络点”对应 S1、S2 两个站点，请填站点编号。",
        "报送.xlsx，驻站，第4行，站点名称：“站点”里没有“丙家”。",
    ]


def test_what_points_to_a_problem_row_is_a_problem_and_says_so(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 活动
    活动编号 | 类型 | 活动名称 | 日期 | 区域编号
    H1 | 视察 | 看河 | 2025-03-01 | A
    H2 | 视察 | 看山 | 2025-03-02 | Z
    # 出席
    活动编号 | 代表编号 | 出席情况
    H1 | D1 | 出席
    H2 | D1 | 出席
    H3 | D1 | 出席
    """)
    assert problems(office) == [
        "报送.xlsx，活动，第3行，区域编号：“区域”里没有“Z”。",
        "报送.xlsx，出席，第3行，活动编号：“H2”在“活动”里的那一行本身有问题。",
        "报送.xlsx，出席，第4行，活动编号：“活动”里没有“H3”。",
    ]


def test_a_group_is_its_name_within_one_area(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 小组
    小组名称 | 类型 | 区域编号 | 代表编号
    一组 | 代表小组 | A | D1
    一组 | 代表小组 | B | D2
    二组 | 专业小组 | B | D2
    # 活动
    活动编号 | 类型 | 活动名称 | 日期 | 区域编号 | 小组名称
    H1 | 代表小组活动 | 一 | 2025-03-01 | A  | 一组
    H2 | 代表小组活动 | 二 | 2025-03-02 | A1 | 一组
    H3 | 代表小组活动 | 三 | 2025-03-03 |    | 二组
    H4 | 代表小组活动 | 四 | 2025-03-04 | Q  | 一组
    H5 | 代表小组活动 | 五 | 2025-03-05 | A  | 三组
    """)
    assert facts(office, "activity", "activity_id", "group", "group_area", "row_area") == [
        "H1 一组 A A", "H2 一组 A A1", "H3 二组 B B",
    ]  # fmt: skip
    assert problems(office) == [
        "报送.xlsx，活动，第5行，小组名称：“一组”对应 A、B 两个区域，请填区域编号。",
        "报送.xlsx，活动，第6行，小组名称：“小组”里没有“三组”。",
    ]


def test_withdrawn_rows_are_simply_not_there(office: Office) -> None:
    office.send(PLACES)
    office.send("# 活动\n活动编号 | 类型 | 活动名称 | 日期\nH1 | 视察 | 看河 | 2025-03-01", "活动.csv")
    office.send("# 出席\n活动编号 | 代表编号 | 出席情况\nH1 | D1 | 出席", "出席.csv")
    assert facts(office, "attendance", "deputy_id", "happened_on") == ["D1 2025-03-01"]
    withdraw(office.home, "活动.csv")
    assert facts(office, "attendance", "deputy_id") == []
    assert problems(office) == ["出席.csv，出席，第2行，活动编号：“活动”里没有“H1”。"]


def test_an_activity_goes_by_its_day_where_its_name_comes_every_month(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 活动
    活动编号 | 类型 | 活动名称 | 日期
    H1 | 工委会议 | 工委会 | 2025-03-01
    H2 | 工委会议 | 工委会 | 2025-04-01
    H3 | 集中视察 | 4月1日看河 | 2025-04-01
    # 出席
    活动名称 | 代表编号 | 出席情况
    2025-03-01     | D1 | 出席
    2025-04-01工委会 | D1 | 出席
    2025-04-01 集中视察 | D1 | 出席
    2025-04-01看河  | D2 | 出席
    4月1日看河      | D4 | 出席
    2025-04-01     | D4 | 出席
    2025-05-01工委会 | D4 | 出席
    """)
    assert facts(office, "attendance", "activity_id", "deputy_id") == ["H1 D1", "H2 D1", "H3 D1", "H3 D2", "H3 D4"]
    assert problems(office) == [
        "报送.xlsx，出席，第7行，活动名称：“2025-04-01”对应 H2、H3 两个活动，请填活动编号。",
        "报送.xlsx，出席，第8行，活动名称：“活动”里没有“2025-05-01工委会”。",
    ]
