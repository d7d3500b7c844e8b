"""A pack is gone through phrase by phrase; every decision is saved before the next is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.bank.decisions import decisions_path, parse_decisions
from app.bank.loading import load_pack
from app.errors import InputError
from app.models.decision import Decision
from app.models.pack import PhrasePack
from app.models.phrase import Phrase, Slot, Source
from app.models.roles import WHOLE_BLOCKS
from app.workflow.deciding import decisions_beside, write_pack
from app.workflow.mine import mine
from app.workflow.outcome import Outcome
from app.workflow.review import Item, Reply, Review, shown, to_review
from app.workflow.reviewing import check_terminal, review_pack

REPORT = (
    "各位同事：\n主要有两点体会。\n一是要细。要把北斗清单一条一条对着做完。细就不出错。\n"
    "二是要稳。稳就走得远。\n汇报完毕。\n"
)
_LIST = "要把北斗清单一条一条对着做完。"


@dataclass
class Scripted:
    """A reviewer who types what is scripted, and then leaves."""

    typed: list[str]
    told: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    saved: list[str] = field(default_factory=list)
    path: Path | None = None

    def tell(self, lines: Sequence[str]) -> None:
        self.told += lines

    def choose(self, item: Item) -> str:
        self.items.append(item)
        if self.path:
            self.saved.append(self.path.read_text("utf-8") if self.path.exists() else "")
        return self.typed.pop(0) if self.typed else "q"

    def line(self, prompt: str, offered: str = "") -> str:
        self.told.append(prompt)
        self.offered.append(offered)
        if not self.typed:
            raise EOFError
        return self.typed.pop(0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a pack that has a doubt, as mining wrote it."""
    (tmp_path / "去年.txt").write_text(REPORT, "utf-8")
    folder = tmp_path / "我的"
    mine([tmp_path / "去年.txt"], output=folder)
    pack = load_pack(folder)
    doubted = (
        one.model_copy(update={"doubt": ("北斗",)}) if "北斗" in one.text else one
        for one in pack.phrases
    )
    pack = pack.model_copy(update={"phrases": tuple(doubted)})
    write_pack(folder, pack, decisions_beside(folder))
    return folder


def _made(folder: Path) -> list[tuple[str, str]]:
    path = decisions_path(folder)
    made = parse_decisions(path.read_text("utf-8"), str(path))
    return [(one.decision, str(one.edited) if one.decision == "edit" else one.text) for one in made]


def _sit(folder: Path, *typed: str) -> tuple[Scripted, Outcome]:
    reviewer = Scripted(list(typed), path=decisions_path(folder))
    return reviewer, review_pack(folder, Outcome(), reviewer)


def test_what_is_in_doubt_comes_first_with_its_place_and_its_doubt(folder: Path) -> None:
    reviewer, ended = _sit(folder)
    first, sentences = reviewer.items[0], load_pack(folder).phrases
    assert (first.number, first.text, first.about) == (1, _LIST, "打算 · 去年.txt 第 3 段")
    assert "".join(first.text[at] for at in sorted(first.marked)) == "北斗"
    assert first.notes == ("拿不准：“北斗”",)
    # A whole block is as its sentences are.
    assert first.of == sum(one.role not in WHOLE_BLOCKS for one in sentences)
    assert ended.written == ()
    assert not decisions_path(folder).exists()
    assert f"有 {first.of} 条要定，先看拿不准的 1 条。" in reviewer.told


def test_each_decision_is_saved_before_the_next_phrase_is_shown(folder: Path) -> None:
    reviewer, ended = _sit(folder, "留", "", "d")
    assert reviewer.saved[0] == ""
    assert "decision: keep" in reviewer.saved[1]
    assert reviewer.saved[2] == reviewer.saved[1]
    assert "decision: drop" in reviewer.saved[3]
    assert [choice for choice, _ in _made(folder)] == ["keep", "drop"]
    assert ended.notes[0] == "这次留 1 条、删 1 条"
    assert decisions_path(folder) in ended.written
    pack = load_pack(folder)
    assert not any(one.doubt for one in pack.phrases)
    gone = reviewer.items[2].text
    assert gone not in [shown(one.wording) for one in pack.phrases]
    # The next sitting asks about the others only, and mining has nothing to do.
    again, _ = _sit(folder)
    assert again.items[0].of == reviewer.items[0].of - 2
    report = folder.parent / "去年.txt"
    assert mine([report], output=folder, unless_current=True).written == ()
    before = {one.id: one.text for one in pack.phrases}
    mine([report], output=folder)
    assert {one.id: one.text for one in load_pack(folder).phrases} == before


