"""The front of a report: title, byline, salutation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.reading.byline_lines import (
    BYLINE_LABEL,
    SENTENCE_MARKS,
    TITLE_END,
    is_byline,
    is_date,
    is_remark,
    may_be_name,
    names_among_words,
)
from app.reading.stretches import Cut
from app.reading.unmarked import heads_with_others
from app.text.bylines import says_who
from app.text.labels import with_close_label
from app.text.ordinals import read_ordinal

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEEPEST_SALUTATION = 10
_LONGEST_TITLE = 60
_LONGEST_SALUTATION = 60
_MOST_TITLES = 3
_MOST_BYLINES = 6
_LONGEST_SIGNED = 50
_SHORTEST_SENTENCE = 25
_LONGEST_EXCLAIMED = 30
_SHORTEST_OPENING = 40
_LONGEST_VERSE = 20  # A poem may stand above the salutation.

_SUBTITLE = lazy(r"[—－–\-―]{1,3}|[（(【].*(?:体会|材料|发言|稿|报告).*[）)】]$")
_AUDIENCE = (
    r"(?:同志们?|同学们?|领导们?|代表们?|委员们?|老师们?|战友们?|朋友们?|伙伴们?|评委|来宾|专家|同事们?|学员们?"
    r"|书记|主任|主席|[部局校院所处科站队场馆园厂省市县区镇乡村组行社理董]长|师傅们?|老师|教授|总工|前辈们?|工友们?|大家"
    r"|[^\W我你他她它咱人]们|同仁|同道|同行|党组织|党支部|总支|支部|党委|党组|政府|机关|组织部|[局委部院校厅科处室办所站]|中心|公司|组)"
)
# 大家下午好, but not 大家好学上进.
_GREETING = (
    r"(?:大家|你们|您们?|各位|同[志学]们|老师们|朋友们)?(?:(?:上午|下午|早上|晚上|中午|早晨|晚|早|新年|节日|过年|春节)好"
    r"|(?<=[家们您位])好|新年快乐|辛苦了)[啊呀哈]?(?=[！!。，,：:～~、]|\s*$)"
)
_SALUTATION = lazy(
    rf"[^。！？；：:“《]{{0,44}}?{_AUDIENCE}(?:[（(][^）)]*[）)])?\s*[：:！!]"
    rf"|[^。！？；：:“《]{{0,44}}?{_AUDIENCE}[，,](?={_GREETING}|(?:大家|你们|同志们)好(?![学像似多几])|$)"
    rf"|(?!大家)(?:[^。！？；：:“《，,]{{0,20}}?(?:{_AUDIENCE}|主持人)好[，,。！!：:]\s*)+"
    rf"|[呃嗯啊]?(?:(?:尊敬|敬爱|亲爱)的|各位)[^。！？；：:“《]{{1,40}}?(?:[，,、]|(?<![的\s])\s+)\s*(?={_GREETING})"
    r"|(?:(?:尊敬|敬爱|亲爱)的|各位)[^。！？；：:“《]{1,40}[：:！!]"
    r"|[X×x*○〇某_\s、，及各位【】\u4e00-\u9fff]{0,20}(?:[X×x*○_]+|某某?|】)[\u4e00-\u9fff]{0,6}[：:]"
)
# Whom somebody greets, without a mark behind it, stands right above the opening.
_UNMARKED = lazy(
    rf"(?:(?:(?:尊敬|敬爱|亲爱)的|各位)[^。！？；：:“《，,]{{0,40}}?{_AUDIENCE}|同[志学事]们)"
)
_NO_SALUTATION = lazy(
    r"如下|情况|汇报|体会|学习(?!小组|中心组|班|组)|问题|认为|指出|强调|要求|提出|感受|谢|编者按|按语|摘要|导语|[是将要]"
)
# A call that ends in ！ only greets where it opens like a greeting.
_EXCLAIMED = lazy(
    r"(?!尊敬|敬爱|亲爱|各位|同志|同学|战友|朋友|领导|老师|大家|.{0,20}[们导师人]好[！!]).*[！!]\s*$"
)

# A title may end in one mark of a sentence, and leave open at which meeting it was.
_TITLE_STOP = lazy(r"[！!]$|(?<=在)…+(?=[上中])")
# 【范文1】 and 第二篇： stand over one of several reports.
_NUMBER_OF_REPORT = lazy(
    r"[（(【\[]?(?:第\w{1,3}篇|(?:篇|范文|例文|样本)\s*\w{1,3})[】）)\]]?[：:]?$"
)
# What stands between unit and name.
_PARTED = lazy(r"\S[ \u3000\t]+\S|】|}}")
# A call is no title that stands without a subtitle or a name.
_CALL = lazy(rf"坚[决定]|热烈|让我们|我|谢|感谢|大家|同[志学]|{_GREETING}")


class Front(NamedTuple):
    """The cuts before the body, and where the body starts (line, offset)."""

    cuts: list[Cut]
    line: int
    offset: int = 0


def read_front(lines: Sequence[str]) -> Front:
    """Return title, byline and salutation, as far as the report has them."""
    greeting = _find_salutation(lines)
    last = greeting.line if greeting else _last_front_line(lines)
    titles = 0 if _is_untitled(lines, last) else _title_lines(lines, last, greeting is not None)
    bylines = _byline_lines(lines, titles, last, before_salutation=greeting is not None)
    cuts = [Cut(0, 0, "title")] if titles else []
    if bylines:
        cuts.append(Cut(titles, 0, "byline"))
    if bylines and not titles and (late := _late_title(lines, bylines, last)):
        cuts.append(Cut(bylines, 0, "title"))
        bylines += late
    if greeting is None:
        return Front(cuts, titles + bylines)
    if titles + bylines < greeting.line:
        # Words nobody could place still stand before the salutation.
        cuts.append(Cut(titles + bylines, 0, "body"))
    cuts.append(Cut(greeting.line, 0, "salutation"))
    return Front(cuts, *_end_of_salutation(lines, greeting))


def salutation_end(text: str) -> int:
    """Return where the salutation at the start of a paragraph ends, 0 if there is none."""
    match = _SALUTATION.match(text)
    if match is None or read_ordinal(text) or match.end() > _LONGEST_SALUTATION:
        return 0
    if _NO_SALUTATION.search(match[0]) or _EXCLAIMED.match(match[0]):
        return 0
    if match.end() < len(text) <= _LONGEST_SALUTATION and is_byline(text):
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
        and TITLE_END.search(last) is not None
        and not any(TITLE_END.search(piece) for piece in before)
        and all(_is_title(piece) and not _SUBTITLE.match(piece) for piece in pieces)
        and not any(salutation_end(piece) or is_date(piece) for piece in pieces)
    )


class _Greeting(NamedTuple):
    line: int
    end: int


def _find_salutation(lines: Sequence[str]) -> _Greeting | None:
    for number, text in enumerate(lines[:_DEEPEST_SALUTATION]):
        if end := salutation_end(text):
            return _Greeting(number, end)
        opens = any(len(line) >= _SHORTEST_OPENING for line in lines[number + 1 : number + 2])
        if opens and _UNMARKED.fullmatch(text):
            return _Greeting(number, len(text))
        if len(text) > _LONGEST_TITLE or ("。" in text and len(text) > _LONGEST_VERSE):
            return None
    return None


def _end_of_salutation(lines: Sequence[str], greeting: _Greeting) -> tuple[int, int]:
    """Return the line and offset behind a salutation; each of its lines greets by itself."""
    line, end = greeting
    while end == len(lines[line]):
        line += 1
        end = salutation_end(lines[line]) if line < len(lines) else 0
        if not end:
            break
    return line, end


def _last_front_line(lines: Sequence[str]) -> int:
    """Return how many lines may be front: never all of them, but for a title that stands alone."""
    if len(lines) == 1:
        return 1 if TITLE_END.search(lines[0]) else 0
    return min(len(lines) - 1, _MOST_TITLES + _MOST_BYLINES)


def _is_untitled(lines: Sequence[str], last: int) -> bool:
    """Tell whether a report begins with who wrote it: 作者　周明, 【单位】　【姓名】."""
    first, below = lines[0], lines[1:2]
    titled = TITLE_END.search(first.rstrip("】》”")) or _NUMBER_OF_REPORT.match(first)
    if not last or titled or not is_byline(first):
        return False
    if BYLINE_LABEL.match(with_close_label(first)):
        return True
    more = any(_is_title(line) and TITLE_END.search(line) for line in below)
    return not more and (_PARTED.search(first) is not None or any(map(is_date, below)))


def _late_title(lines: Sequence[str], bylines: int, last: int) -> int:
    """Return how many lines of title stand below who wrote it, if they say what the text is."""
    below = lines[bylines:]
    titles = _title_lines(below, last - bylines, before_salutation=True)
    return titles if any(TITLE_END.search(line) for line in below[:titles]) else 0


def _title_lines(lines: Sequence[str], last: int, before_salutation: bool) -> int:
    """Return how many lines the title takes, 0 to 3."""
    limit = min(_MOST_TITLES, last)
    count = 0
    while count < limit and _is_title_line(lines, count):
        if not before_salutation and heads_with_others(lines, count):
            break
        if count and not _goes_on(lines[:count], lines[count], before_salutation):
            break
        count += 1
    if count < 2 or _SUBTITLE.match(lines[count - 1]) or before_salutation:
        return count
    # Several short lines and none that says what the text is: only the first is the title.
    return count if any(TITLE_END.search(line) for line in lines[:count]) else 1


def _goes_on(titles: Sequence[str], line: str, before_salutation: bool) -> bool:
    if _NUMBER_OF_REPORT.match(line):
        return True
    if _SUBTITLE.match(line):
        return TITLE_END.search(line) is not None or not is_byline(line)
    if is_byline(line) and (not TITLE_END.search(line)):
        goes_on = titles[-1].endswith(("的", "和", "与", "、", "在"))
        quoted = titles[-1].endswith(("》", "”")) and not says_who(line)
        return (goes_on or quoted) and not is_date(line)
    return before_salutation or not TITLE_END.search(titles[-1])


def _is_title_line(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line may belong to the title, and a call is more than the first sentence."""
    line = lines[number]
    if not _is_title(line):
        return False
    if not line.endswith(("！", "!")):
        return True
    after = lines[number + 1 : number + 3]
    if len(line) > _LONGEST_EXCLAIMED or not after or salutation_end(line):
        return False
    below = after[0]
    if _SUBTITLE.match(below) or TITLE_END.search(below) or is_byline(below):
        return True
    opens = bool(salutation_end(below)) or len(below) >= _SHORTEST_OPENING
    return opens and len(after) > 1 and not _CALL.match(line)


