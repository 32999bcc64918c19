"""紫阳街道 2018: nine stations of the eight-haves standard. Of 民意 it says only 70余 and 近50."""

from tests.report.homes.book import Book, days, numbers, shared

YEAR = ("2018-01-01", "2018-12-31")
DEPUTIES = numbers("D", 16)
EIGHT = "有活动阵地 有统一标识 有规章制度 有工作计划 有台账记录 有学习资料 有办公设施 有线上平台".split()
GUESTS = "甲区人大考察团 乙区人大考察团 丙区人大考察团 丁市人大考察团等".split()
PRESS = [
    ("新闻稿", "录用", "人民意志", 1), ("新闻稿", "录用", "长江日报", 1), ("新闻稿", "录用", "武汉晚报", 1),
    ("新闻稿", "录用", "市人大网站", 3), ("新闻稿", "录用", "区人大网站", 10), ("新闻稿", "转载", "区内网", 13),
    ("代表风采", "录用", "紫阳微邻里", 6),
]  # fmt: skip


def ziyang() -> Book:
    home = Book("A", "紫阳街道人大工委", YEAR)
    home.add("区域", 区域编号="A", 区域名称="紫阳街道", 层级="乡镇街道", 人大机构="街道人大工委")
    for n in range(1, 10):
        home.add(
            "站点", 站点编号=f"S{n}", 站点名称=f"第{n}社区接待站", 类型="站", 依托="社区", 区域编号="A", 状态="投用"
        )
        for item in EIGHT:
            home.add("清单", 清单="八有", 事项=item, 站点编号=f"S{n}", 年度=2018, 是否完成="是")
    _people(home)
    _activities(home)
    _suggestions(home)
    _voters(home)
    _papers(home)
    home.cover()
    return home


def _people(home: Book) -> None:
    home.people(DEPUTIES)
    for n, number in enumerate(DEPUTIES):
        late = n == 15
        home.add(
            "任职", 代表编号=number, 级别="县", 选区="第二选区" if late else f"第{n % 5 + 1}选区", 区域编号="A",
            开始日期="2018-03-20" if late else "2016-11-20", 产生方式="补选" if late else "换届选举",
        )  # fmt: skip
    for number in DEPUTIES[:7]:
        home.add("述职", 代表编号=number, 日期="2018-08-24", 形式="口头", 述职对象="选民", 地点="原选区")


def _activities(home: Book) -> None:
    home.held("接待考察", "接待考察团", 1, ("2018-05-01", "2018-05-31"), 走访对象=GUESTS)
    home.held("考察学习", "外出考察学习", 3, YEAR)
    home.held("座谈会", "专题座谈会", 4, YEAR)
    home.held("回头看", "精准扶贫回头看", 3, ("2018-04-01", "2018-12-20"))
    for number in (row["活动编号"] for row in home.rows["活动"] if row["类型"] == "回头看"):
        for deputy in DEPUTIES:
            home.add("出席", 活动编号=number, 代表编号=deputy, 出席情况="出席")
    for n, deputy in enumerate(DEPUTIES):
        home.add("联系走访", 代表编号=deputy, 类型="入户走访", 日期="2018-10-12", 应联系数=3 + n % 2, 联系数=3 + n % 2)


def _suggestions(home: Book) -> None:
    for n in range(10):
        sitting = n < 6
        home.add(
            "建议", 建议编号=f"J{n + 1:02}", 标题=f"关于社区治理的建议之{n + 1}", 提出期间="大会" if sitting else "闭会",
            领衔代表=DEPUTIES[n], 提出日期="2018-01-09" if sitting else "2018-06-15",
            交办日期="2018-02-02" if sitting else "2018-06-29", 主办单位="街道办事处",
            答复日期="2018-04-20" if sitting else "2018-09-14",
        )  # fmt: skip


def _voters(home: Book) -> None:
    for n, (day, visitors) in enumerate(zip(days(5, *YEAR), shared(129, 5), strict=True)):
        home.add("接待", 站点编号=f"S{n + 1}", 代表=DEPUTIES[n], 日期=day, 接待人次=visitors)
    for n, day in enumerate(days(70, *YEAR)):  # the days on which they were pushed were kept by nobody: no such column
        home.add("社情民意", 站点编号=f"S{n % 9 + 1}", 日期=day, 内容=f"居民反映的第{n + 1}件事", 处理方式="转办")


def _papers(home: Book) -> None:
    for kind, many in (("政务简报", 5), ("内部期刊", 6)):
        for n, day in enumerate(days(many, *YEAR), 1):
            home.add("工作成果", 日期=day, 类型=kind, 成果名称=f"{kind}第{n}期", 数量=1)
    for kind, status, outlet, pieces in PRESS:
        for n, day in enumerate(days(pieces, *YEAR), 1):
            home.add("宣传", 日期=day, 媒体=outlet, 类型=kind, 状态=status, 标题=f"{outlet}第{n}篇", 数量=1)
    for measure, amount in (("社情民意", "70余"), ("已督办", "近50")):
        home.add("填报数", 年度=2018, 指标=measure, 性质="实际", 数值=amount, 出处="年度工作报告")
