"""The verb `ask`: the writer is asked about an outline, and every answer is saved at once."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from app.bank.loading import load_bank
from app.drafting.places import place_of
from app.drafting.questions import questions, steps_in
from app.drafting.templates import Template, first_numbers
from app.errors import InputError, Problem
from app.files.decoding import read_as_written
from app.files.places import standing
from app.files.suffixes import is_yaml
from app.files.text_edits import editable
from app.files.whole import check_writable, held, write_over
from app.files.yaml_nodes import parse_yaml
from app.messages import N_, _, plural
from app.outline.own_numbers import without_own_numbers
from app.outline.reading import outline_of
from app.outline.speaking import spoken_part
from app.workflow.delivering import STANDARD_OUTPUT
from app.workflow.drafted import check_outline, template_of
from app.workflow.interview import HOLE, HOW, Interview, Passage, Questions
from app.workflow.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from app.drafting.questions import Asked
    from app.models.outline import Outline
    from app.workflow.interview import Put

MINUTES = 7
"""So long a sitting takes before its writer is told that it may end."""

_ANSWERED = ".answered"
_AT_END = N_("要问的都问过了（回车结束，b 退一步）：")
_AT_PAUSE = N_("回车先到这里，写 y 接着问（不再提醒）：")


class Writer(Protocol):
    """Whom the questions are put to."""

    def tell(self, lines: Sequence[str]) -> None:
        """Tell lines of words."""

    def show(self, passage: Passage) -> None:
        """Show what an answer has become in the draft."""

    def answer(self, put: Put) -> str:
        """Return what is typed in reply to a question; raises `EOFError` at the end of it."""

    def line(self, prompt: str) -> str:
        """Return what is typed behind a prompt; raises `EOFError` at the end of it."""


@dataclass(frozen=True)
class AskOptions:
    """How to ask; see the command line's help for each.

    `in_place` tells that the outline was made to be answered, and is saved under its own name.
    After so many `minutes`, or when the first round is through, the writer is told once that a
    draft can be made; never with 0.
    """

    output: Path | None = None
    bank: tuple[Path, ...] = ()
    template: Path | None = None
    force: bool = False
    in_place: bool = False
    minutes: int = MINUTES


def ask(
    outline: Path,
    options: AskOptions,
    writer: Writer | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Outcome:
    """Ask a writer about an outline, and save it with each answer; without one, list what to ask.

    Where the file to be written stands already, it is gone on with. `clock` tells seconds. Raises
    `InputError` for faulty input and for a file that may not be written.
    """
    check_outline(outline)
    target = options.output or (outline if options.in_place else answered_beside(outline))
    inputs = [] if options.output is None and target == outline else [outline]
    _check_target(target, inputs)
    begun = target != STANDARD_OUTPUT and standing(target) == "file" and not options.force
    source = target if begun else outline
    # What somebody writes there while it is read is seen when it is saved.
    kept = _Kept(target, inputs)
    drafting = _Drafting(source, options)
    kept.begin(drafting.text)
    interview = Interview(drafting.text, str(source), drafting.questions)
    if writer is None:
        return _listed(interview)
    if source != outline:
        writer.tell(
            [
                _("接着 {target} 往下问（要从 {outline} 重新问起，加 --force）").format(
                    target=target, outline=outline
                )
            ]
        )
    sitting = _Sitting(options.minutes, clock, clock())
    _put_questions(interview, drafting, writer, kept, sitting)
    notes = (
        _told_answers(interview.answers, sitting.seconds),
        _told_left(interview, asked_again(outline, options)),
    )
    if target == STANDARD_OUTPUT:
        return Outcome(output=interview.text.encode(), notes=notes)
    # A file whose every answer was taken back stands there all the same.
    drafted = target if kept.written or begun else outline
    written = (target,) if kept.written else ()
    return Outcome(
        written=written,
        notes=(
            *notes,
            _("下一步：nigao draft {drafted}{sources}").format(
                drafted=drafted, sources=_sources(options)
            ),
        ),
    )


def asked_again(outline: Path, options: AskOptions) -> str:
    """Return how to go on: the command that asks the same questions of the same file."""
    output = f" -o {options.output}" if options.output else ""
    minutes = f" --minutes {options.minutes}" if options.minutes != MINUTES else ""
    return _("再运行 nigao ask {outline}{output}{sources}{minutes}，接着问").format(
        outline=outline, output=output, sources=_sources(options), minutes=minutes
    )


def answered_beside(outline: Path) -> Path:
    """Return where an outline with its answers is kept: `稿.answered.yaml` for 稿.yaml."""
    if Path(outline.stem).suffix == _ANSWERED:
        return outline
    return outline.with_name(f"{outline.stem}{_ANSWERED}{outline.suffix}")


def _sources(options: AskOptions) -> str:
    """Return the options by which another command reads the same bank and template."""
    banks = "".join(f" --bank {folder}" for folder in options.bank)
    return banks + (f" --template {options.template}" if options.template else "")


def _check_target(target: Path, inputs: Sequence[Path]) -> None:
    if target == STANDARD_OUTPUT:
        return
    check_writable(target, inputs=inputs)
    if not is_yaml(target):
        raise InputError(
            Problem(_("提纲是 .yaml 文件"), _("把文件名的后缀写成 .yaml"), str(target))
        )


class _Kept:
    """The file that the outline is saved to, whole, whenever it has changed.

    `written` tells whether it was saved at all, be it with answers that were taken back since.
    """

    def __init__(self, target: Path, inputs: Sequence[Path]) -> None:
        self._target = target
        self._inputs = inputs
        self._text = ""
        self._stood = held(target) if target != STANDARD_OUTPUT else None
        self.written = False

    def begin(self, text: str) -> None:
        """Take the outline as it was read, which need not be saved."""
        self._text = text

    def save(self, text: str) -> None:
        """Write the outline, if it has changed.

        Raises `InputError` where somebody else has written there meanwhile.
        """
        if text != self._text and self._target != STANDARD_OUTPUT:
            data = text.encode()
            write_over(self._target, data, known=self._stood, inputs=self._inputs)
            self._stood = data
            self.written = True
        self._text = text


class _Drafting:
    """What is asked about an outline's text, and what a draft of it says."""

    def __init__(self, source: Path, options: AskOptions) -> None:
        self.text = read_as_written(source)
        self._name = str(source)
        self._bank = load_bank(options.bank)
        file = parse_yaml(editable(self.text), self._name)
        outline, _ = outline_of(file)
        self._template = template_of(file, outline, self._bank, options.template)

    def questions(self, text: str, skipped: Collection[str], put: Mapping[str, str]) -> Questions:
        """Return what is worth asking about a text. Raises `InputError` if it is no outline."""
        outline = self._outline(text)
        return Questions(outline, questions(outline, self._bank, self._template, skipped, put))

    def passage(self, text: str, key: str, left: Sequence[Asked]) -> Passage | None:
        """Return the words of a key as the draft of a text has them; None if they stand nowhere.

        They are shown as they were with their question: `left` are the questions still to be put.
        """
        steps = steps_in(one.key for one in left) if steps_in([key]) else ()
        anatomy = Template(self._template).anatomy
        found = place_of(self._outline(text), self._bank, anatomy, key, steps)
        if found is None:
            return None
        before, after = found.before + found.joint, found.tail + found.after
        return Passage(before, found.words, after).near

    def _outline(self, text: str) -> Outline:
        outline, _ = outline_of(parse_yaml(editable(text), self._name))
        return without_own_numbers(outline, first_numbers(self._template))[0]


