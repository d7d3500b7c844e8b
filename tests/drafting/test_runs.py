"""Which runs serve a point, and how they are kept whole."""

from __future__ import annotations

from collections.abc import Container
from random import Random

import pytest

from app.bank.phrase_bank import PhraseBank
from app.bank.queries import RunQuery
from app.bank.runs import BankRun
from app.drafting.avoiding import Avoided
from app.drafting.runs import choose_runs, runs_for
from app.models.pack import LeftOut, PhrasePack
from app.models.pattern import Run, Step
from app.models.phrase import Phrase, Slot, SlotKind, Source
from app.models.roles import PhraseRole
from tests.drafting.small_bank import every_run

FOURTH = "《习近平谈治国理政》第四卷"
WRITER: frozenset[SlotKind] = frozenset({"subject", "study", "unit", "post"})


def serve(
    bank: PhraseBank,
    themes: str,
    subject: str = FOURTH,
    *,
    action: bool = False,
    seed: int = 0,
    avoid: Container[str] = (),
) -> list[BankRun | None]:
    ranked = [
        runs_for(RunQuery(theme, action=action, subject=subject), bank, WRITER)
        for theme in themes.split()
    ]
    return choose_runs(ranked, Random(seed), avoid)  # noqa: S311


def headings(runs: list[BankRun | None]) -> list[str]:
    return [run.heading.source_text if run and run.heading else "" for run in runs]


def source(paragraph: int, start: int) -> Source:
    return Source(report="a.txt", paragraph=paragraph, start=start, end=start + 9)


def mined(
    role: PhraseRole, text: str, paragraph: int, start: int, theme: str = "节水", **more: object
) -> Phrase:
    return Phrase.model_validate(
        {
            "id": f"old/{role}/{paragraph}-{start}",
            "role": role,
            "text": text,
            "themes": (theme,),
            "source": source(paragraph, start),
            **more,
        }
    )


def old_pack(*phrases: Phrase, left_out: tuple[LeftOut, ...] = ()) -> PhraseBank:
    pack = PhrasePack(
        name="old", licence="", origin="mined", phrases=phrases, left_out=left_out, sources=()
    )
    return PhraseBank([pack])


def gone(paragraph: int, start: int, reason: str = "local") -> LeftOut:
    return LeftOut.model_validate(
        {
            "id": f"old/left_out/{paragraph}-{start}",
            "reason": reason,
            "detail": "",
            "text": "某处的话。",
            "source": source(paragraph, start),
        }
    )


@pytest.mark.parametrize(
    ("themes", "expected"),
    [
        (
            "为民 自律 奋进",
            [
                "感悟到“衙斋卧听萧萧竹，疑是民间疾苦声”的“为民之道”",
                "感悟到“新松恨不高千尺，恶竹应须斩万竿”的“自律之道”",
                "感悟到“百尺竿头思更进，策马扬鞭自奋蹄”的“奋进之道”",
            ],
        ),
        (
            "理想信念 具体工作 应对挑战",
            [
                "要将学习贯彻融汇到理想信念中，在笃信笃行中筑牢忠诚",
                "要将学习贯彻落实到具体工作中，在锚定目标中创新发展",
                "要将学习贯彻体现到应对挑战中，在敢于斗争中护好大局",
            ],
        ),
    ],
)
def test_a_seed_serves_an_outline_like_its_own_with_headings_and_sections(
    bank: PhraseBank, themes: str, expected: list[str]
) -> None:
    for seed in range(5):
        runs = serve(bank, themes, seed=seed)
        assert headings(runs) == expected
        for run in runs:
            assert run
            sources = [phrase.source for step in run.steps if (phrase := bank.phrase(step.ref))]
            assert len(sources) == len(run.steps) >= 2
            assert len({(each.report, each.paragraph) for each in sources if each}) == 1
            starts = [each.start for each in sources if each]
            assert starts == sorted(starts)


def test_the_next_steps_of_a_seed_serve_the_same_themes(bank: PhraseBank) -> None:
    runs = serve(bank, "科技人才支撑 人民群众需要 统筹发展安全", action=True)
    assert headings(runs) == [
        "强化科技人才支撑，释放创新活力动力",
        "聚焦人民群众需要，创造美好生活品质",
        "更好统筹发展安全，维护安定和谐大局",
    ]
    # The writer's measure comes first; there a local one stood.
    assert [run.own_at for run in runs if run] == [0, 0, 0]


def test_another_study_is_served_by_what_was_written_for_any(bank: PhraseBank) -> None:
    for run in serve(bank, "为民 自律 奋进", "党的二十届四中全会精神"):
        assert run
        assert run.id.startswith("general/run/")


def test_the_facts_stand_where_a_local_sentence_was_left_out(bank: PhraseBank) -> None:
    (run,) = serve(bank, "应对挑战")
    assert run
    assert [step.move for step in run.steps] == ["says", "requires"]
    assert run.own_at == 2
    assert all("高新" not in step.text and "品牌" not in step.text for step in run.steps)


def test_a_sentence_of_another_place_never_comes_along(bank: PhraseBank) -> None:
    for themes in ("理想信念 具体工作 应对挑战", "高质量发展 人民群众需要 统筹发展安全"):
        for action in (False, True):
            for run in serve(bank, themes, action=action):
                slots = [slot for step in run.steps for slot in step.slots.values()] if run else []
                assert all(slot.general or slot.kind in WRITER for slot in slots)


