"""Remarks on a draft: where each borrowed passage comes from, what each gap asks for.

No remark holds a placeholder in its own words: `fill` would find it there and never be done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError, Problem
from app.files.suffixes import PDF, WORD, is_pdf
from app.messages import _, speaking
from app.models.report import Remark
from app.outline.speaking import spoken_key
from app.placeholders.finding import bare_name
from app.text.markers import find_markers
from app.workflow.telling import tell_doubt, tell_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from app.bank.phrase_bank import PhraseBank
    from app.models.names import Placeholder
    from app.models.report import Report, Span
    from app.text.labels import NameKind

_NAMES_KEY = "names"
_ASKING = "请补充："  # What a gap of more than a name begins with.
_KINDS: dict[NameKind, str] = {
    "place": "地名",
    "unit": "单位的名称",
    "person": "人名",
    "date": "日期",
    "number": "数字",
    "unknown": "名称",
}


class Borrowing(NamedTuple):
    """Words borrowed from one phrase: its id, and the characters of a line, counted from 0."""

    phrase: str
    start: int
    end: int


def check_sources(target: Path, suffix: str) -> None:
    """Raise `InputError` where a file that is written in this form has no place for remarks."""
    suffix = PDF if is_pdf(target) else suffix
    if suffix.lower() != WORD:
        hint = _("把 -o 的后缀改成 {}，或去掉 --sources；.json 里本来就写着每一处的来处").format(
            WORD
        )
        raise InputError(Problem(_("{} 文件里没有批注，不能用 --sources").format(suffix), hint))


def unknown_phrases(report: Report, bank: PhraseBank) -> list[str]:
    """Return the ids of the phrases in a report that are not in the bank, in order, none twice."""
    spans = (span for line in report.lines() for span in line if span.origin.kind == "phrase")
    refs = dict.fromkeys(span.origin.ref for span in spans)
    return [ref for ref in refs if bank.pack_of(ref) is None]


def source_remarks(report: Report, left: Iterable[Placeholder], bank: PhraseBank) -> list[Remark]:
    """Return a remark for each passage from a phrase and for each place that is still open."""
    # What stands in a file is Chinese, as the report is.
    with speaking("zh"):
        borrowed = [
            _remark(paragraph, one.start, one.end, told_phrase(one.phrase, bank))
            for paragraph, spans in enumerate(report.lines())
            for one in borrowings(spans)
        ]
    gaps = (_remark(at.paragraph, at.start, at.end, _asked(at)) for at in left if not at.phrase)
    return [*borrowed, *gaps]


def borrowings(spans: Sequence[Span]) -> Iterator[Borrowing]:
    """Yield the passages of a line that phrases supply, in order.

    The writer's words between two pieces of one phrase fill its slots and belong to its passage;
    those before its first piece and after its last do not. Words of the template end a passage.
    """
    current: Borrowing | None = None
    start = 0
    for span in spans:
        end = start + len(span.text)
        ref = span.origin.ref
        if span.origin.kind == "phrase" and current and current.phrase == ref:
            current = current._replace(end=end)
        elif span.origin.kind in ("phrase", "template"):
            if current:
                yield current
            is_phrase = span.origin.kind == "phrase" and span.text
            current = Borrowing(ref, start, end) if is_phrase else None
        start = end
    if current:
        yield current


def _remark(paragraph: int, start: int, end: int, text: str) -> Remark:
    return Remark(paragraph=paragraph, start=start, end=end, text=_unmarked(text))


def told_phrase(ref: str, bank: PhraseBank) -> str:
    """Return a phrase's id, its pack, and its place in a report if it was mined from one."""
    phrase = bank.phrase(ref)
    source = phrase.source if phrase else None
    lines = [_("借用语句 {}").format(ref), _("词库：{}").format(bank.pack_of(ref))]
    told = _("出自：{}").format(tell_source(source)) if source else _("为词库而写，不出自报告")
    lines.append(told)
    if phrase and phrase.doubt:
        lines.append(tell_doubt(phrase.doubt))
    return "\n".join(lines)


def _asked(place: Placeholder) -> str:
    """Return what an open place asks for, and where in the outline it is to be said."""
    words = bare_name(place.token).removeprefix(_ASKING)
    says_what = words != place.token and not find_markers(words)
    # A gap that no key of the outline supplies is a name like any other placeholder.
    where = place.key if not place.key.startswith(f"{_NAMES_KEY}.") else ""
    doubt = f"\n存疑：{place.doubt}" if place.doubt else ""
    asked = f"空缺：{words if says_what else _KINDS[place.kind]}{doubt}"
    return f"{asked}\n在提纲里补：{spoken_key(where or _NAMES_KEY)}"


def _unmarked(text: str) -> str:
    """Return the text with an ellipsis for each placeholder in it, as in 某区报告.docx."""
    for marker in reversed(find_markers(text)):
        text = f"{text[: marker.start]}…{text[marker.end :]}"
    return text
