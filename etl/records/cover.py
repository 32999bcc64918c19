"""What a delivery is complete for: who sent it, for which area, months and sheets."""

from etl.records.column import column
from etl.records.kinds import AreaRef, Day, Items, StationRefs, Text
from etl.records.record import Record
from etl.records.rules import NotBefore


class Cover(Record):
    """What a delivery is complete for: who sent it, for which area, months and sheets."""

    record = "cover"
    sheet = "说明"
    rules = (NotBefore("covers_to", "covers_from"),)

    sent_by: Text = column("报送单位", "报送这一份的单位")
    area_id: AreaRef | None = column("区域编号", "报送单位负责的区域，连同以下各级；空着就从各行推断", default=None)
    covers_from: Day = column(
        "覆盖开始",
        "连同覆盖结束和报送内容，使系统分得清“没有发生”（0）和“没有报送”（空白）",
    )
    covers_to: Day = column("覆盖结束", "不早于覆盖开始", future=True)
    covers: Items = column("报送内容", "这一份报全了的表，写表名")
    covers_stations: StationRefs = column(
        "覆盖站点",
        "空着就是区域内全部站点；没有这张“说明”的，覆盖从各行推断并注明",
        default=(),
    )
