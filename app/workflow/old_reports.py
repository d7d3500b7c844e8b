"""An old report taken apart into an outline, with what in it belongs to its year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.drafting.pins import pins_of
from app.drafting.templates import template_kinds
from app.mining.slots.matter import Matter, yearly_matter
from app.mining.slots.owners import owned_words
from app.outline.commenting import Remarks, commented
from app.outline.from_report import outline_from_report
from app.outline.languages import in_language
from app.outline.pinning import part_texts
from app.outline.writing import write_outline
from app.text.visible import in_one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.bank.phrase_bank import PhraseBank
    from app.models.outline import Outline
    from app.models.report import Report
    from app.outline.shapes import Language

_SPOKEN, _WRITTEN = "交流研讨材料", "心得体会"


class TakenApart(NamedTuple):
    """An outline of an old report, its commented text, and what in it belongs to its year."""

    outline: Outline
    text: str
    matter: Sequence[Matter]


def taken_apart(
    report: Report,
    bank: PhraseBank,
    source: str,
    *,
    kind: str | None = None,
    language: Language = "zh",
) -> TakenApart:
    """Return the outline of a report, whose phrases are pinned; `source` is its file's name.

    Without a `kind` it is one that there is a template for.
    """
    outline = outline_from_report(report, bank)
    outline = outline.model_copy(update={"kind": kind or _usable_kind(outline, report)})
    owned = owned_words(report)
    changing = {
        steps: [one.words for one in yearly_matter(text.split("\n"), owned)]
        for steps, text in part_texts(outline, bank)
    }
    text = in_language(write_outline(outline), language)
    said = {one.id: one.text for pin in pins_of(outline) if (one := bank.phrase(pin.id))}
    remarks = Remarks(in_one_line(source), changing, said, language)
    return TakenApart(outline, commented(text, remarks), yearly_matter(report.paragraphs, owned))


def _usable_kind(outline: Outline, report: Report) -> str:
    """Return the kind there is a template for: what the title says, the outline's, the most like.

    Whether a 心得体会 is spoken its salutation tells better than its title.
    """
    kinds = template_kinds()
    titles = (block for block in report.blocks if block.role == "title")
    title = "".join(line.text for block in titles for line in block.paragraphs)
    named = [kind for kind in kinds if kind in title and kind not in (_SPOKEN, _WRITTEN)]
    if named:
        return max(named, key=len)
    if outline.kind in kinds:
        return outline.kind
    return _SPOKEN if outline.audience else _WRITTEN
