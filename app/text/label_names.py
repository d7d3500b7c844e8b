"""The labels of a form and the headers of a list: which of them are one label."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPACE = lazy(r"[\s_]+")
_NUMBER = lazy(
    r"(?:\((?:\d{1,2}|[一二三四五六七八九十]{1,2})\)|(?:\d{1,2}|[一二三四五六七八九十])[.、])+"
)
_ASIDE = lazy(r"\(([^()]*)\)$")
_ENDS = ":*"
_UNIT = lazy(
    r"(?:单位:?)?(?:[亿万千百]?元|人民币|美元|[万千百]?[人户名次岁周天日月年个份页字册件台套辆间张学课]|周岁|学时|课时|学分|"
    r"小时|分钟|分|%|％|平方米|平方公里|m2|㎡|公顷|亩|[千公]?米|厘米|cm|公里|km|千克|公斤|kg|吨)(?:/\w+)?"
)
# What is said of how to write, and not of what.
_REMARK = lazy(
    r"必填项?|选填|可选|非必填|如有|若有|可不填|没有可不填|盖章|公章|印章|单位盖章|单位公章|加盖公章|章|全称|正楷|"
    r"填写|手写|年月日?|省市[区县]?|省[、/]市(?:[、/][区县])?|.{5,}"
)
# Where a place is says which one is meant: 联系电话（正文第 3 段）.
_WHERE = lazy(r"第\d+[段行列处]")
_SIGNED = lazy(r"签[字名章]?")


class _Label(NamedTuple):
    """A label without blanks and colons, and the unit in which its figures are counted."""

    key: str
    unit: str = ""


def label_key(label: str) -> str:
    """Return a label as it is compared: without blanks, colons, its number and remarks behind it.

    姓 名：, *姓名, 1.姓名 and 姓名（必填） are one label. 电话（办公） keeps its bracket, which
    says whose it is, and so does 负责人（签字）, which is for a hand.
    """
    return _read(label).key


def label_in_unit(label: str) -> tuple[str, str]:
    """Return a label as it is compared, and the unit of its figures: 金额, 万元."""
    return _read(label)


def is_same_label(one: str, other: str) -> bool:
    """Tell whether two labels ask for the same in the same words.

    金额 and 金额（元） do, 金额（元） and 金额（万元） do not.
    """
    first, second = _read(one), _read(other)
    return first.key == second.key and _agree(first.unit, second.unit)


def same_label(label: str, others: Iterable[str]) -> str | None:
    """Return the one of other labels that is the same, the one in the same unit first."""
    alike = [other for other in others if is_same_label(label, other)]
    unit = _read(label).unit
    return next((each for each in alike if _read(each).unit == unit), next(iter(alike), None))


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other


# A form and a list have few labels, and every row of the list asks for all of them.
@lru_cache(4096)
def _read(label: str) -> _Label:
    key = _SPACE.sub("", normalize("NFKC", label)).strip(_ENDS)
    if "〔" in key:
        # A place that is called by the words round it is known by every one of them.
        return _Label(key)
    key = _NUMBER.sub("", key, count=1).strip(_ENDS) or key
    unit = ""
    while match := _ASIDE.search(key):
        is_unit = bool(_UNIT.fullmatch(match[1]))
        kept = _SIGNED.search(match[1]) or _WHERE.search(match[1])
        dropped = is_unit or (_REMARK.fullmatch(match[1]) and not kept)
        short = key[: match.start()].strip(_ENDS)
        if not dropped or not short:
            break
        unit = match[1].removeprefix("单位").strip(_ENDS) if is_unit else unit
        key = short
    return _Label(key, unit)
