"""What a bank holds besides phrases, as its page shows it: each pattern with its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from app.bank.explained_values import MEANINGS
from app.messages import N_, _
from app.workflow.pages.bank.browsing import Choice, Piece, pieces_of
from app.workflow.telling import tell_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from app.bank.phrase_bank import PhraseBank
    from app.models.pack import Pattern
    from app.models.pattern import Joint, PointHeading, Question, Reading, Remark, Run

PAGE = 20

Sort = Literal["question", "remark", "reading", "run", "joint", "heading"]
SORTS: tuple[Sort, ...] = get_args(Sort)
SORT_NAMES: Mapping[Sort, str] = {
    "question": N_("问话"),
    "remark": N_("评点"),
    "reading": N_("读数"),
    "run": N_("论证的次序"),
    "joint": N_("连接词"),
    "heading": N_("标题"),
}


class Proof(NamedTuple):
    """What a pattern is held to: facts it fits and does not, an example, the order of its steps."""

    sort: Literal["fits", "unfit", "example", "why", "step", "heading", "from"]
    name: str
    words: Sequence[Piece]


class Shown(NamedTuple):
    """A pattern: its words, what it is for, and its proofs."""

    id: str
    pieces: Sequence[Piece]
    about: Sequence[str]
    proofs: Sequence[Proof]


class Patterns(NamedTuple):
    """A page of the patterns of one sort that hold some words, and how many each sort has."""

    words: str
    sort: Sort
    page: int
    last: int
    total: int
    sorts: Sequence[Choice]
    shown: Sequence[Shown]


def patterns(bank: PhraseBank, sort: Sort, words: str, page: int) -> Patterns:
    """Return a page of the patterns of a sort that hold all of some words."""
    wanted = words.split()
    found = {
        one: [each for each in map(_SHOW[one], _listed(bank)[one]) if _holds(each, wanted)]
        for one in SORTS
    }
    total = len(found[sort])
    last = max(1, -(-total // PAGE))
    page = min(page, last)
    sorts = [Choice(one, _(SORT_NAMES[one]), len(listed)) for one, listed in found.items()]
    shown = found[sort][(page - 1) * PAGE : page * PAGE]
    return Patterns(words, sort, page, last, total, sorts, shown)


def _listed(bank: PhraseBank) -> dict[Sort, tuple[Pattern, ...]]:
    return {
        "question": bank.questions,
        "remark": bank.remarks,
        "reading": bank.readings,
        "run": bank.runs,
        "joint": bank.joints,
        "heading": bank.headings,
    }


def _holds(shown: Shown, words: Iterable[str]) -> bool:
    pieces = [*shown.pieces, *(piece for proof in shown.proofs for piece in proof.words)]
    text = "\n".join(("".join(piece.text for piece in pieces), *shown.about))
    return all(word in text for word in words)


def _question(one: Question) -> Shown:
    kinds = [MEANINGS["Question.kinds"][kind] for kind in one.kinds]
    classes = [MEANINGS["Question.classes"][each] for each in one.classes]
    needs = [MEANINGS["Question.needs"][each] for each in one.needs]
    about = [MEANINGS["Question.asks"][one.asks], *kinds, *one.deeds, *classes, *one.fields, *needs]
    proofs = [*_proofs("why", (one.explains,)), *_proofs("example", (one.example,))]
    return Shown(one.id, list(pieces_of(one.text)), about, proofs)


def _remark(one: Remark) -> Shown:
    return Shown(one.id, list(pieces_of(one.text)), [one.deed], _held_to(one.fits, one.unfit))


def _reading(one: Reading) -> Shown:
    senses = [MEANINGS["Reading.senses"][sense] for sense in one.senses]
    about = [MEANINGS["Reading.licence"][one.licence], *senses]
    return Shown(one.id, list(pieces_of(one.text)), about, _held_to(one.fits, one.unfit))


def _run(one: Run) -> Shown:
    steps = [
        Proof("step", MEANINGS["Step.move"][step.move], list(pieces_of(step.text)))
        for step in one.steps
    ]
    classes = [MEANINGS["Run.classes"][each] for each in one.classes]
    name = "、".join(one.themes)
    proofs = [*_proofs("heading", one.headings), *steps]
    return Shown(one.id, [Piece(name)], classes, proofs)


def _joint(one: Joint) -> Shown:
    natures = [MEANINGS["Joint.natures"][nature] for nature in one.natures]
    about = [MEANINGS["Joint.move"][one.move], *natures]
    where = (tell_source(one.source),) if one.source else ()
    return Shown(one.id, list(pieces_of(one.text)), about, _proofs("from", where))


def _heading(one: PointHeading) -> Shown:
    classes = [MEANINGS["PointHeading.classes"][each] for each in one.classes]
    about = [MEANINGS["PointHeading.voice"][one.voice], *one.deeds, *classes]
    return Shown(one.id, list(pieces_of(one.text)), about, [])


def _held_to(fits: Iterable[str], unfit: Iterable[str]) -> list[Proof]:
    return [*_proofs("fits", fits), *_proofs("unfit", unfit)]


def _proofs(
    sort: Literal["fits", "unfit", "example", "why", "heading", "from"], told: Iterable[str]
) -> list[Proof]:
    return [Proof(sort, "", [Piece(words)]) for words in told if words]


_SHOW: Mapping[Sort, Callable[[Any], Shown]] = {
    "question": _question,
    "remark": _remark,
    "reading": _reading,
    "run": _run,
    "joint": _joint,
    "heading": _heading,
}
