"""Words by which the genre tells what a passage leads to: actions, weaknesses, a closing."""

from __future__ import annotations

from functools import lru_cache

from app.patterns import lazy
from app.reading.sections import NEXT, WEAKNESS_WORDS
from app.text.sentences import split_sentences

_REMEMBERED = 256  # Texts about which several rules ask the same.
_COUNT = r"(?:[二三四五六七八九十两几\d]{1,2}(?:个方面|方面|[点条项件步桩招样])|以下|如下|下面)"

_LEAD_START = lazy(rf"(?:同志们，)?(?:在|对于?)?{NEXT}")
_SOFT_LEAD_START = lazy(
    rf"(?:面向|展望|着眼|放眼)(?:未来|{NEXT})"
    r"|未来|学以致用|回到(?:工作)?岗位|结合(?:本职|自身|工作)|立足(?:本职|岗位)|为此"
)
_UNIT = (
    "(?:支部|党委|党组|学校|车间|班组|公司|单位|工区|大队|[科村镇局院厂校队所处场馆站组社区县市]里"
    "|[我本][局院校区市县镇所站队中单]\\w{0,3})"
)
_MUST = (
    "(?:(?<![现即])将|(?<![主重必])要(?!求)|应该?|需|须|打算|准备|计划|决定|决心|拟"
    "|(?:着力|重点)(?!.{0,2}了))"
)
_MEANS = (
    rf"(?:{_MUST}|(?<![个大开次机社])会(?![议上后前，])|做到(?!了)"
    "|[给为]自己[^。，]{0,4}[定立列提布写])"
)
_LEAD_SENTENCE = lazy(
    rf"(?:我|我们|本人|{_UNIT})[^。]{{0,30}}{_MEANS}[^。]*(?:{_COUNT}|这样做|做到“|[：:]$)"
    rf"|(?<=，){NEXT}[^。]*(?:{_COUNT}|打算|[：:]$)"
)
_WORK = "(?:工作|任务|措施|举措|实事|整改|改进|事)"
_TO_COME = rf"[^。]{{0,16}}(?:[：:]$|{_COUNT})"
_SOON = (
    "(?:下半年|[上下四三二]季度|明年|来年|明天起|下个?[月周学]|新的一年|新学期"
    "|年内|年底前|[月周]底前)"
)
_DECIDED = (
    "(?:决定(?!性|于|着|了|[^。]{0,12}(?:因素|关键|意义|作用))"
    "|议定|商定|定下|敲定|研究确定|约定|一致同意)[^。]{0,8}"
)
_DO = "(?:抓|做|办|干|改|推进|落实|完成|开展|实施|采取)(?!了)[^。，]{0,3}?"
_PLANNED = "(?:打算|计划|安排|措施|办法|举措|对策|思路)"
_OWN = f"(?:整改|改进|后续|近期|自己的|我们?的|个人)的?(?:主要|具体|工作)?{_PLANNED}"
_NEXT_WORK = f"{NEXT}的?(?:重点|主要|具体)?(?:{_WORK}|{_PLANNED}|目标|方向|重点)"
# What is to be done without saying by whom: 要抓好以下工作, 明确了支部下一步的工作.
_TASKS = lazy(
    rf"(?:{_OWN}|{_NEXT_WORK}){_TO_COME}|{_SOON}[^。]{{0,16}}(?:{_MUST}|完成|做好){_TO_COME}"
    rf"|{_DECIDED}{_TO_COME}|希望(?:大家|同志们|同学们|各位)[^。]*(?:做到|{_COUNT})[：:]?$"
    rf"|(?:{_MUST}|先)[^。，]{{0,6}}?{_DO}{_COUNT}[^。，]{{0,6}}?{_WORK}"
    rf"|(?:{_MUST}|先|就)[^。，]{{0,4}}从[^。，]{{1,12}}(?:做起|入手|抓起|改起?|着手|发力)"
    r"|针对[^。]{2,24}(?:措施|办法|举措|做法)"
)
# What is meant to be done, or done so, when one is back: 往后丙班这样办, 回村以后我要办这么几件事.
_FORWARD = (
    rf"(?:{NEXT}|(?<!带)回(?:去|来|到|[村院校厂所站县队里局镇]|单位)\w{{0,8}}(?:之?后|以后)?"
    rf"|新学期|下(?:学期|周|个?月|季度)|这学期|从[^。，]{{1,6}}起|{_SOON}"
    "|学了就[要得]用|所以|结合[^。，]{2,8}|对照[^。，]{2,10}|为此)"
)
_MEANT = (
    "(?:想(?!，)|(?<!主)要(?!求)|将|(?<![社机])会|准备|打算|计划|建议|决定|决心|定下|商量"
    "|议定|议了|定了)"
)
_DEEDS = "(?:做|办|干|推|改|抓|试|落实|开始|用起来|实行|推行)(?!了)"
_SO = (
    "(?:(?:这样|这么|如此|先)[^。，]{0,4}?(?:做|办|干|改|来|走|抓|试|安排|要求)[^。，]{0,4}"
    "|(?:做|办|干|改|抓|试|推)(?:好|成|起)?(?:这|以?下)[^。]{0,8})"
)
_INTENDED = lazy(
    rf"{_FORWARD}[^。]{{0,20}}?(?:{_SO}|{_MEANT}[^。]{{0,14}}{_DEEDS}[^。]{{0,10}})(?:[：:，。！]|——?|$)"
    rf"|(?:我们?|咱们?|本人|支部|{_UNIT})[^。，]{{0,6}}(?:{_MEANT}|先)[^。，]{{0,12}}{_DEEDS}[^。，]{{0,10}}(?:[：:]|——?|$)"
    rf"|(?:{_FORWARD}|想好了?)[^。]{{0,24}}(?:几|[二三四五六两])(?:件[^。，]{{0,3}}事|桩[^。，]{{0,3}}事|样[^。，]{{0,2}}|步|项)[：:。]?$"
    rf"|(?:(?<!主)要|必须|得)做到(?!了)[^。，]{{0,8}}[：:]$|[要想](?:做|办|干|改|抓|推)的(?:.{{0,3}}事|是|有)[^。]{{0,8}}(?:[：:，。]|——?|$)"
)
_OF_OTHERS = lazy(
    "(?:认识|体会|感悟|感受|懂得|明白)到?(?!了)[^。]*$|(?:指出|强调|提出|(?<!按)要求|告诉)[，：]?(?:我们|大家)?$"
    "|(?:老师|教员|教官|书[中里]|他们|人家|兄弟|对方|专家|上级)[^。，]{0,12}$"
)
# What is grasped or seen is no deed, whatever it asks for.
_GRASPED = lazy(
    rf"(?:懂得|明白|觉得|认为|深感)[^。]*$|(?:看到|发现|存在|查找|反思|检视)[^。]*{WEAKNESS_WORDS}[^。，]{{0,6}}$"
)
_NEXT_SAID = lazy(NEXT)
# Who tells his listeners what he will talk about promises no deeds.
_TELLS = lazy(
    rf"(?:从|就|围绕|分|向|把|按)[^。；]{{0,24}}(?:{_COUNT}|方面|部分|角度|层面|大家|情况)[^。；，]{{0,12}}"
    r"(?:汇报|报告|交流|分享|谈|讲|说|介绍|述职|阐述|总结)[^，。；：:]{0,14}[：:。！]?$"
)
_PLAN = lazy("打算|计划|举措|措施|规划|努力方向")
_REPORTING = lazy(r"(?:汇报|报告|交流|总结)(?:如下|以下)")
_TELLING = lazy(r"谈|讲|说|汇报|报告|交流|分享|归纳|梳理|总结")
_REFLECTION = lazy(r"体会|感悟|感受|认识到|认识|收获|启示|启发|心得|思考")
_OWN_THOUGHT = lazy(
    rf"{_REFLECTION.pattern}|看法|想法|感想|触动|感触|道理|印象|记住|明白|懂得|变化|转变|句话|个词|个字"
)