def test_a_sentence_goes_with_the_one_it_leans_on() -> None:
    first = mined(
        "insight.evidence",
        "在{地区}有人说过一句话。",
        1,
        30,
        slots={"地区": Slot(kind="place", held="某地")},
    )
    second = mined("insight.evidence", "这是一句真话。", 1, 60, follows=first.id)
    rest = [
        mined("insight.meaning", "节水要从每一个人做起。", 1, 90),
        mined("insight.resolve", "今后要带头做好节水的事。", 1, 120),
    ]
    (ranked,) = runs_for(RunQuery("节水"), old_pack(first, second, *rest))
    assert [step.text for step in ranked.run.steps] == [phrase.text for phrase in rest]
    # The place of what is gone is the writer's.
    assert ranked.run.own_at == 0


def test_points_that_share_a_paragraph_are_runs_of_their_own() -> None:
    bank = old_pack(
        mined("insight.heading", "知节水之重", 1, 2),
        mined("insight.evidence", "水是命脉。", 1, 20),
        mined("insight.resolve", "要惜水。", 1, 40),
        mined("insight.heading", "行节水之实", 1, 60, "实干"),
        mined("insight.evidence", "事在人为。", 1, 80, "实干"),
        mined("insight.resolve", "要力行。", 1, 110, "实干"),
        left_out=(gone(1, 30), gone(1, 90, "dated")),
    )
    runs = every_run(bank)
    assert [[step.text for step in run.steps] for run in runs] == [
        ["水是命脉。", "要惜水。"],
        ["事在人为。", "要力行。"],
    ]
    assert [run.own_at for run in runs] == [1, 1]
    assert [run.heading and run.heading.text for run in runs] == ["知节水之重", "行节水之实"]


def test_the_place_of_a_local_sentence_counts_before_one_left_out_for_a_fault() -> None:
    said = [
        mined("insight.evidence", "水是命脉。", 1, 20),
        mined("insight.meaning", "惜水就是惜福。", 1, 60),
        mined("insight.resolve", "要力行节水。", 1, 110),
    ]
    bank = old_pack(*said, left_out=(gone(1, 40, "defect"), gone(1, 90)))
    assert every_run(bank)[0].own_at == 2


def authored(name: str, theme: str, *classes: str, action: bool = False) -> Run:
    return Run.model_validate(
        {
            "id": f"g/run/{name}",
            "themes": (theme,) if theme else (),
            "classes": classes,
            "action": action,
            "steps": [
                Step(move="duty", text=f"做好{name}的事。"),
                Step(move="local", text=f"{name}方面，"),
                Step(move="resolve", text=f"今后把{name}的事做得更好。"),
            ],
        }
    )


def of(*runs: Run) -> PhraseBank:
    return PhraseBank([PhrasePack(name="g", licence="", runs=runs)])


@pytest.mark.parametrize(
    ("theme", "classes", "expected"),
    [
        ("安全", ["hazard"], ["甲", "乙", "丙"]),
        # A kind of it, not chance: 作为民警 is not of 为民.
        ("护理安全", [], ["甲"]),
        ("作为民警", [], []),
        ("防火", ["hazard"], ["乙", "丙"]),
        # One character is of no kind: 安 is no kind of 安全.
        ("安", [], []),
        ("茶艺", [], []),
        (None, [], []),
    ],
)
def test_a_run_serves_a_theme_then_its_class_and_no_other(
    theme: str | None, classes: list[str], expected: list[str]
) -> None:
    bank = of(
        authored("丙", "防汛", "hazard"),
        authored("乙", "", "hazard"),
        authored("甲", "安全"),
        authored("戊", "安全", action=True),
    )
    ranked = runs_for(RunQuery(theme, frozenset(classes)), bank)  # type: ignore[arg-type]
    assert [each.run.id[-1] for each in ranked] == sorted(expected, key=["甲", "丙", "乙"].index)


def test_a_lead_stands_only_before_a_fact() -> None:
    (run,) = every_run(of(authored("安全", "安全")))
    assert [step.move for step in run.steps] == ["duty", "resolve"]
    assert run.own_at == 1
    assert run.lead
    assert run.lead.text == "安全方面，"


def test_no_run_stands_twice_and_the_closer_point_has_it(bank: PhraseBank) -> None:
    only = of(authored("安全", "安全"))
    ranked = [runs_for(RunQuery(theme), only) for theme in ("护理安全", "安全")]
    assert choose_runs(ranked, Random(0))[0] is None  # noqa: S311
    runs = [run.id for run in serve(bank, "为民 为民 为民", "", seed=3) if run]
    assert len(set(runs)) == len(runs)


@pytest.mark.parametrize("theme", ["为民", "服务", "群众"])
def test_what_is_avoided_is_never_chosen(bank: PhraseBank, theme: str) -> None:
    avoid: list[str] = []
    while run := serve(bank, theme, avoid=tuple(avoid))[0]:
        assert run.id not in avoid
        avoid.append(run.id)
    assert avoid
    assert serve(bank, theme, avoid=tuple(avoid)) == [None]


def test_a_sentence_of_another_draft_is_known_with_its_slots_filled(bank: PhraseBank) -> None:
    (first,) = serve(bank, "为民", "《条例》")
    assert first
    said = first.steps[3].text.replace("{职务}", "副主任")
    assert said != first.steps[3].text
    (second,) = serve(bank, "为民", "《条例》", avoid=Avoided((said,)))
    assert second is None or second.id != first.id


def test_the_same_seed_draws_the_same_run_of_those_that_serve_alike() -> None:
    ranked = runs_for(RunQuery("安全"), of(*(authored(name, "安全") for name in "甲乙丙")))

    def drawn(seed: int) -> list[BankRun | None]:
        return choose_runs([ranked], Random(seed))  # noqa: S311

    assert drawn(1) == drawn(1)
    assert len({run.id for seed in range(16) for run in drawn(seed) if run}) == 3
