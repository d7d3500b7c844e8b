"""The verb `ask`: the writer is asked about an outline, and every answer is saved at once."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.bank.loading import load_bank
from app.drafting.drafting import draft_report
from app.drafting.questions import questions
from app.drafting.templates import first_numbers
from app.errors import InputError, Problem
from app.files.decoding import read_as_written
from app.files.places import standing
from app.files.suffixes import is_yaml
from app.files.text_edits import editable
from app.files.whole import check_writable, write_whole
from app.files.yaml_nodes import parse_yaml
from app.outline.own_numbers import without_own_numbers
from app.outline.reading import outline_of
from app.outline.speaking import spoken_part
from app.workflow.delivering import STANDARD_OUTPUT
from app.workflow.draft import check_outline, template_of
from app.workflow.interview import HOLE, HOW, Interview, Passage, Questions
from app.workflow.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from app.drafting.questions import Asked
    from app.models.outline import Outline
    from app.models.report import Report, Span
    from app.workflow.interview import Put

_ANSWERED = ".answered"
_AT_END = "要问的都问过了（回车结束，b 退一步）："


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
    """

    output: Path | None = None
    bank: tuple[Path, ...] = ()
    template: Path | None = None
    force: bool = False
    in_place: bool = False


def ask(outline: Path, options: AskOptions, writer: Writer | None = None) -> Outcome:
    """Ask a writer about an outline, and save it with each answer; without one, list what to ask.

    Where the file to be written stands already, it is gone on with. Raises `InputError` for faulty
    input and for a file that may not be written.
    """
    check_outline(outline)
    target = options.output or (outline if options.in_place else answered_beside(outline))
    inputs = [] if options.output is None and target == outline else [outline]
    _check_target(target, inputs)
    begun = target != STANDARD_OUTPUT and standing(target) == "file" and not options.force
    source = target if begun else outline
    drafting = _Drafting(source, options)
    interview = Interview(drafting.text, str(source), drafting.questions)
    if writer is None:
        return _listed(interview)
    if source != outline:
        writer.tell([f"接着 {target} 往下问（要从 {outline} 重新问起，加 --force）"])
    started = time.monotonic()
    kept = _Kept(target, inputs, drafting.text)
    _put_questions(interview, drafting, writer, kept)
    notes = (
        _told_answers(interview.answers, time.monotonic() - started),
        f"没有问完：{asked_again(outline, options)}" if interview.left else "要问的都问过了",
    )
    if target == STANDARD_OUTPUT:
        return Outcome(output=interview.text.encode(), notes=notes)
    # A file whose every answer was taken back stands there all the same.
    drafted = target if kept.written or begun else outline
    written = (target,) if kept.written else ()
    return Outcome(
        written=written, notes=(*notes, f"下一步：nigao draft {drafted}{_sources(options)}")
    )


def asked_again(outline: Path, options: AskOptions) -> str:
    """Return how to go on: the command that asks the same questions of the same file."""
    output = f" -o {options.output}" if options.output else ""
    return f"再运行 nigao ask {outline}{output}{_sources(options)}，接着问"


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
        raise InputError(Problem("提纲是 .yaml 文件", "把文件名的后缀写成 .yaml", str(target)))


class _Kept:
    """The file that the outline is saved to, whole, whenever it has changed.

    `written` tells whether it was saved at all, be it with answers that were taken back since.
    """

    def __init__(self, target: Path, inputs: Sequence[Path], text: str) -> None:
        self._target = target
        self._inputs = inputs
        self._text = text
        self.written = False

    def save(self, text: str) -> None:
        """Write the outline, if it is not what stands there."""
        if text != self._text and self._target != STANDARD_OUTPUT:
            write_whole(self._target, text.encode(), force=True, inputs=self._inputs)
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

    def passage(self, text: str, key: str) -> Passage | None:
        """Return where in the draft of a text the words of a key stand; None if nowhere."""
        report = draft_report(self._outline(text), self._bank, self._template)
        return passage_of(report, key)

    def _outline(self, text: str) -> Outline:
        outline, _ = outline_of(parse_yaml(editable(text), self._name))
        return without_own_numbers(outline, first_numbers(self._template))[0]


def passage_of(report: Report, key: str) -> Passage | None:
    """Return the paragraph of a report that holds the words of a key, the newest of a list."""
    found = [
        (spans, at)
        for spans in report.lines()
        for at, span in enumerate(spans)
        if not span.gap and _is_of(span, key)
    ]
    if not found:
        return None
    exact = [(spans, at) for spans, at in found if spans[at].origin.ref == key]
    spans, at = exact[0] if exact else found[-1]
    texts = [span.text for span in spans]
    return Passage("".join(texts[:at]), texts[at], "".join(texts[at + 1 :])).near


def _is_of(span: Span, key: str) -> bool:
    ref = span.origin.ref
    return span.origin.kind == "outline" and (ref == key or ref.startswith(f"{key}["))


def _put_questions(interview: Interview, drafting: _Drafting, writer: Writer, kept: _Kept) -> None:
    """Put one question after the other, until none is left or the writer leaves."""
    try:
        put = interview.question
        writer.tell(HOW if put else ())
        while put:
            reply = interview.reply(writer.answer(put))
            kept.save(interview.text)
            writer.tell(reply.told)
            if reply.key:
                passage = drafting.passage(interview.text, reply.key)
                writer.show(passage) if passage else writer.tell(["记下了"])
            put = interview.question
            if put is None and not interview.left:
                # The last answer may be taken back like any other.
                writer.tell(interview.reply(writer.line(_AT_END)).told)
                put = interview.question
    except (EOFError, KeyboardInterrupt):
        interview.left = interview.question is not None
    kept.save(interview.text)


def _told_answers(answers: int, seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"回答了 {answers} 个，用了{f' {minutes} ' if minutes else '不到 1 '}分钟"


def _listed(interview: Interview) -> Outcome:
    """Return the questions as a text, for where nobody can be asked."""
    if interview.question is None:
        return Outcome(notes=("没有要问的",))
    asked = interview.questions.asked
    rows = "\n".join("".join(f"{line}\n" for line in _lines(one)) for one in asked)
    how = f"{HOLE} 是答案的位置，照前面的键写进提纲；在终端里运行同样的命令，就一件一件地问"
    return Outcome(output=rows, notes=(how,))


def _lines(asked: Asked) -> Iterator[str]:
    yield f"{asked.key}（{spoken_part(asked.key)}）"
    before, _, after = Passage(asked.before, "", asked.after).near
    yield f"  {before}{HOLE}{after}"
    yield f"  {asked.text}"
    if asked.offers:
        yield "  " + "  ".join(f"{n}) {words}" for n, words in enumerate(asked.offers, 1))
