"""Content controls: those that are open, and what makes them hold a value as if it were typed.

A control is open as long as it shows a prompt in the place of a text; a checkbox as long as it is
not ticked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.names import Takes, Tick
from app.patterns import lazy
from app.word.bound_data import Binding
from app.word.breaking import element_end
from app.word.check_boxes import TICKED, symbol
from app.word.control_dates import iso_date
from app.word.elements import attribute, element, elements, runs, with_attribute
from app.word.grammar import ATTRIBUTES
from app.word.raw_text import escaped, read_raw
from app.word.set_aside import SIGN
from app.word.splices import Splice

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from app.word.elements import Element
    from app.word.open_places import Shape

_TAGS = lazy(rf"<(/?)((?:[\w.-]+:)?)(sdt|sdtPr|sdtContent)(?=[\s/>]){ATTRIBUTES}>")
# What holds other things than a text of its own, or others' text.
_NO_TEXT = lazy(
    r"<(?:[\w.-]+:)?(?:picture|group|docPartObj|docPartList|citation|bibliography|equation"
    r"|repeatingSection|repeatingSectionItem|entityPicker)(?=[\s/>])"
)
# LibreOffice forgets of a plain text that it is a prompt; nobody writes these words himself.
_USUAL_PROMPT = lazy(
    r"单击(?:或点击)?(?:此处|以)?输入(?:文[字本]|日期)。?|选择一项。?"
    r"|(?:Click|Click or tap)(?: here)? to enter (?:text|a date)\.|Choose an item\."
)
_LOCKS = ("contentLocked", "sdtContentLocked")
# Names that a program gives, which tell nobody what is asked for.
_NO_NAME = lazy(r"goog_rdk_\d+|[\d\W_]*")
_RUN_PROPERTIES = lazy(r"<((?:[\w.-]+:)?rPr)(?=[\s>])[^>]*>.*?</\1>", 16)  # re.DOTALL
_TEXT = lazy(rf"<(?:[\w.-]+:)?t(?=[\s>])[^>]*>(?=(?:{SIGN})*+[^<])")
_PROMPT_GRAY = lazy(r"<(?:[\w.-]+:)?color\s[^>]*808080[^>]*/>")
_TAGS_OF_ONE = 2
# The number of a character that can be seen, in hexadecimal.
_CODE = lazy(
    r"0*(?:2[1-9A-F]|[3-9A-F][0-9A-F]|[1-9A-F][0-9A-F]{2}"
    r"|(?!D[89A-F]|FFF[EF])[1-9A-F][0-9A-F]{3}|(?:[1-9A-F]|10)[0-9A-F]{4})",
    re.I,
)
_SYMBOL_FONTS = ("wingdings", "wingdings 2", "wingdings 3", "webdings", "symbol")


@dataclass(frozen=True)
class Control:
    """A content control of a part: `start` to `end` are its element.

    `properties` to `properties_end` is what it says of itself, `inner` to `inner_end` what it
    holds.
    """

    text: str
    start: int
    end: int
    properties: int
    properties_end: int
    inner: int
    inner_end: int
    prompt_styles: Container[str] = ()

    @property
    def hint(self) -> Element | None:
        """Return what tells that the text is a prompt, if it is one."""
        found = self._said("showingPlcHdr")
        return found if found and found.is_on else None

    @property
    def is_locked(self) -> bool:
        """Tell whether Word lets nobody change the content."""
        lock = self._said("lock")
        return lock is not None and lock.value in _LOCKS

    @property
    def is_open(self) -> bool:
        """Tell whether it waits for a value."""
        if _NO_TEXT.search(self.text, self.properties, self.properties_end):
            return False
        box = self._checkbox
        if box is None:
            return self.hint is not None or bool(_USUAL_PROMPT.fullmatch(self.words))
        checked = element(self.text, "checked", box.start, box.end)
        return checked is None or not checked.is_on

    @property
    def shape(self) -> Shape:
        """Return what kind of place it is."""
        if self._checkbox:
            return "checkbox"
        return "choice" if self.items else "control"

    @property
    def writes(self) -> bool:
        """Tell whether its splices write the value too: a box that is or becomes a symbol."""
        return self._checkbox is not None and bool(self._symbol or self._ticked_symbol)

    @property
    def name(self) -> str:
        """Return what its maker called it, its title or else its tag; empty without either."""
        said = (self._said(name) for name in ("alias", "tag"))
        return next((s.value for s in said if s and not _NO_NAME.fullmatch(s.value)), "")

    @property
    def items(self) -> list[tuple[str, str]]:
        """Return what may be picked, and what the file keeps for it; a prompt is none of it."""
        chooser = self._said("(?:dropDownList|comboBox)")
        if chooser is None:
            return []
        found = [
            (attribute(item.tag, "displayText"), attribute(item.tag, "value"))
            for item in elements(self.text, "listItem", chooser.start, chooser.end)
        ]
        prompt = self.words
        return [
            (shown or stored, stored)
            for shown, stored in found
            if stored and (shown or stored).strip() != prompt
        ]

    @property
    def takes(self) -> Takes:
        """Return how a value is written in it; a tick stands at its own first character."""
        date = self._said("date")
        form = date and element(self.text, "dateFormat", date.start, date.end)
        ticks = (Tick(0, 1, self._ticked_as()),) if self._checkbox else ()
        date_form = (form.value if form else "") or "yyyy年M月d日"
        stored = tuple(kept for _, kept in self.items)
        free = self._said("comboBox") is not None
        return Takes(ticks, stored, free, date_form if date else "")

    @property
    def binding(self) -> Binding | None:
        """Return the data that it shows, if it is tied to any."""
        found = self._said("dataBinding")
        return Binding.read(found.tag) if found else None

    @property
    def bindings(self) -> list[tuple[int, int]]:
        """Return where it says so, in any version of it."""
        found = elements(self.text, "dataBinding", self.properties, self.properties_end)
        return [(each.start, each.end) for each in found]

    def stored(self, value: str) -> str:
        """Return what data keep for a value that it shows."""
        if self._checkbox:
            return "true" if value == self._ticked_as() else "false"
        date = self._said("date")
        if date is None:
            return dict(self.items).get(value, value)
        kept = element(self.text, "storeMappedDataAs", date.start, date.end)
        day = iso_date(value, self.takes.date_form)
        if not day or (kept and kept.value == "text"):
            return value
        return day if kept and kept.value == "date" else f"{day}T00:00:00"

    def splices(self, value: str, *, keeps_binding: bool) -> list[Splice]:
        """Return what changes beside its text when it holds a value."""
        made = list(self._changes(value, keeps_binding=keeps_binding))
        temporary = self._said("temporary")
        if temporary and temporary.is_on:
            # Word itself drops the control at the first key, and leaves its content.
            made = [splice for splice in made if splice.start >= self.inner]
            made += [Splice(self.start, self.inner, ""), Splice(self.inner_end, self.end, "")]
        return made

    def _changes(self, value: str, *, keeps_binding: bool) -> Iterator[Splice]:
        if hint := self.hint:
            yield Splice(hint.start, hint.end, "")
        if look := self.new_look():
            yield look
        if not keeps_binding:
            yield from (Splice(*span, "") for span in self.bindings)
        date = self._said("date")
        if date and (day := iso_date(value, self.takes.date_form)):
            yield with_attribute(date, "fullDate", f"{day}T00:00:00Z")
        chooser = self._said("(?:dropDownList|comboBox)")
        if chooser and attribute(chooser.tag, "lastValue"):
            yield with_attribute(chooser, "lastValue", self.stored(value))
        if box := self._checkbox:
            yield from self._ticking(box, value)

    def new_look(self) -> Splice | None:
        """Return what gives the run that will hold the value the look of a text, not a prompt's."""
        if self._checkbox:
            return None
        for run in runs(self.text, self.inner, self.inner_end):
            if _TEXT.search(self.text, run.inner, run.end):
                break
        else:
            return None
        own = _RUN_PROPERTIES.search(self.text, self.properties, self.properties_end)
        look = self.text[run.opened : run.inner]
        meant = own[0] if own else self._without_prompt(look)
        return Splice(run.opened, run.inner, meant) if meant != look else None

    def _without_prompt(self, look: str) -> str:
        style = element(look, "rStyle")
        if style is None or style.value not in self.prompt_styles:
            return look
        kept = _PROMPT_GRAY.sub("", look[: style.start] + look[style.end :])
        return kept if kept.count("<") > _TAGS_OF_ONE else ""

    def _ticking(self, box: Element, value: str) -> Iterator[Splice]:
        checked = element(self.text, "checked", box.start, box.end)
        ticked = value == self._ticked_as()
        if checked:
            yield with_attribute(checked, "val", "1" if ticked else "0")
        before, after = (
            element(self.text, name, box.start, box.end)
            for name in ("uncheckedState", "checkedState")
        )
        old, new = (attribute(each.tag, "font") if each else "" for each in (before, after))
        if self.writes:
            yield from self._drawing(value)
        elif ticked and old and new and old != new:
            for fonts in elements(self.text, "rFonts", self.inner, self.inner_end):
                raw = self.text[fonts.start : fonts.end].replace(f'"{old}"', f'"{new}"')
                yield Splice(fonts.start, fonts.end, raw)

    def _drawing(self, value: str) -> Iterator[Splice]:
        """Yield what draws a ticked box by a symbol, or in the place of one."""
        if value != self._ticked_as():
            return
        drawn = self._symbol or element(self.text, "t", self.inner, self.inner_end)
        if drawn is None:
            return
        prefix = drawn.tag[1 : drawn.tag.index(":") + 1] if ":" in drawn.tag.split()[0] else ""
        code, font = self._ticked_state
        raw = f'<{prefix}sym {prefix}font="{escaped(font, attribute=True)}" {prefix}char="{code}"/>'
        written = raw if self._ticked_symbol else f"<{prefix}t>{value}</{prefix}t>"
        yield Splice(drawn.start, drawn.end, written)

    def _ticked_as(self) -> str:
        code, font = self._ticked_state
        if self._ticked_symbol:
            return symbol(font, code) or TICKED
        return chr(int(code, 16))

    @property
    def _ticked_state(self) -> tuple[str, str]:
        """Return the character of a ticked box, in hexadecimal, and its font."""
        box = self._checkbox
        state = element(self.text, "checkedState", box.start, box.end) if box else None
        if state is None or not _CODE.fullmatch(state.value):
            return "2612", ""
        return state.value, attribute(state.tag, "font")

    @property
    def _ticked_symbol(self) -> bool:
        return self._ticked_state[1].lower() in _SYMBOL_FONTS

    @property
    def _symbol(self) -> Element | None:
        return element(self.text, "sym", self.inner, self.inner_end)

    @property
    def words(self) -> str:
        """Return what it shows."""
        texts = _TEXT.finditer(self.text, self.inner, self.inner_end)
        raw = (self.text[match.end() : self.text.index("<", match.end())] for match in texts)
        return read_raw("".join(raw)).strip()

    @property
    def _checkbox(self) -> Element | None:
        return self._said("checkbox")

    def _said(self, name: str) -> Element | None:
        return element(self.text, name, self.properties, self.properties_end)


