"""The words of a description: text with places set into it, and what is true of each place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

SHAPES = ("blank", "cell", "control", "choice", "checkbox", "tick", "field", "marker")

_TOKEN = re.compile(r"⟦([^⟦⟧]*)⟧")
_DRAWN = re.compile(r"([a-zA-Z_])(\d+)|(.)", re.S)
_BOX = re.compile(r"[□☐○@]")
_OPTION = re.compile(r"[□☐○@]\s*([^□☐○@\s（(_]+)")
# Code: the character drawn, and how it is underlined.
_INK = {
    "u": (" ", "run"),
    "n": ("\u00a0", "run"),
    "f": ("\u3000", "run"),
    "t": ("\t", "run"),
    "c": (" ", "style"),
    "s": (" ", ""),
    "N": ("\u00a0", ""),
    "w": ("\u3000", ""),
    "l": ("\t", ""),
    "_": ("_", ""),
    "h": ("─", ""),
}


class Place(NamedTuple):
    """What is true of one place of a form.

    `labels` are what an office calls it, the first as it would say; `whole` tells that all its
    parts belong to it (the gaps of a date, the boxes of a choice), a cell's paragraphs do not.
    A `doubtful` one may be found or not; one that `grows` stands in the row of a grown table.
    """

    number: int
    shape: str
    labels: tuple[str, ...]
    kind: str = "unknown"
    choices: tuple[str, ...] = ()
    whole: bool = False
    doubtful: bool = False
    grows: bool = False


class Look(NamedTuple):
    """How characters look; `underline` is empty, `run` or `style`."""

    underline: str = ""
    bold: bool = False
    size: float = 0
    font: str = ""
    color: str = ""


class Words(NamedTuple):
    r"""Characters of one look, `\t` and `\n` among them; of a place where it has one."""

    text: str
    look: Look
    place: Place | None = None


class Special(NamedTuple):
    """A control or a field of a place, or one that holds a text already (without a place)."""

    what: str
    text: str
    look: Look
    place: Place | None
    options: dict[str, str]


class EmptyCell(NamedTuple):
    """All that stands in an empty cell: how many paragraphs."""

    paragraphs: int
    place: Place


Atom = Words | Special | EmptyCell


class Reader:
    """Reads the words of one form, and counts its places in the order they are met."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.grows = False

    def atoms(self, text: str, look: Look) -> list[Atom]:
        """Return what a text with places is made of."""
        found: list[Atom] = []
        at = 0
        for match in _TOKEN.finditer(text):
            if match.start() > at:
                found.append(Words(text[at : match.start()], look))
            found += self._token(match[1], look)
            at = match.end()
        if at < len(text):
            found.append(Words(text[at:], look))
        if any(isinstance(one, Words) and set("⟦⟧") & set(one.text) for one in found):
            raise ValueError(f"a place is not closed in its line: {text}")
        return found

    def _token(self, held: str, look: Look) -> Iterator[Atom]:
        style, colon, words = held.partition(":")
        if colon and style in ("b", "u", "c"):
            yield Words(words, _styled(style, look))
            return
        if held in ("tab", "br"):
            yield Words("\t" if held == "tab" else "\n", look)
            return
        name, *parts = held.split("|")
        if name == "draw":
            yield from drawn(parts[0], look, None)
        elif name in ("held", "sym", "smart", "code"):
            yield Special(name, parts[0], look, None, _options(parts[1:]))
        else:
            yield from self._place(name, [*parts, "", "", ""], look)

    def _place(self, name: str, parts: list[str], look: Look) -> Iterator[Atom]:
        shape = name.lstrip("~")
        labels = tuple(parts[0].split(";"))
        doubtful = name.startswith("~")
        if shape == "date":
            drawn_gaps = any(match[1] for match in _DRAWN.finditer(parts[1]))
            shape = "blank" if drawn_gaps else "marker"
            place = self._added(shape, labels, "date", whole=True, doubtful=doubtful)
            yield from _gaps(parts[1], look, place)
        elif shape == "tick":
            choices = tuple(_OPTION.findall(parts[1]))
            place = self._added("tick", labels, choices=choices, whole=True, doubtful=doubtful)
            yield from _boxes(parts[1], look, place)
        else:
            options = _options(parts[3:])
            choices = tuple(filter(None, options.get("of", "").split("、")))
            kind = parts[1] or "unknown"
            place = self._added(shape, labels, kind, choices=choices, doubtful=doubtful)
            yield from _single(place, parts[2], look, options)

    def _added(
        self,
        shape: str,
        labels: tuple[str, ...],
        kind: str = "unknown",
        *,
        choices: tuple[str, ...] = (),
        whole: bool = False,
        doubtful: bool = False,
    ) -> Place:
        if shape not in SHAPES:
            raise ValueError(f"no shape {shape!r}: ⟦{shape}|{'/'.join(labels)}⟧")
        number = len(self.places)
        place = Place(number, shape, labels, kind, choices, whole, doubtful, self.grows)
        self.places.append(place)
        return place


def drawn(code: str, look: Look, place: Place | None) -> Iterator[Words]:
    """Yield the characters that codes draw: `u8` eight underlined spaces, others as they are."""
    for match in _DRAWN.finditer(code):
        ink, underline = _INK[match[1]] if match[1] else (match[3], look.underline)
        text = ink * int(match[2]) if match[1] else ink
        yield Words(text, look._replace(underline=underline), place)


def _single(place: Place, text: str, look: Look, options: dict[str, str]) -> Iterator[Atom]:
    if place.shape == "cell":
        yield EmptyCell(int(text or 1), place)
    elif place.shape == "blank":
        pieces = list(drawn(text, look, place))
        # One place may be drawn in several looks; its parts touch.
        yield from pieces
    elif place.shape == "marker":
        yield Words(text, look, place)
    else:
        yield Special(place.shape, text, look, place, options)


def _gaps(code: str, look: Look, place: Place) -> Iterator[Words]:
    for piece in drawn(code, look, None):
        yield piece._replace(place=None if piece.text in "年月日时分至—-/.起止" else place)


def _boxes(text: str, look: Look, place: Place) -> Iterator[Atom]:
    at = 0
    for match in _BOX.finditer(text):
        if match.start() > at:
            yield Words(text[at : match.start()], look)
        if match[0] == "@":
            yield Special("sym", "00A3", look, place, {})
        else:
            yield Words(match[0], look, place)
        at = match.end()
    if at < len(text):
        yield Words(text[at:], look)


def _styled(style: str, look: Look) -> Look:
    if style == "b":
        return look._replace(bold=True)
    return look._replace(underline="run" if style == "u" else "style")


def _options(parts: list[str]) -> dict[str, str]:
    pairs = (part.partition("=") for part in parts if part)
    return {name: value if equals else "yes" for name, equals, value in pairs}
