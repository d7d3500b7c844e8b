"""Comments on words of a paragraph: the marks round the words, and the part that holds them."""

from __future__ import annotations

import posixpath
from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import accumulate, count
from typing import TYPE_CHECKING, NamedTuple

from app.files.xml_numbers import whole_number
from app.patterns import lazy
from app.word.added_parts import AddedParts, with_inner
from app.word.breaking import element_end, without_identity
from app.word.elements import attribute, elements, outer, runs
from app.word.grammar import MAIN, STRICT
from app.word.raw_text import escaped, raw_units, read_raw
from app.word.scanning import scan_raw_texts
from app.word.splices import Splice
from app.word.xml_part import xml_safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.models.report import Remark
    from app.word.elements import Run
    from app.word.grammar import Dialect
    from app.word.package import Package
    from app.word.scanning import Paragraph

_AUTHOR, _INITIALS = "拟稿", "拟"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND = "comments"
_MANY = 10**9
_PARAGRAPH = lazy(r"<((?:[\w.-]+:)?)p[\s/>]")
_PRESERVED = lazy(r"\sxml:space\s*=\s*[\"']preserve")


class Comments:
    """The comments that are added to one package, whose body is `text`; numbers go on."""

    def __init__(self, package: Package, text: str) -> None:
        self._added = AddedParts(package)
        main = package.main
        known = [part for part, kind, _ in package.relations(main) if kind == _KIND]
        self._name = known[0] if known else ""
        self._main, self._text, self._package = main, text, package
        held = self._added.text(self._name) if known else ""
        ids = [attribute(each.tag, "id") for each in elements(held, "comment")]
        # A mark whose comment is lost is not to get one now.
        ids += [attribute(each.tag, "id") for each in elements(text, "commentReference")]
        taken = {whole_number(each, -1, least=-1) for each in ids}
        # Behind all that are known, as long as there are numbers there that Word can count to.
        after = max((number for number in taken if number < _MANY), default=-1) + 1
        self._free = (number for number in count(after) if number not in taken)
        self._made: list[str] = []

    def splices(
        self, paragraph: Paragraph, remarks: Sequence[Remark], dialect: Dialect
    ) -> list[Splice]:
        """Return what to write in the body so that words of a paragraph have comments."""
        prefix = _prefix(self._text, paragraph)
        opened: dict[int, list[str]] = defaultdict(list)
        closed: dict[int, list[str]] = defaultdict(list)
        for remark in remarks:
            number = self._add(remark, prefix)
            opened[remark.start].append(f'<{prefix}commentRangeStart {prefix}id="{number}"/>')
            closed[remark.end].append(
                f'<{prefix}commentRangeEnd {prefix}id="{number}"/>'
                f'<{prefix}r><{prefix}commentReference {prefix}id="{number}"/></{prefix}r>'
            )
        return _marked(self._text, paragraph, dialect, opened, closed)

    def parts(self) -> dict[str, bytes]:
        """Return the parts that are new or changed because of the comments."""
        inner = "".join(self._made)
        if self._name:
            self._added.write(self._name, with_inner(self._added.text(self._name), inner))
        elif inner:
            folder = posixpath.dirname(self._main)
            names = (f"{folder}/comments{n or ''}.xml".lstrip("/") for n in range(99))
            name = next(name for name in names if not self._added.holds(name))
            prefix = _PARAGRAPH.search(self._text)
            space = (prefix[1] if prefix else "w:").rstrip(":")
            uri = STRICT if STRICT in self._text[:4096] else MAIN
            root = f"{space}:comments" if space else "comments"
            xmlns = f"xmlns:{space}" if space else "xmlns"
            self._added.write(
                name,
                '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                f'<{root} {xmlns}="{uri}">{inner}</{root}>',
            )
            self._added.declare(name, _TYPE)
            self._added.lead(self._main, self._text, name, _KIND)
        return self._added.changed

    def _add(self, remark: Remark, prefix: str) -> int:
        number = next(self._free)
        told = "".join(
            f'<{prefix}p><{prefix}r><{prefix}t xml:space="preserve">{escaped(xml_safe(line))}'
            f"</{prefix}t></{prefix}r></{prefix}p>"
            for line in remark.text.split("\n")
        )
        # A comment has no date, so that the same report gives the same bytes.
        self._made.append(
            f'<{prefix}comment {prefix}id="{number}" {prefix}author="{_AUTHOR}"'
            f' {prefix}initials="{_INITIALS}">{told}</{prefix}comment>'
        )
        return number


class _Content(NamedTuple):
    """A text of a paragraph, or a tab or a break: its element, its raw text, how much it reads."""

    opening: int
    start: int
    raw: str
    length: int
    end: int

    @property
    def places(self) -> list[int]:
        """Return where each of its characters begins."""
        units = list(raw_units(self.raw))
        starts = accumulate((len(raw) for _, raw in units), initial=self.start)
        return [at for at, (char, _) in zip(starts, units, strict=False) for _ in char]


