"""雁江区, 2023 to July 2024: a district with towns and streets, five levels of deputy, voted and major projects."""

from tests.report.homes.book import Book, days, numbers

SPAN = ("2023-01-01", "2024-07-31")
PLACES = [
    ("A", "雁江区", "县", "", "人大常委会"), ("T1", "东溪镇", "乡镇街道", "A", "乡镇人大主席团"),
    ("T2", "南坝镇", "乡镇街道", "A", "乡镇人大主席团"), ("T3", "北山乡", "乡镇街道", "A", "乡镇人大主席团"),
    ("J1", "城南街道", "乡镇街道", "A", "街道人大工委"), ("J2", "城北街道", "乡镇街道", "A", "街道人大工委"),
]  # fmt: skip
LEVELS = ["全国", "省", "省"] + ["市"] * 4 + ["县"] * 26 + ["乡镇"] * 21
DEPUTIES = numbers("D", len(LEVELS))
MECHANISMS = "跟踪监督 协同监督 专业监督 季度专报 联席会议".split()
TOPICS = "法制 财经 城建环保 农业农村 教科文卫 社会建设 民族侨务".split()


def yanjiang() -> Book:
    home = Book("A", "雁江区人大常委会", SPAN)
    for number, name, tier, parent, body in PLACES:
        home.add("区域", 区域编号=number, 区域名称=name, 层级=tier, 上级区域=parent, 人大机构=body)
    home.add("站点", 站点编号="B1", 站点名称="全过程人民民主实践基地", 类型="基地", 区域编号="J1", 状态="投用")
    home.add("站点", 站点编号="S1", 站点名称="柑橘产业联络站", 类型="站", 区域编号="T1", 状态="投用")
    home.add("站点", 站点编号="S2", 站点名称="园区联络站", 类型="站", 区域编号="J2", 状态="投用")
    _people(home)
    _projects(home)
    home.add("荣誉", 称号="示范家站", 级别="省", 日期="2024-03-20", 站点编号="S1")
    for n in range(1, 4):
        home.add("荣誉", 称号="典型案例", 级别="省", 日期="2024-04-18", 项目编号=f"P{n}")
    home.cover()
    return home


def _people(home: Book) -> None:
    home.people(DEPUTIES)
    towns = [place[0] for place in PLACES[1:]]
    for n, (number, level) in enumerate(zip(DEPUTIES, LEVELS, strict=True)):
        area = towns[n % 3] if level == "乡镇" else towns[n % 5]
        home.add("任职", 代表编号=number, 级别=level, 区域编号=area, 开始日期="2021-12-01")
    for n, number in enumerate(DEPUTIES):
        home.add("小组", 小组名称=f"第{n % 11 + 1}代表小组", 类型="代表小组", 区域编号="A", 代表编号=number)
    for n, number in enumerate(DEPUTIES[:28]):
        home.add("小组", 小组名称=f"{TOPICS[n % 7]}专业小组", 类型="专业小组", 区域编号="A", 代表编号=number)


def _projects(home: Book) -> None:
    voting = [place[0] for place in PLACES if place[4] != "街道人大工委"]
    for n, area in enumerate(voting, 1):
        home.add(
            "项目", 项目编号=f"P{n}", 项目名称=f"票决的民生实事之{n}", 类型="民生实事", 区域编号=area, 年度=2024,
            票决日期="2024-01-16", 票决主体="人大代表", 状态="在建",
        )  # fmt: skip
    for n in (1, 2):
        home.add(
            "项目", 项目编号=f"M{n}", 项目名称=f"重大支撑项目之{n}", 类型="重大项目", 区域编号="A", 年度=2023,
            票决日期="", 票决主体="", 状态="在建",
        )  # fmt: skip
    for n, day in enumerate(days(15, *SPAN)):
        home.add(
            "项目监督", 项目编号=f"M{n % 2 + 1}", 日期=day, 类型=MECHANISMS[n % 5],
            环节=("确定", "实施", "监督")[n // 5], 代表=DEPUTIES[n : n + 2],
        )  # fmt: skip
