"""A phrase of the bank fits where its role belongs, and is said there once it is put there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from app.bank.loading import load_pack
from app.bank.phrase_bank import PhraseBank
from app.errors import InputError
from app.files.shipped import shipped_folder
from app.models.phrase import split_slots
from app.models.roles import PHRASE_ROLES
from app.workflow.pages.write.works import Work, Writing
from tests.web.conftest import FACT

if TYPE_CHECKING:
    from app.models.phrase import Phrase
    from app.workflow.pages.workspace import Workspace

_TOLD = [("核对", FACT), ("走访", "上门走访12户，记下问题8条")]


@pytest.fixture
def writing(workspace: Workspace) -> Writing:
    """Return what writes works with the shipped bank."""
    return workspace.write.writing


def _begun(writing: Writing, kind: str = "心得体会") -> Work:
    return writing.begun(kind, _TOLD, {})


def _phrase(writing: Writing, role: str) -> Phrase:
    return next(one for one in writing.bank.phrases if one.role == role)


def _said(writing: Writing, work: Work) -> str:
    return "\n".join(writing.drafter(work).draft().report.paragraphs)


@pytest.mark.parametrize(
    "role", [role for role in PHRASE_ROLES if role not in ("insight", "action", "opening")]
)
def test_a_phrase_is_said_where_it_is_put(writing: Writing, role: str) -> None:
    work, phrase = _begun(writing), _phrase(writing, role)
    if role in ("action_lead", "action.heading"):
        assert not writing.fits(work, phrase)
        step = _phrase(writing, "action.measure")
        work = writing.with_phrase(work, "next_steps[0].pin", step)
    for fit in writing.fits(work, phrase):
        made = writing.with_phrase(work, fit.key, phrase)
        words = max((one.text for one in split_slots(phrase.text) if not one.is_slot), key=len)
        assert words[:8] in _said(writing, made), fit
        assert [each for each in writing.fits(made, phrase) if each.is_there]
        assert writing.with_phrase(made, fit.key, phrase) == made


def test_each_point_is_a_place_by_what_it_is_about(writing: Writing) -> None:
    fits = writing.fits(_begun(writing), _phrase(writing, "insight.resolve"))
    assert [fit.key for fit in fits] == ["insights[0].pin", "insights[1].pin"]
    assert ["核对" in fits[0].name, "走访" in fits[1].name] == [True, True]


def test_several_phrases_make_an_opening(writing: Writing) -> None:
    work = _begun(writing)
    one, other = (_phrase(writing, f"opening.{part}") for part in ("content", "bridge"))
    work = writing.with_phrase(writing.with_phrase(work, "opening", one), "opening", other)
    assert re.search(rf"{one.id}.*{other.id}", work.text, re.DOTALL)


@pytest.mark.parametrize("role", ["insight", "action"])
def test_a_whole_point_fits_nowhere(writing: Writing, role: str) -> None:
    assert writing.fits(_begun(writing), _phrase(writing, role)) == []


def test_a_point_of_given_words_takes_no_phrase(writing: Writing) -> None:
    work = writing.opened("文种: 心得体会\n体会:\n  - 主题: 核对\n    内容: [就这一句。]\n")
    assert writing.fits(work, _phrase(writing, "insight.resolve")) == []


def test_a_report_without_next_steps_gets_none(writing: Writing) -> None:
    work = writing.opened(f"文种: 心得体会\n体会:\n  - 事例: [{FACT}]\n下一步: false\n")
    assert writing.fits(work, _phrase(writing, "action.measure")) == []


@pytest.mark.parametrize("key", ["title", "insights[7].pin", "nothing", "names.x"])
def test_a_phrase_is_put_nowhere_else(writing: Writing, key: str) -> None:
    work = _begun(writing)
    with pytest.raises(InputError):
        writing.with_phrase(work, key, _phrase(writing, "insight.resolve"))


def test_a_phrase_that_the_bank_has_no_more_leaves_the_rest_as_it_is(writing: Writing) -> None:
    work = writing.with_phrase(
        _begun(writing), "insights[0].pin", _phrase(writing, "insight.resolve")
    )
    less = Writing(PhraseBank([load_pack(shipped_folder("phrasebank") / "general")]))
    left = less.without_lost(work, writing.bank)
    assert "insight.resolve/" not in left.text
    assert FACT in _said(less, left)
    # What the bank never had is none of what was dropped from it.
    assert less.without_lost(work, less.bank) == work
    assert writing.without_lost(work, writing.bank) == work
