"""Local works that a sentence quotes: campaigns, brands, classes, methods, mottoes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.mining.names.evidence import Evidence, Strength
from app.mining.names.lexicon import official_words
from app.mining.slots.local_words import NATIONAL
from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

# What comes behind a quoted name and says that it is one.
_OWN_HEADS = """
    品牌 | 工程 | 行动 | 工作室 | 工作法 | 工作站 | 模式 | 服务队 | 先锋队 | 突击队 | 宣讲团 | 驿站
    | 小屋 | 讲堂 | 大讲堂 | 课堂 | 学堂 | 书院 | 平台 | 项目 | 主题 | 班会 | 训练营 | 夏令营 | 研学
    | 论坛 | 大赛 | 竞赛 | 比赛 | 沙龙 | 社团 | 基地 | 公众号 | 小程序 | 系统 | 示范岗 | 先锋岗
    | 志愿 | 党建 | 文化 | 节 | 班 | 中队 | 支部 | 社区 | 小区 | 学校 | 幼儿园 | 医院 | 公司 | 集团
    | 计划 | 专项 | 活动 | 微课 | 课程 | 栏目 | 节目 | 展 | 联盟 | 共同体 | 园 | 广场 | 馆 | 路 | 桥
    | 号 | 产品 | 的名字 | 牌 | 杯 | 团队 | 实践团 | 服务团 | 热线 | 专窗 | 岗 | 合唱团 | 艺术团
    | 坊 | 角 | 小分队 | 直播间 | 讲座 | 报告会 | 微党课 | 一课
"""
_QUOTED = lazy(
    rf"""
    (?P<before> 吉祥物 | 品牌 | [校院班队园店行厂]训 | [校教学院]风 | 口号 | 主题[是为] | 主题文化
      | 办学理念 | 校园文化 | 愿景 | 名为 | 命名为 | 取名 | 起名 | 叫做? | 题为 | 打造 | 推出 | 创建
      | 创办 | 擦亮 | 评为 | 荣获 | 获得?了? )?
    [：:]? (?: “(?P<words>[^“”]{{2,30}})” )+
    (?P<after> (?: 这一 | 的 )?
      (?: 读书 | 阅读 | 体育 | 艺术 | 科技 | 校园 | 安全 | 教研 | 研讨 | 演讲 | 征文 | 党建 | 特色
        | 服务 | 主题 | 专题 | 系列 | 教育 | 社会 | 实践 | 志愿 | 教学 | 德育 | 文化 | 管理 ){{0,2}}
      (?: {_OWN_HEADS} ) )?
    (?P<theme> 为主题 )?
    """,
    re.VERBOSE,
)
# What is quoted everywhere, with such a head, too.
_COMMON_QUOTES = lazy(
    """
    互联网[+＋].* | 三下乡 | 大走访 | 回头看 | 我为群众办实事 | 两学一做 | 不忘初心.{0,2}牢记使命
    | 学雷锋 | 清廉 | 平安 | 健康 | 美丽 | 数字 | 智慧 | 法治 | 文明 | 传帮带 | 青蓝 | 师徒结对
    | 一对一 | 送教下乡 | 国培计划? | 名师 | 双减 | 双高 | 双一流 | 强基 | 春蕾 | 希望 | 光盘
    | 扫黑除恶 | 清朗 | 净网 | 断卡 | 护苗 | 三严三实 | 三会一课 | 主题党日 | 敬佑生命.*
    | 党政同责.* | 下基[层地] | [走进上]基[层地] | 破冰(?:行动|之旅)? | 一墙之隔 | 五条禁令
    | 五项禁令 | 八项规定 | 四风 | 放管服 | 最多跑一次 | 一网通办 | 枫桥 | 浦江 | 学习强国 | 中国梦
    | 一带一路 | 线上[+＋]线下 | 线上 | 线下 | 请进来 | 走出去 | 翻转 | 微 | 大 | 小 | 空中 | 第二
    | 思政 | 行走的 | 指尖 | 云端 | 掌上 | 绿色 | 红色 | 阳光
    """,
    re.VERBOSE,
)
# What a quoted name may end in, where nothing is said behind it.
_INNER_HEAD = lazy(
    """
    .{2,4} (?<! [锋结销信问句符口挂称旗记] ) 号
    | .{2,} (?: 工作 | 学习 | 教学 | 管理 | 调解 | 服务 | 阅读 | 培养 | 操作 | 训练 ) 法
    | .+ (?: 品牌 | 工程 | 行动 | 工作室 | 工作法 | 服务队 | 先锋队 | 突击队 | 驿站 | 讲堂 | 课堂
        | 训练营 | 夏令营 | 论坛 | 班 | 中队 | 养老院 | 书院 | 计划 | 大赛 | 大方针 )
    """,
    re.VERBOSE,
)
_SLOGAN = lazy(rf"[{HAN}]{{3,}}[ \u3000][{HAN}]{{3,}}|(?:[{HAN}]{{4}}、){{3,}}[{HAN}]{{4}}")
# What a house calls its idea or its method.
_OWN_IDEA = lazy(
    """
    (?: 学校 | 医院 | 公司 | 集团 | 幼儿园 | 该[院校园局] | 我[院校园局司行] | 他们 | 校长 | 园长
      | 院长 )
    [^，。“”]{0,10} “(?P<words>[^“”]{4,20})” [^，。“”]{0,4}
    (?: 理念 | 宗旨 | 愿景 | 价值观 | 校训 | 精神 | 文化 | 方针 | 战略 | 思路 | 目标 | 方法 | 做法
      | 机制 | 模式 | 特色 | 主线 )
    """,
    re.VERBOSE,
)
_COUNTED = lazy("[二三四五六七八][个句](?P<words>“[^“”]{1,4}”)")
# A couplet is an activity's, where the activity is named behind it.
_COUPLET = lazy(
    f"“(?P<words>[{HAN}◎]{{4,10}}[，、 ][{HAN}◎]{{4,10}})”[{HAN}◎]{{0,14}}"
    "(?:活动|培训|研学|参观|讲座|比赛|实践|课程|班会|展|特色|主线)"
)
_NUMERAL = lazy("[一二三四五六七八九十两百][^，]{1,6}")


def find_works(text: str) -> Iterator[Evidence]:
    """Yield what a sentence quotes as a work of one house."""
    if "“" not in text:
        return
    for match in _QUOTED.finditer(text):
        words = match["words"]
        named = match["before"] or match["after"] or match["theme"]
        shaped = any(rule.fullmatch(words) for rule in (_INNER_HEAD, _SLOGAN, _NUMERAL))
        if (named or shaped) and not _is_common(words):
            yield Evidence(*match.span("words"), words, "work", Strength.CLEAR)
    for rule in (_COUPLET, _OWN_IDEA, _COUNTED):
        for match in rule.finditer(text):
            if not _is_common(match["words"]):
                yield Evidence(*match.span("words"), match["words"], "work", Strength.CLEAR)


def _is_common(words: str) -> bool:
    """Tell whether all quote some words, or a slot stands among them."""
    known = words in official_words() or NATIONAL.fullmatch(words)
    return "□" in words or bool(known or _COMMON_QUOTES.fullmatch(words))
