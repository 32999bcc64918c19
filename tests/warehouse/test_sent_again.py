"""The same thing sent twice counts once, and what was replaced is listed: rows read = facts + problems + replaced."""

from warehouse_office import PLACES, Office, facts, problems

MEETING = """
# 活动
活动编号 | 类型 | 活动名称 | 日期 | 区域编号
H1 | 视察 | 看河 | 2025-03-01 | A
"""


def counts(office: Office) -> list[tuple[int, ...]]:
    """rows read, facts, problems, replaced of every sheet, without the places."""
    return office.ask(
        "SELECT rows_read, facts, problems, replaced FROM row_count WHERE source_id > 4 ORDER BY source_id"
    )


def replaced(office: Office) -> list[str]:
    """`file row <- file: reason` of every row replaced."""
    found = office.ask(
        'SELECT o.file, r."row", n.file, r.reason FROM replaced r JOIN source o USING (source_id) '
        'JOIN source n ON n.source_id = r.by_source_id ORDER BY r.source_id, r."row"'
    )
    return [f"{old} {row} <- {new}: {reason}" for old, row, new, reason in found]


def test_in_one_delivery_equal_rows_of_a_key_count_once_and_different_ones_not_at_all(office: Office) -> None:
    office.send(PLACES + MEETING)
    office.send("""
    # 出席
    活动编号 | 代表编号 | 姓名 | 场次 | 出席情况
    H1 | D1 | 王芳 |      | 出席
    H1 | D1 |      |      | 出席
    H1 | D2 |      |      | 出席
    H1 | D2 |      |      | 请假
    H1 | D2 |      | 下午 | 请假
    """)
    assert facts(office, "attendance", "deputy_id", "session", "presence") == ["D1 - 出席", "D2 下午 请假"]
    assert problems(office) == [
        "报送.xlsx，出席，第3行，活动编号：与第2行完全相同，只算一次。",
        "报送.xlsx，出席，第4行，活动编号：与第5行是同一条出席，内容却不同，请只留对的一行。",
        "报送.xlsx，出席，第5行，活动编号：与第4行是同一条出席，内容却不同，请只留对的一行。",
    ]


def test_between_deliveries_the_newest_of_a_key_stands(office: Office) -> None:
    office.send(PLACES + MEETING)
    for file, presence in (("一.xlsx", "缺席"), ("二.xlsx", "请假"), ("三.xlsx", "出席")):
        office.send(f"# 出席\n活动编号 | 代表编号 | 出席情况\nH1 | D1 | {presence}", file)
    assert facts(office, "attendance", "deputy_id", "presence") == ["D1 出席"]
    assert replaced(office) == [
        "一.xlsx 2 <- 二.xlsx: 后来的报送里有同一条出席",
        "二.xlsx 2 <- 三.xlsx: 后来的报送里有同一条出席",
    ]
    assert counts(office)[1:] == [(1, 0, 0, 1), (1, 0, 0, 1), (1, 1, 0, 0)]


def test_a_problem_row_replaces_nothing(office: Office) -> None:
    office.send(PLACES + MEETING)
    office.send("# 出席\n活动编号 | 代表编号 | 出席情况\nH1 | D1 | 出席", "一.xlsx")
    office.send("# 出席\n活动编号 | 代表编号 | 出席情况\nH1 | D1 | 请假\nH1 | D1 | 缺席", "二.xlsx")
    assert facts(office, "attendance", "presence") == ["出席"]
    assert counts(office)[1:] == [(1, 1, 0, 0), (2, 0, 2, 0)]


def test_registers_sent_anew_replace_the_old_rows_and_what_points_to_them_stays(office: Office) -> None:
    office.send(PLACES + MEETING)
    office.send("# 区域\n区域编号 | 区域名称 | 层级 | 上级区域\nA | 甲镇 | 乡镇街道 | Q", "改名.xlsx")
    assert facts(office, "area", "area_id", "area_name") == ["Q 望川区", "B 乙街道", "A1 东社区", "A 甲镇"]
    assert facts(office, "activity", "row_area") == ["A"]
    assert replaced(office) == ["报送.xlsx 3 <- 改名.xlsx: 后来的报送里有同一条区域"]


