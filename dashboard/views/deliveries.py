"""数据报送: what was delivered, what became of every row, what is missing."""

from markupsafe import Markup

from dashboard import data
from dashboard.blocks.coverage import coverage_table
from dashboard.blocks.deliveries import delivery_lists, history_list, problem_list
from dashboard.blocks.upload import upload
from dashboard.blocks.withdraw import withdraw
from dashboard.frame import Frame
from dashboard.parts import numbers
from dashboard.parts.figures import KeyFigure, key_figures
from dashboard.parts.head import act, bold
from dashboard.parts.section import section

COUNTS = ("rows_read", "facts", "problems", "replaced")


def body(frame: Frame) -> None:
    ask = frame.ask()
    files, kinds, faults = (data.rows(ask, name) for name in ("deliveries", "row_counts", "problems"))
    total = {name: int(files[name].sum() or 0) for name in COUNTS}
    bad = act(f"{total['problems']} 行有问题") if total["problems"] else Markup("没有问题行")
    lead = Markup("在库 {} 份报送，读到 {} 行，{}。").format(
        bold(str(len(files))), bold(numbers.number(total["rows_read"])), bad
    )
    frame.head("数据报送", lead, days=ask.period.words)
    key_figures([
        KeyFigure("读到", numbers.number(total["rows_read"]), "行", f"{len(files)} 份报送"),
        KeyFigure("入库", numbers.number(total["facts"]), "行", numbers.share(total["facts"], total["rows_read"])),
        KeyFigure("问题", numbers.number(total["problems"]), "行", "没有入库，也没有丢掉"),
        KeyFigure("被替换", numbers.number(total["replaced"]), "行", "以后来的报送为准"),
        KeyFigure("对账", "相符" if total["rows_read"] == sum(total[n] for n in COUNTS[1:]) else "不符", "", "读到＝入库＋问题＋被替换"),
    ])  # fmt: skip
    upload(frame.scope)
    withdraw(frame.scope)
    problem_list(ask, faults, frame.ground.stamp)
    section("覆盖", f"{ask.period.title}各月有多少个区域报送，底数是报送过这种记录的区域；空白为没有一个报送")
    coverage_table(data.rows(ask, "coverage"))
    delivery_lists(files, kinds)
    history_list(data.history(ask.scope, ask.build))
