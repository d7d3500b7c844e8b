"""The document part as a string, out of properties that the python-docx writer's elements give.

What is decided of a line, a run or a text is decided in `app/writing/word`; here it is only
written down, each form of paragraph and each look of a run once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from app.writing.word.elements import text_elements
from app.writing.word.runs import run_properties, stretches
from app.writing.word.scripts import SHARED
from app.writing.word.setting import Setter, line_properties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from app.models.report import Report
    from app.writing.layout import Layout
    from app.writing.word.runs import Look, Words
    from app.writing.word.scripts import Script
    from app.writing.word.setting import LineForm

_SECTION = "<w:sectPr"
_TEXT_END = "</w:t></w:r>"
_NAMESPACE = ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

# Each character of a text has to be looked at, which takes longer than any other step but packing.
# It takes least where all that is well is told in long stretches, none of which is given back: what
# is Chinese alone, but for blanks, and ASCII that no shared sign follows and XML does not escape.
_CHINESE = "\u2010-\u2027\u2030-\u205e\u2100-\u2fff\u3001-\u9fff\uff01-\uffee\U00020000-\U0003fffd"
# So it tells a line that is no more than one stretch of Chinese, any piece of it the same in XML;
# it may say no of such a line, and never says yes of another.
needs_no_care = re.compile(
    rf"(?![{SHARED}])[{_CHINESE}]*+(?:[!-%'-;=?-~]++(?![{SHARED}])[{_CHINESE}]*+)*+"
).fullmatch


class Body:
    """Renders reports into the document part of a package that holds none yet."""

    def __init__(self, empty: bytes, layout: Layout) -> None:
        self._before, after = empty.decode().split(_SECTION)
        self._after = _SECTION + after
        self._setter = Setter(layout)
        self._highlight = layout.gap
        self._line_starts: dict[LineForm, str] = {}
        self._run_starts: dict[Script, dict[Look, str]] = {"chinese": {}, "latin": {}, "mark": {}}

    def render(self, report: Report) -> bytes:
        """Return the bytes of the part, those that python-docx would write."""
        out = [self._before]
        run_starts = self._run_starts["chinese"]
        form, line_start = None, ""
        for own_form, words, _ in self._setter.lines(report):
            # Most lines have the form of the one before.
            if own_form is not form:
                form = own_form
                line_start = self._line_starts.get(form) or self._line_start(form)
            line = ""
            for text, _look in words:
                line += text
            out.append(line_start)
            if needs_no_care(line):
                for text, look in words:
                    start = run_starts.get(look) or self._run_start(look, "chinese")
                    out += (start, text, _TEXT_END)
            else:
                out += self._with_care(words, line)
            out.append("</w:p>")
        out.append(self._after)
        return "".join(out).encode()

    def _with_care(self, words: Sequence[Words], line: str) -> list[str]:
        """Return what stands in a paragraph; text that XML holds in its own way is left to it."""
        out: list[str] = []
        # Mostly all of the line is, which is soonest told.
        the_same = _is_the_same_in_xml(line) and " " not in line
        for text, look, script in stretches(words):
            start = self._run_starts[script].get(look) or self._run_start(look, script)
            if the_same or _is_the_same_in_xml(text):
                out += (start, text, _TEXT_END)
            elif content := "".join(map(_xml, text_elements(text))):
                out += (start.removesuffix("<w:t>"), content, "</w:r>")
        return out

    def _line_start(self, form: LineForm) -> str:
        start = self._line_starts[form] = f"<w:p>{_xml(line_properties(form))}"
        return start

    def _run_start(self, look: Look, script: Script) -> str:
        properties = run_properties(look, script, self._highlight)
        start = self._run_starts[script][look] = f"<w:r>{_xml(properties)}<w:t>"
        return start


def _is_the_same_in_xml(text: str) -> bool:
    """Return whether a text is the same in XML, blanks at its ends and all.

    No character that XML forbids is printable, nor is a tab, a line end or any blank but a space.
    """
    return (
        text.isprintable()
        and not ("&" in text or "<" in text or ">" in text)
        and text[:1] != " "
        and text[-1:] != " "
    )


def _xml(made: _Element) -> str:
    return etree.tostring(made, encoding="unicode").replace(_NAMESPACE, "", 1)
