"""Which numbers are asked about: planted cases are found with their numbers and rows, plain ones are left in peace."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import perf_counter

import duckdb
import pytest
from warehouse_office import PLACES, Office

from etl.audit.alike import alike
from etl.audit.doubt import Doubt
from etl.audit.doubts import KINDS, doubts, starts
from etl.home import Home
from etl.metrics import View, records
from etl.sample import write_sample
from etl.warehouse.build import load
from etl.warehouse.publish import current, open_warehouse

LAST = date(2025, 12, 31)
YEAR = View(date(2025, 1, 1), LAST, LAST, area="Q")
AUTUMN = View(date(2025, 10, 1), LAST, LAST, area="Q")


THINGS = "路灯 电梯 公交 河道 菜场 图书 养老 托育 停车 噪声 绿道 厕所 消防 雨水 光纤 围挡".split()
LONG = "春晖小区三号楼北侧的路灯昨天又不亮了老人晚上出门看不清台阶希望尽快修好"
TWICE = f"“{LONG[:30]}…”等 2 条内容相近，是几个人说的，还是一条记了几次"


def receptions(rows: Iterable[tuple[str, int]]) -> str:
    """A sheet of receptions at SA: (day, visitors)."""
    lines = "".join(f"J{n} | SA | {day} | {visitors}\n" for n, (day, visitors) in enumerate(rows))
    return "# 接待\n接待编号 | 站点编号 | 日期 | 接待人次\n" + lines


def suggestions(*rows: tuple[str, str], co: str = "", result: str = "") -> str:
    """A sheet of suggestions of D1: (title, unit); handed over in March, replied in April."""
    head = "# 建议\n建议编号 | 标题 | 提出期间 | 领衔代表 | 附议代表 | 提出日期 | 主办单位 | 交办日期 | 答复日期 | 办理结果\n"
    return head + "".join(
        f"Y{n:02} | {title} | 大会 | D1 | {co} | 2025-02-03 | {unit} | 2025-03-01 | 2025-04-01 | {result}\n"
        for n, (title, unit) in enumerate(rows)
    )


def things(n: int) -> list[tuple[str, str]]:
    """So many suggestions that have nothing to do with each other, to one unit."""
    return [(f"关于{word}的建议", "区住建局") for word in THINGS[:n]]


def opinions(*texts: str, station: str = "SA", deputy: str = "", numbered: bool = True) -> str:
    """A sheet of opinions, one a day."""
    rows = "".join(
        f"{f'Y{n}' if numbered else ''} | {station} | {deputy} | 2025-03-0{n + 1} | {text}\n"
        for n, text in enumerate(texts)
    )
    return "# 社情民意\n意见编号 | 站点编号 | 代表 | 日期 | 内容\n" + rows


def looked_back(n: int, worse: int) -> str:
    rows = "".join(f"Y{k:02} | 2025-09-01 | 回头看 | {'D' if k < worse else 'A'}\n" for k in range(n))
    return "# 建议跟踪\n建议编号 | 日期 | 类型 | 办理结果\n" + rows


def judged(n: int, satisfied: int, votes: int) -> str:
    """Every deputy's rating, `satisfied` of n 满意; of 20 members of the committee `votes` 满意 with each."""
    head = "# 建议评价\n建议编号 | 评价方 | 评价日期 | 结果评价 | 满意票 | 基本满意票 | 不满意票\n"
    return head + "".join(
        f"Y{k:02} | 领衔代表 | 2025-05-01 | {'满意' if k < satisfied else '不满意'} | | |\n"
        f"Y{k:02} | 常委会 | 2025-06-01 | | {votes} | {20 - votes} | 0\n"
        for k in range(n)
    )


