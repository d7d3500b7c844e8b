"""YAML with the line and column of every key and value.

Scalars stay the strings the user wrote (`10:30`, `010`, `no` and `2022-10-16` are text);
only a bare `false` and an empty value have a meaning of their own.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from app.errors import InputError, Problem, raise_all
from app.files.decoding import read_text
from app.files.watching import WatchedText
from app.files.yaml_faults import event_problem, fault_problems, place_of
from app.files.yaml_losses import Losses
from app.files.yaml_quoting import AT_ENDS, Source
from app.files.yaml_scalars import span
from app.messages import N_, _
from app.trace import step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from app.files.watching import Reading

Plain = str | bool | None | list["Plain"] | dict[str, "Plain"]

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 40
_OPENING = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
_CLOSING = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
_QUOTED = ("'", '"', "|", ">")
_EMPTY = ("", "~", "null")
FALSE = ("false", "False", "FALSE")


class Node(NamedTuple):
    """A YAML value and where it starts (line and column from 1).

    `value` is a string, False, None, a list of nodes, or key-value pairs of nodes. `unquoted`
    is a text that stands in the file without quotes. `end` is the place in the file's text where
    the value ends, 0 for one that was never read.
    """

    value: str | bool | list[Node] | list[tuple[Node, Node]] | None
    line: int
    column: int
    mapping: bool = False
    unquoted: bool = False
    end: int = 0

    def pairs(self) -> list[tuple[Node, Node]]:
        """Return the key-value pairs of a mapping; nothing for any other value."""
        return self.value if self.mapping else []  # type: ignore[return-value]

    def items(self) -> list[Node]:
        """Return the members of a list; nothing for any other value."""
        return self.value if isinstance(self.value, list) and not self.mapping else []  # type: ignore[return-value]

    def get(self, name: str) -> str | bool | None:
        """Return the scalar under a key of a mapping; None if there is none."""
        for key, value in self.pairs():
            if key.value == name and not isinstance(value.value, list):
                return value.value
        return None

    def walk(self) -> Iterator[Node]:
        """Yield this node and every node below it, keys included, in the file's order."""
        yield self
        for key, value in self.pairs():
            yield key
            yield from value.walk()
        for item in self.items():
            yield from item.walk()

    def plain(self) -> Plain:
        """Return the value as strings, lists and dictionaries, without places."""
        if self.mapping:
            return {str(key.value): value.plain() for key, value in self.pairs()}
        if isinstance(self.value, list):
            return [item.plain() for item in self.items()]
        return self.value


@dataclass(frozen=True)
class YamlFile:
    """A YAML file that was read: its text, and its root node."""

    source: Source
    root: Node

    @property
    def path(self) -> str:
        """Return the path of the file."""
        return self.source.path

    def problem(self, node: Node, what: str, hint: str = "") -> Problem:
        """Return a problem at a node, with the line as the user wrote it."""
        lines = self.source.lines
        shown = lines[node.line - 1] if node.line <= len(lines) else ""
        return Problem(what, hint, self.path, node.line, node.column, shown)

    def colon_problem(self, node: Node, is_key: Callable[[str], bool]) -> Problem | None:
        """Return what keeps an unquoted text from being one of some keys with its value."""
        return self.source.colon_problem(self.start(node), is_key) if node.unquoted else None

    def is_braced(self, node: Node) -> bool:
        """Tell whether a node is written in brackets of its own."""
        return self.source.text.startswith(("{", "["), self.start(node))

    def quoted(self, node: Node) -> str:
        """Return the line of a node of this file with the node in quotes, to be taken as a text."""
        start = self.start(node)
        before = self.source.text[self.source.line_start(start) : start]
        in_brackets = "[" in before or "{" in before
        return self.source.quoted(start, self.source.words_end(start, in_brackets=in_brackets))

    def start(self, node: Node) -> int:
        """Return the place in the text where a node of this file starts."""
        return self.source.place(node.line, node.column)

    def scalar(self, text: str) -> Node | None:
        """Return the first key or value that is this text, or None."""
        return next((node for node in self.root.walk() if node.value == text), None)

    def find(self, loc: Sequence[str | int]) -> Node:
        """Return the deepest node on a path of keys and indices; steps it lacks are passed over.

        An unknown or missing key gives the mapping that should hold it. The last step gives the
        key's own place where the value is empty.
        """
        node = self.root
        for key in loc:
            node = _step(node, key) or node
        return node

    def find_key(self, loc: Sequence[str | int]) -> Node:
        """Return the key that is the last step of a path, or what `find` returns where it is none.

        The other steps are passed over as there.
        """
        *above, last = loc
        keys = (key for key, _ in self.find(above).pairs() if key.value == last)
        return next(keys, self.find(loc))


@step(N_("读 YAML"))
def read_yaml(path: Path) -> YamlFile:
    """Return a YAML file with places.

    Raises `InputError` with line and column for unreadable files, YAML that does not parse,
    words that YAML would drop or bend without an error, doubled keys, keys that are no text, and
    nesting deeper than forty levels.
    """
    return parse_yaml(read_text(path), str(path))


