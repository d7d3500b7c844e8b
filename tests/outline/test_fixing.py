"""A phrase is fixed in an outline's own text, and all else of it stays as it was written."""

from __future__ import annotations

import pytest

from app.errors import InputError
from app.files.yaml_nodes import parse_yaml
from app.models.outline import Content, Outline, Pin, Section
from app.outline.fixing import with_pin, without_pins
from app.outline.reading import outline_of

PHRASE = "我的/insight.resolve/0a1b2c3d"
OTHER = "我的/insight.resolve/4e5f6a7b"
CHINESE = """\
文种: 心得体会   # 一份
开头:            # 空着由词库来拟
体会:
  - 主题: 核对
    事例:
      - 多问了一句   # 真的
  - 交接
结尾: 我的话。
"""
ENGLISH = """\
kind: 心得体会
insights:
  - theme: 核对
    facts: [多问了一句]
"""


def _outline(text: str) -> Outline:
    return outline_of(parse_yaml(text, ""))[0]


def test_a_phrase_is_one_more_of_those_that_must_stand_in_a_point() -> None:
    text = with_pin(CHINESE, "insights[0].pin", PHRASE)
    text = with_pin(text, "insights[0].pin", OTHER)
    assert [pin.id for pin in _outline(text).insights.items[0].pin] == [PHRASE, OTHER]
    assert all(line in text.splitlines() for line in CHINESE.splitlines())


def test_a_point_of_one_word_gets_its_phrase() -> None:
    point = _outline(with_pin(CHINESE, "insights[1].pin", PHRASE)).insights.items[1]
    assert ([pin.id for pin in point.pin], point.facts[0].fact if point.facts else point.theme) == (
        [PHRASE],
        "交接",
    )


def test_a_phrase_is_all_of_a_block_that_the_bank_would_choose() -> None:
    text = with_pin(CHINESE, "opening", PHRASE)
    assert _outline(text).opening == Content(pieces=(Pin(id=PHRASE),))
    assert "# 空着由词库来拟" in text
    assert "内容:" in text
    assert "content:" in with_pin(ENGLISH, "opening", PHRASE)


def test_a_phrase_stands_behind_its_writers_words_where_that_is_wanted() -> None:
    behind = _outline(with_pin(CHINESE, "closing", PHRASE, after_own=True)).closing
    assert behind == Content(pieces=("我的话。", Pin(id=PHRASE)))
    instead = _outline(with_pin(CHINESE, "closing", PHRASE)).closing
    assert instead == Content(pieces=(Pin(id=PHRASE),))
    more = with_pin(with_pin(CHINESE, "opening", PHRASE), "opening", OTHER, after_own=True)
    assert _outline(more).opening == Content(pieces=(Pin(id=PHRASE), Pin(id=OTHER)))


def test_a_phrase_begins_a_step_where_there_is_none() -> None:
    steps = _outline(with_pin(CHINESE, "next_steps[0].pin", PHRASE)).next_steps
    assert isinstance(steps, Section)
    assert [pin.id for pin in steps.items[0].pin] == [PHRASE]


@pytest.mark.parametrize("text", [CHINESE, ENGLISH])
@pytest.mark.parametrize(
    "key", ["insights[0].pin", "insights[0].heading", "opening", "next_steps[0].pin"]
)
def test_what_is_fixed_can_be_taken_out_again(text: str, key: str) -> None:
    fixed = with_pin(text, key, PHRASE)
    assert fixed != text
    assert _outline(without_pins(fixed, {PHRASE})) == _outline(text)


def test_other_phrases_stay_fixed() -> None:
    text = with_pin(with_pin(CHINESE, "insights[0].pin", PHRASE), "insights[0].pin", OTHER)
    left = _outline(without_pins(text, {PHRASE})).insights.items[0].pin
    assert [pin.id for pin in left] == [OTHER]


def test_where_no_outline_has_a_place_nothing_is_fixed() -> None:
    with pytest.raises(ValueError, match="nothing"):
        with_pin(CHINESE, "nothing", PHRASE)
    with pytest.raises(InputError):
        with_pin("文种: [", "opening", PHRASE)
