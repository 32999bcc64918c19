"""正阳街道 2023: a street with a home, three stations, two points, and 67 newly chosen 议事代表."""

from tests.report.homes.book import Book, classes, days, numbers, shared

YEAR = ("2023-01-01", "2023-12-31")
DEPUTIES = numbers("D", 12)
MEMBERS = numbers("Y", 67)
GROUPS = "城市管理组 乡村振兴组 工业发展组 商贸服务组 民生实事组 矛盾纠纷协调组".split()
FIRMS = "甲电力公司 乙实业公司 丙胶囊公司 丁食品公司 戊食品公司 己食品公司等".split()


def zhengyang() -> Book:
    home = Book("A", "正阳街道人大工委", YEAR)
    home.add("区域", 区域编号="A", 区域名称="正阳街道", 层级="乡镇街道", 人大机构="街道人大工委")
    _stations(home)
    _people(home)
    _activities(home)
    _voters(home)
    _papers(home)
    home.cover()
    return home


def _stations(home: Book) -> None:
    built = [
        ("S1", "代表之家", "家", "投用", 4), ("S2", "东片活动站", "站", "投用", 3), ("S3", "中片活动站", "站", "投用", 3),
        ("S4", "西片活动站", "站", "在建", ""), ("S5", "南片民情联络点", "点", "投用", ""),
        ("S6", "北片民情联络点", "点", "投用", ""),
    ]  # fmt: skip
    for number, name, kind, status, money in built:
        home.add(
            "站点", 站点编号=number, 站点名称=name, 类型=kind, 区域编号="A", 状态=status, 投入资金=money,
            接待日="每月11日",
        )  # fmt: skip


def _people(home: Book) -> None:
    home.people(DEPUTIES, 性别=classes(女=4, 男=8), 政治面貌=classes(中共党员=8, 群众=4))
    home.people(
        MEMBERS,
        性别=classes(女=16, 男=51),
        政治面貌=classes(中共党员=44, 群众=23),
        学历=classes(大学=11, 研究生=2, 初中=25, 高中=15, 中专=4, 大专=10),
        职业类别=classes(领导干部=6, 社区干部=15, 企业单位负责人=10, 网格员及社会人士=23, _=13),
    )
    for n, number in enumerate(DEPUTIES):
        home.add("任职", 代表编号=number, 级别="县", 选区=f"第{n % 5 + 1}选区", 区域编号="A", 开始日期="2021-11-20")
    for number in MEMBERS:
        home.add("任职", 代表编号=number, 级别="议事代表", 选区="", 区域编号="A", 开始日期="2023-12-01")
    for n, number in enumerate(MEMBERS):
        home.add("小组", 小组名称=GROUPS[n % 6], 类型="议事代表小组", 代表编号=number)


def _activities(home: Book) -> None:
    home.held("学习研讨", "专题学习研讨", 9, YEAR)
    home.held("党委研究人大工作", "党工委研究人大工作", 5, YEAR)
    home.held("工委会议", "工委会议", 5, YEAR, 站点编号="S1")
    home.held("集中视察", "集中视察调研", 2, YEAR, 站点编号="S2")
    home.held("到站活动", "到站开展活动", 3, YEAR, 站点编号="S3")
    for topic, kind, raised in (
        ("房地产与住房保障", "执法检查", 4), ("耕地保护", "执法检查", 3), ("法治政府", "视察", 3), ("生态环境", "调研", 2),
    ):  # fmt: skip
        home.held(kind, f"配合区人大{topic}{kind}", 1, YEAR, 领域=topic, 提出意见建议=raised)
    for n, topic in enumerate("新城建设 小区物业 乡村振兴 文明养犬 新城建设".split()):
        home.held(
            "监督检查", f"第{n + 1}选区{topic}检查", 1, (f"2023-0{n + 4}-01", f"2023-0{n + 4}-28"),
            领域=topic, 选区=f"第{n + 1}选区",
        )  # fmt: skip
    home.held("走访企业", "走访重点龙头企业", 1, ("2023-05-01", "2023-05-31"), 走访对象=FIRMS)
    home.held("走访慰问", "走访慰问", 20, YEAR)


def _voters(home: Book) -> None:
    for n in range(10):
        home.add(
            "接待", 站点编号=("S1", "S2", "S3")[n % 3], 代表=DEPUTIES[n], 日期=f"2023-{n + 3:02}-11", 接待人次=6 + n % 4
        )
    for n, day in enumerate(days(13, *YEAR)):
        home.add(
            "建议", 建议编号=f"J{n + 1:02}", 标题=f"关于改善第{n + 1}网格环境的建议", 提出期间="闭会",
            领衔代表=DEPUTIES[n % 12], 提出日期=day,
        )  # fmt: skip
    for number in DEPUTIES:
        home.add("述职", 代表编号=number, 日期="2023-11-24", 形式="口头+书面", 述职对象="选民")
    for n, day in enumerate(days(10, *YEAR)):
        topic = ("市政", "道路", "环卫")[n % 3]
        home.add("办实事", 代表=DEPUTIES[n], 日期=day, 类型="解决问题", 用途=topic, 内容=f"解决{topic}难点")
    _money(home)


def _money(home: Book) -> None:
    for day, kind, purpose, text, amount in (
        ("2023-06-09", "联企助农", "农户增收", "企业、社区、农户联营", "预计1200"),
        ("2023-06-09", "联企助农", "集体增收", "企业、社区、农户联营", "预计120"),
        ("2023-09-15", "筹集资金", "帮扶", "协调筹集帮扶资金", "40余"),
    ):
        home.add("办实事", 代表=DEPUTIES[0], 日期=day, 类型=kind, 用途=purpose, 内容=text, 金额=amount)


def _papers(home: Book) -> None:
    for kind, many in (("调研选题", 2), ("调研报告", 1), ("调研提纲", 1), ("请示报告", 6)):
        for n, (day, quantity) in enumerate(zip(days(many, *YEAR), shared(many, many), strict=True), 1):
            home.add("工作成果", 日期=day, 类型=kind, 成果名称=f"{kind}之{n}", 数量=quantity)
    for measure, kind, amount in (("活动", "走访慰问", "20余"), ("解决问题", "解决问题", "10余")):
        home.add("填报数", 年度=2023, 指标=measure, 类型=kind, 性质="实际", 数值=amount, 出处="年度工作报告")
