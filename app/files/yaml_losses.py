"""Words that YAML drops or bends without an error, told at their place with how to write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from app.files.yaml_quoting import AT_ENDS, BLANKS, WIDE_COMMAS, quote
from app.files.yaml_scalars import UNSUSPICIOUS, plain_losses, quoted_losses, span
from app.messages import _
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.errors import Problem
    from app.files.yaml_quoting import Source

_REMARK = lazy("#[^\n]*")
# What opens a remark that is meant as one: set off from words by two spaces, and a blank behind.
_MEANT = lazy(rf"#+(?:[ \t{BLANKS}]|$)")
_SET_OFF = lazy(" {2,}| *\t[ \t]*")
_NO_COLON = lazy(r"\s*[,}\]]")
_THOUSANDS = lazy(r"\d,\d")


@dataclass
class _Level:
    """A list or a mapping that is still open, and how many nodes it holds so far."""

    start: int = 0
    flow: bool = False
    mapping: bool = False
    nodes: int = 0


class Losses:
    """The words lost in one YAML text, found while the parser's events pass by."""

    def __init__(self, source: Source) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self._levels = [_Level()]
        # Where the last event ended, and where the last words without quotes stand.
        self._end = 0
        self._plain = (-1, -1)
        # Where the value begins that the last event closed, if it closed one.
        self._closed: int | None = None

    def watch(self, events: Iterable[yaml.Event]) -> Iterator[yaml.Event]:
        """Yield the events as they come, each looked at before."""
        text = self._source.text
        for event in events:
            start, end = span(event)
            gap = text[self._end : start]
            if "#" in gap or gap == ",":
                self.stop(start)
            self._closed = None
            if isinstance(event, yaml.NodeEvent):
                self._node(event, start, end)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close()
            if end > self._end:
                self._end = end
            yield event

    @property
    def in_brackets(self) -> bool:
        """Tell whether the parser is inside of brackets."""
        return self._levels[-1].flow

    def closed_before(self, at: int) -> int | None:
        """Return where a value begins whose quotes or brackets close just before a place."""
        return None if self._source.text[self._end : at].strip(" ") else self._closed

    def words_end(self, at: int) -> int:
        """Return where the words at a place end: with their line, in brackets at a comma."""
        return self._source.words_end(at, in_brackets=self.in_brackets)

    def stop(self, at: int) -> None:
        """Look at the signs and remarks between the last event and a place."""
        gap = self._source.text[self._end : at]
        if gap == "," and _THOUSANDS.match(self._source.text, at - 2):
            self._comma(self._end)
        if "#" in gap:
            for remark in _REMARK.finditer(gap):
                self._remark(self._end + remark.start(), remark[0].rstrip())

    def _node(self, event: yaml.NodeEvent, start: int, end: int) -> None:
        level = self._levels[-1]
        level.nodes += 1
        if isinstance(event, yaml.AliasEvent):
            self._leader(start, _("不支持 YAML 的引用（*）"))
        elif event.anchor or getattr(event, "tag", None):
            self._leader(start)
        elif isinstance(event, yaml.ScalarEvent):
            if event.style:
                self._closed = None if event.style in "|>" else start
                if self._source.text.find("\n", start, end) >= 0:
                    self.problems += quoted_losses(event, self._source)
            elif start < end:
                self._words(level, start, end)
        if isinstance(event, yaml.CollectionStartEvent):
            mapping = isinstance(event, yaml.MappingStartEvent)
            self._levels.append(_Level(start, bool(event.flow_style), mapping))

    def _words(self, level: _Level, start: int, end: int) -> None:
        """Look at words without quotes."""
        source = self._source
        self._plain = (start, end)
        is_key = level.mapping and level.nodes % 2 == 1
        if len(self._levels) == 1 and (alone := source.colon_problem(start)):
            self.problems.append(alone)
        elif is_key and level.flow and _NO_COLON.match(source.text, end):
            self._no_colon(start, end)
        elif not UNSUSPICIOUS.fullmatch(source.text, start, end):
            self.problems += plain_losses(start, end, source, key=is_key, flow=level.flow)

    def _no_colon(self, start: int, end: int) -> None:
        text = self._source.text
        above = self._levels[-2]
        if _THOUSANDS.match(text, start - 2) or (above.mapping and above.nodes % 2 == 1):
            # The comma has been told of, and so will be brackets in the place of a key.
            return
        words = text[start:end]
        what = _("花括号里的“{}”后面没有“: ”").format(words)
        opened = self._levels[-1].start
        quoted = self._source.quoted(opened, self._source.line_end(opened))
        hint = _("花括号里每项写“键: 值”，冒号后空一格；是文字，就加引号：{}").format(quoted)
        self.problems.append(
            self._source.colon_problem(start) or self._source.problem(start, what, hint)
        )

    def _close(self) -> None:
        """Refuse a list in brackets that is one item only because its commas are wide."""
        level = self._levels.pop()
        self._closed = level.start if level.flow else None
        start, end = self._plain
        words = self._source.text[start:end]
        if not (level.flow and not level.mapping and level.nodes == 1):
            return
        if self._end == end and WIDE_COMMAS.fullmatch(words):
            listed = words.replace("，", ", ")
            hint = _("是几条，就写成 [{several}]；是一条，就加引号：[{one}]")
            hint = hint.format(several=listed, one=quote(words))
            self._say(start, _("“{}”里的逗号是全角的，方括号里就只有一条").format(words), hint)

    def _leader(self, start: int, what: str = "") -> None:
        source, end = self._source, self.words_end(start)
        sign, *_rest = source.text[start:end].split(" ")
        hint = _("是文字，就加引号：{}").format(source.quoted(start, end))
        self._say(start, what or _("YAML 会把开头的“{}”当成记号丢掉").format(sign), hint)

    def _comma(self, at: int) -> None:
        """Refuse a number that a list tears apart at its thousands, once for all of them."""
        text, start = self._source.text, self._plain[0]
        if _THOUSANDS.match(text, start - 2):
            return
        end = self.words_end(at + 1)
        what = _("括号里的半角逗号会把“{}”断成两项")
        hint = _("是一个数，就加引号：{}；是两项，就在逗号后面空一格")
        while _THOUSANDS.match(text, end - 1):
            end = self.words_end(end + 1)
            what = _("括号里的半角逗号会把“{}”断成几项")
            hint = _("是一个数，就加引号：{}；是几项，就在逗号后面空一格")
        quoted = self._source.quoted(start, end)
        self._say(at, what.format(text[start:end]), hint.format(quoted))

    def _remark(self, at: int, remark: str) -> None:
        """Refuse a remark that may be words: behind words without quotes, or without a blank."""
        source, text = self._source, self._source.text
        start, end = self._plain
        behind = end == self._end and not text[end:at].strip()
        before = text[end:at] if behind else text[at - 1 : at]
        set_off = _SET_OFF.fullmatch(before) if behind else before.isspace()
        if source.opens_line(at) or (set_off and _MEANT.match(remark)):
            return
        closed = self.closed_before(at)
        alone = at if self.in_brackets else min(at, source.value_start(at))
        begins = start if behind else alone if closed is None else closed
        last = self.words_end(at)
        quoted = source.quoted(begins, last)
        hint = _("是正文，就加引号：{}；是说明，就在 # 前空两格、后空一格，或另起一行")
        what = _("YAML 会把“{}”当成说明丢掉").format(text[at:last].strip(AT_ENDS))
        self._say(at, what, hint.format(quoted))

    def _say(self, at: int, what: str, hint: str) -> None:
        self.problems.append(self._source.problem(at, what, hint))
