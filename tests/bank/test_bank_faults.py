"""Every fault of a pack is refused at its file, line and column, with what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.bank.pack_files import read_pack
from app.errors import InputError

Write = Callable[..., Path]

SOUND = """
    phrases:
    - id: own/signoff/1
      role: signoff
      text: 汇报完毕。
      origin: authored
"""


def phrase(**lines: str) -> str:
    """Return a file of one phrase on line 2, sound but for the lines given."""
    fields = {"id": "own/signoff/1", "role": "signoff", "text": "汇报完毕。", "origin": "authored"}
    body = [f"{key}: {value}" for key, value in {**fields, **lines}.items() if value]
    return "phrases:\n- " + "\n  ".join(body) + "\n"


def family(**lines: str) -> str:
    """Return a file of one parallel set on line 2, sound but for the lines given."""
    fields = {
        "id": "own/insight.heading/1",
        "role": "insight.heading",
        "frames": "['懂得了{主题}的分量']",
        "slots": "{主题: {kind: theme}}",
        "rows": "[{theme: 为民, frame: 0, values: {主题: 为民}}]",
    }
    body = [f"{key}: {value}" for key, value in {**fields, **lines}.items() if value]
    return "sets:\n- " + "\n  ".join(body) + "\n"


def problems(folder: Path) -> list[str]:
    """Return what is told of a pack, its folder left out of the paths."""
    with pytest.raises(InputError) as caught:
        read_pack(folder)
    assert all(problem.hint for problem in caught.value.problems)
    return [str(problem).replace(f"{folder}/", "") for problem in caught.value.problems]


PHRASE_FAULTS = [
    # file, place, what is told
    (phrase(text="'我是{单位}的。'"), "2:3", "槽位“单位”没有在 slots 里说明"),
    (phrase(slots="{单位: {kind: unit}}"), "2:3", "槽位“单位”在文字里没有用到"),
    (phrase(text="'我是{单位。'"), "2:3", "花括号不成对"),
    (phrase(text="我是单位}。"), "2:3", "花括号不成对"),
    (phrase(text="'{{单位}}'", slots="{单位: {kind: unit}}"), "2:3", "花括号不成对"),
    (phrase(text="落实“包联制度。"), "2:3", "““”不成对"),
    (phrase(text="落实包联制度”。"), "2:3", "“””不成对"),
    (phrase(text="学习《论语。"), "2:3", "“《”不成对"),
    (phrase(text="学习论语》。"), "2:3", "“》”不成对"),
    (phrase(text="有三条（见附件。"), "2:3", "“（”不成对"),
    (phrase(text="有三条）见附件。"), "2:3", "“）”不成对"),
    (phrase(text="推动XX市发展。"), "2:3", "还留着占位符“XX”"),
    (phrase(text="'**的发展。'"), "2:3", "还留着占位符“**”"),
    (phrase(text="在【单位】工作。"), "2:3", "还留着占位符“【单位】”"),
    (phrase(text="某某同志讲了话。"), "2:3", "还留着占位符“某某”"),
    (phrase(role="sign_off"), "3:9", "“role”不能写“sign_off”"),
    (phrase(role="insight.verse"), "3:9", "“role”不能写“insight.verse”"),
    (phrase(text="'我是{单位}的。'", slots="{单位: {kind: town}}"), "6:22", "“kind”不能写“town”"),
    (phrase(origin=""), "2:3", "要写明来处：source"),
    (
        phrase(source="{report: a.txt, paragraph: 0, start: 0, end: 5}"),
        "2:3",
        "要写明来处：source",
    ),
    (phrase(origin="", source="{report: a.txt, paragraph: 一, start: 0, end: 5}"), "5:38", "整数"),
    (
        phrase(origin="", source="{report: a.txt, paragraph: -1, start: 0, end: 5}"),
        "5:38",
        "小于 0",
    ),
    (
        phrase(origin="", source="{report: a.txt, paragraph: 4294967295, start: 0, end: 5}"),
        "5:38",
        "大于 4000000",
    ),
    (
        phrase(origin="", source="{report: a.txt, paragraph: 0, start: -5, end: 5}"),
        "5:48",
        "小于 0",
    ),
    (
        phrase(origin="", source="{report: a.txt, paragraph: 0, start: 0, end: 4294967295}"),
        "5:56",
        "大于",
    ),
    (phrase(role=""), "2:3", "缺少“role”"),
    (phrase(text=""), "2:3", "缺少“text”"),
    (phrase(qqqqq="多写的"), "6:3", "不认识“qqqqq”: 可以写："),
    (phrase(themes="为民"), "6:11", "“themes”要写成列表"),
    (phrase(slots="[单位]"), "6:10", "“slots”要写成“键: 值”"),
    (phrase(follows="own/signoff/9"), "6:12", "词库里没有“own/signoff/9”这一条"),
    (phrase(set="own/insight.heading/9"), "6:8", "词库里没有“own/insight.heading/9”这组对仗"),
    # A phrase is no family, even where the id is one of the pack's.
    (phrase(set="own/signoff/1"), "6:8", "词库里没有“own/signoff/1”这组对仗"),
]

SET_FAULTS = [
    (family(frames="['懂得了{主题}的{分量}']"), "2:3", "槽位“分量”没有在 slots 里说明"),
    (family(slots="{主题: {kind: theme}, 词: {kind: words}}"), "2:3", "槽位“词”在文字里没有用到"),
    (family(frames="['懂得了{主题的分量']"), "2:3", "花括号不成对"),
    (family(frames="['懂得了“{主题}的分量']"), "2:3", "““”不成对"),
    (family(frames="['懂得了XX市{主题}的分量']"), "2:3", "还留着占位符“XX”"),
    (family(rows="[{theme: 为民, values: {}}]"), "2:3", "“为民”一行缺“主题”的值"),
    (family(rows="[{theme: 为民, frame: 1, values: {主题: 甲}}]"), "2:3", "frame 没有第 1 个"),
    (family(rows="[{theme: 为民, frame: 一, values: {主题: 甲}}]"), "6:29", "“frame”要写成整数"),
    (family(rows="[{values: {主题: 甲}}]"), "6:10", "缺少“theme”"),
    (family(role="insight"), "3:9", "“role”不能写“insight”"),
    (family(frames=""), "2:3", "缺少“frames”"),
]


@pytest.mark.parametrize(("text", "place", "told"), PHRASE_FAULTS + SET_FAULTS)
def test_a_fault_is_told_at_its_line_and_column(
    write: Write, text: str, place: str, told: str
) -> None:
    found = problems(write(closings=text))
    assert len(found) == 1
    assert found[0].startswith(f"closings.yaml:{place}: ")
    assert told in found[0]


def test_the_sound_examples_are_sound(write: Write) -> None:
    pack = read_pack(write(closings=phrase(), insights=family()))
    assert ([one.text for one in pack.phrases], len(pack.sets)) == (["汇报完毕。"], 1)


QUESTION = """\
questions:
- {id: own/question/1, asks: shows, text: 什么时候？, explains: 写。, example: 那天早上。, %s}
"""
REMARK = """\
remarks:
- id: own/remark/1
  deed: 找正
  text: 找正是细活。
  fits: [找正一次]
  unfit: [没有找正]