def _marked(
    text: str,
    paragraph: Paragraph,
    dialect: Dialect,
    opened: Mapping[int, Sequence[str]],
    closed: Mapping[int, Sequence[str]],
) -> list[Splice]:
    """Return the splices that set marks before some characters of a paragraph and behind others.

    Runs are cut in two there and keep their properties; a text that cannot be cut is marked as a
    whole. Marks of one place stand in one splice, those that close a stretch first.
    """
    contents = list(_contents(text, paragraph, dialect))
    ends = list(accumulate(content.length for content in contents))
    own = _Runs(text, runs(text, paragraph.start, paragraph.end))
    # There may be many marks in one text.
    places: dict[int, list[int]] = {}
    marks: dict[_Gap, str] = defaultdict(str)
    tags: set[Splice] = set()
    for at in sorted({*opened, *closed}) if contents else ():
        for mark, opens in (("".join(closed.get(at, ())), False), (opened.get(at, ()), True)):
            if not mark:
                continue
            number = bisect_right(ends, at) if opens else bisect_left(ends, at)
            content = contents[min(number, len(contents) - 1)]
            into = at - ends[min(number, len(contents) - 1)] + content.length
            run = own.at(content.opening)
            if run and not own.is_child(content, run):
                gap = _Gap(run.start if opens else run.end)
            elif run and 0 < into < content.length:
                known = places.get(content.opening) or content.places
                places[content.opening] = known
                gap, tag = _within(text, content, run, known[into])
                tags.update(tag)
            else:
                gap = _beside(text, content, run, opens=opens)
            marks[gap] += "".join(mark)
    made = (Splice(gap.at, gap.at, gap.ends + mark + gap.begins) for gap, mark in marks.items())
    return [*made, *tags]


class _Gap(NamedTuple):
    """A place between runs: `ends` closes the run that goes on there, `begins` opens it again."""

    at: int
    ends: str = ""
    begins: str = ""


class _Runs:
    """The runs of a paragraph, some of them within others, asked again and again."""

    def __init__(self, text: str, own: Iterable[Run]) -> None:
        self._text = text
        self._runs = list(own)
        self._starts = [run.start for run in self._runs]
        self._above = outer((run.start, run.end) for run in self._runs)
        self._children: dict[int, set[int]] = {}

    def at(self, place: int) -> Run | None:
        """Return the innermost run that holds a place."""
        number = bisect_left(self._starts, place) - 1
        while number >= 0 and self._runs[number].end <= place:
            number = self._above[number]
        return self._runs[number] if number >= 0 else None

    def is_child(self, content: _Content, run: Run) -> bool:
        """Tell whether a text stands right in its run, which can be cut there, and not deeper."""
        children = self._children.get(run.start)
        if children is None:
            children = self._children[run.start] = set()
            at = self._text.find("<", run.inner)
            while 0 <= at < run.end:
                children.add(at)
                at = self._text.find("<", element_end(self._text, at))
        return content.opening in children


def _within(text: str, content: _Content, run: Run, cut: int) -> tuple[_Gap, Sequence[Splice]]:
    """Return the place within a text, and what its own tag becomes where it now ends in a blank."""
    tag = text[content.opening : content.start]
    keeps = _PRESERVED.search(tag) is not None
    kept = tag if keeps else f'{tag.rstrip("> ")} xml:space="preserve">'
    ends = f"</{_name(tag)}></{_name(text[run.start : run.opened])}>"
    begins = _again(text, run) + (kept if text[cut].isspace() else tag)
    blank = text[cut - 1].isspace() and not keeps
    tags = (Splice(content.opening, content.start, kept),) if blank else ()
    return _Gap(cut, ends, begins), tags


def _beside(text: str, content: _Content, run: Run | None, *, opens: bool) -> _Gap:
    """Return the place before a text (`opens`) or behind it: between runs, if it is at an edge."""
    at = content.opening if opens else content.end
    if run is None:
        return _Gap(at)
    name = _name(text[run.start : run.opened])
    if opens and not text[run.inner : at].strip():
        return _Gap(run.start)
    if not opens and text[at : run.end].lstrip().startswith(f"</{name}"):
        return _Gap(run.end)
    return _Gap(at, f"</{name}>", _again(text, run))


def _again(text: str, run: Run) -> str:
    return without_identity(text[run.start : run.inner])


def _name(tag: str) -> str:
    return tag[1:].rstrip("/> ").split()[0].split(">")[0]


def _contents(text: str, paragraph: Paragraph, dialect: Dialect) -> Iterator[_Content]:
    for raw, start in zip(*scan_raw_texts(text, dialect, paragraph), strict=True):
        if start < 0:
            yield _Content(~start, ~start, "", len(raw), element_end(text, ~start))
        elif raw:
            end = text.index(">", start + len(raw)) + 1
            yield _Content(text.rfind("<", 0, start), start, raw, len(read_raw(raw)), end)


def _prefix(text: str, paragraph: Paragraph) -> str:
    found = _PARAGRAPH.match(text, paragraph.start)
    return found[1] if found else "w:"
