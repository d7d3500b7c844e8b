"""What a form calls a place: the words of a cell as a label, and the label before a blank."""

from __future__ import annotations

from app.patterns import lazy
from app.text.affixes import affix_after
from app.text.characters import HAN, ONE_HAN
from app.text.labels import label_before
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
_APART = lazy(rf"(?:^|[\s_＿])([{HAN}]{{2,6}}(?:[（(][{HAN}]{{1,6}}[)）])?)[ \u3000]*$")
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
    """
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
