"""A report as a tree: blocks made of paragraphs made of spans that know where they come from."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from app.models.base import Model
from app.models.roles import BlockRole
from app.text.closing_lines import ClosingNote, closing_notes
from app.text.markdown.signs import CELL, CELL_BREAK, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

Part = Literal["ordinal", "heading", "stop", "text"]
OriginKind = Literal["phrase", "outline", "template", "writer"]
Note = Literal["weakness", "background", ClosingNote]

DEEPEST_LEVEL = 9  # As far down as Word knows headings.

NOTE_LABELS: dict[Note, str] = {
    "weakness": "不足",
    "background": "背景",
    "signature": "署名",
    "date": "日期",
    "attachments": "附件",
    "copies": "抄送",
    "contact": "联系人",
}
OWN_BLOCKS: tuple[Note, ...] = ("attachments", "contact", "copies")
"""Notes of a tail that a draft text has a block of their own for, called by the note's label."""

CHARACTERS_A_MINUTE = 180
"""The middle of the 160 to 200 characters a minute at which such reports are read aloud."""


class Origin(Model):
    """Where a span's words come from.

    `ref` is a phrase id (`phrase`), an outline key such as `insights[0].facts` (`outline`), a
    template's name (`template`), or empty (`writer`: text that was read from a file).
    """

    kind: OriginKind = Field(title="来源", description="语句、提纲、模板，或写的人")
    ref: str = Field("", title="出处", description="语句的编号、提纲的键，或模板的名称")


WRITER = Origin(kind="writer")


class Span(Model):
    """A run of characters with one origin.

    `part` tells the point's number (`一是`), its heading, the stop between a run-in heading and
    the text after it, and the text itself apart. `gap` marks a visible placeholder that stands
    for words nobody has given yet; `origin` then names the outline key that would supply them.
    """

    text: str = Field(title="文字", description="这一段字")
    origin: Origin = Field(WRITER, title="来源", description="这段字从哪里来")
    part: Part = Field("text", title="成分", description="序号、标题、标题后的点号，或正文")
    gap: bool = Field(False, title="空缺", description="true：还没有人给出的话，先占着位置")

    def saying(self, text: str) -> Span:
        """Return the span with other words."""
        return Span(text=text, origin=self.origin, part=self.part, gap=self.gap)


class Paragraph(Model):
    """A line of the report: the text of its spans, one after the other, and nothing else.

    Where it has a `row`, it is a row of a table: `first` begins a table, `header` begins one and
    heads its columns, `next` goes on with the row before. Its cells stand in its text, `CELL`
    between them, without blanks at their ends.
    """

    spans: tuple[Span, ...] = Field(title="各段字", description="依次的各段字，连起来是一行")
    row: Row | None = Field(None, title="表格的行", description="表格的第一行、表头，或接着的行")

    @property
    def text(self) -> str:
        """Return the paragraph's characters."""
        return "".join(span.text for span in self.spans)

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the text of each cell of a row; of any other line, the whole text."""
        return tuple(self.text.split(CELL)) if self.row else (self.text,)


class Block(Model):
    """A piece of the report with one role.

    `level` is 0 for what is no point, 1 for points of the first level, and so on to 9. `inline`
    means that the block's first paragraph continues the last paragraph of the block before it.
    `children` are the points below the first level; they stand after `paragraphs`.
    """

    role: BlockRole = Field(title="位置", description="标题、称谓、开头、体会、行动、结尾之类")
    level: int = Field(
        0, ge=0, le=DEEPEST_LEVEL, title="层次", description="第几级条目；不是条目的是 0"
    )
    paragraphs: tuple[Paragraph, ...] = Field((), title="各行", description="依次的各行")
    inline: bool = Field(False, title="接上", description="true：第一行接在上一块的末行后面")
    note: Note | None = Field(None, title="细类", description="不足、背景，或文末的哪一种")
    children: tuple[Block, ...] = Field((), title="下级条目", description="下一级的条目")

    @property
    def ordinal(self) -> str:
        """Return the point's number as written, such as `一是`; empty where there is none."""
        return self._part("ordinal")

    @property
    def heading(self) -> str:
        """Return the heading's words, without number and closing stop; empty if there is none."""
        return self._part("heading")

    def _part(self, part: Part) -> str:
        if not self.paragraphs:
            return ""
        return "".join(span.text for span in self.paragraphs[0].spans if span.part == part)


class Doubt(Model):
    """What a reader was unsure of, and in which paragraph (counted from 0).

    `begins_another` tells that another report seems to begin there.
    """

    paragraph: int = Field(title="行", description="第几行，从 0 数起")
    what: str = Field(title="疑问", description="哪里拿不准")
    begins_another: bool = Field(False, title="另一份", description="true：像是另一份报告的开头")


class LeftOut(Model):
    """What a file holds and the report does not, or not as it was, and what its writer can do.

    `line` and `column` count from 1, where the file has lines.
    """

    what: str = Field(title="没有读的", description="文件里有、这里没有的是什么")
    hint: str = Field("", title="怎么办", description="写的人可以怎么办")
    line: int | None = Field(None, title="行", description="文件的第几行，从 1 数起")
    column: int | None = Field(None, title="列", description="第几个字，从 1 数起")


