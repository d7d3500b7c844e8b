"""The page on which a report is written: its works, each as it is shown and taken away."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.drafting.templates import about_kind, template_kinds
from app.drafting.themes import themes_for
from app.errors import InputError
from app.files.decoding import as_written
from app.files.office import find_office
from app.files.recovery import safe_name
from app.files.suffixes import is_yaml
from app.messages import _
from app.outline.rearranging import pin_key
from app.placeholders.filling import mark_gaps
from app.reading.readers import report_of
from app.text.visible import in_one_line
from app.workflow.old_reports import taken_apart
from app.workflow.pages.made import Made
from app.workflow.pages.store import Kept, Store
from app.workflow.pages.write.live import Live, Passage, live, passage_of
from app.workflow.pages.write.outlined import Field as OutlineField
from app.workflow.pages.write.outlined import Form, form_of
from app.workflow.pages.write.works import Work, Writing
from app.workflow.remarking import told_phrase
from app.writing import load_layout, write_report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.bank.phrase_bank import PhraseBank
    from app.checking import Checker
    from app.drafting.questions import Asked
    from app.workflow.drafted import Drafter

_SPEAKER = "speaker."
_USUAL = ("心得体会", "交流研讨材料", "学习情况报告")
_VARIANTS = 3
_LONGEST = 40
_OUTLINE = ".yaml"
_PRINT = ".pdf"
FORMS = (".docx", _PRINT, ".md", ".txt", _OUTLINE)
"""In which a work can be taken away."""


class Kind(NamedTuple):
    """A kind of report, and what it is."""

    name: str
    about: str


class Source(NamedTuple):
    """Where a passage is from, a line each, the first its phrase's id.

    It may be one that the outline itself pins (`is_given`), or that the writer `keeps`.
    """

    ref: str
    lines: Sequence[str]
    is_given: bool
    keeps: bool


class DraftView(NamedTuple):
    """A work's draft as its page shows it, where its answer stands, whether it can be printed."""

    work: Work
    draft: Live
    passage: Passage | None
    prints: bool


class View(NamedTuple):
    """A work as its page shows it: its draft, what is asked, its outline as a form."""

    work: Work
    draft: Live
    passage: Passage | None
    prints: bool
    title: str
    asked: Asked | None
    left: int
    form: Form


def kinds() -> list[Kind]:
    """Return the kinds of reports there are templates for, those most are asked for first."""
    every = template_kinds()
    names = [*(name for name in _USUAL if name in every), *every]
    return [Kind(name, about_kind(name)) for name in dict.fromkeys(names)]


