"""A scene is played whole, then struck at many moments; what stands after each strike is judged."""

from __future__ import annotations

import os
import random
import shutil
import signal
from collections import Counter
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from tests.signals.running import Ended, Runner, Strike, Talk, Watch
from tests.signals.scenes import Scene

SIGNS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
# How a process may end that is told to: by itself, or by the signal before it can hear any.
_CODES = {signal.SIGINT: (130, -2), signal.SIGTERM: (143, -15), signal.SIGKILL: (-9,)}
_STEPS = 60
_LEFT = ".nigao-*.tmp"

Files = dict[str, bytes]


class Played(NamedTuple):
    """A scene as it goes undisturbed: what stood before and after, how it ended, what it did."""

    before: Files
    after: Files
    states: tuple[bytes | None, ...]
    ended: Ended
    deeds: int


class Stage:
    """A scene in folders of its own, each a copy of the one that was prepared."""

    def __init__(self, scene: Scene, root: Path) -> None:
        self.scene = scene
        self._root = root
        self._ready = root / "ready"
        self._turn = 0
        (self._ready / "work").mkdir(parents=True)
        (self._ready / "cache").mkdir()
        scene.prepare(self._ready / "work")
        runner = Runner(self._ready / "cache")
        if scene.first:
            runner.warm(self._ready / "work", scene.first)
        spoilt = self._set()
        Runner(spoilt / "cache").warm(spoilt / "work", scene.args)
        # What is loaded by now is not read again; what is read at the end is kept there.
        if (spoilt / "cache").exists():
            shutil.copytree(spoilt / "cache", self._ready / "cache", dirs_exist_ok=True)
        self.played = self._play()

    @property
    def _all(self) -> Talk:
        left = (self.scene.left,) if self.scene.left else ()
        return Talk(self.scene.prompt, (*self.scene.typed, *left))

    def seconds(self) -> float:
        """Return how long the scene takes in a process that is started anew.

        What that leaves in the cache is there for all that follow.
        """
        self._fill_cache()
        place = self._set()
        seconds = self._run(place, self._all, apart=True).seconds
        shutil.rmtree(place)
        return seconds

    def strike(self, strike: Strike) -> tuple[list[str], str]:
        """Return what is wrong after a strike and after another run, and how the first ended."""
        place = self._set()
        ended = self._run(place, self._all, strike=strike, apart=strike.seconds is not None)
        found = list(self._judge_struck(place, strike, ended))
        how = "done" if ended.code == self.played.ended.code else str(ended.code)
        rest = self._all._replace(typed=self._all.typed[self._answers_in(place) :])
        again = self._run(place, rest, self.scene.again)
        found += self._judge_again(place, again)
        if not found:
            shutil.rmtree(place)
        return [f"{self.scene.name}, {_told(strike)}: {each}" for each in found], how

    def _play(self) -> Played:
        place = self._set()
        before = _files(place / "work")
        kept = place / "work" / self.scene.kept if self.scene.kept else None
        reading, counting = os.pipe()
        watch = Watch(counting, kept, [])
        ended = self._run(place, self._all, watch=watch)
        os.close(counting)
        deeds = 0
        while data := os.read(reading, 65536):
            deeds += len(data)
        os.close(reading)
        assert ended.code in (0, 1), f"{ended.code}: {ended.said}"
        assert deeds, ended.said
        after = _files(place / "work")
        shutil.rmtree(place)
        states = (*watch.states, after.get(self.scene.kept))
        return Played(before, after, states, ended, deeds)

    def _fill_cache(self) -> None:
        place = self._set()
        self._run(place, self._all, apart=True)
        shutil.copytree(place / "cache", self._ready / "cache", dirs_exist_ok=True)
        shutil.rmtree(place)

    def _set(self) -> Path:
        self._turn += 1
        place = self._root / f"turn-{self._turn}"
        shutil.copytree(self._ready, place)
        if self.scene.cold:
            shutil.rmtree(place / "cache")
        return place

    def _run(
        self,
        place: Path,
        talk: Talk,
        args: tuple[str, ...] = (),
        strike: Strike | None = None,
        watch: Watch | None = None,
        *,
        apart: bool = False,
    ) -> Ended:
        runner = Runner(place / "cache")
        args = args or self.scene.args
        return runner.run(place / "work", args, talk, strike, watch, apart=apart)

    def _answers_in(self, place: Path) -> int:
        """Return how many answers the kept file holds."""
        held = _files(place / "work").get(self.scene.kept)
        return self.played.states.index(held) if held in self.played.states else 0

    def _judge_struck(self, place: Path, strike: Strike, ended: Ended) -> Iterator[str]:
        known = (*_CODES[strike.sign], self.played.ended.code)
        if ended.code not in known and not _is_pythons(strike, ended):
            yield f"ended with {ended.code}: {ended.said[-600:]}"
        files = _files(place / "work")
        for name, data in files.items():
            killed = strike.sign is signal.SIGKILL
            if wrong := self._wrong_with(name, data, killed=killed):
                yield f"{name} {wrong}"
        for name in self.played.before.keys() - files.keys():
            if name in self.played.after:
                yield f"{name} is gone"
        if self._answers_in(place) < ended.answered:
            yield f"{self.scene.kept} has lost one of {ended.answered} answers"
        if strike.sign is not signal.SIGKILL:
            yield from (f"{name} is left" for name in _left_in(place))

    def _wrong_with(self, name: str, data: bytes, *, killed: bool) -> str:
        """Return what is wrong with a file that stands after a strike, or nothing."""
        played, scene = self.played, self.scene
        if name == scene.kept:
            return "" if data in played.states else "is none of the states it has"
        if _matches(name, (*scene.grown, _LEFT, f"*/{_LEFT}")):
            return ""
        if _matches(name, scene.outputs):
            known = data in (played.before.get(name), played.after.get(name))
            known |= killed and bool(scene.sign) and scene.sign in data
            return "" if known else "is neither the old nor the new"
        return "" if data == played.before.get(name) else "is changed or new"

    def _judge_again(self, place: Path, ended: Ended) -> Iterator[str]:
        if ended.code != self.played.ended.code:
            yield f"another run ends with {ended.code}: {ended.said[-600:]}"
        files = _files(place / "work")
        for name in sorted(files.keys() | self.played.after.keys()):
            if files.get(name) != self.played.after.get(name):
                yield f"{name} differs after another run"
        yield from (f"{name} is left after another run" for name in _left_in(place / "work"))


