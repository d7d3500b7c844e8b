"""A Word file as lines of text, wherever they stand in it, and the file with some changed."""

from __future__ import annotations

from collections import defaultdict, deque
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from app.word.commenting import Comments
from app.word.containers import Container, Where
from app.word.drawings import Drawings, with_signs, without_signs
from app.word.editing import Replacement
from app.word.elements import attribute, element
from app.word.gaps import GapStyles
from app.word.grammar import DRAWING, WORD, dialect_of
from app.word.grids import CELL, Beside, CellLine, Grid, Grids
from app.word.open_forms import FormLine, OpenForms, may_hold_forms
from app.word.open_places import drawn_blanks, may_be_drawn, underlining_styles, with_drawn
from app.word.package import Package
from app.word.part_changes import PartChanges
from app.word.refusal import refuse_part
from app.word.removing import is_emptied
from app.word.rows import Growth, added_rows
from app.word.scanning import Paragraph, scan_paragraphs
from app.word.splices import Splice, spliced
from app.word.stories import data_ids, page_titles, text_sources
from app.word.values import (
    Value,
    alternative_texts,
    bound_ids,
    chart_values,
    data_values,
    equations,
    property_values,
    watermarks,
)
from app.word.xml_part import UnusualXmlError, XmlPart, read_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.models.report import Remark
    from app.word.bound_data import Datum
    from app.word.grammar import Dialect
    from app.word.open_places import OpenPlace
    from app.word.stories import Source

__all__ = ["Growth", "Replacement", "WordDocument"]

_DRAWN = ("chart", "diagramData", "diagramDrawing")
# Texts kept beside those that are seen: what a diagram draws of its data, and the data that a
# content control shows. They must follow them.
_ECHOES = {
    "diagramDrawing": ("diagramData",),
    "customXml": ("document", "header", "footer"),
}


class _Story(NamedTuple):
    """A part that holds text."""

    source: Source
    part: XmlPart
    dialect: Dialect | None
    may_hold_forms: bool

    def changes(self) -> PartChanges:
        """Return what is to change in the part, nothing yet."""
        return PartChanges(self.part, self.dialect, splits=self.source.kind != "comments")


class _Line(NamedTuple):
    """A line of text with the story it stands in; a value has neither runs nor copies."""

    story: _Story
    held: Paragraph | Value

    @property
    def draws(self) -> bool:
        """Tell whether a picture can stand in it: in a paragraph of Word's own."""
        dialect = self.story.dialect
        return isinstance(self.held, Paragraph) and dialect is not None and dialect.word

    def drawn(
        self,
        replacements: Sequence[Replacement],
        splices: Sequence[Splice],
        drawings: Drawings,
        others: int,
    ) -> list[Splice]:
        """Return what is written in the line with the pictures of its replacements drawn."""
        if not isinstance(self.held, Paragraph):
            return list(splices)
        name, text = self.story.source.name, self.story.part.text
        return drawings.drawn(name, text, self.held, replacements, splices, others)


