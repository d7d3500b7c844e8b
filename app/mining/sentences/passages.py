"""The passages of a report that can be phrases: what each is, where, and on what it depends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.mining.headings.themes import names_section
from app.mining.sentences.leaning import lacks_subject, leans
from app.mining.sentences.own_matter import LABEL, own_matter
from app.mining.sentences.sentence_roles import FALLBACK, argues, sentence_role
from app.mining.sentences.unfit import LEANS, OWN, unfit, unfit_line
from app.models.report import places
from app.models.roles import WHOLE_BLOCKS
from app.patterns import lazy
from app.text.half_width import habit_of, narrowed, widened, written
from app.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.mining.sentences.unfit import Unfit
    from app.models.report import Block, Place, Report
    from app.models.roles import BlockRole, PhraseRole, Voice
    from app.text.half_width import Habit

_ENDS = tuple("。！？…”")
# What stands under a title after a dash is no title of its own.
_SUBTITLE = ("——", "－－", "--")
# What begins and ends a plain report may be said again where it is short; a long impression is
# a story.
_LONGEST_FORMULA = 80
_LONGEST_GIST = 60
_FORMULA_BLOCKS = ("opening", "action_lead", "closing")
_LONGEST_HEADING = 24
_LONGEST_CLOSING = 160
# What somebody said is cited, and heads nothing.
_SAID = lazy("说|指出|强调|讲过|曰")
_POINTS = ("insight", "action")
_MIXED: Unfit = ("defect", "同一个标点有全角有半角")


class Passage(NamedTuple):
    """A passage: its role, its block (counted in reading order), and its place in the report.

    What argues outside any point is a point of its own, a paragraph each: its block is below 0.

    `depends` tells that it depends on the passage before it; a heading never does. `marks` are
    those that its source writes half-width; `unfit` says why it may not be said again.
    """

    role: PhraseRole
    text: str
    block: int
    paragraph: int
    start: int
    depends: bool = False
    marks: Mapping[str, str] = {}
    unfit: Unfit | None = None

    @property
    def source_text(self) -> str:
        """Return the passage as it stands in the report."""
        return narrowed(self.text, self.marks)

    @property
    def end(self) -> int:
        """Return the offset just after the passage in its paragraph."""
        return self.start + len(self.source_text)


def sentences_of(report: Report, voice: Voice, *, strict: bool) -> Iterator[Passage]:
    """Yield the headings and sentences of a report that have a role, in reading order.

    `strict` takes a sentence of which nothing tells what it does for its writer's own.
    """
    habit = habit_of(report.paragraphs)
    official = voice == "official"
    for number, (block, place) in enumerate(places(report)):
        if block.role in ("title", "salutation"):
            yield from _lines(block, number, place, habit)
            continue
        # What the office says between its beginning and its end it argues, numbered or not.
        between = strict and official and (block.role == "body" or _argues_on(block))
        part: BlockRole = "insight" if between else block.role
        before: str | None = None
        paragraph: int | None = None
        for passage in _passages(block, part, number, place, habit):
            first, paragraph = passage.paragraph != paragraph, passage.paragraph
            if passage.role.endswith(".heading"):
                yield passage._replace(unfit=_unfit_heading(passage.text)) if strict else passage
                before = passage.text
                continue
            said = _judged(passage, part, before, official=official, strict=strict)
            if block.role not in _POINTS and said.role.startswith("insight"):
                said = _argued(said, first=first)
            yield said
            # What goes on with the words of such a heading can stand without it.
            before = None if said.role.endswith(".heading") else passage.text


def _argues_on(block: Block) -> bool:
    """Tell whether what stands last is one more argument: it is long, and pledges nothing at once.

    Whoever comes to his end says so in a few lines (新征程上，我将…).
    """
    text = "".join(paragraph.text for paragraph in block.paragraphs)
    first = split_sentences(text)[0].text if text else ""
    longer = block.role == "closing" and len(text) > _LONGEST_CLOSING
    return longer and sentence_role("closing", first, official=True) is None


def _unfit_heading(heading: str) -> Unfit | None:
    """Return why a heading may not stand over another's point, or None."""
    if names_section(heading):
        return LABEL
    return LEANS if lacks_subject(heading) else None