class _Sitting(NamedTuple):
    """How long a sitting is to take, and since when it goes on."""

    minutes: int
    clock: Callable[[], float]
    started: float

    @property
    def seconds(self) -> float:
        return self.clock() - self.started

    @property
    def is_over(self) -> bool:
        return self.seconds >= 60 * self.minutes


def _put_questions(
    interview: Interview, drafting: _Drafting, writer: Writer, kept: _Kept, sitting: _Sitting
) -> None:
    """Put one question after the other, until none is left or the writer leaves."""
    paused = sitting.minutes == 0
    try:
        put = interview.question
        writer.tell(tuple(map(_, HOW)) if put else ())
        while put:
            reply = interview.reply(writer.answer(put))
            kept.save(interview.text)
            writer.tell(reply.told)
            if reply.key:
                left = interview.questions.asked
                passage = drafting.passage(interview.text, reply.key, left)
                writer.show(passage) if passage else writer.tell([_("记下了")])
            last, put = put, interview.question
            if put is None and not interview.left:
                put = _end(interview, writer)
            elif put and put.number > last.number and not paused:
                paused = sitting.is_over or interview.is_past_first_round
                put = _pause(interview, writer, sitting) if paused else put
    except (EOFError, KeyboardInterrupt):
        interview.left = interview.question is not None
    kept.save(interview.text)


