"""Where blanks in a line are room to write in: 姓名：        , 第   号,     年    月    日."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy
from app.text.characters import BLANKS, COLONS, HAN
from app.text.dates import CENTURY
from app.text.labels import label_before
from app.text.surnames import SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.text.false_friends import Candidate, Verdict

_BLANK = f"[{BLANKS}]"
_TIME = rf"(?:{_BLANK}+时(?:{_BLANK}+分)?)?"
_DAY = rf"{_BLANK}+日(?![常均益]){_TIME}"
DATE_OF_SPACES = (
    rf"{_BLANK}+年{_BLANK}+月(?![球亮])(?:{_DAY})?|{_BLANK}+月{_DAY}"
    rf"|{_BLANK}{{2,}}时{_BLANK}{{2,}}分"
)
"""A date with room for each of its parts."""

DATE_WITHOUT_YEAR = rf"(?<![^\s：:（(，、])年{_BLANK}+月(?:{_DAY}|(?=\s*$))"
"""A date whose year has no room of its own."""

NUMBERED_WITH = "年时月日号页条款章节版期届次回批名份张件人"
"""What a single blank may stand before, as the room of a number."""

_ROOM = lazy(_BLANK + "+(?=[年月日时分])")
# The blanks that indent a date are no part of it; its year needs the room of four figures.
_YEAR_ROOM = 4
# Two blanks at a line's end break it in Markdown.
_LINE_BREAK = "  "
_OPEN_NUMBER = lazy(r"第$|[\d\sxX×*_＿○][〕］\]]$|(?:19|20)\d\d[）)]$")
# 姓  名 is one word spread out, and 贰  份 has its figure.
_SPREAD_OR_COUNTED = lazy(
    rf"(?:^|[^{HAN}])(?![第共计约满])[{HAN}]$|[\d一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾]$"
)
_OPEN_COUNT = lazy(r"[共计]$")
_OF_A_YEAR = lazy(r"年度?[）)]")
_OPEN_SUM = ("￥", "¥", "人民币")
_YEAR_ENDS = lazy(r"年(?![来前后间])|[〕］\]）)]")
_MONTH_OR_DAY = lazy(r"月(?![均份度球亮初底末])|日(?![常均益])")
_AFTER_YEAR = lazy(r"[\dX×*_]\s?年$|[\dX×*_]\s?月$")
_NUMBER_ENDS = lazy(r"号(?![召称角])")
_NEXT_LABEL = lazy(
    rf"[{HAN}（）()、/]{{1,14}}{_BLANK}*[：:]|(?:[{HAN}]{_BLANK}+){{1,4}}[{HAN}]{_BLANK}*[：:]"
)
# Wide room behind a few words and a colon is a form's, whatever it calls the place.
_WIDE_ROOM = 8
_SHORT_LABEL = lazy(rf"(?:^|[^{HAN}])[{HAN}]{{2,8}}[：:]$")
_ROOM_ENDS = lazy(r"$|[（(][^（）()]{1,14}[）)]|[，。；、）)]|[\t|｜]")
_STOPS = lazy(r"$|[，。；、）)]|\s")
_ADDRESSED = lazy(
    rf"(?:尊敬|亲爱|敬爱|各|全体|有关|贵|市直|县直|区直).*|领导"
    rf"|[{SURNAMES}].?(?:老师|校长|经理|领导)"
)


def rooms_of_date(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the parts of a date of spaces are to be written."""
    for room in _ROOM.finditer(line, start, end):
        first, last = room.span()
        if line[last] in "年月" and (first == 0 or _signed(line, first)):
            wide = line[last - 1] == "\u3000"
            first = max(first, last - (_YEAR_ROOM // 2 if wide else _YEAR_ROOM))
        yield first, last


def _signed(line: str, start: int) -> bool:
    """Tell whether a blank before a date is first of all the room of a signature: 签字：    年."""
    label = label_before(line, start)
    return label is not None and label.kind != "date"


def next_label(line: str, start: int) -> bool:
    """Tell whether another label of a form begins at a place of a line: 科室：."""
    return _NEXT_LABEL.match(line, start) is not None


def judge_space(seen: Candidate) -> Verdict:
    """Return whether blanks are the room of a number, a part of a date, or of a label's answer."""
    return None if _is_number(seen) or _is_date(seen) or _is_answer(seen) else False


def _is_number(seen: Candidate) -> bool:
    before, counted = seen.before_it, seen.after is not None and seen.after.kind == "number"
    if _OPEN_NUMBER.search(before):
        return bool(_NUMBER_ENDS.match(seen.line, seen.end)) or (counted and before[-1] == "第")
    if seen.single and not (seen.following == "页" and _OPEN_COUNT.search(before)):
        return False
    if before.endswith(_OPEN_SUM) or (counted and _OPEN_COUNT.search(before)):
        return True
    ends = seen.end + len(seen.after.words) if seen.after else 0
    opens = before[-1:].isalpha() and not _SPREAD_OR_COUNTED.search(before)
    return counted and opens and bool(_STOPS.match(seen.line, ends))


def _is_date(seen: Candidate) -> bool:
    if CENTURY.search(seen.before_it):
        return not seen.single and bool(_YEAR_ENDS.match(seen.line, seen.end))
    if seen.previous in ("（", "(") and _OF_A_YEAR.match(seen.line, seen.end):
        return not seen.single
    month_or_day = _MONTH_OR_DAY.match(seen.line, seen.end)
    return not seen.single and bool(month_or_day and _AFTER_YEAR.search(seen.before_it))


def _is_answer(seen: Candidate) -> bool:
    if seen.single or seen.previous not in tuple(COLONS):
        return False
    if seen.token == _LINE_BREAK and seen.end == len(seen.line):
        return False
    label = label_before(seen.line, seen.start)
    goes_on = _ROOM_ENDS.match(seen.line, seen.end) or next_label(seen.line, seen.end)
    if label is None:
        wide = len(seen.token) >= _WIDE_ROOM and _SHORT_LABEL.search(seen.before_it)
        return bool(wide and goes_on)
    if _ADDRESSED.fullmatch(label.words):
        return False
    counted = label.kind == "number" and seen.after is not None and seen.after.kind == "number"
    return bool(counted or goes_on)
