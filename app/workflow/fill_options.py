"""How to fill a file, and which options do not go together."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from app.errors import Problem
from app.files.suffixes import WORD, is_pdf, names_beside
from app.messages import _
from app.patterns import lazy
from app.placeholders.sources import filled_suffix
from app.workflow.delivering import STANDARD_OUTPUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.placeholders.sources import Fillable

_PLAIN = lazy(r"[\w@%+=:,./\\-]+")


@dataclass(frozen=True)
class FillOptions:
    """How to fill a file.

    `names` is a names sheet; `settings` hold `XX市=济南市` each and win over its names.
    `list_only` lists the placeholders, `sheet` writes a names sheet for them; neither fills.
    With `interactive` the names that are missing are asked for, and kept in `names` or beside
    the file. `rows` is a sheet whose rows a list of the form holds, in the table that its header
    tells or the one of number `into`. With `pdf` the filled Word file is printed beside it.
    """

    output: Path | None = None
    names: Path | None = None
    settings: tuple[str, ...] = ()
    list_only: bool = False
    sheet: Path | None = None
    force: bool = False
    interactive: bool = False
    rows: Path | None = None
    into: int | None = None
    pdf: bool = False

    def target(self, file: Fillable) -> Path:
        """Return where the filled file goes."""
        return self.output or file.path.with_name(f"{file.path.stem}.filled{file.suffix}")

    def sheet_of(self, file: Path) -> Path:
        """Return the names sheet in which decisions on columns are kept."""
        return self.names or names_beside(file)

    def inputs(self, file: Path) -> list[Path]:
        """Return the files that are read, none of which may be written over."""
        return [path for path in (file, self.names, self.rows) if path]

    def command(self, file: Path, names: Path) -> str:
        """Return the command that fills a file by this names sheet and asks nothing."""
        words = ["nigao", "fill", str(file), "--names", str(names)]
        for setting in self.settings:
            words += ["--set", setting]
        named = {"-o": self.output, "--rows": self.rows, "--into": self.into}
        for option, value in named.items():
            words += [option, str(value)] if value is not None else []
        words += ["--pdf"] if self.pdf else []
        words += ["--force"] if self.force else []
        return " ".join(map(_typed, words))

    def picture_folders(self, file: Path) -> list[Path]:
        """Return where the pictures that values name are looked for."""
        beside = [self.names.parent] if self.names else []
        return [*beside, Path(), file.parent]


def option_problems(file: Path, options: FillOptions) -> Iterator[Problem]:
    """Yield what of the options does not go together."""
    if options.list_only or options.sheet:
        if options.output or options.settings or (options.names and not options.sheet):
            yield Problem(_("--list 和 --sheet 只列出，不填写"), _("去掉 -o、--names 和 --set"))
        if options.pdf:
            yield Problem(_("--pdf 不能和 --list、--sheet 一起用"), _("只留一个"))
        if options.interactive:
            yield Problem(_("--interactive 不能和 --list、--sheet 一起用"), _("只留一个"))
        if options.rows:
            yield Problem(_("--list 和 --sheet 只列出，不填写"), _("去掉 --rows"))
        return
    seen: dict[str, str] = {}
    output, suffix = options.output, filled_suffix(file)
    if output and output != STANDARD_OUTPUT and not may_be(output, suffix):
        yield wrong_suffix(file, suffix, output.suffix or output.name, str(output))
    for setting in options.settings:
        name, equals, value = split_setting(setting)
        if not equals or not name:
            yield Problem(_("--set 不能写“{}”").format(setting), _("写成 --set 'XX市=济南市'"))
        elif seen.setdefault(name, value) != value:
            yield Problem(_("--set 给了“{}”两个名称").format(name), _("只留一个"))


def may_be(output: PurePath, suffix: str) -> bool:
    """Tell whether a filled file of a suffix may be written so: as it is, a Word file as PDF."""
    same = output.suffix.lower() == suffix.lower()
    return same or (suffix.lower() == WORD and is_pdf(output))


def wrong_suffix(file: Path, suffix: str, given: str, output: str) -> Problem:
    """Return the problem of an output that asks for a form that a filled file does not have."""
    if suffix != file.suffix:
        what = _("{before} 文件填好以后是 {suffix}，不能写成 {given}").format(
            before=file.suffix, suffix=suffix, given=given
        )
        return Problem(what, _("用 -o 写成 {}").format(suffix), output)
    what = _("填好的文件还是 {suffix}，不能写成 {given}").format(suffix=suffix, given=given)
    return Problem(what, _("用 -o 写同样的后缀；要变成 Word，再用 nigao export"), output)


def split_setting(setting: str) -> tuple[str, str, str]:
    """Return the name, the sign and the value of `XX市=济南市`."""
    name, equals, value = setting.partition("=")
    return name.strip(), equals, value


def _typed(word: str) -> str:
    """Return a word as it is typed in a shell."""
    if _PLAIN.fullmatch(word):
        return word
    return f'"{word}"' if os.name == "nt" else "'" + word.replace("'", "'\\''") + "'"
