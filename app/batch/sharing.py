"""What every row's draft has of one writer: the facts and measures that the outline itself says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.messages import _, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.batch.columns import Columns
    from app.models.outline import Outline
    from app.outline.key_paths import Step

_KEYS = {"insights": "体会", "next_steps": "下一步"}
_MEASURE = "措施"
_OWN = {"facts": ("fact", "事例"), "measures": ("measure", _MEASURE)}


class _Shared(NamedTuple):
    """What all drafts share: its kind in Chinese, how many are said, and a column for them."""

    kind: str
    said: int
    column: str


def tell_shared(outline: Outline, columns: Columns) -> Iterator[str]:
    """Yield a note on the facts and measures of a row's outline that no column of it says.

    They stand word for word in every draft, which two speakers at one meeting would regret.
    """
    found = list(_shared(outline, columns))
    if found:
        counts = [
            _counted(kind, sum(one.said for one in found if one.kind == kind))
            for kind in dict.fromkeys(one.kind for one in found)
        ]
        yield _(
            "提纲里写的 {counts}，每一份里都一字不差：几个人一起讲就会撞稿。"
            "要各写各的，就加列，如“{column}”"
        ).format(counts=_("、").join(counts), column=found[0].column)


def _counted(kind: str, count: int) -> str:
    told = plural("{} 条措施", count) if kind == _MEASURE else plural("{} 条事例", count)
    return told.format(count)


def _shared(outline: Outline, columns: Columns) -> Iterator[_Shared]:
    for key, chinese in _KEYS.items():
        section = getattr(outline, key)
        for n, point in enumerate(section.items if section else ()):
            for own, (first, kind) in _OWN.items():
                said = range(len(getattr(point, own)))
                left = [at for at in said if not _covered((key, n, own, at, first), columns)]
                if left:
                    column = f"{chinese}.{n + 1}.{kind}"
                    part = "" if len(left) == len(said) else f".{left[0] + 1}"
                    yield _Shared(kind, len(left), column + part)


def _covered(place: tuple[Step, ...], columns: Columns) -> bool:
    """Tell whether a column says what stands at a place, or more than it."""
    # A list's own key may be said or not: 体会.条目.1 is 体会.1.
    paths = (tuple(step for step in path.steps if step != "items") for _, path in columns.keys)
    return any(steps == place[: len(steps)] for steps in paths)