class WordDocument:
    """The texts of a Word file: every paragraph anywhere in it, and its properties.

    In file order: the body with its tables, content controls, links, tracked insertions and text
    boxes, then headers, footers, notes, comments, properties, charts and diagrams. Behind each of
    these come its watermarks, equations and the alternative texts of its pictures. A text that
    the file holds twice for older programs is one line; deleted text is none.
    Raises `InputError` for what is no Word file, or a broken one.
    """

    def __init__(self, data: bytes, path: str = "") -> None:
        self._package = Package(data, path)
        self._lines: list[_Line] = []
        self._echoes: dict[int, list[_Line]] = defaultdict(list)
        self._titles: dict[str, str] = {}
        self._bound: set[str] = set()
        for source in text_sources(self._package):
            self._read(source)
        self.texts: list[str] = [line.held.text for line in self._lines]

    @property
    def is_signed(self) -> bool:
        """Tell whether the file holds a digital signature, which any change makes invalid."""
        return self._package.is_signed

    @property
    def embedded(self) -> list[str]:
        """Return the files within this one that Word merges in; their texts are not read."""
        return self._package.embedded_files

    @property
    def locked(self) -> list[str]:
        """Return what the content controls are called that are open, and locked to everybody."""
        return self._forms.locked

    @property
    def is_protected(self) -> bool:
        """Tell whether Word lets nobody change the text of the file, its forms included."""
        found = element(self._settings, "documentProtection")
        said = {
            name: attribute(found.tag, name) if found else "" for name in ("edit", "enforcement")
        }
        return said["edit"] in ("readOnly", "comments") and said["enforcement"] in (
            "1",
            "true",
            "on",
        )

    def where(self, n: int) -> Where:
        """Return where a line stands."""
        story, held = self._lines[n]
        if isinstance(held, Value):
            return Where(story.source.name, held.label)
        return Where(story.source.name, held.container.label(held.number))

    def raw(self, n: int) -> str:
        """Return the characters of a line's paragraph in its part; none of what is no paragraph."""
        story, held = self._lines[n]
        return story.part.text[held.start : held.end] if isinstance(held, Paragraph) else ""

    def beside(self, n: int) -> Beside | None:
        """Return the words beside the table cell that a line stands in; None outside of tables."""
        return self._grids.beside(n)

    def beside_in_cell(self, n: int) -> list[int]:
        """Return the other lines of the table cell that a line stands in, if it is in one."""
        return [line.number for line in self._grids.beside_in_cell(n)]

    @property
    def tables(self) -> list[Grid]:
        """Return the tables, cell by cell."""
        return self._grids.tables

    def open_places(self) -> Iterator[OpenPlace]:
        """Yield what the file itself leaves open in its lines, but for empty cells, in order."""
        for n, (story, held) in enumerate(self._lines):
            if not (isinstance(held, Paragraph) and story.dialect and story.dialect.word):
                continue
            built = list(self._forms.of(n, held)) if story.may_hold_forms else []
            if may_be_drawn(held.text):
                drawn = drawn_blanks(story.part.text, held, story.dialect, self._underlining)
                built = with_drawn(built, n, drawn)
            yield from built

    @cached_property
    def _grids(self) -> Grids:
        # Of what is kept beside other texts the same ones are left out, and rows have holes.
        return Grids(
            CellLine(n, held.text, held.container, line.story.part.text, held.start, held.end)
            for n, line in enumerate(self._lines)
            if isinstance(held := line.held, Paragraph)
            and held.container.kind == CELL
            and line.story.source.kind not in _ECHOES
        )

    @cached_property
    def _forms(self) -> OpenForms:
        return OpenForms(
            self._package,
            self.styles,
            (
                FormLine(n, story.source.name, story.part.text, story.dialect, held)
                for n, (story, held) in enumerate(self._lines)
                if isinstance(held, Paragraph) and story.dialect and story.may_hold_forms
            ),
        )

    @cached_property
    def _underlining(self) -> set[str]:
        return underlining_styles(self.styles)

    @cached_property
    def _gaps(self) -> GapStyles:
        return GapStyles(self.styles)

    @cached_property
    def styles(self) -> str:
        """Return the characters of the part that holds the styles."""
        return self._related("styles")

    @property
    def _settings(self) -> str:
        return self._related("settings")

    def _related(self, wanted: str) -> str:
        """Return the characters of the part of a kind that the body leads to.

        One that is broken says nothing; the text does not hang on it.
        """
        for part, kind, _ in self._package.relations(self._package.main):
            if kind == wanted:
                return read_known(self._package.part(part))
        return ""

    def changed(
        self,
        replacements: Mapping[int, Sequence[Replacement]],
        growths: Iterable[Growth] = (),
    ) -> bytes:
        """Return the file with lines changed and rows added; without any it is the bytes it was.

        Nothing else in the file changes: a part with no change is copied as compressed, and in
        the others all characters but those of the changed texts stay as they are. A paragraph
        that is left empty is gone, where a document may lack it. A content control that showed a
        hint holds a text of its own now, a gap that is filled is marked as one no more, and the
        phonetic guide over words that change ends.
        """
        changes: dict[str, PartChanges] = {}
        data: list[Datum] = []
        drawings = Drawings(self._package, self._body.part.text)
        paragraphs = {
            n: held for n in replacements if isinstance(held := self._lines[n].held, Paragraph)
        }
        for n, made in sorted(self._forms.with_alike(replacements, paragraphs).items()):
            for line in self._alike(n):
                name = line.story.source.name
                if name not in changes:
                    changes[name] = line.story.changes()
                signs = with_signs(made, draws=line.draws)
                splices = changes[name].splices
                before = len(splices)
                data += changes[name].add(line.held, signs, self._forms, self._gaps)
                if line.draws and any(at.picture for at in made):
                    others = self._others(n, replacements)
                    splices[before:] = line.drawn(made, splices[before:], drawings, others)
        for growth in growths:
            story = self._lines[growth.line].story
            change = changes.setdefault(story.source.name, story.changes())
            change.splices += added_rows(
                story.part.text, self._paragraphs(story), growth, partial(self._edited, story)
            )
        for datum in data:
            shown = without_signs(datum.splice)
            changes.setdefault(datum.name, PartChanges(datum.part)).take(shown)
        parts = {name: change.encoded() for name, change in changes.items() if change.splices}
        return self._package.with_parts(parts | drawings.parts)

    def commented(self, remarks: Iterable[Remark]) -> bytes:
        """Return the file with remarks as comments on words of the body, and no other change.

        The `paragraph` of a remark is the number of a line. Those on lines elsewhere are left out:
        Word has no comments there.
        """
        body = self._body
        made = Comments(self._package, body.part.text)
        splices: list[Splice] = []
        by_line: dict[int, list[Remark]] = defaultdict(list)
        for remark in remarks:
            by_line[remark.paragraph].append(remark)
        for n, said in sorted(by_line.items()):
            story, held = self._lines[n]
            if story is body and isinstance(held, Paragraph) and story.dialect:
                splices += made.splices(held, said, story.dialect)
        if not splices:
            return self._package.with_parts({})
        changed = body.part.encode(spliced(body.part.text, splices))
        return self._package.with_parts({self._package.main: changed, **made.parts()})

    def _others(self, n: int, replacements: Mapping[int, Sequence[Replacement]]) -> int:
        """Return how many other lines stay in the cell of a line with these replacements."""
        others = self.beside_in_cell(n)
        return sum(1 for m in others if not is_emptied(self.texts[m], replacements.get(m, ())))

    def _edited(self, story: _Story, raw: str, changes: Mapping[int, Sequence[Replacement]]) -> str:
        """Return characters of a part, such as a row, with changes made in their paragraphs."""
        if story.dialect is None:
            return raw
        alone = story._replace(part=XmlPart(raw, story.part.encoding))
        found = scan_paragraphs(raw, story.dialect, Container(story.source.kind))
        forms = OpenForms(
            self._package,
            self.styles,
            (FormLine(n, story.source.name, raw, story.dialect, p) for n, p in enumerate(found)),
        )
        change = alone.changes()
        for n in sorted(changes):
            for line in _with_copies(_Line(alone, found[n])):
                change.add(line.held, changes[n], forms, self._gaps)
        return change.text

    def _alike(self, n: int) -> Iterator[_Line]:
        yield from _with_copies(self._lines[n])
        yield from self._echoes.get(n, ())

    def _paragraphs(self, story: _Story) -> dict[int, Paragraph]:
        """Return the paragraphs of a part by the numbers of their lines."""
        return {
            n: line.held
            for n, line in enumerate(self._lines)
            if line.story is story and isinstance(line.held, Paragraph)
        }

    def _read(self, source: Source) -> None:
        if source.kind == "customXml" and not self._bound & data_ids(self._package, source.name):
            return
        part = self._package.xml(source.name)
        try:
            dialect = dialect_of(part, DRAWING if source.kind in _DRAWN else WORD)
        except UnusualXmlError as error:
            raise refuse_part(source.name, str(error), self._package.path) from error
        if source.kind == "document":
            self._titles = page_titles(part.text, self._package)
        if dialect:
            self._bound |= bound_ids(part.text)
        holds_forms = dialect is not None and dialect.word and may_hold_forms(part.text)
        story = _Story(source, part, dialect, holds_forms)
        held = list(self._held(story))
        self._package.check_paragraphs(source.name, len(held))
        if source.kind == "document":
            if dialect is None:
                raise self._package.broken_part(source.name)
            self._body = story
        if source.kind in _ECHOES:
            held = self._without_echoes(story, held)
        self._lines += [_Line(story, each) for each in held]

    def _held(self, story: _Story) -> Iterator[Paragraph | Value]:
        source, text = story.source, story.part.text
        title = self._titles.get(source.name, source.title)
        if source.kind.endswith("-properties"):
            yield from property_values(text, source.kind)
            return
        container = Container(source.kind, title)
        paragraphs = list(scan_paragraphs(text, story.dialect, container)) if story.dialect else []
        yield from paragraphs
        if source.kind == "customXml":
            yield from data_values(text, title, paragraphs)
        if source.kind == "chart":
            yield from chart_values(text, title)
        owner = "" if source.kind == "document" else f"{title}的"
        yield from watermarks(text, owner)
        if story.dialect and story.dialect.word:
            yield from equations(text, owner)
            yield from alternative_texts(text, owner)

    def _without_echoes(
        self, story: _Story, held: Iterable[Paragraph | Value]
    ) -> list[Paragraph | Value]:
        """Return the lines that are not the same text once more as lines they belong to."""
        known: dict[str, deque[int]] = defaultdict(deque)
        for n, line in enumerate(self._lines):
            if line.story.source.kind in _ECHOES[story.source.kind]:
                known[line.held.text].append(n)
        own: list[Paragraph | Value] = []
        for each in held:
            same = known.get(each.text)
            if same:
                self._echoes[same.popleft() if len(same) > 1 else same[0]].append(
                    _Line(story, each)
                )
            else:
                own.append(each)
        return own


def _with_copies(line: _Line) -> Iterator[_Line]:
    yield line
    waiting: list[Paragraph | Value] = list(line.held.copies)
    while waiting:
        copy = waiting.pop()
        yield _Line(line.story, copy)
        waiting += copy.copies
