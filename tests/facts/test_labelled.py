"""How well facts and answers are read, counted over labels.

One half was seen while the code was written, the other was labelled before it was ever run on it.
What is read falsely counts apart from what is left unread: silence costs a question, a false
reading costs the reader's trust.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from app.bank.pack_files import read_pack
from app.facts.figures import Figure, figures_of
from app.facts.kinds import kinds_of
from app.facts.natures import read_before
from app.facts.pairs import pairs_of
from app.facts.people import actor_of
from app.facts.periods import periods_of
from app.facts.quotes import quotes_of
from app.facts.readings import readings_of
from app.facts.shapes import read_change, read_learned
from app.facts.steps import missing_step, revealing_step
from tests.facts.conftest import labelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Score(NamedTuple):
    """How much was read rightly, falsely and not at all."""

    right: int
    false: int
    unread: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.false)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.unread)


def _amount(figure: Figure, *, part: bool) -> str:
    return figure.text.removesuffix(figure.unit) if part else figure.text


def _pairs(fact: str) -> list[str]:
    return [
        f"{pair.kind} {_amount(pair.first, part=pair.kind == 'part')}"
        f" {_amount(pair.second, part=pair.kind == 'part')}"
        for pair in pairs_of(fact)
    ]


def _nouns(fact: str) -> list[str]:
    return [f"{figure.text} {figure.noun}" for figure in figures_of(fact) if figure.noun]


def _speakers(fact: str) -> list[str]:
    return [quote.speaker for quote in quotes_of(fact) if quote.saying and quote.speaker]


def _step(fact: str) -> list[str]:
    step = missing_step(fact)
    return [step.words] if step else []


def _revealing(fact: str) -> list[str]:
    step = revealing_step(fact)
    return [step.words] if step else []


_READERS: dict[str, Callable[[str], Iterable[str]]] = {
    "figures": lambda fact: [figure.text for figure in figures_of(fact)],
    "times": lambda fact: [period.text for period in periods_of(fact)],
    "kinds": kinds_of,
    "speakers": _speakers,
    "pairs": _pairs,
    "left_out": _step,
    "reveals": _revealing,
}


def _score(half: str, label: str, reader: Callable[[str], Iterable[str]]) -> Score:
    right = false = unread = 0
    for entry in labelled(f"facts-{half}"):
        wanted = entry.get(label, [])
        want = Counter([wanted] if isinstance(wanted, str) else wanted)
        got = Counter(reader(entry["fact"]))
        right += (got & want).total()
        false += (got - want).total()
        unread += (want - got).total()
    return Score(right, false, unread)


@pytest.mark.parametrize(
    ("half", "label", "precision", "recall"),
    [
        ("tuned", "figures", 0.99, 0.99),
        ("held", "figures", 0.97, 0.97),
        ("tuned", "times", 0.99, 0.99),
        ("held", "times", 0.97, 0.95),
        ("tuned", "kinds", 0.84, 0.65),
        ("held", "kinds", 0.78, 0.40),
        ("held", "speakers", 0.80, 0.70),
        ("tuned", "pairs", 0.97, 0.88),
        ("held", "pairs", 0.90, 0.38),
        ("tuned", "left_out", 0.99, 0.60),
        ("tuned", "reveals", 0.99, 0.80),
    ],
)
def test_a_fact_is_read_as_people_read_it(
    half: str, label: str, precision: float, recall: float
) -> None:
    score = _score(half, label, _READERS[label])
    assert score.precision >= precision, score
    assert score.recall >= recall, score


@pytest.mark.parametrize(("half", "least"), [("tuned", 0.95), ("held", 0.82)])
def test_who_acts_is_known(half: str, least: float) -> None:
    entries = labelled(f"facts-{half}")
    found = [(actor_of(entry["fact"]), entry.get("who")) for entry in entries]
    right = sum((actor.who if actor else None) == who for actor, who in found)
    assert right / len(found) >= least


@pytest.mark.parametrize(("half", "least"), [("tuned", 0.99), ("held", 0.93)])
def test_what_a_figure_counts_is_named_or_left_open(half: str, least: float) -> None:
    right = total = 0
    for entry in labelled(f"facts-{half}"):
        wanted = dict(noun.split(" ", 1) for noun in entry.get("nouns", ()))
        for noun in _nouns(entry["fact"]):
            figure, name = noun.split(" ", 1)
            if figure in wanted:
                total += 1
                right += name.endswith(wanted[figure]) or wanted[figure].endswith(name)
    assert total > 30
    assert right / total >= least


_SHARES: list[tuple[str, str, Callable[[str], dict[str, Any]], dict[str, float]]] = [
    (
        "tuned",
        "before",
        lambda answer: read_before(answer)._asdict(),
        {"nature": 0.98, "timed": 0.98, "subject": 0.97},
    ),
    (
        "held",
        "before",
        lambda answer: read_before(answer)._asdict(),
        {"nature": 0.90, "timed": 0.98, "subject": 0.80},
    ),
    ("tuned", "learned", lambda answer: read_learned(answer)._asdict(), {"shape": 0.98}),
    ("held", "learned", lambda answer: read_learned(answer)._asdict(), {"shape": 0.95}),
    (
        "tuned",
        "change",
        lambda answer: read_change(answer)._asdict(),
        {"timed": 0.98, "doer": 0.95, "done": 0.98},
    ),
    (
        "held",
        "change",
        lambda answer: read_change(answer)._asdict(),
        {"timed": 0.95, "doer": 0.80, "done": 0.98},
    ),
]
_DEFAULTS: dict[str, object] = {"timed": False, "done": False, "subject": "", "doer": ""}


@pytest.mark.parametrize(("half", "key", "reader", "least"), _SHARES)
def test_an_answer_is_read_as_people_read_it(
    half: str, key: str, reader: Callable[[str], dict[str, Any]], least: dict[str, float]
) -> None:
    entries = labelled(f"answers-{half}")[key]
    for label, share in least.items():
        right = 0
        for entry in entries:
            want = entry.get(label, _DEFAULTS.get(label))
            right += reader(entry["answer"])[label] == want
        assert right / len(entries) >= share, (label, right, len(entries))


def test_at_most_two_of_a_hundred_unseen_facts_are_read_falsely() -> None:
    readings = read_pack(Path(__file__).resolve().parents[2] / "phrasebank/general").readings
    judged = {entry["fact"]: entry for entry in labelled("readings-judged")}
    facts = [entry["fact"] for half in ("held", "after") for entry in labelled(f"facts-{half}")]
    false = [
        (fact, found.text)
        for fact in facts
        for found in readings_of(fact, readings)
        # What nobody has judged yet counts as false.
        if found.text not in judged.get(fact, {}).get("right", ())
    ]
    assert len(facts) > 200
    assert len({fact for fact, _ in false}) <= 0.02 * len(facts), false
