"""Every YAML file that is shipped, or that a command writes, names its schema and follows it."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.cli.main import main
from app.drafting.templates import template_kinds
from app.files.editors import editor_lines, modeline
from app.models.decision import Decision
from app.workflow.ask import AskOptions, ask
from app.workflow.deciding import decisions_beside

if TYPE_CHECKING:
    from app.workflow.interview import Passage, Put
    from tests.editor.language_server import LanguageServer

_SHIPPED = {
    "outline": "examples/*.yaml",
    "layout": "layouts/*.yaml",
    "rules": "rules/*.yaml",
    "phrases": "examples/词库/*.yaml phrasebank/*/*.yaml",
}
# It is kept as it was mined.
_MINED_ONCE = "phrasebank/seeds"


def _shipped(checkout: Path, patterns: str) -> list[Path]:
    return sorted(path for each in patterns.split() for path in checkout.glob(each))


@pytest.mark.parametrize("schema", _SHIPPED)
def test_a_shipped_file_begins_with_the_line_for_editors(checkout: Path, schema: str) -> None:
    paths = _shipped(checkout, _SHIPPED[schema])
    own = [path for path in paths if not path.is_relative_to(checkout / _MINED_ONCE)]
    assert own
    assert [p for p in own if not p.read_text("utf-8").startswith(editor_lines(schema))] == []


def test_no_shipped_file_has_a_fault(checkout: Path, server: LanguageServer) -> None:
    named = [(s, path) for s, some in _SHIPPED.items() for path in _shipped(checkout, some)]
    texts = [modeline(schema) + path.read_text("utf-8") for schema, path in named]
    found = dict(zip((path for _, path in named), server.faults(texts), strict=True))
    assert len(found) > 40
    assert {path: faults for path, faults in found.items() if faults} == {}


class _Answering:
    """A writer who answers the first question, and leaves."""

    def __init__(self) -> None:
        self._left = ["多走一步，就少一次返工。"]

    def tell(self, lines: Sequence[str]) -> None: ...

    def show(self, passage: Passage) -> None: ...

    def answer(self, put: Put) -> str:
        return self._left.pop() if self._left else "q"

    def line(self, prompt: str) -> str:
        return ""


def _run(*args: str) -> None:
    assert main(args) in (0, 1)


def _outlines(checkout: Path) -> None:
    for number, kind in enumerate(template_kinds()):
        _run("new", kind, "-o", f"新{number}.yaml")
        _run("new", kind, "--lang", "en", "-o", f"new{number}.yaml")
    for number, seed in enumerate(sorted((checkout / "seeds").glob("*.txt"))):
        _run("new", "--from", str(seed), "-o", f"旧{number}.yaml")
        _run("new", "--from", str(seed), "--lang", "en", "-o", f"old{number}.yaml")
    shutil.copy(checkout / "examples/设备检修.yaml", "检修.yaml")
    ask(Path("检修.yaml"), AskOptions(), _Answering())
    assert "少一次返工" in Path("检修.answered.yaml").read_text("utf-8")


def _sheets(checkout: Path) -> None:
    shutil.copy(checkout / "seeds/000_cdf6f018399aeddf.txt", "稿.txt")
    _run("fill", "稿.txt", "--sheet", "名称.yaml")
    # A sheet that is there is renewed, with what its owner wrote into it.
    Path("填过.yaml").write_text(Path("名称.yaml").read_text("utf-8"), "utf-8")
    _run("fill", "稿.txt", "--sheet", "填过.yaml")


def _pack(checkout: Path) -> None:
    _run("mine", str(checkout / "seeds"), "-o", "词库")
    drop = Decision(id="seeds/signoff/1", decision="drop", text="汇报完毕。")
    decisions_beside(Path("词库")).saved_with(drop)


@pytest.fixture(scope="module")
def written(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a file of every sort that a command writes."""
    folder = tmp_path_factory.mktemp("written")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for write in (_outlines, _sheets, _pack):
            write(checkout)
    return folder


def _texts(folder: Path) -> dict[Path, str]:
    return {path: path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))}


def test_a_written_file_names_its_schema_first(written: Path) -> None:
    texts = _texts(written)
    names = {
        path.relative_to(written).as_posix(): schema
        for path, text in texts.items()
        for schema in re.findall(r"^# yaml-language-server: \$schema=\./(\w+)\.", text)
    }
    assert len(names) == len(texts) > 20
    assert {name: names[name] for name in names if "/" in name or "名" in name} == {
        **dict.fromkeys(sorted(each for each in names if each.startswith("词库/")), "phrases"),
        **dict.fromkeys(sorted(each for each in names if each.startswith("名")), "names"),
    }
    assert names["检修.answered.yaml"] == names["旧0.yaml"] == "outline"
    assert names["旧0.names.yaml"] == names["填过.yaml"] == "names"
    assert {"词库/pack.yaml", "词库/decisions.yaml", "词库/insights.yaml"} <= names.keys()


def test_it_has_no_fault_once_its_own_words_were_followed(
    written: Path, server: LanguageServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (written, written / "词库"):
        monkeypatch.chdir(folder)
        texts = {path: text for path, text in _texts(folder).items() if path.parent == folder}
        for line in {line for text in texts.values() for line in text.split("\n")[:2]}:
            for command in re.findall(r"运行 (nigao schema \w+ -o [\w.]+)，", line):
                assert main(shlex.split(command)[1:]) == 0
        found = dict(zip(texts, server.faults(list(texts.values()), folder), strict=True))
        assert {path: faults for path, faults in found.items() if faults} == {}


def test_without_the_schema_the_editor_says_which_file_it_misses(
    written: Path, tmp_path: Path, server: LanguageServer
) -> None:
    text = (written / "新0.yaml").read_text("utf-8")
    ((fault,),) = server.faults([text], tmp_path)
    assert "outline.schema.json" in fault.message
    assert text.split("\n")[1].startswith("# 上一行给编辑器看：在这里运行 nigao schema outline")
