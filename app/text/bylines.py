"""A byline taken apart by its structure: who, of which unit, in which post, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from app.patterns import lazy
from app.text.characters import HAN
from app.text.dates import WRITTEN_DATE
from app.text.surnames import COMPOUND_SURNAMES, OTHER_SURNAMES, SURNAMES

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

Field = Literal["unit", "post", "name", "date"]

OPEN = "〔〕"
"""What stands in a line in the place of words that are still to come."""

UNIT_END = (
    "(?:委员会|管委会|居委会|村委会|理事会|办公室|办事处|中学|小学|大学|学院|学校|党校|幼儿园|医院|公司|集团|银行|支行|分行|中心"
    "|街道|社区|支部|党组|协会|工会|联合会|妇联|残联|文联|侨联|工商联|车间|工段|班组|(?:维修|抢修|检修|外线|装卸)班|(?:立案|审判|[刑民])庭|法庭|政府|人大|政协|机关|大队|支队|中队|服务区|管理区|开发区"
    "|[局委办部院厅科处室站所镇乡村区县市州旗团馆社队组厂校场矿宫狱])"
)
"""How the name of a unit ends; the posts of its people stand behind it."""

_ONE_POST = (
    "(?:党委|党组|党支部|支部|党总支)?(?:常务|代理|(?:驻村)?第一|执行|[一二三四]级|正?[高中初]级)?[副代总]?"
    "(?:书记|主任|主任科员|科员|(?:部务|组织|宣传|纪检|政治)?委员|政委|[局部厅处科院校所站镇乡县区市省州股室会组队行馆社园村班厂场矿庭]长|理事长|秘书长"
    "|主席|经理|董事长|监事|秘书|干事|调研员|研究员|教师|教授|讲师|工程师|会计师|医师|医生|护士长?|会计|律师"
    "|辅导员|专员|职员|办事员|文员|技术员|柜员|驾驶员|调度员|消防员|网格员|成员|党员|学员|代表|同志|职工"
    "|工作人员|[民辅干刑交]警|法官|检察官|技师|药师|护师)"
)
# Said once, for it stands in six patterns, and a pattern is compiled with each start.
_POST = f"(?![、，,兼和])(?:[、，,兼和]?{_ONE_POST})+"
_LATIN = r"[A-Za-z][a-z.'’-]*(?: [A-Z][a-z.'’-]*)+"
_BLANK = r"[ \u3000]"
# A name as it stands, or as people leave it open: 张XX, ***.
_NAME = lazy(
    rf"[{HAN}]{{2,3}}|(?:{COMPOUND_SURNAMES})[{HAN}]{{1,2}}|[{HAN}]{_BLANK}+[{HAN}]|[{HAN}]+(?:·[{HAN}]+)+"
    rf"|{_LATIN}|[{HAN}]?(?:[Xx×*○〇_]{{1,4}}|某{{1,2}})|_{{5,30}}"
)
_BRACKETED = lazy(r"[【〔\[]([^】〕\]]*)[】〕\]]")
_CALLED: tuple[tuple[Field, re.Pattern[str]], ...] = (
    ("unit", lazy("单位|部门|公司|学校")),
    ("post", lazy("职[务位称]|岗位")),
)
_NO_NAME = lazy(rf"(?:.*{UNIT_END}|.*{_ONE_POST}|[{HAN}]?[局处科部厅院校所站]座?)")
_UNIT_AND_POST = lazy(rf"(?P<unit>.+?{UNIT_END})(?P<post>{_POST})?")
# 第三中学数学教师: what a post is for stands before it, behind the whole name of the unit.
_UNIT_AND_FIELD = lazy(rf"(?P<unit>.+{UNIT_END})(?P<post>[{HAN}]{{1,4}}?{_POST})")
_ALL_THREE = lazy(rf"(?P<unit>.+?{UNIT_END})?(?P<post>{_POST})(?P<name>.{{1,4}})")
_UNIT_AND_NAME = lazy(rf"(?P<unit>.{{2,}}{UNIT_END})(?P<name>.{{1,3}})")
_POST_ALONE = lazy(rf"(?P<post>{_POST})")
_BEFORE_POST = lazy(rf"(?P<unit>.{{2,}}?)(?P<post>{_POST})")
# 区委 is a unit; 王局 is a person by half of a name, and 孙村 may be one.
_SHORT_UNIT = lazy("[省市区县州镇乡校院局厂].")
_SHORTEST_UNIT = 3

_WHO = (
    "(?:汇报|发言|报告|交流|撰稿|撰写|执笔|写信|承诺|申请|述职"
    "|学习|参训|培训|演讲|宣讲|主讲|分享)人"
)
_COLON = r"\s*[：:]\s*"
_LABEL = lazy(
    rf"(?P<name>(?:{_WHO}|姓\s*名|作\s*者|记\s*者|撰\s*稿|学\s*员){_COLON}"
    rf"|(?<![^\s（(])(?:(?:{_WHO}|姓名|作者|记者|撰稿){_BLANK}+|文\s*[/／|｜：:]\s*))"
    rf"|(?P<unit>(?:汇报|发言|报告|所在)?单\s*位|部\s*门|学\s*校){_COLON}"
    rf"|(?P<post>职\s*务){_COLON}|(?P<date>日\s*期|时\s*间){_COLON}"
)
_DATE = lazy(WRITTEN_DATE)
_DATED = lazy(r"[（(]([^（）()]*\d[^（）()]*)[）)]")
_WORD = lazy(rf"{_LATIN}|(?<![{HAN}])[{HAN}]{_BLANK}+[{HAN}](?![{HAN}])|[^\s（）()]+")
_COMRADE = "同志"
_SURNAMED = lazy(f"[{SURNAMES}{OTHER_SURNAMES}]|{COMPOUND_SURNAMES}")
_BETWEEN = lazy(rf"(?:[\s（）()]|{_COMRADE}|{_LABEL.pattern})*+")
# Whatever stands in a longer line is more than who speaks and when.
_LONGEST_LINE = 160


class BylinePart(NamedTuple):
    """A part of a line: its words, and what they say; None for what stands between."""

    text: str
    field: Field | None = None


def split_byline(line: str) -> list[BylinePart]:
    """Return the parts of a byline; put together they are the line, character for character.

    No part is empty, and none says what an earlier one has said.
    """
    if len(line) > _LONGEST_LINE:
        return [BylinePart(line)]
    labels = list(_LABEL.finditer(line))
    starts = [0, *(label.end() for label in labels)]
    ends = [*(label.start() for label in labels), len(line)]
    parts: list[BylinePart] = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        label = labels[number - 1] if number else None
        kind = label.lastgroup if label else None
        parts += [BylinePart(label[0])] if label else []
        parts += _labelled(line[start:end], kind)
    return _once(part for part in parts if part.text)


def _labelled(text: str, kind: str | None) -> list[BylinePart]:
    """Return the parts of what stands behind a label of this kind, None for no label."""
    parts = _split(text)
    words = text.strip()
    if words and kind in ("unit", "post", "date") and not any(part.field == kind for part in parts):
        before, _, after = text.partition(words)
        return [BylinePart(before), BylinePart(words, kind), BylinePart(after)]  # type: ignore[arg-type]  # a group of _LABEL
    return parts


def _split(text: str) -> list[BylinePart]:
    """Return the parts of words without a label: a date, and who stands before and after it."""
    if date := _DATE.search(text):
        before, after = text[: date.start()], text[date.end() :]
        return [*_people(before), BylinePart(date[0], "date"), *_people(after)]
    if dated := _DATED.fullmatch(text.strip()):
        start = text.index(dated[0]) + 1
        end = start + len(dated[1])
        return [BylinePart(text[:start]), BylinePart(dated[1], "date"), BylinePart(text[end:])]
    return _people(text)


def _people(text: str) -> list[BylinePart]:
    words = list(_WORD.finditer(text))
    if not words or "：" in text or ":" in text:
        return [BylinePart(text)]
    fields = _fields([word[0] for word in words])
    parts: list[BylinePart] = []
    at = 0
    for word, inner in zip(words, fields, strict=True):
        parts += [BylinePart(text[at : word.start()]), *inner]
        at = word.end()
    return [*parts, BylinePart(text[at:])]


def _fields(words: Sequence[str]) -> list[list[BylinePart]]:
    """Return each word's parts; what stands beside a name is unit and post."""
    *before, last = words
    if opened := _BRACKETED.fullmatch(last):
        asked = [BylinePart(last, _called(opened[1], "name"))]
        return [*(_posted(word, named=True) for word in before), asked]
    names = [word for word in words if is_name(word.removesuffix(_COMRADE))]
    if not names:
        return [*(_posted(word, named=False) for word in before), _joined(last)]
    if len(names) > 1 and not _are_posts(names[:-1], words):
        # Two people: whose report it is nobody can tell.
        return [[BylinePart(word)] for word in words]
    *posts, name = names
    posted = (
        [BylinePart(word, "post")] if word in posts else _posted(word, named=True) for word in words
    )
    return [
        _name(word) if word == name else parts for word, parts in zip(words, posted, strict=True)
    ]


