"""The document part as a string, out of properties that the python-docx writer's elements give.

What is decided of a line, a run or a text is decided in `app/writing/word`; here it is only
written down, each form of paragraph and each look of a run once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from app.writing.word.elements import text_elements
from app.writing.word.runs import run_properties, stretches
from app.writing.word.setting import Setter, line_properties

if TYPE_CHECKING:
    from lxml.etree import _Element

    from app.models.report import Report
    from app.writing.layout import Layout
    from app.writing.word.runs import Look
    from app.writing.word.scripts import Script
    from app.writing.word.setting import LineForm, SetLine

_LINES_KEPT = 4096
_END = "<w:sectPr"
_NAMESPACE = ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


class Body:
    """Renders reports into the document part of a package that holds none yet."""

    def __init__(self, empty: bytes, layout: Layout) -> None:
        self._before, after = empty.decode().split(_END)
        self._after = _END + after
        self._setter = Setter(layout)
        self._highlight = layout.gap
        self._line_starts: dict[LineForm, str] = {}
        # Most lines of a batch stand in report after report; each is kept once it was written.
        self._line = lru_cache(maxsize=_LINES_KEPT)(self._make_line)
        self._run_starts: dict[tuple[Look, Script], str] = {}

    def render(self, report: Report) -> bytes:
        """Return the bytes of the part, those that python-docx would write."""
        lines = [self._line(line) for line in self._setter.lines(report)]
        return "".join([self._before, *lines, self._after]).encode()

    def _make_line(self, line: SetLine) -> str:
        start = self._line_starts.get(line.form) or self._line_start(line.form)
        runs = []
        for text, look, script in stretches(line.words):
            if content := _content(text):
                run = self._run_starts.get((look, script)) or self._run_start(look, script)
                runs.append(f"{run}{content}</w:r>")
        return f"{start}{''.join(runs)}</w:p>"

    def _line_start(self, form: LineForm) -> str:
        start = self._line_starts[form] = f"<w:p>{_xml(line_properties(form))}"
        return start

    def _run_start(self, look: Look, script: Script) -> str:
        properties = run_properties(look, script, self._highlight)
        start = self._run_starts[look, script] = f"<w:r>{_xml(properties)}"
        return start


def _content(text: str) -> str:
    """Return the content of a run; text that needs any care is left to the elements."""
    if _is_plain(text):
        return f"<w:t>{text}</w:t>"
    return "".join(map(_xml, text_elements(text)))


def _is_plain(text: str) -> bool:
    """Return whether a text (not an empty one) is the same in XML, blanks at its ends and all.

    No character that XML forbids is printable, nor is a tab, a line end or any blank but a space.
    """
    return (
        text.isprintable()
        and not ("&" in text or "<" in text or ">" in text)
        and text[0] != " "
        and text[-1] != " "
    )


def _xml(made: _Element) -> str:
    return etree.tostring(made, encoding="unicode").replace(_NAMESPACE, "", 1)
