"""A phrase pack as a folder of YAML files, read with every fault at its line and written back."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import Field

from app.bank.pack_folder import PACK_FILE, pack_paths
from app.errors import InputError, Problem, raise_all
from app.files.decoding import read_bytes
from app.files.places import standing
from app.files.validated import validate
from app.files.yaml_nodes import read_yaml
from app.files.yaml_quoting import needs_quotes
from app.models.base import Model
from app.models.pack import Entries, PackInfo, PhrasePack
from app.models.pattern import Vocabulary, joined_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from app.files.yaml_nodes import Node, YamlFile
    from app.models.phrase import ParallelSet, Phrase

try:
    from yaml import CSafeDumper as _Emitter
except ImportError:  # A PyYAML that was built without its C library.
    from yaml import SafeDumper as _Emitter  # type: ignore[assignment]

_M = TypeVar("_M", bound=Model)

# Which roles live in which file; the last part of a role does not matter.
_FILES: dict[str, tuple[str, ...]] = {
    "titles.yaml": ("title",),
    "openings.yaml": ("salutation", "opening"),
    "insights.yaml": ("insight",),
    "actions.yaml": ("action_lead", "action"),
    "closings.yaml": ("closing", "signoff"),
}
_LEFT_OUT = "left_out.yaml"
_PATTERNS = "patterns.yaml"
_VOCABULARY = "vocabulary.yaml"


class PackFile(PackInfo):
    """The first file of a pack: what it is called, under which licence, from which reports."""

    written: dict[str, str] = Field({})
    """The SHA-256 of each file that mining wrote, so that an edit by hand is never lost."""

    decided: str = ""
    """What stands for the decisions that it was written by; nothing where there were none."""


class PhraseFile(Entries, Vocabulary):
    """Any file of a pack: whatever it holds, it may hold in any of them."""


_LISTS = tuple(Entries.model_fields)
_PATTERN_LISTS = tuple(name for name in _LISTS if name not in {"sets", "phrases", "left_out"})


def read_pack(folder: Path) -> PhrasePack:
    """Return the pack in a folder.

    Raises one `InputError` with every fault of every file, each at its line and column.
    """
    problems: list[Problem] = []
    first, *rest = [_reading(path, problems) for path in pack_paths(folder)]
    info = _validating(first, PackFile, problems)
    files = [file for file in rest if file]
    parts = [part for file in files if (part := _validating(file, PhraseFile, problems))]
    problems.extend(_doubled_ids(files))
    # A file that cannot be read may hold what another one mentions.
    if len(files) == len(rest):
        problems.extend(_loose_ends(files))
    raise_all(problems)
    return PhrasePack(
        **(info.model_dump(exclude={"written", "decided"}) if info else {}),
        **{name: tuple(one for part in parts for one in getattr(part, name)) for name in _LISTS},
        vocabulary=joined_vocabulary(parts),
    )


def pack_texts(pack: PhrasePack, decided: str = "") -> dict[str, str]:
    """Return the files of a pack as name and YAML text, always the same for the same pack.

    `decided` stands for the decisions by which a mined pack is what it is.
    """
    texts: dict[str, str] = {}
    for name, roles in _FILES.items():
        content: dict[str, Any] = {
            "sets": [_set(family) for family in pack.sets if _belongs(family.role, roles)],
            "phrases": [_phrase(phrase) for phrase in pack.phrases if _belongs(phrase.role, roles)],
        }
        texts[name] = _yaml({key: value for key, value in content.items() if value})
    if pack.left_out:
        items = [item.model_dump(mode="json") for item in pack.left_out]
        texts[_LEFT_OUT] = _yaml({"left_out": [_with_flow(item, "source") for item in items]})
    patterns = {name: [_plain(one) for one in getattr(pack, name)] for name in _PATTERN_LISTS}
    texts[_PATTERNS] = _yaml({name: listed for name, listed in patterns.items() if listed})
    texts[_VOCABULARY] = _yaml(_plain(pack.vocabulary))
    texts = {name: text for name, text in texts.items() if text.strip() != "{}"}
    return {PACK_FILE: _info_text(pack, texts, decided), **texts}


def edited_files(folder: Path) -> list[Path]:
    """Return the files of a mined pack that somebody has edited since it was written."""
    info = pack_info(folder)
    return [
        path
        for path in pack_paths(folder)[1:]
        if info.written.get(path.name) != _fingerprint(read_bytes(path))
    ]


def pack_info(folder: Path) -> PackFile:
    """Return what a pack says of itself. Raises `InputError` with every fault of that."""
    return validate(read_yaml(folder / PACK_FILE), PackFile)


def pack_file_names() -> tuple[str, ...]:
    """Return the names of all files that mining may write into a pack."""
    return (PACK_FILE, *_FILES, _LEFT_OUT)


def is_mined(folder: Path) -> bool:
    """Tell whether a folder holds a pack that mining wrote."""
    first = folder / PACK_FILE
    return standing(first) == "file" and read_yaml(first).root.get("origin") == "mined"


def _info_text(pack: PhrasePack, texts: dict[str, str], decided: str) -> str:
    data = pack.model_dump(include=set(PackInfo.model_fields))
    if pack.origin == "mined":
        data["decided"] = decided
        data["written"] = {name: _fingerprint(text.encode()) for name, text in texts.items()}
    return _yaml(PackFile.model_validate(data).model_dump(mode="json", exclude_defaults=True))


def _fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _belongs(role: str, roles: tuple[str, ...]) -> bool:
    return role.split(".")[0] in roles


def _reading(path: Path, problems: list[Problem]) -> YamlFile | None:
    """Return a YAML file, or None with what is wrong with it added to the problems."""
    try:
        return read_yaml(path)
    except InputError as error:
        problems.extend(error.problems)
    return None


def _validating(file: YamlFile | None, model: type[_M], problems: list[Problem]) -> _M | None:
    """Return what a file holds, or None with what is wrong with it added to the problems."""
    try:
        return validate(file, model) if file else None
    except InputError as error:
        problems.extend(error.problems)
    return None


def _doubled_ids(files: Iterable[YamlFile]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for file, _, node in _entries(files):
        ident = _scalar(node, "id")
        if ident is None or ident.value is None:
            continue
        name = str(ident.value)
        if name in first:
            yield file.problem(
                ident, f"编号“{name}”写了两次（第一次在 {first[name]}）", "换一个编号"
            )
        first.setdefault(name, f"{file.path}:{ident.line}")


def _loose_ends(files: Iterable[YamlFile]) -> Iterator[Problem]:
    """Yield a problem for each family and each passage that is mentioned but not there."""
    groups: dict[str, set[str]] = {}
    entries = list(_entries(files))
    for _, group, node in entries:
        ident = _scalar(node, "id")
        if ident is not None:
            groups.setdefault(group, set()).add(str(ident.value))
    known = {
        "set": groups.get("sets", set()),
        "follows": groups.get("phrases", set()) | groups.get("left_out", set()),
    }
    for file, _, node in entries:
        for key, ids in known.items():
            ref = _scalar(node, key)
            if ref is not None and ref.value and str(ref.value) not in ids:
                what = "这组对仗" if key == "set" else "这一条"
                yield file.problem(ref, f"词库里没有“{ref.value}”{what}", "检查编号")


def _entries(files: Iterable[YamlFile]) -> Iterator[tuple[YamlFile, str, Node]]:
    """Yield each set, phrase and sentence left out: its file, its group, and its node."""
    for file in files:
        for group, listed in file.root.pairs():
            for node in listed.items():
                yield file, str(group.value), node


def _scalar(node: Node, name: str) -> Node | None:
    return next((value for key, value in node.pairs() if key.value == name), None)


class _Flow(dict[str, Any]):
    """A mapping that is written in one line."""


class _FlowList(list[str]):
    """A list that is written in one line."""


class _Dumper(_Emitter):
    """Writes block style, but `_Flow` mappings and `_FlowList`s in one line."""


_Dumper.add_representer(
    str,
    lambda dumper, words: dumper.represent_scalar(
        "tag:yaml.org,2002:str", words, style='"' if needs_quotes(words) else None
    ),
)
_Dumper.add_representer(
    _Flow,
    lambda dumper, data: dumper.represent_mapping(
        "tag:yaml.org,2002:map", data.items(), flow_style=True
    ),
)
_Dumper.add_representer(
    _FlowList,
    # In brackets a full-width comma looks as if it parted two words.
    lambda dumper, data: dumper.represent_sequence(
        "tag:yaml.org,2002:seq", data, flow_style=not any("，" in words for words in data)
    ),
)


def _yaml(content: dict[str, Any]) -> str:
    return yaml.dump(
        content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6, indent=2
    )


def _plain(one: Model) -> dict[str, Any]:
    return one.model_dump(mode="json", exclude_defaults=True)


def _phrase(phrase: Phrase) -> dict[str, Any]:
    data = phrase.model_dump(mode="json", exclude_defaults=True)
    if "slots" in data:
        data["slots"] = {name: _Flow(slot) for name, slot in data["slots"].items()}
    if "marks" in data:
        data["marks"] = _Flow(data["marks"])
    if "themes" in data:
        data["themes"] = _FlowList(data["themes"])
    if "places" in data:
        data["places"] = [_Flow(place) for place in data["places"]]
    if "doubt" in data:
        data["doubt"] = _FlowList(data["doubt"])
    return _with_flow(data, "source")


def _set(family: ParallelSet) -> dict[str, Any]:
    data = family.model_dump(mode="json")
    slots = family.model_dump(mode="json", exclude_defaults=True).get("slots", {})
    data["slots"] = {name: _Flow(slot) for name, slot in slots.items()}
    data["rows"] = [_Flow(row) for row in data["rows"]]
    return data


def _with_flow(data: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: _Flow(value) if name == key else value for name, value in data.items()}
