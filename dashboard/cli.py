"""lvzhi: the command. A sentence, never a traceback; exit 0 done, 1 problems in the input, 2 wrong use, 3 not done."""

import errno
import sys
from importlib import import_module

import click

from dashboard.commands.wording import in_chinese, speak_chinese
from etl.problems import Stop, reason

COMMANDS = {
    "demo": ("showing", "演示：虚构一个区的工作簿，入库，打开看板"),
    "serve": ("showing", "打开看板（只在本机）"),
    "template": ("checking", "写一个空白模板工作簿"),
    "check": ("checking", "只核对，不入库：列出每一个问题"),
    "load": ("loading", "存档、核对、建库、发布"),
    "build": ("loading", "用在库的全部报送重建数据版"),
    "metrics": ("numbers", "指标：每个代表、站点、单位、小组或区域一行"),
    "composition": ("numbers", "代表构成"),
    "report": ("reporting", "年度工作报告用的数字"),
    "deliveries": ("delivering", "报送的存档：列出、撤回、恢复、历史、问题"),
    "round": ("rounds", "评价轮次：冻结一时的数字；看冻结以后谁的数变了，经由哪份报送"),
    "papers": ("papers", "一档一册一报告：履职档案、手册、报告，每人一份，装成一个压缩包"),
    "verify": ("verifying", "把下载过的一份文件再算一遍：相同，或哪里不同"),
    "accounts": ("accounts", "账号：谁能看，看多少；添、列、停用、换密码"),
    "journal": ("accounts", "操作日志：谁在什么时候做了什么；查有没有被改过"),
    "backup": ("keeping", "把不能重算的全部存成一个文件"),
    "restore": ("keeping", "从备份恢复到一个空文件夹，核对后重建"),
    "sample": ("showing", "写一批虚构的工作簿"),
}
"""name: (the module in dashboard.commands, one line). A verb's module is imported when the verb is used."""

speak_chinese()


class Verbs(click.Group):
    """Finds a verb's module when it is needed; tells what stopped it in one sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"dashboard.commands.{COMMANDS[cmd_name][0]}")
        return in_chinese(getattr(module, f"{cmd_name}_"))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except Stop as stop:
            told = str(stop)
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read the output has gone: not a failure to tell
                raise
            told = f"“{error.filename or '文件'}”读写不了：{reason(error)}。"
        except KeyboardInterrupt:
            told = "已中断，没有发布。"
        click.echo(told, err=True)
        ctx.exit(3)


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
def lvzhi() -> None:
    """履职看板：把各单位的工作簿变成看得见、查得到出处的代表履职数据。

    退出码：0 完成；1 有问题的行（其余已完成）；2 用法不对；3 没有做成（什么也没改）。
    """


in_chinese(lvzhi)


def main() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may be in GBK
            stream.reconfigure(encoding="utf-8", errors="replace")
    lvzhi(prog_name="lvzhi")


if __name__ == "__main__":
    main()
