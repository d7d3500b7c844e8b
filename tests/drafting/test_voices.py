"""In which voice a report speaks, and as whom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from app.bank.phrase_bank import PhraseBank
from app.drafting.voices import Person, in_person, person_of, voice_of
from app.outline.reading import parse_outline

LABELLED = yaml.safe_load(Path(__file__).with_name("labelled_voices.yaml").read_text("utf-8"))


def voice(outline: dict[str, Any], bank: PhraseBank) -> str:
    return voice_of(parse_outline(yaml.safe_dump(outline, allow_unicode=True)), bank)


@pytest.mark.parametrize(
    ("half", "rows"), [("seen", LABELLED[::2]), ("held back", LABELLED[1::2])], ids=["seen", "held"]
)
def test_the_voice_is_told_by_kind_study_speaker_and_telling(
    half: str, rows: list[dict[str, Any]], bank: PhraseBank
) -> None:
    wrong = [row for row in rows if voice(row["outline"], bank) != row["voice"]]
    print(f"voice of {len(rows)} outlines, {half}: {len(rows) - len(wrong)} as labelled")
    assert len(rows) >= 20
    assert wrong == []


@pytest.mark.parametrize("row", LABELLED[:4], ids=str)
def test_what_the_outline_asks_for_counts_alone(row: dict[str, Any], bank: PhraseBank) -> None:
    for asked in ("plain", "official"):
        assert voice({**row["outline"], "voice": asked}, bank) == asked


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (["我把号叫错了，老人等了两个小时"], "我"),
        (["我们跑了七回", "后来我一个人又去了一回", "这是我们没想到的"], "我们"),
        (["完成整改46项"], "我"),
        # 我市 and its like name a place or a unit, not who speaks; neither do a course's words.
        (["我市推行一站办", "我局办结37件"], "我"),
        (["我局办结37件，我们少跑了路"], "我们"),
        (["由我科会同牵头部门优化，我们班组配合", "我盯到最后"], "我"),
        (["有人说“我们不行”，我没作声"], "我"),
        (["我们党历来重视，我们国家也是"], "我"),
        (["咱们车间换了三台泵"], "我们"),
        # A verb may open with the same character as a unit.
        (["我处理了37件，我组织大家对账，我站在窗口", "我们跑了两回"], "我"),
        (["我们所有人都到了，我们办结37件，我们部署下去", "我盯着"], "我们"),
    ],
)
def test_the_person_is_told_by_the_writers_own_words(facts: list[str], expected: str) -> None:
    point = {"theme": "责任", "facts": facts}
    text = yaml.safe_dump({"kind": "心得体会", "insights": [point]}, allow_unicode=True)
    assert person_of(parse_outline(text)) == expected


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("{unit: 县农业农村局党组}", "我们"),
        ("{unit: 市信息中心网络安全组}", "我们"),
        ("{unit: 县农业农村局, name: 王敏}", "我"),
        ("{unit: 县农业农村局, post: 科长}", "我"),
        ("{name: 王敏}", "我"),
    ],
)
def test_a_unit_that_nobody_signs_for_is_many(speaker: str, expected: str) -> None:
    text = f"{{kind: 学习情况报告, speaker: {speaker}, insights: [{{facts: [办结37件]}}]}}"
    assert person_of(parse_outline(text)) == expected


def test_answers_and_measures_tell_the_person_too() -> None:
    outline = parse_outline(
        "{kind: 心得体会, insights: [{facts: [{fact: 退了7单, change: 我们先互相看一遍}]}],"
        " next_steps: [{measures: [我们每周对一次账]}]}"
    )
    assert person_of(outline) == "我们"


@pytest.mark.parametrize(
    ("text", "person", "expected"),
    [
        ("作为党员干部，我们更要以史为鉴。", "我", "作为党员干部，我更要以史为鉴。"),
        ("让我深刻感悟到责任。", "我们", "让我们深刻感悟到责任。"),
        (
            "我们党团结带领人民，“我们是答卷人”。",
            "我",
            "我们党团结带领人民，“我们是答卷人”。",
        ),
        ("推动自我革命，我国发展。", "我们", "推动自我革命，我国发展。"),
        ("我们要学。", "我们", "我们要学。"),
        ("功成不必在我，时不我待。", "我们", "功成不必在我，时不我待。"),
    ],
)
def test_a_borrowed_sentence_speaks_as_its_writer(text: str, person: Person, expected: str) -> None:
    assert in_person(text, person) == expected