"""
HEADING = "headings:\n- {id: own/heading/1, text: 从找正说起, deeds: [找正]}\n"


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        (QUESTION % "deeds: [找正]", "2:8", "做法“找正”不在"),
        (QUESTION % "fields: [检修]", "2:8", "行业“检修”不在"),
        (REMARK, "2:7", "做法“找正”不在"),
        (HEADING, "2:8", "做法“找正”不在"),
    ],
)
def test_a_word_that_no_file_of_the_pack_tells_is_told_where_it_is_named(
    write: Write, text: str, place: str, told: str
) -> None:
    (found,) = problems(write(closings=text))
    assert found.startswith(f"closings.yaml:{place}: ")
    assert told in found


PACK_FAULTS = [
    ("licence: MIT\n", "pack.yaml:1:1: 缺少“name”"),
    ("name: own\n", "pack.yaml:1:1: 缺少“licence”"),
    ("name: own\nlicence: MIT\norigin: found\n", "pack.yaml:3:9: “origin”不能写“found”"),
    (
        "name: own\nlicence: MIT\nauthor: me\n",
        "pack.yaml:3:1: 不认识“author”: 可以写：name、licence",
    ),
    ("name: own\nlicence: MIT\nname: 再来\n", "pack.yaml:3:1: “name”写了两次（第一次在第 1 行）"),
    ("name: [own\n", "pack.yaml:2:1: YAML 写法不对"),
]


@pytest.mark.parametrize(("info", "told"), PACK_FAULTS)
def test_a_fault_of_the_pack_itself_is_told(write: Write, info: str, told: str) -> None:
    found = problems(write(pack=info, closings=SOUND))
    assert len(found) == 1
    assert found[0].startswith(told)


@pytest.mark.parametrize("key", ["kinds", "needs", "unless"])
def test_a_question_names_what_facts_are_read_for(write: Write, key: str) -> None:
    asked = f"questions:\n- {{id: own/question/1, asks: shows, text: 后来呢？, {key}: [lucky]}}\n"
    found = problems(write(asked=asked, closings=SOUND))
    assert len(found) == 1
    column = asked.splitlines()[1].index("lucky") + 1
    assert found[0].startswith(f"asked.yaml:2:{column}: ")
    assert "lucky" in found[0]


def test_a_folder_without_pack_yaml_is_no_pack(tmp_path: Path) -> None:
    (tmp_path / "closings.yaml").write_text(phrase(), "utf-8")
    with pytest.raises(InputError) as caught:
        read_pack(tmp_path)
    assert str(caught.value) == f"{tmp_path}: 这里没有词库（缺 pack.yaml）: 写出词库所在的文件夹"


def test_an_id_may_not_stand_twice_in_one_file(write: Write) -> None:
    twice = phrase() + "- {id: own/signoff/1, role: signoff, text: 谢谢大家！, origin: authored}\n"
    found = problems(write(closings=twice))
    assert len(found) == 1
    assert found[0].startswith("closings.yaml:6:8: 编号“own/signoff/1”写了两次（第一次在 ")
    assert found[0].endswith("closings.yaml:2）: 换一个编号")


def test_an_id_may_not_stand_twice_in_two_files(write: Write) -> None:
    found = problems(write(closings=phrase(), more=phrase(text="谢谢大家！")))
    assert len(found) == 1
    assert found[0].startswith("more.yaml:2:7: 编号“own/signoff/1”写了两次（第一次在 ")
    assert "closings.yaml:2" in found[0]


def test_a_set_and_a_phrase_may_not_share_an_id(write: Write) -> None:
    found = problems(write(closings=phrase(), insights=family(id="own/signoff/1")))
    assert len(found) == 1
    assert "编号“own/signoff/1”写了两次" in found[0]


def test_faults_of_every_kind_and_file_are_told_at_once(write: Write) -> None:
    found = problems(
        write(
            pack="name: own\n",
            actions="phrases: [\n",
            closings=phrase(text="落实“包联制度。")
            + phrase(role="sign").removeprefix("phrases:\n"),
            insights=family(rows="[{theme: 为民, values: {}}]"),
            more=phrase(id="own/insight.heading/1"),
        )
    )
    assert sorted(line.split(": ")[0] for line in found) == [
        "actions.yaml:2:1",
        "closings.yaml:2:3",
        "closings.yaml:6:7",
        "closings.yaml:7:9",
        "insights.yaml:2:3",
        "more.yaml:2:7",
        "pack.yaml:1:1",
    ]


def test_two_faults_of_one_phrase_are_both_told(write: Write) -> None:
    found = problems(write(closings=phrase(text="我是“{单位}，来自XX市。")))
    assert len(found) == 1
    for told in ("槽位“单位”没有在 slots 里说明", "““”不成对", "还留着占位符“XX”"):
        assert told in found[0]


def test_an_unknown_reference_is_not_told_while_a_file_cannot_be_read(write: Write) -> None:
    found = problems(write(actions="phrases: [\n", closings=phrase(follows="own/action/1")))
    assert len(found) == 1
    assert "YAML 写法不对" in found[0]


@pytest.mark.parametrize("text", ["", "phrases\n", "- 甲\n- 乙\n", "phrases: 甲\n", "词句: []\n"])
def test_a_file_of_another_shape_is_refused_by_name(write: Write, text: str) -> None:
    found = problems(write(closings=text))
    assert len(found) == 1
    assert found[0].startswith("closings.yaml:")


def test_the_line_is_shown_as_it_was_written(write: Write) -> None:
    with pytest.raises(InputError) as caught:
        read_pack(write(closings=phrase(role="sign_off")))
    assert caught.value.problems[0].shown == "  role: sign_off"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("deeds: [{name: 找正, verbs: ['']}]", "“verbs”至少要有 1 个字"),
        ("deeds: [{name: 找正, verbs: [找], objects: ['']}]", "“objects”至少要有 1 个字"),
        ("fields: [{name: 检修, nouns: ['']}]", "“nouns”至少要有 1 个字"),
        ("speakers: {head: ['']}", "“head”至少要有 1 个字"),
    ],
)
def test_a_vocabulary_has_no_empty_words(write: Write, words: str, told: str) -> None:
    assert any(told in one for one in problems(write(vocabulary=f"{words}\n", closings=SOUND)))