def _is_title(text: str) -> bool:
    if len(text) > _LONGEST_TITLE:
        return False
    says = SENTENCE_MARKS.search(text) and SENTENCE_MARKS.search(_TITLE_STOP.sub("", text))
    return (
        not says
        and read_ordinal(text) is None
        and not BYLINE_LABEL.match(with_close_label(text))
        and (_SUBTITLE.match(text) is not None or not is_remark(text))
        and not (is_date(text) and len(text) <= 16)
    ) or _NUMBER_OF_REPORT.match(text) is not None


def _signs_by_place(line: str, after: Sequence[str]) -> bool:
    """Tell whether a line between title and opening has a name or a date among its words."""
    opens = any(len(below) >= _SHORTEST_SENTENCE or salutation_end(below) for below in after)
    return opens and len(line) <= _LONGEST_SIGNED and names_among_words(line)


def _byline_lines(lines: Sequence[str], titles: int, last: int, *, before_salutation: bool) -> int:
    """Return how many lines after the title name the speaker or the date."""
    count = 0
    while titles + count < last and count < _MOST_BYLINES:
        line, *after = lines[titles + count : titles + count + 2]
        signed = is_byline(line) or (may_be_name(line) and any(map(is_date, after)))
        signed = signed or (not count and titles > 0 and _signs_by_place(line, after))
        if not signed and not (before_salutation and is_remark(line)):
            break
        if heads_with_others(lines, titles + count):
            break
        count += 1
    return count
