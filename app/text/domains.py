"""Fields of life whose words may only stand in a report that is itself about them.

A nurse's report must not promise “为区委、区政府当好参谋助手”, and a passage about one course of
study must not slip into a report about another. A passage belongs to every field one of whose
words it holds; it fits a report whose own words (subject, themes, unit, post, facts) show that
it is about that field.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class _Domain(NamedTuple):
    name: str
    passage: re.Pattern[str]
    report: re.Pattern[str]


def _domain(name: str, passage: str, report: str) -> _Domain:
    return _Domain(name, re.compile(passage), re.compile(report))


_PARTY = (
    r"习近平|总书记|治国理政|党的[一二十百*XxＸ○]|二十大|党纪|党史|党建|党性|党课"
    r"|主题教育|主题党日|党章|党校"
)
_DISTRICT = r"[区县市州旗乡镇]委|[区县市]政府|政务|街道|乡镇|机关|党工委|管委会|办公室|人大|政协"

_DOMAINS = (
    _domain(
        "理论学习",
        r"习近平|总书记|党的(?:二十|十[八九]|\{|百年|创新理论)|新时代中国特色|马克思主义|从严治党"
        r"|中国式现代化|新征程|第四卷|民心是最大的政治|民之所忧|十八大|中国梦|世界观和方法论"
        r"|领袖|治国理政",
        _PARTY,
    ),
    _domain(
        "党员",
        r"党员|党性|我们党|党风|中国共产党|党忠诚|从严治党",
        _PARTY + r"|党员|党支部|党委|党组",
    ),
    _domain(
        "党员干部",
        r"作为(?:一名)?(?:基层)?党员(?:领导)?干部",
        r"党员|书记|主任|局长|科长|处长|部长|委员|党委|党组|干部",
    ),
    _domain("授课", r"老师(?:们)?的(?:耐心)?讲解|聆听.{0,4}老师", r"课|讲座|培训|老师|教授"),
    _domain(
        "地方机关",
        r"全[区县市省]|[区县市省]委|[区县市省]政府|各级战略|国家和省市|先行区|参谋助手|乡村振兴|城乡"
        r"|城市更新|文明城市|四方责任|领导讲话|领导们的讲话|建言献策|区域安全|区域发展",
        _DISTRICT,
    ),
    _domain(
        "经济工作",
        r"经济|产业|外贸|招大引强|企业|新旧动能|新发展理念|改革创新|科技研发|创新驱动|人才政策|开放引领|营商",
        r"经济|产业|招商|企业|商务|发改|工信|科技局|营商|高质量发展|开发区|高新区",
    ),
    _domain(
        "医疗护理",
        r"患者|病人|护理|护士|病房|病区|给药|医嘱|手术|查房",
        r"护|医|病|患者|卫生院|健康",
    ),
    _domain(
        "教育教学",
        r"学生|课堂|备课|教学|班主任|家长|教书|校园|学校|教师",
        r"学校|[中小大]学|学院|幼儿园|教师|教学|教研|课堂|学生|班主任|家校|育人",
    ),
    _domain(
        "生产设备",
        r"检修|机组|车间|班组|工艺|生产线",
        r"设备|检修|车间|工程|生产|厂|电力|施工|班组",
    ),
    _domain("农业农村", r"农业|农村|粮食", r"农业|农村|粮食|乡村|乡镇"),
    _domain("安全", r"安全生产|忧患意识|风险隐患|斗争", r"安全|应急|风险|消防|斗争|稳定"),
    _domain("廉政", r"反腐|贪欲|廉|腐败", r"廉|纪|自律|腐|作风"),
)


@lru_cache(maxsize=8192)
def domains_of(passage: str) -> frozenset[str]:
    """Return the names of the fields a passage belongs to; most passages belong to none."""
    return frozenset(domain.name for domain in _DOMAINS if domain.passage.search(passage))


def domains_about(report: str) -> frozenset[str]:
    """Return the names of the fields a report's own words show it to be about."""
    return frozenset(domain.name for domain in _DOMAINS if domain.report.search(report))