def sittings(n: int, missed: int) -> str:
    """One committee meeting; n members, of whom some did not come."""
    people = "".join(f"P{k} | 人{k}\n" for k in range(n))
    mandates = "".join(f"P{k} | 县 | A | 2022-01-01\n" for k in range(n))
    held = "# 活动\n活动编号 | 类型 | 名称 | 日期 | 区域编号\n" + "".join(
        f"H{m} | 座谈会 | 座谈会{m} | 2025-0{m}-12 | A\n" for m in range(1, 7)
    )
    rows = "".join(
        f"H{m} | P{k} | {'缺席' if k < missed and m == 1 else '出席'}\n" for m in range(1, 7) for k in range(n)
    )
    return (
        f"# 代表\n代表编号 | 姓名\n{people}# 任职\n代表编号 | 级别 | 区域编号 | 开始日期\n{mandates}"
        f"{held}# 出席\n活动编号 | 代表编号 | 出席情况\n{rows}"
    )


SPREAD = [(f"2025-{month:02}-{day:02}", 2 * month + day % 7 + 4) for month in range(1, 13) for day in (3, 17)]
FLAT = [(f"2025-{month:02}-{day:02}", 13 if day == 3 else 14) for month in range(1, 8) for day in (3, 17)]
LATE = [*SPREAD[:10], *[(f"2025-12-{day:02}", day) for day in range(1, 11)]]

