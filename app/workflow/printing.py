"""Word files printed to PDF by LibreOffice, each beside its own (`--pdf`) or in its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import InputError, Problem, raise_all
from app.files.decoding import read_bytes
from app.files.office import Original, convert, find_office, how_to_install
from app.files.places import changed_at, standing
from app.files.suffixes import PDF, WORD, pdf_beside
from app.files.whole import check_writable, write_whole
from app.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Watch = Callable[[int, int], None]

_STANDARD_OUTPUT = Path("-")


def check_printing(
    targets: Iterable[Path], *, inputs: Sequence[Path] = (), force: bool = False
) -> None:
    """Raise one `InputError` with all that keeps the files to be written from being printed."""
    raise_all(problem for target in targets for problem in _problems(target, inputs, force))


def printing_problems(suffix: str) -> Iterator[Problem]:
    """Yield what keeps files of a suffix from being printed, whatever their names are."""
    if suffix.lower() not in (WORD, PDF):
        yield Problem(
            _("--pdf 只能和 {word} 一起用，这里要写的是“{suffix}”").format(
                word=WORD, suffix=suffix
            ),
            _("用 -o 写成 {}").format(WORD),
        )
    if find_office() is None:
        asked = PDF if suffix.lower() == PDF else "--pdf"
        hint = _("装上 LibreOffice（{install}），或{without}").format(
            install=how_to_install(), without=_without(suffix)
        )
        yield Problem(_("{} 要用 LibreOffice，这台机器上没有").format(asked), hint)


def printed(files: Sequence[tuple[Path, bytes]]) -> list[tuple[Path, bytes]]:
    """Return the PDF of each Word file that is still to be written, with the PDF's path.

    Raises `InputError` where one cannot be printed.
    """
    named = (Original(path.with_suffix(WORD).name, data) for path, data in files)
    made = list(convert(named, "pdf"))
    raise_all(
        Problem(
            _("没有转成 PDF：{}").format(why),
            _without(path.suffix),
            str(path),
        )
        for (path, _data), why in zip(files, made, strict=True)
        if isinstance(why, str)
    )
    return [
        (pdf_beside(path), data)
        for (path, _), data in zip(files, made, strict=True)
        if isinstance(data, bytes)
    ]


def print_written(paths: Sequence[Path], watch: Watch) -> Iterator[str]:
    """Print the Word files that stand at paths and have no newer PDF; yield what did not succeed.

    `watch` is told how many are done, of how many.
    """
    waiting = [path for path in paths if _is_out_of_date(path)]
    made = convert((Original(path.name, read_bytes(path)) for path in waiting), "pdf")
    for n, (path, result) in enumerate(zip(waiting, made, strict=True), 1):
        if isinstance(result, str):
            yield _("{path}：没有转成 PDF：{result}").format(path=path, result=result)
        else:
            try:
                write_whole(pdf_beside(path), result, force=True)
            except InputError as error:
                yield str(error)
        watch(n, len(waiting))


def _without(suffix: str) -> str:
    """Return how one does without a print that is asked for by an option, or by a suffix."""
    if suffix.lower() == PDF:
        return _("用 -o 写成 {}，再用 Word 或 WPS 打开，另存为 PDF").format(WORD)
    return _("去掉 --pdf，再用 Word 或 WPS 打开，另存为 PDF")


def _is_out_of_date(path: Path) -> bool:
    if standing(path) != "file":
        return False
    pdf = pdf_beside(path)
    return standing(pdf) == "nothing" or changed_at(pdf) < changed_at(path)


def _problems(target: Path, inputs: Sequence[Path], force: bool) -> Iterator[Problem]:
    if target == _STANDARD_OUTPUT:
        yield Problem(_("--pdf 和 -o - 不能一起用"), _("用 -o 写出文件名"))
        return
    yield from printing_problems(target.suffix)
    pdf = pdf_beside(target)
    try:
        check_writable(pdf, inputs=inputs, force=force)
    except InputError as error:
        yield from error.problems
        return
    if standing(pdf) == "file" and not force:
        # No two prints are the same bytes, so it cannot be told whether this one would change.
        yield Problem(_("文件已经存在"), _("换一个文件名，或加 --force 覆盖"), str(pdf))