def _are_posts(words: Sequence[str], line: Sequence[str]) -> bool:
    """Tell whether words like names, which no surname opens, stand behind a unit: 讲解员."""
    return _UNIT_AND_POST.fullmatch(line[0]) is not None and not any(map(_SURNAMED.match, words))


def _name(word: str) -> list[BylinePart]:
    bare = word.removesuffix(_COMRADE)
    return [BylinePart(bare, "name"), BylinePart(word[len(bare) :])]


def _called(words: str, usual: Field) -> Field:
    """Return what the words of an open place ask for."""
    return next((field for field, pattern in _CALLED if pattern.search(words)), usual)


def _joined(word: str) -> list[BylinePart]:
    """Return the parts of the last word where that is no name by itself: 区财政局副局长王明."""
    for pattern in (_ALL_THREE, _UNIT_AND_NAME):
        match = pattern.fullmatch(word)
        if match and is_name(match["name"]) and not _UNIT_AND_POST.fullmatch(word):
            return _groups(match)
    return _posted(word, named=False)


def _posted(word: str, *, named: bool) -> list[BylinePart]:
    """Return the parts of a word that is no name; before a name it is a unit, whatever its end."""
    if opened := _BRACKETED.fullmatch(word):
        return [BylinePart(word, _called(opened[1], "unit"))]
    for pattern in (_UNIT_AND_POST, _POST_ALONE, _UNIT_AND_FIELD, _BEFORE_POST):
        if parts := _matched(pattern, word):
            return parts
    return [BylinePart(word, "unit" if named and len(word) >= _SHORTEST_UNIT else None)]