CASES = [
    ("plain receptions, spread over the year", receptions(SPREAD), []),
    ("too few to say anything", receptions([("2025-12-05", 10)] * 7), []),
    ("half of the year in December", receptions(LATE),
     ["年底集中 甲家：2025年 20 场接待，10 在十二月，是当时办的还是补记的"]),
    ("nine on one day", receptions([*SPREAD, *[("2025-06-20", n) for n in range(9)]]),
     ["一天很多 甲家：2025年6月20日一天 9 场接待，全期 33 场，是不是集中接待"]),
    ("seven on one day", receptions([*SPREAD, *[("2025-06-20", n) for n in range(7)]]), []),
    ("the same number again and again", receptions([*[(day, 20) for day, _ in SPREAD[::2]], *SPREAD[1::6]]),
     ["同一个数 甲家：16 场接待里 12 场都是 20 人次，是数的还是估的"]),
    ("round numbers", receptions([(day, 10 + 5 * (n % 5)) for n, (day, _) in enumerate(SPREAD)]),
     ["整数多 甲家：十人次以上的 24 场里 24 场末位是 0 或 5，是数的还是估的"]),
    ("seven months of one total", receptions(FLAT),
     ["月月一样 甲家：2025年1月到7月，7 个月接待都是 27 人次，是不是平摊的"]),
    ("five months of one total", receptions(FLAT[:10]), []),
    ("one title twice, to one unit", suggestions(("关于增设路灯的建议", "区住建局"), ("关于增设路灯的建议", "区住建局")),
     ["标题相近的建议 区住建局：“关于增设路灯的建议”等 2 件标题相近，是不是一件事"]),
    ("nearly one title", suggestions(("关于解决春晖小区停车难问题的建议", "区住建局"), ("关于解决春晖小区停车难的建议", "区住建局")),
     ["标题相近的建议 区住建局：“关于解决春晖小区停车难问题的建议”等 2 件标题相近，是不是一件事"]),
    ("numbers that do not rise as the rows do",
     suggestions(("关于增设路灯的建议", "区住建局"), ("关于增设路灯的建议", "区住建局")).replace("Y00", "Y9").replace("Y01", "Y10"),
     ["标题相近的建议 区住建局：“关于增设路灯的建议”等 2 件标题相近，是不是一件事"]),
    ("words of other characters that are alike in their bytes",
     suggestions(("关于一乃了仉伌住侒的建议", "区住建局"), ("关于七乆争仌伏佒侀的建议", "区住建局")), []),
    ("a long opinion twice, but for one word", opinions(LONG, LONG.replace("昨天", "前天")),
     [f"内容相近的社情民意 甲家：{TWICE}"]),
    ("a long opinion twice, without numbers", opinions(LONG, LONG, numbered=False),
     [f"内容相近的社情民意 甲家：{TWICE}（没有编号，“记录”里是同几天的各条）"]),
    ("a long opinion at two stations", opinions(LONG, LONG).replace("Y1 | SA", "Y1 | SB"),
     [f"内容相近的社情民意 甲家、乙家：{TWICE}"]),
    ("a short opinion at three stations", opinions("路灯不亮", "路灯不亮", "路灯不亮").replace("Y1 | SA", "Y1 | SB"), []),
    ("a short opinion twice", opinions("路灯不亮", "路灯不亮", "公交太少"), []),
    ("a short opinion three times", opinions("路灯不亮", "路灯，不亮！", "公交太少", "路灯不亮。"),
     ["内容相近的社情民意 甲家：“路灯不亮”等 3 条内容相近，是几个人说的，还是一条记了几次"]),
    ("an opinion three times, of a deputy without a station", opinions(*["路灯不亮"] * 3, station="", deputy="D1"),
     ["内容相近的社情民意 王芳：“路灯不亮”等 3 条内容相近，是几个人说的，还是一条记了几次"]),
    ("opinions about different things", opinions(*[f"希望增加{word}" for word in THINGS[:9]]), []),
    ("one title, two units", suggestions(("关于增设路灯的建议", "区住建局"), ("关于增设路灯的建议", "区交通局")), []),
    ("two things", suggestions(*things(16)), []),
    ("twelve co-signed, none led", suggestions(*things(12), co="D4"), ["附议远多于领衔 赵敏：附议 12 件，领衔 0 件，两项有没有相加"]),
    ("eleven co-signed", suggestions(*things(11), co="D4"), []),
    ("two of six worse when looked at again", suggestions(*things(6), result="A") + looked_back(6, 2),
     ["办结后反弹 区住建局：回头看或重新办理的 6 件里 2 件比答复时差，办结时是不是急了"]),
    ("one of six", suggestions(*things(6), result="A") + looked_back(6, 1), []),
    ("one of one: too few", suggestions(*things(1), result="A") + looked_back(1, 1), []),
    ("deputies content, the committee not", suggestions(*things(6), result="A") + judged(6, 6, 10),
     ["两种评价差得多 区住建局：6 件两种评价都有，代表满意率比常委会满意度高 50.0 个百分点，差在哪里"]),
    ("both alike", suggestions(*things(6), result="A") + judged(6, 5, 17), []),
    ("both of four: too few", suggestions(*things(4), result="A") + judged(4, 4, 10), []),
    ("twenty people, all always there", sittings(20, 0), ["几乎人人满分 出席率：有基数的 20 人里 20 人是满的，还要不要拿它来比"]),
    ("twenty people, two missed one", sittings(20, 2), []),
    ("nine people: too few", sittings(9, 0), []),
]  # fmt: skip


def asked(office: Office, sheet: str, view: View = YEAR) -> tuple[duckdb.DuckDBPyConnection, list[Doubt]]:
    office.send_call({"甲.xlsx": PLACES, **({"乙.xlsx": sheet} if sheet else {})})
    con = open_warehouse(office.build().path)
    assert con.execute("SELECT message FROM problem").fetchall() == []  # else a case would be clean for want of rows
    return con, doubts(con, view)


@pytest.mark.parametrize("case, sheet, expected", CASES, ids=[case for case, *_ in CASES])
def test_what_is_asked_about(office: Office, case: str, sheet: str, expected: list[str]) -> None:
    con, found = asked(office, sheet)
    assert [f"{one.kind} {one.sentence}" for one in found] == expected
    for one in found:  # the rows that are opened are the rows that were counted
        if one.kind not in ("几乎人人满分", "两种评价差得多"):
            days = View(one.first or YEAR.from_on, one.last or YEAR.to_on, LAST, area="Q")
            behind = records(con, one.expression, one.by, one.of, days).filter(part="numerator")
            assert behind.height == one.hits, one.sentence
            assert None not in (*behind["file"], *behind["sheet"], *behind["row"])