def _is_pythons(strike: Strike, ended: Ended) -> bool:
    """Tell whether Python itself was interrupted while it started: it has an exit code of its own.

    A traceback tells it, in which nothing of this program stands yet.
    """
    interrupted = strike.sign is signal.SIGINT and "KeyboardInterrupt" in ended.said
    return interrupted and "/app/" not in ended.said


def _matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


def around_deeds(deeds: int, moments: int, chance: random.Random) -> list[Strike]:
    """Return strikes of each sign, so many around what is done to the disk."""
    made: list[Strike] = []
    for sign in SIGNS:
        for n in range(moments):
            deed = 1 + int((n + chance.random()) * deeds / moments)
            # Half of them strike at once, the others a few steps later.
            steps = chance.choice((0, chance.randrange(_STEPS)))
            made.append(Strike(sign, deed=deed, steps=steps))
    return made


def by_clock(seconds: float, moments: int, chance: random.Random) -> list[Strike]:
    """Return strikes of each sign, so many at times all over a run."""
    times = [seconds * (n + chance.random()) / moments for n in range(moments)]
    return [Strike(sign, seconds=each) for sign in SIGNS for each in times]


def told(counts: Counter[str]) -> str:
    """Return how runs ended, in words."""
    return ", ".join(f"{how}: {count}" for how, count in sorted(counts.items()))


def _files(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _left_in(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(_LEFT)]


def _told(strike: Strike) -> str:
    when = f"deed {strike.deed} + {strike.steps}" if strike.deed else f"{strike.seconds:.3f} s"
    return f"{strike.sign.name} at {when}"
