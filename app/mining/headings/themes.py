"""What a heading is about, where a word of it tells that."""

from __future__ import annotations

from app.mining.headings.frames import shape_frames
from app.patterns import lazy
from app.text.characters import HAN

# A word of two to six characters; what asks, orders or joins is a clause, and no word.
_WORD = lazy(
    f"(?!要|不|把|将|让|在|从|以|对|用|为了|如何|做|有|是)[{HAN}]{{2,6}}(?<![的了着和与过])"
)
_CLAUSE = lazy("[着得]|[才就更都还也]要|才能|就是|不能|没有|怎么|什么|必须|应该|[我你他她它]们?")
# 家校沟通要把话说在前面: what stands before such a verb is what is spoken of.
_TOPIC = lazy(f"([{HAN}]{{2,6}}?)(?:要|是|离不开|贵在|重在|在于|不是|没有)(?=[{HAN}])")
# 严守纪律是党员的基本要求: an argument opens with what it is about.
_SUBJECT = lazy(f"([{HAN}]{{2,8}}?)(?:是|要(?!求)|在于|离不开|贵在|重在|关系|，|。|$)")
_ART = lazy(f"“([{HAN}]{{2,4}})之[道本魂力基要]”")
# 主要做法, 个人体会: these say what a section is, not what it is about.
_NAME = (
    "(?:情况|做法|体会|感受|收获|内容|打算|方向|不足|问题|原因|措施|启示|认识|思考|结语|概述|计划"
    "|成效|成绩|见闻)"
)
_SECTION = lazy(rf"[{HAN}]{{0,6}}{_NAME}(?:[与和及、][{HAN}]{{0,4}}{_NAME})?")


def names_section(heading: str) -> bool:
    """Tell whether a heading only says what its section is: 学习内容."""
    return _SECTION.fullmatch(heading) is not None


def theme_word(words: str) -> str:
    """Return the words where they are a theme, 为民 or 高质量发展, else nothing."""
    return words if _WORD.fullmatch(words) and not _CLAUSE.search(words) else ""


def heading_theme(heading: str) -> str:
    """Return the word that tells what a heading by itself is about, or nothing.

    That is the heading, where it is a word, the object of its first verb (强化责任担当, …), or
    what it speaks of (家校沟通要…).
    """
    first = heading.split("，")[0]
    if shaped := shape_frames([first]):
        return theme_word(shaped[0].values[0]["主题"])
    if told := _ART.search(heading) or _TOPIC.match(first):
        return theme_word(told[1])
    return "" if names_section(heading) else theme_word(heading)


def sentence_theme(sentence: str) -> str:
    """Return what the argument that a sentence opens is about, or nothing."""
    told = _SUBJECT.match(sentence)
    return heading_theme(told[1]) if told else ""
