"""A line is cut at its findings so that no character is lost and each finding keeps its words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.models.finding import LEVELS
from app.workflow.pages.check.marked_words import Held, marked_words

LINE = "我们走得放心放心,又说了一遍。"


@st.composite
def held(draw: st.DrawFn) -> list[Held]:
    """Return findings in the line, one over another as it comes."""
    places = st.tuples(st.integers(0, len(LINE) - 1), st.integers(1, len(LINE)))
    many = draw(st.lists(st.tuples(places, st.sampled_from(LEVELS)), max_size=9))
    return [
        Held(start, min(start + length, len(LINE)), number, level)
        for number, ((start, length), level) in enumerate(many, 1)
    ]


@given(held())
def test_the_pieces_are_the_line_and_those_of_a_finding_its_words(findings: list[Held]) -> None:
    pieces = list(marked_words(LINE, findings))
    assert "".join(piece.text for piece in pieces) == LINE
    for each in findings:
        own = "".join(piece.text for piece in pieces if each.number in piece.numbers)
        assert own == LINE[each.start : each.end]
        assert sum(each.number in piece.ending for piece in pieces) == 1
        levels = {piece.level for piece in pieces if each.number in piece.numbers}
        assert levels <= set(LEVELS[: LEVELS.index(each.level) + 1])


def test_a_finding_of_no_words_is_shown_at_the_character_before_it() -> None:
    pieces = marked_words(LINE, [Held(len(LINE), len(LINE), 1, "hint")])
    assert [piece.text for piece in pieces if piece.numbers] == ["。"]


def test_an_empty_line_has_no_pieces() -> None:
    assert list(marked_words("", [Held(0, 0, 1, "error")])) == []


def test_a_line_of_thousands_of_findings_is_cut_in_a_moment() -> None:
    line = "一，" * 20_000
    findings = [Held(n, n + 1, n, "warning") for n in range(1, len(line), 2)]
    assert sum(bool(piece.numbers) for piece in marked_words(line, findings)) == len(findings)
