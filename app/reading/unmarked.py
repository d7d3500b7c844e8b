"""Points without a number: topical leads, a repeated lead, short bare heading lines."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from app.patterns import lazy
from app.reading.cues import leads_to_actions, starts_closing, starts_lead
from app.reading.sections import section_of
from app.reading.stretches import Line, Mark
from app.text.bracketed import asked_by
from app.text.ordinals import read_ordinal
from app.text.surnames import COMPOUND_SURNAMES, SURNAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence, Set

TOPIC_STYLE = "思想上，"
SHARED_STYLE = "共同开头"
HEADING_STYLE = "标题行"

_FEWEST_TOPICS = 2
_FEWEST_SHARED = 3
_FEWEST_HEADINGS = 2
_SHORTEST_SHARED = 3
_LONGEST_HEADING_LINE = 32
_SHORTEST_BODY = 40
_TOPIC = lazy(
    r"(?:在|从)?(?:自身)?(?:思想|认识|政治|理论|学习|工作|生活|作风|纪律|廉洁|能力|业务|行动|组织|担当|实践|服务|精神|廉政|党性|为民|履职|干事|本领)"
    r"(?:\w{0,4}?)(?:上|中|方面|里|层面)[，,：:要]"
    r"|在\w{2,6}(?:方面|层面)[，,：:]"
)
# When something is done, or a word for it, heads a point only where a lead announces it.
_BELOW_LEADS = (
    (lazy(r"\w{1,5}(?:前|中|后|时|里|之余|期间)，"), TOPIC_STYLE),
    (lazy(r"(?!.{0,6}(?:指出|强调|要求|说|道|曰|写|问)：)[\w“”、]{1,10}：."), SHARED_STYLE),
)
_BRACKETED = lazy(r"【[^【】]{2,18}】|〔[^〔〕]{2,18}〕|「[^「」]{2,18}」")
_LONGEST_BARE = 6
_BLANK = lazy("[ \u3000]")
_MAY_BE_NAME = lazy(rf"[{SURNAMES}].{{1,2}}|(?:{COMPOUND_SURNAMES}).{{1,2}}")
_SHORTEST_CLAUSE = 6
_LONGEST_CLAUSE = 30
_FEW_WORDS = 2
_FIRST_CLAUSE = lazy(r"(?:“[^”]*”|《[^》]*》|[^“”《》，。：；！？,:;!?])+")
_QUOTED = lazy(r"[“《]([^”》]+)[”》]")
_FRAME = lazy(
    r"(从).{1,8}(到|走向|迈向).{1,8}|(由).{1,8}([到向]).{1,8}|(以).{1,8}(为|促|带|强|固).{1,6}|(把|将|让).{1,8}(变成|变为|当作|成为|落到|写在|融入).{1,8}"
)
_COMMON_WORDS = lazy(r"习近平|总书记|党的|党中央|通过|作为|在这|这次|同志们|我们|我|中国")


def unmarked_points(lines: Sequence[Line]) -> dict[int, Mark]:
    """Return the points that start a paragraph without a number, by line.

    `lines` are the plain paragraphs that stand one after the other.
    """
    return _topics(lines) or _shared_leads(lines)


def heading_lines(lines: Sequence[Line], plain: Set[int]) -> dict[int, Mark]:
    """Return the short plain lines without a stop that head the long paragraphs after them."""
    found = [
        line
        for line, after in pairwise(lines)
        if line.index in plain and is_heading_line(line.text) and _heads(line.text, after.text)
    ]
    return _numbered(found, HEADING_STYLE) if len(found) >= _FEWEST_HEADINGS else {}


def heads_with_others(lines: Sequence[str], number: int) -> bool:
    """Tell whether a short line at the front heads the text below it, and is no title or name.

    Either it says which section it is, or later lines of the same length do as it does: 理想信念,
    使命担当. A surname makes it a name.
    """
    text = lines[number]
    if not _heads_in(lines, number) or section_of(text) == "insight":
        return False
    if section_of(text):
        return True
    later = range(number + 1, len(lines))
    named = _MAY_BE_NAME.fullmatch(text) or _BLANK.search(text)
    alike = any(
        len(lines[at]) == len(text) and _heads_in(lines, at) and read_ordinal(lines[at]) is None
        for at in later
    )
    return len(text) <= _LONGEST_BARE and alike and not named


def special_heading(text: str) -> bool:
    """Tell whether a line is a section heading without a number: 下一步打算, 结语."""
    return is_heading_line(text) and section_of(text) is not None


def is_heading_line(text: str) -> bool:
    """Tell whether a line is short and has no stop of a sentence."""
    return len(text) <= _LONGEST_HEADING_LINE and not re.search(
        r"[。！；：，、…:;!]$|[。！；]", text
    )


def _heads_in(lines: Sequence[str], number: int) -> bool:
    after = lines[number + 1 : number + 2]
    return bool(after) and is_heading_line(lines[number]) and _heads(lines[number], after[0])


def _heads(text: str, after: str) -> bool:
    """Tell whether a bare line heads what stands after it: a long paragraph, if nothing else tells.

    The name of a section (今后打算) tells, and so do words in brackets (【账里有人】) that are no
    place for a name.
    """
    if not _BRACKETED.fullmatch(text):
        return len(after) >= _SHORTEST_BODY or section_of(text) is not None
    asked = asked_by(text[1:-1], text[0], alone=True)
    return asked is None or asked.doubt is not None


def _topics(lines: Sequence[Line]) -> dict[int, Mark]:
    found: dict[int, Mark] = {}
    for stretch in _stretches(lines, lambda line: _TOPIC.match(line.text) is not None):
        if len(stretch) >= _FEWEST_TOPICS:
            found |= _numbered(stretch, TOPIC_STYLE)
    return found | _announced(lines)


def _announced(lines: Sequence[Line]) -> dict[int, Mark]:
    """Return the paragraphs below a lead that each say when, or what: 上班前，… or 划线：…"""
    for number, line in enumerate(lines[:-_FEWEST_TOPICS]):
        first = lines[number + 1].text
        forms = (form for form in _BELOW_LEADS if form[0].match(first))
        pattern, style = next(forms, (None, ""))
        if pattern is None or not _announces(line.text):
            continue
        below = _leading(lines[number + 1 :], pattern)
        if len(below) >= _FEWEST_TOPICS:
            return _numbered(below, style)
    return {}


def _leading(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[Line]:
    return list(takewhile(lambda line: pattern.match(line.text), lines))


def _announces(text: str) -> bool:
    return text.endswith("：") or section_of(text) is not None or leads_to_actions(text)


def _shared_leads(lines: Sequence[Line]) -> dict[int, Mark]:
    """Return three or more neighbours that open alike: 广大青年要…, or 从“甲”到“乙”，…"""
    openings = [_openings(line.text) for line in lines] if len(lines) >= _FEWEST_SHARED else []
    for start in range(len(lines) - _FEWEST_SHARED + 1):
        if not _may_share(lines[start].text):
            continue
        end, common = start + 1, openings[start]
        while end < len(lines) and (common := common & openings[end]):
            end += 1
        texts = {line.text for line in lines[start:end]}
        if end - start >= _FEWEST_SHARED and len(texts) == end - start:
            return _numbered(lines[start:end], SHARED_STYLE)
    return {}


def _openings(text: str) -> frozenset[str]:
    """Return how a long paragraph opens: by its first words and by the shape of its first clause.

    Of 悟“书声”， the verb may change from one sibling to the next, of 从“甲”到“乙”， only what
    stands between the marks.
    """
    if len(text) < _SHORTEST_BODY:
        return frozenset()
    found = {text[:_SHORTEST_SHARED]}
    clause = _FIRST_CLAUSE.match(text)
    if clause is None or len(clause[0]) > _LONGEST_CLAUSE:
        return frozenset(found)
    if len(clause[0]) >= _SHORTEST_CLAUSE:
        found.add(f"{clause[0][:2]}…{clause[0][-2:]}")
    if frame := _FRAME.fullmatch(clause[0]):
        found.add("…".join(word for word in frame.groups() if word))
    quoted = _QUOTED.findall(clause[0])
    around = _QUOTED.sub("“”", clause[0])
    beside = len(around) - 2 * len(quoted)
    if quoted and beside:
        found.add(around)
    if quoted and 0 < beside <= _FEW_WORDS:
        layout = re.sub("[^“”]", "·", around)
        sizes = ",".join(str(len(inside)) for inside in quoted)
        found |= {layout + sizes, f"{layout}…{quoted[-1][-1]}", f"{layout}{quoted[0][0]}…"}
    return frozenset(found)


def _may_share(text: str) -> bool:
    return not (_COMMON_WORDS.match(text) or starts_lead(text) or starts_closing(text))


def _stretches(lines: Sequence[Line], fits: Callable[[Line], bool]) -> Iterator[list[Line]]:
    """Yield the longest stretches of neighbours that fit."""
    held: list[Line] = []
    for line in lines:
        if fits(line):
            held.append(line)
        elif held:
            yield held
            held = []
    if held:
        yield held


def _numbered(lines: Iterable[Line], style: str) -> dict[int, Mark]:
    return {
        line.index: Mark(line.index, line.offset, "", number, style, line.text)
        for number, line in enumerate(lines, 1)
    }
