"""The joining words of the general pack claim nothing and stand before any fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.bank.pack_files import read_pack
from app.text.faults import find_faults

if TYPE_CHECKING:
    from pathlib import Path

FACTS = [
    "3月底，7号仓粮面结了露",
    "小窦在烧烤店刷皂液",
    "7号仓墙角结了露",
    "今年走访了12个乡镇",
    "有37户填错了",
]


def test_joining_words_stand_before_a_date_a_subject_and_a_place(checkout: Path) -> None:
    pack = read_pack(checkout / "phrasebank" / "general")
    assert len({(joint.move, joint.text) for joint in pack.joints}) == len(pack.joints)
    for joint in pack.joints:
        assert joint.text not in ("直到", "后来", "偏偏")
        assert "想" not in joint.text
        if joint.move == "fact":
            # Only a belief is turned over by what happened; a deed may have led to it.
            assert joint.natures == ("belief",)
            assert joint.after == "before"
            assert all(find_faults(joint.text + fact) == [] for fact in FACTS)
    # What it shows, and what is missing, stand right behind the fact without a word between.
    assert {joint.move for joint in pack.joints} == {"before", "fact", "change"}
    assert not [
        joint for joint in pack.joints if joint.move == "before" and "bound" in joint.natures
    ]