def _matched(pattern: re.Pattern[str], word: str) -> list[BylinePart]:
    match = pattern.fullmatch(word)
    if match is None:
        return []
    groups = match.groupdict()
    unit = groups.get("unit") or ""
    alone = unit and not groups.get("post")
    if alone and len(unit) < _SHORTEST_UNIT and not _SHORT_UNIT.fullmatch(unit):
        return [BylinePart(word)]
    return _groups(match)


def _groups(match: re.Match[str]) -> list[BylinePart]:
    named: list[tuple[Field, str | None]] = [
        (field, match.groupdict().get(field)) for field in ("unit", "post", "name")
    ]
    return [BylinePart(words, field) for field, words in named if words]


def says_who(line: str) -> bool:
    """Tell whether a whole line is a byline: nothing in it but who, of what, and when."""
    parts = split_byline(line)
    between = (part.text for part in parts if part.field is None)
    return any(part.field for part in parts) and all(_BETWEEN.fullmatch(text) for text in between)


def is_name(text: str) -> bool:
    """Tell whether words of a byline are a person's name, or stand in the place of one."""
    return bool(_NAME.fullmatch(text)) and not _NO_NAME.fullmatch(text)


def _once(parts: Iterator[BylinePart]) -> list[BylinePart]:
    """Return parts, each field said once: neighbours with only blanks between are one."""
    found: list[BylinePart] = []
    for part in parts:
        last = [each.field for each in found[-2:]]
        if part.field and last == [part.field, None] and not found[-1].text.strip():
            blank, before = found.pop(), found.pop()
            found.append(BylinePart(before.text + blank.text + part.text, part.field))
        elif part.field and any(each.field == part.field for each in found):
            found.append(BylinePart(part.text))
        elif part.field is None and found and found[-1].field is None:
            found[-1] = BylinePart(found[-1].text + part.text)
        else:
            found.append(part)
    return found
