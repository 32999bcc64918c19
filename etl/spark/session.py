"""A session of Spark: found, reached, quiet; each failure one sentence."""

import logging
import os
import re
import shutil
import socket
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from etl.problems import Stop

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LOCAL = "local[*]"
PATIENCE = 5.0
"""Seconds to wait for a master; Spark itself would try for a minute, and then say so in a hundred lines."""
PORT = 7077
MASTERS = r"local(\[[\d*,]+\])?|local-cluster\[[\d,]+\]|spark://\S+|yarn|k8s://\S+"


def check_spark(master: str) -> None:
    """Raises Stop where Spark or Java is not installed here, or the master does not answer."""
    if not re.fullmatch(MASTERS, master):
        raise Stop(f"不认得 Spark 的主节点“{master}”：写成 local[*]、spark://主机:7077、yarn 或 k8s://…。")
    if find_spec("pyspark") is None or find_spec("sqlglot") is None:
        raise Stop("没有装 Spark：见 docs/spark.md，pip install -r requirements/spark.lock 之后再来。")
    if not _java():
        raise Stop("没有找到 Java：Spark 要 Java 17 或更新的版本（Debian：apt install default-jre-headless）。")
    if master.startswith("spark://") and not any(_answers(address) for address in master[8:].split(",")):
        raise Stop(f"连不上 Spark 的主节点“{master}”：它没有开，或者地址不对。")


def _java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java", path=str(Path(home) / "bin") if home else None) is not None


def _answers(address: str) -> bool:
    host, _, port = address.strip().partition(":")
    try:
        socket.create_connection((host, int(port or PORT)), PATIENCE).close()
    except (OSError, ValueError):
        return False
    return True


@contextmanager
def session(master: str) -> "Iterator[SparkSession]":
    """A session over the master, stopped at the end. What is set in Spark's own files holds, save what is set here.

    Raises Stop where Spark does not start.
    """
    check_spark(master)
    logging.getLogger("SQLQueryContextLogger").disabled = True
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)  # none is used here
    from pyspark.sql import SparkSession

    with as_file(files("etl.spark").joinpath("log4j2.properties")) as quiet:
        settings = {
            **_settings(master),
            "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={quiet.as_uri()}",
        }
        builder = SparkSession.builder.master(master).appName("lvzhi")
        try:
            found = builder.config(map=dict(settings)).getOrCreate()
        except Exception as error:  # whatever came through from the JVM
            raise Stop(f"Spark 没有启动：{first_line(error)}。") from error
    try:
        yield found
    finally:
        found.stop()


def _settings(master: str) -> dict[str, str]:
    """Days are days wherever a worker stands; a cluster of this machine alone speaks over loopback, in few parts."""
    common = {
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.ansi.enabled": "true",
        "spark.ui.showConsoleProgress": "false",
    }
    if not master.startswith("local"):
        return common
    if master.startswith("local-cluster"):  # its workers are started from there
        import pyspark

        os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")  # the master and the workers of a local cluster too
    here = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.ui.enabled": "false"}
    return {**common, **here, "spark.sql.shuffle.partitions": "2", "spark.driver.memory": "2g"}


def first_line(error: Exception) -> str:
    """What the JVM said, without its hundred lines of where."""
    return str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
