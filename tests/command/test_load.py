"""lvzhi load, build, deliveries: what a script reads, and what stays when something goes wrong."""

import pytest
from small_office import RECEPTIONS_AGAIN, RECEPTIONS_BAD, Office

LOAD_KEYS = (
    "build as_of rows_read facts problems replaced messages replaces home deliveries again pictures unknown_columns seconds".split()
)  # fmt: skip


def test_a_load_tells_what_the_contract_says(office: Office) -> None:
    told = office.told("load", *office.first_files(), "--as-of", "2025-12-31", "--json")
    assert list(told) == LOAD_KEYS
    assert (told["rows_read"], told["facts"], told["problems"], told["replaced"], told["messages"]) == (9, 9, 0, 0, 0)
    assert told["home"] == {"facts": 9, "problems": 0, "replaced": 0}
    assert told["as_of"] == "2025-12-31"
    assert [sorted(one) for one in told["deliveries"]] == [["facts", "file", "problems", "sha256"]] * 5
    assert sum(one["facts"] for one in told["deliveries"]) == 9


def test_a_later_load_tells_of_its_own_rows_and_what_they_replaced(loaded: Office) -> None:
    told = loaded.told("load", loaded.file("5月-接待.csv", RECEPTIONS_AGAIN), "--json")
    assert (told["rows_read"], told["facts"], told["problems"], told["replaced"]) == (2, 2, 0, 0)
    assert told["replaces"] == 1  # J2 as it was first told
    assert told["home"] == {"facts": 10, "problems": 0, "replaced": 1}


def test_a_column_nobody_knows_is_named_and_left_in_the_archive(office: Office) -> None:
    told = office.told("load", office.file("区域.csv", "区域编号,区域名称,层级,备注栏\nA,某区,县,x\n"), "--json")
    assert told["unknown_columns"] == ["区域.csv，区域：不认得的列没有读：备注栏。"]
    assert told["problems"] == 0


def test_bad_rows_are_listed_and_the_rest_goes_in(loaded: Office) -> None:
    bad = loaded.file("6月-接待.csv", RECEPTIONS_BAD)
    done = loaded.run("load", bad)
    assert done.exit_code == 1
    assert "读到 2 行：入库 0，问题 2，被替换 0。" in done.stdout
    problems = loaded.told("deliveries", "problems", "--json")
    assert {(one["file"], one["row"], one["column"], one["found"]) for one in problems} == {
        ("6月-接待.csv", 2, "日期", "2025-06-31"), ("6月-接待.csv", 3, "站点编号", "S9"),
    }  # fmt: skip


def test_what_cannot_be_read_changes_nothing(loaded: Office) -> None:
    before = loaded.run("metrics", "--by", "area").stdout
    broken = loaded.folder / "坏了.xlsx"
    broken.write_bytes(b"PK\x03\x04 this is no workbook")
    done = loaded.run("load", str(broken))
    assert done.exit_code == 3
    assert done.stdout == "" and "坏了.xlsx" in done.stderr and done.stderr.count("\n") == 1
    assert loaded.run("metrics", "--by", "area").stdout == before
    assert "坏了.xlsx" not in loaded.run("deliveries", "list").stdout


def test_withdrawn_and_restored(loaded: Office) -> None:
    loaded.run("load", loaded.file("5月-接待.csv", RECEPTIONS_AGAIN), "--as-of", "2025-12-31")
    with_both = loaded.run("metrics", "--by", "area").stdout
    done = loaded.told("deliveries", "withdraw", "5月-接待.csv", "--by", "办公室", "--reason", "报错了月份", "--json")
    assert (done["in_force"], done["home"]["facts"]) == (False, 9)
    assert [one["in_force"] for one in loaded.told("deliveries", "list", "--json")] == [True] * 5 + [False]
    again = loaded.run("deliveries", "withdraw", "6")
    assert (again.exit_code, again.stderr) == (3, "第 6 份报送“5月-接待.csv”已经撤回。\n")
    assert loaded.told("deliveries", "restore", "6", "--json")["home"]["facts"] == 10
    assert loaded.run("metrics", "--by", "area", "--as-of", "2025-12-31").stdout == with_both
    history = loaded.run("deliveries", "history").stdout.splitlines()
    assert [line.split("  ")[1] for line in history] == ["收到"] * 6 + ["撤回", "恢复"]
    assert history[6].endswith("5月-接待.csv  办公室  报错了月份")


def test_where_no_build_comes_about_the_archive_too_is_as_it_was(loaded: Office) -> None:
    (loaded.home / "rules").mkdir(exist_ok=True)
    (loaded.home / "rules" / "office.toml").write_text('pack = "没有这个包"\n', "utf-8")
    assert loaded.run("deliveries", "withdraw", "1").exit_code == 3
    assert all(one["in_force"] for one in loaded.told("deliveries", "list", "--json"))


def test_build_takes_another_day_of_judgement(loaded: Office) -> None:
    told = loaded.told("build", "--as-of", "2025-04-01", "--json")
    assert told["as_of"] == "2025-04-01" and told["facts"] == 9
    one = loaded.run("metrics", "--by", "area", "--metric", "receptions", "--from", "2025-01-01", "--to", "2025-12-31")
    assert one.stdout.splitlines()[1] == "A,甲街道,1,1,"  # J2 is later than the day


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["load", "没有.csv"], "文件“没有.csv”读不了：没有这个文件。"),
        (["check", "没有.csv"], "文件“没有.csv”读不了：没有这个文件。"),
        (["metrics", "--by", "area"], "里还没有数据，请先运行 lvzhi load 文件。"),
        (["deliveries", "problems"], "还没有数据，请先运行 lvzhi load 文件。"),
        (["deliveries", "withdraw", "1"], "没有编号或文件名为“1”的报送。"),
    ],
)
def test_a_new_home_says_what_is_missing(office: Office, words: list[str], says: str) -> None:
    done = office.run(*words)
    assert done.exit_code == 3 and done.stdout == ""
    assert done.stderr.endswith(f"{says}\n") and done.stderr.count("\n") == 1
