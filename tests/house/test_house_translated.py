"""Whatever goes wrong with a user's files is told in his language: no part of it stays Chinese.

The catalog here turns every Chinese character into an x, and what the files hold is English: what
is Chinese in the end was never translated.
"""

from __future__ import annotations

import io
import re
import zipfile
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from app.bank.decisions import parse_decisions
from app.bank.pack_files import read_pack
from app.engines.engine import want
from app.errors import InputError
from app.files.decoding import read_text
from app.files.tables.table import look_through, read_table
from app.files.toml_places import TomlFile
from app.files.whole import write_whole
from app.files.yaml_nodes import parse_yaml
from app.markup.parsing import read_markup
from app.messages import speaking
from app.models.phrase import Phrase
from app.outline.reading import parse_outline
from app.reading.readers import read_report
from app.word.package import Package

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = re.compile("[\u4e00-\u9fff]")
# What an outline calls its keys stays.
_KEY = re.compile("（[\u4e00-\u9fff]+）")
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class _Crosses(NullTranslations):
    def gettext(self, message: str) -> str:
        return _HAN.sub("x", message)

    def ngettext(self, message: str, plural: str, count: int) -> str:
        return self.gettext(message if count == 1 else plural)


@pytest.fixture(autouse=True)
def _in_crosses(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("app.messages._catalog", _Crosses)
    with speaking("en"):
        yield


def _zip(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            # Without a time: every process has to name its examples alike.
            archive.writestr(zipfile.ZipInfo(name.replace("__", "/")), text)
    return made.getvalue()


def _check(told: pytest.ExceptionInfo[InputError]) -> None:
    for problem in told.value.problems:
        assert "x" in problem.what
        said = _KEY.sub("", f"{problem.what} {problem.hint} {problem.where}")
        assert not _HAN.search(said), problem


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: [b",
        "a: 1\n- b",
        "a:\n\t- b",
        "a: 'b' c",
        "a: [b] c",
        "a: *b",
        "a: &b c",
        "a: !b c",
        "a: % b",
        "a\n---\nb",
        "[" * 50,
        "a: 1\na: 2",
        "[a]: b",
        "a: \x07",
        "a: \x07\x07",
        "a：b",
        "a:\u3000b",
        "{a b}",
        "[1,000]",
        "[1,000,000]",
        "[a，b]",
        "a: b #c",
        "a: b\n  - c",
        "a:\n  - b\n    - c",
        "a:\n  b\n c: d",
        "a:\n  -b",
        "a: -b",
        "a:\n  – b",
        "a: b,\n  c，",
        "a: |b",
        "a: >\n  b，\n  c",
        'a: "b，\n  c"',
        "a: b\u3000# c",
    ],
)
def test_of_a_yaml_text(text: str) -> None:
    with pytest.raises(InputError) as told:
        parse_yaml(text, "a.yaml")
    _check(told)


@pytest.mark.parametrize(
    "text", ["a", "a =", "a = [1", "a = 'b", "a = 1\na = 2", "[a]\n[a]", "a = 1 b", 'a = "\n"']
)
def test_of_a_toml_text(text: str) -> None:
    with pytest.raises(InputError) as told:
        TomlFile(text, "a.toml")
    _check(told)


@pytest.mark.parametrize(
    "text",
    [
        "kind: a\ninsights: []",
        "insights: true",
        "kind:\ninsights: [a]",
        "kind: a\nkinds: b\nspeaker: [a]\ninsights: [{}]",
        "kind: a\ninsights: [a]\nstudy: {courses: [{teacher: b}], facts: c}",
        "kind: a\ninsights: [{theme: b, pin: c, inline: 1}]",
        "kind: a\ninsights: [a]\ndate: 2026-13-40\nlength: long\nvoice: loud\ncopies: true",
        "kind: a\ninsights: [a]\ndate: 2026-02-30\nlength: 0\nordinals: {insights: a}",
        "kind: a\ninsights: [a]\nlength: 900-800\nordinals: {insights: '2.', next_steps: b}",
        "kind: a\ninsights: [a]\nlength: 9999999\nnames: {'': b}\nclosing: {c: d}\nsignoff: []",
        "kind: a\ninsights: [{theme: 'b：c'}, '']\ntitle: |\n  a\n  b\ntitl: [c]",
        "kind: a\nspeaker: {unit: b，post：c}\ninsights: [a]",
    ],
)
def test_of_an_outline(text: str) -> None:
    with pytest.raises(InputError) as told:
        parse_outline(text, "a.yaml")
    _check(told)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b","),
        ("a.csv", b"1,2\n3,4"),
        ("a.csv", b"a,a\n1,2,3"),
        ("a.csv", b"a,\n1,2"),
        ("a.csv", b'a,"b'),
        ("a.csv", b'a,"b"c'),
        ("a.csv", "a，b\n".encode()),
        ("a.csv", b"a,b\n#N/A,####\n=SUM(A1),1.2E+15\n=DISPIMG(1),110101199001010000"),
        ("a.csv", b"a\n" + 102 * b"#N/A\n"),
        ("a.txt", b"\0a"),
        *(("a.xlsx", data) for data in (b"%PDF-1", b"{\\rtf1", _OLD, b"\x89PNG", b"<html>", b"a")),
        ("a.xlsx", _zip(a="")),
        ("a.xlsx", _zip(xl__workbook_xml="")),
        ("a.xlsx", _zip(**{"xl__workbook.xml": "<workbook/>"})),
        ("a.xlsx", _zip(**{"xl__workbook.xml": "<!DOCTYPE a><workbook/>"})),
        ("a.xlsx", _zip(**{"word__document.xml": ""})),
    ],
)
def test_of_a_table(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as told:
        read_table(path)
    _check(told)


def test_of_what_was_passed_over_in_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n" + 7 * "total,3\n", "utf-8")
    (note,) = look_through(path).notes
    assert "x" in note
    assert not _HAN.search(note)


@pytest.mark.parametrize(
    "data",
    [
        *(b"%PDF-1", b"{\\rtf1", b"<html>", b"<?xml?>", b"\x89PNG", b"\xff\xd8\xff", b"a", b"\0"),
        *(_OLD, _OLD + "WordDocument".encode("utf-16-le"), _zip(a=""), b"PK\3\4a"),
        *(_zip(**{name: "<a/>"}) for name in ("xl__workbook.xml", "ppt__presentation.xml")),
        *(_zip(**{name: "<a/>"}) for name in ("visio__document.xml", "OFD.xml", "mimetype")),
        _zip(**{"word__document.xml": "<a"}),
        _zip(**{"word__document.xml": "<!DOCTYPE a><a/>"}),
    ],
)
@pytest.mark.parametrize("name", ["a.docx", "a.wps", "a"])
def test_of_a_word_file(data: bytes, name: str) -> None:
    with pytest.raises(InputError) as told:
        _main_part(data, name)
    _check(told)


def _main_part(data: bytes, name: str) -> None:
    package = Package(data, name)
    package.xml(package.main)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *((f"a.{suffix}", "a") for suffix in ("pdf", "xlsx", "pptx", "png", "zip", "yaml", "b")),
        ("a.json", "{"),
        ("a.json", "{}a"),
        ("a.json", '{"a": 1}'),
        ("a.txt", " "),
    ],
)
def test_of_a_report(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as told:
        read_report(path)
    _check(told)


def test_of_a_draft() -> None:
    with pytest.raises(InputError) as told:
        read_markup("::: a\nb\n", name="a.md")
    # The labels of blocks are words of the draft, and stay.
    assert all(problem.what.startswith("xxx") for problem in told.value.problems)


def test_of_a_path(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a", "utf-8")
    with pytest.raises(InputError) as told:
        read_text(tmp_path)
    _check(told)
    with pytest.raises(InputError) as told:
        read_text(tmp_path / "b")
    _check(told)
    with pytest.raises(InputError) as told:
        write_whole(tmp_path / "a", b"b")
    _check(told)
    with pytest.raises(InputError) as told:
        write_whole(tmp_path / "a" / "b", b"b")
    _check(told)
    with pytest.raises(InputError) as told:
        write_whole(tmp_path / ("a" * 300), b"b")
    _check(told)


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("", {}),
        ("a{", {}),
        ("{a}", {}),
        ("a（", {"origin": "authored"}),
        ("a", {"slots": {"b": {"kind": "words", "general": "{"}}}),
        ("a", {"doubt": ["b", ""], "source": None}),
        ("a", {"id": "b c"}),
    ],
)
def test_of_a_phrase(text: str, more: dict[str, object]) -> None:
    phrase = {"id": "a/title/b", "role": "title", "text": text, **more}
    with pytest.raises(ValidationError) as told:
        Phrase.model_validate(phrase)
    (error,) = told.value.errors()
    assert "x" in error["msg"]
    assert not _HAN.search(error["msg"])


def test_of_a_pack(tmp_path: Path) -> None:
    with pytest.raises(InputError) as told:
        read_pack(tmp_path)
    _check(told)
    (tmp_path / "pack.yaml").write_text("name: a\nlicence: MIT\norigin: authored\n", "utf-8")
    phrases = 2 * "- {id: a/title/b, role: title, text: '（', follows: a/title/c, set: d}\n"
    (tmp_path / "titles.yaml").write_text(f"phrases:\n{phrases}", "utf-8")
    with pytest.raises(InputError) as told:
        read_pack(tmp_path)
    _check(told)
    decided = 2 * "- {id: a/title/b, decision: edit, text: a}\n"
    with pytest.raises(InputError) as told:
        parse_decisions(f"decisions:\n{decided}", "a.yaml")
    _check(told)


def test_of_an_engine_whose_package_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.engines.engine.find_spec", lambda _: None)
    with pytest.raises(InputError) as told:
        want("ray")
    _check(told)
