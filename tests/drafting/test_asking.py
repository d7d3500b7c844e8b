"""The questions put about an outline: the narrowest that is left, none twice."""

from collections import Counter
from collections.abc import Callable

import pytest

from app.bank.phrase_bank import PhraseBank
from app.drafting.questions import questions
from app.drafting.templates import find_template
from app.outline.reading import parse_outline

Put = Callable[[str], dict[str, str]]

HEAD = """
kind: 心得体会
speaker: {unit: 县农业农村局, post: 农技员, name: 向明亮}
study: {subject: 绿色防控, form: 专题培训}
"""


@pytest.fixture
def put(bank: PhraseBank) -> Put:
    """Return a function that gives the questions about an outline by the key they fill."""

    def put_about(text: str) -> dict[str, str]:
        outline = parse_outline(HEAD + text, "提纲.yaml")
        return {one.key: one.text for one in questions(outline, bank, find_template(outline.kind))}

    return put_about


PLAIN = {
    "field": ["三个村的小麦都黄了根", "大棚里的西瓜裂了一半", "合作社的稻种少了两袋"],
    "none": ["铅笔少了两盒", "窗台上的花开了", "楼下的灯换成了黄的"],
    "deed": ["我走访了12户人家", "我走访了河东9户人家", "我走访了河西31户人家"],
}


@pytest.mark.parametrize("facts", PLAIN.values(), ids=PLAIN)
def test_no_question_is_put_twice(put: Put, facts: list[str]) -> None:
    points = "".join(f"  - {{facts: [{fact}]}}\n" for fact in facts)
    times = Counter(put(f"insights:\n{points}").values())
    assert [text for text, count in times.items() if count > 1] == []


@pytest.mark.parametrize(
    ("seen", "done"),
    [
        ("跟班那天他们回访了60个人", "这个月我回访了60个人"),
        ("他们头一年人工复核了每一张单子", "我复核了每一张单子"),
        ("考察那天看了一个村的转移演练", "我们做了一次转移演练"),
    ],
)
def test_of_what_was_seen_elsewhere_no_doer_is_asked(
    put: Put, bank: PhraseBank, seen: str, done: str
) -> None:
    of_deeds = {one.text for one in bank.questions if one.deeds}
    assert set(put(f"insights: [facts: [{done}]]\n").values()) & of_deeds
    assert not set(put(f"insights: [facts: [{seen}]]\n").values()) & of_deeds
