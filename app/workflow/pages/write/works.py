"""A report while it is written: its outline, the question in sight, and what was chosen for it.

Pure but for what reads an old report: a work goes in with what was done, and another comes out.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from pydantic import Field

from app.drafting.picking import Choices
from app.drafting.pins import pins_of
from app.drafting.questions import Asked
from app.errors import InputError, Problem
from app.files.text_edits import editable
from app.files.yaml_nodes import parse_yaml
from app.messages import _
from app.models.base import Model
from app.models.phrase import fill_slots
from app.outline.answering import with_answer
from app.outline.fixing import with_pin, without_pins
from app.outline.reading import outline_of
from app.outline.rearranging import moved, pin_key, replaced, without
from app.outline.starters import starter
from app.workflow.drafted import Drafter
from app.workflow.pages.bank.fitting_phrases import Fit, fits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from app.bank.phrase_bank import PhraseBank
    from app.models.phrase import Phrase

_PATH = "提纲.yaml"


class Step(Model):
    """A question that was answered or passed over, and the outline before that."""

    base: str
    asked: Asked
    typed: str


class Work(Model):
    """A report while it is written.

    `base` is the outline without the answer that is being typed, and `text` the one with it,
    unless a `fault` says why it cannot stand there. `unsent` are answers that were begun and left,
    by their keys, `skipped` the keys that were passed over.

    Of phrases, by their ids, `refused` are what the writer does not want, `pinned` what he wants to
    keep, and `settled` what stood in the draft before the last change: it stays where it does as
    well as others. `matter` are words of the old report that the work was made of which belong to
    their year, as long as nobody has looked at them. `saved` tells that the work was taken away as
    a file as it is now.
    """

    base: str
    text: str
    name: str = ""
    asked: Asked | None = None
    typed: str = ""
    fault: str = ""
    steps: tuple[Step, ...] = ()
    skipped: tuple[str, ...] = ()
    seed: int = 0
    refused: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    unsent: dict[str, str] = Field({})
    matter: tuple[str, ...] = ()
    saved: bool = False

    @property
    def choices(self) -> Choices:
        """Return what decides between phrases that would do equally well."""
        return Choices(
            self.seed,
            refused=frozenset(self.refused),
            pinned=frozenset(self.pinned),
            settled=frozenset(self.settled),
        )

    @property
    def version(self) -> str:
        """Return what differs once the outline has changed."""
        return sha256(self.text.encode()).hexdigest()[:12]


class Writing:
    """Writes works with one bank."""

    def __init__(self, bank: PhraseBank) -> None:
        self.bank = bank

    def drafter(self, work: Work, text: str | None = None) -> Drafter:
        """Return what drafts a work. Raises `InputError` for an outline that is none."""
        file = parse_yaml(editable(work.text if text is None else text), work.name or _PATH)
        return Drafter(file, self.bank, choices=work.choices)

    def begun(self, kind: str, told: Sequence[tuple[str, str]], said: Mapping[str, str]) -> Work:
        """Return a work of a kind, from facts behind their themes, and words by their keys.

        Raises `InputError` where no fact is told: then there is nothing to ask about.
        """
        told = [(theme, fact) for theme, fact in told if fact.strip()]
        if not told:
            raise InputError(Problem(_("还没有写事情"), _("先写一件自己经手的事，一句话就行")))
        text = starter(kind, told)
        for key, words in said.items():
            if words.strip():
                text = with_answer(text, key, words.strip())
        return self.opened(text)

    def opened(self, text: str, name: str = "", matter: Iterable[str] = ()) -> Work:
        """Return a work of an outline's text. Raises `InputError` for a text that is none.

        `matter` are words of an old report in it that belong to their year.
        """
        return self._asking(
            Work(base=text, text=text, name=name, matter=tuple(dict.fromkeys(matter)))
        )

    def typed(self, work: Work, key: str, words: str) -> Work:
        """Return a work with an answer as far as it is typed; what cannot stand there is kept.

        What was typed to another question than the one in sight comes late, and changes nothing.
        """
        if work.asked is None or work.asked.key != key:
            return work
        return self._typed(work, words)

    def _typed(self, work: Work, words: str) -> Work:
        words = words.strip()
        text, fault = work.base, ""
        if words and work.asked:
            try:
                text = with_answer(work.base, work.asked.key, words)
                self.drafter(work, text)
            except InputError as error:
                text, fault = work.base, told(error)
        return work.model_copy(
            update={"text": text, "typed": words, "fault": fault, "saved": False}
        )

    def answered(self, work: Work, key: str, words: str) -> Work:
        """Return a work with its question answered, or passed over without words, and the next."""
        work = self.typed(work, key, words)
        if work.fault or work.asked is None or work.asked.key != key:
            return work
        step = Step(base=work.base, asked=work.asked, typed=work.typed)
        skipped = work.skipped if work.typed else (*work.skipped, work.asked.key)
        unsent = {at: said for at, said in work.unsent.items() if at != key}
        done = {"base": work.text, "steps": (*work.steps, step), "skipped": skipped}
        work = self._settling(work)
        return self._asking(work.model_copy(update={**done, "unsent": unsent}))

    def gone_back(self, work: Work) -> Work:
        """Return a work with the question before in sight again, and the answer to it."""
        if not work.steps:
            return work
        *steps, last = work.steps
        before: dict[str, object] = {
            "base": last.base,
            "asked": last.asked,
            "steps": tuple(steps),
            "skipped": tuple(key for key in work.skipped if key != last.asked.key),
        }
        if work.asked and work.typed:
            before["unsent"] = {**work.unsent, work.asked.key: work.typed}
        return self._typed(work.model_copy(update=before), last.typed)

    def with_words(self, work: Work, key: str, words: str, was: str | None = None) -> Work:
        """Return a work with words at a key of its outline, or without what stands there.

        Raises `InputError` where something else than `was` stands there by now.
        """
        held = self.held(work, key)
        words, was = _lines(words), was and _lines(was)
        # The report has it not, which is no words.
        was = "" if was == "false" else was
        if was is not None and _lines(held) not in (was, words):
            what = _("这一处刚才在别的页面改成了“{held}”，没有写进“{words}”").format(
                held=held, words=words
            )
            raise InputError(Problem(what, _("看一看用哪一句，再写一次")))
        if not words and not held:
            return work
        # A sentence of an old report may begin a paragraph, which nobody sees in its field.
        words = f"\n{words}" if words and held.startswith("\n") else words
        return self._edited(
            work, lambda text: with_answer(text, key, words) if words else without(text, key)
        )

    def filled(self, work: Work, said: Mapping[str, str]) -> Work:
        """Return a work with words at keys where none stand; a key without words stays open.

        Raises `InputError` where something else stands there by now.
        """
        for key, words in said.items():
            if words.strip():
                work = self.with_words(work, key, words, "")
        return work

    def held(self, work: Work, key: str) -> str:
        """Return the words at a key of a work's outline, nothing where there are none."""
        return self.drafter(work).words_at(key)

    def seen(self, work: Work, version: str) -> Work:
        """Return a work that is as somebody saw it. Raises `InputError` if it has changed since."""
        if work.version != version:
            raise InputError(Problem(_("提纲刚才变了，这一下没有照办"), _("看一看，再点一次")))
        return work

    def removed(self, work: Work, key: str) -> Work:
        """Return a work without what stands at a key. Raises `InputError` if it has to stay."""
        return self._edited(_without_steps(work), lambda text: without(text, key))

    def moved(self, work: Work, key: str, to: int) -> Work:
        """Return a work with one of a list at another place of it, from 0."""
        return self._edited(_without_steps(work), lambda text: moved(text, key, to))

    def told(self, work: Work) -> str:
        """Return the first thing that a work's writer told, nothing where there is none."""
        points = self.drafter(work).outline.insights.items
        return next((fact.fact for point in points for fact in point.facts), "")

    def fits(self, work: Work, phrase: Phrase) -> list[Fit]:
        """Return the places of a work's outline where a phrase fits."""
        return fits(self.drafter(work).outline, phrase)

    def fit(self, work: Work, key: str, phrase: Phrase) -> Fit:
        """Return the place at a key where a phrase fits. Raises `InputError` where it does not."""
        found = next((one for one in self.fits(work, phrase) if one.key == key), None)
        if found is None:
            raise InputError(Problem(_("这一句放不到那里了"), _("重新挑一个地方"), work.name))
        return found

    def with_phrase(self, work: Work, key: str, phrase: Phrase) -> Work:
        """Return a work with a phrase of the bank fixed at a key of its outline.

        Raises `InputError` where it does not fit there, as after a change in another page.
        """
        fit = self.fit(work, key, phrase)
        if fit.is_there:
            return work
        return self._edited(
            work, lambda text: with_pin(text, key, phrase.id, after_own=fit.after_own)
        )

    def without_lost(self, work: Work, before: PhraseBank) -> Work:
        """Return a work that fixes no phrase which the bank had before and has no more.

        Raises `InputError` for an outline that is none.
        """
        name = work.name or _PATH
        outline, _notes = outline_of(parse_yaml(editable(work.text), name))
        lost = {
            pin.id
            for pin in pins_of(outline)
            if self.bank.phrase(pin.id) is None and before.phrase(pin.id)
        }
        return self._edited(work, lambda text: without_pins(text, lost)) if lost else work

    def refused(self, work: Work, phrase: str) -> Work:
        """Return a work with another phrase in the place of one that its writer does not want.

        One that the outline pins is gone from it.
        """
        if key := pin_key(work.text, phrase):
            return self.removed(work, key)
        pinned = tuple(one for one in work.pinned if one != phrase)
        refused = (*work.refused, phrase)
        return work.model_copy(update={"refused": refused, "pinned": pinned, "saved": False})

    def pinned(self, work: Work, phrase: str) -> Work:
        """Return a work that keeps a phrase whatever else is drawn, or keeps it no longer."""
        others = tuple(one for one in work.pinned if one != phrase)
        pinned = others if phrase in work.pinned else (*others, phrase)
        return work.model_copy(update={"pinned": pinned, "saved": False})

    def made_own(self, work: Work, phrase: str) -> Work:
        """Return a work in whose outline the words of a phrase that it pins are the writer's."""
        key, found = pin_key(work.text, phrase), self.bank.phrase(phrase)
        if not key or found is None:
            return work
        slots = {name: self.held(work, f"{key}.slots.{name}") for name in found.slots}
        words = fill_slots(
            found.text, {name: words or f"【{name}】" for name, words in slots.items()}
        )
        return self._edited(work, lambda text: replaced(text, key, words))

    def looked_at(self, work: Work, words: str) -> Work:
        """Return a work of whose old words somebody says that they hold this year, too."""
        left = tuple(one for one in work.matter if one != words)
        return work.model_copy(update={"matter": left})

    def with_seed(self, work: Work, seed: int) -> Work:
        """Return a work whose phrases another seed draws."""
        if seed == work.seed:
            return work
        return work.model_copy(update={"seed": seed, "settled": (), "saved": False})

    def _settling(self, work: Work) -> Work:
        """Return a work whose phrases stay, through the change that comes, where they can."""
        with suppress(InputError):
            spans = (
                span
                for line in self.drafter(work).draft().report.whole_lines()
                for span in line.spans
                if span.origin.kind == "phrase"
            )
            settled = tuple(sorted({span.origin.ref for span in spans}))
            return work.model_copy(update={"settled": settled})
        return work

    def questions(self, work: Work) -> Sequence[Asked]:
        """Return what is still worth asking about a work, the question in sight left out."""
        put = {step.asked.key: step.asked.text for step in work.steps}
        if work.asked:
            put[work.asked.key] = work.asked.text
        found = self.drafter(work).questions(work.skipped, put)
        return [one for one in found if not work.asked or one.key != work.asked.key]

    def asked_for(self, work: Work, key: str) -> Work:
        """Return a work with the question of a key in sight, if there is one."""
        found = next((one for one in self.questions(work) if one.key == key), None)
        return self._edited(work, lambda text: text, found) if found else work

    def _edited(self, work: Work, edit: Callable[[str], str], asked: Asked | None = None) -> Work:
        """Return a work whose outline was changed beside its question, which stays in sight.

        What is being typed becomes part of the outline. Answers before it can be taken back with
        the change in place, those left out that it cannot be made before.
        """
        try:
            text = edit(work.text)
        except (ValueError, IndexError) as error:
            raise InputError(
                Problem(_("提纲里没有这一处"), _("刷新页面再写"), work.name)
            ) from error
        steps = tuple(_edited_steps(work.steps, edit))
        work = self._settling(work)
        # What cannot stand in the outline stays in its field.
        kept = {} if work.fault and not asked else {"typed": "", "fault": ""}
        changed = {"base": text, "text": text, "steps": steps, "saved": False, **kept}
        work = work.model_copy(update={**changed, "asked": asked or work.asked})
        keys = [one.key for one in self.drafter(work).questions(work.skipped)]
        return work if work.asked and work.asked.key in keys else self._asking(work)

    def _asking(self, work: Work) -> Work:
        """Return a work with the first question in sight that is worth asking."""
        put = {step.asked.key: step.asked.text for step in work.steps}
        found = self.drafter(work, work.base).questions(work.skipped, put)
        asked = found[0] if found else None
        fresh = {"asked": asked, "text": work.base, "typed": "", "fault": "", "saved": False}
        work = work.model_copy(update=fresh)
        return self._typed(work, work.unsent.get(asked.key, "")) if asked else work


def _without_steps(work: Work) -> Work:
    """Return a work whose answers cannot be taken back: their keys are others from here on."""
    return work.model_copy(update={"steps": ()})


def _edited_steps(steps: Iterable[Step], edit: Callable[[str], str]) -> Iterator[Step]:
    for step in steps:
        with suppress(InputError, ValueError, IndexError):
            yield step.model_copy(update={"base": edit(step.base)})


def _lines(words: str) -> str:
    """Return words as a field of a page gives them, its ends of lines as an outline has them."""
    return words.replace("\r\n", "\n").strip()


def told(error: InputError) -> str:
    """Return what is wrong, and what to do about it, in a line."""
    both = _("{what}：{hint}")
    return _("；").join(
        both.format(what=one.what, hint=one.hint) if one.hint else one.what
        for one in error.problems
    )
