"""工作报告: the year's figures as report paragraphs, each opening its records; a pasted report checked."""

from markupsafe import Markup

from dashboard import data
from dashboard.blocks.reporting import pasted, written
from dashboard.exports.recipe import recipe
from dashboard.exports.yearly import yearly
from dashboard.frame import Frame
from dashboard.parts.download import download
from dashboard.parts.head import bold

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def body(frame: Frame) -> None:
    ask = frame.ask()
    told = data.paragraphs(ask)
    place = frame.ground.areas.get(ask.area or "", "")
    title = f"{ask.period.title}{place}人大工作"
    figures = sum(piece.expression is not None for one in told for sentence in one.sentences for piece in sentence)
    frame.head("工作报告", Markup("{} 个数写成 {} 段，点开每个数看它的记录；写法由办公室改，见说明。").format(
        bold(str(figures)), len([one for one in told if one.sentences])), days=ask.period.words)  # fmt: skip
    written(ask, told)
    made = recipe("yearly", ask, frame.ground.stamp.build, title=title)
    download(
        "下载 DOCX", lambda: yearly(title, ask.period.words, told, frame.ground.stamp, made), f"{title}.docx", DOCX,
        type="primary",
    )  # fmt: skip
    pasted(ask)
