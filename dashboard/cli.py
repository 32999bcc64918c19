"""lvzhi: the command. A sentence, never a traceback; exit 0 done, 1 problems in the input, 2 wrong use, 3 not done."""

import sys

import click

from dashboard.commands.loading import build_, check_, deliveries_, load_, template_
from dashboard.commands.numbers import composition_, metrics_
from dashboard.commands.showing import demo_, sample_, serve_
from etl.problems import Stop


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def lvzhi() -> None:
    """履职看板：把各单位的工作簿变成看得见、查得到出处的代表履职数据。"""


for command in (demo_, serve_, template_, check_, load_, build_, metrics_, composition_, deliveries_, sample_):
    lvzhi.add_command(command)


def main() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may be in GBK
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        lvzhi(standalone_mode=True)
    except Stop as stop:
        click.echo(str(stop), err=True)
        sys.exit(3)


if __name__ == "__main__":
    main()
