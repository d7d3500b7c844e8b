"""`fill --interactive`: the questions are put, and every answer is kept at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.files.suffixes import names_beside
from app.messages import N_, _
from app.placeholders.choosing import plan_filling
from app.placeholders.fitting import fit_names
from app.placeholders.interview import HELP, Answer, Interview, group_questions
from app.placeholders.places_told import place_told
from app.placeholders.sheets.sheet_file import SheetFile
from app.placeholders.sheets.words import EMPTY
from app.text.labels import kind_of_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from app.models.names import NameSheet, Placeholder
    from app.placeholders.sources import Source

    # Shows lines and a prompt, and returns what is typed; it raises EOFError at the end of it.
    Ask = Callable[[Sequence[str], str], str]

_PROMPT = N_("填什么？")


class Answered(NamedTuple):
    """The names after the questions, how many answers there were, and where they are kept.

    `kept` tells that any are there, `left` that somebody broke off; `told` is what was said to
    the last answer.
    """

    sheet: NameSheet
    answers: int
    path: Path
    kept: bool
    left: bool
    told: str


def ask_names(
    file: Path,
    source: Source,
    placeholders: Sequence[Placeholder],
    names: Path | None,
    settings: Mapping[str, str],
    ask: Ask,
) -> Answered:
    """Ask for a name for each group of markers that has none, and return all names.

    What stands in the names sheet or in `settings` is not asked for again, so that the work can
    be left (q, the end of input, an interrupt) and taken up again. Raises `InputError` where
    the sheet is faulty or cannot be written.
    """
    kept = SheetFile(names or names_beside(file), source, placeholders)
    interview = _interview(source, placeholders, kept.sheet, settings)
    answers = 0
    told = [_(HELP).format(EMPTY)]
    while interview.question:
        try:
            typed = ask([*told, *interview.lines()], _(_PROMPT))
        except (EOFError, KeyboardInterrupt):
            interview.left = True
            break
        reply = interview.answer(typed)
        told = [reply.told] if reply.told else []
        if reply.values:
            kept.answer(reply.values)
            kept.save(inputs=[file])
            answers += 1
    last = "" if interview.left or not answers else "".join(told)
    sheet = kept.sheet
    is_kept = bool(sheet.names or sheet.occurrences)
    return Answered(_with(sheet, settings), answers, kept.path, is_kept, interview.left, last)


def _interview(
    source: Source,
    placeholders: Sequence[Placeholder],
    sheet: NameSheet,
    settings: Mapping[str, str],
) -> Interview:
    lines = source.lines
    fitted = fit_names(_with(sheet, settings), placeholders).sheet
    left = plan_filling(lines, fitted, placeholders).left
    asked = group_questions(placeholders, lines, lambda n: place_told(source.where(n).label), left)
    given = [Answer(value, kind_of_label(name)) for name, value in sheet.names.items() if value]
    given += [Answer(each.value, each.kind) for each in sheet.occurrences if each.value]
    latest = {answer.value: answer for answer in given}
    return Interview(asked, list(reversed(latest.values())))


def _with(sheet: NameSheet, settings: Mapping[str, str]) -> NameSheet:
    return sheet.model_copy(update={"names": {**sheet.names, **settings}})
