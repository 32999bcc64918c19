"""lvzhi metrics, composition: the same numbers in every form."""

import json
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from small_office import Office

YEAR = ["--from", "2025-01-01", "--to", "2025-12-31"]
ASKED = ["--metric", "receptions", "--metric", "visitors"]
COLUMNS = [
    "id", "name", "receptions", "receptions.numerator", "receptions.denominator",
    "visitors", "visitors.numerator", "visitors.denominator", "visitors.bound",
]  # fmt: skip


def test_a_row_per_subject(seen: Office) -> None:
    lines = seen.run("metrics", "--by", "station", *YEAR, *ASKED).stdout.splitlines()
    assert lines == [
        ",".join(COLUMNS),
        "S1,甲家,1,1,,7,7,,",
        "S2,乙站,1,1,,40,40,,at_least",
    ]


def test_every_form_holds_the_same(seen: Office) -> None:
    told = seen.told("metrics", "--by", "station", *YEAR, *ASKED, "--format", "json")
    assert [list(row) for row in told] == [COLUMNS] * 2
    for form in ("parquet", "xlsx"):
        out = seen.folder / f"指标.{form}"
        assert seen.run("metrics", "--by", "station", *YEAR, *ASKED, "--format", form, "-o", str(out)).exit_code == 0
        assert rows_of(out) == [list(row.values()) for row in told]


def rows_of(file: Path) -> list[list[object]]:
    if file.suffix == ".parquet":
        return [list(row) for row in pl.read_parquet(file).rows()]
    return [list(row) for row in openpyxl.load_workbook(file).active.iter_rows(min_row=2, values_only=True)]


def test_what_nobody_delivered_is_blank(seen: Office) -> None:
    told = seen.told("metrics", "--by", "deputy", *YEAR, "--metric", "attendance_rate", "--format", "json")
    assert {value for row in told for key, value in row.items() if key not in ("id", "name")} == {None}


@pytest.mark.parametrize(
    "asked",
    [
        ["--metric", "receptions", "--metric", "visitors"],
        ["--metric", "receptions,visitors"],
        ["--metric", "receptions", "visitors"],
    ],
    ids=["twice", "with a comma", "one after the other"],
)
def test_several_metrics_however_written(seen: Office, asked: list[str]) -> None:
    assert seen.run("metrics", "--by", "area", *YEAR, *asked).stdout.splitlines()[0] == ",".join(COLUMNS)


def test_a_slice_may_hold_commas(seen: Office) -> None:
    asked = "receptions[station_id=S1,channel=*],visitors[station_id=S1]"
    heads = seen.run("metrics", "--by", "area", *YEAR, "--metric", asked).stdout.splitlines()[0]
    assert "visitors[station_id=S1].numerator" in heads and '"receptions[station_id=S1,channel=*]"' in heads


def test_without_a_choice_every_metric_of_the_grain(seen: Office) -> None:
    from etl.metrics import METRICS

    told = seen.told("metrics", "--by", "station", "--format", "json")
    assert {metric.id for metric in METRICS.values() if "station" in metric.grains} <= set(told[0])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "缺少选项 '--by'"),
        (["--by", "village"], "“village”不在可选的里面"),
        (["--by", "area", "--metric", "no_such"], "no_such"),
        (["--by", "area", "--from", "2025-13-01"], "“2025-13-01”不是日期"),
        (["--by", "area", "--from", "2025-02-01", "--to", "2025-01-01"], "开始日期晚于结束日期"),
        (["--by", "area", "--area", "没有"], "没有编号为“没有”的区域"),
        (["--by", "area", "--level", "处"], "“处”不在可选的里面"),
        (["--by", "area", "--format", "xlsx"], "-o"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(seen: Office, words: list[str], says: str) -> None:
    done = seen.run("metrics", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert says in done.stderr


def test_composition_counts_everyone(seen: Office) -> None:
    told = seen.told("composition", "--format", "json")
    assert list(told[0]) == ["dimension", "category", "count", "share"]
    gender = [(row["category"], row["count"], row["share"]) for row in told if row["dimension"] == "性别"]
    assert gender == [("未填", 2, 1.0)]
    assert json.loads(json.dumps(told)) == told
