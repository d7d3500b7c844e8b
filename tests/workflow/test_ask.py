"""`ask`: every answer is saved at once, the work can be left and taken up, the outline stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.drafting.templates import find_template
from app.errors import ExitCode, InputError
from app.outline.reading import parse_outline, read_outline
from app.workflow.ask import AskOptions, answered_beside, ask
from app.workflow.interview import HOW, Passage, Put
from app.workflow.outcome import Outcome
from app.workflow.starting import start

_OUTLINE = """\
文种: 心得体会   # 书面的
体会:
  - 主题: 核对
    事例:
      - 今年汛前走访了12个乡镇、37座小型水库，带回问题清单86条   # 汛前
下一步: false
"""


@dataclass
class Scripted:
    """A writer who types what is scripted, and then what `type` makes of a question."""

    typed: list[str] = field(default_factory=list)
    type: Callable[[Put], str] = lambda _: "q"
    told: list[str] = field(default_factory=list)
    shown: list[Passage] = field(default_factory=list)
    put: list[Put] = field(default_factory=list)

    def tell(self, lines: Sequence[str]) -> None:
        self.told += lines

    def show(self, passage: Passage) -> None:
        self.shown.append(passage)

    def answer(self, put: Put) -> str:
        self.put.append(put)
        return self.typed.pop(0) if self.typed else self.type(put)

    def line(self, prompt: str) -> str:
        self.told.append(prompt)
        return self.typed.pop(0) if self.typed else ""


def _interrupt(_: Put) -> str:
    raise KeyboardInterrupt


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    path = tmp_path / "提纲.yaml"
    path.write_text(_OUTLINE, "utf-8")
    return path


def _ask(outline: Path, writer: Scripted, options: AskOptions | None = None) -> Outcome:
    return ask(outline, options or AskOptions(), writer)


def test_an_answer_is_saved_before_the_next_question_is_put(outline: Path) -> None:
    kept = answered_beside(outline)

    def look(put: Put) -> str:
        if put.number == 1:
            assert not kept.exists()
            return "课上讲“问题要到现场去问”"
        assert "课上讲“问题要到现场去问”" in kept.read_text("utf-8")
        return "停"

    writer = Scripted(type=look)
    ended = _ask(outline, writer)
    assert [put.number for put in writer.put] == [1, 2]
    assert outline.read_text("utf-8") == _OUTLINE
    text = kept.read_text("utf-8")
    assert "# 书面的\n" in text
    assert "   # 汛前\n" in text
    assert writer.told[:2] == list(HOW)
    assert ended == Outcome(
        ExitCode.DONE,
        written=(kept,),
        notes=(
            "回答了 1 个，用了不到 1 分钟",
            f"没有问完：再运行 nigao ask {outline}，接着问",
            f"下一步：nigao draft {kept}",
        ),
    )


def test_an_answer_is_shown_as_it_stands_in_the_draft(outline: Path) -> None:
    writer = Scripted(
        type=lambda put: "脚走到了才看得见" if put.asked.key.endswith("shows") else ""
    )
    _ask(outline, writer)
    (passage,) = writer.shown
    assert passage.words.rstrip("。") == "脚走到了才看得见"


def test_all_that_is_asked_is_answered_and_asked_no_more(outline: Path) -> None:
    writer = Scripted(type=lambda put: f"答第{put.number}问的话")
    ended = _ask(outline, writer, AskOptions(minutes=0))
    assert "要问的都问过了" in ended.notes
    answered = read_outline(answered_beside(outline))
    assert {f"答第{n}问的话" for n in range(1, len(writer.put) + 1)} == {
        words for words in str(answered).replace("，", "'").split("'") if words.startswith("答第")
    }
    again = Scripted()
    assert ask(answered_beside(outline), AskOptions(), again).notes[0].startswith("回答了 0 个")
    assert again.put == []


def test_the_work_is_taken_up_where_it_was_left(outline: Path) -> None:
    kept = answered_beside(outline)
    first = Scripted(["甲的话"])
    _ask(outline, first)
    second = Scripted(["乙的话"])
    _ask(outline, second)
    assert second.told[0].startswith(f"接着 {kept} 往下问")
    assert second.put[0].asked.key == first.put[1].asked.key
    text = kept.read_text("utf-8")
    assert "甲的话" in text
    assert "乙的话" in text
    # The file with the answers may be named itself.
    third = Scripted(["丙的话"])
    _ask(kept, third)
    assert "丙的话" in kept.read_text("utf-8")
    assert sorted(path.name for path in outline.parent.iterdir()) == [kept.name, outline.name]


def test_it_begins_anew_if_it_is_told_to(outline: Path) -> None:
    _ask(outline, Scripted(["甲的话"]))
    _ask(outline, Scripted(["乙的话"]), AskOptions(force=True))
    text = answered_beside(outline).read_text("utf-8")
    assert "乙的话" in text
    assert "甲的话" not in text


def test_a_step_back_restores_the_file(outline: Path) -> None:
    kept = answered_beside(outline)
    states: list[str] = []

    def look(put: Put) -> str:
        states.append(kept.read_text("utf-8") if kept.exists() else "")
        return ["甲", "乙", "b", "丙", "q"][len(states) - 1]

    _ask(outline, Scripted(type=look))
    assert states[1] == states[3]
    assert "乙" not in kept.read_text("utf-8")


def test_the_last_answer_can_be_taken_back(outline: Path) -> None:
    # After the last question a line is read before it ends.
    ends = iter(["b", ""])
    writer = Scripted(type=lambda put: f"第{put.number}句")
    writer.line = lambda prompt: next(ends)  # type: ignore[method-assign]
    _ask(outline, writer, AskOptions(minutes=0))
    assert writer.put[-1] == writer.put[-2]._replace()
    assert "刚才的回答收回了，再问一遍" in writer.told


@pytest.mark.parametrize("broken", [KeyboardInterrupt, EOFError])
def test_who_breaks_off_loses_nothing(outline: Path, broken: type[BaseException]) -> None:
    def leave(put: Put) -> str:
        if put.number == 2:
            raise broken
        return "甲的话"

    ended = _ask(outline, Scripted(type=leave))
    assert ended.exit_code == ExitCode.DONE
    assert "甲的话" in answered_beside(outline).read_text("utf-8")
    assert any("接着问" in note for note in ended.notes)


def test_nothing_is_written_where_nothing_was_answered(outline: Path) -> None:
    ended = _ask(outline, Scripted(["", "?", "q"]))
    assert ended.written == ()
    assert ended.notes[-1] == f"下一步：nigao draft {outline}"
    assert list(outline.parent.iterdir()) == [outline]


def test_a_file_is_told_of_though_its_only_answer_was_taken_back(outline: Path) -> None:
    ended = _ask(outline, Scripted(["甲的话", "b"]))
    kept = answered_beside(outline)
    assert kept.read_text("utf-8") == _OUTLINE
    assert ended.written == (kept,)
    assert ended.notes[-1] == f"下一步：nigao draft {kept}"


def test_without_a_writer_the_questions_are_listed(outline: Path) -> None:
    ended = ask(outline, AskOptions())
    assert ended.exit_code == ExitCode.DONE
    assert isinstance(ended.output, str)
    assert "insights[0].facts[0].shows（体会一）\n" in ended.output
    assert "____" in ended.output
    assert list(outline.parent.iterdir()) == [outline]


def test_the_output_is_where_it_is_said_and_gone_on_with(outline: Path) -> None:
    other = outline.with_name("问过的.yaml")
    options = AskOptions(output=other)
    _ask(outline, Scripted(["甲的话"]), options)
    ended = _ask(outline, Scripted(["乙的话"]), options)
    assert "乙的话" in other.read_text("utf-8")
    assert any(f"nigao ask {outline} -o {other}" in note for note in ended.notes)


def test_the_commands_to_go_on_with_repeat_the_bank_and_the_template(
    outline: Path, checkout: Path
) -> None:
    banks = (checkout / "phrasebank/general", checkout / "phrasebank/seeds")
    template = find_template("心得体会")
    ended = _ask(outline, Scripted(), AskOptions(bank=banks, template=template))
    same = f"--bank {banks[0]} --bank {banks[1]} --template {template}"
    assert f"没有问完：再运行 nigao ask {outline} {same}，接着问" in ended.notes
    assert ended.notes[-1] == f"下一步：nigao draft {outline} {same}"


def test_standard_output_gets_the_outline_at_the_end(outline: Path) -> None:
    ended = _ask(outline, Scripted(["甲的话"]), AskOptions(output=Path("-")))
    assert isinstance(ended.output, bytes)
    assert "甲的话" in ended.output.decode()
    assert list(outline.parent.iterdir()) == [outline]


@pytest.mark.parametrize("name", ["提纲.yaml", "提纲.docx", "夹.yaml"])
def test_a_file_that_may_not_be_written_is_refused_first(outline: Path, name: str) -> None:
    writer = Scripted()
    (outline.parent / "夹.yaml").mkdir()
    with pytest.raises(InputError):
        _ask(outline, writer, AskOptions(output=outline.with_name(name), force=True))
    assert writer.put == []


def test_an_outline_of_no_known_kind_is_refused(outline: Path) -> None:
    outline.write_text(_OUTLINE.replace("心得体会", "小说"), "utf-8")
    with pytest.raises(InputError, match="小说"):
        _ask(outline, Scripted())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_the_ends_of_lines_stay_in_whatever_it_is_written(outline: Path, encoding: str) -> None:
    outline.write_bytes(_OUTLINE.replace("\n", "\r\n").encode(encoding))
    _ask(outline, Scripted(["甲的话"]))
    data = answered_beside(outline).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") == (encoding == "utf-8-sig")
    assert b"\r\n" in data
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert read_outline(answered_beside(outline))


def test_a_new_outline_is_made_of_facts_and_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "新.yaml"
    told = ["走访了37座水库", "主题：核对", "核对", "守了一夜: 没有出事", "", ""]
    writer = Scripted([*told, "甲的话"])
    ended = start("交流研讨材料", path, writer, language="en")
    text = path.read_text("utf-8")
    points = parse_outline(text).insights.items
    assert [point.theme for point in points] == ["核对", None]
    assert [point.facts[0].fact for point in points] == ["走访了37座水库", "守了一夜: 没有出事"]
    assert "甲的话" in text
    assert "\ninsights:" in text
    assert "\n体会:" not in text
    assert any(line.startswith("“主题”后面的冒号") for line in writer.told)
    assert ended.written == (path,)
    assert list(tmp_path.iterdir()) == [path]


def test_who_tells_no_fact_gets_the_usual_starter(tmp_path: Path) -> None:
    path = tmp_path / "新.yaml"
    writer = Scripted([""])
    ended = start("心得体会", path, writer)
    assert len(read_outline(path).insights.items) == 3
    assert ended.written == (path,)
    assert writer.put == []


def test_a_file_that_stands_there_is_told_of_before_anything_is_asked(outline: Path) -> None:
    writer = Scripted()
    with pytest.raises(InputError, match="已经存在"):
        start("心得体会", outline, writer)
    assert writer.told == []


@pytest.mark.parametrize("broken", [KeyboardInterrupt, EOFError])
def test_a_fact_is_kept_if_its_theme_is_broken_off(
    tmp_path: Path, checkout: Path, broken: type[BaseException]
) -> None:
    path = tmp_path / "新.yaml"
    bank = checkout / "phrasebank/general"

    class Leaving(Scripted):
        def line(self, prompt: str) -> str:
            if not self.typed:
                raise broken
            return super().line(prompt)

    writer = Leaving(["走访了37座水库", "核对", "守了一夜"])
    ended = start("心得体会", path, writer, bank=[bank])
    points = read_outline(path).insights.items
    assert [(point.theme, point.facts[0].fact) for point in points] == [
        ("核对", "走访了37座水库"),
        (None, "守了一夜"),
    ]
    assert writer.put == []
    assert ended == Outcome(
        written=(path,), notes=(f"再运行 nigao ask {path} --bank {bank}，接着问",)
    )


def test_a_faulty_bank_is_told_of_before_anything_is_asked(tmp_path: Path) -> None:
    writer = Scripted(["走访了37座水库", "", ""])
    with pytest.raises(InputError):
        start("心得体会", tmp_path / "新.yaml", writer, bank=[tmp_path / "没有"])
    assert writer.told == []
    assert not list(tmp_path.iterdir())