class Report(Model):
    """A whole report. `name` is the file it was read from, or empty."""

    kind: str = Field("", title="文种", description="哪一种文稿，如 心得体会")
    name: str = Field("", title="文件", description="读的是哪个文件；新写的空着")
    blocks: tuple[Block, ...] = Field((), title="各块", description="依次的各块")
    doubts: tuple[Doubt, ...] = Field((), title="疑问", description="读的时候拿不准的地方")
    left_out: tuple[LeftOut, ...] = Field((), title="没有读的", description="没有读进来的东西")

    def walk(self) -> Iterator[Block]:
        """Yield every block in reading order, parents before their children."""
        return _walk(self.blocks)

    def lines(self) -> Iterator[tuple[Span, ...]]:
        """Yield the spans of each line; an inline block's first paragraph joins the line before."""
        for line in self.whole_lines():
            yield line.spans

    def phrase_ids(self) -> Iterator[str]:
        """Yield the id of the phrase that each span is from, if it is from one."""
        for block in self.walk():
            for paragraph in block.paragraphs:
                for span in paragraph.spans:
                    if span.origin.kind == "phrase":
                        yield span.origin.ref

    def whole_lines(self) -> Iterator[Paragraph]:
        """Yield each line as one paragraph, whatever blocks it is joined from."""
        held: Paragraph | None = None
        for block in self.walk():
            for number, paragraph in enumerate(block.paragraphs):
                if number == 0 and block.inline and held:
                    held = held.model_copy(update={"spans": held.spans + paragraph.spans})
                    continue
                if held and held.spans:
                    yield held
                held = paragraph
        if held and held.spans:
            yield held

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Return the text of each line, in order."""
        return tuple("".join(span.text for span in spans) for spans in self.lines())

    def with_closing_notes(self) -> Report:
        """Return the report with every tail that bears no note cut into its closing lines."""
        if not any(map(_is_open, self.blocks)):
            return self
        return self.model_copy(update={"blocks": tuple(_closing(self.blocks))})

    @property
    def is_spoken(self) -> bool:
        """Tell whether the report is a talk: it addresses somebody, or ends as one does."""
        return any(block.role in ("salutation", "signoff") for block in self.blocks)

    @property
    def length(self) -> int:
        """Return how many characters the report has, newlines not counted."""
        return sum(map(len, self.paragraphs))

    @property
    def text(self) -> str:
        """Return the report as plain text, a line a paragraph, with a final newline.

        The cells of a row are parted by tabs.
        """
        return "".join(line.replace(CELL_BREAK, " ") + "\n" for line in self.paragraphs)


class Place(Model):
    """Where a block stands: paragraphs `first` to `last`, and its part of the first one.

    Paragraphs count the report's lines from 0; `start` and `end` are character offsets into
    line `first` (`end` is that line's length where the block goes on to another line).
    """

    first: int
    last: int
    start: int
    end: int


class Remark(Model):
    """Words about the characters `start` to `end` of a report's line `paragraph`, all from 0.

    A newline in `text` starts a new paragraph of the remark.
    """

    paragraph: int
    start: int
    end: int
    text: str

    @model_validator(mode="after")
    def _covers_something(self) -> Remark:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a remark covers no character: {self.start} to {self.end}")
        return self


def places(report: Report) -> list[tuple[Block, Place]]:
    """Return every block (parents first) with its place; `last` takes the children in."""
    found: list[tuple[Block, Place]] = []
    _place(report.blocks, found, line=-1, offset=0)
    return found


def _is_open(block: Block) -> bool:
    return block.role == "tail" and not block.note and not block.children


def _closing(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield blocks, of an open tail one for all lines side by side that are the same."""
    for block in blocks:
        if not _is_open(block):
            yield block
            continue
        inline = block.inline
        notes = closing_notes([paragraph.text for paragraph in block.paragraphs])
        lines = zip(notes, block.paragraphs, strict=True)
        for note, same in groupby(lines, key=lambda each: each[0]):
            paragraphs = tuple(paragraph for _, paragraph in same)
            changed = {"note": note, "paragraphs": paragraphs, "inline": inline}
            yield block.model_copy(update=changed)
            inline = False


def _walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if block.children:
            yield from _walk(block.children)


def _place(
    blocks: tuple[Block, ...], found: list[tuple[Block, Place]], line: int, offset: int
) -> tuple[int, int]:
    for block in blocks:
        at = len(found)
        first, start = (line, offset) if block.inline and line >= 0 else (line + 1, 0)
        end = start
        for number, paragraph in enumerate(block.paragraphs):
            if number == 0:
                line, offset = first, start + len(paragraph.text)
                end = offset
            else:
                line, offset = line + 1, len(paragraph.text)
        found.append((block, Place(first=first, last=line, start=start, end=end)))
        line, offset = _place(block.children, found, line, offset)
        if line != found[at][1].last:
            found[at] = (block, found[at][1].model_copy(update={"last": line}))
    return line, offset
