"""The front of a report: title, byline, salutation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.reading.stretches import Cut
from app.reading.unmarked import heads_with_others
from app.text.bylines import says_who
from app.text.ordinals import read_ordinal

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEEPEST_SALUTATION = 8
_LONGEST_TITLE = 60
_LONGEST_BYLINE = 40
_LONGEST_SALUTATION = 60
_MOST_TITLES = 3

_SENTENCE_MARKS = lazy(r"[。！；…]|[：:，,]$")
_TITLE_END = lazy(
    r"(?:体会|材料|报告|汇报|感悟|发言|发言稿|讲话|讲话稿|有感|感想|心得|启示|思考|总结|提纲|演讲稿|讲稿|认识|收获|读后感|观后感|剖析)"
    r"(?:[（(][^（）()]*[）)])?$"
)
_SUBTITLE = lazy(r"[—－–\-―]{1,3}|[（(].*(?:体会|材料|发言|稿|报告).*[）)]$")
_DATE = lazy(
    r"[\d〇○零一二三四五六七八九十X×x*]{2,4}\s*[年./\-．][\d一二三四五六七八九十X×x*]{1,3}\s*"
    r"(?:[月./\-．]\s*(?:[\d一二三四五六七八九十X×x*]{1,3}\s*日?)?)?"
)
_BRACKETED = lazy(r"[（(【〔\[][^（）()]{2,40}[）)】〕\]]$")
_BYLINE_LABEL = lazy(
    r"(?:汇报人|发言人|报告人|姓名|单位|作者|部门|学员|职务|供稿|撰稿|时间|日期|班级|学号|交流人)\s*[：:]"
)
_POST = lazy(
    r"[局委部院校厅科处室办所站镇乡村区县市司团组]|中心|公司|街道|社区|支部|书记|主任|[局部科处厅院校所站]长"
    r"|经理|教师|干事|同志|学员|主席|党员|专员|研究员|[某×]{1,2}|X{1,4}|\*+"
)
_NAME = lazy(r"[\u4e00-\u9fff][ 　]*[\u4e00-\u9fff]{1,2}[ 　]*[\u4e00-\u9fff]?$")
# 第三初级中学　李晓梅: whoever parts two words by a blank under the title means unit and name.
_UNIT_AND_NAME = lazy(r"[\u4e00-\u9fff（）()]{3,24}[ 　]+[\u4e00-\u9fff]{2,4}")

_AUDIENCE = (
    r"(?:同志们?|同学们?|领导们?|代表们?|委员们?|老师们?|战友们?|朋友们?|伙伴们?|评委|来宾|专家|同事们?|学员们?"
    r"|书记|主任|部长|局长|校长|院长|所长|处长|科长|主席|省长|市长|县长|区长|组长|大家"
    r"|党组织|党支部|支部|党委|党组|组织部|[局委部院校厅科处室办所站]|中心|公司|组)"
)
_SALUTATION = lazy(
    rf"[^。！？；：:“《]{{0,44}}?{_AUDIENCE}(?:[（(][^）)]*[）)])?\s*[：:！!]"
    rf"|[^。！？；：:“《]{{0,44}}?{_AUDIENCE}[，,](?=(?:大家|上午|下午|早上|晚上|你们|同志们)好|$)"
    r"|(?:尊敬|敬爱|亲爱)的[^。！？；：:“《]{1,40}[：:！!]"
    r"|[X×x*○〇某_\s、，及各位【】\u4e00-\u9fff]{0,20}(?:[X×x*○_]+|某某?|】)[\u4e00-\u9fff]{0,6}[：:]"
)
_NO_SALUTATION = lazy(
    r"如下|情况|汇报|体会|学习(?!小组|中心组|班|组)|问题|认为|指出|强调|要求|提出|感受|谢|编者按|按语|摘要|导语|[是将要]"
)
# A call that ends in ！ only greets where it opens like a greeting.
_EXCLAIMED = lazy(r"(?!尊敬|敬爱|亲爱|各位|同志|同学|战友|朋友|领导|老师|大家).*[！!]\s*$")


class Front(NamedTuple):
    """The cuts before the body, and where the body starts (line, offset)."""

    cuts: list[Cut]
    line: int
    offset: int = 0


def read_front(lines: Sequence[str]) -> Front:
    """Return title, byline and salutation, as far as the report has them."""
    greeting = _find_salutation(lines)
    last = greeting.line if greeting else _last_front_line(lines)
    titles = _title_lines(lines, last, before_salutation=greeting is not None)
    bylines = _byline_lines(lines, titles, last, before_salutation=greeting is not None)
    cuts = [Cut(0, 0, "title")] if titles else []
    if bylines:
        cuts.append(Cut(titles, 0, "byline"))
    if greeting is None:
        return Front(cuts, titles + bylines)
    if titles + bylines < greeting.line:
        # Words nobody could place still stand before the salutation.
        cuts.append(Cut(titles + bylines, 0, "body"))
    cuts.append(Cut(greeting.line, 0, "salutation"))
    if greeting.end < len(lines[greeting.line]):
        return Front(cuts, greeting.line, greeting.end)
    return Front(cuts, greeting.line + 1)


def salutation_end(text: str) -> int:
    """Return where the salutation at the start of a paragraph ends, 0 if there is none."""
    match = _SALUTATION.match(text)
    if match is None or read_ordinal(text) or match.end() > _LONGEST_SALUTATION:
        return 0
    if _NO_SALUTATION.search(match[0]) or _EXCLAIMED.match(match[0]):
        return 0
    return match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())


def is_one_title(pieces: Sequence[str]) -> bool:
    """Tell whether lines are plainly one title that its writer broke by hand.

    Only the last says what the text is, and none is a subtitle, a salutation, a byline's label or
    a date.
    """
    *before, last = pieces
    return (
        _is_title("".join(pieces))
        and _TITLE_END.search(last) is not None
        and not any(_TITLE_END.search(piece) for piece in before)
        and all(_is_title(piece) and not _SUBTITLE.match(piece) for piece in pieces)
        and not any(salutation_end(piece) or is_date(piece) for piece in pieces)
    )


def is_byline(text: str) -> bool:
    """Tell whether a line under the title, or at the end, names who, which unit, or when."""
    if len(text) > _LONGEST_BYLINE or read_ordinal(text):
        return False
    if _BYLINE_LABEL.match(text):
        return True
    if _SENTENCE_MARKS.search(text) or "，" in text:
        return False
    named = says_who(text) or _is_name(text)
    return is_date(text) or (named and not _TITLE_END.search(text))


def is_date(text: str) -> bool:
    """Tell whether a line is a date, or ends in one, or is a remark in brackets with one."""
    found = _DATE.search(text)
    return found is not None and (
        found.end() == len(text.rstrip("）)】 ")) or bool(_BRACKETED.match(text))
    )


class _Greeting(NamedTuple):
    line: int
    end: int


def _find_salutation(lines: Sequence[str]) -> _Greeting | None:
    for number, text in enumerate(lines[:_DEEPEST_SALUTATION]):
        if end := salutation_end(text):
            return _Greeting(number, end)
        if len(text) > _LONGEST_TITLE or "。" in text:
            return None
    return None


def _last_front_line(lines: Sequence[str]) -> int:
    """Return how many lines may be front: never all of them, but for a title that stands alone."""
    if len(lines) == 1:
        return 1 if _TITLE_END.search(lines[0]) else 0
    return min(len(lines) - 1, _MOST_TITLES + 2)


def _title_lines(lines: Sequence[str], last: int, *, before_salutation: bool) -> int:
    """Return how many lines the title takes, 0 to 3."""
    limit = min(_MOST_TITLES, last)
    count = 0
    while count < limit and _is_title(lines[count]):
        if not before_salutation and heads_with_others(lines, count):
            break
        if count and not _goes_on(lines[:count], lines[count], before_salutation):
            break
        count += 1
    if count < 2 or _SUBTITLE.match(lines[count - 1]) or before_salutation:
        return count
    # Several short lines and none that says what the text is: only the first is the title.
    return count if any(_TITLE_END.search(line) for line in lines[:count]) else 1


def _goes_on(titles: Sequence[str], line: str, before_salutation: bool) -> bool:
    if _SUBTITLE.match(line):
        return True
    if is_byline(line) and (not _TITLE_END.search(line)):
        goes_on = titles[-1].endswith(("的", "和", "与", "、", "在"))
        quoted = titles[-1].endswith(("》", "”")) and not says_who(line)
        return (goes_on or quoted) and not is_date(line)
    return before_salutation or not _TITLE_END.search(titles[-1])


def _is_title(text: str) -> bool:
    return (
        len(text) <= _LONGEST_TITLE
        and not _SENTENCE_MARKS.search(text)
        and read_ordinal(text) is None
        and not _BYLINE_LABEL.match(text)
        and (_SUBTITLE.match(text) is not None or not _BRACKETED.match(text))
        and not (is_date(text) and len(text) <= 16)
    )


def _byline_lines(lines: Sequence[str], titles: int, last: int, *, before_salutation: bool) -> int:
    """Return how many lines after the title name the speaker or the date."""
    count = 0
    while titles and titles + count < last and count < 4:
        line = lines[titles + count]
        if not is_byline(line) and not (before_salutation and _BRACKETED.match(line)):
            break
        if heads_with_others(lines, titles + count):
            break
        count += 1
    return count


def _is_name(text: str) -> bool:
    """Tell whether a short line is a person's name, or a unit or post."""
    if _UNIT_AND_NAME.fullmatch(text):
        return True
    if _NAME.match(text) and len(text.replace(" ", "").replace("　", "")) <= 4:
        return True
    return len(text) <= 30 and bool(_POST.search(text)) and text[-1] not in "？?》”"
