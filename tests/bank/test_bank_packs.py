"""A pack written to files and read again is the same pack."""

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bank.pack_files import pack_texts, read_pack
from app.bank.pack_folder import pack_paths
from app.models.pack import LeftOut, PhrasePack, SourceFile
from app.models.phrase import ParallelSet, Phrase, Row, Slot, SlotKind, Source
from app.models.roles import PHRASE_ROLES

Write = Callable[..., Path]


def in_file_order(pack: PhrasePack) -> PhrasePack:
    """Return the pack with its members in an order that does not depend on files."""
    return pack.model_copy(
        update={
            "phrases": tuple(sorted(pack.phrases, key=lambda phrase: phrase.id)),
            "sets": tuple(sorted(pack.sets, key=lambda family: family.id)),
            "left_out": tuple(sorted(pack.left_out, key=lambda item: item.id)),
        }
    )


def check(pack: PhrasePack) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in pack_texts(pack).items():
            (Path(folder) / name).write_text(text, "utf-8", newline="\n")
        again = read_pack(Path(folder))
    assert in_file_order(again) == in_file_order(pack)
    assert pack_texts(again) == pack_texts(pack)


@pytest.mark.parametrize("name", ["general", "seeds"])
def test_a_shipped_pack_comes_back_the_same(checkout: Path, name: str) -> None:
    check(read_pack(checkout / "phrasebank" / name))


# Words that YAML reads as something else than text, and words that need its quotes.
TRICKY = [
    "no",
    "false",
    "~",
    "null",
    "10:30",
    "010",
    "2022-10-16",
    "甲: 乙",
    "# 甲",
    "- 甲",
    "'",
    '"',
]
TRICKY += [
    "&甲",
    "!甲",
    "%甲",
    "@甲",
    "|",
    ">",
    "? 甲",
    " 甲",
    "甲 ",
    "甲\n乙",
    "\t",
    "\\n",
    "，",
    "a,b",
]
LETTERS = st.sampled_from([*"学习为民", *TRICKY])
WORDS = st.lists(LETTERS, min_size=1, max_size=4).map("".join).filter(str.strip)
NAMES = st.text(alphabet="单位姓名词", min_size=1, max_size=3)
SLOTS = st.builds(
    Slot,
    kind=st.sampled_from(list(SlotKind.__args__)),  # type: ignore[attr-defined]
    held=st.none() | WORDS,
    general=st.none() | WORDS,
)
SOURCES = st.builds(
    Source,
    report=WORDS,
    paragraph=st.integers(0, 99),
    start=st.integers(0, 9),
    end=st.integers(10, 99),
)


@st.composite
def phrases(draw: st.DrawFn, ident: str) -> Phrase:
    slots = draw(st.dictionaries(NAMES, SLOTS, max_size=3))
    authored = draw(st.booleans())
    return Phrase(
        id=ident,
        role=draw(st.sampled_from(PHRASE_ROLES)),
        text=draw(WORDS) + "".join(f"{{{name}}}{draw(WORDS)}" for name in slots),
        slots=slots,
        themes=tuple(draw(st.lists(WORDS, max_size=2))),
        source=None if authored else draw(SOURCES),
        origin="authored" if authored else None,
        seen=draw(st.integers(1, 9)),
    )


@st.composite
def families(draw: st.DrawFn, ident: str) -> ParallelSet:
    slots = draw(st.dictionaries(NAMES, SLOTS, min_size=1, max_size=2))
    frame = draw(WORDS) + "".join(f"{{{name}}}" for name in slots)
    values = st.fixed_dictionaries(dict.fromkeys(slots, WORDS))
    rows = draw(st.lists(st.builds(Row, theme=WORDS, frame=st.just(0), values=values), max_size=3))
    role = draw(st.sampled_from(["insight.heading", "action.heading"]))
    return ParallelSet.model_validate(
        {"id": ident, "role": role, "frames": [frame], "slots": slots, "rows": rows}
    )


