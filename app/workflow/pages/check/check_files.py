"""What is taken away of a draft that was looked at: with comments, mended, and as a list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import raise_all
from app.messages import _
from app.workflow.checked import check_data
from app.workflow.marking import marked
from app.workflow.mending import mended, unmendable
from app.workflow.pages.check.findings_list import LISTS, findings_list
from app.workflow.pages.check.mends import Mends, left_places, mends
from app.workflow.pages.made import Made

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.workflow.mending import Left, Mended
    from app.workflow.pages.check.looking import Looked
    from app.workflow.pages.check.open_drafts import OpenDraft


def mends_of(draft: OpenDraft, looked: Looked) -> Mends:
    """Return what could be put right in a draft, each mend wanted or left.

    Raises `InputError` for a form that cannot be mended.
    """
    return mends(_mended(draft, looked), draft.left)


def marked_file(draft: OpenDraft, looked: Looked) -> Made:
    """Return a draft as a Word file with a comment for each finding."""
    name = _("{}.批注.docx").format(Path(draft.name).stem)
    return Made(name, marked(looked.checked).data)


def mended_file(draft: OpenDraft, looked: Looked) -> Made:
    """Return a draft in its own form, mended but for what is left. Errors as `mends_of`."""
    path = Path(draft.name)
    name = _("{name}.改好{suffix}").format(name=path.stem, suffix=path.suffix)
    return Made(name, _mended(draft, looked, list(left_places(draft.left))).data)


def list_file(draft: OpenDraft, looked: Looked, suffix: str) -> Made:
    """Return what was found as a list. Raises `KeyError` for another form than `LISTS`."""
    if suffix not in LISTS:
        raise KeyError(suffix)
    path = Path(draft.name)
    name = _("{name}.查稿{suffix}").format(name=path.stem, suffix=suffix)
    return Made(name, findings_list(looked.checked._replace(path=path), looked.rules, suffix))


def _mended(draft: OpenDraft, looked: Looked, left: Collection[Left] = ()) -> Mended:
    path = Path(draft.name)
    raise_all(unmendable(path, path))
    return mended(looked.checked, lambda data: check_data(data, path, looked.checker), left)
