"""Invented people: common surnames, common syllables, so that names collide as real ones do."""

import numpy as np
import polars as pl

from etl.sample.draw import Flags, Ints, indices, some

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

_KNOWN = frozenset(
    (
        "李强 李希 王毅 王勇 王晨 张军 陈希 尹力 陈武 邵鸿 周强 王刚 李鹏 李斌"
        " 陈云 林彪 王震 王明 万里 朱德 宋平 陈毅 贺龙 雷锋 秦刚 董军 龙云 苏辉"
        " 黎明 余华 张洁 胡军 许晴 何洁 李宁 李娜 姚明 刘翔 王菲 张杰 李健 邓超"
        " 孙俪 刘涛 赵薇 陈坤 黄磊 周迅 林丹 王楠 韩红 孙杨 朱婷 郎平 汪涵 谢娜"
        " 李安 贾玲 沈腾 丁宁 马龙 王皓 周杰 郭明 李玉 郑爽 马云 韩雪 孙楠 白雪"
        " 高峰 高明 高华 毛泽东 毛泽民 毛新宇 江泽民 邓小平 胡春华 孙春兰 张春桥"
        " 王正伟 刘新成 高云龙 梁振英 李家超 王光英 李小琳 汪文斌 周小川 周立波"
        " 王立军 李国英 方志敏 张学良 刘德华 刘嘉玲 林志玲 林志颖 高晓松 张雨生"
        " 蒋文丽 杨丽萍 黄晓明 黄海波 李光洁 张国强 张国立 张国清 李小鹏 李小龙"
        " 李云龙 王文涛 张文宏 张志军 王军霞 李永波 刘云山 林书豪 李玉刚 张建平"
        " 张玉凤 李学勇 谷俊山 李云迪 李春平 李建华 王建军 李书福"
    ).split()
)
"""Full names of well-known people, whom the sample never names."""


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
    while drawn.is_in(list(_KNOWN)).any():  # a known name loses its namesake: the next surname
        surname = np.where(drawn.is_in(list(_KNOWN)).to_numpy(), (surname + 7) % len(_SURNAMES), surname)
        drawn = _spelt(surname, first, second, single)
    return drawn


def _spelt(surname: Ints, first: Ints, second: Ints, single: Flags) -> pl.Series:
    given = pl.Series([*_FIRST, ""]).gather(np.where(single, len(_FIRST), first))
    last = pl.Series(_FEMALE + _MALE).gather(second)
    # 红红 and the like: the same syllable twice is written once
    given = pl.select(pl.when(given != last).then(given).otherwise(pl.lit(""))).to_series()
    return pl.Series(_SURNAMES).gather(surname) + given + last
