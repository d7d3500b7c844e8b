"""How the files of a pack are written as YAML, some entries at a time, for all would not fit."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import yaml

from app.files.yaml_quoting import needs_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

try:
    from yaml import CSafeDumper as _Emitter
except ImportError:  # A PyYAML that was built without its C library.
    from yaml import SafeDumper as _Emitter  # type: ignore[assignment]

_AT_ONCE = 500


class Flow(dict[str, Any]):
    """A mapping that is written in one line."""


class FlowList(list[str]):
    """A list that is written in one line."""


class _Dumper(_Emitter):
    """Writes block style, but `Flow` mappings and `FlowList`s in one line."""


_Dumper.add_representer(
    str,
    lambda dumper, words: dumper.represent_scalar(
        "tag:yaml.org,2002:str", words, style='"' if needs_quotes(words) else None
    ),
)
_Dumper.add_representer(
    Flow,
    lambda dumper, data: dumper.represent_mapping(
        "tag:yaml.org,2002:map", data.items(), flow_style=True
    ),
)
_Dumper.add_representer(
    FlowList,
    # In brackets a full-width comma looks as if it parted two words.
    lambda dumper, data: dumper.represent_sequence(
        "tag:yaml.org,2002:seq", data, flow_style=not any("，" in words for words in data)
    ),
)


def yaml_of(content: dict[str, Any]) -> str:
    """Return a mapping as YAML."""
    return yaml.dump(
        content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6, indent=2
    )


def entries_text(key: str, entries: Iterable[dict[str, Any]]) -> str:
    """Return entries as YAML, a list under a key; nothing where there are none."""
    texts = [_without_lines(yaml_of({key: some}), 1) for some in _parted(iter(entries))]
    return "".join([f"{key}:\n", *texts]) if texts else ""


def set_texts(sets: Sequence[dict[str, Any]]) -> str:
    """Return parallel sets as YAML; their rows come last, and may be very many."""
    texts = [text for family in sets for text in _set_texts(family)]
    return "".join(["sets:\n", *texts]) if texts else ""


def _set_texts(family: dict[str, Any]) -> Iterator[str]:
    rows = iter(family["rows"])
    head = {**family, "rows": list(islice(rows, _AT_ONCE))}
    yield _without_lines(yaml_of({"sets": [head]}), 1)
    for some in _parted(rows):
        yield _without_lines(yaml_of({"sets": [{"rows": some}]}), 2)


def _parted(entries: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while some := list(islice(entries, _AT_ONCE)):
        yield some


def _without_lines(text: str, lines: int) -> str:
    return text.split("\n", lines)[lines]
