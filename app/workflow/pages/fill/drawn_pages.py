"""Pictures of the pages of what is filled, drawn by LibreOffice beside the work on it."""

from __future__ import annotations

from collections import OrderedDict
from contextvars import copy_context
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
    from contextvars import Context

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


class _Wanted(NamedTuple):
    """A state of a file that is to be drawn, and the context of who asked, with his language."""

    state: str
    make: Callable[[], bytes]
    context: Context


class DrawnPages:
    """Draws the pages of files, of each only the state that is wanted last.

    The pictures of a few files are held in memory, those of the others are drawn again.
    """

    def __init__(self) -> None:
        self._waiting: OrderedDict[str, _Wanted] = OrderedDict()
        self._drawn: OrderedDict[str, Drawn] = OrderedDict()
        self._lock = Lock()
        self._drawing: dict[str, str] = {}
        self._forgotten: set[str] = set()
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
            self._waiting[name] = _Wanted(state, make, copy_context())
            if self._threads < _AT_ONCE:
                Thread(target=self._draw, daemon=True).start()
                self._threads += 1
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
            if name in self._drawing:
                self._forgotten.add(name)

    def _draw(self) -> None:
        while (following := self._following()) is not None:
            name, wanted = following
            drawn = Drawn(wanted.state, fault=wanted.context.run(_failed))
            try:
                drawn = wanted.context.run(_drawn, wanted.state, wanted.make)
            except BaseException:
                with self._lock:
                    self._threads -= 1
                raise
            finally:
                self._hold(name, drawn)

    def _following(self) -> tuple[str, _Wanted] | None:
        """Return what is drawn next; without any, the thread that asks counts no longer."""
        with self._lock:
            name = next((one for one in self._waiting if one not in self._drawing), None)
            if name is None:
                self._threads -= 1
                return None
            wanted = self._waiting.pop(name)
            self._drawing[name] = wanted.state
            return name, wanted

    def _hold(self, name: str, drawn: Drawn) -> None:
        with self._lock:
            del self._drawing[name]
            if name in self._forgotten:
                self._forgotten.remove(name)
                return
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
        told = _("；").join(one.what for one in problems)
        return Drawn(state, fault=told or _failed())
    return Drawn(state, tuple(pages), count)


def _failed() -> str:
    return _("画的时候出了错，下载下来用 Word 看")