def controls(text: str, prompt_styles: Container[str] = ()) -> list[Control]:
    """Return the content controls of a part that hold anything, an inner one before its outer."""
    found: list[Control] = []
    above: list[dict[str, int]] = []
    for match in _TAGS.finditer(text) if "sdtContent" in text else ():
        name, closes = match[3], bool(match[1])
        if name == "sdt" and not closes:
            above.append({"sdt": match.start()})
        elif not above:
            continue
        elif name == "sdt":
            known = above.pop()
            if {"sdtPr", "inner", "inner end"} <= known.keys():
                found.append(
                    Control(
                        text,
                        known["sdt"],
                        match.end(),
                        known["sdtPr"],
                        element_end(text, known["sdtPr"]),
                        known["inner"],
                        known["inner end"],
                        prompt_styles,
                    )
                )
        elif name == "sdtPr":
            above[-1].setdefault("sdtPr", match.start())
        elif closes:
            above[-1]["inner end"] = match.start()
        elif not match[0].endswith("/>"):
            above[-1].setdefault("inner", match.end())
    return found


# The name of a style is what it says first.
_PROMPT_STYLE = lazy(r"<(?:[\w.-]+:)?name\s[^<>]*val\s*=\s*[\"']placeholder text[\"']", re.I)


def prompt_styles(styles: str) -> set[str]:
    """Return the ids of the character style of prompts, of a part of styles."""
    tags = (styles.rfind("<", 0, name.start()) for name in _PROMPT_STYLE.finditer(styles))
    return {attribute(styles[at : styles.index(">", at)], "styleId") for at in tags}