def test_what_is_written_into_the_file_meanwhile_stays(folder: Path) -> None:
    first = decisions_beside(folder)
    ids = [one.id for one in load_pack(folder).phrases]
    kept = Decision(id=ids[0], decision="keep", text="甲")
    first.saved_with(kept)
    path = decisions_path(folder)
    path.write_text(path.read_text("utf-8") + "# 我写的\n", "utf-8")
    saved = first.saved_with(Decision(id=ids[1], decision="drop", text="乙"))
    assert "# 我写的" in path.read_text("utf-8")
    assert [one.decision for one in saved.made] == ["keep", "drop"]


def test_an_edit_begins_with_the_text_and_is_held_to_it(folder: Path) -> None:
    reviewer, _ = _sit(folder, "改", "要把（清单做完。", "要把清单做完。", "q")
    assert reviewer.offered == [_LIST, "要把（清单做完。"]
    assert "“（”不成对" in reviewer.told
    assert _made(folder) == [("edit", "要把清单做完。")]
    (edited,) = (one for one in load_pack(folder).phrases if one.mined)
    assert (edited.text, edited.mined, edited.doubt) == ("要把清单做完。", _LIST, ())


@pytest.mark.parametrize("typed", ["", _LIST, "  "])
def test_an_edit_of_nothing_decides_nothing(folder: Path, typed: str) -> None:
    reviewer, _ = _sit(folder, "e", typed, "q")
    assert "一个字也没有改：照原样留下写 k" in reviewer.told
    assert [item.number for item in reviewer.items] == [1, 1]
    assert not decisions_path(folder).exists()


def test_what_is_taken_back_is_asked_again_and_undecided_until_then(folder: Path) -> None:
    reviewer, ended = _sit(folder, "e", "要把清单做完。", "b", "", "退", "k")
    assert "刚才定的“改”收回了" in reviewer.told
    assert "decision: later" in reviewer.saved[2]
    assert reviewer.items[2].notes[-1] == "刚才定的是改"
    assert _made(folder) == [("keep", _LIST)]
    assert [item.number for item in reviewer.items] == [1, 2, 1, 2, 1, 2]
    assert ended.notes[0] == "这次留 1 条"


def test_behind_the_last_phrase_it_can_still_be_taken_back(folder: Path) -> None:
    count = _sit(folder)[0].items[0].of
    reviewer, ended = _sit(folder, *"k" * count, "什么", "b", "d", "")
    assert "没有懂“什么”：回车结束，b 退一步" in reviewer.told
    assert [choice for choice, _ in _made(folder)] == ["keep"] * (count - 1) + ["drop"]
    assert ended.notes == (f"这次留 {count - 1} 条、删 1 条",)
    none, ended = _sit(folder)
    assert none.items == []
    assert ended.notes == ("没有要定的：每一条都定过了",)


def test_an_interrupt_keeps_what_was_decided_and_writes_the_pack(folder: Path) -> None:
    class Interrupted(Scripted):
        def choose(self, item: Item) -> str:
            if item.number == 2:
                raise KeyboardInterrupt
            return super().choose(item)

    ended = review_pack(folder, Outcome(notes=("先说的",)), Interrupted(["d"]))
    assert ended.notes[0] == "这次删 1 条"
    assert "再运行一次，接着定" in ended.notes[1]
    assert not any(_LIST in one.text for one in load_pack(folder).phrases)


