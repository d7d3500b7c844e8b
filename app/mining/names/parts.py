"""Parts of a house by number, its classes, and units for short: 运维三班, 七年级（4）班, 市二院."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.mining.names.evidence import Evidence, Strength
from app.patterns import lazy, one_of
from app.text.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.mining.names.evidence import Kind

_CLASS = lazy(
    rf"""
    (?: [一二三四五六七八九初高大中小]年级
      | [初高大中小][一二三] ) [（(]? [一二三四五六七八九十\d]{{0,2}} [)）]? 班
    | \d{{1,4}} [)）]? 班 (?! 子 | 会 | 车 | 次 | 级 | 主任 | [前后] )
    | 第[一二三四五六七八九十\d]+期 [{HAN}]{{0,8}} 班
    | [{HAN}]{{2}} (?<! [的人有去来我你他] ) 班 (?= [的师同学孩、，。”] | $ )
    """,
    re.VERBOSE,
)
# What any house says before 班: what is learned there, whose it is, how one comes to work.
_COMMON_CLASS = lazy(
    """
    .* (?: 提升 | 能力 | 空 | [一二三四五六七八九十半每]天 | 培训 | 学习 | 研讨 | 研修 | 读书 | 轮训
    | 训练 | 进修 | 主体
      | 中青 | 骨干 | 提高 | 专题 | 示范 | 毕业 | 领导 | 同[一个] | [一这那哪整全各每本该某两几]个?
      | [二三四五六七八九十]个 | [上下值晚夜早白跟换交接带加到倒排当替顶专轮领查歇退了过] | 平行
      | 实验 | 普通 | 重点 | [我你他]们 | 自己 | 所在 | 所带 | 任教 | 优秀 | 先进 | 文明 | 高级
      | 初级 | 中级 | 全日制 | 干部 | 党员 | 教师 | 书记 | 校长 | 青年 | 短期 | 集训 | 辅导 | 兴趣
      | 托管 | 补习 | 课后 | 运转 | [大中小] | 学前 | 新生 | 任何 | 其他 | 原来 | 不同 | 特色
      | 后进 ) 班
    """,
    re.VERBOSE,
)
_NUMBERED = lazy(
    rf"""
    (?<! [一两几每这那各同另某任第一] )
    (?: 第[一二三四五六七八九十\d]+ | [二三四五六七八九十] | \d{{1,2}} )
    (?: 病区 | 车间 | 支部 | 党支部 | 党小组 | 分厂 | 工段 | 工区 | 项目部 | 分局 | 大队 | 中队
      | 支队 | 分队 | 标段 | 分部 | 片区 | 网格 | 村民小组 | 机组 | 号机 | 号楼 | 号线 )
    | (?<! [一两几每这那各同另某任第有] ) 一(?: 大队 | 中队 | 支部 | 车间 | 病区 | 分厂 ) (?=的)
    | (?! [同哪每这那头末任某逐] ) [{HAN}][一二三四五六七八九] (?: 队 | 班组 | 科 | 组 | 矿 | 厂
    | 站 | 村 )
      (?= [的，。、在] )
    """,
    re.VERBOSE,
)
_PART = lazy(
    rf"""
    [{HAN}]{{2}} (?: 里 | 苑 | 园 | 庭 | 府 | 轩 | 湾 | 华庭 ) (?: 小区 | 社区 )
    | [{HAN}]{{2}} [东南西北] (?: 站 | 院 | 校区 | 院区 | 厂 | 矿 ) (?! [在于] )
    """,
    re.VERBOSE,
)
_OF_A_COLLEGE = "(?=[的学人师校、，。]|$)"
_SHORT_UNIT = one_of(
    # Schools and hospitals by number.
    "[市县区省州镇校][一二三四五六七八九][中小院] "
    "[一二三四五六七八九十][中小](?=[的师学校人、，。]|$)(?!学[校生习]) 实验小 实小 [一二三四]附院 "
    "附[一二三四]院? [省市县区立][一二三四五六七八九]院 浙[一二] 附[中小] "
    # … and by whose they are.
    "[省市县](?:立|人民)医院 [市县区](?:人医|中?医院) 人医 中医院 省立医院 总院 总医院 "
    # Universities.
    f"[财师科交农工医林海地]大{_OF_A_COLLEGE} 理工大{_OF_A_COLLEGE} 政法大{_OF_A_COLLEGE} "
    f"外经贸大{_OF_A_COLLEGE} 石油大{_OF_A_COLLEGE} 矿大{_OF_A_COLLEGE} "
    "[东南西北浙苏川武湘鲁豫皖赣闽粤桂吉辽冀晋陕甘青宁新蒙云贵琼沪京津渝复同厦兰郑安深]大"
    "(?=学子|人|师生|校园|精神|的(?:老师|教授|专家|课|培训|校园)) [北华南东首陕]师大 东北师大 复旦 "
    # Courts, academies, companies.
    "[区市省县](?:高院|中院) 农垦[高中]院 铁路[高中]院 海事[高中]院 高院 中院 "
    "[省市区县](?:农科院|社科院|农科所) 农科院 社科院 农科所 国网 南网 中铁 中建 中石化 中石油 "
    "中海油 中交 中冶 中核 中粮 华润 华电 大唐 国电 铁建 农商行 建行 农行 工行 中行 交行 协和 华西 "
    "湘雅 同济 积水潭"
)
_BEFORE_SHORT = frozenset("集党其从之成初高期话句程中人")


def find_parts(text: str) -> Iterator[Evidence]:
    """Yield the parts, classes and short names of units that a sentence names."""
    for match in _NUMBERED.finditer(text):
        yield _found(match, "unit", Strength.CLEAR)
    for match in _PART.finditer(text):
        yield _found(match, "unit", Strength.DOUBT)
    for match in _CLASS.finditer(text):
        if not _COMMON_CLASS.fullmatch(match[0]):
            yield _found(match, "work", Strength.CLEAR)
    for match in _SHORT_UNIT.finditer(text):
        if text[max(0, match.start() - 1) : match.start()] not in _BEFORE_SHORT:
            yield _found(match, "unit", Strength.CLEAR)


def _found(match: re.Match[str], kind: Kind, strength: Strength) -> Evidence:
    return Evidence(match.start(), match.end(), match[0], kind, strength)
