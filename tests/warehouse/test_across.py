"""Rules that need other rows."""

from warehouse_office import PLACES, Office, facts, problems


def test_areas_make_one_tree(office: Office) -> None:
    office.send("""
    # 区域
    区域编号 | 区域名称 | 层级 | 上级区域
    X  | 无上级村 | 村社区   |
    Q  | 望川区   | 县       |
    A  | 甲街道   | 乡镇街道 | 望川区
    C  | 丙街道   | 乡镇街道 | D
    D  | 丁街道   | 乡镇街道 | C
    D1 | 丁一社区 | 村社区   | D
    E  | 戊街道   | 乡镇街道 | Z
    E1 | 戊一社区 | 村社区   | E
    """)
    assert facts(office, "area", "area_id", "parent_area_id") == ["Q -", "A Q"]
    assert problems(office) == [
        "报送.xlsx，区域，第2行，上级区域：已有顶级区域“望川区”，一个数据目录只能有一个，请给“无上级村”填上级区域。",
        "报送.xlsx，区域，第5行，上级区域：首尾相接成了圈：C → D → C。",
        "报送.xlsx，区域，第6行，上级区域：首尾相接成了圈：D → C → D。",
        "报送.xlsx，区域，第7行，上级区域：“D”在“区域”里的那一行本身有问题。",
        "报送.xlsx，区域，第8行，上级区域：“区域”里没有“Z”。",
        "报送.xlsx，区域，第9行，上级区域：“E”在“区域”里的那一行本身有问题。",
    ]
    assert office.ask("SELECT area_id, ancestor_id, distance, depth FROM area_tree ORDER BY ALL") == [
        ("A", "A", 0, 1), ("A", "Q", 1, 1), ("Q", "Q", 0, 0),
    ]  # fmt: skip


def test_stations_and_projects_have_no_circles_either(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 站点
    站点编号 | 站点名称 | 类型 | 区域编号 | 状态 | 上级站点
    S1 | 一站 | 站 | A | 投用 | SA
    S2 | 二站 | 站 | A | 投用 | S2
    # 项目
    项目编号 | 项目名称 | 类型 | 区域编号 | 年度 | 上级项目
    P1 | 修路 | 民生实事 | A | 2025 |
    P2 | 一段 | 民生实事 | A | 2025 | 修路
    P3 | 二段 | 民生实事 | A | 2025 | P9
    """)
    assert facts(office, "station", "station_id", "parent_station_id") == ["SA -", "SB -", "S1 SA"]
    assert facts(office, "project", "project_id", "parent_project_id") == ["P1 -", "P2 P1"]
    assert problems(office) == [
        "报送.xlsx，站点，第3行，上级站点：首尾相接成了圈：S2 → S2。",
        "报送.xlsx，项目，第4行，上级项目：“项目”里没有“P9”。",
    ]


def test_mandates_of_one_person_and_level_do_not_overlap(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 任职
    代表编号 | 级别 | 区域编号 | 开始日期 | 结束日期
    D2 | 乡镇 | B | 2019-01-01 | 2021-12-31
    D2 | 乡镇 | B | 2021-12-31 | 2022-12-31
    D2 | 乡镇 | B | 2023-01-01 |
    """)
    assert facts(office, "mandate", "deputy_id", "level", "from_on")[-1] == "D2 乡镇 2023-01-01"
    assert problems(office) == [
        "报送.xlsx，任职，第2行，开始日期：D2 的乡镇任职（2019-01-01 起）与第3行的任期重叠，请改正开始日期或结束日期。",
        "报送.xlsx，任职，第3行，开始日期：D2 的乡镇任职（2021-12-31 起）与第2行的任期重叠，请改正开始日期或结束日期。",
    ]


def test_a_group_has_one_kind(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 小组
    小组名称 | 类型 | 区域编号 | 代表编号
    一组 | 专业小组 | A | D1
    一组 | 代表小组 | A | D2
    一组 | 代表小组 | A | D4
    """)
    assert facts(office, "group_member", "deputy_id", "kind") == ["D2 代表小组", "D4 代表小组"]
    assert problems(office) == [
        "报送.xlsx，小组，第2行，类型：小组“一组”的各行应一致，多数写“代表小组”，这一行写“专业小组”。"
    ]


def test_the_lead_does_not_cosign_whichever_way_both_are_written(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 建议
    建议编号 | 标题 | 提出期间 | 领衔代表 | 附议代表 | 提出日期
    J1 | 修路 | 闭会 | D2   | D1、D4 | 2025-03-01
    J2 | 修桥 | 闭会 | D2   | D1、李桂强 | 2025-03-01
    """)
    assert facts(office, "suggestion", "suggestion_id", "co_deputy_ids") == ["J1 D1、D4"]
    assert problems(office) == ["报送.xlsx，建议，第3行，附议代表：不应有领衔代表“D2”。"]


def test_a_checklist_item_has_one_row_per_subject_and_year(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 清单
    清单 | 事项 | 代表编号 | 站点编号 | 年度 | 是否完成
    八有 | 有牌子 |    | SA | 2025 | 是
    八有 | 有牌子 |    | SA | 2024 | 是
    八有 | 有牌子 |    | SB | 2025 | 是
    八有 | 有牌子 |    | SB | 2025 | 否
    """)
    assert facts(office, "checklist", "station_id", "year", "row_area") == ["SA 2025 A", "SA 2024 A"]
    assert len(problems(office)) == 2
