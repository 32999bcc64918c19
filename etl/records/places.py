"""Areas and stations."""

from typing import Literal

from etl.records.column import column
from etl.records.kinds import AreaRef, Day, Id, Int, Money, Number, StationRef, Text
from etl.records.record import Record
from etl.records.rules import ReceptionRule, Within


class Area(Record):
    """A place, from the nation down to a village."""

    record = "area"
    sheet = "区域"
    about = "从省市到村社区的每个区域，连成一棵树"
    key = ("area_id",)

    area_id: Id = column("区域编号", "自编也行，一个区域一个，不重复")
    area_name: Text = column("区域名称")
    tier: Literal["全国", "省", "市", "县", "乡镇街道", "村社区"] = column("层级")
    parent_area_id: AreaRef | None = column("上级区域", "只有最上级的一个空着；不能绕成圈", default=None)
    body: Literal["人大常委会", "街道人大工委", "乡镇人大主席团"] | None = column(
        "人大机构", "由此知道这里有没有自己的人民代表大会：街道没有", default=None
    )


class Station(Record):
    """A home, station or contact point of deputies."""

    record = "station"
    sheet = "站点"
    about = "代表家、站、点，以及议事站、网格、基地、平台"
    key = ("station_id",)
    plan = ("status", ("规划", "在建"))
    rules = (Within("stars", 1, 5), ReceptionRule("reception_rule"))

    station_id: Id = column("站点编号", "自编也行，一个站点一个，不重复")
    station_name: Text = column("站点名称")
    kind: Literal["家", "站", "点", "议事站", "网格", "基地", "平台"] = column("类型", "代表室、特色站填 站")
    setting: Literal["社区", "小区", "园区", "产业", "企业", "村", "机关"] | None = column(
        "依托", "建在哪里", default=None
    )
    theme: Text | None = column("主题", "站点自己的特色主题", default=None)
    area_id: AreaRef = column("区域编号", "站点所在的区域")
    electoral_district: Text | None = column("选区", "由此分清本选区的和外选区来的代表", default=None)
    parent_station_id: StationRef | None = column("上级站点", "不能绕成圈", default=None)
    status: Literal["规划", "在建", "投用", "停用"] = column("状态")
    opened_on: Day | None = column(
        "启用日期", "已投用而空着，就是在最早的报送以前已经启用；规划、在建的可以在以后", default=None
    )
    floor_area_m2: Number | None = column("面积", "平方米", default=None)
    rooms: Int | None = column("房间数", default=None)
    investment_wan: Money | None = column("投入资金", "万元，历年累计；某一年的钱报在 填报数", default=None)
    stars: Int | None = column("星级", "1 到 5", default=None)
    reception_rule: Text | None = column(
        "接待日", "每月N日、单月N日、双月N日、每周X、双周X、每月第N个周X，几个之间用顿号", default=None
    )
