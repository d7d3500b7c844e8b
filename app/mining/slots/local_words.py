"""Words that tie a sentence to one place or one year, and the general words for them.

Facts of the language of these reports, not of any one report: what is said all over the country
stays, what one province or one year says becomes a slot or keeps its sentence out of the bank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy

if TYPE_CHECKING:
    import re

# Quoted expressions that open with a numeral and are used all over the country; every other
# such expression (“三区同建”) is taken for the campaign of one place.
NATIONAL = lazy(
    # Idioms that open with a numeral: 一点一滴, 百年大计.
    "一[^一]一[^一]|一.之.|[千百]方百计|百年大计|百折不挠|百花齐放|百家争鸣|三心二意|四面八方|五湖四海|"
    "七上八下|"
    "两委|两会|两高|两新|两企三新|三公|三资|三品一标|四议两公开|两个一百年|一府两院|三支一扶|两弹一星|"
    "五一|五四|七一|八一|十一|六一|三八|四个一批|三甲|七个有之|一号工程|百家讲坛|千人计划|万人计划|"
    "两个确立|两个维护|两个大局|两个永远在路上|两个毫不动摇|两个务必|两个结合"
    "|两山|一带一路|三个务必|三会一课|三严三实|三重一大|三农|三个代表"
    "|三大攻坚战|三项制度|五条禁令|五项禁令|六项纪律|四个自我|一对一.*|三查七对|三会一书|"
    "两票三制|三违|四不两直|四不放过|四个最严|四个意识|四个自信|四个全面|四个服务|四方责任|"
    "四下基层|四史"
    "|四风|五位一体|六个必须坚持|六稳|六保|八项规定|十个明确|十四个坚持"
    "|十三五|十四五|十五五|一国两制|一岗双责|一站办|一网通办|一窗受理|一件事一次办|一次办好"
    "|一乡一业、一村一品|一村一品|一把手|一线|一盘棋|一张网|一张蓝图|双碳"
    "|双减|百千万工程|千万工程"
)

# What follows a campaign's name, and the word that may stand in the name's place before it.
CAMPAIGN_HEADS: dict[str, str] = {
    "行动计划": "重点",
    "目标定位": "既定",
    "指示精神": "有关",
    "发展思路": "既定",
    "策略方法": "有效",
    "重点任务": "各项",
    "工作部署": "各项",
}

# Matter of its day; the general word serves where the matter is only mentioned, and a sentence
# that names it twice is about it.
DATED: dict[str, str] = {
    "今年新年贺词": "有关重要讲话",
    "新年贺词": "有关重要讲话",
    "疫情防控": "民生保障",
    "复工复产": "恢复发展",
    "北京冬奥会": "重大活动",
}

# A place that a sentence only works in or learns from, by the words around its name, and the
# general word for it. What others said of a place (对山东工作的要求) has none.
PLACES: tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...] = (
    (lazy("(?:先进|发达|兄弟|周边)$"), lazy(""), "地区"),
    (
        lazy("(?:结合|立足|围绕|推动|促进|稳住|服务)$"),
        lazy("发展|实际|实践|经济|产业|特色"),
        "本地",
    ),
)

PROVINCES = lazy(
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建"
    "|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海"
    "|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)

# Development zones are called by the word before 区; the same word before 技术 is common speech.
ZONES = lazy(r"(?:高新|经开|综保)(?!技术|企业|产业)区?")
