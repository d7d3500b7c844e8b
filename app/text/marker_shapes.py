"""The table of marker shapes: how each is drawn, what makes it a marker, and whose name it is.

A shape that is added here is found, kinded, grouped and looked up like the others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.patterns import lazy
from app.text import bracketed as ask
from app.text import false_friends as judge
from app.text.characters import BLANKS, HAN
from app.text.open_space import (
    DATE_OF_SPACES,
    DATE_WITHOUT_YEAR,
    NUMBERED_WITH,
    judge_space,
    rooms_of_date,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.text.bracketed import Bracket, Prompt
    from app.text.false_friends import Candidate, Verdict
    from app.text.labels import NameKind

    Rooms = Callable[[str, int, int], Iterator[tuple[int, int]]]

Grouping = Literal["words", "affix", "alone"]


class Shape(NamedTuple):
    """One shape of markers.

    `signs` are the characters it may begin with, as in a set, and `ahead` is what must follow
    them: a quick test before `pattern`. Brackets have an `opening` and a `closing`, and what
    their words ask for is told by `asks`; of every other shape `judges` tells what is a marker.
    `rooms` says where in a match the tokens stand, if it is no token as a whole. `kind` is the
    kind of all of them; else the words inside or beside tell it. Of one name are those of the
    same words, of the same affix, or each is alone. `to_write_on` tells of blanks, which
    need no colon behind their label.
    """

    pattern: str
    signs: str
    ahead: str = ""
    opening: str = ""
    closing: str = ""
    asks: Callable[[Bracket], Prompt | None] | None = None
    judges: Callable[[Candidate], Verdict] = judge.judge_line
    rooms: Rooms | None = None
    kind: NameKind | None = None
    grouped: Grouping = "affix"
    to_write_on: bool = False
    keeps_brackets: bool = False


def _bracket(
    opening: str,
    closing: str,
    asks: Callable[[Bracket], Prompt | None],
    *,
    longest: int = 60,
    ahead: str = "",
) -> Shape:
    ends = re.escape(opening[-1] + closing[0])
    pattern = rf"{re.escape(opening)}[^{ends}\n]{{1,{longest}}}{re.escape(closing)}"
    ahead = ahead or "".join(f"(?={re.escape(sign)})" for sign in opening[1:])
    signs = re.escape(opening[0])
    return Shape(pattern, signs, ahead, opening, closing, asks, grouped="words")


def _written_on(
    pattern: str, signs: str, judges: Callable[[Candidate], Verdict], **rest: object
) -> Shape:
    return Shape(
        pattern,
        signs,
        judges=judges,
        grouped="alone",
        to_write_on=True,
        **rest,  # type: ignore[arg-type]
    )


def _inside(_line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the room between two brackets, which stay."""
    yield start + 1, end - 1


def _letters(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _LETTERS.finditer(line, start, end))


def _always(seen: Candidate) -> Verdict:  # noqa: ARG001 - its form is enough
    return None


def _judge_hollow(seen: Candidate) -> Verdict:
    """Return whether brackets around nothing are to be written in; in code they are not."""
    before = seen.before_it.rstrip("([ ")[-1:]
    return False if before.isascii() and before.isalnum() else None


_LETTERS = lazy(r"[A-Za-z]+")
_B = f"[{BLANKS}]"
# One wide blank between brackets is room enough, one narrow blank is a box to be ticked.
_ROOM = rf"(?=\u3000|{_B}{{2}}){_B}+"
_LONGEST_CLAUSE = 200
_BLANK_AHEAD = rf"(?:{_B}+|(?=[{NUMBERED_WITH}]))"
# Most of what stands in round brackets begins otherwise.
_ASIDE = (
    f"(?=[{BLANKS}请此在这填写注输插补粘替您你简概阐描列举说介重主具详逐结围根按针对参从"
    f"可如明强突提防避]|{ask.UNSETTLED})"
)

