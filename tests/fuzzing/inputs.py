"""Inputs of each kind as they are handed in: sound ones, with something of them changed."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from tests.fuzzing.corpus import tables, texts
from tests.fuzzing.corpus.reports import json_drafts
from tests.fuzzing.corpus.word import word_files
from tests.fuzzing.dice import Dice, Still
from tests.fuzzing.mutating import archive, markup, raw, templates, text, tree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_T = TypeVar("_T")

_MOST_CHANGES = 5
_TOML_TREE = {
    "check": {
        "ignore": ["parallel/"],
        "levels": {"punctuation/": "hint"},
        "places": [{"rule": "residue/", "text": "临河镇"}],
        "against": ["d.md"],
        "borrowed": 0.3,
    }
}


def word(dice: Dice) -> dict[str, bytes]:
    """Return the files of a Word file."""
    return {"s.docx": _packaged(word_files(), dice)}


def excel(dice: Dice) -> dict[str, bytes]:
    """Return the files of an Excel list."""
    return {"s.xlsx": _packaged(tables.excel_files(), dice)}


def excel_sheet(dice: Dice) -> dict[str, bytes]:
    """Return the files of a names sheet in Excel."""
    return {"s.xlsx": _packaged(tables.excel_sheets(), dice)}


def csv(dice: Dice) -> dict[str, bytes]:
    """Return the files of a list in CSV."""
    return {"s.csv": _text(tables.LIST_CSV, dice)}


def csv_sheet(dice: Dice) -> dict[str, bytes]:
    """Return the files of a names sheet in CSV."""
    return {"s.csv": _text(tables.NAMES_CSV, dice)}


def outline(dice: Dice) -> dict[str, bytes]:
    """Return the files of an outline."""
    return {"s.yaml": _yaml(dice.one(texts.outlines()), dice)}


def names(dice: Dice) -> dict[str, bytes]:
    """Return the files of a names sheet."""
    return {"s.yaml": _yaml(texts.NAMES, dice)}


def layout(dice: Dice) -> dict[str, bytes]:
    """Return the files of a layout."""
    return {"s.yaml": _yaml(dice.one(texts.layouts()), dice)}


def template(dice: Dice) -> dict[str, bytes]:
    """Return the files of a template."""
    return {"s.md": _text(dice.one(texts.templates()), dice, templates.TRICKS)}


def pack(dice: Dice) -> dict[str, bytes]:
    """Return the files of a phrase pack."""
    files = {f"s/{name}": held.encode() for name, held in dice.one(texts.packs()).items()}
    name = dice.one(sorted(files))
    if dice.chance(0.03):
        del files[name]
        return files
    return files | {name: _yaml(files[name].decode(), dice)}


def markdown(dice: Dice) -> dict[str, bytes]:
    """Return the files of a draft in Markdown."""
    return {"s.md": _text(dice.one(texts.texts()), dice)}


def plain(dice: Dice) -> dict[str, bytes]:
    """Return the files of a plain text."""
    return {"s.txt": _text(dice.one(texts.texts()), dice)}


def json_draft(dice: Dice) -> dict[str, bytes]:
    """Return the files of a draft in JSON."""
    seed = dice.one(json_drafts())
    if isinstance(dice, Still):
        return {"s.json": seed.encode()}
    if dice.chance(0.3):
        return {"s.json": _text(seed, dice, text.JSON_TRICKS)}
    changed = _changed(json.loads(seed), tree.mutated, dice)
    return {"s.json": tree.json_text(changed, dice).encode("utf-8", "surrogatepass")}


def rules(dice: Dice) -> dict[str, bytes]:
    """Return the files of rules beside a draft."""
    return {"rules/s.yaml": _yaml(dice.one(texts.rules()), dice), "d.md": texts.MARKDOWN.encode()}


def settings(dice: Dice) -> dict[str, bytes]:
    """Return the files of settings beside a draft."""
    if dice.chance(0.4) or isinstance(dice, Still):
        held = _text(texts.SETTINGS, dice, text.TOML_TRICKS)
    else:
        held = tree.toml_text(_changed(_TOML_TREE, tree.mutated, dice)).encode(
            "utf-8", "surrogatepass"
        )
    return {"nigao.toml": held, "r.md": texts.texts()[-1].encode(), "d.md": texts.MARKDOWN.encode()}


def _changed(data: _T, mutate: Callable[[_T, Dice], _T], dice: Dice) -> _T:
    if isinstance(dice, Still):
        return data
    for _ in range(dice.weighed([(12, 1), (5, 2), (2, 3), (1, _MOST_CHANGES)])):
        data = mutate(data, dice)
    return data


@lru_cache(maxsize=64)
def _opened(data: bytes) -> archive.Archive:
    return archive.opened(data)


@lru_cache(maxsize=1024)
def _part(entry: archive.Entry) -> str:

    return zlib.decompress(entry.packed, -15).decode("utf-8", "surrogateescape")


def _packaged(seeds: Sequence[bytes], dice: Dice) -> bytes:
    """Return a package with something of its parts, its entries or its bytes changed."""
    package = _opened(dice.one(seeds))
    level = dice.weighed([(16, "part"), (3, "entries"), (1, "splice"), (1, "bytes")])
    if isinstance(dice, Still):
        return package.data()
    if level == "part":
        return _changed(package, _with_other_part, dice).data()
    if level == "entries":
        return _changed(package, archive.mutated, dice).data()
    if level == "splice":
        at = dice.below(len(package.entries))
        other = dice.one(_opened(dice.one(seeds)).entries)
        return package.having(at, replace(other, name=package.entries[at].name)).data()
    return _changed(package.data(), raw.mutated, dice)


def _with_other_part(package: archive.Archive, dice: Dice) -> archive.Archive:
    xml = [
        at for at, entry in enumerate(package.entries) if entry.name.endswith((b".xml", b".rels"))
    ]
    at = dice.one(xml)
    # Most of what is read stands in the largest part.
    if dice.chance(0.5):
        at = max(xml, key=lambda each: package.entries[each].size)
    part = _part(package.entries[at])
    if dice.chance(0.04):
        return package.with_part(at, raw.mutated(part.encode("utf-8", "surrogateescape"), dice))
    return package.with_part(at, markup.mutated(part, dice).encode("utf-8", "surrogateescape"))


def _text(seed: str, dice: Dice, tricks: Sequence[str] = ()) -> bytes:
    if isinstance(dice, Still):
        return seed.encode()
    changed = _changed(seed, lambda held, d: text.mutated(held, d, tricks), dice)
    data = text.encoded(changed, dice)
    return raw.mutated(data, dice) if dice.chance(0.05) else data


@lru_cache(maxsize=512)
def _tree(seed: str) -> Any:
    return yaml.safe_load(seed)


def _yaml(seed: str, dice: Dice) -> bytes:
    """Return YAML changed as a tree or as a text."""
    if isinstance(dice, Still):
        return seed.encode()
    if dice.chance(0.4):
        return _text(seed, dice, text.YAML_TRICKS)
    changed = _changed(_tree(seed), tree.mutated, dice)
    written = tree.yaml_text(changed, dice)
    if dice.chance(0.1):
        return _text(written, dice, text.YAML_TRICKS)
    return written.encode("utf-8", "surrogatepass")
