"""The verb `check`: what the writer of a draft should look at before anybody else does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.bank.pack_folder import check_packs
from app.checking import Checker
from app.errors import ExitCode, InputError, Problem, raise_all
from app.files.suffixes import WORD
from app.files.whole import write_together
from app.messages import _, plural
from app.workflow.checked import check_data, check_file
from app.workflow.outcome import Outcome
from app.workflow.showing_findings import FORMATS
from app.workflow.telling_findings import tell_copied, tell_counts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from app.workflow.against import Against
    from app.workflow.found import Checked


@dataclass(frozen=True)
class CheckOptions:
    """How drafts are to be checked; see the command line's help for each."""

    format: str = "text"
    ignore: tuple[str, ...] = ()
    against: tuple[Path, ...] = ()
    bank: tuple[Path, ...] = ()
    mark: Path | None = None
    fix: Path | None = None
    force: bool = False


def _nobody(done: int, files: int) -> None:
    """Watch nothing."""


def check_files(
    files: Sequence[Path], options: CheckOptions, watch: Callable[[int, int], None] = _nobody
) -> Outcome:
    """Show what should be looked at in some drafts; `format` is `text`, `json` or `sarif`.

    `watch` is told how many texts to hold them against are read, of how many.
    The exit code tells whether there is an error among it, or a file that cannot be read; raises
    `InputError` where none can, for faulty rules or settings, for an unknown format or rule, and
    for a file that may not be written. With `mark` a Word file holds the findings as comments,
    with `fix` another file what could be put right.
    """
    show = FORMATS.get(options.format)
    if show is None:
        raise InputError(
            Problem(
                _("没有“{}”这种格式").format(options.format),
                _("用 {}").format(_(" 或 ").join(FORMATS)),
            )
        )
    raise_all(_problems(files, options))
    check_packs(options.bank)
    checker = Checker(options.ignore, files)
    against = HeldAgainst(options.against, checker, watch)
    problems: list[Problem] = []
    checked: list[Checked] = []
    for path in files:
        try:
            checked.append(check_file(path, checker, against.for_file(path), options.bank))
        except InputError as error:
            problems += error.problems
    if not checked:
        raise_all(dict.fromkeys(problems))
    errors = any(found.finding.level == "error" for each in checked for found in each.found)
    output = show(checked, checker.rules)
    made = [*_marked(checked, options), *_mended(checked, options, checker)]
    written = [(path, data) for path, data, _ in made]
    write_together(written, force=options.force, inputs=files)
    notes = [*against.notes, *(n for each in checked for n in each.notes)]
    notes += (tell_copied(str(each.path), each.copied.whole) for each in checked if each.copied)
    # What one draft is refused for keeps nothing back that was found in the others.
    notes += map(str, dict.fromkeys(problems))
    told = [note for _, _, notes in made for note in notes]
    code = ExitCode.NEEDS_WRITER if errors else ExitCode.DONE
    return Outcome(
        ExitCode.BAD_INPUT if problems else code,
        output=output,
        written=tuple(path for path, _, _ in made),
        notes=tuple(notes),
        closing=(_summary(checked), *_mendable(checked, options), *told),
    )


class HeldAgainst:
    """The texts that drafts are held against: given ones, and those of each draft's settings.

    Those in the folder `here` are told by their names alone.
    """

    def __init__(
        self,
        given: Sequence[Path],
        checker: Checker,
        watch: Callable[[int, int], None],
        here: Path | None = None,
    ) -> None:
        self._given = tuple(given)
        self._checker = checker
        self._watch = watch
        self._here = here
        self._known: dict[tuple[Path, ...], Against] = {}

    def for_file(self, path: Path) -> Against | None:
        """Return the texts that a draft is held against; None where there are none."""
        texts = (*self._given, *self._checker.settings(path).against)
        if texts and texts not in self._known:
            # What looks into other texts is only loaded where there are some.
            from app.workflow.against import Against

            self._known[texts] = Against(texts, self._checker, self._watch, self._here)
        return self._known.get(texts)

    @property
    def notes(self) -> list[str]:
        """Return what is told of the texts."""
        return list(dict.fromkeys(note for each in self._known.values() for note in each.notes))


_Made = tuple["Path", bytes, tuple[str, ...]]


def _problems(files: Sequence[Path], options: CheckOptions) -> Iterator[Problem]:
    asked = {"--mark": options.mark, "--fix": options.fix}
    for name, path in asked.items():
        if path and len(files) > 1:
            yield Problem(_("{} 一次写一份").format(name), _("一份一份地查，各写各的文件"))
    if options.mark and options.mark == options.fix:
        hint = _("批注和改好的稿子各写一个文件")
        yield Problem(_("--mark 和 --fix 写的是同一个文件"), hint, str(options.mark))
    if options.mark and options.mark.suffix.lower() != WORD:
        yield Problem(
            _("批注写在 Word 文件里"),
            _("--mark 的文件名用 {} 作后缀").format(WORD),
            str(options.mark),
        )
    if options.fix:
        from app.workflow.mending import unmendable

        yield from unmendable(files[0], options.fix)


def _marked(checked: Sequence[Checked], options: CheckOptions) -> Iterator[_Made]:
    if options.mark:
        from app.workflow.marking import marked

        made = marked(checked[0])
        yield options.mark, made.data, made.notes


def _mended(checked: Sequence[Checked], options: CheckOptions, checker: Checker) -> Iterator[_Made]:
    if options.fix:
        from app.workflow.mending import mended

        path = checked[0].path
        made = mended(checked[0], lambda data: check_data(data, path, checker))
        told = (
            plural("改了 {} 处：", made.places).format(made.places)
            if made.places
            else _("没有哪一处只有一种改法，和原来一样")
        )
        yield options.fix, made.data, (told, *made.difference)


def _mendable(checked: Sequence[Checked], options: CheckOptions) -> Iterator[str]:
    """Yield how what has only one right answer is put right, unless that is asked for already."""
    for each in checked if options.fix is None else ():
        if many := sum(found.is_mendable for found in each.found):
            from app.workflow.mending import unmendable

            path = each.path
            better = path.with_name(f"{path.stem}.改好{path.suffix}")
            if not any(unmendable(path, better)):
                yield plural(
                    "其中 {many} 处只有一种改法，一起改好：nigao check {path} --fix {better}", many
                ).format(many=many, path=path, better=better)


def _summary(checked: Sequence[Checked]) -> str:
    told = tell_counts(found.finding.level for each in checked for found in each.found)
    return plural("看了 {count} 份：{told}", len(checked)).format(
        count=len(checked), told=told or _("没有要改的")
    )
