"""The verb `export`: a draft in any form becomes a Word file (or another form)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.bank.loading import load_bank
from app.bank.pack_folder import check_packs
from app.checking import Checker, apart_from_open
from app.drafting.doubts import doubts_in, settled
from app.errors import InputError, Problem, raise_all
from app.files.decoding import read_bytes
from app.files.places import standing
from app.files.suffixes import WORD, is_pdf
from app.messages import _
from app.outline.speaking import outline_advice
from app.placeholders.filling import mark_gaps
from app.placeholders.in_reports import open_problems, placeholders_of, tell_open
from app.reading import read_report
from app.word.package import Package
from app.workflow.checked import check_file
from app.workflow.delivering import deliver, word_target
from app.workflow.remarking import check_sources, source_remarks, unknown_phrases
from app.workflow.telling import tell_reading
from app.workflow.telling_findings import error_problems, refuse
from app.writing import check_suffix, load_layout, write_report
from app.writing.writers import write_like

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.models.names import Placeholder
    from app.models.report import Remark, Report
    from app.workflow.outcome import Outcome


def export(
    draft: Path,
    *,
    output: Path | None = None,
    layout: str | None = None,
    reference: Path | None = None,
    sources: bool = False,
    bank: Sequence[Path] = (),
    final: bool = False,
    force: bool = False,
    pdf: bool = False,
) -> Outcome:
    """Write a draft as Word, `NAME.docx` beside it or `output`; its notes list what is left open.

    A `reference` is a Word file whose page, header, footer and styles the new one takes; its own
    text is left out, and it is never changed. With `sources` each passage that the draft's record
    says was borrowed, and each gap, has a comment. The `bank` tells where phrases come from, and
    which of their words are still in doubt. With `pdf` the Word file is printed beside it.

    Raises `InputError` for a draft or a reference that cannot be read, an unknown layout or
    suffix, phrases that the bank does not know, or an output that may not be written; with
    `final`, `NotFinishedError` while anything is left open or certainly wrong.
    """
    chosen = load_layout(layout)
    _check_no_word(draft, output)
    check_packs(bank)
    target, suffix = word_target(draft, output)
    check_suffix(suffix)
    if pdf or is_pdf(target):
        from app.workflow.printing import check_printing

        check_printing([target], inputs=[draft], force=force)
    like = _package(reference, suffix) if reference else None
    if sources:
        check_sources(target, suffix)
        _check_no_reference(reference)
    report, left = _read(draft, bank)
    # A draft that knows its outline tells where to fill its gaps; any other has only the gaps.
    advice = outline_advice if any(place.key for place in left) else None
    if final:
        lines = report.paragraphs
        refuse([*open_problems(draft, lines, left, advice), *_errors(draft, left, bank)])
    marked = mark_gaps(report, left)
    remarks = _remarks(draft, report, left, bank) if sources else []
    if like:
        data = write_like(like, marked, chosen)
    else:
        data = write_report(marked, suffix, chosen, remarks)
    notes = [
        *tell_reading(report),
        *_told_of_sources(report, sources),
        *tell_open(report.paragraphs, left, advice),
    ]
    inputs = [draft, reference] if reference else [draft]
    return deliver(target, data, inputs=inputs, notes=notes, force=force, pdf=pdf)


def _read(draft: Path, folders: Sequence[Path]) -> tuple[Report, list[Placeholder]]:
    """Return a draft and what is open in it, what was in doubt looked at anew."""
    report = read_report(draft)
    left = placeholders_of(report)
    if not any(place.phrase for place in left):
        return report, left
    bank = load_bank(folders)
    report = settled(report, bank)
    doubts = {(one.paragraph, one.start): one for one in doubts_in(report, bank)}
    found = placeholders_of(report)
    return report, [doubts.get((place.paragraph, place.start), place) for place in found]


def _errors(draft: Path, left: Sequence[Placeholder], folders: Sequence[Path]) -> Iterator[Problem]:
    """Yield each error in a draft, but in places that are still open."""
    # What looks into other texts is only loaded where it may keep a draft from being final.
    from app.workflow.against import before_final

    checker = Checker(drafts=[draft])
    against = before_final(draft, folders, checker)
    checked = check_file(draft, checker, against, folders)
    apart = frozenset(apart_from_open([each.finding for each in checked.found], left))
    found = (each for each in checked.found if each.finding in apart)
    return error_problems(found, draft)


def _check_no_word(draft: Path, output: Path | None) -> None:
    """Refuse a Word file that would become a Word file of the same name."""
    if output is None and draft.suffix.lower() == WORD and standing(draft) == "file":
        hint = _(
            "填名称用 nigao fill {draft}；照版式重排，用 -o 写成另一个文件；"
            "改写用 nigao new --from {draft} -o 提纲.yaml"
        ).format(draft=draft)
        raise InputError(Problem(_("这已经是 Word 文件"), hint, str(draft)))


def _check_no_reference(reference: Path | None) -> None:
    if reference:
        hint = _("去掉其中一个：批注给自己看，照本单位的版式排给别人看")
        raise InputError(Problem(_("--sources 和 --reference 不能一起用"), hint))


def _remarks(
    draft: Path, report: Report, left: Sequence[Placeholder], folders: Sequence[Path]
) -> list[Remark]:
    """Return what is to be said of the draft's borrowed passages and gaps."""
    bank = load_bank(folders)
    raise_all(
        Problem(
            _("词库里没有这份初稿借用的语句 {}").format(ref),
            _("用 --bank 指出当初用的词库，或去掉 --sources"),
            str(draft),
        )
        for ref in unknown_phrases(report, bank)
    )
    return source_remarks(report, left, bank)


def _told_of_sources(report: Report, sources: bool) -> Iterator[str]:
    spans = (span for line in report.lines() for span in line)
    if sources and not any(span.origin.kind == "phrase" for span in spans):
        yield _("这份初稿没有记下借用了哪些语句，批注里只有空缺；.md 和 .json 初稿才记着")


def _package(reference: Path, suffix: str) -> Package:
    if suffix.lower() != WORD:
        what = _("--reference 只用于 Word 文件，这里要写的是“{}”").format(suffix)
        raise InputError(Problem(what, _("输出的文件名用 .docx 作后缀，或去掉 --reference")))
    return Package(read_bytes(reference), str(reference))
