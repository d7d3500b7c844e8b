"""A phrase pack as a folder of YAML files, read with every fault at its line and written back."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import Field

from app.bank.pack_folder import PACK_FILE, pack_paths
from app.bank.pack_yaml import Flow, FlowList, entries_text, set_texts, yaml_of
from app.errors import InputError, Problem, raise_all
from app.files.decoding import read_bytes, read_text
from app.files.editors import editor_lines, modeline
from app.files.places import size, standing
from app.files.validated import validate
from app.files.watching import Reading
from app.files.yaml_nodes import Node, YamlFile, parse_yaml, read_yaml
from app.messages import _
from app.models.base import Model
from app.models.pack import Entries, PackInfo, PhrasePack
from app.models.pattern import Vocabulary, joined_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from app.models.phrase import ParallelSet, Phrase

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
_MODELINE = modeline("phrases")
_MENTIONS = ("id", "set", "follows", "behind")


class Renewal(Model):
    """The SHA-256 of what a file was and of what it becomes; nothing where no file stands."""

    was: str = ""
    becomes: str = ""


class PackFile(PackInfo):
    """The first file of a pack: what it is called, under which licence, from which reports."""

    written: dict[str, str] = Field({})
    """The SHA-256 of each file that mining wrote, so that an edit by hand is never lost."""

    decided: str = ""
    """What stands for the decisions that it was written by; nothing where there were none."""

    renewing: dict[str, Renewal] = Field({})
    """The files that are being changed: until all are, the pack is of two kinds and none."""


class PhraseFile(Entries, Vocabulary):
    """Any file of a pack: whatever it holds, it may hold in any of them."""


_LISTS = tuple(Entries.model_fields)
_PATTERN_LISTS = tuple(name for name in _LISTS if name not in {"sets", "phrases", "left_out"})


def read_pack(folder: Path) -> PhrasePack:
    """Return the pack in a folder.

    Raises one `InputError` with every fault of every file, each at its line and column.
    """
    problems: list[Problem] = []
    first, *paths = pack_paths(folder)
    file = _reading(first, problems)
    info = _validating(file, PackFile, problems) if file else None
    if info and info.renewing:
        hint = _("等它写完；已经断了，就再运行一次 nigao mine …… -o {}").format(folder)
        raise InputError(Problem(_("这个词库没有写完"), hint, str(first)))
    reading = Reading(sum(map(size, paths)))
    parts: list[PhraseFile] = []
    mentions: list[_Mention] = []
    all_read = True
    for path in paths:
        # What was read of a file is let go before the next one: it is many times its size.
        file = _reading(path, problems, reading)
        part = _validating(file, PhraseFile, problems) if file else None
        parts += [part] if part else []
        mentions += _mentions(file) if file else []
        all_read = all_read and file is not None
    problems.extend(_doubled_ids(mentions))
    # A file that cannot be read may hold what another one mentions.
    if all_read:
        problems.extend(_loose_ends(mentions))
    raise_all(problems)
    whole = {
        **(info.model_dump(include=set(PackInfo.model_fields)) if info else {}),
        **{name: tuple(one for part in parts for one in getattr(part, name)) for name in _LISTS},
        "vocabulary": joined_vocabulary(parts),
    }
    # Every part was checked where it stands, and so are ids and what mentions them.
    pack = PhrasePack.model_validate(whole, context={"checked": True})
    raise_all(_unknown_words(pack, mentions))
    return pack


def pack_texts(pack: PhrasePack, decided: str = "") -> dict[str, str]:
    """Return the files of a pack as name and YAML text, always the same for the same pack.

    `decided` stands for the decisions by which a mined pack is what it is.
    """
    texts: dict[str, str] = {}
    for name, roles in _FILES.items():
        sets = [_set(family) for family in pack.sets if _belongs(family.role, roles)]
        phrases = [phrase for phrase in pack.phrases if _belongs(phrase.role, roles)]
        texts[name] = set_texts(sets) + entries_text("phrases", map(_phrase, phrases))
    items = (_with_flow(item.model_dump(mode="json"), "source") for item in pack.left_out)
    texts[_LEFT_OUT] = entries_text("left_out", items)
    patterns = {name: [_plain(one) for one in getattr(pack, name)] for name in _PATTERN_LISTS}
    texts[_PATTERNS] = yaml_of({name: listed for name, listed in patterns.items() if listed})
    texts[_VOCABULARY] = yaml_of(_plain(pack.vocabulary))
    texts = {name: text for name, text in texts.items() if text.strip() not in ("", "{}")}
    first = editor_lines("phrases") + _info_text(pack, texts, decided)
    return {PACK_FILE: first, **{name: _MODELINE + text for name, text in texts.items()}}


def edited_files(folder: Path) -> list[Path]:
    """Return the files of a mined pack that somebody has edited since it was written."""
    info = pack_info(folder)
    return [
        path
        for path in pack_paths(folder)[1:]
        if info.written.get(path.name) != _fingerprint(_own_bytes(path))
    ]


def pack_info(folder: Path) -> PackFile:
    """Return what a pack says of itself. Raises `InputError` with every fault of that."""
    return validate(read_yaml(folder / PACK_FILE), PackFile)


def pack_file_names() -> tuple[str, ...]:
    """Return the names of all files that mining may write into a pack."""
    return (PACK_FILE, *_FILES, _LEFT_OUT, _PATTERNS, _VOCABULARY)


def is_mined(folder: Path) -> bool:
    """Tell whether a folder holds a pack that mining wrote."""
    first = folder / PACK_FILE
    return standing(first) == "file" and read_yaml(first).root.get("origin") == "mined"


def _info_text(pack: PhrasePack, texts: dict[str, str], decided: str) -> str:
    data = pack.model_dump(include=set(PackInfo.model_fields))
    if pack.origin == "mined":
        data["decided"] = decided
        data["written"] = {name: _fingerprint(text.encode()) for name, text in texts.items()}
    return yaml_of(PackFile.model_validate(data).model_dump(mode="json", exclude_defaults=True))


def _own_bytes(path: Path) -> bytes:
    """Return what a file holds; who writes or deletes the line for editors has edited nothing."""
    return read_bytes(path).removeprefix(_MODELINE.encode())


def _fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _belongs(role: str, roles: tuple[str, ...]) -> bool:
    return role.split(".")[0] in roles


def _reading(
    path: Path, problems: list[Problem], reading: Reading | None = None
) -> YamlFile | None:
    """Return a YAML file, or None with what is wrong with it added to the problems."""
    try:
        return parse_yaml(read_text(path), str(path), reading)
    except InputError as error:
        problems.extend(error.problems)
    return None


def _validating(file: YamlFile, model: type[_M], problems: list[Problem]) -> _M | None:
    """Return what a file holds, or None with what is wrong with it added to the problems."""
    try:
        return validate(file, model)
    except InputError as error:
        problems.extend(error.problems)
    return None


class _Mention(NamedTuple):
    """An id that a set, a phrase or a sentence left out has or mentions, and where that is said."""

    file: YamlFile
    group: str
    key: str
    node: Node

    @property
    def ident(self) -> str:
        """Return the id."""
        return str(self.node.value)


def _mentions(file: YamlFile) -> Iterator[_Mention]:
    """Yield the ids in a file, in its order; they keep its lines, and nothing else of it."""
    lines = YamlFile(file.source, Node(None, 1, 1))
    for group, listed in file.root.pairs():
        for one in listed.items():
            for key, node in one.pairs():
                if key.value in _MENTIONS and node.value and isinstance(node.value, str):
                    yield _Mention(lines, str(group.value), str(key.value), node)


def _doubled_ids(mentions: Iterable[_Mention]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for one in mentions:
        if one.key != "id":
            continue
        if one.ident in first:
            what = _("编号“{id}”写了两次（第一次在 {place}）")
            what = what.format(id=one.ident, place=first[one.ident])
            yield one.file.problem(one.node, what, _("换一个编号"))
        first.setdefault(one.ident, f"{one.file.path}:{one.node.line}")


def _loose_ends(mentions: Iterable[_Mention]) -> Iterator[Problem]:
    """Yield a problem for each family and each passage that is mentioned but not there."""
    groups: dict[str, set[str]] = {}
    for one in mentions:
        if one.key == "id":
            groups.setdefault(one.group, set()).add(one.ident)
    known = {
        "set": groups.get("sets", set()),
        "follows": groups.get("phrases", set()) | groups.get("left_out", set()),
        "behind": groups.get("phrases", set()) | groups.get("left_out", set()),
    }
    for one in mentions:
        if one.key in known and one.ident not in known[one.key]:
            is_set = one.key == "set"
            what = _("词库里没有“{}”这组对仗") if is_set else _("词库里没有“{}”这一条")
            yield one.file.problem(one.node, what.format(one.ident), _("检查编号"))


def _unknown_words(pack: PhrasePack, mentions: Iterable[_Mention]) -> Iterator[Problem]:
    """Yield a problem for each deed and each field that a pattern names and no file tells."""
    places = {one.ident: one for one in mentions if one.key == "id"}
    for ident, said in pack.unknown_words():
        place = places[ident]
        yield place.file.problem(place.node, said, _("在那里添上，或改成那里有的"))


def _plain(one: Model) -> dict[str, Any]:
    return one.model_dump(mode="json", exclude_defaults=True)


def _phrase(phrase: Phrase) -> dict[str, Any]:
    data = phrase.model_dump(mode="json", exclude_defaults=True)
    if "slots" in data:
        data["slots"] = {name: Flow(slot) for name, slot in data["slots"].items()}
    if "marks" in data:
        data["marks"] = Flow(data["marks"])
    if "themes" in data:
        data["themes"] = FlowList(data["themes"])
    if "places" in data:
        data["places"] = [Flow(place) for place in data["places"]]
    if "doubt" in data:
        data["doubt"] = FlowList(data["doubt"])
    return _with_flow(data, "source")


def _set(family: ParallelSet) -> dict[str, Any]:
    data = family.model_dump(mode="json")
    slots = family.model_dump(mode="json", exclude_defaults=True).get("slots", {})
    data["slots"] = {name: Flow(slot) for name, slot in slots.items()}
    data["rows"] = [Flow(row) for row in data["rows"]]
    return data


def _with_flow(data: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: Flow(value) if name == key else value for name, value in data.items()}