def _end(interview: Interview, writer: Writer) -> Put | None:
    """Return the last question if its answer, like any other, is taken back."""
    while True:
        reply = interview.reply(writer.line(_(_AT_END)))
        writer.tell(reply.told)
        if interview.question or not reply.told:
            return interview.question


def _pause(interview: Interview, writer: Writer, sitting: _Sitting) -> Put | None:
    """Tell a writer, once, that it is enough for a draft; return the question to go on with."""
    writer.tell(["", *_told_pause(interview, sitting)])
    writer.tell(interview.reply_to_pause(writer.line(_(_AT_PAUSE))).told)
    return interview.question


def _told_pause(interview: Interview, sitting: _Sitting) -> Iterator[str]:
    outline, asked = interview.questions
    past = interview.is_past_first_round
    why = (
        _("要紧的都问过了")
        if past
        else plural("{} 分钟到了", sitting.minutes).format(sitting.minutes)
    )
    yield _("{why}：{points}，现在就能出稿。").format(why=why, points=_told_points(outline))
    urgent = sum(one.first for one in asked)
    worth = plural("前 {} 问要紧", urgent).format(urgent) if urgent else _("答了更厚实，不答也成稿")
    yield plural("大约还有 {count} 问，{worth}。", len(asked)).format(count=len(asked), worth=worth)


def _told_points(outline: Outline) -> str:
    """Return how many points say what their writer makes of them."""
    points = outline.insights.items
    argued = sum(
        point.content is not None or any(fact.shows or fact.thought for fact in point.facts)
        for point in points
    )
    if not argued:
        return _("体会里还没有你的话，空处都标着")
    if argued < len(points):
        return plural("{count} 条体会里 {argued} 条有了你的话", len(points)).format(
            count=len(points), argued=argued
        )
    if argued == 1:
        return _("1 条体会有了你的话")
    return plural("{} 条体会都有了你的话", argued).format(argued)


def _told_left(interview: Interview, again: str) -> str:
    """Return what is left to ask; who has answered the first round has done what there was to."""
    if not interview.left:
        return _("要问的都问过了")
    urgent = any(one.first for one in interview.questions.asked)
    return (
        _("没有问完：{}").format(again) if urgent else _("要紧的都问过了，还想添就{}").format(again)
    )


def _told_answers(answers: int, seconds: float) -> str:
    minutes = round(seconds / 60)
    if not minutes:
        return plural("回答了 {} 个，用了不到 1 分钟", answers).format(answers)
    told = plural("回答了 {answers} 个，用了 {minutes} 分钟", answers)
    return told.format(answers=answers, minutes=minutes)


def _listed(interview: Interview) -> Outcome:
    """Return the questions as a text, for where nobody can be asked."""
    if interview.question is None:
        return Outcome(notes=(_("没有要问的"),))
    asked = interview.questions.asked
    rows = "\n".join("".join(f"{line}\n" for line in _lines(one)) for one in asked)
    urgent = sum(one.first for one in asked)
    how = _("{hole} 是答案的位置，照前面的键写进提纲；在终端里运行同样的命令，就一件一件地问")
    if 0 < urgent < len(asked):
        how = plural(
            "{hole} 是答案的位置，照前面的键写进提纲；前 {urgent} 问先答，稿子就立得住；"
            "在终端里运行同样的命令，就一件一件地问",
            urgent,
        )
    how = how.format(hole=HOLE, urgent=urgent)
    return Outcome(output=rows, notes=(how,))


def _lines(asked: Asked) -> Iterator[str]:
    part = asked.part or spoken_part(asked.key)
    yield _("{key}（{part}）").format(key=asked.key, part=part)
    before, _words, after = Passage(asked.before, "", asked.after).near
    yield f"  {before}{HOLE}{after}"
    yield f"  {asked.text}"
    if asked.offers:
        yield "  " + "  ".join(f"{n}) {words}" for n, words in enumerate(asked.offers, 1))
