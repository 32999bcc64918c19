"""What a delivery is complete for."""

from etl.records.column import column
from etl.records.kinds import AreaRef, Day, Items, StationRefs, Text
from etl.records.record import Record
from etl.records.rules import NotBefore


class Cover(Record):
    """What a delivery is complete for: who sent it, for which area, months and sheets."""

    record = "cover"
    sheet = "说明"
    about = "谁报的，报全了哪些月份、哪几张表；报全了而没有记录才是 0"
    rules = (NotBefore("covers_to", "covers_from"),)

    sent_by: Text = column("报送单位", "报送这一份的单位")
    area_id: AreaRef | None = column("区域编号", "报送单位负责的区域，连同其下各级；空着就从各行推断", default=None)
    covers_from: Day = column("覆盖开始", "这一份从哪一天起报全了；覆盖以内没有记录是 0，以外是空白（没人报过）")
    covers_to: Day = column("覆盖结束", "报全到哪一天，含当天；不早于覆盖开始", future=True)
    covers: Items = column("报送内容", "哪几张表报全了，写表名，如 出席、接待；没有发生的也写上")
    covers_stations: StationRefs = column("覆盖站点", "只报全了这几个站点的才填；空着就是区域内全部站点", default=())
