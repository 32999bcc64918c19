"""What anyone would do by hand instead of the exports: documents cell by cell, sums in Python, every pair by difflib."""

import argparse
import tempfile
from collections.abc import Callable
from typing import Any

PEOPLE, QUOTA, DRAWS, POINTS = 6_000, 100, 10_000, 7
FEW_DRAWS, FEW_TEXTS = 20, 2_000
UNITS = 60


def plain_papers(given: argparse.Namespace) -> Callable[[], object]:
    """As many documents of as many table rows by python-docx as one would write it, of figures already at hand."""
    from docx import Document

    def one() -> None:
        document = Document()
        document.add_heading("履职档案")
        table = document.add_table(rows=0, cols=4)
        for n in range(80):
            for cell, text in zip(
                table.add_row().cells,
                (f"2025-01-{n % 28 + 1:02}", "出席", "常委会会议", "某某.xlsx 出席 第9行"),
                strict=True,
            ):
                cell.text = text
        with tempfile.TemporaryFile() as out:
            document.save(out)

    def work() -> int:
        for _ in range(given.people):
            one()
        return given.people

    return work


def table() -> Any:
    import numpy as np

    dice = np.random.default_rng(1)
    return dice.random((PEOPLE, POINTS)), dice.dirichlet(np.full(POINTS, 5.0), DRAWS)


def plain_draws(_: argparse.Namespace) -> Callable[[], object]:
    """Adding up, sorting and cutting in Python, for a few draws."""
    points, weights = table()
    rows, few = points.tolist(), weights[:FEW_DRAWS].tolist()

    def work() -> int:
        for weight in few:
            totals = [sum(a * b for a, b in zip(row, weight, strict=True)) for row in rows]
            sorted(range(len(totals)), key=lambda n: -totals[n])[:QUOTA]
        return FEW_DRAWS

    return work


def titles(number: int) -> list[str]:
    import random

    dice = random.Random(3)
    what = (
        "小区 老旧 二次 供水 改造 电梯 加装 停车 公交 路灯 学校 门口 接送 养老 食堂 "
        "垃圾 分类 河道 排水 管网 绿化 公园 健身 噪声 油烟 充电 桩 消防"
    ).split()
    return [f"关于加强{''.join(dice.sample(what, 5))}工作的建议" for _ in range(number)]


def plain_alike(given: argparse.Namespace) -> Callable[[], object]:
    """Every pair by difflib, for a few texts: told as if for all of them, since pairs grow by the square."""
    from difflib import SequenceMatcher

    few = titles(FEW_TEXTS // UNITS)

    def work() -> int:
        for n, one in enumerate(few):
            for other in few[:n]:
                SequenceMatcher(None, one, other).ratio()
        return len(few) * (len(few) - 1) // 2

    return work
