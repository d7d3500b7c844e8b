"""Things told one by one, and how many they are: whatever tells where the next one begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.characters import BLOT, HAN
from app.text.numerals import numeral
from app.text.surnames import OTHER_SURNAMES, SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STEMS = "甲乙丙丁戊己庚辛"
_LETTERS = "ABCDEFGH"
_MOST = 10
_FEWEST = 2
_SHORT = 3
_CLAUSES = lazy("[，；,;]")
_ENDED = lazy("[。！？]")
_QUOTED = lazy("“[^”]*”|《[^》]*》|（[^）]*）")
_HEAD = 8  # Characters of a clause in which a frame of several clauses stands.
_NUMBERED = lazy("第?[一1１]|其一|首先|[①⑴（(]")
# There are others, told in other words.
_MORE = lazy("等|其余|其他|其它|另|剩|余下|还有|最后|再就|此外|……")
_NAMES = lazy(
    rf"(?:^|[，。；：])(?P<list>[{HAN}]{{2,3}}(?:、[{HAN}]{{2,3}}){{1,8}}(?:[和与][{HAN}]{{2,3}})?)"
    r"(?P<each>各|分别|每人|轮流|依次)"
)


class Series(NamedTuple):
    """How many things are told, and whether these are certainly all of them."""

    many: int
    is_whole: bool

    def belies(self, number: int) -> bool:
        """Tell whether there are more than a number, or certainly fewer."""
        return self.many > number or (self.is_whole and self.many < number)


def counted(text: str, measure: str, noun: str) -> Series | None:
    """Return the things that a text counts off by their noun: 第一个故事…, 第二个故事….

    Also 甲小区…, 乙小区….
    """
    if len(noun) < _FEWEST:
        return None
    for signs in (
        [f"第{numeral(each)}{measure}{noun}" for each in range(1, _MOST)],
        [f"第{numeral(each)}{noun}" for each in range(1, _MOST)],
        [f"{stem}{noun}" for stem in _STEMS],
        [f"{stem}{noun}" for stem in _LETTERS],
    ):
        many, at = 0, 0
        for sign in signs:
            at = text.find(sign, at)
            if at < 0:
                break
            many += 1
        if many >= _FEWEST:
            return Series(many, not _MORE.search(text) and not text.count(noun) > many)
    return None


def framed(text: str) -> Series | None:
    """Return the clauses of a sentence if they are made alike: 张伟讲的是…，李娜讲的是….

    They have the same words near their beginning, behind as many characters or nearly.
    """
    sentence = _ENDED.split(text)[0].strip("“”")
    if _NUMBERED.match(sentence) or _MORE.search(sentence):
        return None
    words = _QUOTED.sub(BLOT * 2, sentence)
    apart = "；" if "；" in words else "，"
    members = [each.strip() for each in words.strip("；，").split(apart)]
    if len(members) < _FEWEST or not all(members):
        return None
    first = members[0]
    for start in range(1, min(_HEAD, len(first) - 1)):
        frame = first[start : start + 2]
        places = [each.find(frame) for each in members]
        if BLOT not in frame and min(places) >= 0 and max(places) - min(places) <= 1:
            return Series(len(members), is_whole=True)
    if len({len(each) for each in members}) == 1 and len(first) > _SHORT:
        # 进门先闻味，开柜先验电，上梯先扶稳: of one length, with the same word at one place.
        same = any(len(set(column)) == 1 for column in zip(*members, strict=True))
        return Series(len(members), is_whole=True) if same else None
    return None


def asked(text: str) -> Series | None:
    """Return the questions that a text asks one behind another from its beginning."""
    many = 0
    for sentence in re.findall("[^。？！]*[。？！]", text):
        if not sentence.endswith("？"):
            break
        many += 1
    if _NUMBERED.match(text.lstrip("“‘")) or many < _FEWEST:
        return None
    return Series(many, is_whole=True)


def deeds(text: str) -> int:
    """Return how many deeds the last sentence tells: 补好了…，学会了…，还理完了….

    Each clause has a deed of its own that is done, and the last says that it is the last.
    """
    sentence = _ENDED.split(text.rstrip("。！？"))[-1]
    clauses = _CLAUSES.split(sentence)
    while clauses and not _is_deed(clauses[0]):
        clauses.pop(0)
    last = clauses[-1].startswith(("还", "又", "并", "也", "最后")) if clauses else False
    return len(clauses) if last and len(clauses) >= _FEWEST and all(map(_is_deed, clauses)) else 0


def _is_deed(clause: str) -> bool:
    return re.match(rf"(?:我|还|又|并|也|最后)*[{HAN}]{{1,3}}[了完好过成]", clause) is not None


def sides(text: str) -> int:
    """Return how many sides the last sentences of a text tell: 一方面，…；另一方面，…."""
    at = text.rfind("一方面")
    first = text.rfind("一方面", 0, at)
    if first < 0 or text[at - 1 : at] not in "另再又" or text[max(first - 1, 0)] in "另再又":
        return 0
    return 2 if not _MORE.search(text[at:]) else 0


def flaws(text: str) -> int:
    """Return how many faults the last sentence finds: 发现台账不全，标注不清。"""
    sentence = _ENDED.split(text.rstrip("。！？"))[-1]
    found = re.search("(?:发现|查出|暴露出|反映出|存在)[了，：]?(?P<list>.*)$", sentence)
    clauses = re.split("[，；、]", found["list"]) if found else []
    flawed = all(
        re.search("不[全清够实细严深高强足到]|缺|没有|未|滞后|薄弱", one) for one in clauses
    )
    return len(clauses) if flawed and len(clauses) >= _FEWEST else 0


def persons(text: str) -> Iterator[int]:
    """Yield how many persons a text names that each did something: 赵明、孙丽、李海各领读一本."""
    for match in _NAMES.finditer(text):
        names = re.split("[、和与]", match["list"])
        sentence = _ENDED.split(text[match.start("list") :])[0]
        if not _MORE.search(sentence) and all(
            name[0] in SURNAMES + OTHER_SURNAMES for name in names
        ):
            yield len(names)


def lines(texts: Sequence[str]) -> Series | None:
    """Return the lines that stand one below another as the members of one sentence.

    All end in a semicolon but the last, which ends the sentence.
    """
    for many, text in enumerate(texts, 1):
        end = text.rstrip()[-1:]
        if not end or end not in "；;。" or "。" in text.rstrip()[:-1]:
            return None
        if end == "。":
            return Series(many, is_whole=True) if many >= _FEWEST else None
    return None
