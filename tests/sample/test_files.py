"""The files of a sample: what an office would send, the same again for the same seed."""

from pathlib import Path

import polars as pl
import pytest
from openpyxl import load_workbook
from sampled import SEED, Written

from etl.problems import Stop
from etl.records import RECORDS, SHEETS, columns
from etl.sample import Format, Scale, planted, write_sample

ALL_SHEETS = set(SHEETS)


def cells(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every cell of a workbook by sheet."""
    book = load_workbook(path, read_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_the_same_seed_gives_the_same_bytes(form: Format, written: Written, tmp_path: Path) -> None:
    write_sample(tmp_path, "street", SEED, form)
    assert contents(tmp_path) == contents(written("street", form))


def test_another_seed_gives_other_people(written: Written, tmp_path: Path) -> None:
    write_sample(tmp_path, "street", SEED + 1, "csv")
    others, ours = (pl.read_csv(f / "东篱街道-代表.csv")["姓名"] for f in (tmp_path, written("street", "csv")))
    assert others.to_list() != ours.to_list()


def test_files_are_told_in_the_order_sent(tmp_path: Path) -> None:
    """Registers come first: whatever a file points to was sent before it."""
    files = write_sample(tmp_path, "street", SEED, "xlsx")
    assert files[0].name == "望川区人大代表登记册.xlsx"
    assert set(files) == set(tmp_path.glob("*.xlsx"))


@pytest.mark.parametrize(
    "name",
    [
        "望川区人大代表登记册.xlsx",
        "2025年三季度-东篱街道.xlsx",
        "2024年一季度-石渡镇.xlsx",
        "2024年代表建议办理.xlsx",
        "2025年代表建议办理.xlsx",
        "2025年民生实事与重大项目.xlsx",
        "2025年代表述职.xlsx",
        "2025年代表手册登记.xlsx",
    ],
)
def test_a_workbook_begins_with_its_cover(name: str, written: Written) -> None:
    """说明 tells who sends it, for which area and which days, and what it is complete for."""
    book = cells(written("district", "xlsx") / name)
    assert next(iter(book)) == "说明"
    header, first = book["说明"][:2]
    told = dict(zip(header, first, strict=True))
    assert all(told[column] for column in ("报送单位", "区域编号", "覆盖开始", "覆盖结束", "报送内容"))
    claimed = {
        sheet for row in book["说明"][1:] for sheet in str(dict(zip(header, row, strict=True))["报送内容"]).split("、")
    }
    assert claimed == set(book) - {"说明"}


CARRIERS: list[tuple[Scale, Format]] = [("street", "xlsx"), ("street", "csv"), ("street", "parquet")]


@pytest.mark.parametrize(("scale", "form"), CARRIERS)
def test_every_record_has_rows(scale: Scale, form: Format, written: Written) -> None:
    filled = set()
    for path in written(scale, form).glob(f"*.{form}"):
        if form == "xlsx":
            filled |= {sheet for sheet, rows in cells(path).items() if len(rows) > 1}
        else:
            rows = pl.read_csv(path, infer_schema=False) if form == "csv" else pl.read_parquet(path)
            filled |= {path.stem.rpartition("-")[2]} if len(rows) else set()
    assert filled == ALL_SHEETS


def test_parquet_has_the_headers_of_the_contract(written: Written) -> None:
    for path in written("street", "parquet").glob("*.parquet"):
        record = SHEETS[path.stem.rpartition("-")[2]]
        assert set(pl.read_parquet_schema(path)) <= {column.header for column in columns(record)}


def test_every_column_of_the_contract_is_filled_somewhere(written: Written) -> None:
    """What a sample never fills nobody sees working. Private columns stay blank: there are no residents."""
    folder = written("district", "parquet")
    blank = []
    for name, record in RECORDS.items():
        rows = pl.concat(
            [pl.read_parquet(path) for path in folder.glob("*.parquet") if path.stem.rpartition("-")[2] == record.sheet]
        )
        filled = {header for header in rows.columns if rows[header].null_count() < len(rows)}
        blank += [f"{name}.{c.name}" for c in columns(record) if c.kind != "private" and c.header not in filled]
    assert blank == []


def test_a_csv_sample_has_one_cover(written: Written) -> None:
    assert [path.name for path in written("district", "csv").glob("*说明*")] == ["说明.csv"]


def test_workbooks_cannot_hold_a_province(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="Excel 装不下"):
        write_sample(tmp_path, "province", SEED, "xlsx")
    assert list(tmp_path.iterdir()) == []


def test_clean_formats_have_nothing_planted(written: Written) -> None:
    assert planted(written("street", "parquet")) == []
    assert planted(written("street", "csv")) != []
