"""清河驿乡 2020: one station of the ten-haves standard, nineteen points, works and gifts listed and never scored."""

from tests.report.homes.book import Book, days, numbers, shared

YEAR = ("2020-01-01", "2020-12-31")
DEPUTIES = numbers("D", 68)
TEN = "有场所 有标识 有制度 有计划 有台账 有档案 有资料 有设备 有人员 有经费".split()


def qingheyi() -> Book:
    home = Book("A", "清河驿乡人大主席团", ("2018-01-01", "2020-12-31"))
    home.add("区域", 区域编号="A", 区域名称="清河驿乡", 层级="乡镇街道", 人大机构="乡镇人大主席团")
    home.add(
        "站点", 站点编号="S0", 站点名称="中心联络站", 类型="站", 区域编号="A", 状态="投用", 房间数=4, 面积=90,
        投入资金="10余",
    )  # fmt: skip
    for n in range(1, 20):
        home.add("站点", 站点编号=f"S{n}", 站点名称=f"第{n}联络点", 类型="点", 依托="村", 区域编号="A", 状态="投用")
    for item in TEN:
        home.add("清单", 清单="十有", 事项=item, 站点编号="S0", 年度=2020, 是否完成="是")
    _people(home)
    _meetings(home)
    _suggestions(home)
    _voters(home)
    home.cover()
    return home


def _people(home: Book) -> None:
    home.people(DEPUTIES)
    for n, number in enumerate(DEPUTIES):
        level = "县" if n < 12 else "乡镇"
        home.add("任职", 代表编号=number, 级别=level, 区域编号="A", 开始日期="2017-03-10")
        home.add("小组", 小组名称=f"第{n % 5 + 1}联络组", 类型="联络组", 代表编号=number)
        home.add("联系走访", 代表编号=number, 类型="结对", 联系对象=f"第{n + 1}联系户")


def _meetings(home: Book) -> None:
    home.held("主席团会议", "主席团会议", 5, YEAR)
    items = ["研究议题"] * 6 + ["听取工作报告"] * 2
    for n, kind in enumerate(items):
        home.add("议题", 活动编号=f"H{n % 5 + 1:03}", 标题=f"{kind}之{n + 1}", 类型=kind)
    home.held("调研视察", "调研视察", 12, YEAR)
    home.held("执法检查", "执法检查", 16, YEAR)


def _suggestions(home: Book) -> None:
    for n in range(14):
        home.add(
            "建议", 建议编号=f"J{n + 1:02}", 标题=f"关于村组建设的建议之{n + 1}", 提出期间="大会",
            领衔代表=DEPUTIES[n], 提出日期="2020-05-12", 交办日期="2020-05-29", 主办单位="乡政府", 答复日期="2020-07-24",
        )  # fmt: skip
    for n in range(11):
        home.add("建议督办", 建议编号=f"J{n + 1:02}", 日期="2020-09-10", 类型="代表参与督办")
    home.add("建议督办", 建议编号="J01", 日期="2020-11-12", 类型="回头看")


def _voters(home: Book) -> None:
    for n, day in enumerate(days(36, *YEAR)):
        home.add(
            "接待", 站点编号="S0", 代表=DEPUTIES[n], 日期=day, 渠道="来信" if n % 3 else "来访", 接待人次=1 + n % 2
        )
    for n, kilometres in enumerate((1.2, 1, 0.8, 0.8, 0.7, 0.5), 1):
        _work(home, 用途="道路硬化", 内容=f"第{n}村水泥路", 数量=kilometres, 单位="公里")
    _work(home, 用途="污水处理", 内容="新建污水处理厂", 数量=1, 单位="座")
    for n, firms in enumerate(shared(25, 5), 1):
        _done(home, f"2020-03-{n + 8:02}", "办实事", 用途="复工复产", 内容="帮助企业复工", 数量=firms, 单位="家")
    for day, purpose, amount in (
        ("2018-08-20", "助学", "3"), ("2019-08-21", "助学", "3"), ("2020-08-20", "助学", "4余"),
        ("2018-10-11", "建设", "30余"), ("2019-10-11", "建设", "20"), ("2020-10-12", "建设", "30余"),
    ):  # fmt: skip
        _done(home, day, "捐助", 用途=purpose, 内容=f"捐款{purpose}", 金额=amount)
    for month, posts in enumerate(shared(1042, 12), 1):
        home.add("宣传", 日期=f"2020-{month:02}-28", 媒体="履职网络服务平台", 类型="工作动态", 数量=posts)


def _work(home: Book, **cells: object) -> None:
    _done(home, "2020-10-16", "推动建设", **cells)


def _done(home: Book, day: str, kind: str, **cells: object) -> None:
    home.add("办实事", 代表=DEPUTIES[:2], 日期=day, 类型=kind, **cells)
