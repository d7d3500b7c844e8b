"""Who a line names: a byline, a signature, what an outline says of a speaker."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.text.characters import HAN
from app.text.markers import find_markers
from app.text.surnames import RARER_SURNAMES, SURNAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

OPEN = "〔〕"
"""What stands in a line in the place of words that are still to come."""

_SURNAMES = SURNAMES + RARER_SURNAMES
_COMPOUND = "欧阳|上官|司马|诸葛|司徒|东方|夏侯|皇甫|尉迟|公孙|令狐|慕容|宇文|长孙|端木|百里|南宫"
UNIT_END = (
    "(?:委员会|管委会|居委会|村委会|理事会|办公室|办事处|中学|小学|大学|学院|学校|党校|幼儿园|医院|公司|集团|银行|支行|分行|中心"
    "|街道|社区|支部|党组|协会|工会|联合会|政府|人大|政协|机关|大队|支队|中队|服务区|管理区|开发区"
    "|[局委办部院厅科处室站所镇乡村区县市州旗团馆社队组厂校])"
)
"""How the name of a unit ends; the posts of its people stand behind it."""

_ONE_POST = (
    "(?:党委|党组|党支部|支部|党总支)?(?:常务|代理|第一|执行)?[副代总]?"
    "(?:书记|主任|主任科员|科员|委员|[局部厅处科院校所站镇乡县区市省州股室会组队行馆社园村班]长|理事长|秘书长"
    "|主席|经理|董事长|监事|秘书|干事|调研员|研究员|教师|教授|讲师|工程师|会计师|医师|医生|护士|律师"
    "|辅导员|专员|职员|网格员|成员|党员|学员|代表|同志|职工)"
)
_POST = f"{_ONE_POST}(?:[、，,兼和]?{_ONE_POST})*"

_NAME = re.compile(rf"(?:(?:{_COMPOUND})[{HAN}]{{1,2}}|[{_SURNAMES}][{HAN}]{{1,2}})")
_FOREIGN_NAME = re.compile(rf"[{HAN}]+(?:·[{HAN}]+)+")
_PLAIN_NAME = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}]+(?:·[{HAN}]+)+|[A-Za-z][A-Za-z .'’-]+")
_NO_NAME = re.compile(rf"(?:.*{UNIT_END}|.*{_ONE_POST}|[{HAN}]?[局处科部厅院校所站]座?)")
_UNIT = re.compile(rf"(.+?{UNIT_END})(?:{_POST})?")
_UNIT_POST_NAME = re.compile(rf"(.+?{UNIT_END})?({_POST})([{HAN}]{{2,4}})")
_ENDS_IN_POST = re.compile(rf"(.*?)(?:{_POST})")
_HALF_A_NAME = re.compile(rf"[{_SURNAMES}].")
_LABEL = re.compile(r"\s*([^：:\s]{2,6}?)\s*[：:]\s*")
_PERSON_LABELS = re.compile(
    r"(?:汇报|发言|报告|交流|撰稿|执笔|学习)人|姓\s*名|作\s*者|撰\s*稿|学\s*员"
)
_UNIT_LABELS = re.compile(r"(?:(?:汇报|发言|报告|所在)?单位|部\s*门|学\s*校)")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_WHOLLY_ASIDE = re.compile(r"[（(]([^（）()]*)[）)]")
_DATE = re.compile(r"[\d〇○零一二三四五六七八九十]{2,4}\s*年|\d+[./-]\d+|\d{3,}")
_SPACED_NAME = re.compile(rf"(?<![{HAN}])([{HAN}])[ 　]+([{HAN}])$")
_SPACED_OUT = re.compile(rf"^([{HAN}])[ 　]+([{HAN}])$")


class Person(NamedTuple):
    """A person's name and unit; empty where a text does not say them beyond doubt."""

    name: str = ""
    unit: str = ""


@lru_cache(maxsize=1024)  # The lines of a batch are few.
def read_person(line: str) -> Person:
    """Return who a line of a byline names: 某局副局长　张三, 汇报人：张三, or a unit alone."""
    label = _LABEL.match(line)
    rest = line[label.end() :] if label else line
    if whole := _WHOLLY_ASIDE.fullmatch(rest.strip()):
        rest = whole[1]
    rest = _SPACED_NAME.sub(r"\1\2", _ASIDE.sub("", rest).strip())
    if _DATE.search(rest) or (label and not _known(label[1])):
        return Person()
    read = _read(rest.split())
    if label and _UNIT_LABELS.fullmatch(label[1]) and not read.unit and not read.name:
        read = Person(unit=rest)
    return Person(_certain(read.name), _certain(read.unit))


def name_of(words: str) -> str:
    """Return a name that stands as one, which an old report may have had with its post."""
    name = _SPACED_OUT.sub(r"\1\2", words.strip())
    if _PLAIN_NAME.fullmatch(name) and not _NO_NAME.fullmatch(name):
        return _certain(name)
    return read_person(name).name


def unit_of(words: str) -> str:
    """Return a unit that stands as one, without the post behind it."""
    found = _UNIT.fullmatch(words.strip()) or _ENDS_IN_POST.fullmatch(words.strip())
    return _certain(found[1] if found else words.strip())


def _known(label: str) -> bool:
    return bool(_PERSON_LABELS.fullmatch(label) or _UNIT_LABELS.fullmatch(label))


def _read(words: Sequence[str]) -> Person:
    if not words:
        return Person()
    *before, last = words
    last = last.removesuffix("同志") or last
    if _is_name(last):
        if any(map(_is_name, before)):  # Two names: whose report it is cannot be told.
            return Person()
        return Person(last, _unit("".join(before)))
    joined = "".join(words)
    if (found := _UNIT_POST_NAME.fullmatch(last)) and _is_name(found[3]):
        whole = "".join(before) + (found[1] or "")
        return Person(found[3], _unit(whole))
    return Person(unit=_unit(joined))


def _is_name(text: str) -> bool:
    if _FOREIGN_NAME.fullmatch(text):
        return True
    return bool(_NAME.fullmatch(text)) and not _NO_NAME.fullmatch(text)


def _unit(text: str) -> str:
    """Return the unit that words before a name begin with, without the post behind it."""
    found = _UNIT.fullmatch(text)
    # 王局 is a person, by half of a name.
    return found[1] if found and not _HALF_A_NAME.fullmatch(found[1]) else ""


def _certain(text: str) -> str:
    return "" if OPEN in text or find_markers(text) else text
