"""The passages of a report that can be phrases: what each is, where, and on what it depends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.mining.dependence import depends
from app.mining.sentence_roles import sentence_role
from app.models.report import places
from app.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.report import Block, Place, Report
    from app.models.roles import PhraseRole

_ENDS = tuple("。！？…”")
_WHOLE_BLOCKS: tuple[PhraseRole, ...] = ("opening", "insight", "action", "closing")


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
            yield passage._replace(depends=not heading and depends(passage.text, before))
            before = passage.text


def whole_blocks_of(report: Report) -> Iterator[Passage]:
    """Yield the blocks of one paragraph as whole passages, without their numbers."""
    for number, (block, place) in enumerate(places(report)):
        role = next((role for role in _WHOLE_BLOCKS if role == block.role), None)
        if role is None or len(block.paragraphs) != 1 or block.children:
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
        yield Passage(role, paragraph.text, number, place.first + line, 0)


def _sentences(block: Block, number: int, place: Place) -> Iterator[Passage]:
    for line, paragraph in enumerate(block.paragraphs):
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
