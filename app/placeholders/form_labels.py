"""What a form calls a place: the words of a cell as a label, and the label before a blank."""

from __future__ import annotations

from app.patterns import lazy
from app.text.affixes import affix_after
from app.text.characters import HAN, ONE_HAN
from app.text.labels import is_label, label_before
from app.text.markers import find_markers

_SPACE = lazy(r"\s+")
_SENTENCE = lazy(r"[。；！？，]")
_ASIDE = lazy(r"[（(][^（）()]*[)）]")
_STAR = lazy(r"^\s*[*＊]|[*＊]\s*$")
_LONGEST = 24
_LONGEST_WHOLE = 40
# The last words before a colon; what stands in brackets behind them belongs to them.
_BEFORE_COLON = lazy(
    r"((?:[^\s：:，。；、|｜（）()]|\.(?=\w)){1,20}(?:[（(][^（）()]{1,10}[)）])?)[：:]\s*$"
)
_SPREAD = lazy(
    rf"(?:^|[\s：:，。；、|｜（(])((?:[{HAN}][ \u3000]{{1,4}}){{1,4}}[{HAN}])[ \u3000]*[：:]\s*$"
)
_APART = lazy(rf"(?:^|[\s_＿，,、；;])([{HAN}]{{2,6}}(?:[（(][{HAN}]{{1,6}}[)）])?)[ \u3000]*$")
# Words in brackets that say what stands before them, or behind the colon after them.
_IN_BRACKETS = lazy(rf"(?:^|\s)[（(]([{HAN}]{{2,10}})[）)][：:]\s*$")
_BRACKETS_BEHIND = lazy(rf"\s*[（(]([{HAN}]{{2,10}})[）)]")
# Blanks in one clause with a word behind each: 转入____单位____科室，
_DRAWN = r"(?:_{2,}|＿{2,}|[ \u3000]{2,})"
_CHAINED = lazy(rf"((?:{_DRAWN}[{HAN}]{{2,6}})*)$")
_CHAIN = lazy(rf"((?:[{HAN}]{{2,6}}{_DRAWN}){{0,6}}[{HAN}]{{2,6}})(?:[，。；,;]|\s*$)")
_PARTING = lazy(_DRAWN)
_VERB = lazy(rf"(?:^|[，。；：、,;:\s])([{HAN}]{{2,4}})\s*$")
_ENDS = lazy(r"[\s，。；、（()）]|$")
_WORD = lazy(rf"[{HAN}]|[A-Za-z]{{2}}")
_DATE_UNITS = "年月"
_LOOKED_AT = 48


def label_of(words: str) -> str:
    """Return the words of a cell as a label: 姓 名： is 姓名; nothing if they cannot be one.

    A star that says it must be filled in is left out; what stands in brackets may be a sentence.
    """
    label = _SPACE.sub("", words).strip("*＊").rstrip("：:")
    bare = _ASIDE.sub("", label)
    fits = len(bare) <= _LONGEST and ONE_HAN.search(bare) and not _SENTENCE.search(bare)
    if not fits or find_markers(_STAR.sub("", _ASIDE.sub("", words)).rstrip()):
        return ""
    return label if len(label) <= _LONGEST_WHOLE else bare


def label_at(line: str, start: int, end: int) -> str:
    """Return the label that a blank in a line follows; nothing if it follows none.

    A few words that stand apart from what is before them are one, if the blank is not gone on with.
    What stands in brackets right behind it is its label where nothing before it is.
    """
    return _behind(line, start, end) or _before(line, start, end) or _in_brackets(line, start, end)


def _behind(line: str, start: int, end: int) -> str:
    """Return the word behind a blank, where each of a clause's blanks has its word behind it.

    The first has the verb before it, too: 转入____单位 is 转入单位.
    """
    chain = _CHAIN.match(line, end)
    before = _CHAINED.search(line[max(0, start - _LOOKED_AT) : start])
    words = _PARTING.split(chain[1]) if chain else []
    said = [word for word in _PARTING.split(before[1]) if word] if before else []
    if not words or len(words) + len(said) == 1 or not all(map(is_label, (*said, *words))):
        return ""
    verb = None if said else _VERB.search(line[max(0, start - _LOOKED_AT) : start])
    return (verb[1] if verb else "") + words[0]


def _before(line: str, start: int, end: int) -> str:
    before = line[max(0, start - _LOOKED_AT) : start]
    if spread := _SPREAD.search(before):
        return _SPACE.sub("", spread[1])
    if (match := _BEFORE_COLON.search(before)) and _WORD.search(match[1]):
        return match[1]
    if before.rstrip()[-1:] in ("", *_DATE_UNITS):
        return ""
    label = label_before(line, start, colon=False)
    if label:
        return label.words
    apart = _APART.search(before)
    after = affix_after(line, end) if apart else None
    ends = _ENDS.match(line, end) or (after is not None and after.kind == "number")
    return apart[1] if apart and ends else ""


def _in_brackets(line: str, start: int, end: int) -> str:
    """Return the label of a blank that stands in brackets before its colon, or right behind it."""
    before = _IN_BRACKETS.search(line[max(0, start - _LOOKED_AT) : start])
    match = before or (None if line[:start].strip() else _BRACKETS_BEHIND.match(line, end))
    return match[1] if match and _says_what(match[1]) else ""


def _says_what(words: str) -> bool:
    return is_label(words) or words.endswith(("名称", "姓名"))