def test_december_in_a_quarter_is_nothing_to_ask_about(office: Office) -> None:
    assert asked(office, receptions(LATE), AUTUMN)[1] == []


def test_what_lies_in_another_area_is_not_asked_about(office: Office) -> None:
    rows = "".join(f"{number} | 座谈会 | 春季座谈 | 2025-03-12 | B\n" for number in ("H1", "H2"))
    con, found = asked(office, "# 活动\n活动编号 | 类型 | 名称 | 日期 | 区域编号\n" + rows)
    assert [one.kind for one in found] == ["数不合"]
    assert records(con, found[0].expression, "area", found[0].of, YEAR).height == 2
    here = View(YEAR.from_on, YEAR.to_on, LAST, area="A")
    then = View(date(2024, 1, 1), date(2024, 12, 31), LAST, area="Q")
    assert doubts(con, here) == [] and doubts(con, then) == []


def test_a_stated_total_that_differs_opens_what_was_counted(office: Office) -> None:
    told = "# 填报数\n年份 | 区域编号 | 指标 | 性质 | 数值\n2025 | A | 接待场次 | 实际 | 30\n"
    con, found = asked(office, receptions(SPREAD) + told)
    (one,) = found
    assert one.kind == "填报与记录不同" and one.sentence.endswith("：甲街道2025年接待场次填报 30，按记录是 24")
    assert records(con, one.expression, one.by, one.of, YEAR).filter(part="numerator").height == 24


def test_every_kind_says_from_where_on(office: Office) -> None:
    con, _ = asked(office, "")
    told = starts(con)
    assert list(told) == list(KINDS) and all(told.values())
    assert told["年底集中"] == "十二月占40%以上" and told["一天很多"] == "一站一天 8 场以上"


HABITS = ("年底集中", "一天很多", "同一个数", "整数多", "月月一样", "附议远多于领衔", "办结后反弹")


def test_a_lifelike_year_raises_hardly_an_eyebrow(tmp_path: Path) -> None:
    """A made district in which nobody cheats: of stations, people and units at most one in fifty is asked about."""
    home = Home(tmp_path)
    load(home, write_sample(tmp_path / "books", "district", 7, "csv"), as_of=LAST)
    con = open_warehouse(current(home))  # type: ignore[arg-type]
    found = [one for one in doubts(con, View(YEAR.from_on, LAST, LAST)) if one.kind in HABITS]
    (whole,) = con.execute("SELECT (SELECT count(*) FROM station) + (SELECT count(*) FROM deputy)").fetchone() or (0,)
    assert whole > 100 and len(found) <= whole / 50, [one.sentence for one in found]


def test_thousands_of_suggestions_to_one_unit_are_compared_quickly(office: Office) -> None:
    """Four thousand, each of words of its own but for one pair: five seconds, far more than it takes, far less than slow."""
    day = date(2025, 2, 1)
    dice = Random(1)
    titles = [
        "关于" + "".join(chr(0x4E00 + one) for one in dice.sample(range(3000), 10)) + "的建议" for _ in range(4000)
    ]
    titles[3999] = titles[7]
    rows = "".join(
        f"Y{n:04} | {title} | 大会 | D1 | {day + timedelta(n % 28)} | 区住建局\n" for n, title in enumerate(titles)
    )
    office.send(PLACES + "# 建议\n建议编号 | 标题 | 提出期间 | 领衔代表 | 提出日期 | 主办单位\n" + rows)
    con = open_warehouse(office.build().path)
    begun = perf_counter()
    found = list(alike(con, YEAR, {"alike": 0.8}))
    assert [one.hits for one in found] == [2] and perf_counter() - begun < 5