@pytest.mark.parametrize("typed", ["?", "？", "问"])
def test_a_question_mark_explains(typed: str) -> None:
    assert "以后也不进词库" in "".join(Review([_phrase("做好。")]).reply(typed).told)


@pytest.mark.parametrize("typed", ["K", "ｋ", " 留 ", "k\x1b[A"])
def test_a_sign_is_known_in_any_width(typed: str) -> None:
    made = Review([_phrase("做好。")]).reply(typed).decision
    assert made is not None
    assert made.decision == "keep"


def test_what_is_no_sign_decides_nothing() -> None:
    review = Review([_phrase("做好。")])
    assert review.reply("好的").told[0].startswith("没有懂“好的”：k 留")
    assert review.item is not None
    assert review.reply("b") == Reply(("这是第一条，前面没有了",))


def _phrase(text: str, **slots: str) -> Phrase:
    return Phrase(
        id="p/insight.meaning/00000001",
        role="insight.meaning",
        text=text,
        slots={name: Slot(kind="unit", held=held) for name, held in slots.items()},
        source=Source(report="甲.txt", paragraph=0, start=0, end=1),
        places=(Source(report="乙.txt", paragraph=4, start=0, end=1),),
        seen=3,
        variants=("要到{单位}去。",) if "单位" in slots else (),
    )


def test_slots_are_shown_in_brackets_and_told() -> None:
    item = Review([_phrase("到{单位}去。", 单位="市局")]).item
    assert item is not None
    assert item.text == "到[单位]去。"
    assert item.about == "认识 · 甲.txt 第 1 段、乙.txt 第 5 段 · 见于 3 份报告"
    assert item.notes == ("[单位] 原为“市局”", "也写作：要到[单位]去。")


@pytest.mark.parametrize(
    "typed", ["先到[单位]去。", "先到［单位］去。", "先到【单位】去。", "先到{单位}去。"]
)
def test_a_slot_survives_in_any_brackets(typed: str) -> None:
    review = Review([_phrase("到{单位}去。", 单位="市局")])
    assert review.reply("e").offered == "到[单位]去。"
    made = review.edited(typed).decision
    assert made is not None
    assert made.edited == "先到{单位}去。"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("到市局去。", "空位 [单位] 要留着"),
        ("到[单位]的{科室}去。", "槽位“科室”没有在 slots 里说明"),
        ("到[单位]的XX去。", "还留着占位符“XX”"),
    ],
)
def test_an_edit_that_is_no_sound_phrase_is_told_and_offered_again(typed: str, says: str) -> None:
    review = Review([_phrase("到{单位}去。", 单位="市局")])
    reply = review.edited(typed)
    assert reply.told == (says,)
    assert reply.offered == shown(typed)
    assert review.made == {}


def test_a_block_is_asked_about_only_for_a_doubt_of_its_own() -> None:
    source = Source(report="甲.txt", paragraph=0, start=0, end=9)
    block = Phrase(
        id="p/insight/1",
        role="insight",
        text="到北斗去。看青石。",
        source=source,
        doubt=("北斗", "青石"),
    )
    sentence = Phrase(
        id="p/insight.meaning/1",
        role="insight.meaning",
        text="到北斗去。",
        source=source,
        doubt=("北斗",),
    )
    other = sentence.model_copy(
        update={"id": "p/insight.meaning/2", "text": "看青石。", "doubt": ("青石",)}
    )
    pack = PhrasePack(name="p", licence="", origin="mined", phrases=(block, sentence, other))
    assert to_review(pack, ()) == [sentence, other]
    clear = other.model_copy(update={"doubt": ()})
    pack = PhrasePack(name="p", licence="", origin="mined", phrases=(block, clear, sentence))
    assert to_review(pack, ()) == [sentence, block, clear]
    kept = Decision(id=clear.id, decision="keep", text=clear.text)
    assert to_review(pack, [kept]) == [sentence, block]


def test_without_a_terminal_it_is_refused_with_the_way_on() -> None:
    check_terminal(there=True)
    with pytest.raises(InputError, match=r"decisions\.yaml"):
        check_terminal(there=False)
