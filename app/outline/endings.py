"""The closing lines of a report as an outline says them, where a draft of that gives them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.outline import Content, Signature
from app.text.closing_forms import CLOSING_FORMS
from app.text.closing_lines import closing_note
from app.text.dates import date_in_figures, no_such_day
from app.text.markdown.tables import find_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.text.closing_forms import Words


def closing_texts(key: str, text: str) -> tuple[str, ...] | Content:
    """Return attachments, contact or copies without what their form adds.

    They are kept letter for letter where that form would write them otherwise.
    """
    lines = text.split("\n")
    if find_rows(lines):
        return Content(pieces=(text,))
    for texts in (_TAKEN_APART[key](lines), lines):
        again = CLOSING_FORMS[key](texts)
        if all(texts) and [_joined(line) for line in again] == lines:
            return tuple(texts)
    return Content(pieces=(text,))


def signature_of(text: str) -> Signature | Content:
    """Return units and date apart, or the lines as they are where a draft of that differs."""
    *units, date = text.split("\n")
    if find_rows(units):
        return Content(pieces=(text,))
    if _is_plain_date(date) and not any(closing_note(unit) for unit in units):
        return Signature(unit=tuple(units), date=date)
    return Content(pieces=(text,))


def _joined(line: Sequence[Words]) -> str:
    return "".join(words.text for words in line)


def _is_plain_date(line: str) -> bool:
    is_date = closing_note(line) == "date" and "：" not in line and ":" not in line
    as_written = is_date and not line.startswith(("（", "("))
    return as_written and not date_in_figures(line) and not no_such_day(line)


def _attachments(lines: Sequence[str]) -> list[str]:
    first, *rest = lines
    names = [first.removeprefix("附件："), *rest]
    several = len(names) > 1
    return [name.removeprefix(f"{at}.") if several else name for at, name in enumerate(names, 1)]


def _contact(lines: Sequence[str]) -> list[str]:
    bare = [line.removeprefix("（").removesuffix("）") for line in lines]
    return [line.removeprefix("联系人：") for line in bare]


def _copies(lines: Sequence[str]) -> list[str]:
    first, *rest = lines
    return [line.removesuffix("。") for line in (first.removeprefix("抄送："), *rest)]


_TAKEN_APART: Mapping[str, Callable[[Sequence[str]], list[str]]] = {
    "attachments": _attachments,
    "contact": _contact,
    "copies": _copies,
}
