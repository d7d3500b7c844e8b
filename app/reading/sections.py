"""What a short heading announces by its words: 学习体会, 存在的问题, 【接下来这样干】."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

Section = Literal["opening", "insight", "action", "weakness", "background", "closing"]

NEXT = r"(?:下一步|下步|下一阶段|下阶段|接下来|今后|往后|以后的?工作)"
"""Words for the time in which what was learned is to be done."""

WEAKNESS_WORDS = r"(?:不足|问题|差距|短板|短处|弱项|弱点|缺点|毛病|薄弱环节|原因|欠缺)"

_LONGEST_SECTION = 18
_SPREAD = lazy(rf"(?:[{HAN}][ \u3000]+){{2,}}[{HAN}]")
_REMARK = lazy(r"(?<=.)[（(][^（）()]*[）)]$")
_SIGNS = lazy(r"^[^\w【「\[〔“《]+")
_BRACKETS = "【】「」[]〔〕"
_STUDY = (
    "(?:学习|培训|参训|参观|观摩|研修|考察|调研|实训|实习|跟班|跟岗"
    "|轮训|进修|读书|访学|实践|走访|参会)"
)
_COURSE = (
    "(?:情况|概况|背景|内容|安排|做法|过程|经过|经历|概述|简介|形式|方式|设置|行程|见闻|回顾|梗概)"
)
_PLANNED_FOR = (
    "(?:个人|自我|自身|我的|未来|发展|职业|成长|改进|提升|提高|整改|行动|实践|落实|工作|努力"
    "|后续|近期|[两三五]年|[今明]年)"
)
_PLAN = "(?:规划|计划|设想|方案|清单|路径|目标|安排|承诺|思路|措施|办法|举措|打算)"
_SECTIONS: tuple[tuple[Section, re.Pattern[str]], ...] = (
    ("opening", lazy(r"(?:引言|前言|导言|序言|楔子|开篇|写在前面|写在开头)$")),
    (
        "closing",
        lazy(r"(?:结语|结束语|尾声|小结|总结语|写在最后|写在后面|后记|最后的话|结尾|致谢)$"),
    ),
    (
        "action",
        lazy(
            rf"(?:关于|对)?{NEXT}|.*(?:努力的?方向|整改方向|改进方向|发展方向|打算"
            r"|具体举措|下一步(?:工作|打算|计划|举措|措施))$"
            # What is studied may be somebody's plan: 学习“十四五”规划, 解读行动方案.
            rf"|(?!学习.|学好|解读|贯彻|认识|领会|了解).*{_PLANNED_FOR}的?{_PLAN}$"
            rf"|学习(?:计划|规划)$|.{{0,4}}{_PLAN}(?:以?及|[和与、]){_PLAN}$"
            r"|.{0,6}(?:怎么|怎样|如何|这样|这么)(?:干|办|做|走|落实|改)$"
            r"|(?:第?[一二三四上下]季度|[上下]半年|[明来]年|新学期|回[来去])(?:以后|之后)?(?:的|就|要|先|主要|重点)*(?:工作|学习)?(?:安排|计划|重点|任务|办|做|干|改)$"
            r"|接着.{0,4}[干做走]$|(?:我们?)?(?:打算|准备)(?:怎么|如何)?[做干](?:什么|啥|些)?"
            r"|[^了过]{0,6}[做改干办](?:些)?(?:什么|哪些|啥)$|从(?:[明今]天|现在|下[周月个]|明年|我)\w{0,2}起(?:我们?)?(?:要|改|做|干|办|怎|这).{0,6}$"
            r"|(?!听取|征求|采纳).{0,8}(?:几[点条]|一些|主要|工作|[的点条])?(?:意见(?:和|与))?建议$"
            r"|(?:整改落实|后续工作|落实到行动|付诸行动|(?:未来|工作)展望)$|.{0,8}[要想该能]做的.{0,4}[事样]$"
            r"|[^“《》”要有是按做为的]{2,4}(?<!课程)(?<!学习)(?<!培训)(?:计划|打算)$"
        ),
    ),
    (
        "weakness",
        lazy(
            rf"(?:.{{0,6}}(?:存在|查摆|剖析|检视|对照检查|自身|个人)).{{0,8}}{WEAKNESS_WORDS}.{{0,6}}$"
            rf"|(?:主要|我们?的|工作中的|反思|还有哪些)?{WEAKNESS_WORDS}(?:[和与及、].{{1,6}})?$"
            rf"|(?:[主自]\w)?{WEAKNESS_WORDS}(?:之处|剖析|分析|反思|检视|{WEAKNESS_WORDS})$"
            r"|.{0,6}(?:自己|自身|我|身上|存在|还有|哪些|什么)的?(?:毛病|缺点|欠账)$|(?:还)?(?:差在|缺在|输在)哪里?$"
            r"|(?:还)?(?:差|缺|少)(?:了|着)?(?:什么|哪些|啥|多少)$"
            rf"|(?:自我|对照)(?:剖析|检视|反思|检查|审视)$|{WEAKNESS_WORDS}在哪里?$|反思[和与及、]{WEAKNESS_WORDS}$"
            rf"|困难[和与及、]{WEAKNESS_WORDS}$|存在的困难$|(?:对照|查找|查摆|查|找|找准|找出|直面|正视|看[到见]了?)(?:自己|自身|我)?的?{WEAKNESS_WORDS}$|.{{0,4}}(?:自己|自身)的{WEAKNESS_WORDS}$"
            r"|.{2,8}(?:的|之下)(?:差距|不足|短板|原因)$|.{0,6}原因(?:分析|剖析)$|对照检查$|(?:需要|有待)(?:改进|提高|加强)的(?:地方|方面|问题)$"
        ),
    ),
    (
        "background",
        lazy(
            rf"(?:本次|此次|个人|主要|基本|总体|[会训][前中后])?(?:的)?(?:{_STUDY}|基本|总体|课程|活动|会议|行程)"
            rf"(?:的)?(?:基本|总体|主要|开展)?(?:的)?{_COURSE}(?:[和与及、]{_COURSE}|回顾)?$"
            rf"|(?:主要|具体)(?:内容|做法|行程)$|\w{{0,4}}(?:概况|概述|经过|过程|见闻|经历)$|所见所闻$|\w{{2,4}}(?:学习|培训|参观|考察)情况$"
            rf"|(?:{_STUDY}|活动)(?:的)?(?:目的|单位|时间|地点|对象|任务|意义|项目|名称|主题|学时)(?:[和与及、](?:\w{{0,2}}{_COURSE}|目的|单位|时间|地点|任务|意义))?$"
            r"|(?!学习|借鉴|推广|总结|吸收|复制).{0,10}(?:主要|具体|典型|先进|特色|成功|好|的)(?:做法|经验)(?:[和与及、](?:做法|经验|成效|特点))?$"
            r"|[看走听去到学做](?:了|过)(?:什么|哪些|哪里|啥).{0,2}$"
            r"|(?:内容|作品|全书|书籍|课程)(?:简介|梗概|概要)$"
        ),
    ),
    (
        "insight",
        lazy(
            r"(?:.{0,8})(?:学习|心得|几点|个人|主要|思想|培训|参训|[一二三四五]点)?"
            r"(?:体会|收获|感悟|感受|启示|启发|认识|心得|思考|感想|想法|看法|成果|成效)(?:[和与及、](?:体会|收获|感悟|启示|认识|思考))?$"
            r"|(?:[学看想悟听]|感受|体会|认识|明白)(?:到了?|出了?|懂了?|会了?|明白了?)(?:些)?(?:什么|哪些|啥)$|有(?:什么|哪些)收获$"
            r"|(?:所[学思感得悟想见获]){2,3}$"
        ),
    ),
)
_PLANNED = rf"(?:{NEXT}|努力|打算|措施|举措|方向|改进|整改|计划|规划)"
_PLANS = lazy(_PLANNED)
_BOTH = lazy(rf"{WEAKNESS_WORDS}(?:以及|及其?|[和与、])[^，。；]{{0,4}}{_PLANNED}")
_LACK_NAMED = lazy(WEAKNESS_WORDS)

# What a point that tells of something to do opens with, whatever lack it names besides.
_TO_DO = lazy(
    rf"(?:我们?)?(?:{NEXT}[，,]?)?(?:我们?)?(?:将|要|需要|须|必须|应)"
    r"|加强|加大|进一步|提升|提高|强化|深化|坚持|努力|持续|严格|严守|改进|改变|克服|解决|针对|补|增强"
    r"|主动(?!性)|继续|切实|聚焦|围绕|对照|减少|不再|少说"
)
# Words that open what is to be done, and might open a lack as well: 学深一点, 学习不够深.
_DOES = lazy(
    r"每[天周月季年日个次]|[把从请多先再学做干练读写记问查走看帮用抓定]|建立|健全|完善|不断|扎实|争取|带头|定期|及时|按时|坚决"
    r"|推动|推进|开展|组织|制定|落实|明确|细化|优化|充实|参加|利用|养成|树立|增加|压实|创新|培养|发挥|认真|积极|深入|牢固|全面"
)
_NO_LACK = "断|忘|懈|怕|变|停|松|放松|走样|动摇|负|辱|移|渝|息|止|折不扣"
_LACKING = lazy(
    rf"不够|不足|不[太很]|[不欠](?!{_NO_LACK})\w{{1,3}}(?:$|[，。；、])|不[敢愿善会想懂住清牢来](?!忘)"
    r"|(?:没有|没|未能?)(?:$|\w{0,4}(?:形成|养成|做到|跟上|吃透|落实|到位|[深实透细全完好])(?:$|[，。；、]))"
    r"|(?:简单|粗放|单一|老套|陈旧|老旧|淡薄|短缺|紧张|急躁|浮躁|空泛|滞后|薄弱|松懈|脱节|粗糙|偏[少弱软低重浅慢紧多]"
    r"|[少薄慢低弱差窄浅旧散软])(?:$|[，。；、])"
    r"|欠缺|缺乏|缺少|缺位|有待|差距|短板|停留在|流于|浮于|浅尝辄止|一知半解|畏难|满足于|图省事|打折扣|疏于|忙于|应付"
    r"|容易[急烦躁忘乱]|[重以][^，。]{1,6}[、，]?[轻代][^，。]{1,6}(?:$|。)|较大|较[少弱差低浅慢]|还没|吃老本|老办法|两张皮"
    r"|存在.{0,12}(?:问题|现象)"
)
# What is said of weaknesses alone, whatever section they stand in.
_PLAINLY_LACKING = lazy(
    r"不够|不足|欠缺|缺乏|缺少|有待|浮于|流于|停留在|不[太很]"
    r"|[不欠](?:深|透|实|细|牢|清|准|熟|及时|到位|系统|全面|扎实|主动|经常|平衡|耐心|规范|严格)(?:$|[，。；、])"
    r"|[学用做想走抓练管]得(?:太|还|比较|有些)?(?:浅|少|慢|粗|浮|晚|散|低|窄)(?:$|[，。；、])"
)
_FIRST_SENTENCE = lazy(r"[^。；！？;!?]*")


def section_of(heading: str) -> Section | None:
    """Return what a short section heading announces (三、今后努力方向), None for all others."""
    heading = _REMARK.sub("", heading)
    if is_spread(heading):
        heading = heading.replace(" ", "").replace("\u3000", "")
    if len(heading) > _LONGEST_SECTION or "，" in heading:
        return None
    bare = _SIGNS.sub("", heading.rstrip("：:。*")).strip(_BRACKETS)
    return next((name for name, pattern in _SECTIONS if pattern.match(bare)), None)


def is_spread(text: str) -> bool:
    """Tell whether blanks part all characters of a line, as of a heading: 今 后 打 算."""
    return _SPREAD.fullmatch(text) is not None


def announces_both(text: str, *, joined: bool = False) -> bool:
    """Tell whether words announce weaknesses and what will be done: 存在的不足和努力方向.

    In a sentence they have to be `joined`: 针对这些不足，今后的打算是 announces plans.
    """
    if joined:
        return _BOTH.search(text) is not None
    return bool(_LACK_NAMED.search(text) and _PLANS.search(text))


def tells_of_lack(head: str) -> bool | None:
    """Tell whether a point is a weakness by its first sentence (学习不够深。) or something to do.

    None where its words leave it open.
    """
    first = _FIRST_SENTENCE.match(head)
    said = first[0] if first else ""
    if _TO_DO.match(said):
        return False
    if _LACKING.search(said):
        return True
    return False if _DOES.match(said) else None


def are_lacks(heads: Sequence[str]) -> bool:
    """Tell whether some points are all weaknesses by what their first sentences say."""
    first = (_FIRST_SENTENCE.match(head) for head in heads)
    return len(heads) > 1 and all(said and _PLAINLY_LACKING.search(said[0]) for said in first)