_PLEDGE = lazy(
    "认真|努力|时刻|始终|继续|更加|不断|持之以恒|坚定|牢记|铭记|心[里中上]|不[负忘]|奋[斗勇进]|贡献|力量|砥砺"
    "|争[做当取]|做一[名个]|作出|让我们|相信|初心|使命"
)
_STEPS_START = lazy(
    "(?:下一步|下步|下一阶段|下阶段|接下来)(?:的?工作中?)?，[^。]{0,8}?(?:将|要|打算|会)"
)

_LOOKS_BACK = lazy(
    r"(?:现在|如今|静下心来|夜里)?(?:回头|回过头来?)(?:再)?看看?.{0,4}[我自本]|反观|反思(?:自己|我|过去|自身)|(?:对照|对比|联系|检点|检视|审视|想想|说说)[^。，]{0,8}(?:自[己身]|我)"
    r"|(?:与|和|同|跟)[^。，]{2,16}(?:相比|比起?来)|(?:比起来|相比之下|比一比|两相对照)，|(?:我|我们)(?:自己|这边|那里)?的?(?:不足|差距|短板|毛病|欠缺|问题)"
)
_QUESTIONS = lazy("问题|原因")
_LACKS_NAMED = lazy(
    f"{WEAKNESS_WORDS}|存在|暴露|查摆|查找|剖析|检视|反思|突出|不小|不少|对照|反映|毛病|欠账"
)
_FAULTS = "(?:毛病|缺点|做得不够|差得[^。，]{0,4}|欠账)"
_WEAKNESS_LEAD = lazy(
    rf"{WEAKNESS_WORDS}[^。，]{{0,12}}(?:：|:|$|表现|主要|如下|有)"
    rf"|(?:存在|还有|仍有|查摆|剖析|反思)[^。]{{0,20}}{WEAKNESS_WORDS}"
    rf"|{_COUNT}[^。，]{{0,4}}{WEAKNESS_WORDS}|{_FAULTS}[^。，]{{0,6}}，?(?:有|主要|：|:)"
)
_NO_WEAKNESS = lazy(
    r"弄[懂清明]|搞[懂清明]|想(?:通|明白|清楚|了|着|过|到|(?=[一二两三四五几]))|[回解]答|[问答]了?自己|请教|琢磨|讨论|困扰|补[上齐]|体会|感悟|启示|解决|整改|改进|将|下一步|导向|克服"
)
_BACKGROUND_LEAD = lazy(
    r"(?:课程|内容|做法|安排|讲座|方式|形式|日程|专题|章节)[^。]{0,30}(?:如下|主要有|：|:$)"
    r"|(?:学习|培训|课程|内容|做法|安排|讲座|先后|方式|形式|日程|专题|章节|全书|本书|文章|活动)"
    r"[^。]{0,30}(?:包括|分为|采取|采用|分别|由|共有|设置|收录|组织开展)"
)

