"""What click says of its own accord, in Chinese. It asks gettext for every sentence; this is the catalogue."""

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

SENTENCES = {
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    "Show this message and exit.": "显示这段说明。",
    "required": "必填",
    "default: {default}": "默认：{default}",
    "env var: {var}": "环境变量：{var}",
    "Aborted!": "已中断。",
    "Error: {message}": "{message}",
    "Try '{command} {option}' for help.": "用法见：{command} {option}",
    "Did you mean {possibility}?": "是不是 {possibility}？",
    "(Did you mean one of: {possibilities}?)": "是不是其中之一：{possibilities}？",
    "Missing command.": "没有写命令。",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "No such option {name!r}.": "没有选项 {name}。",
    "No such command {name!r}.": "没有命令 {name}。",
    "Invalid value: {message}": "写法不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 写法不对：{message}",
    "Option {name!r} does not take a value.": "选项 {name} 后面不跟内容。",
    "Option {name!r} requires an argument.": "选项 {name} 后面要跟内容。",
    "Got unexpected extra argument ({args})": "多出了参数：{args}",
    "Choose from:\n\t{choices}": "可以是：\n\t{choices}",
    "{value!r} is not {choice}.": "“{value}”不在可选的里面：{choice}。",
    "{value!r} is not one of {choices}.": "“{value}”不在可选的里面：{choices}。",
    "{value!r} is not a valid {number_type}.": "“{value}”不是整数。",
    "{value} is not in the range {range}.": "{value} 不在 {range} 之内。",
    "file": "文件",
    "directory": "文件夹",
    "path": "路径",
    "{name} {filename!r} does not exist.": "没有这个{name}：{filename}",
    "{name} {filename!r} is a file.": "{filename} 是文件，不是文件夹。",
    "{name} {filename!r} is a directory.": "{filename} 是文件夹，不是文件。",
    "{name} {filename!r} is not readable.": "{filename} 读不了。",
    "{name} {filename!r} is not writable.": "{filename} 写不了。",
}

_ASKING = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)


def speak_chinese() -> None:
    """Answer click's look-ups from the table; a sentence that is not in it stays English."""
    for module in _ASKING:
        for name, answer in (("_", _say), ("ngettext", _say_count)):
            if hasattr(module, name):
                setattr(module, name, answer)


def in_chinese(command: click.Command) -> click.Command:
    """The command with the words of its usage line in Chinese; those of a group too."""
    command.options_metavar = "[选项]"
    if isinstance(command, click.Group):
        command.subcommand_metavar = "命令 [参数]..."
        for one in command.commands.values():
            in_chinese(one)
    return command


def _say(sentence: str) -> str:
    return SENTENCES.get(sentence, sentence)


def _say_count(one: str, many: str, count: int) -> str:
    return SENTENCES.get(one if count == 1 else many, SENTENCES.get(one, one if count == 1 else many))
