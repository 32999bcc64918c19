"""What a county, a town, a group and a station hold in a year: the templates of 活动."""

from dataclasses import dataclass
from typing import Literal

Host = Literal["county", "town", "street", "township", "group", "council", "station"]
Called = Literal["none", "county", "committee", "town", "congress", "presidium", "council", "group", "station", "few"]


@dataclass(frozen=True)
class Template:
    """What one kind of host holds `times` a year; share: of these how many really come about.

    name: {place} the host, {matter} what it is about, {lane} 议政代表 or 议事代表, {time} 第三次. called: whom the
    attendance lists. everyone: 是否全员应到. months: first and last. days: how long it takes.
    """

    host: Host
    kind: str
    name: str
    times: int
    share: float
    called: Called
    months: tuple[int, int] = (2, 12)
    sessions: tuple[str | None, ...] = (None,)
    everyone: bool = False
    days: int = 1


_CONGRESS = ("第1次全体会议", "分组审议", "第2次全体会议", "第3次全体会议")
_HALVES = ("上午", "下午")

TEMPLATES = (
    Template("county", "人代会", "{place}第十八届人民代表大会{time}会议", 1, 1.0, "county", (1, 1), _CONGRESS, days=4),
    Template("county", "常委会会议", "{place}人大常委会会议", 6, 1.0, "committee", (1, 12)),
    Template("county", "集中视察", "{place}会前集中视察", 1, 1.0, "county", (12, 12)),
    Template("county", "学习培训", "{place}代表培训班", 1, 1.0, "county", (9, 9), _HALVES),
    Template("county", "情况通报会", "{place}上半年情况通报会", 1, 1.0, "county", (7, 7)),
    Template("county", "执法检查", "{place}执法检查（{matter}）", 2, 1.0, "few"),
    Template("county", "预决算审查", "{place}预算决算审查", 2, 1.0, "few", (6, 11)),
    Template("county", "座谈会", "{place}代表座谈会（{matter}）", 1, 1.0, "county", (4, 6)),
    Template("county", "考察学习", "{place}代表外出考察（{matter}）", 1, 0.8, "few", (5, 10)),
    Template("county", "接待考察", "{place}接待外地人大考察", 3, 0.8, "none", (3, 11)),
    Template("county", "推进会", "{place}民生实事推进会", 2, 1.0, "few", (4, 10)),
    Template("county", "调研视察", "{place}调研视察（{matter}）", 2, 1.0, "few"),
    Template("township", "人代会", "{place}人民代表大会会议", 2, 1.0, "congress", (1, 8), _HALVES),
    Template("township", "主席团会议", "{place}人大主席团会议", 4, 1.0, "presidium", (1, 12)),
    Template("street", "工委会议", "{place}人大工委会议", 4, 1.0, "presidium", (1, 12)),
    Template("town", "党委研究人大工作", "{place}党委研究人大工作", 2, 0.9, "none"),
    Template("town", "走访慰问", "{place}代表春节走访慰问", 1, 0.9, "few", (1, 2)),
    Template("town", "学习研讨", "{place}专题学习研讨（{matter}）", 1, 0.95, "town", everyone=True),
    Template("town", "学习培训", "{place}代表培训", 1, 1.0, "town", (3, 6), everyone=True),
    Template("town", "集中视察", "{place}集中视察（{matter}）", 2, 1.0, "town", everyone=True),
    Template("town", "座谈会", "{place}座谈会（{matter}）", 1, 1.0, "town"),
    Template("town", "执法检查", "{place}配合执法检查（{matter}）", 1, 0.9, "town"),
    Template("town", "调研", "{place}专题调研（{matter}）", 1, 1.0, "town"),
    Template("town", "视察", "{place}视察（{matter}）", 1, 0.7, "few"),
    Template("town", "监督检查", "{place}监督检查（{matter}）", 1, 0.8, "few"),
    Template("town", "走访企业", "{place}代表走访企业", 2, 0.8, "few"),
    Template("town", "回头看", "{place}建议办理回头看（{matter}）", 1, 0.8, "few", (9, 12)),
    Template("town", "共建活动", "{place}代表共建活动", 1, 0.6, "none"),
    Template("town", "其他", "{place}代表统一活动日", 1, 0.8, "town", (10, 10), everyone=True),
    Template("council", "议事会议", "{place}{lane}会议", 4, 0.95, "council", (1, 12)),
    Template("group", "代表小组活动", "{place}活动（{matter}）", 4, 0.85, "group", (1, 12)),
    Template("station", "到站活动", "{place}代表到站活动", 2, 0.75, "station"),
)