SHAPES = (
    # What is met most often comes first.
    Shape(r"X+|x+|Ｘ+|ｘ+|×+", "Xx×Ｘｘ", judges=judge.judge_cross),
    Shape(r"✕{2,}|✖{2,}|╳{2,}", "✕✖╳", judges=judge.judge_cross),
    Shape(r"\*+|＊+", "*＊", judges=judge.judge_star),
    Shape(r"某+", "某", judges=judge.judge_some),
    Shape(r"○+|〇+|◯+|△{2,}", "○〇◯△", judges=judge.judge_ring),
    Shape(r"●{2,}|□{2,}|◎{2,}|◇{2,}|◆{2,}", "●□◎◇◆", judges=judge.judge_dots),
    Shape(r"#{2,}(?![#\s])|＃{2,}(?![＃\s])", "#＃", judges=judge.judge_hashes),
    # Rooms in brackets come before words in brackets.
    _written_on(
        rf"【{_ROOM}】|〔{_ROOM}〕(?!{_B}*[\d_＿XxＸｘ×*第]*{_B}*号)|［{_ROOM}］|\[{_ROOM}\]",
        "",
        _judge_hollow,
    ),
    _written_on(
        rf"（{_ROOM}）|\({_ROOM}\)",
        "（(",
        _judge_hollow,
        ahead=_ASIDE,
        rooms=_inside,
        keeps_brackets=True,
    ),
    # A document's number of which not even the year is known.
    _written_on(rf"〔{_B}+〕", "", _always, rooms=_inside, kind="date", keeps_brackets=True),
    _bracket("{{", "}}", ask.asked_by_tag),
    _bracket("${", "}", ask.asked_by_identifier),
    _bracket("{", "}", ask.asked_by_identifier),
    _bracket("【", "】", ask.asked_in_square, longest=_LONGEST_CLAUSE),
    _bracket("〔", "〕", ask.asked_in_square),
    _bracket("[", "]", ask.asked_in_ascii),
    _bracket("［", "］", ask.asked_in_square),
    _bracket("（", "）", ask.asked_aside, longest=_LONGEST_CLAUSE, ahead=_ASIDE),
    _bracket("(", ")", ask.asked_aside, longest=_LONGEST_CLAUSE, ahead=_ASIDE),
    _bracket("‹", "›", ask.asked_by_field),
    _bracket("«", "»", ask.asked_by_field),
    _bracket("<", ">", ask.asked_by_label, longest=20, ahead=f"(?=[{HAN}])"),
    _bracket("「", "」", ask.asked_in_quotes, longest=8),
    Shape(
        "|".join(
            [
                "[Yy]{4}年(?:(?:MM?|mm?)月(?:(?:DD?|dd?)(?=日))?)?|MM月DD(?=日)",
                *(f"[Yy]{{4}}{sign}(?:MM|mm){sign}(?:DD|dd)" for sign in ("-", "/", "[.]")),
            ]
        ),
        "YyM",
        ahead="(?=[Yy]{3}|M月)",
        judges=judge.judge_letters,
        rooms=_letters,
        kind="date",
    ),
    _written_on(r"[_＿]{2,}", "_＿", judge.judge_line),
    # Of the room behind a signature's label the end is the year's, of the date that follows.
    _written_on(rf"(?<=[名字章师人长员][：:]){_B}{{4,}}(?={_B}{{4}}年{_B}+月)", "", _always),
    _written_on(DATE_OF_SPACES, "", _always, rooms=rooms_of_date, kind="date"),
    _written_on(
        DATE_WITHOUT_YEAR,
        "年",
        _always,
        ahead=rf"(?={_B}+月)",
        kind="date",
    ),
    _written_on(
        rf"(?<=[：:（(第共计￥¥〕］\]）)年月\d{HAN}]){_B}+",
        BLANKS,
        judge_space,
        ahead=_BLANK_AHEAD,
    ),
)

DRAWN = Shape("", "", grouped="alone", to_write_on=True)
"""What a form draws or builds without a sign; the form tells where it is, and no search."""

_BRACKETS = tuple((shape.opening, shape.closing) for shape in SHAPES if shape.opening)


def _sign_pattern() -> str:
    """Return a set of the characters a marker begins with, and what must follow some of them."""
    quick = "".join(shape.signs for shape in SHAPES if not shape.ahead)
    told = [shape for shape in SHAPES if shape.ahead and shape.signs not in quick]
    asked = "".join(shape.signs for shape in told)
    others = "|".join(f"(?<=[{shape.signs}]){shape.ahead}" for shape in told)
    # Blanks, which are many in some texts, are asked for first, and for nothing else.
    blanks = f"(?<=[{BLANKS}]){_BLANK_AHEAD}"
    return f"[{quick}{asked}](?:(?<![{asked}])|{blanks}|(?<![{BLANKS}])(?:{others}))"


# Every marker begins with one of these, so that a line without any costs one search; of blanks
# the whole run is one, so that a long one is looked at once.
SIGN = lazy(_sign_pattern())
# An empty group behind each shape says which it is; before it, it would hide how the shape begins.
_CANDIDATE = lazy("|".join(f"(?:{shape.pattern})()" for shape in SHAPES))


def next_candidate(line: str, position: int) -> tuple[Shape, re.Match[str]] | None:
    """Return what is drawn like a marker at a position of a line or later, and its shape."""
    # One set of signs is searched for much faster than all the shapes a marker may have.
    while sign := SIGN.search(line, position):
        match = _CANDIDATE.match(line, sign.start())
        if match and match.lastindex:
            return SHAPES[match.lastindex - 1], match
        position = sign.end()
    return None


def words_in(token: str) -> str | None:
    """Return the words of a token in brackets: 单位 of 【单位】; None of any other."""
    for opening, closing in _BRACKETS:
        if token.startswith(opening) and token.endswith(closing) and len(token) > len(opening):
            return token[len(opening) : -len(closing)].strip() or None
    return None
