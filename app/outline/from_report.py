"""A Report as the Outline that drafts it again, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.outline import Content, Ordinals, Outline, Section
from app.models.report import places
from app.outline.byline import Byline, take_byline
from app.outline.endings import closing_texts, signature_of
from app.outline.pinning import Pieces, Pinner, PlacedText, merged
from app.outline.points import TakenPoint, outline_points, take_point
from app.text.markdown.tables import write_cell, write_row

if TYPE_CHECKING:
    from typing import Literal

    from app.bank.phrase_bank import PhraseBank
    from app.models.outline import Point
    from app.models.report import Block, Note, Paragraph, Place, Report
    from app.models.roles import BlockRole

COLON = "："
COLONS = (COLON, ":")

# The order in which a draft sets its parts. A block that comes later than its part's turn can
# only be kept as words of the part before it.
_TURNS: dict[BlockRole, int] = {
    "title": 0,
    "byline": 1,
    "salutation": 2,
    "opening": 3,
    "body": 3,
    "insight": 4,
    "action_lead": 5,
    "action": 6,
    "closing": 7,
    "signoff": 8,
    "tail": 8,
}
_ENDINGS: dict[Note | None, int] = {
    "attachments": 9,
    "signature": 10,
    "date": 10,
    "contact": 11,
    "copies": 12,
}
_POINTS = (_TURNS["insight"], _TURNS["action"])
# What may go on in the paragraph before it.
_INLINE = (*_POINTS, _TURNS["action_lead"])
# What is told by its words alone and never pinned.
_PLAIN = (_TURNS["byline"], _TURNS["salutation"], *_ENDINGS.values())


def outline_from_report(report: Report, bank: PhraseBank) -> Outline:
    """Return an outline whose draft has the same text, character for character.

    Sentences that a phrase of the bank gives exactly are pinned with their slot values, all
    others are carried as text; what the report does not have is `False`. What an outline has no
    key for becomes words of the part before it.
    """
    taking = _Taking(Pinner(bank, report.name))
    top = {id(block) for block in report.blocks}
    for block, place in places(report):
        taking.take(block, place, below=id(block) not in top)
    return taking.outline(report.kind)


class _Taking:
    """Takes a report's blocks in reading order, each into the part of the outline it belongs to."""

    def __init__(self, pinner: Pinner) -> None:
        self.pinner = pinner
        self.turn = -1
        self._after_row = False
        self._inline_lead = False
        self.parts: dict[int, Pieces] = {}
        self.points: dict[int, list[TakenPoint]] = {turn: [] for turn in _POINTS}

    def take(self, block: Block, place: Place, *, below: bool) -> None:
        """Take a block; `below` means that it belongs to the point before it."""
        turn = self._turn(block)
        for number, paragraph in enumerate(block.paragraphs):
            line, start = place.first + number, place.start if number == 0 else 0
            begins = number == 0 and not below and self._may_begin(turn)
            if paragraph.row:
                self._add_row(turn if begins else None, paragraph)
            elif begins and (turn in _INLINE or not block.inline):
                self._begin(turn, paragraph, line, start, inline=block.inline)
            elif number == 0 and block.inline:
                self._add(PlacedText(paragraph.text, line, start))
            else:
                self._current().append("\n" * (1 + self._after_row))
                self._add(PlacedText(paragraph.text, line, start))

    def outline(self, kind: str) -> Outline:
        """Return the outline of what was taken."""
        insights, insight_ordinal = outline_points(self.points[_TURNS["insight"]])
        actions, action_ordinal = outline_points(self.points[_TURNS["action"]])
        front = self._plain(_TURNS["byline"])
        byline = take_byline(front) if front else Byline()
        signature = self._plain(_ENDINGS["signature"])
        return Outline(
            kind=kind or self._usual_kind(),
            title=self._part("title"),
            speaker=byline.speaker,
            date=byline.date,
            byline=byline.lines,
            audience=self._audience(),
            opening=self._part("opening"),
            insights=Section(items=insights),
            next_steps=self._next_steps(actions),
            ordinals=Ordinals(insights=insight_ordinal, next_steps=action_ordinal),
            closing=self._part("closing"),
            signoff=self._part("signoff"),
            attachments=self._listed("attachments"),
            # A report of any kind may be signed, and only its writer knows that this one is not.
            signature=signature_of(signature) if signature else False,
            contact=self._listed("contact"),
            copies=self._listed("copies"),
        )

    def _next_steps(self, actions: tuple[Point, ...]) -> Section | Literal[False]:
        lead = self._part("action_lead")
        if not lead and not actions:
            return False
        return Section(inline=self._inline_lead, lead=lead, items=actions)

    def _turn(self, block: Block) -> int:
        # Only a salutation that is one line with its colon can be told by the words before it.
        text = block.paragraphs[0].text if len(block.paragraphs) == 1 else ""
        if block.role == "salutation" and (not text.endswith(COLON) or len(text) == 1):
            return _TURNS["opening"]
        return _ENDINGS.get(block.note, _TURNS[block.role])

    def _may_begin(self, turn: int) -> bool:
        return turn > self.turn or (turn == self.turn and turn in _POINTS)

    def _begin(
        self, turn: int, paragraph: Paragraph, line: int, start: int, *, inline: bool
    ) -> None:
        self.turn = turn
        self._after_row = False
        if turn in _POINTS:
            point = take_point(paragraph, line, start, self.pinner, inline=inline)
            self.points[turn].append(point)
            return
        self._inline_lead = self._inline_lead or inline
        if turn in _PLAIN:
            self.parts[turn] = [paragraph.text]
        else:
            self._add(PlacedText(paragraph.text, line, start))

    def _add_row(self, turn: int | None, paragraph: Paragraph) -> None:
        """Put a row of a table to the present part, or begin the part of this turn with it.

        Nothing before the opening holds a table.
        """
        if turn in _POINTS:
            self.turn = turn
            self.points[turn].append(TakenPoint(""))
        elif turn is not None or self.turn < _TURNS["opening"]:
            self.turn = max(turn or 0, _TURNS["opening"])
        row = paragraph.row or "first"
        if row == "next" and not self._after_row:
            row = "first"
        current = self._current()
        if current or self.turn in _POINTS:
            # A blank line parts two tables.
            current.append("\n\n" if self._after_row and row != "next" else "\n")
        current.append(write_row(map(write_cell, paragraph.cells), row))
        self._after_row = True

    def _add(self, passage: PlacedText) -> None:
        """Put a passage to the words of the present part."""
        self._after_row = False
        if self.turn == _TURNS["salutation"] and self.parts.get(self.turn):
            # Words after the colon cannot stand behind the key that gets its colon by itself.
            self.parts[_TURNS["opening"]] = self.parts.pop(self.turn)
            self.turn = _TURNS["opening"]
        pieces = [passage.text] if self.turn in _PLAIN else self.pinner.pieces(passage)
        self._current().extend(pieces)

    def _current(self) -> Pieces:
        if self.turn in _POINTS:
            return self.points[self.turn][-1].content
        if self.turn < 0:
            self.turn = _TURNS["opening"]
        return self.parts.setdefault(self.turn, [])

    def _part(self, role: BlockRole) -> Content | Literal[False]:
        pieces = merged(self.parts.get(_TURNS[role], []))
        return Content(pieces=pieces) if pieces else False

    def _audience(self) -> Content | Literal[False]:
        text = self._plain(_TURNS["salutation"])
        words = text.removesuffix(COLON)
        # Drafting sets the colon unless there is one.
        return Content(pieces=(text if words.endswith(COLONS) else words,)) if text else False

    def _listed(self, note: Note) -> tuple[str, ...] | Content | None:
        text = self._plain(_ENDINGS[note])
        return closing_texts(note, text) if text else None

    def _plain(self, turn: int) -> str:
        return "".join(map(str, self.parts.get(turn, [])))

    def _usual_kind(self) -> str:
        return "交流研讨材料" if self._plain(_TURNS["salutation"]) else "心得体会"
