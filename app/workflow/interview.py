"""Questions to a writer about an outline, one at a time, and what is typed in reply to them.

Pure: a question comes out as a value, what is typed goes in as a text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError
from app.messages import N_, _
from app.outline.answering import with_answer
from app.outline.speaking import spoken_part
from app.patterns import lazy
from app.text.numerals import figures_value
from app.text.sentences import split_sentences
from app.workflow.typed import BACK, LEAVE, WHY, cleaned, sign_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from app.drafting.questions import Asked
    from app.models.outline import Outline

HOW = (
    N_("先问要紧的，一次一件；一两句就够，几个字也行，照你的原话写进稿子。"),
    N_("回车跳过，b 退一步，? 为什么问，q 停（也可以写 退、问、停）。"),
)
"""How it goes, told once before the first question."""

HOLE = "____"
"""What stands where an answer is due."""

_STOP, _ON = ("", "n", "不", *LEAVE), ("y", "yes", "是", "好", "接着", "接着问")
_BEHIND_NUMBER = ").,、。"
# So many sentences around the place of an answer are shown.
_BEFORE, _AFTER = 3, 2
_TOLD = lazy(r"(insights|next_steps)\[(\d+)\]\.(facts|measures)\[(\d+)\]\.")


class Passage(NamedTuple):
    """Words of the draft around a place, and what stands there; nothing where an answer is due."""

    before: str
    words: str
    after: str

    @property
    def shown(self) -> tuple[str, str, str]:
        """Return the passage with a hole where an answer is due."""
        return self.before, self.words or HOLE, self.after

    @property
    def near(self) -> Passage:
        """Return the passage with only the sentences next to the place."""
        before, after = split_sentences(self.before), split_sentences(self.after)
        first = "".join(one.text for one in before[-_BEFORE:])
        last = "".join(one.text for one in after[:_AFTER])
        return Passage(
            ("…" if len(before) > _BEFORE else "") + first,
            self.words,
            last + ("…" if len(after) > _AFTER else ""),
        )


class Questions(NamedTuple):
    """An outline, and what is worth asking about it, in the order of asking."""

    outline: Outline
    asked: Sequence[Asked]


class Put(NamedTuple):
    """A question as it is put: the how many-th, how many may follow, about which part and fact.

    Of the first round only those of that round are `left`, and the others stand `behind` it.
    `taken_back` is what was answered before the writer went back to it.
    """

    number: int
    left: int
    part: str
    fact: str
    asked: Asked
    passage: Passage
    behind: int = 0
    taken_back: str = ""


class Reply(NamedTuple):
    """What a typed text comes to: lines to tell, and the key that was answered, if one was."""

    told: tuple[str, ...] = ()
    key: str = ""


class _Step(NamedTuple):
    """What held before a question was answered or skipped."""

    text: str
    skipped: frozenset[str]
    questions: Questions
    answer: str


@dataclass
class Interview:
    """A sitting: the outline's text with the answers so far, and the question to put now.

    `ask` returns the questions of a text: those of some keys left out, and none in words that
    were put already, given by their key. It raises `InputError` for a text that is no outline.
    """

    text: str
    name: str
    ask: Callable[[str, Collection[str], Mapping[str, str]], Questions]
    left: bool = False
    questions: Questions = field(init=False)
    _steps: list[_Step] = field(default_factory=list)
    _skipped: frozenset[str] = frozenset()
    _taken_back: dict[str, str] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        self.questions = self.ask(self.text, self._skipped, {})

    @property
    def answers(self) -> int:
        """Return how many answers were given and not taken back."""
        return sum(bool(step.answer) for step in self._steps)

    @property
    def question(self) -> Put | None:
        """Return the question to put now; None once there is none, or the writer has left."""
        if self.left or not self.questions.asked:
            return None
        outline, (asked, *others) = self.questions
        passage = Passage(asked.before, "", asked.after).near
        # What stands in another part than its key says is not about the fact of its key.
        fact = "" if asked.part else _told_at(outline, asked.key)
        shown = fact if fact not in asked.before + asked.after else ""
        number, part = len(self._steps) + 1, asked.part or spoken_part(asked.key)
        left = sum(one.first for one in others) if asked.first else len(others)
        old = self._taken_back.get(asked.key, "")
        return Put(number, left, part, shown, asked, passage, len(others) - left, old)

    @property
    def is_past_first_round(self) -> bool:
        """Tell whether the last question was of the first round, and this one is no more."""
        if not self._steps or self.question is None:
            return False
        return self._steps[-1].questions.asked[0].first and not self.questions.asked[0].first

    def reply(self, typed: str) -> Reply:
        """Take what was typed: an answer, or one of the signs; at the end only a step back."""
        put = self.question
        words = cleaned(typed)
        if put and put.taken_back:
            words = _meant(words, put.taken_back, numbered=bool(put.asked.offers))
        sign = sign_of(words)
        if sign in BACK:
            return self._go_back()
        if put is None:
            kept = not words or sign in LEAVE
            return (
                Reply()
                if kept
                else Reply((_("没有记下“{}”：要改上一句，先写 b 退回去").format(words),))
            )
        if sign in LEAVE:
            self.left = True
            return Reply()
        if sign in WHY:
            return Reply((*put.asked.explains.splitlines(), _(HOW[1])))
        if not words:
            self._go_on(self.text, self._skipped | {put.asked.key})
            return Reply()
        return self._take(put.asked, words, sign)

    def reply_to_pause(self, typed: str) -> Reply:
        """Take what was typed where the writer may stop: nothing stops, and anything else goes on.

        What may have been meant for the next question, which was not seen yet, is told.
        """
        words = cleaned(typed)
        sign = sign_of(words)
        if sign in BACK:
            return self._go_back()
        self.left = sign in _STOP
        if self.left or sign in _ON:
            return Reply()
        return Reply((_("没有记下“{}”：看了下一问再写").format(words),))

    def _take(self, asked: Asked, words: str, sign: str) -> Reply:
        if asked.offers and (number := _number(sign)) is not None:
            if not 1 <= number <= len(asked.offers):
                return Reply(
                    (
                        _("没有第 {number} 个：写 1 到 {count}，或写自己的话").format(
                            number=number, count=len(asked.offers)
                        ),
                    )
                )
            words = asked.offers[number - 1]
        try:
            self._go_on(with_answer(self.text, asked.key, words, self.name), self._skipped, words)
        except InputError as error:
            return Reply(
                tuple(
                    _("{what}：{hint}").format(what=one.what, hint=one.hint)
                    for one in error.problems
                )
            )
        return Reply(key=asked.key)

    def _go_on(self, text: str, skipped: frozenset[str], answer: str = "") -> None:
        self._steps.append(_Step(self.text, self._skipped, self.questions, answer))
        asked = (step.questions.asked[0] for step in self._steps)
        try:
            questions = self.ask(text, skipped, {one.key: one.text for one in asked})
        except InputError:
            self._steps.pop()
            raise
        self.text, self._skipped, self.questions = text, skipped, questions

    def _go_back(self) -> Reply:
        if not self._steps:
            return Reply((_("这是第一问，前面没有了"),))
        self.text, self._skipped, self.questions, answer = self._steps.pop()
        # Skipped the second time, it has no old answer any more.
        self._taken_back[self.questions.asked[0].key] = answer
        return Reply((_("刚才的回答收回了，再问一遍"),) if answer else ())


def how_to_take(offers: Sequence[str]) -> str:
    """Return how one of the offered answers is taken."""
    if len(offers) > 1:
        return _("写编号就用那一句，也可以写自己的；回车跳过")
    return _("写 1 就用这一句，也可以写自己的；回车跳过")


def _meant(words: str, old: str, *, numbered: bool) -> str:
    """Return what was meant by a line that may have begun with an old answer: a sign behind it."""
    added = words.removeprefix(old).strip()
    sign = sign_of(added)
    signs = sign in (BACK[0], LEAVE[0]) or (numbered and _number(sign) is not None)
    return added if words.startswith(old) and signs else words


def _number(sign: str) -> int | None:
    """Return the number that a sign is: 2, 2) or 2. as it stands before the answer."""
    number = sign.rstrip(_BEHIND_NUMBER)
    return figures_value(number) if number.isascii() else None


def _told_at(outline: Outline, key: str) -> str:
    """Return the fact or the measure that an answer belongs to, or nothing."""
    match = _TOLD.match(key)
    section = getattr(outline, match[1]) if match else None
    if not match or not section or int(match[2]) >= len(section.items):
        return ""
    told = getattr(section.items[int(match[2])], match[3])
    return str(next(iter(told[int(match[4])]))[1]) if int(match[4]) < len(told) else ""
