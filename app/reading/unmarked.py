"""Points without a number: topical leads, a repeated lead, short bare heading lines."""

from __future__ import annotations

from itertools import pairwise, takewhile, zip_longest
from typing import TYPE_CHECKING

from app.patterns import lazy
from app.reading.announcing import announced, how_many
from app.reading.cues import (
    leads_to_actions,
    reflects_on_lacks,
    starts_closing,
    starts_lead,
)
from app.reading.parallel import ENOUGH, best_chain, head_alike, is_couplet, opening_of
from app.reading.plans import plans
from app.reading.sections import is_spread, section_of
from app.reading.stretches import Line, Mark
from app.text.bracketed import asked_by
from app.text.characters import HAN
from app.text.ordinals import read_ordinal
from app.text.surnames import COMPOUND_SURNAMES, SURNAMES

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence, Set

TOPIC_STYLE = "思想上，"
SHARED_STYLE = "共同开头"
HEADING_STYLE = "标题行"

_FEWEST_TOPICS = 2
_FEWEST_SHARED = 3
_FEWEST_HEADINGS = 2
_LONGEST_HEADING_LINE = 32
_SHORTEST_BODY = 40
_TOPIC = lazy(
    r"(?:在|从)?(?:自身)?(?:思想|认识|政治|理论|学习|工作|生活|作风|纪律|廉洁|能力|业务|行动|组织|担当|实践|服务|精神|廉政|党性|为民|履职|干事|本领)"
    r"(?:\w{0,4}?)(?:上|中|方面|里|层面)[，,：:要]"
    r"|在\w{2,6}(?:方面|层面)[，,：:]"
)
# When something is done, or a word for it, heads a point only where a lead announces it.
_BELOW_LEADS = (
    (lazy(r"\w{1,5}(?:前|中|后|时|里|上|方面|之余|期间)，"), TOPIC_STYLE),
    (lazy(r"(?!.{0,6}(?:指出|强调|要求|说|道|曰|写|问)：)[\w“”、]{1,10}：."), SHARED_STYLE),
)
_BRACKETED = lazy(r"【[^【】]{2,18}】|〔[^〔〕]{2,18}〕|「[^「」]{2,18}」")
_BRACKETED_BEFORE = lazy(r"【(?P<words>[^【】]{2,18})】(?=.)")
# The name of a section heads what a stop or a tab parts from it; any words, what a blank does.
_PARTED = lazy(
    rf"(?P<words>[{HAN}]{{2,10}})"
    r"(?:[：。\t]+(?=\S)|(?:\u3000+|[ ]{2,})(?P<rest>[^\s，。：]{1,30}[，。：].{10}))"
)
_LONGEST_BARE = 6
_LONGEST_OVER_POINTS = 12
_BLANK = lazy("[ \u3000]")
_STOPPED = lazy("[。！；：，、…:;!]$|[。！；]")
_MAY_BE_NAME = lazy(rf"[{SURNAMES}].{{1,2}}|(?:{COMPOUND_SURNAMES}).{{1,2}}")
_SHORTEST_POINT = 18
_LONGEST_LEAD = 80
_LONGEST_LISTED = 40
_SENTENCE_ENDS = "。！？：…"
_ENOUGH_ANNOUNCED = 1.5


def unmarked_points(lines: Sequence[Line], *, first: bool, last: bool) -> dict[int, Mark]:
    """Return the points that start a paragraph without a number, by line.

    `lines` are the plain paragraphs that stand one after the other; `first` and `last` tell that
    they begin or end the body.
    """
    return _topics(lines) or _alike(lines, first=first, last=last)


def listed_below(lines: Sequence[Line], above: str) -> dict[int, Mark]:
    """Return lines as points that are a list, by having no stops, below the name of a plan."""
    listed = all(
        len(line.text) <= _LONGEST_LISTED and line.text[-1] not in _SENTENCE_ENDS for line in lines
    )
    return _numbered(lines, SHARED_STYLE) if listed and len(lines) > 1 and _plans(above) else {}


def heading_lines(
    lines: Sequence[Line], plain: Set[int], *, named: bool = False
) -> dict[int, Mark]:
    """Return the short plain lines without a stop that head the long paragraphs after them.

    Where only `named` ones may, they say which section begins: 学习体会, 今后打算.
    """
    found = [
        line
        for line, after in zip_longest(lines, lines[1:])
        if line.index in plain
        and (
            _runs_in(line.text)
            or (after and _stands_alone(line, named=named) and _heads_line(line, after, plain))
        )
    ]
    return _numbered(found, HEADING_STYLE) if len(found) >= _FEWEST_HEADINGS else {}


def _stands_alone(line: Line, *, named: bool) -> bool:
    if line.sign == "#" or not named:
        return is_heading_line(line.text) or special_heading(line.text)
    return special_heading(line.text)


def _heads_line(line: Line, after: Line, plain: Set[int]) -> bool:
    """Tell whether a bare line heads the next one: text, points, or what announces points."""
    if line.sign == "#" or is_spread(line.text) or heads_text(line.text, after.text):
        return True
    if len(line.text) > _LONGEST_OVER_POINTS or leads_to_actions(line.text):
        return False
    counts = len(after.text) <= _LONGEST_HEADING_LINE and how_many(after.text) is not None
    points = after.index not in plain or counts
    return points and announced(line.text) is None