@st.composite
def packs(draw: st.DrawFn) -> PhrasePack:
    found = [draw(phrases(f"p/x/{n}")) for n in range(draw(st.integers(0, 3)))]
    sets = [draw(families(f"p/s/{n}")) for n in range(draw(st.integers(0, 2)))]
    if len(found) > 1 and draw(st.booleans()):
        found[1] = found[1].model_copy(update={"follows": found[0].id})
    if found and sets and draw(st.booleans()):
        found[0] = found[0].model_copy(update={"set": sets[0].id})
    left = [
        LeftOut(id=f"p/l/{n}", reason="local", detail=draw(WORDS), text="甲", source=draw(SOURCES))
        for n in range(draw(st.integers(0, 2)))
    ]
    return PhrasePack(
        name=draw(WORDS),
        licence=draw(WORDS),
        origin=draw(st.sampled_from(["authored", "mined"])),
        sources=tuple(draw(st.lists(st.builds(SourceFile, file=WORDS, sha256=WORDS), max_size=2))),
        phrases=tuple(found),
        sets=tuple(sets),
        left_out=tuple(left),
    )


@given(packs())
def test_any_pack_comes_back_the_same(pack: PhrasePack) -> None:
    check(pack)


def test_each_role_has_its_file() -> None:
    pack = PhrasePack(name="p", licence="MIT", phrases=tuple(of_every_role()))
    texts = pack_texts(pack)
    assert sum(text.count("- id: ") for text in texts.values()) == len(PHRASE_ROLES)
    homes = {
        role: next(n for n, text in texts.items() if f"id: p/{role}/1\n" in text)
        for role in PHRASE_ROLES
    }
    assert homes["title"] == "titles.yaml"
    assert homes["salutation"] == homes["opening.bridge"] == homes["opening"] == "openings.yaml"
    assert homes["insight.heading"] == homes["insight"] == "insights.yaml"
    assert homes["action_lead"] == homes["action.measure"] == "actions.yaml"
    assert homes["closing.call"] == homes["signoff"] == "closings.yaml"


def of_every_role() -> Iterable[Phrase]:
    for role in PHRASE_ROLES:
        yield Phrase(id=f"p/{role}/1", role=role, text="好。", origin="authored")


def test_a_pack_that_holds_nothing_is_pack_yaml_alone() -> None:
    assert list(pack_texts(PhrasePack(name="p", licence="MIT"))) == ["pack.yaml"]


def test_slots_rows_and_sources_stand_in_one_line_each() -> None:
    slot = Slot(kind="unit", held="某局", general="本单位")
    source = Source(report="a.txt", paragraph=0, start=0, end=4)
    phrase = Phrase(
        id="p/signoff/1", role="signoff", text="{单位}好", slots={"单位": slot}, source=source
    )
    text = pack_texts(PhrasePack(name="p", licence="MIT", phrases=(phrase,)))["closings.yaml"]
    assert "    单位: {kind: unit, held: 某局, general: 本单位}\n" in text
    assert "  source: {report: a.txt, paragraph: 0, start: 0, end: 4}\n" in text


def test_pack_yaml_comes_first_and_only_yaml_files_count(write: Write) -> None:
    folder = write(actions="phrases: []\n", titles="phrases: []\n")
    (folder / "notes.txt").write_text("别的文件", "utf-8")
    assert [path.name for path in pack_paths(folder)] == [
        "pack.yaml",
        "actions.yaml",
        "titles.yaml",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_pack_in_another_encoding_is_read_like_any_other(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "pack.yaml").write_text("name: 自有\nlicence: 内部使用\n", encoding)
    (tmp_path / "closings.yaml").write_text(
        "phrases:\n- {id: 自有/signoff/1, role: signoff, text: 谢谢大家！, origin: authored}\n",
        encoding,
    )
    pack = read_pack(tmp_path)
    assert (pack.name, pack.phrases[0].text) == ("自有", "谢谢大家！")
