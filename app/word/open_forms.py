"""The open controls and fields of a whole file: which line shows them, and what fills them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple

from app.word.bound_data import BoundData
from app.word.built import BuiltPlaces
from app.word.controls import Control, prompt_styles
from app.word.editing import Replacement
from app.word.open_places import OpenPlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.word.bound_data import Binding, Datum
    from app.word.built import Built
    from app.word.grammar import Dialect
    from app.word.package import Package
    from app.word.scanning import Paragraph
    from app.word.splices import Splice


def may_hold_forms(text: str) -> bool:
    """Tell whether the characters of a part may hold a control or a field."""
    return "sdtContent" in text or ("fld" in text and ("fldChar" in text or "fldSimple" in text))


class FormLine(NamedTuple):
    """A line of a part, by its number in the file."""

    number: int
    part: str
    text: str
    dialect: Dialect
    paragraph: Paragraph


@dataclass
class Filled:
    """What filling the places of a paragraph comes to beside the texts still `to_write`.

    `looks` are the looks of prompts and what they become, which stand in the texts of new
    paragraphs too; `controls` are where the controls begin that are filled.
    """

    to_write: list[Replacement] = field(default_factory=list)
    splices: list[Splice] = field(default_factory=list)
    data: list[Datum] = field(default_factory=list)
    looks: list[tuple[str, str]] = field(default_factory=list)
    controls: list[int] = field(default_factory=list)

    def written(self, splices: Iterable[Splice]) -> Iterator[Splice]:
        """Yield the splices of the texts, and those beside them."""
        if not self.looks:
            yield from splices
            splices = ()
        for splice in splices:
            raw = splice.raw
            for old, new in self.looks:
                raw = raw.replace(old, new)
            yield splice._replace(raw=raw)
        yield from self.splices


class OpenForms:
    """The open controls and fields of a file; `styles` are the characters of its styles.

    `locked` is what the controls are called, or say, that wait for a text and take none.
    """

    def __init__(self, package: Package, styles: str, lines: Iterable[FormLine]) -> None:
        self._data = BoundData(package)
        by_part: dict[str, list[FormLine]] = defaultdict(list)
        for line in lines:
            by_part[line.part].append(line)
        self.locked: list[str] = []
        self._built: dict[int, BuiltPlaces] = {}
        self._alike: dict[Binding, list[tuple[int, Built]]] = defaultdict(list)
        prompts = prompt_styles(styles) if by_part else set()
        for held in by_part.values():
            self._read(held, prompts)

    def of(self, line: int, paragraph: Paragraph) -> Iterator[OpenPlace]:
        """Yield the places of a line."""
        for built in self._of(paragraph):
            binding = _binding(built)
            start, end, place = built
            takes = place.takes
            ticks = tuple(each._replace(start=start, end=end) for each in takes.ticks)
            shown = tuple(each for each, _ in place.items)
            takes = takes._replace(ticks=ticks)
            data = f"{binding.store}{binding.path}" if binding else ""
            yield OpenPlace(line, start, end, place.shape, place.name, shown, takes, data)

    def with_alike(
        self, replacements: Mapping[int, Sequence[Replacement]], paragraphs: Mapping[int, Paragraph]
    ) -> dict[int, list[Replacement]]:
        """Return replacements with those of all other controls that show the same data."""
        made = {n: list(each) for n, each in replacements.items()}
        if not self._alike:
            return made
        told: set[Binding] = set()
        for n, paragraph in paragraphs.items():
            for at in replacements[n]:
                built = self._at(paragraph, at)
                binding = _binding(built) if built else None
                if binding is None or binding in told:
                    continue
                told.add(binding)
                for line, other in self._alike.get(binding, ()):
                    near = made.setdefault(line, [])
                    number = bisect_right(near, other.start, key=attrgetter("start"))
                    beside = near[max(number - 1, 0) : number + 1]
                    if not any(e.start < other.end and other.start < e.end for e in beside):
                        alike = Replacement(other.start, other.end, at.value, at.picture)
                        near.insert(number, alike)
        return made

    def filled(self, paragraph: Paragraph, replacements: Iterable[Replacement]) -> Filled:
        """Return what filling the places of a paragraph comes to."""
        made = Filled()
        if not self._of(paragraph):
            made.to_write = list(replacements)
            return made
        # Fields that show nothing may stand at the same place, one behind the other.
        seen: Counter[tuple[int, int]] = Counter()
        for at in replacements:
            built = self._at(paragraph, at, seen[at[:2]])
            seen[at[:2]] += 1
            if built is None or not built.place.writes:
                made.to_write.append(at)
            if built:
                self._fill(built, at.value, made)
        return made

    def _fill(self, built: Built, value: str, made: Filled) -> None:
        place = built.place
        if not isinstance(place, Control):
            made.splices += place.splices(value)
            return
        binding = place.binding
        datum = self._data.written(binding, place.stored(value)) if binding else None
        made.splices += place.splices(value, keeps_binding=datum is not None)
        made.controls.append(place.start)
        if datum:
            made.data.append(datum)
        if look := place.new_look():
            old = place.text[look.start : look.end]
            if old and (old, look.raw) not in made.looks:
                made.looks.append((old, look.raw))

    def _read(self, lines: Sequence[FormLine], prompts: set[str]) -> None:
        first = lines[0]
        own = [line.paragraph for line in lines]
        built = BuiltPlaces(first.text, first.dialect, prompts, _with_copies(own))
        self.locked += (each.name or each.words for each in built.locked)
        for line in lines:
            for each in built.of(line.paragraph):
                if binding := _binding(each):
                    self._alike[binding].append((line.number, each))
        for paragraph in _with_copies(own):
            self._built[id(paragraph)] = built

    def _of(self, paragraph: Paragraph) -> list[Built]:
        built = self._built.get(id(paragraph))
        return built.of(paragraph) if built else []

    def _at(self, paragraph: Paragraph, at: Replacement, before: int = 0) -> Built | None:
        """Return the place of a replacement, behind others of the same span."""
        built, span = self._of(paragraph), (at.start, at.end)
        number = bisect_left(built, span, key=itemgetter(0, 1)) + before
        return next((e for e in built[number : number + 1] if e[:2] == span), None)


def _binding(built: Built) -> Binding | None:
    return built.place.binding if isinstance(built.place, Control) else None


def _with_copies(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    for paragraph in paragraphs:
        yield paragraph
        yield from _with_copies(paragraph.copies)
