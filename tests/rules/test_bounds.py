"""How small and how large the numbers of a rule may be: the last value that is taken, the first that is not."""

import re
from pathlib import Path

import pytest

from etl.problems import Stop
from etl.rules.load import load_rules
from etl.rules.tables import SHIPPED

NATIONAL = (SHIPPED / "national.toml").read_text("utf-8")
BOUNDS = """
节        项            收     不收
doubts    smallest      1      0
doubts    saturated     1      1.01
doubts    saturated     0.01   0
doubts    december      1      1.01
doubts    december      0.01   0
doubts    flood         1      0
doubts    alike         1      1.01
doubts    alike_long    1      0
doubts    alike_short   2      1
doubts    cosigned      1      0
doubts    same_number   1      1.01
doubts    round_numbers 1      1.01
doubts    same_months   3      2
doubts    relapsed      1      1.01
doubts    gap_points    0      -1
matching  days_apart    0      -1
reply     months        1      0
reply     hard_months   3      2
"""


def pack(section: str, name: str, value: str) -> str:
    """The shipped section of that name, the first there is, with this value."""
    found = re.search(rf"^\[\[{section}\]\]\n(?:(?!^\[\[).*\n)+", NATIONAL, re.MULTILINE)
    assert found
    told, times = re.subn(rf"^{name} *= *\S+", f"{name} = {value}", found[0], flags=re.MULTILINE)
    assert times == 1
    return f'title = "本区规则"\nextends = "national"\n\n{told}'


@pytest.mark.parametrize(
    ("section", "name", "taken", "refused"), [line.split() for line in BOUNDS.strip().splitlines()[1:]]
)
def test_the_last_value_taken_and_the_first_refused(
    tmp_path: Path, section: str, name: str, taken: str, refused: str
) -> None:
    (tmp_path / "ours.toml").write_text(pack(section, name, taken), "utf-8")
    load_rules(tmp_path, "ours")
    (tmp_path / "ours.toml").write_text(pack(section, name, refused), "utf-8")
    with pytest.raises(Stop, match=rf"规则文件 ours.toml 第 \d+ 行 {section}\[1\]"):
        load_rules(tmp_path, "ours")
