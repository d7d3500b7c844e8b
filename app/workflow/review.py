"""A mined pack gone through phrase by phrase: what its user types decides on each.

Pure: a phrase comes out as a value, what is typed goes in as a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from app.messages import N_, _, plural
from app.mining.deciding import Known
from app.models.decision import Choice, Decision, edit_faults
from app.models.phrase import slot_names, split_slots
from app.models.roles import PHRASE_LABELS, WHOLE_BLOCKS
from app.workflow.telling import tell_doubt
from app.workflow.typed import BACK, LEAVE, WHY, cleaned, sign_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.pack import PhrasePack
    from app.models.phrase import Phrase, Source

HOW = N_(
    "k 留，d 删，e 改，回车以后再说，b 退一步，? 说明，q 停（也可以写 留、删、改、退、问、停）。"
)
"""What may be typed, told once before the first phrase."""

_EXPLAINS = (
    N_("留：照原样进词库，不再算拿不准。删：以后也不进词库。改：换成你的话，[ ] 里的空位要留着。"),
    N_(
        "拿不准：看不出这些词谁都能用，还是某人、某单位专有；借到稿子里会涂上颜色，--final 不写出。"
    ),
    N_("每定一条就记进 decisions.yaml，可以直接改；nigao mine 每次都照着做。"),
    HOW,
)
_CHOICES: dict[str, Choice] = {
    **dict.fromkeys(("k", "留"), "keep"),
    **dict.fromkeys(("d", "删"), "drop"),
    **dict.fromkeys(("e", "改"), "edit"),
    **dict.fromkeys(("", "以后"), "later"),
}
VERBS: dict[Choice, str] = {
    "keep": N_("留"),
    "drop": N_("删"),
    "edit": N_("改"),
    "later": N_("以后再说"),
}
"""What each choice is called."""


class Item(NamedTuple):
    """A phrase as it is shown: the how many-th of how many, its words, and what to know of them.

    `marked` are the places of the characters that are in doubt.
    """

    number: int
    of: int
    about: str
    text: str
    marked: frozenset[int]
    notes: tuple[str, ...]


class Reply(NamedTuple):
    """What a typed text comes to: lines to tell, a decision to save, or words to be edited."""

    told: tuple[str, ...] = ()
    decision: Decision | None = None
    offered: str = ""


@dataclass
class Review:
    """A sitting: the phrases to go through, and what has been decided on them.

    `at` counts those that are behind, `taken_back` are decisions that were gone back on.
    """

    phrases: Sequence[Phrase]
    left: bool = False
    made: dict[str, Decision] = field(default_factory=dict)
    at: int = 0
    taken_back: dict[str, Decision] = field(default_factory=dict)

    @property
    def item(self) -> Item | None:
        """Return the phrase to decide on now; None once there is none, or the user has left."""
        if self.left or self.at == len(self.phrases):
            return None
        phrase = self.phrases[self.at]
        text = shown(phrase.wording)
        old = self.taken_back.get(phrase.id)
        notes = (
            *_notes(phrase),
            *([_("刚才定的是{}").format(_(VERBS[old.decision]))] if old else []),
        )
        marked = frozenset(_places(text, phrase.doubt))
        return Item(self.at + 1, len(self.phrases), _about(phrase), text, marked, notes)

    def reply(self, typed: str) -> Reply:
        """Take what was typed: a choice or a sign; behind the last phrase only a step back."""
        words = cleaned(typed)
        sign = sign_of(words)
        if sign in BACK:
            return self._go_back()
        if self.at == len(self.phrases):
            told = _("没有懂“{}”：回车结束，b 退一步").format(words)
            return Reply(() if not words or sign in LEAVE else (told,))
        if sign in LEAVE:
            self.left = True
            return Reply()
        if sign in WHY:
            return Reply(tuple(map(_, _EXPLAINS)))
        if sign not in _CHOICES:
            return Reply((_("没有懂“{words}”：{how}").format(words=words, how=_(HOW)),))
        return self._choose(_CHOICES[sign])

    def edited(self, typed: str) -> Reply:
        """Take the words for the place of the phrase; nothing leaves it as it is."""
        phrase = self.phrases[self.at]
        text = with_slots(cleaned(typed), slot_names(phrase.wording))
        if text in ("", phrase.wording):
            return Reply((_("一个字也没有改：照原样留下写 k"),))
        if faults := edit_faults(text, phrase.wording):
            return Reply((_("；").join(faults),), offered=shown(text))
        return self._decide("edit", text)

    def _choose(self, choice: Choice) -> Reply:
        phrase = self.phrases[self.at]
        if choice == "edit":
            old = self.taken_back.get(phrase.id)
            return Reply(offered=shown((old and old.edited) or phrase.wording))
        return self._decide(choice)

    def _decide(self, choice: Choice, edited: str | None = None) -> Reply:
        phrase = self.phrases[self.at]
        self.at += 1
        if choice == "later":
            return Reply()
        made = Decision(id=phrase.id, decision=choice, text=phrase.wording, edited=edited)
        self.made[phrase.id] = made
        return Reply(decision=made)

    def _go_back(self) -> Reply:
        if not self.at:
            return Reply((_("这是第一条，前面没有了"),))
        self.at -= 1
        old = self.made.pop(self.phrases[self.at].id, None)
        if old is None:
            return Reply()
        self.taken_back[old.id] = old
        back = old.model_copy(update={"decision": "later"})
        return Reply((_("刚才定的“{}”收回了").format(_(VERBS[old.decision])),), back)


def to_review(pack: PhrasePack, decisions: Sequence[Decision]) -> list[Phrase]:
    """Return the phrases that nothing was decided on, those in doubt first.

    A whole block is as its sentences are; it is only asked about for a doubt that none of them has.
    """
    known = Known(decisions)
    open_ = [phrase for phrase in pack.phrases if known.on(phrase) is None]
    sentences = [phrase for phrase in open_ if phrase.role not in WHOLE_BLOCKS]
    doubted = [phrase for phrase in sentences if phrase.doubt]
    blocks = [
        phrase
        for phrase in open_
        if phrase.role in WHOLE_BLOCKS and not _is_covered(phrase, doubted)
    ]
    return [*doubted, *blocks, *(phrase for phrase in sentences if not phrase.doubt)]


def shown(text: str) -> str:
    """Return a phrase's text as people see it: 到[单位]去."""
    return "".join(f"[{words}]" if is_slot else words for words, is_slot in split_slots(text))


