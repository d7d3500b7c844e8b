"""A report made of blocks, its outline, and the plain text that a draft of that outline has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from app.bank.phrase_bank import PhraseBank
from app.models.outline import Content, Outline, Pin, Point, Section, Signature, Speaker
from app.models.pack import PhrasePack
from app.models.phrase import Phrase, Slot, Source, fill_slots
from app.models.report import Block, Note, Paragraph, Report, Span
from app.models.roles import BlockRole
from app.outline.from_report import outline_from_report
from app.outline.reading import parse_outline
from app.outline.writing import write_outline
from app.text.characters import CHINESE_MARKS
from app.text.closing_forms import CLOSING_FORMS
from app.text.ordinals import make_ordinal

if TYPE_CHECKING:
    from app.models.outline import Written
    from app.models.report import Part


def phrase(ident: str, text: str, source: Source | None = None, **held: str) -> Phrase:
    slots = {name: Slot(kind="words", held=words) for name, words in held.items()}
    role = ident.split("/")[1]
    made = {"id": ident, "role": role, "text": text, "slots": slots, "source": source}
    return Phrase.model_validate(made | {"origin": None if source else "authored"})


def bank_of(*phrases: Phrase) -> PhraseBank:
    return PhraseBank([PhrasePack(name="t", licence="MIT", phrases=phrases)])


BANK = bank_of(
    phrase("t/title/1", "在{学习}上的交流研讨材料", 学习="甲"),
    phrase("t/opening.greeting/1", "大家好，我是{单位}{姓名}。", 单位="区委", 姓名="张三"),
    phrase("t/insight.heading/1", "感悟到“{诗句}”的“{道}之道”", 诗句="甲", 道="乙"),
    phrase("t/insight.meaning/1", "民心是最大的政治。"),
    phrase("t/closing/1", "我们将{事}，作出应有贡献！奋力前行。", 事="努力"),
    phrase("t/closing.pledge/1", "我们将{事}，作出应有贡献！", 事="努力"),
    phrase("t/closing.call/1", "{甲}新征程{甲}。", 甲="在"),
    phrase("t/signoff/1", "汇报完毕。"),
)


def paragraph(text: str = "", ordinal: str = "", heading: str = "", stop: str = "") -> Paragraph:
    parts: list[tuple[str, Part]] = [
        (ordinal, "ordinal"),
        (heading, "heading"),
        (stop, "stop"),
        (text, "text"),
    ]
    return Paragraph(spans=tuple(Span(text=words, part=part) for words, part in parts if words))


def ending(note: Note, *lines: str) -> Block:
    return block("tail", *lines).model_copy(update={"note": note})


def block(role: BlockRole, *paragraphs: str | Paragraph, inline: bool = False) -> Block:
    made = (paragraph(one) if isinstance(one, str) else one for one in paragraphs)
    level = 1 if role in ("insight", "action") else 0
    return Block(role=role, paragraphs=tuple(made), level=level, inline=inline)


def report(*blocks: Block, kind: str = "交流研讨材料") -> Report:
    return Report(kind=kind, name="folder/r.txt", blocks=blocks)


def point(heading: str | Literal[False], content: str) -> Point:
    return Point(heading=heading and Content(pieces=(heading,)), content=(content,))


_JOINED = "\0"  # Before a line that goes on in the line before it.


def drafted(outline: Outline, bank: PhraseBank) -> str:
    """Return the text of an outline that leaves nothing to the bank, blank lines left out."""
    lines = [_written(outline.title, bank)]
    lines += _byline(outline)
    lines += [_audience(_written(outline.audience, bank)), _written(outline.opening, bank)]
    lines += _points(outline.insights, outline.ordinals.insights, bank)
    if outline.next_steps:
        inline = _JOINED * outline.next_steps.inline
        lines += [inline + _written(outline.next_steps.lead, bank)]
        lines += _points(outline.next_steps, outline.ordinals.next_steps, bank)
    lines += [_written(outline.closing, bank), _written(outline.signoff, bank)]
    lines += _endings(outline)
    text = "".join(line + "\n" for line in "\n".join(lines).split("\n") if line.strip(_JOINED))
    return text.replace("\n" + _JOINED, "").removeprefix(_JOINED)


def _written(written: Written, bank: PhraseBank) -> str:
    assert written is not None, "nothing is left to the bank"
    return _text(written.pieces, bank) if written else ""


def _text(pieces: tuple[Pin | str, ...], bank: PhraseBank) -> str:
    return "".join(_piece(piece, bank) for piece in pieces)


def _piece(piece: Pin | str, bank: PhraseBank) -> str:
    if isinstance(piece, str):
        return piece
    pinned = bank.phrase(piece.id)
    assert pinned is not None
    return fill_slots(pinned.text, piece.slots)


def _byline(outline: Outline) -> list[str]:
    speaker = outline.speaker or Speaker()
    said = {"单位": speaker.unit, "职务": speaker.post, "姓名": speaker.name}
    said |= {"日期": outline.date or None, "日期照写": outline.date or None}
    if isinstance(outline.byline, Content):
        return [_text(outline.byline.pieces, BANK)]
    if outline.byline is None:
        before = (speaker.unit or "") + (speaker.post or "")
        line = "　".join(words for words in (before, speaker.name) if words)
        return [line if outline.speaker else "", f"（{outline.date}）" if outline.date else ""]
    lines = outline.byline or ()
    return [re.sub("【(.+?)】", lambda place: said[place[1]] or place[0], line) for line in lines]


def _endings(outline: Outline) -> list[str]:
    lines = []
    for key in ("attachments", "signature", "contact", "copies"):
        given = getattr(outline, key)
        if isinstance(given, Content):
            lines += [_text(given.pieces, BANK)]
        elif isinstance(given, Signature):
            lines += [*given.unit, given.date or ""]
        elif given:
            lines += ["".join(words.text for words in line) for line in CLOSING_FORMS[key](given)]
    return lines


def _audience(text: str) -> str:
    return text if not text or text.endswith(("：", ":")) else text + "："


def _points(section: Section, sample: str | None, bank: PhraseBank) -> list[str]:
    return [
        _JOINED * item.inline
        + (make_ordinal(sample, n + 1, len(section.items)) if sample else "")
        + _point(item, bank)
        for n, item in enumerate(section.items)
    ]


def _point(item: Point, bank: PhraseBank) -> str:
    assert item.content is not None
    heading, content = _written(item.heading, bank), _text(item.content, bank)
    own_line = content.startswith("\n")
    stopped = not heading or own_line or heading.endswith(tuple(CHINESE_MARKS))
    return heading + ("" if stopped else "。") + content


def check(made: Report) -> Outline:
    """Return the report's outline after its draft was found to be the report."""
    outline = outline_from_report(made, BANK)
    assert drafted(outline, BANK) == made.text
    assert parse_outline(write_outline(outline), "o.yaml") == outline
    return outline