def _runs_in(text: str) -> bool:
    """Tell whether a heading stands before its text: 【路是人踩出来的】…, 学习内容：…."""
    if found := _BRACKETED_BEFORE.match(text):
        asked = asked_by(found["words"], alone=True)
        return asked is None or asked.doubt is not None
    if found := _PARTED.match(text):
        return section_of(found["words"]) is not None or found["rest"] is not None
    return False


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
    """Tell whether a line is a section heading without a number: 下一步打算, 学习体会：, 结语."""
    bare = text.rstrip("：")
    told = bare != text and starts_lead(text)
    return is_heading_line(bare) and section_of(bare) is not None and not told


def is_heading_line(text: str) -> bool:
    """Tell whether a line is short and has no stop of a sentence, or names a section."""
    return len(text) <= _LONGEST_HEADING_LINE and not _STOPPED.search(text)


def heads_text(text: str, after: str) -> bool:
    """Tell whether a bare line heads what stands after it: a long paragraph, if nothing else tells.

    The name of a section (今后打算) tells, and so do words in brackets (【账里有人】) that are no
    place for a name.
    """
    if not _BRACKETED.fullmatch(text):
        return len(after) >= _SHORTEST_BODY or section_of(text) is not None
    asked = asked_by(text[1:-1], alone=True)
    return asked is None or asked.doubt is not None


def _heads_in(lines: Sequence[str], number: int) -> bool:
    after = lines[number + 1 : number + 2]
    return bool(after) and is_heading_line(lines[number]) and heads_text(lines[number], after[0])


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
        below = _leading(lines, number + 1, pattern)
        if len(below) >= _FEWEST_TOPICS:
            return _numbered(below, style)
    return {}


def _leading(lines: Sequence[Line], start: int, pattern: re.Pattern[str]) -> list[Line]:
    # A copy of all lines below, for each line, would take time that grows as their square.
    below = (lines[at] for at in range(start, len(lines)))
    return list(takewhile(lambda line: pattern.match(line.text), below))


def _announces(text: str) -> bool:
    return text.endswith("：") or section_of(text) is not None or leads_to_actions(text)


def _alike(lines: Sequence[Line], *, first: bool, last: bool) -> dict[int, Mark]:
    """Return the paragraphs that are points by their count, or because they open alike.

    `first` and `last` tell that the lines begin or end the body: there it opens, or closes.
    """
    leads = [at for at, line in enumerate(lines[1:], 1) if _leads(line.text)]
    found: dict[int, Mark] = {}
    for start, end in pairwise([0, *leads, len(lines)]):
        ends = last and end == len(lines)
        found |= _alike_below(lines[start:end], opens=first and not start, ends=ends)
    return found


def _alike_below(lines: Sequence[Line], *, opens: bool, ends: bool) -> dict[int, Mark]:
    at, count = _announcement(lines)
    start = at + 1 if count is not None else _first_below(lines) if opens else 0
    below = list(takewhile(lambda line: not starts_lead(line.text), lines[start:]))
    ends = ends and start + len(below) == len(lines)
    if count and len(below) in (count, count + ends) and all(map(_is_long, below[:count])):
        return _as_points(below[:count])
    openings = [opening_of(line.text) if _may_be_point(line) else None for line in below]
    if ends and openings and starts_closing(below[-1].text):
        openings[-1] = None
    chain = best_chain(openings, ENOUGH if count is None else _ENOUGH_ANNOUNCED)
    alike = [below[place] for place in chain.places]
    pair = [opening for place in chain.places if (opening := openings[place])]
    alone = len(below) - ends == len(alike) == 2 and is_couplet(*pair)
    told = len(alike) >= _FEWEST_SHARED or count == len(alike) or alone
    return _as_points(alike) if told else {}


def _as_points(lines: Sequence[Line]) -> dict[int, Mark]:
    """Return paragraphs as points, with headings if they open alike or briefly."""
    openings = [opening_of(line.text) for line in lines]
    headed = all(one and other and head_alike(one, other) for one, other in pairwise(openings))
    return _numbered(lines, SHARED_STYLE if headed else TOPIC_STYLE)


def _first_below(lines: Sequence[Line]) -> int:
    """Return the first line below the one that opens the body; a greeting opens nothing."""
    return next((at + 1 for at, line in enumerate(lines) if _is_long(line)), len(lines))


def _plans(heading: str) -> bool:
    return section_of(heading) == "action"


def _leads(text: str) -> bool:
    return len(text) <= _LONGEST_LEAD and leads_to_actions(text)


def _announcement(lines: Sequence[Line]) -> tuple[int, int | None]:
    """Return the first line that announces points, and how many."""
    if lines and _leads(lines[0].text):
        return 0, how_many(lines[0].text)
    told = ((at, announced(line.text)) for at, line in enumerate(lines[:-1]))
    return next(((at, count) for at, count in told if count is not None), (0, None))


def _may_be_point(line: Line) -> bool:
    return _is_long(line) and not (reflects_on_lacks(line.text) or plans(line.text))


def _is_long(line: Line) -> bool:
    return len(line.text) >= _SHORTEST_POINT


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
