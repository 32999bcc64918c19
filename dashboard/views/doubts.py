"""数据质疑: which numbers to ask about before they are used; questions, not verdicts."""

from markupsafe import Markup

from dashboard import data
from dashboard.blocks.asked_about import as_table, asked_for, questions
from dashboard.exports.recipe import of_list
from dashboard.frame import Frame
from dashboard.parts.head import bold
from dashboard.parts.section import empty, note
from dashboard.parts.takeaway import takeaway
from etl.audit.doubt import Doubt
from etl.audit.doubts import KINDS


def body(frame: Frame) -> None:
    ask = frame.ask()
    found, starts = data.doubts(ask), data.starts(ask)
    frame.head("数据质疑", _lead(found), days=ask.period.words)
    if not any(starts.values()):
        empty("这个数据版不知道从哪里起问", "规则包里没有“doubts”一段；可重新生成一次（lvzhi build）。")
        return
    asked_for(found, starts)
    for kind, words in KINDS.items():
        own = [one for one in found if one.kind == kind]
        if own:
            questions(kind, words, own)
    note("这里只提问。可能是登记的习惯，也可能本来如此；请同报送单位核对以后再用，不作为评价的依据。")
    told = [*frame.told(), *((kind, f"{words}。起点：{starts[kind]}") for kind, words in KINDS.items() if starts[kind])]
    made = of_list(ask, frame.ground.stamp.build, "doubts", len(found))
    takeaway("数据质疑", as_table(found), frame.ground.stamp, told=told, made=made)


def _lead(found: list[Doubt]) -> Markup:
    if not found:
        return Markup("没有要问的数。期间太短、记录太少时不问，所以没有要问的不等于都对。")
    kinds = {one.kind for one in found}
    return Markup("有 {} 处值得问一问，分 {} 类；只是提问，不是结论。").format(bold(str(len(found))), len(kinds))
