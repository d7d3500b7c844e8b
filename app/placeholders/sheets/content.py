"""What stands in a names sheet, whatever its form: the names it offers, and every marker."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.placeholders.finding import context_of
from app.placeholders.taking import asked_choices
from app.text.affixes import affix_after

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from app.models.names import NameSheet, Occurrence, Placeholder
    from app.text.labels import NameKind

_MARK = lazy("[，；]")
_NO_CONTEXT = ("date", "number")
_GONE = "文中已经没有这一处"
NAME_REMARK = "文中每一处都填这个；单独写了的那一处除外"
# What the program itself writes into a remark; the rest is somebody's own.
_OWN_WORDS = lazy(
    rf"{NAME_REMARK}|{_GONE}"
    r"|第 \d+ 组(?:，属于日期 [^，；]*)?(?:，可选：[^，；]*)?(?:，存疑：[^，；]*)?"
)


class SheetRow(NamedTuple):
    """A marker in file order (`n` from 1) with all that helps to name it.

    `place` says in words where it stands, `remark` its group and what is doubtful about it;
    `value` is None where nobody has filled it in. `was` is the number that it had in an older
    sheet, None for one that is new. `choices` are the words that one may pick there.
    """

    n: int
    token: str
    context: str
    kind: NameKind
    value: str | None = None
    place: str = ""
    remark: str = ""
    was: int | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetContent:
    """The names that a sheet offers, with None where one is not filled in, and its rows.

    `remarks` are what somebody wrote beside a name, `choices` the words that one may pick for it;
    `columns` say which places of the form the column of a list fills.
    """

    names: dict[str, str | None]
    rows: tuple[SheetRow, ...] = ()
    remarks: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def offer(
    placeholders: Sequence[Placeholder],
    lines: Sequence[str],
    place: Callable[[int], str] | None = None,
    known: NameSheet | None = None,
) -> SheetContent:
    """Return a sheet that lists each placeholder of these lines, ready to be filled in.

    `names` holds each word a marker is attached to and each token; `place` says where a line
    stands. What an older sheet, `known`, has filled in stays: a value with its marker, known by
    its number and context, or by its context alone; a value whose marker is gone stands at the
    end.
    """
    names: dict[str, str | None] = dict.fromkeys(_names(placeholders))
    names.update(known.names if known else {})
    rows = [
        SheetRow(
            n,
            found.token,
            context_of(found, lines[found.paragraph]),
            found.kind,
            place=place(found.paragraph) if place else "",
            remark=_remark(found),
            choices=asked_choices(found),
        )
        for n, found in enumerate(placeholders, 1)
    ]
    choices = {each.label: asked_choices(each) for each in placeholders if each.label in names}
    held = tuple(_with_values(rows, known.occurrences if known else ()))
    return SheetContent(names, held, choices=choices, columns=known.columns if known else {})


def with_remarks(content: SheetContent, remarks: Mapping[str | int, str]) -> SheetContent:
    """Return a sheet with what somebody added to the remarks of an older one."""
    rows = [
        row._replace(remark=_with_own(row.remark, remarks.get(row.was, "")))
        if row.was is not None
        else row
        for row in content.rows
    ]
    names = {name: _with_own(NAME_REMARK, remarks.get(name, "")) for name in content.names}
    return replace(content, rows=tuple(rows), remarks=names)


def _with_own(remark: str, older: str) -> str:
    own = _OWN_WORDS.sub("", older, count=1).strip("；， ")
    return f"{remark}；{own}" if own else remark


def _names(placeholders: Sequence[Placeholder]) -> Iterator[str]:
    """Yield the keys worth offering, in file order: words with their affix first, then tokens."""
    affixed = dict.fromkeys(
        place.text for place in placeholders if place.kind not in _NO_CONTEXT and _is_a_name(place)
    )
    yield from affixed
    yield from dict.fromkeys(
        place.date for place in placeholders if place.date and not place.is_blank
    )
    yield from dict.fromkeys(place.label for place in placeholders if place.label)
    tokens = dict.fromkeys(
        place.token
        for place in placeholders
        if not place.is_blank and not (place.label and place.shape != "marker")
    )
    yield from (token for token in tokens if token not in affixed)


def _is_a_name(place: Placeholder) -> bool:
    """Tell whether the affixed word belongs to the name, as in XX市 and 张XX, not in XXX建设."""
    if place.is_blank:
        return False
    start = place.text.index(place.token)
    affix = affix_after(place.text, start + len(place.token))
    return start > 0 or (affix is not None and affix.sure)


def _remark(place: Placeholder) -> str:
    kind = "日期" if place.kind == "date" else "数字"
    date = f"，属于{kind} {place.date}" if place.date else ""
    choices = _MARK.sub(" ", "、".join(asked_choices(place)))
    chosen = f"，可选：{choices}" if choices else ""
    doubt = f"，存疑：{place.doubt}" if place.doubt else ""
    return f"第 {place.group} 组{date}{chosen}{doubt}"


def _with_values(rows: list[SheetRow], known: Sequence[Occurrence]) -> Iterator[SheetRow]:
    """Yield the rows with what an older sheet has for them, and behind them what is left of it."""
    left = {old.n: old for old in known}
    alike: dict[tuple[str, str], deque[Occurrence]] = {}
    for old in known:
        alike.setdefault((old.token, old.context), deque()).append(old)
    same = {row.n: left[row.n] for row in rows if row.n in left and _fits(left[row.n], row)}
    for old in same.values():
        del left[old.n]
    for row in rows:
        found = same.get(row.n)
        others = alike.get((row.token, row.context))
        while found is None and others:
            # What has been given to another marker is passed over once.
            found = left.pop(others.popleft().n, None)
        yield row._replace(value=found.value, was=found.n) if found else row
    gone = [old for old in left.values() if old.value is not None]
    for n, old in enumerate(gone, len(rows) + 1):
        yield SheetRow(n, old.token, old.context, old.kind, old.value, remark=_GONE, was=old.n)


def _fits(old: Occurrence, row: SheetRow) -> bool:
    """Tell whether a marker has the words round it that an older sheet noted, maybe fewer."""
    mark = f"〔{row.token}〕"
    before, marked, after = old.context.partition(mark)
    if old.token != row.token or not marked:
        return old.token == row.token and not old.context
    left, _, right = row.context.partition(mark)
    return left.endswith(before.lstrip("…")) and right.startswith(after.rstrip("…"))
