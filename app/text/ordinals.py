"""Ordinals at the start of a point, in every style that reports use: 一、 （一） ① 一是 第一，

What a writer has set before words is told from words that only look numbered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from app.patterns import lazy
from app.text.characters import HAN
from app.text.numerals import NUMERAL, numeral, numeral_value

if TYPE_CHECKING:
    import re

_FIGURE = r"(?<![\d.．])[0-9０-９]{1,2}"
SEQUENCE_STYLE = "首先，"
BARE_STYLE = "一"
COLON_STYLE = "1："
SECTION_FIGURES = ("1.", "1、")
"""The styles that head sections, too, where those below are numbered 1.1."""
FIGURE_STYLES = (*SECTION_FIGURES, "1）", "（1）", "①", COLON_STYLE)
_SEQUENCE = ("首先", "其次", "再次", "最后")
_LABELS = (
    "感受|感悟|体会|心得|收获|启示|启发|认识|思考|手记|关键词|观点|"
    "建议|举措|措施|打算|任务|目标|问题|不足"
)

# Ranges of ready-made numbered characters: first character, and how many there are.
_SIGNS = (
    ("①", 20),
    ("⑴", 20),
    ("⒈", 20),
    ("㈠", 10),
    ("㊀", 10),
    ("❶", 10),
    ("⓵", 10),
    ("➊", 10),
)
_SIGN_CHARACTERS = "".join(chr(ord(first) + i) for first, count in _SIGNS for i in range(count))
_SIGN = f"[{_SIGN_CHARACTERS}]"


class Ordinal(NamedTuple):
    """A point's number at the start of a text.

    `text` is as written, delimiter and the blanks after it included; `number` counts from 1
    (最后 is 4, though it may end a shorter group); `style` is the same for every member of a group,
    such as `一是`, whatever the widths of its signs.
    """

    text: str
    number: int
    style: str


class LeadingNumber(NamedTuple):
    """A number before some words, as much of it as can be taken away; `style` as of `Ordinal`."""

    text: str
    number: int
    style: str

    @property
    def is_spoken(self) -> bool:
        """Tell whether it is a word that is spoken with the others: 一是, 第一， or 首先，."""
        return rank_of(self.style) == rank_of("一是")


# Words (一是, 第一，) may stand at any depth.
_WORDS_RANK = 6


class OrdinalStyle(NamedTuple):
    """A form of ordinals: how deep documents nest it (0 is the top), and what else is to know.

    `after_comma` tells that it also opens a clause after a comma. `has_verb` tells that its verb
    belongs to the words behind it (一要提高站位), `is_loose` that its signs stand in ordinary
    words too (十一、春节保供; 8.三八节); with `never_before` behind it, it is none (（2）班).
    """

    name: str
    pattern: re.Pattern[str]
    rank: int = _WORDS_RANK
    after_comma: bool = False
    has_verb: bool = False
    is_loose: bool = False
    never_before: re.Pattern[str] | None = None


def _style(name: str, pattern: str, rank: int = _WORDS_RANK, **more: Any) -> OrdinalStyle:
    return OrdinalStyle(name, lazy(rf"(?:{pattern})[ \t　]*"), rank, **more)


# A numeral behind a numeral with its verb is a set word: 三抓三促.
_VERBAL: dict[str, Any] = {
    "after_comma": True,
    "has_verb": True,
    "never_before": lazy("[一两二三四五六七八九十]"),
}


# What follows the last of some numbers: 一、二产业; 1、2月份.
_ENUMERATED = "、期线级等季产月日号类批和及至到组班栋楼页章节"

# Order matters only between labelled ordinals and the rest; no other two match the same text.
_STYLES = (
    _style("感受一：", rf"(?:{_LABELS})之?(?P<n>{NUMERAL}|{_FIGURE}|{_SIGN})\s*[：:|｜、，,]", 1),
    _style("（一）", rf"[（(](?P<n>{NUMERAL})[）)]、?", 2),
    _style(
        "（1）",
        rf"[（(](?P<n>{_FIGURE})[）)]、?",
        4,
        never_before=lazy("[班组号院排连中]"),
    ),
    # A second number right after the first makes it an enumeration: 一、二产业; 1、2月份. The same
    # number again is a point's, set twice: 一、一、加强学习.
    _style(
        "一、",
        rf"(?P<n>{NUMERAL})\s*[、.．，,：:]"
        rf"(?!(?!(?P=n)、){NUMERAL}[{_ENUMERATED}])",
        1,
        is_loose=True,
    ),
    _style("1.", rf"(?P<n>{_FIGURE})\s*[.．](?![0-9０-９])", 3, is_loose=True),
    _style(
        "1、",
        rf"(?![0-9]{{2}}、[0-9]{{2,4}}年)(?P<n>{_FIGURE})\s*、"
        rf"(?!(?!(?P=n)、)[0-9０-９]+(?:[{_ENUMERATED}]|$))",
        3,
        is_loose=True,
    ),
    _style("1）", rf"(?P<n>{_FIGURE})\s*[)）]", 4, is_loose=True),
    _style("①", rf"(?P<n>{_SIGN}|[1-9](?=\ufe0f?\u20e3))[\ufe0f\u20e3]*[、.．]?", 5),
    # Idioms and nouns that only look like ordinals: 一是一，二是二; 三要素; 一抓到底; 一靠近.
    _style(
        "一是", rf"(?P<n>{NUMERAL})是(?!{NUMERAL}(?:[，,、。；二]|$))[：:，,]?", after_comma=True
    ),
    _style(
        "一要",
        rf"(?P<n>{NUMERAL})要(?![素件点务义领地塞害道目闻职员员旨]|{NUMERAL}不)[：:，,]?",
        **_VERBAL,
    ),
    _style("一抓", rf"(?P<n>{NUMERAL})抓(?![到就不]|[一两]大?[把手促])[：:，,]?", **_VERBAL),
    _style("一靠", rf"(?P<n>{NUMERAL})靠(?![近山岸边])[：:，,]?", **_VERBAL),
    _style(
        "第一部分", rf"第(?P<n>{NUMERAL}|{_FIGURE})(?:部分|篇章?|章)(?:\s*[，,、：:]|[ 　]+)", 0
    ),
    _style(
        "第一，",
        rf"第(?P<n>{NUMERAL}|{_FIGURE})"
        r"(?:个方面|点体会|点感受|点感悟|个体会|个感受|个感悟|方面|点|个|条)?"
        r"(?:是(?!一)[：:，,]?|\s*[，,、：:]|[ 　]+)",
    ),
    _style("其一，", rf"其(?P<n>{NUMERAL})(?:是|[，,、：:])"),
    _style(SEQUENCE_STYLE, rf"(?P<n>{'|'.join(_SEQUENCE)})(?:[，,、：:]|是|要)", has_verb=True),
)
SPOKEN_STYLES = frozenset(style.name for style in _STYLES if style.rank == _WORDS_RANK)
"""The styles of words that are spoken with the others: 一是, 第一，, 首先，."""

_BY_NAME = {style.name: style for style in _STYLES}
ORDINAL_STARTS = frozenset(
    f"（(第其一二三四五六七八九十0123456789０１２３４５６７８９{_SIGN_CHARACTERS}"
    + "".join(word[0] for word in (*_LABELS.split("|"), *_SEQUENCE))
)
"""What an ordinal begins with: most texts are told to have none by their first character."""

# After a bare numeral, a measure word or a set word means a count or a compound: 一个, 一带一路.
_BARE = lazy(
    rf"(?P<n>{NUMERAL})(?![一二三四五六七八九十百千万亿零〇个是要年月日号时点分次种条名位项件批支"
    r"座所家本篇张面步级等类代届线期季度层环方些般切直旦样起同定致如度再经向路带律流体边生贯共"
    r"举心味道场天大中全周刻瞬国府农]|、|，)[ \t　]*(?=\S)"
)

_LOOSE_FIGURE = lazy(
    r"(?P<n>0[1-9]$|[0-9０-９]{1,2}(?=[\s：:]))(?:$|\s*[：:](?![0-9０-９])"
    r"|[ \t　]+(?![月日年号时分点个名人位次份级班期组天周元岁米万]))"
    rf"[ \t　]*(?=[{HAN}“《\"]|$)"
)
_LOOSE_LETTER = lazy(rf"(?P<n>[a-hA-H])[.．、)）][ \t　]*(?=[{HAN}“《])")
_LOOSE_WORDS = {
    word: number
    for number, words in enumerate(
        (
            ["首先"],
            ["其次"],
            ["再次", "再者", "再其次", "再一个", "再有", "另外", "此外", "还有"],
            ["最后"],
        ),
        1,
    )
    for word in words
}
_LOOSE_STAGE = lazy(rf"第(?P<n>{NUMERAL})(?P<unit>[{HAN}]{{1,4}}?)(?:是(?!一)[：:，,]?|[，,：:])")
# 一问：…, 二变，…: a word between numeral and stop. 关键词一：…, 镜头二 …: a word before it.
_LOOSE_WORD = lazy(rf"(?P<n>{NUMERAL})(?P<unit>(?![是要抓靠个])[{HAN}])[：:，,]")
_LOOSE_LABEL = lazy(
    rf"(?P<unit>(?!第)[{HAN}]{{1,4}}?|[A-Za-z]{{2,5}}\.?[ ]?)"
    rf"(?:之(?P<of>{NUMERAL})[，,：:]|(?P<n>{NUMERAL}|[0-9]{{1,2}})(?:\s*[：:|｜]|[ \t\u3000]+))"
    r"[ \t\u3000]*(?=\S)"
)
_STAGES = {"第一{}，": _LOOSE_STAGE, "一{}，": _LOOSE_WORD, "{}一：": _LOOSE_LABEL}
# 最后的…, 最后一天 and last words to the audience count nothing.
_LOOSE_SEQUENCE = lazy(
    r"(?P<n>首先(?!是一)|其次|再其次|再次(?![来去到])|再者|(?:再有|再一个|另外|此外|还有)(?=[，\s])"
    "|最后(?![的一两几]|.{0,4}(?:想说|感谢|谢谢|祝|愿|请|用|以|借用|引用|希望|让我)))"
    r"(?:[，,：:]|[ \t　]*)"
)


_VERB_WORD = lazy("[要抓靠](?![：:，,])")
_SET_OFF = lazy(rf"(?P<number>(?P<n>{NUMERAL})[ \t　]+)(?P<rest>(?![要抓靠]).+)")
_CLAUSE = lazy(r"[。；;，,：:！？]\s*|\n\s*")


def read_ordinal(text: str) -> Ordinal | None:
    """Return the ordinal at the start of a text, or None.

    A bare numeral (一思想上…) is no ordinal by itself: see `read_bare`.
    """
    found = _match(text)
    if found is None:
        return None
    style, match = found
    number = _number(match["n"])
    return Ordinal(match[0], number, style.name) if number else None


def read_bare(text: str) -> Ordinal | None:
    """Return a bare numeral that may number a point (一思想上…); only its siblings can tell."""
    match = _BARE.match(text)
    number = _number(match["n"]) if match else 0
    return Ordinal(match[0], number, BARE_STYLE) if match and number else None


def read_loose(text: str) -> Ordinal | None:
    """Return what may number a point and as well may not: 2：复盘, 其次我们要…, a bare numeral.

    Only its siblings can tell.
    """
    if match := _LOOSE_FIGURE.match(text):
        number = int(match["n"])
        return Ordinal(match[0], number, COLON_STYLE) if number else None
    if match := _LOOSE_LETTER.match(text):
        return Ordinal(match[0], ord(match["n"].lower()) - ord("a") + 1, "a.")
    if stage := read_stage(text):
        return stage
    if match := _LOOSE_SEQUENCE.match(text):
        number = _LOOSE_WORDS[match["n"]]
        return Ordinal(match[0], number, SEQUENCE_STYLE)
    return read_bare(text)


def read_stage(text: str) -> Ordinal | None:
    """Return what may count in words of the writer's own: 第一步，, 一问：, 镜头一：.

    Only its siblings can tell.
    """
    for form, pattern in _STAGES.items():
        if match := pattern.match(text):
            number = match["n"] or match.groupdict().get("of", "")
            return Ordinal(match[0], _number(number), form.format(match["unit"]))
    return None


def rank_of(style: str) -> int:
    """Return how deep a style of ordinals usually stands: 一、 above （一） above 1. above ①."""
    return _BY_NAME[style].rank if style in _BY_NAME else _WORDS_RANK


def is_certain(style: str) -> bool:
    """Tell whether what is written in a style is a number whatever stands beside it.

    第一步，is one; 一思想上 is not.
    """
    return style in _BY_NAME or style.startswith("第一")


def stands_after_comma(style: str) -> bool:
    """Tell whether ordinals of a style also open a clause after a comma: 一要…，二要…."""
    return style in _BY_NAME and _BY_NAME[style].after_comma


def leading_number(text: str, place: int, places: int) -> LeadingNumber | None:
    """Return the number that opens the words at a place (from 1) of several, or None.

    Words that count within themselves (一是…；二是…) open with no number of theirs, and words that
    only look numbered (三抓三促, 十一、春节保供, 1.5万户) with none at all.
    """
    first = _leading(text, place, places) if text[:1] in ORDINAL_STARTS else None
    if first is None or (first.style in _BY_NAME and _BY_NAME[first.style].has_verb):
        return first
    # 一、一是提高站位 has its number twice.
    again = _leading(text[len(first.text) :], place, places)
    if again is None or again.number != first.number:
        return first
    return first._replace(text=first.text + again.text)


def make_ordinal(sample: str, number: int, of: int | None = None) -> str:
    """Return the ordinal of a point, written like the sample: `make_ordinal("一是", 3)` is 三是.

    `of` is how many points there are, so that 首先 can end in 最后 at any length. Raises
    `ValueError` if the sample is no ordinal or the number is not positive.
    """
    if number < 1:
        raise ValueError(f"points count from 1, not {number}")
    found = _match(sample)
    if found is None:
        if numeral_value(sample.strip()) is None:
            raise ValueError(f"not an ordinal: {sample}")
        written = sample.strip()
        return sample.replace(written, _write(written, number))
    match = found[1]
    start, end = match.span("n")
    if match["n"] in _SEQUENCE:
        return _in_sequence(number, of) + sample[end:]
    return sample[:start] + _write(match["n"], number) + sample[end:]


def _leading(text: str, place: int, places: int) -> LeadingNumber | None:
    found = read_ordinal(text)
    if found is None:
        return _set_off(text, place)
    rest, style = text[len(found.text) :], _BY_NAME[found.style]
    if not rest.strip() or (style.never_before and style.never_before.match(rest)):
        return None
    if _counts_on(rest, found.style, found.number) or (style.is_loose and found.number > places):
        return None
    if not style.has_verb:
        return LeadingNumber(found.text, found.number, found.style)
    if found.number != place and found.style != SEQUENCE_STYLE:
        return None
    verb = _VERB_WORD.search(found.text)
    number = found.text[: verb.start()] if verb else found.text
    return LeadingNumber(number, found.number, found.style)


def _set_off(text: str, place: int) -> LeadingNumber | None:
    """Return a bare numeral that only a blank sets off, where it counts: 一 提高站位."""
    found = _SET_OFF.match(text)
    bare = read_bare(found["n"] + found["rest"]) if found else None
    if not found or not bare or bare.number != place:
        return None
    return LeadingNumber(found["number"], bare.number, bare.style)


def _counts_on(rest: str, style: str, number: int) -> bool:
    """Tell whether a clause within some words has the next number of a style."""
    for clause in _CLAUSE.finditer(rest):
        following = read_ordinal(rest[clause.end() :])
        if following and (following.style, following.number) == (style, number + 1):
            return True
    return False


def _match(text: str) -> tuple[OrdinalStyle, re.Match[str]] | None:
    if text[:1] not in ORDINAL_STARTS:
        return None
    for style in _STYLES:
        if match := style.pattern.match(text):
            return style, match
    return None


def _number(written: str) -> int:
    """Return the number that was written in any script, 0 if it is none."""
    if written in _SEQUENCE:
        return _SEQUENCE.index(written) + 1
    for first, count in _SIGNS:
        if 0 <= ord(written[0]) - ord(first) < count:
            return ord(written[0]) - ord(first) + 1
    return numeral_value(written) or 0


def _write(like: str, number: int) -> str:
    """Return the number in the script of `like`: a sign, figures of its width, or a numeral."""
    for first, count in _SIGNS:
        if 0 <= ord(like[0]) - ord(first) < count:
            return chr(ord(first) + number - 1) if number <= count else f"（{number}）"
    if not like.isdecimal():
        return numeral(number)
    figures = str(number).zfill(len(like) if int(like[0]) == 0 else 1)
    if like.isascii():
        return figures
    return "".join(chr(ord(figure) - ord("0") + ord("０")) for figure in figures)


def _in_sequence(number: int, of: int | None) -> str:
    """Return 首先, 其次, 再次 or 最后; past those words, 第四, 第五 …"""
    last = len(_SEQUENCE) if of is None else of
    if number == last and number > 1:
        return _SEQUENCE[-1]
    return _SEQUENCE[number - 1] if number < len(_SEQUENCE) else f"第{numeral(number)}"
