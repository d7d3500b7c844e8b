"""Pictures of the pages of what is filled, drawn by LibreOffice beside the work on it."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError
from app.files.office import find_office
from app.files.pdf_pages import pdf_pages
from app.messages import _
from app.workflow.printing import printed

if TYPE_CHECKING:
    from collections.abc import Callable

_WIDTH = 1000
_MOST_PAGES = 20
_MOST_FORMS = 4
# So that a long file keeps nobody waiting who fills a short one.
_AT_ONCE = 2


class Drawn(NamedTuple):
    """The pages of a file as pictures, in which state of it, and how many it has in all.

    `fault` says why there are none.
    """

    state: str
    pages: tuple[bytes, ...] = ()
    length: int = 0
    fault: str = ""


class DrawnPages:
    """Draws the pages of files, of each only the state that is wanted last.

    The pictures of a few files are held in memory, those of the others are drawn again.
    """

    def __init__(self) -> None:
        self._waiting: OrderedDict[str, tuple[str, Callable[[], bytes]]] = OrderedDict()
        self._drawn: OrderedDict[str, Drawn] = OrderedDict()
        self._lock = Lock()
        self._drawing: dict[str, str] = {}
        self._threads = 0

    nothing = Drawn("")

    @property
    def can_draw(self) -> bool:
        """Tell whether LibreOffice is there."""
        return find_office() is not None

    def of(self, name: str, state: str, make: Callable[[], bytes]) -> tuple[Drawn, bool]:
        """Return the pictures of a file there are, and whether they are of this state of it.

        Else the state is drawn as soon as may be, of the Word file that `make` returns.
        """
        with self._lock:
            drawn = self._drawn.get(name, Drawn(""))
            if drawn.state == state:
                self._drawn.move_to_end(name)
                return drawn, True
            if self._drawing.get(name) == state:
                self._waiting.pop(name, None)
                return drawn, False
            self._waiting[name] = state, make
            if self._threads < _AT_ONCE:
                self._threads += 1
                Thread(target=self._draw, daemon=True).start()
            return drawn, False

    def page(self, name: str, number: int) -> bytes:
        """Return the picture of a page, from 1. Raises `KeyError` where there is none."""
        with self._lock:
            pages = self._drawn.get(name, Drawn("")).pages
        if not 1 <= number <= len(pages):
            raise KeyError(number)
        return pages[number - 1]

    def forget(self, name: str) -> None:
        """Hold the pictures of a file no longer."""
        with self._lock:
            self._waiting.pop(name, None)
            self._drawn.pop(name, None)

    def _draw(self) -> None:
        while True:
            with self._lock:
                name = next((one for one in self._waiting if one not in self._drawing), None)
                if name is None:
                    self._threads -= 1
                    return
                state, make = self._waiting.pop(name)
                self._drawing[name] = state
            drawn = _drawn(state, make)
            with self._lock:
                del self._drawing[name]
                self._drawn[name] = drawn
                self._drawn.move_to_end(name)
                while len(self._drawn) > _MOST_FORMS:
                    self._drawn.popitem(last=False)


def _drawn(state: str, make: Callable[[], bytes]) -> Drawn:
    try:
        pdf = printed([(Path("页面.docx"), make())])[0][1]
        count, pages = pdf_pages(pdf, _WIDTH, _MOST_PAGES)
    except Exception as error:
        problems = error.problems if isinstance(error, InputError) else ()
        return Drawn(state, fault=_("；").join(one.what for one in problems))
    return Drawn(state, tuple(pages), count)
