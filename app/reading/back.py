"""The back of a report: sign-off and tail."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.reading.byline_lines import SENTENCE_MARKS, is_byline, is_date
from app.reading.stretches import LINE_END, Cut
from app.text.closing_lines import closing_note, closing_notes
from app.text.notes import is_note
from app.text.ordinals import read_ordinal
from app.text.page_lines import begins_other_pages, is_added
from app.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_SIGNOFF = 50
_LONGEST_SIGNER = 20
_FARTHEST_APPENDIX = 0.5

_SPEECH = "(?:汇报|发言|交流|分享|报告|讲话|讲演|演讲)"
_ASKED = "(?:批评|指[正教示]|审[阅议查]|批示|包涵|海涵|斧正|谅解|指出来)"
_SIGNOFF = lazy(
    rf"(?:以上(?:就)?是(?:本人|我(?!们的))|以上(?:就)?是我们的[^。]{{0,10}}(?:{_SPEECH}|体会|认识|情况|做法)"
    rf"|(?:我的?|本人)?(?:的?{_SPEECH})?(?:就?到(?:此|这里)|到此)?(?:完毕|结束|完了)(?=[。！!，,；;]|$|谢)"
    rf"|(?:汇报|发言|交流|分享|报告)(?:到此|完|就到这)|我的(?:汇报|发言|交流|分享)"
    # How somebody who speaks comes to an end: 今天就和大家交流到这里, 我要说的就这些.
    rf"|(?:好[，,])?(?:今天|我的话|我)?(?:的话)?(?:今天)?(?:就|先)?(?:[和跟与同](?:大家|各位))?(?:[说讲谈]|{_SPEECH})(?:到(?:这里|这儿|此)|完了|(?<=就.)这[些么]|(?<=就..)这[些么])"
    r"|我(?:的体会|[要想](?:说|讲|汇报|分享)的)也?就是?(?:这些|这么多)|散会[。！!]?$|[（(]完[）)]$"
    r"|(?:以上[^。]{0,6}[，,])?愿?[与和](?:大家|各位|诸位|同志们|君)共勉[。！!]?$"
    r"|多?谢谢?(?:大家|各位|领导|[老同])|谢谢|再次感谢|感谢(?:大家|各位|聆听)|祝愿?(?:大家|各位|领导|[老同][师志学事])"
    rf"|请(?:党)?组织[^。，]{{0,12}}(?:考验|考察|监督)我?们?[。！!]?$|以上[^。]{{0,10}}谢谢"
    rf"|(?:以上|上述)[^。，]{{0,4}}(?:敬|恳)?请[^。]{{0,6}}{_ASKED}|就是?这(?:些|么多)[吧了。]"
    r"|(?:以上|上述|如有|不妥|不当|不足|不对|有不)[^。]{0,12}(?:不妥|不当|不足|不对|之处|汇报|发言|体会|交流|特此)"
    rf"|(?:有?[说讲谈写]得?不[对好妥当][^。]{{0,8}}[，,]|[以上]述?[^。，]{{0,6}}[，,]|(?:以上)?[^。，]{{0,4}}[妥当]否[，,])(?:敬|恳)?请[^。]{{0,12}}{_ASKED}"
    rf"|[敬恳]?请[^。]{{0,12}}{_ASKED}(?![^。]{{0,4}}[，,](?:我|本人|今后))|[特专]此(?:报告|汇报|说明))"
)
_NO_SIGNOFF = lazy(r"以上[^。]{0,12}(?:问题|措施)|谢谢你们的(?!聆听)")
# What stands among the closing lines and is none of them.
_TAIL = lazy(
    r"此致|敬礼|祝$|顺[致祝颂]|(?:(?:工作|身体|学习|生活|阖家|事业|万事)(?:愉快|顺利|健康|进步|幸福|安康|如意)[，,、！!。]?)+$|(?:审核|整理|责任编辑|编辑|签发|经办|拟稿|核稿)人?\s*[：:]"
    r"|(?:文字|图片?|摄影|校对|责编|[初复终一二三]审|会签)\s*[：:/／|]|[^。，；]{0,10}(?:意见|批示|评语)\s*[：:\t][^。]{0,30}。?$"
    r"|[（(].{2,20}(?:供稿|供图|整理)[）)]$|签[字名]\s+[_\s年月日]*$|(?:来源|主\s*题\s*词)\s*[：:]|[（(](?:[此本]文|来源|编辑|整理|[摘选]自|原载|[此本]页无正文|.{2,14}(?:照片|材料|资料|图纸|原稿|附后|存放?[在于]?))[^）)]*[）)]$"
)
_APPENDIX = lazy(r"附\s*+(?:件|录|表|图)?\s*+\d*+\s*+[：:]|附\s*+件\s*+\d*$")
_LONGEST_PART = 80
_LONGEST_LINE = 6  # Paragraphs that one closing line was broken into by hand.


class Back(NamedTuple):
    """The cuts after the body, and where the body ends (line, offset; not in the body)."""

    cuts: list[Cut]
    line: int
    offset: int = 0


def read_back(lines: Sequence[str], first: int) -> Back:
    """Return sign-off and tail; `first` is the first line that may belong to them."""
    tail = _tail_start(lines, first)
    signoff = tail
    while signoff > first and is_signoff(lines[signoff - 1]):
        signoff -= 1
    cuts = [Cut(signoff, 0, "signoff")] if signoff < tail else []
    if tail < len(lines):
        cuts.append(Cut(tail, 0, "tail"))
    if signoff == tail and tail > first and (offset := _joined_signoff(lines[tail - 1])):
        return Back([Cut(tail - 1, offset, "signoff"), *cuts], tail - 1, offset)
    return Back(cuts, signoff, 0 if signoff < len(lines) else LINE_END)


def is_appendix(text: str) -> bool:
    """Tell whether a line lists what is attached, or heads it: 附件：…, 附件1."""
    return _APPENDIX.match(text) is not None


def is_signoff(text: str) -> bool:
    """Tell whether a line only ends the speech: 汇报完毕。 谢谢大家！"""
    return (
        len(text) <= _LONGEST_SIGNOFF
        and _SIGNOFF.match(text) is not None
        and not _NO_SIGNOFF.match(text)
    )


def _tail_start(lines: Sequence[str], first: int) -> int:
    """Return the line where the tail starts; the number of lines if there is none."""
    appendix = max(first + 1, round(len(lines) * _FARTHEST_APPENDIX))
    for number in range(appendix, len(lines)):
        if is_appendix(lines[number]) or begins_other_pages(lines[number]):
            return _tail_above(lines, first, number)
    return _tail_above(lines, first, len(lines))


def _tail_above(lines: Sequence[str], first: int, end: int) -> int:
    start = end
    while start > first and (
        _is_tail(lines[start - 1], last=start == len(lines))
        or (start < len(lines) and _is_above_date(lines[start - 1], lines[start]))
        or is_note(lines, start - 1)
        or _goes_on(lines, start - 1)
    ):
        start -= 1
    return start


def _is_above_date(text: str, below: str) -> bool:
    """Tell whether a short line right above the date can only say whose report it is."""
    short = len(text) <= _LONGEST_SIGNER and not SENTENCE_MARKS.search(text) and "，" not in text
    return short and closing_note(below) == "date" and not (read_ordinal(text) or is_signoff(text))


def _goes_on(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line goes on a closing line that starts some lines above it."""
    if len(lines[number]) > _LONGEST_PART:
        return False
    for first in range(number - 1, max(number - _LONGEST_LINE, 0), -1):
        if note := closing_note(lines[first]):
            return {*closing_notes(lines[first : number + 1])} <= {note, "contact"}
    return False


def _is_tail(text: str, *, last: bool) -> bool:
    if closing_note(text) or _TAIL.match(text):
        return True
    if is_added(text):
        return True
    if read_ordinal(text) or is_signoff(text) or text.endswith(("。", "！", "；")):
        return False
    short = len(text) <= 30 and is_byline(text)
    return short and (not last or is_date(text) or len(text) <= 20)


def _joined_signoff(text: str) -> int:
    """Return where a sign-off starts that is joined to the last paragraph; 0 if there is none."""
    sentences = split_sentences(text)
    start = len(sentences)
    while start > 1 and is_signoff(sentences[start - 1].text.strip()):
        start -= 1
    return sentences[start].start if start < len(sentences) else 0
