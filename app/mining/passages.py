"""The passages of a report that can be phrases: what each is, where, and on what it depends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.mining.sentence_roles import sentence_role
from app.models.report import places
from app.models.roles import WHOLE_BLOCKS
from app.patterns import lazy
from app.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.report import Block, Place, Report
    from app.models.roles import PhraseRole

_ENDS = tuple("。！？…”")
# 继续 goes on with something, 这是 points at something, 特别是 picks out of something.
_DEPENDS = lazy(
    # It points at something: 这是, 该, 前者, 以上, 他.
    r"这[是些种也就一两几]|这(?:说明|要求|充分|启示|告诉)|对于?这|该(?:做法|[项条案]|制度|政策|措施|活动|工作|系统|课程|书|意见)|前者|后者|[上以]面?[上述]|其中"
    r"|其[次一二三四]|其[，是实]|他[们指强在说]|她[们指强在说]|它"
    # It goes on with something: 继续, 同时, 更要, 还要, 另一方面.
    r"|继续|同时|与此同时|此外|另外|另一方面|除此之外|不仅如此|更[是要]|并且?|还[要有是]|而且|再次，|再者|最后，"
    r"|[二三四五六][是要]|第[二三四五六](?:[，、]|点|个)"
    # It draws a conclusion, turns against, or picks out: 因此, 但是, 特别是.
    r"|因此|因而|所以|为此|对此|由此|于是|从而|进而|总之|就是|也就是说|换言之|正因|只有这样|唯有如此|接下来"
    r"|但是?|然而|不过|反之|相反|相比之下|正如|特别是|尤其是"
)
_SERIES_LEAD = 3


class Passage(NamedTuple):
    """A passage: its role, its block (counted in reading order), and its place in the report.

    `depends` tells that it depends on the passage before it; a heading never does.
    """

    role: PhraseRole
    text: str
    block: int
    paragraph: int
    start: int
    depends: bool = False

    @property
    def end(self) -> int:
        """Return the offset just after the passage in its paragraph."""
        return self.start + len(self.text)


def sentences_of(report: Report) -> Iterator[Passage]:
    """Yield the headings and sentences of a report that have a role, in reading order."""
    for number, (block, place) in enumerate(places(report)):
        if block.role in ("title", "salutation"):
            yield from _lines(block, number, place)
            continue
        before: str | None = None
        for passage in _sentences(block, number, place):
            heading = passage.role.endswith(".heading")
            yield passage._replace(depends=not heading and _depends(passage.text, before))
            before = passage.text


def whole_blocks_of(report: Report) -> Iterator[Passage]:
    """Yield the blocks of one paragraph as whole passages, without their numbers."""
    for number, (block, place) in enumerate(places(report)):
        role = next((role for role in WHOLE_BLOCKS if role == block.role), None)
        if role is None or len(block.paragraphs) != 1 or block.paragraphs[0].row or block.children:
            continue
        skip = len(block.ordinal)
        text = block.paragraphs[0].text[skip:]
        if not text.endswith(_ENDS):
            # A point inside a paragraph (一是…；二是…；) is no whole of its own.
            continue
        yield Passage(role, text, number, place.first, place.start + skip)


def _lines(block: Block, number: int, place: Place) -> Iterator[Passage]:
    role: PhraseRole = "title" if block.role == "title" else "salutation"
    for line, paragraph in enumerate(block.paragraphs):
        if paragraph.row:
            continue
        yield Passage(role, paragraph.text, number, place.first + line, 0)


def _sentences(block: Block, number: int, place: Place) -> Iterator[Passage]:
    for line, paragraph in enumerate(block.paragraphs):
        if paragraph.row:  # What a table holds is no sentence.
            continue
        start = place.start if line == 0 else 0
        text = paragraph.text
        if line == 0:
            head = len(block.ordinal)
            if block.heading and block.role in ("insight", "action"):
                role: PhraseRole = (
                    "insight.heading" if block.role == "insight" else "action.heading"
                )
                yield Passage(role, block.heading, number, place.first, start + head)
            skip = sum(len(span.text) for span in paragraph.spans if span.part != "text")
            start, text = start + skip, text[skip:]
        for sentence in split_sentences(text, start):
            sentence_part = sentence_role(block.role, sentence.text)
            if sentence_part:
                yield Passage(
                    sentence_part, sentence.text, number, place.first + line, sentence.start
                )


def _depends(sentence: str, before: str | None) -> bool:
    """Tell whether a sentence cannot stand without the one before it.

    It does not if it opens with a word that points back, or if it goes on with a series that
    the sentence before opened with the same words (要跟得上…。要跟得紧…。).
    """
    if _DEPENDS.match(sentence):
        return True
    if before is None:
        return False
    lead = sentence[:_SERIES_LEAD]
    return before.startswith(lead) and lead.isalpha()
