"""Fields that wait for a text: form fields, merge fields, and prompts to click on.

A form field stays a field; of the others a text is left, in the look of what the field showed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.models.names import Takes, Tick
from app.patterns import lazy
from app.word.breaking import element_end, without_identity
from app.word.check_boxes import TICKED, entries_of, is_prompt, is_ticked
from app.word.elements import attribute, element, runs, with_attribute
from app.word.grammar import ATTRIBUTES
from app.word.raw_text import escaped, read_raw
from app.word.set_aside import SIGN
from app.word.splices import Splice
from app.word.xml_part import xml_safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.word.elements import Element
    from app.word.open_places import Shape

_TAGS = lazy(rf"<(/?)((?:[\w.-]+:)?)(fldChar|fldSimple|instrText)(?=[\s/>]){ATTRIBUTES}>([^<]*)")
_MERGED = lazy(r'\s*MERGEFIELD\s+(?:"([^"]*)"|“([^”]*)”|(\S+))', 2)  # re.IGNORECASE
_ASKED = lazy(r'\s*FILLIN(?:\s+(?:"([^"]*)"|“([^”]*)”|([^\s\\]\S*)))?', 2)
_PROMPTED = lazy(r"\s*MACROBUTTON\s+(\S+)\s+(.*)", 2 | 16)
_FORM = lazy(r"\s*FORM(TEXT|CHECKBOX|DROPDOWN)\b", 2)
_NO_MACROS = ("nomacro", "dofieldclick", "abortroutine", "acceptallchangesshown")
_IN_BRACKETS = lazy(r"[\[【〔（(<《「].*[\]】〕）)>》」]", 16)
_AUTOMATIC = lazy(
    r"(?:[A-Za-z\u00c0-\u024f]|_)+\d+(?:_\d+)?|(?:文字|文本|复选|选中|下拉(?:列表)?)(?:型|框)?\d*"
)
_BLANK = lazy(r"[\s\u2000-\u200a\u00a0]*")
_TEXT = lazy(rf"<(?:[\w.-]+:)?(?:t(?=[\s>])[^>]*>(?:{SIGN})*+([^<]+)|(?:tab|br)(?=[\s/>]))")
_TAG = lazy(rf"<(/?)([^\s/>!?]+){ATTRIBUTES}>")
# Changes that somebody still has to accept stay theirs.
_TRACKED = lazy(r"<(?:[\w.-]+:)?(?:ins|del|moveFrom|moveTo)(?=[\s/>])")
_KEPT = lazy(r"<(?:[\w.-]+:)?(?:bookmark|commentRange|perm)(?:Start|End)(?=[\s/>])[^>]*/>")
_PROPERTIES = lazy(r"<((?:[\w.-]+:)?rPr)(?=[\s>])[^>]*>.*?</\1>", 16)
_LINES = lazy(r"(\r\n|\r|\n|\t)")
TAB = "\t"


@dataclass(frozen=True)
class Field:
    """A field of a part: `start` to `end` are its characters, from run to run.

    `inner` to `inner_end` is what it shows, `data` what it says of itself as a form field.
    """

    text: str
    start: int
    end: int
    inner: int
    inner_end: int
    shape: Shape
    name: str
    data: Element | None = None

    @property
    def takes(self) -> Takes:
        """Return how a value is written in it."""
        if self.shape == "checkbox":
            return Takes(ticks=(Tick(0, 1, TICKED),))
        kind = self.data and element(self.text, "type", self.data.start, self.data.end)
        if self.data is None or kind is None or kind.value != "date":
            return Takes()
        form = element(self.text, "format", self.data.start, self.data.end)
        return Takes(date_form=(form.value if form else "") or "yyyy年M月d日")

    @property
    def items(self) -> list[tuple[str, str]]:
        """Return what may be picked."""
        listed = self._list
        entries = entries_of(self.text, listed) if listed else []
        return [(each, each) for each in entries if not is_prompt(each)]

    @property
    def writes(self) -> bool:
        """Tell whether its splices write the value too: its text is gone, or there is none yet."""
        if self.shape == "checkbox":
            return False
        return self.data is None or not _TEXT.search(self.text, self.inner, self.inner_end)

    def splices(self, value: str) -> Iterator[Splice]:
        """Yield what makes it hold a value."""
        if listed := self._list:
            yield from self._picking(listed, value)
        elif self.data is None:
            kept = "".join(_KEPT.findall(self.text[self.start : self.end]))
            yield Splice(self.start, self.end, self._run(value) + kept)
        elif self.writes:
            yield Splice(self.inner, self.inner, self._run(value))

    def _picking(self, listed: Element, value: str) -> Iterator[Splice]:
        at = entries_of(self.text, listed).index(value)
        result = element(self.text, "result", listed.start, listed.end)
        if result:
            yield with_attribute(result, "val", str(at))
            return
        prefix = listed.tag[1 : listed.tag.index("ddList")]
        opened = listed.start + len(listed.tag)
        yield Splice(opened, opened, f'<{prefix}result {prefix}val="{at}"/>')

    def _run(self, value: str) -> str:
        """Return a run with a value, in the look of what the field shows, else of its code."""
        if not value:
            return ""
        prefix = self.text[self.start + 1 : self.start + 40].partition(" ")[0].partition(">")[0]
        prefix = prefix[: prefix.find(":") + 1]
        pieces = (
            f"<{prefix}{'tab' if piece == TAB else 'br'}/>"
            if _LINES.fullmatch(piece)
            else f'<{prefix}t xml:space="preserve">{escaped(piece)}</{prefix}t>'
            for piece in _LINES.split(xml_safe(value))
            if piece
        )
        return f"<{prefix}r>{self._look()}{''.join(pieces)}</{prefix}r>"

    def _look(self) -> str:
        held = list(runs(self.text, self.start, self.end))
        shown = [
            run
            for run in held
            if _TEXT.search(self.text, max(run.inner, self.inner), min(run.end, self.inner_end))
        ]
        code = [run for run in held if "instrText" in self.text[run.inner : run.end]]
        run = next(iter(shown or code[-1:]), None)
        return without_identity(self.text[run.opened : run.inner]) if run else ""

    @property
    def _list(self) -> Element | None:
        if self.data is None or self.shape != "choice":
            return None
        return element(self.text, "ddList", self.data.start, self.data.end)


@dataclass
class _Open:
    """A field whose end is still to come."""

    start: int
    code: list[str] = field(default_factory=list)
    separated: int = -1


def fields(text: str) -> Iterator[Field]:
    """Yield the fields of a part that are open; those within others are parts of them."""
    if "fldChar" not in text and "fldSimple" not in text:
        return
    opened: list[_Open] = []
    before = 0
    for match in _TAGS.finditer(text):
        name, closes = match[3], bool(match[1])
        if name == "instrText" and not closes and opened and opened[-1].separated < 0:
            opened[-1].code.append(match[4])
        elif name == "fldSimple" and not closes and not opened:
            yield from _simple(text, match.start(), match[0][: -len(match[4]) or None])
        elif name == "fldChar" and not closes:
            kind = attribute(match[0], "fldCharType")
            if kind == "begin":
                opened.append(_Open(match.start()))
            elif opened and kind == "separate":
                opened[-1].separated = match.start()
            elif opened and kind == "end":
                done = opened.pop()
                if not opened:
                    yield from _complex(text, done, match.start(), before)
                    before = match.end()


def _simple(text: str, start: int, tag: str) -> Iterator[Field]:
    end = element_end(text, start)
    found = _asked(attribute(tag, "instr"))
    if found is None or tag.endswith("/>"):
        return
    inner, inner_end = start + len(tag), text.rindex("</", start, end)
    if _is_open(text, inner, inner_end, found) and not _TRACKED.search(text, inner, inner_end):
        yield Field(text, start, end, inner, inner_end, "field", found[1])


def _complex(text: str, opened: _Open, last: int, before: int) -> Iterator[Field]:
    """Yield the field whose first and last signs stand at these places, if it is open.

    What stands `before` is of other fields.
    """
    span = _whole_runs(text, opened.start, last, before)
    if span is None:
        return
    start, end = span
    inner_end = _shown_until(text, last, start)
    inner = _shown_from(text, opened.separated, end) if opened.separated >= 0 else inner_end
    if inner > inner_end:
        return
    code = read_raw("".join(opened.code))
    form = _FORM.match(code)
    if form:
        yield from _form_field(text, form[1].upper(), (start, end, inner, inner_end), opened.start)
        return
    found = _asked(code)
    if found and _is_open(text, inner, inner_end, found):
        yield Field(text, start, end, inner, inner_end, "field", found[1])


def _form_field(
    text: str, kind: str, span: tuple[int, int, int, int], begun: int
) -> Iterator[Field]:
    data = element(text, "ffData", begun, span[3])
    if data is None:
        return
    said = {name: element(text, name, data.start, data.end) for name in ("enabled", "name")}
    enabled, named = said["enabled"], said["name"]
    if enabled and not enabled.is_on:
        return
    name = named.value if named and not _AUTOMATIC.fullmatch(named.value) else ""
    for help_text in ("statusText", "helpText"):
        told = element(text, help_text, data.start, data.end)
        name = name or (told.value if told else "")
    shape = _FORM_SHAPES[kind]
    made = Field(text, *span, shape, name, data)
    # The run that a text is written in stands between others.
    fits = kind != "TEXT" or not made.writes or _is_whole(text, made.start, made.inner)
    if fits and _waits(text, kind, data, span[2:]):
        yield made


_FORM_SHAPES: dict[str, Shape] = {"TEXT": "field", "CHECKBOX": "checkbox", "DROPDOWN": "choice"}


def _waits(text: str, kind: str, data: Element, shown: tuple[int, int]) -> bool:
    """Tell whether nobody has filled in a form field yet."""
    if kind == "CHECKBOX":
        box = element(text, "checkBox", data.start, data.end)
        return box is not None and not is_ticked(text, box)
    if kind == "DROPDOWN":
        listed = element(text, "ddList", data.start, data.end)
        entries = entries_of(text, listed) if listed else []
        result = element(text, "result", data.start, data.end)
        if not entries:
            return False
        # The first entry is what a list shows before anybody picks one.
        return result is None or (result.value in ("", "0") and is_prompt(entries[0]))
    default = element(text, "default", data.start, data.end)
    words = "".join(match[1] or " " for match in _TEXT.finditer(text, *shown))
    return bool(_BLANK.fullmatch(read_raw(words))) or (
        default is not None and read_raw(words) == default.value
    )


def _asked(code: str) -> tuple[str, str] | None:
    """Return which kind of field waits for a text by its code, and what it asks for."""
    if merged := _MERGED.match(code):
        return "merge", merged[1] or merged[2] or merged[3] or ""
    if asked := _ASKED.match(code):
        return "ask", asked[1] or asked[2] or asked[3] or ""
    prompted = _PROMPTED.match(code.rstrip())
    if prompted and (prompted[1].lower() in _NO_MACROS or _IN_BRACKETS.fullmatch(prompted[2])):
        return "prompt", prompted[2]
    return None


def _is_open(text: str, inner: int, inner_end: int, found: tuple[str, str]) -> bool:
    """Tell whether a field shows no answer; what a merge field shows is of another record."""
    return found[0] != "ask" or not _TEXT.search(text, inner, inner_end)


def _whole_runs(text: str, first: int, last: int, before: int) -> tuple[int, int] | None:
    """Return from where to where the runs of a field's signs reach; None if others hold them."""
    start = _run_start(text, first, before)
    if start is None or not _opens_run(text, start, first):
        return None
    end = _run_end(text, last)
    if end is None or not _closes_run(text, last, end) or _TRACKED.search(text, start, end):
        return None
    return (start, end) if _is_whole(text, start, end) else None


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether the elements of a stretch all begin and end in it."""
    depth = 0
    for match in _TAG.finditer(text, start, end):
        depth += -1 if match[1] else not match[0].endswith("/>")
        if depth < 0:
            return False
    return not depth


def _shown_from(text: str, separated: int, end: int) -> int:
    """Return where what a field shows begins: behind the run of a sign, or in it."""
    behind = _run_end(text, separated, end)
    alone = behind is not None and _closes_run(text, separated, behind)
    return behind if behind is not None and alone else element_end(text, separated)


def _shown_until(text: str, last: int, start: int) -> int:
    """Return where what a field shows ends: before the run of its last sign, or in it."""
    opened = _run_start(text, last, start)
    return opened if opened is not None and _opens_run(text, opened, last) else last


def _opens_run(text: str, start: int, sign: int) -> bool:
    """Tell whether nothing but properties stands in a run before a sign."""
    return _PROPERTIES.sub("", text[start:sign]).count("<") == 1


def _closes_run(text: str, sign: int, end: int) -> bool:
    return text.count("<", element_end(text, sign), end) == 1


def _run_start(text: str, at: int, first: int) -> int | None:
    """Return where the run of a sign begins, not before `first`; None if no run does."""
    prefix = text[at + 1 : text.index("fldChar", at)]
    start = max(text.rfind(f"<{prefix}r{ended}", first, at) for ended in " >")
    return start if start >= 0 else None


def _run_end(text: str, at: int, last: int | None = None) -> int | None:
    closed = f"</{text[at + 1 : text.index('fldChar', at)]}r>"
    found = text.find(closed, at, last)
    return found + len(closed) if found >= 0 else None
