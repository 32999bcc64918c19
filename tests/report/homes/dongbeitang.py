"""东北塘街道 2023: 1+14+2+N stations, ten projects of 26 items, a campaign for business."""

from tests.report.homes.book import Book, days, numbers, shared

YEAR = ("2023-01-01", "2023-12-31")
DEPUTIES = numbers("D", 18)
MEMBERS = numbers("Y", 40)
CAMPAIGN = "优化营商环境"
TASKS = "组建专班 发布倡议 走访企业 座谈交流 执法检查 情况通报 共建活动 总结提升".split()


def dongbeitang() -> Book:
    home = Book("A", "东北塘街道人大工委", YEAR)
    home.add("区域", 区域编号="A", 区域名称="东北塘街道", 层级="乡镇街道", 人大机构="街道人大工委")
    _stations(home)
    _people(home)
    _campaign(home)
    _projects(home)
    _voters(home)
    _papers(home)
    home.cover()
    return home


def _stations(home: Book) -> None:
    kinds = [("家", "代表之家", 1), ("站", "联络站", 14), ("点", "联系点", 2), ("议事站", "议事站", 5)]
    for kind, name, many in kinds:
        for n in range(1, many + 1):
            home.add(
                "站点", 站点编号=f"{kind}{n:02}", 站点名称=f"第{n}{name}", 类型=kind, 区域编号="A", 状态="投用"
            )  # fmt: skip


def _people(home: Book) -> None:
    home.people(DEPUTIES + MEMBERS)
    levels = ["省"] + ["市"] * 3 + ["县"] * 14 + ["议政代表"] * 40
    for number, level in zip(DEPUTIES + MEMBERS, levels, strict=True):
        home.add("任职", 代表编号=number, 级别=level, 区域编号="A", 开始日期="2022-01-10")
    for n, number in enumerate(MEMBERS):
        home.add("小组", 小组名称=f"第{n % 5 + 1}监督小组", 类型="议政代表小组", 代表编号=number)


def _campaign(home: Book) -> None:
    for task in TASKS:
        home.add("清单", 清单=CAMPAIGN, 事项=task, 区域编号="A", 年度=2023, 是否完成="是")
    firms = iter(f"第{n}家企业" for n in range(1, 34))
    for n, (day, raised) in enumerate(zip(days(11, "2023-03-01", "2023-10-31"), shared(10, 11), strict=True), 1):
        home.add(
            "活动", 活动编号=f"Z{n:02}", 类型="走访企业", 活动名称=f"走访骨干企业（第{n}次）", 日期=day,
            主题活动=CAMPAIGN, 走访对象=[next(firms) for _ in range(3)], 提出意见建议=raised,
        )  # fmt: skip
    home.held(
        "执法检查", "中小企业促进法执法检查", 1, YEAR, 主题活动=CAMPAIGN, 法律法规="中小企业促进法", 提出意见建议=2
    )
    home.held("情况通报会", "主题活动情况通报会", 1, ("2023-11-01", "2023-11-30"), 主题活动=CAMPAIGN)
    home.held("共建活动", "企业家联盟共建", 2, YEAR, 主题活动=CAMPAIGN)
    home.held("视察", "噪声污染防治视察", 1, YEAR, 领域="噪声", 提出意见建议=3)


def _projects(home: Book) -> None:
    for n, items in enumerate(shared(26, 10), 1):
        home.add(
            "项目", 项目编号=f"P{n:02}", 项目名称=f"民生实事第{n}件", 类型="民生实事", 区域编号="A", 年度=2023,
            票决日期="2023-01-12", 票决主体="议政代表", 状态="完成",
        )  # fmt: skip
        for item in range(1, items + 1):
            home.add(
                "项目", 项目编号=f"P{n:02}-{item}", 项目名称=f"民生实事第{n}件第{item}项", 类型="民生实事",
                上级项目=f"P{n:02}", 区域编号="A", 年度=2023, 状态="完成",
            )  # fmt: skip
    for n, day in enumerate(days(12, "2023-02-01", "2023-12-20")):
        home.add("项目监督", 项目编号=f"P{n % 10 + 1:02}", 日期=day, 类型="小组监督", 小组名称=f"第{n % 5 + 1}监督小组")


def _voters(home: Book) -> None:
    for n, (day, visitors) in enumerate(zip(days(24, *YEAR), shared(328, 24), strict=True)):
        home.add(
            "接待", 接待编号=f"R{n + 1:02}", 站点编号=f"站{n % 14 + 1:02}", 代表=DEPUTIES[n % 18], 日期=day,
            接待人次=visitors,
        )  # fmt: skip
    for n in range(9):
        home.add(
            "建议", 建议编号=f"J{n + 1:02}", 标题=f"来自民意的建议之{n + 1}", 提出期间="闭会",
            领衔代表=DEPUTIES[n], 提出日期="2023-12-22",
        )  # fmt: skip
    for n, day in enumerate(days(96, "2023-01-12", "2023-12-20")):
        formed = n % 96 >= 79
        home.add(
            "社情民意", 意见编号=f"O{n + 1:02}", 接待编号="", 站点编号=f"站{n % 14 + 1:02}", 日期=day,
            内容=f"居民反映的第{n + 1}件事", 处理方式="形成建议" if formed else "现场答复",
            建议编号=f"J{(n - 79) // 2 + 1:02}" if formed else "",
        )  # fmt: skip
    for kind, many, text in (("解决问题", 33, "小事急事难事"), ("民主协商", 13, "众人事众人议")):
        for n, day in enumerate(days(many, *YEAR), 1):
            home.add("办实事", 代表=DEPUTIES[n % 18], 日期=day, 类型=kind, 内容=f"{text}第{n}件")


def _papers(home: Book) -> None:
    for n, day in enumerate(days(10, *YEAR), 1):
        home.add("工作成果", 日期=day, 类型="工作制度", 成果名称=f"议政代表会工作制度之{n}", 数量=1)
    home.add("工作成果", 日期="2023-03-15", 类型="规范性文件", 成果名称="上半年下发的文件", 数量=3)
    home.add("工作成果", 日期="2023-09-15", 类型="规范性文件", 成果名称="下半年下发的文件", 数量=1)
    home.add("荣誉", 称号="优秀调研成果三等奖", 级别="省", 日期="2023-12-08", 区域编号="A")