RECEPTIONS = """
# 接待
接待编号 | 站点编号 | 日期 | 接待人次
   | SA | 2025-03-01 | 3
   | SA | 2025-03-01 | 3
   | SA | 2025-03-02 | 3
J1 | SA | 2025-03-03 | 3
"""


def test_without_a_cover_sheet_rows_equal_in_every_cell_count_once(office: Office) -> None:
    """Two equal rows of one delivery are two receptions; sent again, all three are there already. J1 has a key."""
    office.send(PLACES)
    office.send(RECEPTIONS, "一.xlsx")
    office.send(RECEPTIONS.replace("2025-03-02 | 3", "2025-03-02 | 4"), "二.xlsx")
    assert facts(office, "reception", "reception_id", "happened_on", "visitors") == [
        "- 2025-03-01 3.0", "- 2025-03-01 3.0", "- 2025-03-02 3.0", "- 2025-03-02 4.0", "J1 2025-03-03 3.0",
    ]  # fmt: skip
    assert replaced(office) == [
        "一.xlsx 5 <- 二.xlsx: 后来的报送里有同一条接待",
        "二.xlsx 2 <- 一.xlsx: 与先前报送的一行完全相同",
        "二.xlsx 3 <- 一.xlsx: 与先前报送的一行完全相同",
    ]


def cover(sent_by: str, area: str, first: str, last: str, covers: str, stations: str = "") -> str:
    return f"""
    # 说明
    报送单位 | 区域编号 | 覆盖开始 | 覆盖结束 | 报送内容 | 覆盖站点
    {sent_by} | {area} | {first} | {last} | {covers} | {stations}
    """


def receptions(*rows: str) -> str:
    return "# 接待\n站点编号 | 代表 | 日期 | 接待人次\n" + "\n".join(rows)


def test_with_a_cover_sheet_a_delivery_replaces_what_the_same_sender_sent_for_sheet_area_and_months(
    office: Office,
) -> None:
    office.send(PLACES)
    old = receptions(
        "SA |    | 2025-02-28 | 1",
        "SA |    | 2025-03-01 | 2",  # sent anew
        "   | D1 | 2025-03-02 | 3",  # sent anew: lies in A, where D1 has a mandate
        "SB |    | 2025-03-03 | 4",  # of another area
    )
    office.send(cover("甲办", "Q", "2025-02-01", "2025-03-31", "接待、办实事") + old, "甲一.xlsx")
    office.send(cover("乙办", "Q", "2025-03-01", "2025-03-31", "接待") + receptions("SA | | 2025-03-04 | 5"), "乙.xlsx")
    office.send(
        cover("甲办", "A", "2025-03-01", "2025-03-31", "接待") + receptions("SA | | 2025-03-01 | 9"), "甲二.xlsx"
    )
    assert facts(office, "reception", "happened_on", "visitors") == [
        "2025-02-28 1.0", "2025-03-03 4.0", "2025-03-04 5.0", "2025-03-01 9.0",
    ]  # fmt: skip
    assert replaced(office) == [
        "甲一.xlsx 3 <- 甲二.xlsx: 同一报送单位重新报送了这段时间",
        "甲一.xlsx 4 <- 甲二.xlsx: 同一报送单位重新报送了这段时间",
    ]


def test_a_cover_sheet_may_speak_of_some_stations_only(office: Office) -> None:
    office.send(PLACES)
    both = receptions("SA | | 2025-03-01 | 1", "SB | | 2025-03-01 | 2")
    office.send(cover("区办", "Q", "2025-03-01", "2025-03-31", "接待") + both, "一.xlsx")
    office.send(cover("区办", "Q", "2025-03-01", "2025-03-31", "接待", "SB"), "二.xlsx")
    assert facts(office, "reception", "station_id", "visitors") == ["SA 1.0"]


