"""What in an archive's sentence nobody else can say: its day, its writer's stay, half a thought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.mining.sentences.unfit import OWN
from app.patterns import lazy

if TYPE_CHECKING:
    from app.mining.sentences.unfit import Unfit
    from app.models.roles import PhraseRole

LABEL: Unfit = ("local", "只是一段的名称")
"""What a heading is that says what its section is, and not what it is about."""
OF_THE_DAY: Unfit = ("local", "只在当天说得")
_UNFINISHED: Unfit = ("defect", "话没有说完")

_N = "[一二三四五六七八九十两几]"
# A point inside a paragraph ends so where the next one goes on (一是…；二是…；).
_GOES_ON = ("；", ";", "，", ",", "、")
# More is counted than is told: 三个“永远在路上”：决心永远在路上.
_COUNTED = lazy(
    rf"(?:{_N}个[^，。；：]{{2,20}}|{_N}(?:点|条|句话|个方面|方面))：(?!.*[；、，].*[；、，])"
)
# What was shown or told that day to those who sat there, and what was news then.
_SHOWN = lazy(
    r"(?:^|，)(?:今天|刚才|刚刚|会前|会上|方才)(?!的(?:中国|世界|时代))"
    r"|(?:通报|观看|播放)[里中]?的?(?:这些|这几|那些)?(?:案例|案件|专题片|警示片)|(?:这些|上述)(?:案例|案件|事例)"
)
_NEWS = lazy(
    r"^(?:(?:19|20)\d{2}年|\d{1,2}月|近日|近期|日前|今年)[^。]{0,40}"
    r"(?:出台|召开|印发|发布|开幕|闭幕|颁布|施行|实施)[^，。]{0,4}。$"
)
# What an office issued, said or held is no occasion of the writer's without him.
_ISSUED = lazy(
    r"(?:印发|下发|发布|出台|颁布|召开|开幕|闭幕|举行|指出|强调|要求)(?:了|，|《|“|：|。|全)|“[^“”]{9,}”"
)
_WE = lazy(r"我|本人|大家|一行|全体|组织|支部|单位|[院校局园所]组织")
# How long a course took, what was spoken on, and how far one's office reaches differ from house to
# house.
_LENGTH = lazy(
    r"(?:\d+|[一二三四五六七八九十两半几]+)(?:多|余)?(?:个?半?(?:天|日|周|星期|月|学期|小时)|[课学]时)半?[来里中]?的?"
    r"[^，。；“”]{0,12}?(?:学习|培训|进修|锤炼|集训|研修|实训|实习|见习|考察|走访|课程|时光|时间|行程)|为期"
)
_TOPIC = lazy(r"“[^“”]{4,}”(?:这一|这个|为)?(?:题目|主题|课题|专题|题)")
_REACH = lazy(
    r"(?<![安健齐成])全[省市区县州旗镇乡](?![面局域球])"
    r"|全[院校馆所站办厂矿司科](?:上下|各|领导|干部|职工|师生|同事|同志)"
)
# What was done, counted and reported is one house's work, and what a year was is that year's.
_DONE = lazy(
    r"全年|年内|累计|第一时间|率(?:达|为)|[xX×＊*_○]{1,3}[余多]?(?:次|个|项|场|学时|人|篇|家|名)"
    r"|党[组委](?:理论学习)?中心组(?=[^，。]{0,4}(?:严格|认真|坚持|组织|召开|开展))"
)
_OF_A_YEAR = lazy(r"\d+年前|周年|(?:开局|收官|起步|攻坚)之年")
_MEMORY = lazy(r"[这那]段(?:[^，。]{0,6}的)?(?:时光|日子|经历|岁月|旅程)")
# How the course went, the post one holds, and what one says aside.
_COURSE = lazy(r"学员|(?:培训|课程|学院)的?(?:安排|设置)|授课")
_POST = lazy(
    r"作为(?!一[名个位])[^，。]{2,16}(?:书记|[局院校所科庭处县镇乡村站行]长|主任|主席|经理|负责人)(?=[，。、])"
)
_ASIDE = lazy(r"（[^（）]*(?:有人|笔者|本人|我|听说|据说)[^（）]*）")


def own_matter(role: PhraseRole, sentence: str) -> Unfit | None:
    """Return why nobody but its writer may say a sentence of an archive, or None.

    A heading and a title have no such matter: what is counted or shown stands below them.
    """
    if role in ("title", "salutation", "signoff"):
        return None
    if role != "action_lead" and (sentence.endswith(_GOES_ON) or _is_cut(role, sentence)):
        return _UNFINISHED
    if _SHOWN.search(sentence) or _is_news(role, sentence):
        return OF_THE_DAY
    own = (_LENGTH, _TOPIC, _REACH, _MEMORY, _POST, _ASIDE)
    if _OF_A_YEAR.search(sentence):
        return OF_THE_DAY
    told = role.startswith("insight") and (_COURSE.search(sentence) or _DONE.search(sentence))
    return OWN if told or any(pattern.search(sentence) for pattern in own) else None


def _is_news(role: PhraseRole, sentence: str) -> bool:
    """Tell whether a sentence says what happened, and no word of who studies it."""
    if role == "opening.background":
        return not _WE.search(sentence) and bool(_ISSUED.search(sentence))
    return role.startswith("insight") and bool(_NEWS.search(sentence))


def _is_cut(role: PhraseRole, sentence: str) -> bool:
    return role != "opening.bridge" and bool(_COUNTED.search(sentence))
