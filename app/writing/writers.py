"""One table from a file's suffix to what writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.messages import N_, _
from app.trace import step

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.models.report import Remark, Report
    from app.word.package import Package
    from app.writing.layout import Layout


@step(N_("排成文件"))
def write_report(
    report: Report, suffix: str, layout: Layout, remarks: Sequence[Remark] = ()
) -> bytes:
    """Return the bytes of a file with this suffix (`.docx`) that holds the report.

    Only Word files look at the layout, and only they hold the remarks, as comments. Raises
    `InputError` for an unknown suffix.
    """
    check_suffix(suffix)
    return _WRITERS[suffix.lower()](report, layout, remarks)


@step(N_("排成文件"))
def write_like(reference: Package, report: Report, layout: Layout) -> bytes:
    """Return a Word file of the report in a unit's own: its page, header, footer and styles.

    The layout says what the reference leaves open. Raises `InputError` for a reference that
    cannot serve.
    """
    from app.writing.word.reference import write_by_reference

    return write_by_reference(report.with_closing_notes(), layout, reference)


def check_suffix(suffix: str) -> None:
    """Raise `InputError`, naming the known suffixes, if there is no writer for this one."""
    if suffix.lower() in _WRITERS:
        return
    what = _("不会写“{}”文件").format(suffix) if suffix else _("输出的文件名没有后缀")
    raise InputError(Problem(what, _("用 {} 之一作后缀").format(_("、").join(_WRITERS))))


def write_text(report: Report) -> bytes:
    """Return the report as plain text, a paragraph a line, in UTF-8."""
    return report.text.encode()


def write_json(report: Report) -> bytes:
    """Return the whole report, origins and all, as JSON that people can read."""
    return (report.model_dump_json(indent=2) + "\n").encode()


def write_md(report: Report) -> bytes:
    """Return the report as draft text: readable, editable, and read back as the same report."""
    from app.markup.rendering import write_markup

    return write_markup(report).encode()


def _write_docx(report: Report, layout: Layout, remarks: Sequence[Remark]) -> bytes:
    # Not imported for the other forms, which do without lxml.
    from app.writing.word.writer import write_docx

    return write_docx(report.with_closing_notes(), layout, remarks)


_WRITERS: dict[str, Callable[[Report, Layout, Sequence[Remark]], bytes]] = {
    ".docx": _write_docx,
    ".md": lambda report, *_: write_md(report),
    ".txt": lambda report, *_: write_text(report),
    ".json": lambda report, *_: write_json(report),
}