def with_slots(words: str, slots: set[str]) -> str:
    """Return words as a phrase's text, its slots in whatever brackets they were typed."""
    for name in slots:
        words = re.sub(rf"[\[［【{{]{re.escape(name)}[\]］】}}]", f"{{{name}}}", words)
    return words


def _is_covered(block: Phrase, doubted: Sequence[Phrase]) -> bool:
    """Tell whether each doubt of a block is one of a sentence in it, which is asked about."""
    inside = [one for one in doubted if one.source_text in block.source_text]
    return all(any(word in one.doubt for one in inside) for word in block.doubt)


def _about(phrase: Phrase) -> str:
    """Return what a phrase is, where it stands, and how often it was seen."""
    found = [phrase.source] if phrase.source else []
    places = _("、").join(_place(source) for source in (*found, *phrase.places))
    seen = plural("见于 {} 份报告", phrase.seen).format(phrase.seen) if phrase.seen > 1 else ""
    return " · ".join(filter(None, (PHRASE_LABELS[phrase.role], places, seen)))


def _place(source: Source) -> str:
    return _("{report} 第 {paragraph} 段").format(
        report=source.report, paragraph=source.paragraph + 1
    )


def _notes(phrase: Phrase) -> Iterator[str]:
    for name in sorted(slot_names(phrase.wording)):
        if held := phrase.slots[name].held:
            yield _("[{name}] 原为“{held}”").format(name=name, held=held)
    yield from (_("也写作：{}").format(shown(text)) for text in phrase.variants)
    if phrase.doubt:
        yield tell_doubt(phrase.doubt)


def _places(text: str, words: Sequence[str]) -> Iterator[int]:
    for word in words:
        for found in re.finditer(re.escape(word), text):
            yield from range(*found.span())
