"""Words that stand on more than one page. Titles of metrics and headers of records have their own place."""

PRODUCT = "代表履职看板"
GROUPS = ("看履职", "看办理", "评与报", "管数据")
WHOLE = "全部区域"
IN_FORCE = "在用的数据版"
NO_RANKING = "不作排名"
FOOT = "每个数字都能打开到记录，每条记录都能追到报送文件的行。"
SWIPE = "左右滑动看全图"

NO_BUILD = (
    "还没有数据",
    "从这里开始：下载模板，先填区域、站点、代表、任职四张表，把工作簿放进来，看过会入库什么再发布。"
    "也可以用命令“lvzhi load 文件”；没有工作簿时，“lvzhi demo”会装入一套虚构的示例。",
)
OLD_BUILD = (
    "这一页要的数，数据版里没有",
    "数据版可能是旧程序生成的；请运行“lvzhi build”重新生成，报送的文件不用重新交。",
)
BROKEN_PAGE = "这一页没有打开成功，数据没有受影响；请刷新，仍不行时把页面名称和时间告诉管理员。"
