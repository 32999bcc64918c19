"""Invented people and lifelike records, from one street to the nation: the demonstration, the tests, the benchmarks."""

from etl.sample.bench import write_bench, write_bench_xlsx
from etl.sample.scales import Scale
from etl.sample.trace import Planted, planted
from etl.sample.write import Format, write_sample

__all__ = ["Format", "Planted", "Scale", "planted", "write_bench", "write_bench_xlsx", "write_sample"]
