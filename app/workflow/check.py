"""The verb `check`: what the writer of a draft should look at before anybody else does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.checking import Checker
from app.errors import ExitCode, InputError, Problem, raise_all
from app.workflow.checked import check_file
from app.workflow.outcome import Outcome
from app.workflow.showing_findings import FORMATS
from app.workflow.telling_findings import tell_counts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.workflow.found import Checked


@dataclass(frozen=True)
class CheckOptions:
    """How drafts are to be checked; see the command line's help for each."""

    format: str = "text"
    ignore: tuple[str, ...] = ()


def check_files(files: Sequence[Path], options: CheckOptions) -> Outcome:
    """Show what should be looked at in some drafts; `format` is `text`, `json` or `sarif`.

    The exit code tells whether there is an error among it. Raises `InputError` for a file that
    cannot be read, for faulty rules or settings, and for an unknown format or rule.
    """
    show = FORMATS.get(options.format)
    if show is None:
        raise InputError(Problem(f"没有“{options.format}”这种格式", f"用 {' 或 '.join(FORMATS)}"))
    checker = Checker(options.ignore)
    problems: list[Problem] = []
    checked: list[Checked] = []
    for path in files:
        try:
            checked.append(check_file(path, checker))
        except InputError as error:
            problems += error.problems
    raise_all(dict.fromkeys(problems))
    errors = any(found.finding.level == "error" for each in checked for found in each.found)
    notes = [note for each in checked for note in each.notes]
    return Outcome(
        ExitCode.NEEDS_WRITER if errors else ExitCode.DONE,
        output=show(checked, checker.rules),
        notes=(*notes, _summary(checked)),
    )


def _summary(checked: Sequence[Checked]) -> str:
    told = tell_counts(found.finding.level for each in checked for found in each.found)
    return f"看了 {len(checked)} 份：{told or '没有要改的'}"
