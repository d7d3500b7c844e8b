import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.sentences import closing_of, split_sentences

# Rows show the text with | at every place where one sentence ends and the next begins.
PLAIN = [
    "",
    "学而时习之",
    "学而时习之。",
    "学而时习之。|温故而知新。",
    "学而时习之。|温故而知新",
    "真学了吗？|真懂了！|那就好。",
    "真的吗？！|是真的。",
    "太好了！！！|继续。",
    "岁月无声……|我们向前。",
    "。。",
    "甲；乙，丙：丁、戊。|己。",
    "年均增长3.14个百分点。|再增2.5倍。",
    "第一行。|\n第二行。",
]

QUOTED = [
    # A quotation with its own stop ends the sentence where what follows is new.
    "“民之所忧，我必念之；民之所盼，我必行之。”|这是他常说的话。",
    "他说：“走！”|我们就走了。",
    "‘走。’|他走了。",
    "“甲来了。”|“乙来了。”|丙没有来。",
    # A quotation without a stop of its own never ends it.
    "“民心是最大的政治”。|十年过去了。",
    "以“闯”的精神、“创”的劲头干。|再干。",
    # What goes on with the sentence keeps the quotation in it.
    "“跟上来。”，他说，“快些。”|我们跟上。",
    "“跟上来。”的要求很明白。|懂了。",
    "“跟上来。”等要求很明白。|懂了。",
    "“跟上来！”和“快些！”的喊声。|懂了。",
    "“跟上来！”与“快些！”之间。|懂了。",
    "“跟上来。”；另一句不说。|懂了。",
    "“真的？”：他问。|懂了。",
    "“真的吗”？|真的。",
    "“真的。”？|真的。",
    # Inside marks nothing ends.
    "“他来了。他看了。他走了”三句话。|没了。",
    "“他说‘来了。’就走了。”|没了。",
    "他（想了想。又想了想。）走了。|没了。",
    "读《学习。再学习。》一书。|读完了。",
    # A quotation inside another mark ends no sentence before that mark is closed.
    "《“走。”》一文。|读完了。",
    "她（“走。”）也走了。|没了。",
]

LONELY = [
    # A mark without a partner does not swallow what comes after it.
    "落实“包联制度等措施。|做大做强。|再接再厉。",
    "一段话。|“没有说完。|又一段。|还有一段",
    "读《学习一书。|读完了。",
    "“",
    "”",
    # A lone closing mark after a stop stays with the sentence it closes.
    "读完了。”|再读。",
    "读完了。）|再读。",
    # Marks that cross are no quotation.
    "“读《书”再读》。|读完了。",
]

GOES_ON = [
    "从脱贫攻坚到……，都是这样。|懂了。",
    "学习、工作……；生活也一样。|懂了。",
    "是读书？、是做事？、都是。|懂了。",
]


def check(marked: str) -> None:
    expected = marked.split("|") if marked else []
    sentences = split_sentences("".join(expected))
    assert [sentence.text for sentence in sentences] == expected


@pytest.mark.parametrize("marked", PLAIN)
def test_a_sentence_ends_at_its_stops(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", QUOTED)
def test_a_quotation_ends_a_sentence_only_where_nothing_goes_on(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", LONELY)
def test_a_mark_without_a_partner_swallows_nothing(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", GOES_ON)
def test_a_stop_before_a_comma_ends_no_sentence(marked: str) -> None:
    check(marked)


def test_a_quotation_longer_than_any_real_one_is_a_mark_without_a_partner() -> None:
    far = "一句很平常的话。" * 40
    sentences = split_sentences(f"他说“{far}”就走了。")
    assert len(sentences) == 41


def test_offsets_count_from_the_place_of_the_text_in_its_paragraph() -> None:
    sentences = split_sentences("温故。知新。", start=30)
    assert [(one.start, one.end) for one in sentences] == [(30, 33), (33, 36)]


@pytest.mark.parametrize(
    ("text", "opening", "expected"),
    [
        ("“甲”乙", 0, 2),
        ("“甲‘乙’丙”丁", 0, 6),
        ("“甲‘乙’丙”丁", 2, 4),
        ("（《甲》）", 0, 4),
        ("“甲", 0, None),
        ("“甲》”", 0, None),
        ("“甲《乙”", 0, None),
        ("(a)", 0, 2),
    ],
)
def test_the_mark_that_closes_a_quotation_is_found(
    text: str, opening: int, expected: int | None
) -> None:
    assert closing_of(text, opening) == expected


PIECES = st.sampled_from(
    [*"学习为民。！？…“”‘’《》（），；：的等3.a\n", "……", "？！", "一句话。", "“好。”"]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_sentences_put_together_are_the_text(text: str) -> None:
    assert "".join(sentence.text for sentence in split_sentences(text)) == text


@given(st.lists(PIECES, max_size=40).map("".join), st.integers(0, 1000))
def test_every_sentence_stands_at_its_offsets(text: str, start: int) -> None:
    for sentence in split_sentences(text, start):
        assert sentence.text
        assert text[sentence.start - start : sentence.end - start] == sentence.text


@given(st.text(max_size=60))
def test_any_text_at_all_is_kept_whole(text: str) -> None:
    assert "".join(sentence.text for sentence in split_sentences(text)) == text


@given(st.lists(PIECES, min_size=1, max_size=30).map("".join))
def test_only_a_stop_or_a_quotation_ends_a_sentence_before_the_last(text: str) -> None:
    for sentence in split_sentences(text)[:-1]:
        assert sentence.text[-1] in "。！？…”’）》"
