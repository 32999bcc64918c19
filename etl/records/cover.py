"""cover."""

from etl.records.kinds import AreaRef, Day, Items, StationRefs, Text
from etl.records.record import Record, column
from etl.records.rules import NotBefore


class Cover(Record):
    """cover."""

    record = "cover"
    sheet = "说明"
    rules = (NotBefore("covers_to", "covers_from"),)

    sent_by: Text = column("报送单位", "the unit that sends the delivery")
    area_id: AreaRef | None = column(
        "区域编号", "the area the sender answers for, with all below it; blank = inferred from the rows", default=None
    )
    covers_from: Day = column(
        "覆盖开始",
        'with covers_to and covers: what lets the system tell "none happened" (0) from "nobody reported" (blank)',
    )
    covers_to: Day = column("覆盖结束", ">= covers_from", future=True)
    covers: Items = column("报送内容", "sheet names this delivery is complete for")
    covers_stations: StationRefs = column(
        "覆盖站点",
        "blank = every station of the area; without a cover sheet coverage is inferred from the rows and marked as inferred",
        default=(),
    )
