"""How Word, WPS and LibreOffice write the same run and paragraph, told apart by their habits."""

from __future__ import annotations

import random
from typing import NamedTuple

from tests.forms.places import Look

_STYLES = {
    "word": {
        "Normal": "a",
        "Title": "a3",
        "Table Grid": "a7",
        "Placeholder Text": "a8",
        "Blank": "a9",
        "toc 1": "TOC1",
        "header": "aa",
        "footer": "ac",
    },
    "wps": {
        "Normal": "1",
        "Title": "5",
        "Table Grid": "8",
        "Placeholder Text": "11",
        "Blank": "15",
        "toc 1": "4",
        "header": "3",
        "footer": "2",
    },
    "libreoffice": {
        "Normal": "Normal",
        "Title": "Title",
        "Table Grid": "TableGrid",
        "Placeholder Text": "PlaceholderText",
        "Blank": "Style14",
        "toc 1": "Contents1",
        "header": "Header",
        "footer": "Footer",
    },
}
FONTS = {
    "宋": "宋体",
    "仿": "仿宋_GB2312",
    "黑": "黑体",
    "楷": "楷体_GB2312",
    "标": "方正小标宋简体",
}


class Flavour:
    """The habits of one program, and the dice that break its runs the same way every time."""

    def __init__(self, name: str, seed: str) -> None:
        self.name = name
        self.styles = _STYLES[name]
        self.dice = random.Random(seed)  # noqa: S311 -- forms must come out the same
        self._sessions = [f"00{self.dice.randrange(0x100000, 0xFFFFFF):06X}" for _ in range(7)]
        self._bookmarks = 0
        self._number = self.dice.randrange(0x10000000, 0x50000000)

    def session(self) -> str:
        """Return the id of one of the sessions in which the form was edited."""
        return self.dice.choice(self._sessions)

    def number(self) -> int:
        """Return an id that the form does not have yet."""
        self._number += self.dice.randrange(3, 9999)
        return self._number

    def run_open(self) -> str:
        """Return the opening tag of a run."""
        if self.name != "word" or self.dice.random() < 0.3:
            return "<w:r>"
        if self.dice.random() < 0.5:
            return f'<w:r w:rsidRPr="{self.session()}">'
        return f'<w:r w:rsidR="{self.session()}">'

    def paragraph_open(self) -> str:
        """Return the opening tag of a paragraph."""
        if self.name == "libreoffice":
            return "<w:p>"
        number = f'w14:paraId="{self.number():08X}"'
        if self.name == "wps":
            return f"<w:p {number}>"
        first, second = self.session(), self.session()
        return (
            f'<w:p {number} w14:textId="77777777" w:rsidR="{first}" w:rsidRDefault="{second}" '
            f'w:rsidP="{first}">'
        )

    def bookmark(self) -> int:
        """Return the number of a bookmark that the form does not have yet."""
        self._bookmarks += 1
        return self._bookmarks

    def run_properties(self, look: Look, text: str, extra: str = "") -> str:
        """Return what a run is told of its look, in the order that the schema wants."""
        held = extra or (
            f'<w:rStyle w:val="{self.styles["Blank"]}"/>' if look.underline == "style" else ""
        )
        held += self._fonts(look, text)
        if look.bold:
            held += "<w:b/>" if self.name == "word" else "<w:b/><w:bCs/>"
        if look.color:
            held += f'<w:color w:val="{look.color}"/>'
        if look.size:
            half = round(look.size * 2)
            held += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        if look.underline == "run":
            held += '<w:u w:val="single"/>'
        if self.name == "wps" and self.dice.random() < 0.7:
            held += '<w:vertAlign w:val="baseline"/>' * (self.dice.random() < 0.2)
            held += '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
        if held or self.name == "libreoffice":
            return f"<w:rPr>{held}</w:rPr>"
        return ""

    def _fonts(self, look: Look, text: str) -> str:
        font = FONTS.get(look.font, look.font)
        hint = ' w:hint="eastAsia"' if _is_eastern(text) and self.dice.random() < 0.8 else ""
        if not font:
            return f"<w:rFonts{hint}/>" if hint else ""
        if self.name == "word":
            return f'<w:rFonts{hint} w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}"/>'
        if self.name == "wps":
            all_four = f'w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"'
            return f"<w:rFonts{hint} {all_four}/>"
        return f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"/>'

    def broken(self, text: str) -> list[str]:
        """Return a text as the pieces that this program would have saved it in."""
        # A blank is drawn key by key, over several sessions.
        chance = 0.3 if text.isspace() else 0.14
        if self.name == "libreoffice":
            chance = 0.04
        pieces = [""]
        for char in text:
            if pieces[-1] and self.dice.random() < chance:
                pieces.append("")
            pieces[-1] += char
        return pieces

    def between(self) -> str:
        """Return what stands between two runs, mostly nothing."""
        if self.name != "word" or self.dice.random() > 0.12:
            return ""
        kind = self.dice.choice(("spellStart", "spellEnd", "gramStart", "gramEnd"))
        return f'<w:proofErr w:type="{kind}"/>'


class Marking(NamedTuple):
    """Whether the places of a form are marked in its text, for finding where they stand."""

    on: bool

    def around(self, number: int, text: str) -> str:
        """Return the text of a place between its marks."""
        mark = mark_of(number)
        return f"{mark}{text}{mark}" if self.on else text


def mark_of(number: int) -> str:
    """Return the private character that stands on both sides of a place."""
    return chr(0xF0000 + number)


def _is_eastern(text: str) -> bool:
    return any(char > "\u2000" for char in text)
