"""Patterns kept from one run to the next: the very ones that Python would compile."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.patterns import kept
from app.workflow.keeping_patterns import put_away_patterns, take_up_patterns

_PATTERNS = [
    "一次办好",
    "[一-鿿，。]{2,4}(?P<at>县|市)?",
    r"(?P<n>[一二三])是.*?(?P=n)",
    "(甲)?(?(1)乙|丙)",
    "(?i)abc|(?s:.)x",
    "(?<=前)事(?!情)",
    "",
]


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(kept, "_kept", None)


def _ran(*patterns: str) -> list[re.Pattern[str]]:
    take_up_patterns()
    made = [kept.compiled(pattern) for pattern in patterns]
    put_away_patterns()
    return made


@pytest.mark.parametrize("pattern", _PATTERNS)
def test_what_is_taken_up_is_what_python_compiles(
    pattern: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = re.compile(pattern)
    _ran(pattern)
    # The next run compiles nothing.
    monkeypatch.setattr(re, "compile", None)
    [made] = _ran(pattern)
    assert made == expected
    assert (made.pattern, made.flags, made.groups) == (pattern, expected.flags, expected.groups)
    assert dict(made.groupindex) == dict(expected.groupindex)


def test_signs_are_told_once() -> None:
    take_up_patterns()
    assert kept.known_signs("一次(?:办好|办成)") == ("一次",)
    put_away_patterns()
    take_up_patterns()
    assert kept.known_signs("一次(?:办好|办成)") == ("一次",)
    assert kept.to_keep() is None


@pytest.mark.parametrize("spoilt", [b"", b"no table", b"\x00" * 64])
def test_a_spoilt_cache_costs_only_time(tmp_path: Path, spoilt: bytes) -> None:
    _ran("一次办好")
    [file] = (tmp_path / "nigao").iterdir()
    file.write_bytes(spoilt)
    assert _ran("一次办好")[0] == re.compile("一次办好")


def test_a_pattern_with_flags_is_kept_apart_from_the_same_without(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = (0, re.IGNORECASE, re.MULTILINE | re.DOTALL, re.VERBOSE, re.ASCII)
    expected = [re.compile("^ (a).$", flags) for flags in asked]
    take_up_patterns()
    for flags in asked:
        kept.compiled("^ (a).$", flags)
    put_away_patterns()
    monkeypatch.setattr(re, "compile", None)
    take_up_patterns()
    made = [kept.compiled("^ (a).$", flags) for flags in asked]
    assert made == expected
    assert [(each.pattern, each.flags) for each in made] == [
        (each.pattern, each.flags) for each in expected
    ]


def test_a_code_that_python_refuses_is_compiled_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_code", lambda _: (b"\x01\x00\x00\x00", 0, 0, (None,), {}))
    _ran("一次办好")
    assert _ran("一次办好")[0].search("一次办好") is not None


def test_another_python_keeps_its_own() -> None:
    assert re.compile(r"\w+-[0-9a-f]+-\d+").fullmatch(kept.version().replace("cpython-", "cpython"))


def test_where_python_has_no_such_machine_all_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_machine", lambda: None)
    assert _ran("一次办好") == _ran("一次办好") == [re.compile("一次办好")]


def test_a_faulty_pattern_is_told_as_ever() -> None:
    take_up_patterns()
    with pytest.raises(re.error):
        kept.compiled("(")
    put_away_patterns()
