"""An outline on disk as a report: all that its drafts are made with, and each draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.bank.loading import load_bank
from app.drafting.doubts import doubts_in
from app.drafting.picking import Choices
from app.drafting.pins import pin_problems
from app.drafting.planning import plan_report
from app.drafting.questions import questions, worth_asking
from app.drafting.realising import realise
from app.drafting.templates import (
    Template,
    find_template,
    first_numbers,
    missing_template,
    template_kinds,
)
from app.errors import InputError, Problem, raise_all
from app.files.decoding import check_file
from app.files.suffixes import is_yaml
from app.files.yaml_nodes import read_yaml
from app.messages import _
from app.models.names import NameSheet
from app.outline.key_paths import key_path
from app.outline.own_numbers import without_own_numbers
from app.outline.placing import words_of
from app.outline.reading import outline_of
from app.placeholders.filling import fill_report
from app.workflow.avoiding import avoided

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from app.bank.phrase_bank import PhraseBank
    from app.drafting.asking import Asking
    from app.drafting.plan import Plan
    from app.drafting.questions import Asked
    from app.files.yaml_nodes import YamlFile
    from app.models.names import Placeholder
    from app.models.outline import Outline
    from app.models.report import Report


NO_NAMES = NameSheet()
ANY = Choices()


class Drafted(NamedTuple):
    """A draft with the names of its sheet in it, what was planned, and what is still open.

    `unfilled` is the draft before names were put into it.
    """

    report: Report
    left: tuple[Placeholder, ...]
    plan: Plan
    unfilled: Report


class Drafter:
    """All that the drafts of one outline are made with."""

    def __init__(
        self,
        file: YamlFile,
        bank: PhraseBank,
        *,
        template: Path | None = None,
        sheet: NameSheet = NO_NAMES,
        choices: Choices = ANY,
    ) -> None:
        """Read an outline. Raises `InputError` for what is faulty of it."""
        self.file = file
        self.path = Path(file.path)
        read, notes = outline_of(file)
        self.bank = bank
        found = template_of(file, read, bank, template)
        self.outline, dropped = without_own_numbers(read, first_numbers(found))
        self.notes = (*notes, *dropped)
        self.sheet = sheet
        self._template = Template(found)
        self._choices = choices

    @classmethod
    def of(
        cls,
        path: Path,
        *,
        bank: Sequence[Path] = (),
        template: Path | None = None,
        names: Path | None = None,
        avoid: Sequence[Path] = (),
        seed: int = 0,
    ) -> Drafter:
        """Read all that is needed from files. Raises `InputError` for what is faulty of it."""
        file = read_yaml(path)
        choices = Choices(seed, avoid=avoided(avoid))
        return cls(file, load_bank(bank), template=template, sheet=_names(names), choices=choices)

    def draft(self, turn: int | None = None) -> Drafted:
        """Return the draft that begins at a turn of the choices; of several, each has its own."""
        outline, sheet = self.outline, self.sheet
        choices = self._choices._replace(turn=turn)
        plan = plan_report(outline, self.bank, self._template.anatomy, choices)
        unfilled = realise(plan, outline, self._template)
        names = {**outline.names, **sheet.names}
        report, gaps = fill_report(unfilled, sheet.model_copy(update={"names": names}))
        return Drafted(report, (*gaps, *doubts_in(report, self.bank)), plan, unfilled)

    def unasked(self, left: Sequence[Placeholder]) -> Sequence[Asking]:
        """Return what is worth asking beyond what a draft asks itself."""
        asked = [place.key for place in left if place.key]
        return worth_asking(self.outline, self.bank, self._template.path, asked)

    def words_at(self, key: str) -> str:
        """Return the words that the outline has at a key, nothing where it has none."""
        path = key_path(key)
        held = words_of(self.file.root, path.steps) if path else None
        return "" if held is None or isinstance(held, bool) else str(held)

    def questions(
        self, skipped: Collection[str] = (), put: Mapping[str, str] | None = None
    ) -> list[Asked]:
        """Return what is worth asking about the outline, as `drafting.questions` does."""
        return questions(self.outline, self.bank, self._template.path, skipped, put)


def check_outline(path: Path) -> None:
    """Refuse what is no file, and a report in the place of an outline, with the way to one.

    Raises `InputError`.
    """
    check_file(path)
    if is_yaml(path):
        return
    if is_yaml(Path(path.stem)):
        # Windows hides the suffix that its editor adds.
        hint = _("改名为 {}（资源管理器里先勾选“文件扩展名”）").format(path.stem)
        raise InputError(Problem(_("文件名多了一个后缀 {}").format(path.suffix), hint, str(path)))
    # The readers are only loaded for what may be no outline.
    from app.reading.readers import HOW_TO_CONVERT, READERS

    suffix = path.suffix.lower()
    if suffix in READERS:
        hint = _("先用 nigao new --from {} -o 提纲.yaml 拆成提纲").format(path)
        raise InputError(Problem(_("这是一份报告，不是提纲"), hint, str(path)))
    if suffix in HOW_TO_CONVERT:
        hint = _(
            "用 nigao new 写一份起步的提纲；旧报告另存为 .docx，再用 nigao new --from 拆成提纲"
        )
        raise InputError(
            Problem(_("这是“{}”文件，不是提纲（.yaml）").format(path.suffix), hint, str(path))
        )


def template_of(file: YamlFile, outline: Outline, bank: PhraseBank, template: Path | None) -> Path:
    """Return the template given, or that of the kind of an outline, all of whose pins the bank has.

    Raises `InputError`.
    """
    problems = list(pin_problems(outline, bank))
    if template is None and outline.kind not in template_kinds():
        problems.append((outline.kind, missing_template(outline.kind)))
    raise_all(_placed(file, problems))
    return template or find_template(outline.kind)


def _names(path: Path | None) -> NameSheet:
    """Return the names of a sheet; none where there is no sheet, and then nothing reads one."""
    if path is None:
        return NO_NAMES
    from app.placeholders.sheets import read_sheet

    return read_sheet(path)


def _placed(file: YamlFile, problems: Sequence[tuple[str, Problem]]) -> Iterator[Problem]:
    """Yield each problem at the line of the outline that holds the words it comes with."""
    for words, problem in problems:
        node = file.scalar(words)
        yield file.problem(node, problem.what, problem.hint) if node else problem
