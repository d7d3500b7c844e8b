"""Notes below the text of a report: 注：…, footnotes, the books it was written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy
from app.text.ordinals import read_ordinal

if TYPE_CHECKING:
    from collections.abc import Sequence

# A note on the whole report, or what heads the books it was written from.
_NOTE = lazy(
    r"[*※＊]?\s*(?:备?\s*注|附\s*注|注\s*释|说明(?=[：:]\s*(?:[本此]文|文[中内]|[以如]上|上述)))\s*(?:\d{0,2}|[①-⑳])\s*[：:]"
    r"|[【\[〔（(](?:备?注|附注|注释|作者简介)(?:[】\]〕）)]|[：:])|作者简介\s*[：:]"
    r"|参考(?:文献|资料|书目)\s*(?:[：:]|$)|(?:资料|数据|图片|文字)来源\s*[：:]|注释$"
)
_FOOTNOTE = lazy(r"(?P<mark>[\[［〔【]\d{1,2}[\]］〕】]|[①-⑳])\s*(?=\S)")
_QUOTED_SOURCE = lazy(r"(?:参?见|载)[《〈]|转?引自|[出选摘载]自")
_SOURCE = lazy(r"参?见|转?引自|[出选摘载]自|.{0,20}[《〈]|.*(?:出版社|\[[A-Z]{1,2}\]|https?://)")
_BOOK = ("《", "〈")
_SIGNS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def opens_note(line: str) -> bool:
    """Tell whether a line begins as a note does, wherever it stands."""
    return bool(_NOTE.match(line) or _FOOTNOTE.match(line))


def is_note(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line is a note below the text, a footnote, or one of several of a list."""
    if _NOTE.match(lines[number]):
        return True
    if mark := _FOOTNOTE.match(lines[number]):
        source = _QUOTED_SOURCE if mark["mark"] in _SIGNS else _SOURCE
        named = source.match(lines[number], mark.end()) is not None
        return named or _is_cited(mark["mark"], lines[:number])
    if lines[number].startswith(_BOOK):
        above = next((line for line in reversed(lines[:number]) if line[0] not in _BOOK), "")
        return _NOTE.match(above) is not None
    wanted = _number(lines[number])
    while wanted and number:
        number, wanted = number - 1, wanted - 1
        if note := _NOTE.match(lines[number]):
            return wanted == _number(lines[number][note.end() :])
        if _number(lines[number]) != wanted:
            break
    return False


def _is_cited(mark: str, lines: Sequence[str]) -> bool:
    """Tell whether the sign of a footnote stands behind words, where it numbers nothing."""
    places = ((line, line.find(mark, 1)) for line in lines)
    behind = "”》」』。" if mark in _SIGNS else ""
    return any(at > 0 and (not behind or line[at - 1] in behind) for line, at in places)


def _number(text: str) -> int:
    ordinal = read_ordinal(text)
    return ordinal.number if ordinal else 0
