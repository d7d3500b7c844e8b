"""Every value arrives at every place of a Word file, whatever its characters."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.names import NameSheet
from app.placeholders.choosing import plan_filling
from app.placeholders.verifying import read_again
from app.placeholders.word import WordText
from tests.placeholders.word_probe import probe

_TEXTS = ["在XX市", "XX", "【单位】来", "和*区", "推动XXX建设"] * 3


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.sampled_from(["XX市", "*区", "XXX", "【单位】", "XX"]),
        st.text("甲乙<&> \n\r\t\x07\ufffe\u200b\"'", max_size=6),
    )
)
def test_every_value_arrives_in_every_place(names: dict[str, str]) -> None:
    source = WordText(probe(_TEXTS))
    plan = plan_filling(source.lines, NameSheet(names=names))
    done = WordText(source.filled(plan.edits)) if plan.edits else source
    assert read_again(source, plan, done).missing == ()
