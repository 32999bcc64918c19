"""What was done by the command stands in the journal too: sent, rebuilt, taken back, restored, carried away."""

from small_office import Office

from etl.home import Home
from etl.journal import entries


def test_every_deed_of_the_command_is_a_line(loaded: Office) -> None:
    out = loaded.folder / "指标.csv"
    *_, which = loaded.told("deliveries", "list", "--json")
    loaded.run("build", "--as-of", "2025-12-31")
    loaded.run("deliveries", "withdraw", which["sha256"], "--reason", "报错了")
    loaded.run("deliveries", "restore", which["sha256"])
    loaded.run("metrics", "--by", "deputy", "-o", str(out))
    loaded.run("metrics", "--by", "deputy")
    told = [(one.who, one.what) for one in entries(Home(loaded.home))]
    sent = [what for _, what in told].count("报送")
    assert sent == len(loaded.first_files())
    assert told[sent:] == [("本机命令", what) for what in ("重建", "撤回", "恢复", "导出")]
    assert entries(Home(loaded.home))[-1].about == "指标.csv"
