"""Where an answer stands: question and draft show the same words around it, and lasting ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.drafting.answered import answered
from app.drafting.drafting import draft_report
from app.drafting.places import place_of
from app.drafting.questions import Asked, questions, steps_in
from app.drafting.templates import Template, find_template, template_kinds
from app.outline.reading import parse_outline

if TYPE_CHECKING:
    from app.bank.phrase_bank import PhraseBank
    from app.drafting.places import Place
    from app.models.outline import Outline

OUTLINE = """
kind: {kind}
voice: {voice}
speaker: {{unit: 县农技站, post: 农技员, name: 小周}}
study: {{subject: 小麦密植, form: 集中培训}}
insights:
  - {{theme: 密植, facts: [3月底我在王家洼看了两块麦田，一块倒了三分之一，一块一棵没倒。]}}
  - {{theme: 水肥, facts: [4月上旬给18户配方施肥，有5户没有按方子来，追肥多了一倍。]}}
  - {{theme: 培训, facts: [2月办了4场培训，来了126人，散场时只有9个人提了问题。]}}
"""
# One that would head its point as it stands, one that could not.
SHOWS = ("苗说了才算", "表上写的和地上摆的差着一口气，差的就是那一句问")
STEPS = (
    "把追肥从四月上旬起一块一块地来定",
    "每回进村先问住户三句话",
    "每月五号对着地块再走一遍",
)


def outline_of(kind: str = "心得体会", voice: str = "plain") -> Outline:
    return parse_outline(OUTLINE.format(kind=kind, voice=voice))


def asked_of(outline: Outline, bank: PhraseBank, skipped: tuple[str, ...] = ()) -> dict[str, Asked]:
    found = questions(outline, bank, find_template(outline.kind), skipped)
    return {one.key: one for one in found}


def shown(outline: Outline, bank: PhraseBank, key: str, left: dict[str, Asked]) -> Place:
    """Return the place of an answer as it is shown when it is given."""
    steps = steps_in(left) if steps_in([key]) else ()
    anatomy = Template(find_template(outline.kind)).anatomy
    found = place_of(outline, bank, anatomy, key, steps)
    assert found
    return found


@pytest.mark.parametrize("voice", ["plain", "official"])
@pytest.mark.parametrize("kind", template_kinds())
def test_a_step_is_shown_as_its_question_and_the_finished_draft_show_it(
    bank: PhraseBank, kind: str, voice: str
) -> None:
    outline = outline_of(kind, voice)
    places = []
    for n, step in enumerate(STEPS):
        key = f"insights[{n}].facts[0].change"
        question = asked_of(outline, bank)[key]
        outline = answered(outline, key, step)
        place = shown(outline, bank, key, asked_of(outline, bank))
        root, led = question.before.rsplit("\n", 1)
        assert place.before == led
        assert place.root == root.strip()
        assert place.words.rstrip("。") == step
        places.append(place)
    text = draft_report(outline, bank, find_template(kind)).text.replace("\n", "").replace("*", "")
    lead = places[0].before
    for place in places:
        # The lead stands once; what is told before each step is its number.
        number = place.before[len(lead) - len("第一，") :] if "第一" in lead else ""
        assert number + place.words in text


def test_the_only_step_goes_on_in_its_lead_in_question_and_draft(bank: PhraseBank) -> None:
    outline = outline_of()
    key, *others = (f"insights[{n}].facts[0].change" for n in range(3))
    question = asked_of(outline, bank, tuple(others))[key]
    outline = answered(outline, key, STEPS[0])
    place = shown(outline, bank, key, asked_of(outline, bank, tuple(others)))
    assert question.before.endswith(f"\n{place.before}")
    assert place.before.endswith("，")
    text = draft_report(outline, bank, find_template(outline.kind)).text
    assert place.before + place.words in text


@pytest.mark.parametrize("voice", ["plain", "official"])
def test_no_heading_that_may_change_is_shown_over_an_insight(bank: PhraseBank, voice: str) -> None:
    outline = outline_of(voice=voice)
    facts = [point.facts[0].fact for point in outline.insights.items]
    for n, fact in enumerate(facts):
        key = f"insights[{n}].facts[0].shows"
        before = asked_of(outline, bank)[key].before
        outline = answered(outline, key, SHOWS[n % 2])
        place = shown(outline, bank, key, {})
        assert place.before == before
        assert before == fact
        # Though it heads its point for now, it is shown where it was asked for.
        assert place.words.rstrip("。") == SHOWS[n % 2]


def test_a_heading_of_the_writers_is_shown_with_its_number(bank: PhraseBank) -> None:
    outline = answered(outline_of(), "insights[1].heading", "方子要人照着做")
    before = asked_of(outline, bank)["insights[1].facts[0].shows"].before
    assert before.startswith("二、方子要人照着做。4月上旬")
    place = shown(outline, bank, "insights[1].heading", {})
    assert (place.before, place.words) == ("二、", "方子要人照着做")
    assert place.after.startswith("。4月上旬")


def test_nothing_that_an_answer_takes_away_is_shown_beside_a_fact(bank: PhraseBank) -> None:
    outline = parse_outline(
        "kind: 心得体会\nvoice: plain\ninsights:\n"
        "  - {theme: 拍照, facts: [我没有拍照就拆了线，装的时候接错了两根]}\n"
    )
    # What the fact's form entails stands behind it until its writer says more of it.
    text = draft_report(outline, bank, find_template(outline.kind)).text
    assert "接错了两根。" in text
    assert "接错了两根。\n" not in text
    key = "insights[0].heading"
    assert asked_of(outline, bank)[key].after.endswith("接错了两根。")


@pytest.mark.parametrize(
    ("key", "part"),
    [
        ("insights[0].facts[0].learned", "开头"),
        ("insights[1].facts[0].change", "下一步"),
        # What its key says needs not be said again.
        ("insights[0].facts[0].shows", ""),
        ("closing", ""),
    ],
)
def test_a_question_names_the_part_that_its_answer_stands_in(
    bank: PhraseBank, key: str, part: str
) -> None:
    assert asked_of(outline_of(), bank)[key].part == part


def test_who_ends_the_report_has_all_its_steps_in_sight(bank: PhraseBank) -> None:
    outline = outline_of()
    for n, step in enumerate(STEPS):
        outline = answered(outline, f"insights[{n}].facts[0].change", step)
    before = asked_of(outline, bank)["closing"].before
    assert before == f"第一，{STEPS[0]}。\n第二，{STEPS[1]}。\n第三，{STEPS[2]}。\n"


def test_before_a_plan_that_nobody_has_told_the_end_stands_alone(bank: PhraseBank) -> None:
    steps = tuple(f"insights[{n}].facts[0].change" for n in range(3))
    assert asked_of(outline_of(), bank, steps)["closing"].before == ""


def test_what_stands_nowhere_has_no_place(bank: PhraseBank) -> None:
    outline = outline_of()
    anatomy = Template(find_template(outline.kind)).anatomy
    assert place_of(outline, bank, anatomy, "insights[0].facts[0].shows") is None


@pytest.mark.parametrize("n", range(6))
def test_who_says_a_word_of_another_lead_is_not_led_into_anew(bank: PhraseBank, n: int) -> None:
    # Another writer, another turn of the leads.
    text = OUTLINE.format(kind="心得体会", voice="plain").replace("小周", f"小周{n}")
    outline = parse_outline(text)
    key = "insights[1].facts[0].change"
    led = asked_of(outline, bank)[key].before.rsplit("\n", 1)[-1]
    for word in ("往后", "下一步", "接下来", "今后", "回到村里"):
        said = answered(outline, key, f"{word}每回进村先问住户三句话")
        before = shown(said, bank, key, asked_of(said, bank)).before
        # Only the word that leads already is not said again.
        assert (before == led) == (not led.startswith(word[:2]))


def test_what_the_office_leads_in_with_is_not_shown_before_a_fact(bank: PhraseBank) -> None:
    text = OUTLINE.format(kind="心得体会", voice="official").replace(
        "培训, facts", "作风建设, facts"
    )
    outline = answered(parse_outline(text), "insights[2].facts[0].shows", "作风建设重在实处")
    place = shown(outline, bank, "insights[2].facts[0].shows", {})
    assert place.before == outline.insights.items[2].facts[0].fact
