"""How near a run is to a point: by its theme, its class, and what its report was about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.bank.studies import same_matter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from app.bank.queries import RunQuery
    from app.bank.runs import BankRun
    from app.models.pattern import ThemeClass

_EQUAL, _OF_THEME, _SAME_CLASS = range(3)
_SAME_STUDY, _AUTHORED, _OTHER_STUDY = range(3)


class NearRun(NamedTuple):
    """A run that may serve a point: its rank, the lowest the best, its id and its place."""

    rank: tuple[int, int]
    id: str
    place: int

    @property
    def of_study(self) -> bool:
        """Tell whether it is of a report on the same study."""
        return self.rank[1] == _SAME_STUDY


def near_among(runs: Sequence[BankRun], query: RunQuery) -> list[NearRun]:
    """Return those of some runs that may serve a point, each at its place among them."""
    found = []
    for place, run in enumerate(runs):
        near = nearness(query, run.themes, run.classes) if run.action == query.action else None
        if near is not None:
            same = any(same_matter(held, query.subject) for held in run.studied)
            rank = (near, study_rank(studied=bool(run.studied), same=same))
            found.append(NearRun(rank, run.id, place))
    return found


def nearness(
    query: RunQuery, themes: Collection[str], classes: Iterable[ThemeClass] = ()
) -> int | None:
    """Return how near a run is to a point, 0 the nearest; None for one that does not serve it.

    A run serves the theme itself, one that holds it or is held, or one of the same class.
    """
    theme = query.theme
    if theme in themes:
        return _EQUAL
    if theme and any(_is_of(theme, own) or _is_of(own, theme) for own in themes):
        return _OF_THEME
    return None if query.classes.isdisjoint(classes) else _SAME_CLASS


def near_ends(theme: str) -> tuple[list[str], list[str]]:
    """Return the beginnings and the ends of a theme that it may be a kind of, itself included."""
    size = len(theme)
    return [theme[:at] for at in range(1, size + 1)], [theme[at:] for at in range(size)]


def study_rank(*, studied: bool, same: bool) -> int:
    """Return the rank of a run by whether its report was about anything, and about the same."""
    if not studied:
        return _AUTHORED
    return _SAME_STUDY if same else _OTHER_STUDY


def _is_of(theme: str, other: str) -> bool:
    """Tell whether a theme is a kind of another one: 护理安全 is of 安全, 作为民警 not of 为民.

    A single character (改) says too little to be of a kind.
    """
    return len(other) > 1 and (theme.startswith(other) or theme.endswith(other))