_CLOSING_START = lazy(
    r"总之|合上书|掩卷|临走|综上|总而言之|最后，|同志们[，：！]|各位领导、?|让我们|新时代新征程|新征程|奋进新征程|征程|站在新的"
    r"|展望未来|面向未来|新的征程|新时代|征途漫漫|道阻且长|路漫漫|百舸争流|“?雄关漫道|学无止境"
    rf"|{NEXT}|我(?:们)?(?:将|坚信|相信)|作为(?:一名|新时代)"
)


def starts_lead(text: str) -> bool:
    """Tell whether a paragraph opens like the lead into what comes next: 下一步，我将…"""
    return _LEAD_START.match(text) is not None and not _only_tells(split_sentences(text)[0].text)


def starts_steps(text: str) -> bool:
    """Tell whether a last paragraph is steps rather than a pledge: 下一步，我将在本月内…"""
    return starts_lead(text) and not pledges(text)


def pledges(text: str) -> bool:
    """Tell whether a paragraph promises to be good rather than to do something."""
    return _PLEDGE.search(text) is not None


def reflects_on_lacks(text: str) -> bool:
    """Tell whether a paragraph looks back at what its writer lacks: 回头看我们小区，…"""
    return _LOOKS_BACK.match(text) is not None


def has_next_step(text: str) -> bool:
    """Tell whether a later sentence of a paragraph says what comes next: …。下一步，我将…"""
    return any(_STEPS_START.match(sentence.text) for sentence in split_sentences(text)[1:])


@lru_cache(maxsize=_REMEMBERED)
def leads_to_actions(text: str) -> bool:
    """Tell whether a passage right before a group of points announces actions."""
    if starts_lead(text):
        return True
    last = last_sentence(text)
    if _REPORTING.search(last) or _only_tells(last) or _is_grasped(last):
        return False
    if (found := _TASKS.search(last)) and not _OF_OTHERS.search(last[: found.start()]):
        return True
    if found := _LEAD_SENTENCE.search(last):
        return not _is_of_reflections(last[: found.start()], last[found.start() :])
    if _REFLECTION.search(last):
        return False
    if (found := _INTENDED.search(last)) and not _TELLING.search(found[0]):
        return True
    return starts_lead(last) or _SOFT_LEAD_START.match(text) is not None


def leads_to_weaknesses(text: str) -> bool:
    """Tell whether a passage right before a group of points announces weaknesses, or why."""
    last = last_sentence(text)
    return bool(_WEAKNESS_LEAD.search(last)) and not _NO_WEAKNESS.search(last)


def may_be_questions(text: str) -> bool:
    """Tell whether the only weaknesses that a lead names may be questions: 三个问题, 原因."""
    last = last_sentence(text)
    others = _QUESTIONS.sub("", last)
    return others != last and not _LACKS_NAMED.search(others)


def leads_to_background(text: str) -> bool:
    """Tell whether a passage right before a group of points announces what was studied, or how."""
    last = last_sentence(text)
    return bool(_BACKGROUND_LEAD.search(last)) and not _OWN_THOUGHT.search(last)


def starts_closing(text: str) -> bool:
    """Tell whether a paragraph opens like the last of a report."""
    return _CLOSING_START.match(text) is not None


@lru_cache(maxsize=_REMEMBERED)
def last_sentence(text: str) -> str:
    """Return the last sentence of a text without a comma at its end."""
    sentences = split_sentences(text)
    return sentences[-1].text.rstrip("，, ") if sentences else ""


def _only_tells(sentence: str) -> bool:
    """Tell whether a sentence announces what will be told, and no plan: 我将从三个方面汇报情况."""
    return _TELLS.search(sentence.strip()) is not None and not _PLAN.search(sentence)


def _is_grasped(sentence: str) -> bool:
    return _GRASPED.search(sentence) is not None and _NEXT_SAID.search(sentence) is None


def _is_of_reflections(before: str, announced: str) -> bool:
    """Tell whether what a sentence announces is reflections, not what follows from them.

    带着这些收获，我将抓好以下工作 announces work; 收获很大，我将从三个方面谈起 does not.
    """
    if _REFLECTION.search(announced):
        return True
    return bool(_REFLECTION.search(before) and _TELLING.search(announced))
