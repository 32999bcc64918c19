"""Mistakes in headers.toml, layouts.toml, calendar.toml and office.toml: one sentence each."""

from pathlib import Path

import pytest

from etl.problems import Stop
from etl.rules.load import load_rules

TABLES = {
    "headers: no such record": (
        "headers",
        '[proposals]\n"案号" = "建议编号"',
        "规则文件 headers.toml 第 1 行 proposals：没有名为 proposals 的记录，可写 all 或 cover、area、",
    ),
    "headers: no such header": (
        "headers",
        '[suggestion]\n"案号" = "建议编号"\n"承办人" = "经办人"',
        "规则文件 headers.toml 第 3 行 suggestion.承办人：没有“经办人”这个规定栏目。",
    ),
    "headers: a header taken for another": (
        "headers",
        '[suggestion]\n"会办单位" = "主办单位"',
        "规则文件 headers.toml 第 2 行 suggestion.会办单位：“会办单位”本身就是规定栏目。",
    ),
    "calendar: neither worked nor off": (
        "calendar",
        '[[day]]\non = 2027-02-07\nkind = "半天"\nreason = "除夕"',
        "规则文件 calendar.toml 第 3 行 day[1].kind：写的是“半天”，只能写 班、休。",
    ),
    "calendar: a day twice": (
        "calendar",
        '[[day]]\non = 2027-02-07\nkind = "班"\nreason = "调休"\n\n'
        '[[day]]\non = 2027-02-07\nkind = "休"\nreason = "错"',
        "规则文件 calendar.toml 第 7 行 day[2].on：2027-02-07 已在前面写过一次。",
    ),
    "layouts: no such header": (
        "layouts",
        '[[layout]]\nid = "x"\ntitle = "签到"\nrecord = "attendance"\n'
        'headers = ["姓名"]\ncolumns = { "签到" = "到会" }',
        "规则文件 layouts.toml 第 6 行 layout[1].columns.签到：记录 attendance 没有“到会”这个栏目。",
    ),
    "layouts: no such value": (
        "layouts",
        '[[layout]]\nid = "x"\ntitle = "签到"\nrecord = "attendance"\n'
        'headers = ["姓名"]\nblank = { "出席情况" = "没来" }',
        "规则文件 layouts.toml 第 6 行 layout[1].blank.出席情况：“出席情况”没有“没来”这个值，只能写 出席、请假、缺席、",
    ),
    "layouts: a pattern without a bracket": (
        "layouts",
        '[[layout]]\nid = "x"\ntitle = "t"\nrecord = "stated_figure"\nheaders = ["姓名"]\n'
        "fill = [{ header = '年度', pattern = '20..年' }]",
        "规则文件 layouts.toml 第 6 行 layout[1].fill[1].pattern：正则表达式里应正好有一对括号，括出要取的部分。",
    ),
    "office: a pack nobody has": (
        "office",
        'pack = "atlantis"',
        "规则文件 office.toml 第 1 行 pack：没有名为“atlantis”的规则包，可用的有：chongqing、",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_broken_table(name: str, tmp_path: Path) -> None:
    file, text, message = TABLES[name]
    (tmp_path / f"{file}.toml").write_text(text)
    with pytest.raises(Stop) as told:
        load_rules(tmp_path)
    assert str(told.value).startswith(message) and str(told.value).endswith("。")