def parse_yaml(text: str, path: str, reading: Reading | None = None) -> YamlFile:
    """Return YAML text with places; errors as for `read_yaml`.

    A long text is told of while it is read, as part of a `reading`.
    """
    source = Source(text.removeprefix("\ufeff"), path)
    raise_all(source.hidden_characters())
    losses = Losses(source)
    keys: list[Problem] = []
    try:
        stream = WatchedText(source.text, reading) if reading else source.text
        root = _build(yaml.parse(stream, Loader=_LOADER), losses, source, keys)
    except yaml.YAMLError as error:
        if deep := _too_deep(source.text, error):
            raise InputError(event_problem(deep, "deep", source)) from error
        raise InputError(fault_problems(error, source, losses)) from error
    if root is None or root.value is None:
        raise_all(losses.problems)
        raise InputError(Problem(_("文件里没有内容"), _("照 nigao new 写出的样子填写"), path))
    keys.sort(key=lambda problem: (problem.line or 0, problem.column or 0))
    raise_all([*losses.problems, *keys])
    return YamlFile(source, root)


def _build(
    events: Iterator[yaml.Event], losses: Losses, source: Source, keys: list[Problem]
) -> Node | None:
    """Return the root node of a YAML text, or None if it holds nothing; tell of wrong keys.

    The nodes are built from the parser's events: its own composer calls itself for each level,
    and a file of a hundred thousand brackets takes the whole process down with it.
    """
    above: list[tuple[yaml.CollectionStartEvent, list[Node]]] = []
    nodes: list[Node] = []
    for event in losses.watch(events):
        if type(event) is yaml.ScalarEvent:
            nodes.append(_scalar_node(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(above) >= _DEEPEST:
                raise InputError(event_problem(event, "deep", source))
            above.append((event, nodes))
            nodes = []
        elif isinstance(event, yaml.CollectionEndEvent):
            start, outer = above.pop()
            outer.append(_collection(start, event, nodes))
            nodes = outer
            keys += _key_problems(outer[-1].pairs(), source)
        elif isinstance(event, yaml.AliasEvent):
            line, column = place_of(event)
            nodes.append(Node(None, line, column, unquoted=True, end=span(event)[1]))
        elif isinstance(event, yaml.DocumentStartEvent) and nodes:
            raise InputError(event_problem(event, "second", source))
    return nodes[0] if nodes else None


def _too_deep(text: str, error: yaml.YAMLError) -> yaml.Token | None:
    """Return what opens the first level too many, if that stands before the place of an error.

    The C parser of PyYAML 6.0.4 refuses a thousand levels in words of its own, and before its
    first event, for it looks ahead on a line for the colon of a key. Its scanner in Python has no
    such limit.
    """
    mark = getattr(error, "problem_mark", None)
    depth = 0
    # What the scanner cannot read, such as a character beyond all, the parser has told of.
    with suppress(yaml.YAMLError, ValueError, OverflowError):
        for token in yaml.scan(text, Loader=yaml.BaseLoader):
            if mark is None or token.start_mark.index > mark.index:
                break
            depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
            if depth > _DEEPEST:
                return token
    return None


def _collection(
    start: yaml.CollectionStartEvent, end: yaml.CollectionEndEvent, nodes: list[Node]
) -> Node:
    # Without brackets, a collection is closed only by what comes behind it.
    ends = span(end)[1] if start.flow_style else nodes[-1].end
    if isinstance(start, yaml.MappingStartEvent):
        pairs = list(zip(nodes[::2], nodes[1::2], strict=True))
        return Node(pairs, *place_of(start), mapping=True, end=ends)
    return Node(nodes, *place_of(start), end=ends)


def _scalar_node(event: yaml.ScalarEvent) -> Node:
    text = str(event.value)
    line, column = place_of(event)
    end = span(event)[1]
    if event.style in _QUOTED:
        return Node(text, line, column, mapping=False, unquoted=False, end=end)
    text = text.strip(AT_ENDS)
    value = None if text in _EMPTY else False if text in FALSE else text
    return Node(value, line, column, mapping=False, unquoted=True, end=end)


def _key_problems(pairs: list[tuple[Node, Node]], source: Source) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for key, _value in pairs:
        if isinstance(key.value, str) and key.value not in first:
            first[key.value] = key.line
            continue
        what, hint = _("键要写成文字"), _("检查冒号前面的内容；以 { 或 [ 开头的文字要加引号")
        if isinstance(key.value, str):
            what = _("“{key}”写了两次（第一次在第 {line} 行）")
            what = what.format(key=key.value, line=first[key.value])
            hint = _("删去其中一个")
        yield source.problem(source.place(key.line, key.column), what, hint)


def _step(node: Node, step: str | int) -> Node | None:
    if isinstance(step, int):
        items = node.items()
        return items[step] if 0 <= step < len(items) else None
    for key, value in node.pairs():
        if key.value == step:
            return key if value.value is None else value
    return None
