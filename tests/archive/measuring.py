"""What mining makes of a synthetic archive: frames recovered, names that leak."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from app.bank.renewal import write_pack_files
from app.mining.headings.families import find_families
from app.mining.headings.siblings import sibling_headings
from app.models.pack import PhrasePack
from app.models.phrase import ParallelSet, fill_slots, slot_names, split_slots
from app.models.report import Report
from app.reading import read_lines
from app.workflow.draft import DraftOptions, draft
from tests.archive.reports import Made, blotted
from tests.bed.bed import FOLDER, bed
from tests.bed.drafts import VOICES

# A writer with nothing but themes borrows most.
_BARE = """\
文种: KIND
发言人: {单位: 远方某单位, 姓名: 某某}
学习内容: {名称: 《调查研究》, 形式: 专题培训}
体会:
THEMES
下一步: [{主题: 服务, 措施: [每周走访一次。]}, {主题: 效率, 措施: [逐项减时。]}]
"""
_THEMES = ("担当", "创新", "服务", "廉洁", "协作", "安全", "质量", "学风", "诚信", "民生", "传承")
_DRAFTED_THEMES = 3
_KINDS = ("心得体会", "交流研讨材料")
_VOICE = re.compile("^语体:.*$", re.MULTILINE)
# It has no divisor in common with the number of outlines, so that few drafts are of many trades.
_STRIDE = 11
_SHORTEST_BORROWED = 7


class Recovery(NamedTuple):
    """Known frames against found ones; each sorted, so that a run is compared with another."""

    known: frozenset[str]
    found: frozenset[str]

    @property
    def precision(self) -> float:
        """Return the share of found frames that are known."""
        return len(self.known & self.found) / max(1, len(self.found))

    @property
    def recall(self) -> float:
        """Return the share of known frames that were found."""
        return len(self.known & self.found) / max(1, len(self.known))

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * len(self.known & self.found) / max(1, len(self.known) + len(self.found))


class Leaks(NamedTuple):
    """Planted names (kind and words), and those of them that stand where none may."""

    planted: frozenset[tuple[str, str]]
    leaked: frozenset[tuple[str, str]]

    @property
    def caught(self) -> float:
        """Return the share of planted names that leak nowhere."""
        return 1 - len(self.leaked) / max(1, len(self.planted))

    def of_kind(self, kind: str) -> Leaks:
        """Return the same for the names of one kind."""
        planted, leaked = (
            frozenset(one for one in names if one[0] == kind)
            for names in (self.planted, self.leaked)
        )
        return Leaks(planted, leaked)


class StrangersDraft(NamedTuple):
    """A draft by somebody whom the archive does not know: what the outline says, and the text."""

    told: str
    text: str

    def names(self, found: Leaks) -> Leaks:
        """Return leaks without the names that the outline says itself."""
        taken = (name for name in found.leaked if name[1] not in self.told)
        return Leaks(found.planted, frozenset(taken))

    def borrows(self, pack: PhrasePack) -> bool:
        """Tell whether some words of a pack's phrases stand in the draft."""
        return any(words in self.text and words not in self.told for words in _fixed_words(pack))


def read(made: Made) -> Report:
    """Return a synthetic report as the reader of text files reads it."""
    return read_lines(made.text.split("\n"), made.name).model_copy(update={"name": made.name})


def families(reports: Iterable[Report]) -> tuple[ParallelSet, ...]:
    """Return the parallel sets of some reports, without the rest of mining."""
    return find_families([sibling_headings(report) for report in reports], "archive").sets


def recovery(made: Iterable[Made], sets: Iterable[ParallelSet]) -> Recovery:
    """Return the frames that an archive was made with, and those of mined sets."""
    return Recovery(
        frozenset(frame for one in made for frame in one.frames),
        frozenset(blotted(frame) for family in sets for frame in family.frames),
    )


def leaks(made: Sequence[Made], texts: Iterable[str]) -> Leaks:
    """Return the names planted in an archive, and those that stand in some texts."""
    planted = frozenset((one.kind, one.words) for report in made for one in report.planted)
    by_start: dict[str, set[tuple[str, str]]] = {}
    for name in planted:
        by_start.setdefault(name[1][:2], set()).add(name)
    leaked = {
        name
        for text in texts
        for at in range(len(text) - 1)
        for name in by_start.get(text[at : at + 2], ())
        if text.startswith(name[1], at)
    }
    return Leaks(planted, frozenset(leaked))


def said_again(pack: PhrasePack) -> Iterator[str]:
    """Yield all words of a pack that may be said in another's report."""
    for phrase in pack.phrases:
        yield fill_slots(phrase.text, dict.fromkeys(slot_names(phrase.text), "□"))
        yield from phrase.themes
        yield from (slot.general or "" for slot in phrase.slots.values())
    for family in pack.sets:
        yield from family.frames
        for row in family.rows:
            yield from (row.theme, *row.values.values())


def drafts(pack: PhrasePack, count: int, folder: Path) -> Iterator[StrangersDraft]:
    """Yield drafts that strangers to an archive make with its pack beside the shipped ones.

    They are of the bed's outlines and of bare ones by turns, each in both voices.
    """
    write_pack_files(folder / pack.name, pack)
    for number in range(count):
        told = _outline(number // 2)
        outline = folder / f"{number}.yaml"
        outline.write_text(f"{_VOICE.sub('', told)}\n语体: {VOICES[number % 2]}\n", "utf-8")
        output = outline.with_suffix(".txt")
        draft(outline, DraftOptions(output, seed=number, bank=(folder / pack.name,), force=True))
        yield StrangersDraft(told, output.read_text("utf-8"))


def _outline(number: int) -> str:
    if number % 2:
        themes = [_THEMES[(number + n * 4) % len(_THEMES)] for n in range(_DRAFTED_THEMES)]
        points = "\n".join(f"  - {{主题: {theme}}}" for theme in themes)
        return _BARE.replace("THEMES", points).replace("KIND", _KINDS[number // 2 % 2])
    outlines = bed()
    name = outlines[number // 2 * _STRIDE % len(outlines)].name
    return (FOLDER / f"{name}.yaml").read_text("utf-8")


def _fixed_words(pack: PhrasePack) -> frozenset[str]:
    """Return the longest words of each phrase that stand in every draft with it."""
    pieces = (split_slots(phrase.text) for phrase in pack.phrases)
    longest = (
        max((one.text for one in piece if not one.is_slot), key=len, default="") for piece in pieces
    )
    words = (one.strip("。，；：") for one in longest)
    return frozenset(one for one in words if len(one) >= _SHORTEST_BORROWED)
