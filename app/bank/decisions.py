"""The decisions on the phrases of a pack, in a file of its user's beside the pack."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, get_args

from app.bank.pack_folder import DECISIONS_FILE
from app.errors import raise_all
from app.files.decoding import read_as_written
from app.files.editors import editor_lines
from app.files.places import standing
from app.files.text_edits import editable
from app.files.validated import validate
from app.files.yaml_editing import rewritten
from app.files.yaml_nodes import Node, parse_yaml
from app.files.yaml_quoting import needs_quotes
from app.messages import _
from app.models.decision import Choice, Decision, Decisions
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.errors import Problem
    from app.files.yaml_nodes import Plain, YamlFile

_ABOUT = f"""\
{editor_lines("phrases")}\
# 对词库里语句的决定，一条一项；可以直接改，注释会留着，mine 每次照着做。
# decision：keep 留，drop 删，edit 改成 edited 的话，later 以后再说。"""
_LIST = "decisions"
_ID = lazy(r"\w[\w-]*/[a-z_.]+/\w+")
_PLAIN = {_LIST, *Decision.model_fields, *get_args(Choice)}


def decisions_path(folder: Path) -> Path:
    """Return where the decisions on a pack are kept."""
    return folder / DECISIONS_FILE


def decisions_text(folder: Path) -> str:
    """Return the text of the decisions beside a pack; nothing where there are none."""
    path = decisions_path(folder)
    return read_as_written(path) if standing(path) == "file" else ""


def fingerprint_of(text: str) -> str:
    """Return what stands for the text of some decisions; nothing for none."""
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def parse_decisions(text: str, name: str) -> tuple[Decision, ...]:
    """Return the decisions that a text holds. Raises `InputError` with every fault of it."""
    file = _file(text, name)
    # Where every item was taken out by hand the key stands there with nothing behind it.
    plain: dict[str, Plain] = {
        str(key.value): value.plain() or [] for key, value in file.root.pairs()
    }
    found = validate(file, Decisions, plain if file.root.mapping else None).decisions
    raise_all(_doubled(file))
    return found


def with_decision(text: str, decision: Decision, name: str) -> str:
    """Return the text of decisions with one more, or with another one on the same phrase.

    Comments, order and quotes stay. Raises `InputError` where the text cannot be added to.
    """
    text = _begun(text)
    file = _file(text, name)
    ((key, listed),) = file.root.pairs()
    held = list(listed.items())
    at = next((n for n, item in enumerate(held) if item.get("id") == decision.id), len(held))
    held[at : at + 1] = [_item(held[at] if at < len(held) else None, decision)]
    root = file.root._replace(value=[(key, listed._replace(value=held))])
    return rewritten(text, file, root, _scalar)


def _begun(text: str) -> str:
    """Return a text that has room for decisions; what is empty but for comments gets it."""
    if any(
        line.strip() and not line.lstrip().startswith("#") for line in editable(text).splitlines()
    ):
        return text
    return f"{text.rstrip() or _ABOUT}\n{_LIST}:\n"


def _file(text: str, name: str) -> YamlFile:
    return parse_yaml(editable(_begun(text)), name)


def _item(old: Node | None, decision: Decision) -> Node:
    """Return a decision as it is written, in the place of an older one on the same phrase."""
    said = decision.model_dump(exclude_none=True)
    pairs = [(key, _said(value, said.pop(str(key.value), None))) for key, value in _pairs(old)]
    added = [(Node(key, 0, 1), Node(words, 0, 1)) for key, words in said.items()]
    made = [*pairs, *added]
    return old._replace(value=made) if old else Node(made, 0, 1, mapping=True)


def _pairs(old: Node | None) -> list[tuple[Node, Node]]:
    return old.pairs() if old else []


def _said(value: Node, words: str | None) -> Node:
    """Return a value that says words; without any it stays as it is."""
    return value if words in (None, value.value) else value._replace(value=words)


def _scalar(words: str) -> str:
    """Return words in one line: in quotes, but for a plain id, a key or a choice."""
    plain = words in _PLAIN or (_ID.fullmatch(words) and not needs_quotes(words))
    return words if plain else json.dumps(words, ensure_ascii=False)


def _doubled(file: YamlFile) -> Iterator[Problem]:
    first: dict[object, int] = {}
    for _key, listed in file.root.pairs():
        for item in listed.items():
            node = next(value for key, value in item.pairs() if key.value == "id")
            if node.value in first:
                what = _("“{id}”定了两次（第一次在第 {line} 行）")
                what = what.format(id=node.value, line=first[node.value])
                yield file.problem(node, what, _("删去其中一次"))
            first.setdefault(node.value, node.line)