class WritePage:
    """The works that are being written, with one bank and the rules."""

    def __init__(self, bank: PhraseBank, checker: Checker) -> None:
        self.writing = Writing(bank)
        self.works = Store(Work, "write")
        self._titles: dict[str, tuple[Work, str]] = {}
        self._checker = checker

    def use(self, bank: PhraseBank) -> None:
        """Write with a bank whose packs were changed, without the phrases that are gone from it."""
        before, self.writing = self.writing.bank, Writing(bank)
        for one in self.works.all():
            with suppress(InputError):
                self.works.change(one.id, lambda work: self.writing.without_lost(work, before))

    def begin(self, kind: str, told: Sequence[tuple[str, str]], said: Mapping[str, str]) -> str:
        """Begin a work and return its id. Raises `InputError` for words that cannot be taken."""
        return self.works.add(self.writing.begun(kind, told, said))

    def open(self, name: str, data: bytes) -> str:
        """Begin a work from an outline or an old report. Raises `InputError` for another file."""
        path = Path(safe_name(name))
        if is_yaml(path):
            return self.works.add(self.writing.opened(as_written(data, path), path.name))
        taken = taken_apart(report_of(data, path), self.writing.bank, path.name)
        matter = (one.words for one in taken.matter)
        return self.works.add(self.writing.opened(taken.text, path.name, matter))

    def all(self) -> list[tuple[Kept[Work], str]]:
        """Return all works that are kept, with their titles, what was changed last first."""
        return [(one, self._known_title(one)) for one in self.works.all()]

    def _known_title(self, one: Kept[Work]) -> str:
        held, title = self._titles.get(one.id, (None, ""))
        if held != one.value:
            try:
                title = self._title(one.value)
            except InputError:
                # Its phrases are those of a bank that is not there now.
                title = one.value.name or _("（现在打不开：词库里没有它用的语句）")
            self._titles[one.id] = one.value, title
        return title

    def draft(self, name: str) -> DraftView:
        """Return the draft of a work as its page shows it. Raises `KeyError` where there is none.

        What is asked next and the outline take as long again, and nobody sees them as he types.
        """
        work = self.works.get(name)
        return self._drafted(work, self.writing.drafter(work))

    def _drafted(self, work: Work, drafter: Drafter) -> DraftView:
        draft = live(drafter, self._checker, work.matter)
        passage = passage_of(draft, work.asked, work.typed)
        return DraftView(work, draft, passage, find_office() is not None)

    def view(self, name: str) -> View:
        """Return a work as its page shows it. Raises `KeyError` where there is none."""
        work = self.works.get(name)
        drafter = self.writing.drafter(work)
        drafted = self._drafted(work, drafter)
        first = "".join(piece.text for line in drafted.draft.lines[:1] for piece in line.pieces)
        return View(
            *drafted,
            _as_title(first),
            work.asked,
            len(self.writing.questions(work)),
            form_of(drafter.outline, self.writing.bank, drafter.words_at),
        )

    def asks(self, name: str, key: str) -> bool:
        """Tell whether there is a question about a key."""
        work = self.works.get(name)
        every = (*self.writing.questions(work), *([work.asked] if work.asked else []))
        return any(one.key == key for one in every)

    def gaps(self, name: str, key: str, asks: str) -> list[OutlineField]:
        """Return what is asked for together with a gap: of who speaks, all that is not said yet.

        A name alone takes the places of unit and post away, for somebody may want it so.
        """
        work = self.works.get(name)
        if not key.startswith(_SPEAKER):
            return [OutlineField(key, asks, "")]
        drafter = self.writing.drafter(work)
        form = form_of(drafter.outline, self.writing.bank, drafter.words_at)
        return [one for one in form.head if one.key.startswith(_SPEAKER) and not one.words]

    def variants(self, name: str) -> list[tuple[int, Live]]:
        """Return drafts of a work by other seeds, each with its seed."""
        work = self.works.get(name)
        others = [self.writing.with_seed(work, work.seed + n) for n in range(1, _VARIANTS)]
        every = (work, *others)
        return [(one.seed, live(self.writing.drafter(one), self._checker)) for one in every]

    def source(self, name: str, phrase: str) -> Source:
        """Return where a borrowed passage of a work is from."""
        work = self.works.get(name)
        lines = told_phrase(phrase, self.writing.bank).splitlines()
        is_given = bool(pin_key(work.text, phrase))
        return Source(phrase, lines, is_given, phrase in work.pinned)

    def file(self, name: str, suffix: str) -> Made:
        """Return a work as a file; from then on it counts as saved. Raises `InputError`."""
        work = self.works.get(name)
        made = Made(f"{self._title(work)}{suffix}", self._data(work, suffix))
        # What was written meanwhile is not in it.
        self.works.change(
            name, lambda now: now.model_copy(update={"saved": True}) if now == work else now
        )
        return made

    def themes(self, fact: str) -> list[str]:
        """Return themes that a fact may be told under."""
        return themes_for(fact, self.writing.bank.vocabulary)

    def _data(self, work: Work, suffix: str) -> bytes:
        if suffix == _OUTLINE:
            return work.text.encode()
        drafted = self.writing.drafter(work).draft()
        report = mark_gaps(drafted.report, drafted.left)
        if suffix != _PRINT:
            return write_report(report, suffix, load_layout(None))
        # LibreOffice is only looked for where something is to be printed.
        from app.workflow.printing import printed

        word = write_report(report, ".docx", load_layout(None))
        return printed([(Path("稿子.docx"), word)])[0][1]

    def _title(self, work: Work) -> str:
        lines = self.writing.drafter(work).draft().report.paragraphs
        return _as_title(lines[0] if lines else "")


def _as_title(line: str) -> str:
    """Return the first line of a draft as what its page and its files are called."""
    return in_one_line(line)[:_LONGEST].replace("/", "／") or "稿子"
