"""Invented people: common surnames, common syllables, so that names collide as real ones do."""

import numpy as np
import polars as pl

from etl.sample.draw import Flags, Ints, indices, some
from etl.sample.known import known

_SURNAMES = (
    "王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗 郑"
    " 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 袁 潘 蒋 蔡 余 杜 叶"
    " 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏"
    " 韦 付 方 白 邹 孟 熊 秦 邱 江 尹 薛 闫 段 雷 侯 龙 史 陶 黎 贺"
    " 顾 毛 郝 龚 邵 万 钱 严 覃 武 戴 莫 孔 向 汤 欧阳"
).split()
_FIRST = (
    "建 文 晓 志 明 海 新 春 秀 玉 嘉 思 子 若 承 景 俊 永 云 德 宁"
    " 安 兰 书 雨 欣 梦 佳 雅 静 慧 国 学 红 丽 小 世 正 光 宏 清 远"
    " 立 家 泽 振 少 向"
).split()
_MALE = "峰 彬 波 涛 杰 华 辉 宇 强 龙 平 川 军 明 林 斌 伟 刚 勇 超 鹏 东 生 民 松 成 山 良 才 坤 亮 锋 桥 毅".split()
_FEMALE = (
    "玲 芳 霞 敏 娟 燕 红 梅 丽 静 婷 薇 禾 然 岚 琳 珊 瑜 萍 英 霖 颖 莉 洁 云 华 琴 娜 蓉 兰 雪 晴 月 凤".split()
)


def _popular(pool: list[str], flat: float) -> np.ndarray:
    """Weights that fall with the place in the list: the first is the most common."""
    return 1.0 / (np.arange(len(pool)) + flat)


def full_names(rng: np.random.Generator, female: Flags) -> pl.Series:
    """One name each: the surname, one or two syllables."""
    size = len(female)
    surname = indices(rng, len(_SURNAMES), size, _popular(_SURNAMES, 3.0))
    first = indices(rng, len(_FIRST), size, _popular(_FIRST, 12.0))
    second = np.where(
        female,
        indices(rng, len(_FEMALE), size, _popular(_FEMALE, 9.0)),
        len(_FEMALE) + indices(rng, len(_MALE), size, _popular(_MALE, 9.0)),
    )
    single = some(rng, size, 0.13)
    drawn = _spelt(surname, first, second, single)
    while (refused := known(drawn)).any():  # such a person gets another surname
        surname = np.where(refused, (surname + 7) % len(_SURNAMES), surname)
        drawn = _spelt(surname, first, second, single)
    return drawn


def _spelt(surname: Ints, first: Ints, second: Ints, single: Flags) -> pl.Series:
    given = pl.Series([*_FIRST, ""]).gather(np.where(single, len(_FIRST), first))
    last = pl.Series(_FEMALE + _MALE).gather(second)
    # 红红 and the like: the same syllable twice is written once
    given = pl.select(pl.when(given != last).then(given).otherwise(pl.lit(""))).to_series()
    return pl.Series(_SURNAMES).gather(surname) + given + last
