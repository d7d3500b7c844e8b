"""Reading facts costs little: nothing heavy at import, some microseconds a fact."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from app.facts.conditions import same_conditions
from app.facts.deeds import deeds_of
from app.facts.fact_text import fact_text
from app.facts.figures import every_figure, figures_of
from app.facts.kinds import kinds_of
from app.facts.licences import licences_of
from app.facts.pairs import pairs_of
from app.facts.people import actors_of
from app.facts.periods import periods_of
from app.facts.quotes import quotes_of
from app.facts.steps import missing_step, revealing_step
from app.models.pattern import Deed, Vocabulary
from app.text.sentences import split_sentences
from tests.facts.conftest import labelled

if TYPE_CHECKING:
    from collections.abc import Callable

_CACHED = (
    *(fact_text, figures_of, every_figure, periods_of, actors_of, quotes_of, pairs_of, kinds_of),
    *(missing_step, revealing_step, same_conditions, licences_of),
)
_MODULES = "headings kinds licences natures quotes readings shapes deeds"
_WATCHED = ("pydantic", "yaml", "jinja2", "lxml")


def test_the_room_imports_nothing_heavy() -> None:
    imports = "; ".join(f"import app.facts.{name}" for name in _MODULES.split())
    script = f"import sys; {imports}; print([m for m in {_WATCHED!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def _read(fact: str, vocabulary: Vocabulary) -> None:
    licences_of(fact)
    kinds_of(fact)
    deeds_of(fact, vocabulary)


@pytest.mark.benchmark
def test_a_fact_is_read_completely_in_ninety_times_what_splitting_it_takes() -> None:
    vocabulary = Vocabulary(deeds=(Deed(name="核对", verbs=("核对", "对账")),))
    facts = [entry["fact"] for entry in labelled("facts-tuned")]
    for fact in facts:
        _read(fact, vocabulary)
    read, split = [], []
    for _ in range(15):
        for cached in _CACHED:
            cached.cache_clear()
        read.append(_microseconds(facts, lambda fact: _read(fact, vocabulary)))
        split.append(_microseconds(facts, split_sentences))
    print(f"a fact read completely: {min(read):.0f} µs; split into sentences: {min(split):.1f} µs")
    assert min(read) <= 90 * min(split)


def _microseconds(facts: list[str], work: Callable[[str], object]) -> float:
    start = time.process_time()
    for fact in facts:
        work(fact)
    return (time.process_time() - start) / len(facts) * 1e6
