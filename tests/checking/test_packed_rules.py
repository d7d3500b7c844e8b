"""Rules as bytes, and back: what the cache gives is what was found sound, or nothing."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from pydantic import Field

from app.checking.rule_files import load_rules
from app.files import cache
from app.models.base import Model
from app.models.packed import packed, unpacked

if TYPE_CHECKING:
    from pathlib import Path


class _Point(NamedTuple):
    x: int
    y: tuple[int, ...] = ()


class _Inner(Model):
    words: tuple[str, ...] = ()
    point: _Point | None = None


class _Outer(Model):
    name: str = "x"
    share: float | str | None = None
    inner: _Inner | None = None
    by_name: dict[str, _Inner | str] = Field({})
    many: tuple[tuple[_Inner, ...], ...] = ()
    signs: frozenset[str] = frozenset()


class _Listing(Model):
    listed: list[int] = Field([])


@pytest.mark.parametrize(
    "model",
    [
        _Outer(),
        _Outer(name="", share=0.5, inner=_Inner(words=("一", "二"))),
        _Outer(share="半", by_name={"甲": _Inner(point=_Point(1)), "乙": "丙"}),
        _Outer(many=((_Inner(), _Inner(point=_Point(1, (2, 3)))), ()), signs=frozenset("的了")),
    ],
)
def test_a_model_comes_back_as_it_was(model: _Outer) -> None:
    [back] = unpacked(packed([model]))
    assert back == model
    assert back.model_dump() == model.model_dump()
    assert type(back.by_name.get("甲")) is type(model.by_name.get("甲"))
    assert hash(back.signs) == hash(model.signs)
    with pytest.raises(ValueError, match="frozen"):
        back.name = "y"


def test_what_bytes_cannot_tell_is_refused() -> None:
    with pytest.raises(TypeError, match="list"):
        packed([_Listing(listed=[1])])


@pytest.mark.parametrize(
    "told",
    [
        ([("os", "stat_result", ("a",))], []),
        ([(__name__, "_Inner", ("other",))], []),
        ([("no.such.module", "Rule", ())], []),
        [],
        3,
    ],
)
def test_bytes_of_other_things_give_nothing(told: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        unpacked(marshal.dumps(told))


@pytest.mark.parametrize(
    "other", [b"", b"{}", b"[", marshal.dumps(([], 1)), packed([_Outer()])[:9]]
)
def test_a_cache_that_tells_no_rules_is_read_anew(
    other: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    rules = load_rules()
    [file] = cache.cache_folder().glob("rules-*")
    cache.write_cached(file.name, other)
    assert load_rules() == rules
    assert cache.read_cached(file.name) == packed(rules)