def _argued(passage: Passage, *, first: bool) -> Passage:
    """Return a sentence that argues outside any point: its paragraph is a point of its own.

    A short one that begins the paragraph heads it: 严明党纪是党的生命线。
    """
    own = passage._replace(block=-1 - passage.paragraph)
    heads = (
        first and not passage.depends and passage.unfit is None and not _SAID.search(passage.text)
    )
    if not (heads and len(passage.text) <= _LONGEST_HEADING and passage.text.endswith("。")):
        return own
    return own._replace(role="insight.heading", text=passage.text[:-1])


def whole_blocks_of(report: Report) -> Iterator[Passage]:
    """Yield the blocks of one paragraph as whole passages, without their numbers."""
    habit = habit_of(report.paragraphs)
    for number, (block, place) in enumerate(places(report)):
        role = next((role for role in WHOLE_BLOCKS if role == block.role), None)
        if role is None or len(block.paragraphs) != 1 or block.paragraphs[0].row or block.children:
            continue
        skip = len(block.ordinal)
        source = block.paragraphs[0].text
        wide = widened(source, habit)[skip:]
        if not wide.endswith(_ENDS):
            # A point inside a paragraph (一是…；二是…；) is no whole of its own.
            continue
        whole = Passage(role, wide, number, place.first, place.start + skip)
        yield _said(whole, source[skip:])


def _lines(block: Block, number: int, place: Place, habit: Habit) -> Iterator[Passage]:
    role: PhraseRole = "title" if block.role == "title" else "salutation"
    for line, paragraph in enumerate(block.paragraphs):
        if paragraph.row:
            continue
        wide = widened(paragraph.text, habit)
        said = _said(Passage(role, wide, number, place.first + line, 0), paragraph.text)
        subtitle = role == "title" and said.text.startswith(_SUBTITLE)
        yield said._replace(unfit=said.unfit or unfit_line(said.text), depends=subtitle)


def _passages(
    block: Block, part: BlockRole, number: int, place: Place, habit: Habit
) -> Iterator[Passage]:
    """Yield a block's heading and its sentences, each in the role of its part of the report."""
    role = FALLBACK.get(part)
    if role is None:
        return
    for line, paragraph in enumerate(block.paragraphs):
        if paragraph.row:  # What a table holds is no sentence.
            continue
        start = place.start if line == 0 else 0
        source = paragraph.text
        wide = widened(source, habit)
        skip = 0
        if line == 0:
            head = len(block.ordinal)
            if block.heading and block.role in ("insight", "action"):
                heads: PhraseRole = (
                    "insight.heading" if block.role == "insight" else "action.heading"
                )
                end = head + len(block.heading)
                heading = Passage(heads, wide[head:end], number, place.first, start + head)
                yield _said(heading, block.heading)
            skip = sum(len(span.text) for span in paragraph.spans if span.part != "text")
        for text, begin, end in split_sentences(wide[skip:], skip):
            begin += len(text) - len(text.lstrip())
            if begin < end:
                sentence = Passage(role, text.lstrip(), number, place.first + line, start + begin)
                yield _said(sentence, source[begin:end])


def _said(passage: Passage, source: str) -> Passage:
    """Return a passage with the marks that `source`, its words in the report, writes half-width.

    It is unfit, in its own words, if the change could not be undone.
    """
    if source == passage.text:
        return passage
    found = written(source, passage.text)
    if found is None:
        return passage._replace(text=source, unfit=_MIXED)
    return passage._replace(text=found.text, marks=found.marks)


def _judged(
    passage: Passage, part: BlockRole, before: str | None, *, official: bool, strict: bool
) -> Passage:
    """Return a sentence in its role, or with what makes it unfit for any."""
    role = sentence_role(part, passage.text, official=official)
    if role is None and strict and official and argues(passage.text):
        part = "insight"
        role = sentence_role(part, passage.text, official=True)
    bad = passage.unfit or unfit(part, role, passage.text)
    longest = _LONGEST_GIST if role == "opening.gist" else _LONGEST_FORMULA
    told = role is None or (not official and len(passage.text) > longest)
    if strict and told and part in _FORMULA_BLOCKS:
        bad = bad or OWN
    role = role or passage.role
    if strict:
        bad = bad or own_matter(role, passage.text)
    return passage._replace(role=role, unfit=bad, depends=leans(role, passage.text, before))
