"""What was studied and how, joined as a careful clerk joins them."""

from __future__ import annotations

import pytest

from app.text.study_names import studied_matter, study_name
from tests.text.study_pairs import PAIRS


def test_there_are_pairs_enough() -> None:
    assert len(set(PAIRS)) == len(PAIRS) >= 60


@pytest.mark.parametrize(("subject", "form", "joined"), PAIRS)
def test_a_subject_and_a_form_are_joined_as_people_say_it(
    subject: str, form: str, joined: str
) -> None:
    assert study_name(subject, form) == joined


@pytest.mark.parametrize(("subject", "form", "joined"), PAIRS)
def test_a_name_that_is_joined_already_stays(subject: str, form: str, joined: str) -> None:
    assert study_name(joined, form) == joined
    assert study_name(joined, joined) == joined


@pytest.mark.parametrize(
    ("subject", "matter"),
    [
        ("学习《民法典》", "《民法典》"),
        ("学习贯彻党的二十大精神", "党的二十大精神"),
        ("深入学习领会《条例》", "《条例》"),
        ("政治理论学习", "政治理论"),
        ("党纪学习教育", "党纪学习教育"),
        ("《数字政府建设》", "《数字政府建设》"),
        ("学习", "学习"),
    ],
)
def test_what_was_studied_is_told_without_that_it_was(subject: str, matter: str) -> None:
    assert studied_matter(subject) == matter