def test_equal_rows_count_twice_when_both_senders_say_they_are_complete(office: Office) -> None:
    office.send(PLACES)
    row = receptions("SA | | 2025-03-01 | 1")
    office.send(row, "一.xlsx")
    office.send(cover("区办", "Q", "2025-03-01", "2025-03-31", "接待") + row, "二.xlsx")
    office.send(row + "\nSA | | 2025-03-02 | 1", "三.xlsx")
    assert facts(office, "reception", "happened_on") == ["2025-03-01", "2025-03-01", "2025-03-02"]
    assert replaced(office) == ["三.xlsx 2 <- 一.xlsx: 与先前报送的一行完全相同"]


def test_a_csv_named_cover_speaks_for_the_other_csv_files_of_its_call(office: Office) -> None:
    """The two files of one call are one delivery: the second does not replace the first, however it is covered."""
    office.send(PLACES)
    told = cover("甲办", "A", "2024-01-01", "2025-12-31", "接待、办实事")
    office.send_call({"2024-接待.csv": receptions("SA | | 2024-03-01 | 7")}, sent_by="甲办")
    office.send_call({
        "说明.csv": told,
        "2024-接待.csv": receptions("SA | | 2024-03-01 | 1"),
        "2025-接待.csv": receptions("SA | | 2025-03-01 | 2"),
    })  # fmt: skip
    assert facts(office, "reception", "happened_on", "visitors") == ["2024-03-01 1.0", "2025-03-01 2.0"]
    assert office.ask("SELECT DISTINCT sent_by FROM source WHERE file LIKE '%.csv'") == [("甲办",)]
    assert office.ask("SELECT from_on::VARCHAR, is_inferred FROM coverage WHERE record = 'service'") == [
        ("2024-01-01", False)
    ]


def test_an_unknown_sheet_name_on_the_cover_is_a_problem(office: Office) -> None:
    office.send(PLACES + cover("甲办", "A", "2025-01-01", "2025-12-31", "接待、来访登记"))
    assert [line.partition("，可写")[0] for line in problems(office)] == [
        "报送.xlsx，说明，第2行，报送内容：“来访登记”不是表名"
    ]


PAIRS = "# 联系走访\n代表编号 | 类型 | 联系对象 | 日期\n"


def test_a_row_without_a_day_gives_way_only_to_a_cover_of_all_its_own_delivery_covered(office: Office) -> None:
    """A standing tie (结对) has no day: the next quarter does not end it; the same quarter sent anew does."""
    office.send(PLACES)
    first = cover("办公室", "Q", "2025-01-01", "2025-03-31", "联系走访")
    second = cover("办公室", "Q", "2025-04-01", "2025-06-30", "联系走访")
    office.send(first + PAIRS + "D1 | 结对 | 东社区 | \nD1 | 联系群众 | 东社区 | 2025-02-03", "一季度.xlsx")
    office.send(second + PAIRS + "D1 | 联系群众 | 东社区 | 2025-05-03", "二季度.xlsx")
    assert facts(office, "contact", "kind", "happened_on") == [
        "结对 -", "联系群众 2025-02-03", "联系群众 2025-05-03",
    ]  # fmt: skip
    office.send(first + PAIRS + "D1 | 联系群众 | 东社区 | 2025-02-04", "一季度（更正）.xlsx")
    assert facts(office, "contact", "kind", "happened_on") == ["联系群众 2025-05-03", "联系群众 2025-02-04"]


def test_equal_rows_without_a_number_in_one_sheet_all_count_and_the_sender_is_told(office: Office) -> None:
    office.send(PLACES)
    office.send("""
    # 接待
    接待编号 | 站点编号 | 日期 | 接待人次
       | SA | 2025-03-01 | 3
       | SA | 2025-03-02 | 3
       | SA | 2025-03-01 | 3
       | SB | 2025-03-05 | 1
       | SB | 2025-03-05 | 1
    """)
    assert len(facts(office, "reception", "happened_on")) == 5
    assert problems(office) == [
        "报送.xlsx，接待：有 2 组行每一格都相同（第2、4行，第5、6行），没有接待编号，分不出是几件事还是写了几遍，"
        "都算进去了；写重的请删去后再交。"
    ]
    assert counts(office)[-1] == (5, 5, 0, 0)
