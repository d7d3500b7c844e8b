"""Arguments that several reports make: one run of them all, with what each says at a step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.bank.runs import runs_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.bank.runs import MinedRun
    from app.models.pack import PhrasePack
    from app.models.phrase import Phrase

# A draft picks one; a hundred would only make the index larger.
_MOST = 8


class _At(NamedTuple):
    """Where a phrase stands: which run, and before which of its steps it is over."""

    run: int
    step: int


def mined_runs(pack: PhrasePack) -> list[MinedRun]:
    """Return the runs of a pack; those that argue the same are one, with its ways at each step."""
    return _joined(list(runs_in(pack)))


def _joined(runs: Sequence[MinedRun]) -> list[MinedRun]:
    """Return runs, those that argue the same as one.

    Sentences alike stand once in a pack, so that the second report to argue the same keeps only
    what it says otherwise. That follows a sentence of the first report (`behind`), and is another
    way to say the steps that come behind it there, as long as theme and moves are the same.
    """
    ways = [[[phrase] for phrase in run.said] for run in runs]
    at = {phrase.id: _At(n, step) for n, step, phrase in _places(runs)}
    gone: set[str] = set()
    for n, run in enumerate(runs):
        for segment in _segments(run.said):
            place = at.get(segment[0].behind or "")
            if place is None or place.run == n or not _is_alike(runs[place.run], run):
                continue
            taken = _taken(segment, runs[place.run].said[place.step :])
            for step, phrase in enumerate(taken, place.step):
                # With a step goes whatever else has come to stand in its place.
                also = ways[n][run.said.index(phrase)]
                ways[place.run][step] += also
                at.update((one.id, _At(place.run, step + 1)) for one in also)
                gone.add(phrase.id)
    return [
        left for run, found in zip(runs, ways, strict=True) if (left := _left(run, found, gone))
    ]


def _places(runs: Iterable[MinedRun]) -> Iterator[tuple[int, int, Phrase]]:
    """Yield the phrases of runs with the steps that come behind them."""
    for n, run in enumerate(runs):
        if run.heading:
            yield n, 0, run.heading
        for step, phrase in enumerate(run.said, 1):
            yield n, step, phrase


def _segments(said: Iterable[Phrase]) -> list[list[Phrase]]:
    """Return the phrases of a run in stretches that stood behind one another in their report."""
    found: list[list[Phrase]] = []
    for phrase in said:
        if found and phrase.behind is None:
            found[-1].append(phrase)
        else:
            found.append([phrase])
    return found


def _is_alike(first: MinedRun, other: MinedRun) -> bool:
    return first.action == other.action and first.said[0].themes == other.said[0].themes


def _taken(segment: Iterable[Phrase], steps: Iterable[Phrase]) -> list[Phrase]:
    """Return what of a stretch does the same as the steps in whose place it would stand."""
    taken = []
    for phrase, step in zip(segment, steps, strict=False):
        if phrase.role != step.role:
            break
        taken.append(phrase)
    return taken


def _left(run: MinedRun, ways: Sequence[Sequence[Phrase]], gone: set[str]) -> MinedRun | None:
    """Return a run without the steps that another run took over, or None if it took them all."""
    kept = [n for n, phrase in enumerate(run.said) if phrase.id not in gone]
    if not kept:
        return None
    own_at = sum(1 for n in kept if n < run.own_at)
    others = tuple(tuple(ways[n][1 : _MOST + 1]) for n in kept)
    said = tuple(run.said[n] for n in kept)
    return run._replace(said=said, own_at=own_at, others=others if any(others) else ())
