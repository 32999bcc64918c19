"""The file of a selection: what does not fit is refused in one sentence, what fits is read."""

from pathlib import Path

import pytest

from etl.problems import Stop
from etl.rules.load import load_rules

HEAD = '[[award]]\ncitation = "测试"\nvalid_from = 2020-01-01\ntitle = "热心代表"\nweightings = 10\ngates = []\nveto = []\n'
WRONG = [
    ("weights that do not fit", 'quota = 3\nscoring = "按件"\npoints = [{ title = "接待", measure = "receptions", weight = 60, cap = 4 }]',
     "权重合计应为 100，写的是 60"),
    ("more at least than there are seats", 'quota = 3\nscoring = "按件"\nshares = [{ by = "area", value = "甲街道", at_least = 4 }]\n'
     'points = [{ title = "接待", measure = "receptions", weight = 100, cap = 4 }]', "名额 3 个，按 area 至少要有 4 个，不可能"),
    ("at most less than at least", 'quota = 3\nscoring = "按件"\nshares = [{ by = "area", value = "甲街道", at_least = 2, at_most = 1 }]\n'
     'points = [{ title = "接待", measure = "receptions", weight = 100, cap = 4 }]', "at_most 1 比 at_least 2 还少"),
    ("at least of whom", 'quota = 3\nscoring = "按件"\nshares = [{ by = "area", at_least = 2 }]\n'
     'points = [{ title = "接待", measure = "receptions", weight = 100, cap = 4 }]', "用 value 说明是哪一个"),
    ("bands without 分档", 'quota = 3\nscoring = "按件"\npoints = [{ title = "接待", measure = "receptions", weight = 100, cap = 4, '
     'bands = [{ title = "优", at_least = 3, score = 1.0 }] }]', "分档"),
    ("bands upside down", 'quota = 3\nscoring = "分档"\npoints = [{ title = "接待", measure = "receptions", weight = 100, cap = 4, '
     'bands = [{ title = "中", at_least = 1, score = 0.5 }, { title = "优", at_least = 3, score = 1.0 }] }]', "从高到低"),
    ("money scored", 'quota = 3\nscoring = "按件"\npoints = [{ title = "捐款", measure = "funds_wan", weight = 100, cap = 4 }]', "不计分"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "text", "said"), WRONG, ids=[case[0] for case in WRONG])
def test_a_selection_that_does_not_fit_is_refused_in_one_sentence(
    tmp_path: Path, case: str, text: str, said: str
) -> None:
    (tmp_path / "ours.toml").write_text(f'title = "甲办法"\nextends = "national"\n\n{HEAD}{text}\n', "utf-8")
    with pytest.raises(Stop, match=said) as stop:
        load_rules(tmp_path, "ours")
    assert "ours.toml" in str(stop.value) and "\n" not in str(stop.value)


@pytest.mark.parametrize("most", [2, 3])
def test_exactly_so_many_or_from_so_many_to_so_many_may_be_asked_for(tmp_path: Path, most: int) -> None:
    shares = f'shares = [{{ by = "area", value = "甲街道", at_least = 2, at_most = {most} }}]\n'
    points = 'points = [{ title = "接待", measure = "receptions", weight = 100, cap = 4 }]'
    text = f'title = "甲办法"\nextends = "national"\n\n{HEAD}quota = 3\nscoring = "按件"\n{shares}{points}\n'
    (tmp_path / "ours.toml").write_text(text, "utf-8")
    assert load_rules(tmp_path, "ours").title == "甲办法"
